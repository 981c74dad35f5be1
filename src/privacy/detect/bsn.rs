//! Burgerservicenummers, and what came before them: nine digits (or eight, without their first zero) that pass the
//! eleven-test (Besluit burgerservicenummer, art. 1; the last digit weighs minus one).
//!
//! One number in eleven passes by chance, so numbers that are said to be something else do not count, and eight digits
//! only where they are said to be a BSN.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{after, before, goes_on, has_any, is_in_address};

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u)\b(?:\d{8,9}|\d{3}[. -]\d{3}[. -]\d{3}|\d{4}[. -]\d{2}[. -]\d{3})\b")
        .expect("the pattern is tested")
});

/// What says that a number is a BSN.
const SAID: &[&str] =
    &["bsn", "burgerservice", "sofi", "persoonsgebonden", "persoonsnummer", "pgn", "onderwijsnummer"];

/// What says that a number is another.
const OTHERS: &[&str] = &[
    "isbn", "issn", "doi", "kvk", "k.v.k", "rsin", "subsidie", "project", "dossier", "zonmw", "nwo", "grant",
    "factuur", "order", "bestel", "pmid", "€", "eur", "btw", "artikel", "kenmerk", "orcid",
];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let is_meant = |range: &Range<usize>| {
        let digits: Vec<u32> = text[range.clone()].chars().filter_map(|letter| letter.to_digit(10)).collect();
        if !passes(&digits) || goes_on(text, range) {
            return false;
        }
        let is_said = has_any(&before(text, range.start, 32), SAID);
        let is_other = has_any(&before(text, range.start, 24), OTHERS)
            || has_any(&after(text, range.end, 12), &[" euro", " inwoners"])
            || is_in_address(text, range.start);
        is_said || (digits.len() == 9 && !is_other)
    };
    NUMBER.find_iter(text).map(|found| found.range()).filter(is_meant).collect()
}

/// The eleven-test.
fn passes(digits: &[u32]) -> bool {
    let weights = (2..=9).rev().skip(9usize.saturating_sub(digits.len()));
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let last = digits.last().copied().unwrap_or_default();
    sum > 0 && sum % 11 == last && digits.iter().any(|digit| *digit != digits[0])
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn the_eleven_test() {
        let rows = [
            ("123456782", true),
            ("123456783", false),
            ("000000000", false),
            ("10000008", true),
            ("10000009", false),
        ];
        for (digits, expected) in rows {
            let digits: Vec<u32> = digits.chars().filter_map(|letter| letter.to_digit(10)).collect();
            assert_eq!(passes(&digits), expected, "{digits:?}");
        }
    }
}
