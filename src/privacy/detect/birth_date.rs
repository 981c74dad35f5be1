//! A date with a word beside it that says somebody was born then. A year alone does not count.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{before, has_any, pattern};

const DATE: &str = r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})|[0-9]{1,2} (?:jan|feb|mrt|maart|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec|march)[a-z]*\.?(?: ?(?:[0-9]{4}|['’][0-9]{2}))?)";

const BORN: &str = r"(?:\bgeboorte[ -]?(?:dat(?:um|\.)|dag)|\bgeb\.? ?dat(?:um|\.)|\bgebdatum|\bgeb\b\.?|\bdate of birth|\bdob\b|\bbirth ?date|\bverjaardag|\bjarig\b|\bter wereld)";

static BEFORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i){BORN}(?P<gap>[^0-9.!?]{{0,40}}?)(?P<date>\b{DATE})")));
/// The verb is used of more than people, so the date has to be nearer.
static VERB: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bgeboren\b(?P<gap>[^0-9.!?;]{{0,24}}?)(?P<date>\b{DATE})")));
static AFTER: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)(?P<date>\b{DATE})(?P<gap>[^0-9.!?]{{0,20}}?)\bgeboren\b")));
static STAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"\*\s?(?P<date>{DATE})(?P<gap>) (?:te|in) \p{{Lu}}")));

/// What is born without being somebody.
const THINGS: &[&str] = &[
    "project",
    "idee",
    "initiatief",
    "plan",
    "netwerk",
    "vereniging",
    "stichting",
    "samenwerking",
    "aanpak",
    "programma",
    "organisatie",
    "rapport",
];

/// Words between the two that tell of a group: "geboren na 1 januari 2005".
const BOUNDS: &[&str] = &[" na ", " voor ", " vóór ", " tussen ", " vanaf ", " sinds "];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for pattern in [&*BEFORE, &*VERB, &*AFTER, &*STAR] {
        for captures in pattern.captures_iter(text) {
            let (Some(whole), Some(date)) = (captures.get(0), captures.name("date")) else { continue };
            let gap = captures.name("gap").map_or("", |gap| gap.as_str());
            let is_group = has_any(&format!(" {gap} "), BOUNDS);
            let is_thing = has_any(&before(text, whole.start(), 40), THINGS) || has_any(gap, THINGS);
            if !is_group && !is_thing && !found.contains(&date.range()) {
                found.push(date.range());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}
