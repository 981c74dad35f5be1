//! Pages, and what one audience is advised, that are harder to read than most readers can be asked to read.
//!
//! Dutch: W. H. Douma, De leesbaarheid van landbouwbladen, 1960. English: R. Flesch, A new readability yardstick, 1948.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Asked;
use super::text::{Text, sentences};
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::{AudienceId, Language, Place};
use crate::source::Span;

/// Under this a text is "rather hard" in both scales.
const HARD: f64 = 45.0;
/// Fewer words say nothing.
const LEAST_WORDS: usize = 100;
/// Sentences with more words are named.
const LONG: usize = 25;
/// How many are named.
const NAMED: usize = 3;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    // The texts of a page stand together.
    let pages: Vec<&[Text<'_>]> = asked.texts.chunk_by(|one, next| one.place == next.place).collect();
    let is_running = |text: &Text<'_>| {
        !matches!(text.place, Place::Recommendation(..) | Place::Glossary | Place::Factor(..))
    };
    let mut hard: Vec<(&Place, Diagnostic)> = pages
        .into_par_iter()
        .filter(|texts| is_running(&texts[0]))
        .filter_map(|texts| {
            Some((&texts[0].place, told(asked, texts.iter(), &say! { en: "this page", nl: "deze pagina" })?))
        })
        .collect();
    hard.sort_by_key(|(place, _)| *place);
    diagnostics.extend(hard.into_iter().map(|(_, diagnostic)| diagnostic));
    let mut audiences: BTreeMap<(usize, AudienceId), Vec<&Text<'_>>> = BTreeMap::new();
    for text in &asked.texts {
        let Place::Recommendation(report, id) = text.place else { continue };
        for audience in &asked.site.reports[report].recommendations[id.0].audiences {
            audiences.entry((report, *audience)).or_default().push(text);
        }
    }
    for ((_, audience), texts) in &audiences {
        let name = &asked.site.audiences[audience.0].id;
        let what = say! { en: "what is advised to `{name}`", nl: "wat `{name}` wordt aangeraden" };
        diagnostics.extend(told(asked, texts.iter().copied(), &what));
    }
}

/// What is said of some texts when they are hard to read.
fn told<'all>(
    asked: &Asked<'_>,
    texts: impl Iterator<Item = &'all Text<'all>> + Clone,
    what: &Words,
) -> Option<Diagnostic> {
    let mut tally = Tally::default();
    texts.clone().for_each(|text| sentences(text.prose, |sentence| tally.add(sentence.text)));
    let score = tally.score(asked.site.language).filter(|score| *score < HARD)?;
    let mut longest: Vec<(usize, Span)> = Vec::new();
    for text in texts {
        sentences(text.prose, |sentence| {
            let span = asked.span(text, sentence.start, sentence.end);
            longest.extend(span.map(|span| (sentence.words(), span)));
        });
    }
    longest.sort_by_key(|(words, span)| (std::cmp::Reverse(*words), *span));
    let (words, first) = longest.first().copied()?;
    let message = say! {
        en: "{what} is hard to read: {score:.0} of 100, where 60 is plain",
        nl: "{what} is moeilijk te lezen: {score:.0} van 100, en gewone taal haalt 60",
        what = what,
        score = score.max(0.0),
    };
    let diagnostic = Diagnostic::new(Code::HardToRead, first, message)
        .label(say! {
            en: "its longest sentence, with {words} words",
            nl: "de langste zin, met {words} woorden",
        })
        .help(say! {
            en: "break long sentences in two, and take shorter words",
            nl: "maak van lange zinnen er twee, en kies kortere woorden",
        });
    let others = longest.iter().skip(1).take(NAMED - 1).filter(|(words, _)| *words > LONG);
    Some(others.fold(diagnostic, |diagnostic, (words, span)| {
        diagnostic.related(*span, say! { en: "{words} words", nl: "{words} woorden" })
    }))
}

/// What the measure of a text is made of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Tally {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Tally {
    /// Counts a sentence, and the words and syllables in it. What has no letter is no word; syllables are groups of vowels, of
    /// which a diaeresis starts a new one.
    fn add(&mut self, sentence: &str) {
        self.sentences += 1;
        let mut word = Word::default();
        for letter in sentence.chars() {
            match sort(letter) {
                Sort::Space => self.close(&mut word),
                sort => word.add(sort),
            }
        }
        self.close(&mut word);
    }

    fn close(&mut self, word: &mut Word) {
        let word = std::mem::take(word);
        if word.has_letters {
            self.words += 1;
            self.syllables += word.syllables.max(1);
        }
    }

    /// How easily a text reads, about 0 to 100; nothing for a few words.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    fn score(self, language: Language) -> Option<f64> {
        if self.words < LEAST_WORDS {
            return None;
        }
        let per_word = self.syllables as f64 / self.words as f64;
        let per_sentence = self.words as f64 / self.sentences as f64;
        Some(match language {
            Language::Dutch => 206.84 - 77.0 * per_word - 0.93 * per_sentence,
            Language::English => 206.835 - 84.6 * per_word - 1.015 * per_sentence,
        })
    }
}

/// What was read of a word.
#[derive(Default)]
struct Word {
    has_letters: bool,
    follows_vowel: bool,
    syllables: usize,
}

impl Word {
    fn add(&mut self, sort: Sort) {
        self.has_letters |= sort != Sort::Other;
        if sort == Sort::NewVowel || (sort == Sort::Vowel && !self.follows_vowel) {
            self.syllables += 1;
        }
        self.follows_vowel = matches!(sort, Sort::Vowel | Sort::NewVowel);
    }
}

/// What a sign is in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Space,
    Vowel,
    /// A vowel with a diaeresis.
    NewVowel,
    Consonant,
    Other,
}

fn sort(letter: char) -> Sort {
    match letter {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'á' | 'à' | 'é' | 'è'
        | 'ê' | 'í' | 'ó' | 'ú' | 'Á' | 'À' | 'É' | 'È' | 'Ê' | 'Í' | 'Ó' | 'Ú' | 'İ' => {
            Sort::Vowel
        }
        'b'..='z' | 'B'..='Z' => Sort::Consonant,
        ' ' => Sort::Space,
        'ë' | 'ï' | 'ö' | 'ü' | 'Ë' | 'Ï' | 'Ö' | 'Ü' => Sort::NewVowel,
        _ if letter.is_whitespace() => Sort::Space,
        _ if letter.is_alphabetic() => Sort::Consonant,
        _ => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn syllables_are_groups_of_vowels() {
        let rows = [
            ("school", 1),
            ("gemeente", 3),
            ("tijd", 1),
            ("coördinatie", 5),
            ("reünie", 3),
            ("tv", 1),
            ("jongeren", 3),
            ("REÜNIE", 3),
        ];
        for (word, syllables) in rows {
            let mut tally = Tally::default();
            tally.add(word);
            assert_eq!(tally, Tally { sentences: 1, words: 1, syllables }, "{word}");
        }
    }

    #[test]
    fn words_have_letters() {
        let mut tally = Tally::default();
        tally.add("(Eén) 12 – twee-drie.\u{a0}…");
        assert_eq!(tally, Tally { sentences: 1, words: 2, syllables: 3 });
    }
}
