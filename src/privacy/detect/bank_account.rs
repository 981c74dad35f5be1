//! IBANs: as long as their country has them, and with a remainder of one (ISO 13616, mod 97-10 of ISO 7064).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static START: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i-u)\b[a-z]{2}\d{2} ?[a-z0-9]").expect("the pattern is tested"));

/// Countries and how long their IBANs are.
const LENGTHS: &[(&str, usize)] = &[
    ("NL", 18),
    ("BE", 16),
    ("DE", 22),
    ("FR", 27),
    ("GB", 22),
    ("ES", 24),
    ("IT", 27),
    ("PL", 28),
    ("LU", 20),
    ("AT", 20),
    ("PT", 25),
    ("IE", 22),
    ("DK", 18),
    ("SE", 24),
    ("NO", 15),
    ("CH", 21),
    ("TR", 26),
    ("CZ", 24),
    ("HU", 28),
    ("RO", 24),
    ("GR", 27),
    ("FI", 18),
    ("LT", 20),
];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    START.find_iter(text).filter_map(|start| account(text, start.start())).collect()
}

/// The IBAN that starts at a place.
fn account(text: &str, start: usize) -> Option<Range<usize>> {
    let country = text[start..].get(..2)?.to_uppercase();
    let (_, length) = LENGTHS.iter().find(|(name, _)| *name == country)?;
    let mut letters = String::with_capacity(*length);
    let mut end = start;
    for (at, letter) in text[start..].char_indices() {
        match letter {
            ' ' if !text[..start + at].ends_with(' ') => {}
            _ if letter.is_ascii_alphanumeric() => letters.push(letter.to_ascii_uppercase()),
            _ => return None,
        }
        if letters.len() == *length {
            end = start + at + 1;
            break;
        }
    }
    let is_whole = !text[end..].starts_with(char::is_alphanumeric);
    (letters.len() == *length && is_whole && remainder(&letters) == 1).then_some(start..end)
}

/// The remainder by 97 of an IBAN with its first four signs last and its letters as numbers.
fn remainder(account: &str) -> u32 {
    let signs = account.chars().skip(4).chain(account.chars().take(4));
    signs.filter_map(|sign| sign.to_digit(36)).fold(0, |rest, value| {
        let shift = if value > 9 { 100 } else { 10 };
        (rest * shift + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use super::remainder;

    #[test]
    fn remainders_of_ninety_seven() {
        // The examples of ISO 13616.
        assert_eq!(remainder("GB29NWBK60161331926819"), 1);
        assert_eq!(remainder("NL91ABNA0417164300"), 1);
        assert_ne!(remainder("NL92ABNA0417164300"), 1);
    }
}
