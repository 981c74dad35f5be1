//! Pages, and what one audience is advised, that are harder to read than most readers can be asked to read.
//!
//! Dutch: W. H. Douma, De leesbaarheid van landbouwbladen, 1960. English: R. Flesch, A new readability yardstick, 1948.

use std::collections::BTreeMap;

use super::Asked;
use super::text::{Sentence, sentences, words};
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

/// The sentences of a page or audience, each with where it was written.
type Sentences = Vec<(Sentence, Option<Span>)>;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let mut pages: BTreeMap<&Place, Sentences> = BTreeMap::new();
    let mut audiences: BTreeMap<(usize, AudienceId), Sentences> = BTreeMap::new();
    for text in &asked.texts {
        for sentence in sentences(text.prose) {
            let span = asked.span(text, sentence.start, sentence.end);
            match text.place {
                Place::Recommendation(report, id) => {
                    let recommendation = &asked.site.reports[report].recommendations[id.0];
                    for audience in &recommendation.audiences {
                        let copy = Sentence { text: sentence.text.clone(), ..sentence };
                        audiences.entry((report, *audience)).or_default().push((copy, span));
                    }
                }
                // Not a page of running text.
                Place::Glossary | Place::Factor(..) => {}
                _ => pages.entry(&text.place).or_default().push((sentence, span)),
            }
        }
    }
    for sentences in pages.values() {
        let what = say! { en: "this page", nl: "deze pagina" };
        tell(asked, sentences, &what, diagnostics);
    }
    for ((_, audience), sentences) in &audiences {
        let name = &asked.site.audiences[audience.0].id;
        let what = say! { en: "what is advised to `{name}`", nl: "wat `{name}` wordt aangeraden" };
        tell(asked, sentences, &what, diagnostics);
    }
}

fn tell(asked: &Asked<'_>, sentences: &Sentences, what: &Words, diagnostics: &mut Diagnostics) {
    let Some(score) = score(sentences, asked.site.language).filter(|score| *score < HARD) else { return };
    let mut longest: Vec<(usize, Span)> =
        sentences.iter().filter_map(|(sentence, span)| Some((sentence.words(), (*span)?))).collect();
    longest.sort_by_key(|(words, span)| (std::cmp::Reverse(*words), *span));
    let Some((words, first)) = longest.first().copied() else { return };
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
    diagnostics.push(others.fold(diagnostic, |diagnostic, (words, span)| {
        diagnostic.related(*span, say! { en: "{words} words", nl: "{words} woorden" })
    }));
}

/// How easily a text reads, about 0 to 100; nothing for a few words.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn score(sentences: &Sentences, language: Language) -> Option<f64> {
    let all = || sentences.iter().flat_map(|(sentence, _)| words(&sentence.text));
    let count = all().count();
    if count < LEAST_WORDS {
        return None;
    }
    let per_word = all().map(syllables).sum::<usize>() as f64 / count as f64;
    let per_sentence = count as f64 / sentences.len() as f64;
    Some(match language {
        Language::Dutch => 206.84 - 77.0 * per_word - 0.93 * per_sentence,
        Language::English => 206.835 - 84.6 * per_word - 1.015 * per_sentence,
    })
}

/// The syllables of a word: its groups of vowels, of which a diaeresis starts a new one.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut follows = false;
    for letter in word.to_lowercase().chars() {
        let is_new = matches!(letter, 'ë' | 'ï' | 'ö' | 'ü');
        let is_vowel = is_new
            || matches!(
                letter,
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á' | 'à' | 'é' | 'è' | 'ê' | 'í' | 'ó' | 'ú'
            );
        if is_new || (is_vowel && !follows) {
            count += 1;
        }
        follows = is_vowel;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::syllables;

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
        ];
        for (word, expected) in rows {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}
