//! Which abbreviations and terms a text uses.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, Match, MatchKind};

use crate::model::{MarkKind, Open, Prose, Target, Term, TermId};

/// The abbreviations of a glossary, to be found in texts: the terms that stand for something, by name and by other
/// spellings that are one word.
#[derive(Clone, Debug)]
pub struct Abbreviations {
    names: BTreeMap<String, TermId>,
    /// A bit for the first byte of every name: most words of a page are none of them, and it shows at once.
    firsts: u128,
    /// The most bytes of a name.
    longest: usize,
    /// Finds every name, part of a word or not; nothing for more names than it can hold.
    finder: Option<AhoCorasick>,
}

impl Abbreviations {
    /// The abbreviations of a glossary.
    pub fn of(glossary: &[Term]) -> Self {
        let short = glossary.iter().enumerate().filter(|(_, term)| term.full.is_some());
        let names = short.flat_map(|(index, term)| {
            term.aliases.iter().chain([&term.name]).map(move |name| (name.clone(), TermId(index)))
        });
        Self::new(names.filter(|(name, _)| name.chars().all(char::is_alphanumeric)).collect())
    }

    fn new(mut names: BTreeMap<String, TermId>) -> Self {
        // Of nothing every text is full.
        names.retain(|name, _| !name.is_empty());
        let firsts = names.keys().fold(0, |firsts, name| firsts | first(name));
        let longest = names.keys().map(String::len).max().unwrap_or_default();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names.keys()).ok();
        Self { names, firsts, longest, finder }
    }

    /// The abbreviations that may stand in a text, HTML or not: those that do, and perhaps more.
    pub(super) fn may_be_in(&self, text: &str) -> BTreeSet<TermId> {
        let Some(finder) = &self.finder else { return self.names.values().copied().collect() };
        // No letter before it and none behind it; of those beyond ASCII it is not asked what they are.
        let is_part = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let bytes = text.as_bytes();
        let is_word =
            |found: &Match| !is_part(bytes[..found.start()].last()) && !is_part(bytes.get(found.end()));
        let words = finder.find_iter(text).filter(is_word);
        words.filter_map(|found| self.names.get(text.get(found.range())?).copied()).collect()
    }

    fn get(&self, word: &str) -> Option<TermId> {
        if word.len() > self.longest || self.firsts & first(word) == 0 {
            return None;
        }
        self.names.get(word).copied()
    }

    /// Abbreviations by name.
    #[cfg(test)]
    pub(super) fn named(names: impl IntoIterator<Item = (String, TermId)>) -> Self {
        Self::new(names.into_iter().collect())
    }

    /// The abbreviations in a text, in order, and where. One inside a compound counts at its start only: `PO-school`, and not
    /// `jeugd-ggz`.
    pub fn find<'text>(
        &self,
        text: &'text str,
    ) -> impl Iterator<Item = (Range<usize>, TermId)> + use<'_, 'text> {
        let mut end = 0;
        std::iter::from_fn(move || {
            loop {
                let start = next(text, end, true)?;
                end = next(text, start, false).unwrap_or(text.len());
                let is_start = !text[..start].ends_with('-');
                if let Some(term) = self.get(&text[start..end]).filter(|_| is_start) {
                    return Some((start..end, term));
                }
            }
        })
    }
}

/// The first place from another on where a letter or digit stands, or where none stands.
fn next(text: &str, from: usize, is_wanted: bool) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        let (is_part, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let letter = text[at..].chars().next()?;
            (letter.is_alphanumeric(), letter.len_utf8())
        };
        if is_part == is_wanted {
            return Some(at);
        }
        at += length;
    }
}

/// A bit for the first byte of a word.
fn first(word: &str) -> u128 {
    word.bytes().next().map_or(0, |first| 1 << (first & 0x7f))
}

/// Whether terms in something are left as they are: what explains them would break a heading, a link or code.
fn is_closed(open: Open) -> bool {
    matches!(open, Open::Heading(_) | Open::Link(_) | Open::CodeBlock(_))
}

/// The terms that a prose explains when it stands on a page. None in prose with raw HTML, which is cleaned of what
/// explains them.
pub fn uses(prose: &Prose, abbreviations: &Abbreviations) -> BTreeSet<TermId> {
    let mut used = BTreeSet::new();
    let mut closed = 0_usize;
    if prose.markdown.has_html {
        return used;
    }
    for mark in prose.marks() {
        match mark.kind {
            MarkKind::Open(open) => {
                if let (Open::Link(slot), 0) = (open, closed)
                    && let Target::Term(term) = prose.target(slot)
                {
                    used.insert(*term);
                }
                closed += usize::from(is_closed(open));
            }
            MarkKind::Close(open) => closed -= usize::from(is_closed(open)),
            MarkKind::Text(text) if closed == 0 => {
                used.extend(abbreviations.find(prose.markdown.str(text)).map(|(_, term)| term));
            }
            _ => {}
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::Abbreviations;
    use crate::model::TermId;

    #[test]
    fn an_empty_name_is_found_nowhere() {
        let known = Abbreviations::named([(String::new(), TermId(0)), ("IB".to_owned(), TermId(1))]);
        assert_eq!(known.may_be_in("één IB ëé").into_iter().collect::<Vec<_>>(), [TermId(1)]);
        assert_eq!(known.find("één IB ëé").map(|(_, term)| term).collect::<Vec<_>>(), [TermId(1)]);
    }

    #[test]
    fn a_name_that_begins_or_ends_as_another_does_hides_none() {
        let names = ["PO", "POH", "OH", "GGZ", "Z"];
        let known =
            Abbreviations::named(names.iter().zip(0..).map(|(name, at)| ((*name).to_owned(), TermId(at))));
        let rows: [(&str, &[usize]); 5] = [
            ("POH", &[1]),
            ("PO OH", &[0, 2]),
            ("<p>OH-POH</p>", &[1, 2]),
            ("POHZ GGZ-Z", &[3, 4]),
            ("XPO POX GGZT", &[]),
        ];
        for (text, expected) in rows {
            let found: Vec<usize> = known.may_be_in(text).into_iter().map(|term| term.0).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn abbreviations_are_whole_words_at_the_start_of_a_compound() {
        let known = Abbreviations::named([("AVG".to_owned(), TermId(0)), ("ggz".to_owned(), TermId(1))]);
        let rows = [
            ("De AVG, en de ggz.", vec![0, 1]),
            ("AVG-regels", vec![0]),
            ("jeugd-ggz", vec![]),
            ("avg, AVGs", vec![]),
            ("één AVG’er", vec![0]),
        ];
        for (text, expected) in rows {
            let found: Vec<usize> = known.find(text).map(|(_, term)| term.0).collect();
            assert_eq!(found, expected, "{text}");
            let may_be: Vec<usize> = known.may_be_in(text).into_iter().map(|term| term.0).collect();
            assert!(expected.iter().all(|term| may_be.contains(term)), "{text}");
        }
    }
}
