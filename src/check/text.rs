//! The texts of a site, and what questions ask of them: sentences, words, and where each was written.

use std::collections::BTreeSet;
use std::sync::Arc;

use memchr::memchr3_iter;
use rayon::prelude::*;

use super::Asked;
use super::measure::Measured;
use crate::diag::Diagnostics;
use crate::model::{Mark, MarkKind, Markdown, Open, Place, Prose, RecommendationList};
use crate::protect::PublicSite;
use crate::source::Span;

/// A stretch of Markdown, and the page it belongs to.
pub(super) struct Text<'site> {
    /// The page.
    pub(super) place: Place,
    /// Place of its report in the site.
    pub(super) report: Option<usize>,
    /// The words.
    pub(super) prose: &'site Prose,
}

/// All Markdown of a site, by page.
pub(super) fn texts(site: &PublicSite) -> Vec<Text<'_>> {
    let mut found = Vec::new();
    let mut add = |place: Place, report, prose| found.push(Text { place, report, prose });
    site.home.iter().for_each(|prose| add(Place::Home, None, prose));
    site.pages.iter().enumerate().for_each(|(at, page)| add(Place::SitePage(at), None, &page.prose));
    site.glossary.iter().for_each(|term| add(Place::Glossary, None, &term.text));
    for (at, report) in site.reports.iter().enumerate() {
        let mut add = |place: Place, prose| add(place, Some(at), prose);
        report.introduction.iter().for_each(|prose| add(Place::Report(at), prose));
        for (thread, one) in report.threads.iter().enumerate() {
            add(Place::Thread(at, thread), &one.prose);
            of_lists(&one.lists).for_each(|prose| add(Place::Thread(at, thread), prose));
        }
        of_lists(&report.recommendation_lists).for_each(|prose| add(Place::Recommendations(at), prose));
        for (id, one) in report.recommendations.iter().enumerate() {
            add(Place::Recommendation(at, crate::model::RecommendationId(id)), &one.text);
        }
        for (id, factor) in report.factors.iter().enumerate() {
            factor.text.iter().for_each(|prose| add(Place::Factor(at, crate::model::FactorId(id)), prose));
        }
        report.cases.iter().enumerate().for_each(|(one, case)| add(Place::Case(at, one), &case.prose));
        report
            .projects
            .iter()
            .enumerate()
            .for_each(|(one, project)| add(Place::Project(at, one), &project.prose));
        report
            .articles
            .iter()
            .enumerate()
            .for_each(|(one, article)| add(Place::Article(at, one), &article.prose));
        report.pages.iter().enumerate().for_each(|(one, page)| add(Place::Page(at, one), &page.prose));
    }
    found
}

fn of_lists(lists: &[RecommendationList]) -> impl Iterator<Item = &Prose> {
    lists.iter().map(|list| &list.prose)
}

impl Asked<'_> {
    /// Where a stretch of a text was written; its page's file where the text is a value in a TOML file.
    pub(super) fn span(&self, text: &Text<'_>, start: u32, end: u32) -> Option<Span> {
        match text.prose.markdown.file {
            Some(file) => Some(Span { file, start, end }),
            None => self.origin(&text.place),
        }
    }

    /// Where a page was written.
    pub(super) fn origin(&self, place: &Place) -> Option<Span> {
        self.origins.get(place).copied()
    }

    /// Every text that was parsed, once: several stretches may be of one file.
    pub(super) fn markdowns(&self) -> impl Iterator<Item = (&Text<'_>, &Arc<Markdown>)> {
        self.firsts.iter().map(|first| &self.texts[*first]).map(|text| (text, &text.prose.markdown))
    }

    /// The texts of which something was measured.
    pub(super) fn those(
        &self,
        is_meant: impl Fn(&Measured) -> bool,
    ) -> impl Iterator<Item = (&Text<'_>, &Measured)> {
        self.texts.iter().zip(&self.measured).filter(move |(_, measured)| is_meant(measured))
    }

    /// Asks something of every text, on all cores; the answers are in the order of the texts.
    pub(super) fn each(
        &self,
        diagnostics: &mut Diagnostics,
        ask: impl Fn(&Text<'_>, &mut Diagnostics) + Sync,
    ) {
        let answers: Vec<Diagnostics> = self
            .texts
            .par_chunks(CHUNK)
            .map(|texts| {
                let mut diagnostics = Diagnostics::new();
                for text in texts {
                    ask(text, &mut diagnostics);
                }
                diagnostics
            })
            .collect();
        for answer in answers {
            diagnostics.extend(answer);
        }
    }
}

/// As many texts are asked about at once: enough to be worth handing out, few enough for all cores to have some.
pub(super) const CHUNK: usize = 128;

/// Places of the texts that are the first of their file.
pub(super) fn firsts(texts: &[Text<'_>]) -> Vec<usize> {
    let mut known = BTreeSet::new();
    let is_first = |text: &Text<'_>| known.insert(Arc::as_ptr(&text.prose.markdown).addr());
    let first: Vec<bool> = texts.iter().map(is_first).collect();
    (0..texts.len()).filter(|at| first[*at]).collect()
}

/// Words in a row without anything between them, and where they were written.
pub(super) struct Run<'text> {
    /// As written in the source.
    pub(super) words: &'text str,
    /// First byte.
    pub(super) start: u32,
}

/// The words of a text as written, in stretches without marks.
pub(super) fn runs(prose: &Prose) -> impl Iterator<Item = Run<'_>> {
    let mut runs = Runs::new(prose);
    // One step more than there are, for the last stretch.
    prose.marks().map(Some).chain([None]).filter_map(move |mark| match mark {
        Some(mark) => runs.read(mark),
        None => runs.end(),
    })
}

/// Finds the [`runs`] of a text while somebody goes through its marks.
pub(super) struct Runs<'text> {
    source: &'text str,
    is_code: bool,
    /// First byte of the stretch that may go on, and the byte after its last.
    open: Option<(u32, u32)>,
}

impl<'text> Runs<'text> {
    pub(super) fn new(prose: &'text Prose) -> Self {
        Self { source: &prose.markdown.text, is_code: false, open: None }
    }

    /// Goes on by one mark; the stretch that ends before it.
    pub(super) fn read(&mut self, mark: Mark) -> Option<Run<'text>> {
        match mark.kind {
            MarkKind::Open(Open::CodeBlock(_)) => self.is_code = true,
            MarkKind::Close(Open::CodeBlock(_)) => self.is_code = false,
            MarkKind::Text(_) if !self.is_code => match &mut self.open {
                Some((_, end)) if *end == mark.start => *end = mark.end,
                open => {
                    let before = open.replace((mark.start, mark.end));
                    return before.and_then(|(start, end)| self.run(start, end));
                }
            },
            _ => {}
        }
        None
    }

    /// The stretch that was open at the end.
    pub(super) fn end(&mut self) -> Option<Run<'text>> {
        self.open.take().and_then(|(start, end)| self.run(start, end))
    }

    fn run(&self, start: u32, end: u32) -> Option<Run<'text>> {
        Some(Run { words: self.source.get(start as usize..end as usize)?, start })
    }
}

/// A sentence of running text.
pub(super) struct Sentence<'text> {
    /// Its words, marks left out.
    pub(super) text: &'text str,
    /// First byte in the source, about.
    pub(super) start: u32,
    /// The byte after the last, about.
    pub(super) end: u32,
}

/// The words of a text, without the marks around them; numbers are none.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let trimmed =
        text.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()));
    trimmed.filter(|word| !word.is_empty())
}

fn is_skipped(kind: Open) -> bool {
    matches!(kind, Open::Heading(_) | Open::Table(_) | Open::CodeBlock(_) | Open::Image(_) | Open::HtmlBlock)
}

/// Puts the sentences of a text together while somebody goes through its marks: those of paragraphs and items, not of headings,
/// tables and code.
pub(super) struct Sentences<'prose, Found> {
    prose: &'prose Prose,
    /// How many things are open in which no sentences are looked for.
    skipped: usize,
    /// The words of the open sentence.
    text: String,
    /// Where the open sentence stands, while there is one.
    place: Option<(u32, u32)>,
    found: Found,
}

/// Most sentences have fewer bytes.
const USUAL: usize = 256;

impl<'prose, Found: FnMut(Sentence<'_>)> Sentences<'prose, Found> {
    pub(super) fn new(prose: &'prose Prose, found: Found) -> Self {
        Self { prose, skipped: 0, text: String::with_capacity(USUAL), place: None, found }
    }

    /// Goes on by one mark.
    pub(super) fn read(&mut self, mark: Mark) {
        match mark.kind {
            MarkKind::Open(kind) if is_skipped(kind) => self.skipped += 1,
            MarkKind::Close(kind) if is_skipped(kind) => self.skipped -= 1,
            MarkKind::Text(words) | MarkKind::Code(words) if self.skipped == 0 => {
                self.add(self.prose.markdown.str(words), mark);
            }
            MarkKind::SoftBreak | MarkKind::HardBreak if self.place.is_some() => self.text.push(' '),
            MarkKind::Open(Open::Item | Open::List(_)) | MarkKind::Close(Open::Paragraph | Open::Item) => {
                self.close();
            }
            _ => {}
        }
    }

    /// Ends the sentence that is open.
    pub(super) fn end(mut self) {
        self.close();
    }

    /// Adds words to the open sentence, and closes it where it ends.
    fn add(&mut self, words: &str, mark: Mark) {
        // Words that differ from the source, such as curly quotes, are marked as a whole.
        let is_source = (mark.end - mark.start) as usize == words.len();
        let place = |at: usize, other: u32| {
            if is_source { mark.start + u32::try_from(at).unwrap_or_default() } else { other }
        };
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let end = sentence_end(rest);
            let next = at + end.unwrap_or(rest.len());
            let first = at + (rest.len() - rest.trim_start().len());
            let (start, _) = self.place.unwrap_or((place(first, mark.start), mark.end));
            self.place = Some((start, place(next, mark.end)));
            self.text.push_str(&words[at..next]);
            if end.is_some() {
                self.close();
            }
            at = next;
        }
    }

    /// Ends the open sentence. One without words is none.
    fn close(&mut self) {
        // A letter of ASCII is enough to know that there are words, and the first byte is nearly always one.
        let has_words =
            |text: &str| text.bytes().any(|byte| byte.is_ascii_alphabetic()) || words(text).next().is_some();
        if let Some((start, end)) = self.place.take().filter(|_| has_words(&self.text)) {
            (self.found)(Sentence { text: &self.text, start, end });
        }
        self.text.clear();
    }
}

/// Where the first sentence of some words ends: behind a full stop, and what closes with it, before a space or the end.
fn sentence_end(words: &str) -> Option<usize> {
    for at in memchr3_iter(b'.', b'!', b'?', words.as_bytes()) {
        // "d.w.z." and "1.234" are not ends; neither is an initial.
        let before = words[..at].chars().rev().take_while(|letter| letter.is_alphanumeric());
        let is_short = before.take(2).count() < 2;
        let end = at + 1;
        let closes = |letter: &char| matches!(letter, '”' | '’' | '"' | ')' | '\'');
        let end = end + words[end..].chars().take_while(closes).map(char::len_utf8).sum::<usize>();
        let is_last = words[end..].chars().next().is_none_or(char::is_whitespace);
        if is_last && !(is_short && words.as_bytes()[at] == b'.') {
            return Some(end);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{sentence_end, words};

    #[test]
    fn sentences_end_behind_their_marks() {
        let rows = [
            ("Een. Twee.", Some(4)),
            ("In 1.234 gevallen", None),
            ("Zij zei: “Ja.” En ging.", Some("Zij zei: “Ja.”".len())),
            ("De heer A. ging weg. Klaar.", Some("De heer A. ging weg.".len())),
            ("zonder eind", None),
        ];
        for (text, expected) in rows {
            assert_eq!(sentence_end(text), expected, "{text}");
        }
    }

    #[test]
    fn words_have_letters() {
        assert_eq!(words("(Een) 12 – twee-drie.").collect::<Vec<_>>(), ["Een", "twee-drie"]);
    }
}
