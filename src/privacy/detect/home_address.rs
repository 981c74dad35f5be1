//! A postcode with a house number, in any order, and "woont aan de …straat 12". A post box is nobody's home.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{before, has_any, letter_bit, pattern};

/// Postcode, then number: `8441 AB 12`, `8441AB-12`, `8441 AB, nr. 12`, `1234 ab, huisnummer 7`.
static CODE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<digits>[1-9][0-9]{3})(?P<gap> ?)(?P<letters>[A-Za-z]{2})(?:[ ,;|/-]{1,3})(?:(?i:nr\.?|huisnummer:?) ?)?(?P<number>[0-9]{1,5})\b",
    )
});

/// Number, then postcode: `Lindelaan 12a, 8441 AB`.
static NUMBER_CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<street>[\p{L}.'’]+)\s(?P<number>[0-9]{1,5})(?:[ -]?(?:[A-Za-z]|bis|hs|[IVX]{1,4}|[0-9]{1,3}))?\s?[,|;\s]{1,3}(?P<digits>[1-9][0-9]{3})(?P<gap> ?)(?P<letters>[A-Z]{2})\b",
    )
});

/// Postcode, place, street and number: `2611 GX Delft, Oude Delft 123`.
static CODE_STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?P<digits>[1-9][0-9]{3})(?P<gap> ?)(?P<letters>[A-Z]{2})\s+\p{Lu}[\p{L}' -]{1,30},\s*\p{L}[\p{L}.' -]{2,40} (?P<number>[0-9]{1,5})\b",
    )
});

/// Where somebody lives.
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:woont|wonen|woonde|woonden|woonachtig|woonadres|adres|verhuisd|verhuisde)\b:?(?: (?:op|aan|in|naar|bij))?(?: (?:de|het))? (?P<street>[\p{{L}}.' -]{{0,30}}(?:{})) (?P<number>[0-9]{{1,5}})\b",
        STREETS.join("|")
    ))
});

/// Two capitals that follow a number in other texts, as words and units; F, I, O, Q, U and Y are in no postcode.
const NO_CODES: &[&str] = &[
    "EN", "TE", "NL", "KM", "MB", "GB", "BW", "NR", "ED", "CM", "KG", "MM", "DE", "ER", "WE", "SA", "SD",
    "SS",
];

/// Words that a number follows without being a house number.
const NO_STREETS: &[&str] =
    &["figuur", "tabel", "tafel", "hoofdstuk", "artikel", "postbus", "stap", "bijlage", "paragraaf", "deel"];

/// How the names of streets end where somebody lives; as in [`LIVES`].
const STREETS: &[&str] = &[
    "straat",
    "laan",
    "weg",
    "plein",
    "singel",
    "gracht",
    "kade",
    "dijk",
    "hof",
    "pad",
    "steeg",
    "dreef",
    "park",
    "plantsoen",
    "markt",
    "wal",
    "ring",
];

/// Whether a number behind this may be that of a house: the name of a street and a space.
pub(super) fn may_follow(before: &[u8]) -> bool {
    let Some(before) = before.strip_suffix(b" ") else { return false };
    let is_end = |street: &&str| {
        let end = before.len().checked_sub(street.len()).map(|start| &before[start..]);
        end.is_some_and(|end| end.eq_ignore_ascii_case(street.as_bytes()))
    };
    let is_last = |last: &u8| LASTS & letter_bit(*last) != 0;
    before.last().is_some_and(is_last) && STREETS.iter().any(is_end)
}

/// The last letters of [`STREETS`]: with most others, no street needs to be looked for.
const LASTS: u32 = {
    let (mut lasts, mut at) = (0, 0);
    while at < STREETS.len() {
        let street = STREETS[at].as_bytes();
        lasts |= letter_bit(street[street.len() - 1]);
        at += 1;
    }
    lasts
};

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for pattern in [&*NUMBER_CODE, &*CODE_STREET, &*CODE_NUMBER, &*LIVES] {
        for captures in pattern.captures_iter(text) {
            let Some(whole) = captures.get(0).map(|whole| whole.range()) else { continue };
            let group = |name: &str| captures.name(name).map_or("", |group| group.as_str());
            let is_street = group("street").is_empty() || is_street(group("street"));
            let is_known = found.iter().any(|range| range.start < whole.end && whole.start < range.end);
            let is_code = group("letters").is_empty() || is_code(text, &whole, &group);
            if is_street && is_code && !is_known && !is_post_box(text, whole.start) {
                found.push(whole);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

fn is_street(word: &str) -> bool {
    let small = word.trim_end_matches('.').to_lowercase();
    let is_named = word.starts_with(char::is_uppercase)
        || small == "nr"
        || SUFFIXES.iter().any(|end| small.ends_with(end));
    is_named && !NO_STREETS.contains(&&*small)
}

const SUFFIXES: &[&str] =
    &["straat", "laan", "weg", "plein", "singel", "gracht", "kade", "dijk", "hof", "pad", "park"];

/// Whether four digits and two letters are a postcode and what follows or goes before a house number.
fn is_code<'text>(text: &str, whole: &Range<usize>, group: &impl Fn(&str) -> &'text str) -> bool {
    let letters = group("letters");
    let is_plain = letters.bytes().all(|letter| letter.is_ascii_uppercase());
    let is_told = || before(text, whole.start, 20).contains("postcode");
    let is_possible = !letters.contains(['F', 'I', 'O', 'Q', 'U', 'Y']) && !NO_CODES.contains(&letters);
    let is_year = matches!(group("number").parse(), Ok(1900..=2100));
    is_possible && !is_year && (is_plain || (group("gap").len() < 2 && is_told()))
}

fn is_post_box(text: &str, at: usize) -> bool {
    has_any(&before(text, at, 24), &["postbus", "antwoordnummer"])
        || text[at..].to_lowercase().starts_with("postbus")
}

#[cfg(test)]
mod tests {
    use super::{STREETS, may_follow};

    #[test]
    fn a_house_number_may_follow_every_street() {
        for street in STREETS {
            assert!(may_follow(format!("Linden{street} ").as_bytes()), "{street}");
            assert!(may_follow(format!("LINDEN{} ", street.to_uppercase()).as_bytes()), "{street}");
        }
        for text in ["", " ", "straat", "procent ", "of "] {
            assert!(!may_follow(text.as_bytes()), "{text}");
        }
    }
}
