//! An abbreviation that neither the glossary nor the report explains.

use std::collections::{BTreeMap, BTreeSet};

use super::Asked;
use super::text::{Text, runs};
use crate::diag::{Code, Diagnostic, Diagnostics, say};

/// Abbreviations that everybody knows better than what they stand for, and Roman numerals.
const KNOWN: &[&str] = &[
    "PDF", "TV", "EU", "VN", "NL", "IQ", "ID", "OK", "CD", "DVD", "SMS", "CSV", "HTML", "JSON", "SVG", "PNG",
    "XLSX", "URL", "QR", "FAQ", "USB", "GPS", "ICT", "IT", "UK", "US", "VS", "AA", "II", "III", "IV", "VI",
    "VII", "VIII", "IX", "XI", "XII",
];

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let site = asked.site;
    let terms = site.glossary.iter().flat_map(|term| std::iter::once(&term.name).chain(&term.aliases));
    let mut known: BTreeSet<&str> =
        terms.flat_map(|name| abbreviations(name).map(|(_, word)| word)).collect();
    known.extend(KNOWN);
    let mut told: BTreeMap<(Option<usize>, &str), Vec<&Text<'_>>> = BTreeMap::new();
    let reports: BTreeSet<Option<usize>> =
        asked.those(|measured| measured.signs.has_two_capitals).map(|(text, _)| text.report).collect();
    let explained = explained(asked, &reports);
    for (text, _) in asked.those(|measured| measured.signs.has_two_capitals) {
        for run in runs(text.prose) {
            for (at, word) in abbreviations(run.words) {
                let key = (text.report, word);
                if is_other(run.words, at, word)
                    || known.contains(word)
                    || explained.contains(&key)
                    || told.contains_key(&key)
                {
                    continue;
                }
                told.entry(key).or_default().push(text);
                let start = run.start + u32::try_from(at).unwrap_or_default();
                let end = start + u32::try_from(word.len()).unwrap_or_default();
                diagnostics.extend(asked.span(text, start, end).map(|span| {
                    Diagnostic::new(
                        Code::UnexplainedAbbreviation,
                        span,
                        say! { en: "`{word}` is not explained", nl: "`{word}` wordt niet uitgelegd" },
                    )
                    .label(say! { en: "not every reader knows it", nl: "niet elke lezer kent deze afkorting" })
                    .help(say! {
                        en: "write it in full with {word} in brackets behind it, or add it to glossary.toml",
                        nl: "schrijf de afkorting voluit met {word} tussen haakjes erachter, of zet ze in glossary.toml",
                    })
                }));
            }
        }
    }
}

/// Abbreviations that some reports explain themselves: in brackets behind what they stand for, or before it.
fn explained<'site>(
    asked: &'site Asked<'_>,
    reports: &BTreeSet<Option<usize>>,
) -> BTreeSet<(Option<usize>, &'site str)> {
    let mut found = BTreeSet::new();
    for (text, markdown) in asked.markdowns().filter(|(text, _)| reports.contains(&text.report)) {
        for (at, word) in abbreviations(&markdown.text) {
            let is_inside =
                markdown.text[..at].ends_with('(') && markdown.text[at + word.len()..].starts_with(')');
            let is_before = markdown.text[at + word.len()..].starts_with(" (");
            if is_inside || is_before {
                found.insert((text.report, word));
            }
        }
    }
    found
}

/// Whether a number stands beside it, as in the names of rooms and roads ("OV 2.89"), or other words in capitals do.
fn is_other(words: &str, at: usize, word: &str) -> bool {
    let (before, after) = (words[..at].trim_end(), words[at + word.len()..].trim_start());
    let is_numbered = before.trim_end_matches('-').ends_with(|letter: char| letter.is_ascii_digit())
        || after.trim_start_matches('-').starts_with(|letter: char| letter.is_ascii_digit());
    let is_loud = |word: Option<&str>| {
        word.is_some_and(|word| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    is_numbered || is_loud(before.split_whitespace().next_back()) || is_loud(after.split_whitespace().next())
}

/// Words of two to five capitals, and where they start.
fn abbreviations(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let is_short =
        |word: &&str| (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    words.filter(is_short).map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

#[cfg(test)]
mod tests {
    use super::abbreviations;

    #[test]
    fn abbreviations_are_short_words_of_capitals() {
        let found: Vec<(usize, &str)> = abbreviations("De GGZ (jeugdGGZ), een A en MBO-scholen").collect();
        assert_eq!(found, [(3, "GGZ"), (28, "MBO")]);
    }
}
