//! What a text has, read in one pass: a detector is asked only where its signs are.
//!
//! In: a text. Out: what may be in it. Everything that a detector finds has its signs, so that nothing is missed; most texts have
//! none, and then no pattern is tried on them at all. A test holds every detector to its signs.

use super::{home_address, licence_plate, lists, person_name};
use crate::model::Personal;

/// Sorts of things that may be in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Signs(u16);

impl Signs {
    const NONE: Self = Self(0);
    const ALL: Self = Self(u16::MAX);

    /// The signs in a text. A text has those of its parts.
    pub(super) fn of(text: &str) -> Self {
        Reader { text, signs: Self::NONE, end: 0, digits: 0 }.read()
    }

    /// Whether there may be such a thing. What only a combination gives away has no signs of its own.
    pub(super) fn may_be(self, what: Personal) -> bool {
        self.0 & bit(what) != 0
    }

    /// Whether there may be anything.
    #[cfg(test)]
    pub(super) fn any(self) -> bool {
        self != Self::NONE
    }
}

fn bit(what: Personal) -> u16 {
    1 << what as u16
}

/// What a byte may start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Nothing.
    Other,
    Digit,
    /// A capital of ASCII.
    Capital,
    /// A sign beyond ASCII, which may be a capital.
    Beyond,
    /// `@`, or the end of what people write for it.
    At,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = u8::MAX;
    while byte > 0 {
        classes[byte as usize] = match byte {
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' => Class::Capital,
            0xc3..=0xff => Class::Beyond,
            b'@' | b']' | b')' => Class::At,
            _ => Class::Other,
        };
        byte -= 1;
    }
    classes
};

/// The least digits of a burgerservicenummer.
const LEAST_BSN: usize = 8;
/// The least digits of a telephone number.
const LEAST_PHONE: usize = 10;

/// Goes through a text.
struct Reader<'text> {
    text: &'text str,
    signs: Signs,
    /// Where the last number ended.
    end: usize,
    /// How many digits it has, with those before it that only marks part from it.
    digits: usize,
}

impl Reader<'_> {
    fn read(mut self) -> Signs {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(step) = bytes[at..].iter().position(|byte| CLASSES[usize::from(*byte)] != Class::Other)
        {
            at += step;
            at = match CLASSES[usize::from(bytes[at])] {
                Class::Digit => self.number(at),
                Class::Capital => self.capital(at, at + 1),
                Class::Beyond => self.beyond(at),
                Class::At => self.at_sign(at),
                Class::Other => at + 1,
            };
        }
        if self.end > 0 && licence_plate::may_be_said(self.text) {
            self.add(Personal::LicencePlate);
        }
        self.signs
    }

    fn add(&mut self, what: Personal) {
        self.signs.0 |= bit(what);
    }

    fn at_sign(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        if bytes[at] == b'@' || bytes[..at].ends_with(b"at") {
            self.add(Personal::EmailAddress);
        }
        at + 1
    }

    /// A sign beyond ASCII. Patterns that pass over capitals take two of them for `k` and `s`.
    fn beyond(&mut self, at: usize) -> usize {
        let Some(letter) = self.text[at..].chars().next() else { return at + 1 };
        let behind = at + letter.len_utf8();
        match letter {
            '\u{212a}' | 'ſ' => self.signs = Signs::ALL,
            _ if letter.is_uppercase() => return self.capital(at, behind),
            _ => {}
        }
        behind
    }

    /// A capital: the start of a first name before a word that tells whose it is, or of any name behind one.
    fn capital(&mut self, at: usize, behind: usize) -> usize {
        if !self.signs.may_be(Personal::PersonName) {
            let end = person_name::word_end(self.text, behind);
            let is_introduced =
                person_name::may_go_on(&self.text[end..]) && lists::is_first_name(&self.text[at..end]);
            if is_introduced || person_name::may_follow(&self.text[..at]) {
                self.add(Personal::PersonName);
            }
        }
        behind
    }

    /// Digits in a row, and what stands beside them.
    fn number(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + length;
        let is_row = self.end > 0 && is_gap(&bytes[self.end..start]);
        self.digits = if is_row { self.digits + length } else { length };
        self.end = end;
        let found = [
            (Personal::Bsn, self.digits >= LEAST_BSN),
            (Personal::PhoneNumber, self.digits >= LEAST_PHONE),
            (Personal::BankAccount, length >= 2 && ends_with(&bytes[..start], 2, u8::is_ascii_alphabetic)),
            (
                Personal::HomeAddress,
                is_postcode(bytes, start, end) || home_address::may_follow(&bytes[..start]),
            ),
            (Personal::BirthDate, is_date(length, &bytes[end..])),
            (Personal::LicencePlate, length <= 3 && is_hyphened(bytes, start, end)),
        ];
        found.into_iter().filter(|(_, is_there)| *is_there).for_each(|(what, _)| self.add(what));
        end
    }
}

/// Whether the last bytes, so many, are all of a sort.
fn ends_with(bytes: &[u8], count: usize, is_meant: fn(&u8) -> bool) -> bool {
    bytes.len() >= count && bytes[bytes.len() - count..].iter().all(is_meant)
}

/// The most bytes between two digits of one number: a bracket, a long dash and two spaces that do not break.
const MOST_GAP: usize = 8;

/// Whether these bytes may stand inside a number: spaces, dashes, full stops, slashes, brackets.
fn is_gap(bytes: &[u8]) -> bool {
    let is_mark = |byte: &u8| {
        matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | 0xc2 | 0xa0 | 0xe2 | 0x80 | 0x93)
    };
    bytes.len() <= MOST_GAP && bytes.iter().all(is_mark)
}

/// Whether four digits and two letters stand here, with capitals or before a number.
fn is_postcode(bytes: &[u8], start: usize, end: usize) -> bool {
    if end - start != 4 || bytes[start] == b'0' {
        return false;
    }
    let rest = bytes[end..].strip_prefix(b" ").unwrap_or(&bytes[end..]);
    let [first, second, rest @ ..] = rest else { return false };
    let is_pair = first.is_ascii_alphabetic() && second.is_ascii_alphabetic();
    if !is_pair || rest.first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let gap = rest.iter().take(3).take_while(|byte| b" ,;|/-".contains(byte)).count();
    let behind = &rest[gap..];
    let says = |word: &[u8]| behind.get(..word.len()).is_some_and(|said| said.eq_ignore_ascii_case(word));
    let is_numbered = || behind.first().is_some_and(u8::is_ascii_digit) || says(b"nr") || says(b"huisnummer");
    (first.is_ascii_uppercase() && second.is_ascii_uppercase()) || is_numbered()
}

/// Whether so many digits with this behind them start a date.
fn is_date(length: usize, rest: &[u8]) -> bool {
    match rest {
        [b'-', next, ..] if length == 4 => next.is_ascii_digit(),
        [b'-' | b'/' | b'.', next, ..] if length <= 2 => next.is_ascii_digit(),
        [b' ', first, second, third, ..] if length <= 2 => {
            let month = [*first, *second, *third].map(|letter| letter.to_ascii_lowercase());
            matches!(
                &month,
                b"jan"
                    | b"feb"
                    | b"mrt"
                    | b"maa"
                    | b"mar"
                    | b"apr"
                    | b"mei"
                    | b"may"
                    | b"jun"
                    | b"jul"
                    | b"aug"
                    | b"sep"
                    | b"okt"
                    | b"oct"
                    | b"nov"
                    | b"dec"
            )
        }
        _ => false,
    }
}

/// Whether a hyphen joins digits with other digits or capitals.
fn is_hyphened(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_group = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    let before = matches!(bytes[..start], [.., ref group, b'-'] if is_group(group));
    before || matches!(bytes[end..], [b'-', ref group, ..] if is_group(group))
}

#[cfg(test)]
mod tests {
    use super::{Personal, Signs};

    #[test]
    fn every_month_is_one_of_a_date() {
        let months = [
            "jan", "feb", "mrt", "maa", "mar", "apr", "mei", "may", "jun", "jul", "aug", "sep", "okt", "oct",
            "nov", "dec",
        ];
        for month in months {
            for month in [month.to_owned(), month.to_uppercase()] {
                assert!(Signs::of(&format!("12 {month}")).may_be(Personal::BirthDate), "{month}");
            }
        }
        assert!(!Signs::of("12 mensen").may_be(Personal::BirthDate));
    }
}
