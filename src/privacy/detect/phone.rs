//! Telephone numbers in the forms people write them: national ones of the Dutch numbering plan (Nummerplan telefoon- en
//! ISDN-diensten), and international ones of the countries around.
//!
//! Numbers that are meant to be published (112, 0800, 0900, 14 …) do not count.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{before, goes_on, has_any, is_in_address};

/// Ten digits with a zero in front, or +31 and nine; between two digits at most one mark with spaces around it.
static DUTCH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<abroad>\+31|(?-u:\b)0031)[ .-]?(?:\(0\)[ .-]?)?|\(?0)[1-9](?:\)?[ \u{a0}]?[-–./ ]?[ \u{a0}]?[0-9]){8}")
        .expect("the pattern is tested")
});

static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\+(?:32|33|34|39|40|44|48|49|90|212)[ .-]?(?:\(0\)[ .-]?)?[0-9](?:[-–./ ]?[0-9]){7,10}")
        .expect("the pattern is tested")
});

/// Area codes of three digits; all others have four.
const SHORT_AREAS: &[&str] = &[
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043", "045",
    "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079",
    "082", "084", "085", "087", "088", "091",
];

/// What says that digits are something else.
const OTHERS: &[&str] =
    &["isbn", "issn", "doi", "kvk", "orcid", "dossier", "rekening", "grant", "project", "subsidie"];

/// What says that digits are a telephone number.
const SAID: &[&str] = &["tel", "bel", "nummer", "mobiel", "bereikbaar", "06", "contact", "t:"];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = DUTCH
        .captures_iter(text)
        .filter_map(|captures| {
            let whole = captures.get(0)?;
            let abroad = captures.name("abroad").map(|abroad| abroad.as_str().len());
            let is_meant = is_number(text, whole.range(), abroad) && is_free(text, &whole.range());
            is_meant.then(|| whole.range())
        })
        .collect();
    let foreign = FOREIGN.find_iter(text).map(|found| found.range());
    found.extend(foreign.filter(|range| is_free(text, range)));
    found
}

/// Whether nothing around says that it is another number.
fn is_free(text: &str, range: &Range<usize>) -> bool {
    !goes_on(text, range)
        && !is_in_address(text, range.start)
        && !has_any(&before(text, range.start, 24), OTHERS)
        && !follows_bank(&text[..range.start])
}

/// `INGB 0666 …` is part of the number of a bank account.
fn follows_bank(text: &str) -> bool {
    let word = text.strip_suffix(' ').unwrap_or_default().bytes().rev();
    word.take_while(u8::is_ascii_uppercase).count() == 4
}

/// Whether digits are grouped as a number of the plan is.
fn is_number(text: &str, range: Range<usize>, abroad: Option<usize>) -> bool {
    let written = &text[range.start + abroad.unwrap_or_default()..range.end];
    let written = written.replace("(0)", "");
    let mut groups: Vec<String> = written
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .map(str::to_owned)
        .collect();
    let Some(first) = groups.first_mut() else { return false };
    if abroad.is_some() && !first.starts_with('0') {
        first.insert(0, '0');
    }
    let digits = groups.concat();
    let Some(area) = area(&digits) else { return false };
    match &groups[..] {
        [_] => area == "06" || abroad.is_some() || has_any(&before(text, range.start, 24), SAID),
        [first, rest @ ..] => {
            let fits = first == area || (area == "06" && first.len() > 2);
            fits && rest.iter().all(|group| group.len() > 1) && !is_date(area, rest)
        }
        [] => false,
    }
}

/// The area code of ten digits, or `06`; nothing where the plan has none, and for numbers meant to be published.
fn area(digits: &str) -> Option<&str> {
    let start = |length: usize| digits.get(..length);
    match digits.as_bytes() {
        [b'0', b'6', b'1'..=b'5' | b'8', ..] | [b'0', b'6', ..] if digits.len() == 10 => start(2),
        _ if SHORT_AREAS.contains(&start(3)?) => start(3),
        [b'0', b'1'..=b'5', ..] => start(4),
        _ => None,
    }
}

/// `06-12-2014 10` is a date and the start of something else.
fn is_date(area: &str, rest: &[String]) -> bool {
    let is_year = |group: &String| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    area == "06" && rest.first().is_some_and(|group| group.len() == 2) && rest.get(1).is_some_and(is_year)
}
