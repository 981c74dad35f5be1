//! Pages, and what one audience is advised, that are harder to read than most readers can be asked to read.
//!
//! Dutch: W. H. Douma, De leesbaarheid van landbouwbladen, 1960. English: R. Flesch, A new readability yardstick, 1948.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Asked;
use super::measure::{NAMED, Tally};
use super::text::{CHUNK, Text};
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::{AudienceId, Language, Place};
use crate::source::Span;

/// Under this a text is "rather hard" in both scales.
const HARD: f64 = 45.0;
/// Fewer words say nothing.
const LEAST_WORDS: usize = 100;
/// Sentences with more words are named.
const LONG: u32 = 25;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let is_running = |text: &Text<'_>| {
        !matches!(text.place, Place::Recommendation(..) | Place::Glossary | Place::Factor(..))
    };
    // The texts of a page stand together.
    let pages = asked.texts.chunk_by(|one, next| one.place == next.place).scan(0, |start, texts| {
        let page = *start..*start + texts.len();
        *start = page.end;
        Some((&texts[0], page))
    });
    let pages: Vec<_> = pages.filter(|(first, _)| is_running(first)).collect();
    let this = say! { en: "this page", nl: "deze pagina" };
    let mut hard: Vec<(&Place, Diagnostic)> = pages
        .into_par_iter()
        .with_min_len(CHUNK)
        .filter_map(|(first, page)| Some((&first.place, told(asked, page, &this)?)))
        .collect();
    hard.sort_by_key(|(place, _)| *place);
    diagnostics.extend(hard.into_iter().map(|(_, diagnostic)| diagnostic));
    let mut audiences: BTreeMap<(usize, AudienceId), Vec<usize>> = BTreeMap::new();
    for (at, text) in asked.texts.iter().enumerate() {
        let Place::Recommendation(report, id) = text.place else { continue };
        for audience in &asked.site.reports[report].recommendations[id.0].audiences {
            audiences.entry((report, *audience)).or_default().push(at);
        }
    }
    for ((_, audience), texts) in &audiences {
        let name = &asked.site.audiences[audience.0].id;
        let what = say! { en: "what is advised to `{name}`", nl: "wat `{name}` wordt aangeraden" };
        diagnostics.extend(told(asked, texts.iter().copied(), &what));
    }
}

/// What is said of some texts, by their places, when they are hard to read.
fn told(asked: &Asked<'_>, texts: impl Iterator<Item = usize> + Clone, what: &Words) -> Option<Diagnostic> {
    let tally = texts.clone().map(|at| asked.measured[at].tally).fold(Tally::default(), Tally::join);
    let score = score(tally, asked.site.language).filter(|score| *score < HARD)?;
    let mut longest: Vec<(u32, Span)> = Vec::new();
    for (text, measured) in texts.map(|at| (&asked.texts[at], &asked.measured[at])) {
        let spans = measured
            .longest
            .iter()
            .filter_map(|&(words, start, end)| Some((words, asked.span(text, start, end)?)));
        longest.extend(spans);
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

/// How easily a text reads, about 0 to 100; nothing for a few words.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn score(tally: Tally, language: Language) -> Option<f64> {
    if tally.words < LEAST_WORDS {
        return None;
    }
    let per_word = tally.syllables as f64 / tally.words as f64;
    let per_sentence = tally.words as f64 / tally.sentences as f64;
    Some(match language {
        Language::Dutch => 206.84 - 77.0 * per_word - 0.93 * per_sentence,
        Language::English => 206.835 - 84.6 * per_word - 1.015 * per_sentence,
    })
}
