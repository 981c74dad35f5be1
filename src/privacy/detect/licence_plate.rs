//! Dutch licence plates: the sidecodes 1 to 14 that the RDW has given out. Plates have no vowels, C or Q; groups of
//! letters and digits in other codes often do. Where the text says that it is a plate, any letters count, and no
//! hyphens are needed.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr2_iter;
use regex::Regex;

use super::{before, has_any};

/// The sidecodes: L a letter, D a digit.
const SIDECODES: [&str; 14] = [
    "LL-DD-DD", "DD-DD-LL", "DD-LL-DD", "LL-DD-LL", "LL-LL-DD", "DD-LL-LL", "DD-LLL-D", "D-LLL-DD",
    "LL-DDD-L", "L-DDD-LL", "LLL-DD-L", "L-DD-LLL", "D-LL-DDD", "DDD-LL-D",
];

static PLATE: LazyLock<Regex> = LazyLock::new(|| sidecodes("[BDFGHJKLMNPRSTVWXZ]", "-", "(?-u)"));
static LOOSE: LazyLock<Regex> = LazyLock::new(|| sidecodes("[A-Z]", "[- ]?", "(?i-u)"));

fn sidecodes(letter: &str, hyphen: &str, flags: &str) -> Regex {
    let one = |code: &str| code.replace('-', hyphen).replace('D', "\\d").replace('L', letter);
    let all: Vec<String> = SIDECODES
        .iter()
        .map(|code| {
            // Letters first: the class that takes their place has a D of its own.
            one(&code.replace('L', "\u{1}")).replace('\u{1}', letter)
        })
        .collect();
    Regex::new(&format!(r"{flags}\b(?:{})\b", all.join("|"))).expect("the pattern is tested")
}

/// What says that it is a plate.
const SAID: &[&str] = &["kenteken", "nummerbord", "nr.bord"];

/// What says that it is another code.
const OTHERS: &[&str] = &[
    "lokaal",
    "klas",
    "groep",
    "kenmerk",
    "code",
    "dossier",
    "artikel",
    "versie",
    "tabel",
    "model",
    "kamer",
    "bestel",
    "formulier",
    "zaak",
    "wet",
    "besluit",
    "regeling",
    "bijlage",
    "vak",
    "zaal",
    "ruimte",
];

static SAYING: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<String> = SAID.iter().map(|word| regex::escape(word)).collect();
    Regex::new(&format!("(?i){}", words.join("|"))).expect("the pattern is tested")
});

/// Whether a text may say that there is a plate in it: it does in letters of ASCII. Looks at two letters that are rarer than most.
pub(super) fn may_be_said(text: &str) -> bool {
    let bytes = text.as_bytes();
    let goes_on = |at: usize, word: &[u8]| {
        bytes[at..].get(..word.len()).is_some_and(|said| said.eq_ignore_ascii_case(word))
    };
    memchr2_iter(b'k', b'K', bytes).any(|at| goes_on(at, b"kenteken"))
        || memchr2_iter(b'b', b'B', bytes).any(|at| goes_on(at, b"bord"))
}

/// Whether a text says that there is a plate in it.
fn is_said(text: &str) -> bool {
    SAYING.is_match(text)
}

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = PLATE
        .find_iter(text)
        .map(|plate| plate.range())
        .filter(|range| stands_alone(text, range) && !has_any(&before(text, range.start, 20), OTHERS))
        .collect();
    if is_said(text) {
        let said = LOOSE.find_iter(text).map(|plate| plate.range());
        let said =
            said.filter(|range| stands_alone(text, range) && has_any(&before(text, range.start, 28), SAID));
        let more: Vec<Range<usize>> = said.filter(|range| !found.contains(range)).collect();
        found.extend(more);
    }
    found
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let is_part = |letter: char| letter == '-' || letter.is_alphanumeric();
    !text[..range.start].ends_with(is_part) && !text[range.end..].starts_with(is_part)
}
