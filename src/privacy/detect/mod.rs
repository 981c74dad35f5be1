//! Finds what may tell who somebody is, in a stretch of text.
//!
//! In: a [`Passage`]. Out: places in it. One file a detector; none knows of files or of another detector.

mod bank_account;
mod birth_date;
mod bsn;
mod combination;
mod email;
mod home_address;
mod licence_plate;
mod lists;
mod person_name;
mod phone;
mod signs;

use std::ops::Range;

use regex::Regex;

use crate::model::Personal;
use signs::Signs;

/// A stretch of text that is searched as one: a paragraph, a cell, a text in a file's metadata.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Passage<'text> {
    /// The text as written, marks and all.
    pub text: &'text str,
    /// Whether it tells of one person: a case, or somebody's own words.
    pub is_story: bool,
}

/// Something found in a passage, in bytes of its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What sort of thing.
    pub what: Personal,
    /// Where.
    pub range: Range<usize>,
    /// Other places that give it away together with this one.
    pub parts: Vec<Range<usize>>,
}

/// One detector.
struct Detector {
    what: Personal,
    find: fn(&str) -> Vec<Range<usize>>,
}

const DETECTORS: &[Detector] = &[
    Detector { what: Personal::Bsn, find: bsn::find },
    Detector { what: Personal::EmailAddress, find: email::find },
    Detector { what: Personal::PhoneNumber, find: phone::find },
    Detector { what: Personal::BankAccount, find: bank_account::find },
    Detector { what: Personal::HomeAddress, find: home_address::find },
    Detector { what: Personal::BirthDate, find: birth_date::find },
    Detector { what: Personal::LicencePlate, find: licence_plate::find },
    Detector { what: Personal::PersonName, find: person_name::find },
    Detector { what: Personal::Combination, find: combination::find },
];

/// All that is found in a passage, in the order of the detectors and then of the text.
pub fn find(passage: Passage<'_>) -> Vec<Found> {
    let signs = Signs::of(passage.text);
    let is_worth_it = |detector: &&Detector| match detector.what {
        Personal::Combination => passage.is_story,
        what => signs.may_be(what),
    };
    let asked = DETECTORS.iter().filter(is_worth_it);
    asked.flat_map(|detector| as_found(detector.what, (detector.find)(passage.text))).collect()
}

/// What gives somebody away together in a text that tells of one person from beginning to end.
pub fn combination(text: &str) -> Option<Found> {
    as_found(Personal::Combination, combination::find(text)).pop()
}

/// Each place as a find of its own; those of a combination are one.
fn as_found(what: Personal, mut ranges: Vec<Range<usize>>) -> Vec<Found> {
    if what != Personal::Combination {
        return ranges.into_iter().map(|range| Found { what, range, parts: Vec::new() }).collect();
    }
    let last = ranges.pop();
    last.map(|range| Found { what, range, parts: ranges }).into_iter().collect()
}

/// A pattern. Its word boundaries are those of ASCII: with those of Unicode, the engine falls back to one many times slower
/// at the first letter with an accent.
fn pattern(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).expect("the pattern is tested")
}

/// At most `most` bytes of the text before a place, in small letters.
fn before(text: &str, at: usize, most: usize) -> String {
    text[text.floor_char_boundary(at.saturating_sub(most))..at].to_lowercase()
}

/// At most `most` bytes of the text after a place, in small letters.
fn after(text: &str, at: usize, most: usize) -> String {
    text[at..text.floor_char_boundary(at.saturating_add(most))].to_lowercase()
}

/// A bit for a letter of ASCII, small or not.
const fn letter_bit(letter: u8) -> u32 {
    1 << (letter & 0x1f)
}

/// Whether one of some words is part of a text in small letters.
fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether a number or code goes on before or after a range: `1.234`, `2021-`, `/123`.
fn goes_on(text: &str, range: &Range<usize>) -> bool {
    let is_joint = |letter: char| matches!(letter, '.' | ',' | '-' | '/' | '_');
    let mut left = text[..range.start].chars().rev();
    let before = match left.next() {
        Some(letter) if is_joint(letter) => left.next().is_some_and(char::is_alphanumeric),
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    };
    let mut right = text[range.end..].chars();
    let after = match right.next() {
        Some(letter) if is_joint(letter) || letter == ':' => {
            right.next().is_some_and(|letter| letter.is_ascii_digit())
        }
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    };
    before || after
}

/// Whether a place stands in an address on the web or a reference to a publication.
fn is_in_address(text: &str, at: usize) -> bool {
    let before = text[..at].char_indices().rfind(|(_, letter)| letter.is_whitespace());
    // A space may have several bytes: one that does not break a line has two.
    let start = before.map_or(0, |(space, letter)| space + letter.len_utf8());
    let word = text[start..].split(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    word.contains("://") || word.contains("www.") || word.contains("doi")
}

#[cfg(test)]
mod tests {
    use super::{DETECTORS, Passage, Signs, find, goes_on, is_in_address};
    use crate::model::Personal;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_are_part_of_more_go_on() {
        let rows = [
            ("x 123 y", 2..5, false),
            ("1.123", 2..5, true),
            ("a-123", 2..5, true),
            (" -123.", 2..5, false),
            ("123,4", 0..3, true),
            ("123, 4", 0..3, false),
            ("123:30", 0..3, true),
        ];
        for (text, range, expected) in rows {
            assert_eq!(goes_on(text, &range), expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_told_by_the_word_around() {
        assert!(is_in_address("zie https://x.nl/123 nu", 17));
        assert!(!is_in_address("zie https://x.nl/ 123", 19));
        assert!(!is_in_address("doi\u{a0}123", 5));
    }

    #[test]
    fn odd_texts_are_searched_without_harm() {
        for text in ["", "é", "é1é", "@", "0", "€ 06-", "\u{2028}1@é.é", "van", "moeder van ", "> \" “"]
        {
            let _ = find(Passage { text, is_story: true });
        }
    }

    /// What texts are made of that a detector looks at.
    const PIECES: &[&str] = &[
        " ",
        " ",
        " ",
        " ",
        ". ",
        ", ",
        ": ",
        "; ",
        "-",
        "/",
        "(",
        ")",
        "\"",
        "=",
        "\n",
        "\u{a0}",
        "–",
        "|",
        "*",
        "_",
        "'",
        "’",
        "\t",
        "@",
        "[at]",
        " (at) ",
        ".nl",
        "jan",
        "0",
        "1",
        "12",
        "14",
        "06",
        "088",
        "0031",
        "+31",
        "+32",
        "(0)",
        "123456782",
        "1234",
        "12345678",
        "1998",
        "2009",
        "8441",
        "AB",
        "ab",
        "GX",
        "nr. ",
        "huisnummer ",
        "NL",
        "NL91ABNA0417164300",
        " 2010 ",
        "Lindelaan",
        "straat",
        "Dorpsstraat",
        "woont aan de ",
        "Adres: ",
        "kade",
        "geboren",
        "geb. ",
        "Geboortedatum",
        " mei ",
        " December ",
        "jarig",
        "op ",
        "te ",
        "in ",
        "Utrecht",
        "BB-12-34",
        "12-BBB-3",
        "kenteken",
        "nummerbord ",
        "NUMMERBORD",
        "nr.bord",
        "KENTEKEN ",
        "bb1234",
        "moeder",
        "Moeder ",
        "MOEDER",
        "leerling",
        "cliënt",
        "CLIËNT",
        "financiën. ",
        "ë",
        "patiënte ",
        "gezin",
        "mevr.",
        "mw",
        "de heer",
        "Mijn naam is",
        "heet",
        "ik ben",
        "Ik ben",
        "naam moeder",
        "voornaam",
        "van",
        "Van",
        "de ",
        "der ",
        "van't ",
        "ten ",
        "el ",
        "Sanne",
        "Daan",
        "Vries",
        "De Vries",
        "A.",
        "J. ",
        "Éric",
        "Zoë",
        "é",
        "(14)",
        " jaar",
        ", moeder",
        " heet",
        " (een ",
        ", de ",
        "ſ",
        "\u{212a}",
        "zuſje ",
        "mijn naam iſ ",
        "peuter",
        "\u{212a}leuter ",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn what_is_found_has_its_signs(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..14)) {
            let text = pieces.concat();
            let signs = Signs::of(&text);
            for detector in DETECTORS.iter().filter(|one| one.what != Personal::Combination) {
                let found = (detector.find)(&text);
                prop_assert!(found.is_empty() || signs.may_be(detector.what), "{text:?}: {found:?}");
            }
            let names = super::person_name::search(&text, true, true);
            prop_assert_eq!(super::person_name::find(&text), names, "{:?}", text);
            let around = format!("Een\n{text}\neind");
            prop_assert!(Signs::of(&around).any() || !signs.any(), "{text:?}");
        }
    }
}
