//! What is measured of every text once, and asked for by several questions.
//!
//! In: the texts of the site. Out: for each a [`Measured`]. Walking through the marks of a text costs more than looking at its
//! words; so the words are put together once, and what most texts do not have is noted as missing.

mod longest;
mod small;
mod tally;

pub(super) use longest::{Longest, NAMED};
pub(super) use tally::Tally;

use super::text::{Runs, Sentences, Text};
use crate::model::{Language, MarkKind, Prose};

/// What was measured of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Measured {
    /// What reading it takes.
    pub(super) tally: Tally,
    /// Its longest sentences.
    pub(super) longest: Longest,
    /// The first sentence in the other language, in bytes of the source.
    pub(super) foreign: Option<(u32, u32)>,
    /// What may stand in it.
    pub(super) signs: Signs,
}

/// What may stand in a text, so that it is looked for there alone.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Signs {
    /// Whether a row of capitals may stand in it.
    pub(super) may_shout: bool,
    /// Whether a sign stands in it that marks begin with.
    pub(super) may_have_marks: bool,
    /// Whether two capitals stand side by side in it: no abbreviation is without.
    pub(super) has_two_capitals: bool,
}

/// Measures a text of a site in a language.
pub(super) fn measure(text: &Text<'_>, language: Language) -> Measured {
    let (mut tally, mut foreign, mut signs) = (Tally::default(), None, Signs::default());
    let mut longest = Longest::default();
    let mut sentences = Sentences::new(text.prose, |sentence| {
        longest.add(tally.add(sentence.text), sentence.start, sentence.end);
        if foreign.is_none() && small::is_foreign(sentence.text, language) {
            foreign = Some((sentence.start, sentence.end));
        }
    });
    let mut runs = Runs::new(text.prose);
    for mark in text.prose.marks() {
        sentences.read(mark);
        if let Some(run) = runs.read(mark) {
            signs.add(run.words.as_bytes());
        }
    }
    sentences.end();
    if let Some(run) = runs.end() {
        signs.add(run.words.as_bytes());
    }
    Measured { tally, longest, foreign: foreign.filter(|_| !is_marked(text.prose)), signs }
}

impl Signs {
    /// Adds what may stand in some words.
    fn add(&mut self, words: &[u8]) {
        self.may_shout = self.may_shout || may_shout(words);
        let (mut signs, mut before) = (0, 0);
        for sign in words.iter().map(|byte| SIGNS[usize::from(*byte)]) {
            signs |= sign & MARK | sign & before;
            before = sign & CAPITAL;
        }
        self.may_have_marks |= signs & MARK != 0;
        self.has_two_capitals |= signs & CAPITAL != 0;
    }
}

/// The bit in [`SIGNS`] of a sign that a mark begins with, or that nobody can see.
const MARK: u8 = 1;
/// The bit in [`SIGNS`] of a capital.
const CAPITAL: u8 = 2;

/// What signs are, in bits.
const SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = u8::MAX;
    loop {
        signs[byte as usize] = match byte {
            b'\t' | b'\n' | b'\r' => 0,
            ..b' ' | b'*' | b'^' | b']' | b'<' | b'&' | b'$' => MARK,
            b'A'..=b'Z' => CAPITAL,
            _ => 0,
        };
        if byte == 0 {
            break;
        }
        byte -= 1;
    }
    signs
};

/// What is left when a mark is not closed, or comes from another program.
pub(super) const MARKS: &[&str] =
    &["**", "^(", "](", "<ul", "<li", "<br", "<p>", "<div", "<span", "</", "&nbsp;", "&amp;", "$n"];

/// Whether a mark, or a sign that nobody can see, may stand in some words.
pub(super) fn may_have_marks(words: &[u8]) -> bool {
    words.iter().any(|byte| SIGNS[usize::from(*byte)] & MARK != 0)
}

/// Three words in capitals of which two are long have at least as many bytes, and no small letter among them.
const LEAST_SHOUT: usize = 11;

/// Whether there are so many bytes in a row without a small letter of ASCII. Looks at few of them: any small letter rules out
/// every row that it would be part of.
pub(super) fn may_shout(words: &[u8]) -> bool {
    let mut start = 0;
    while let Some(row) = words.get(start..start + LEAST_SHOUT) {
        match row.iter().rposition(u8::is_ascii_lowercase) {
            Some(small) => start += small + 1,
            None => return true,
        }
    }
    false
}

/// Whether a text tells the language of a part itself.
fn is_marked(prose: &Prose) -> bool {
    prose.markdown.has_html
        && prose.marks().any(|mark| match mark.kind {
            MarkKind::Html(html) | MarkKind::InlineHtml(html) => prose.markdown.str(html).contains("lang="),
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::{may_have_marks, may_shout};

    #[test]
    fn marks_and_shouts_are_not_missed() {
        for mark in super::MARKS.iter().chain(&["\u{1}"]) {
            assert!(may_have_marks(format!("een {mark} twee").as_bytes()), "{mark}");
        }
        assert!(!may_have_marks("een\ttwee\r\n(drie) – vier's".as_bytes()));
        assert!(may_shout(b"let op A BBBB CCCC") && !may_shout(b"GGZ en MEE en RMC"));
    }
}
