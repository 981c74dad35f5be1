//! What stands in braces behind a heading: for whom, and by whom.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, did_you_mean, nearest, say};
use crate::model::{Mark, MarkKind, Markdown, Open};
use crate::parse::tell;
use crate::source::{FileId, Span, Spanned};

/// For whom and by whom the list below a heading is.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Attributes {
    /// Place of the heading.
    pub(super) heading: u32,
    pub(super) audiences: Vec<Spanned<String>>,
    pub(super) by: Vec<Spanned<String>>,
}

/// The attributes of the headings that have `for` or `by`, by the heading's place.
///
/// # Errors
/// `unknown-key` for others, or for any where no lists are expected; `invalid-value`.
pub(super) fn attributes(
    file: FileId,
    markdown: &Markdown,
    are_expected: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<u32, Attributes> {
    let mut found = BTreeMap::new();
    if !markdown.headings.iter().any(|heading| heading.has_attributes) {
        return found;
    }
    for mark in &markdown.marks {
        let MarkKind::Open(Open::Heading(index)) = mark.kind else { continue };
        if !markdown.heading(index).is_some_and(|heading| heading.has_attributes) {
            continue;
        }
        let mut reader = Reader { file, audiences: Vec::new(), by: Vec::new(), diagnostics };
        if are_expected {
            reader.read(&words(markdown, &mark));
        } else {
            reader.refuse(&words(markdown, &mark));
        }
        if !reader.audiences.is_empty() || !reader.by.is_empty() {
            found.insert(index, Attributes { heading: index, audiences: reader.audiences, by: reader.by });
        }
    }
    found
}

/// A stretch of the source.
#[derive(Clone, Debug)]
struct Word<'text> {
    text: &'text str,
    start: usize,
}

impl<'text> Word<'text> {
    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The pieces between separators, with their places.
    fn pieces(&self, is_separator: impl Fn(char) -> bool) -> Vec<Word<'text>> {
        let mut pieces = Vec::new();
        let mut start = self.start;
        for text in self.text.split(is_separator) {
            pieces.push(Word { text, start });
            start += text.len() + 1;
        }
        pieces
    }
}

/// The words in the last braces of a heading.
fn words<'text>(markdown: &'text Markdown, heading: &Mark) -> Vec<Word<'text>> {
    let start = heading.start as usize;
    let text = markdown.text.get(start..heading.end as usize).unwrap_or_default();
    let Some(open) = text.rfind('{') else { return Vec::new() };
    let close = text[open..].find('}').map_or(text.len(), |close| open + close);
    let inside = Word { text: &text[open + 1..close], start: start + open + 1 };
    inside
        .pieces(|letter| letter.is_ascii_whitespace())
        .into_iter()
        .filter(|word| !word.text.is_empty())
        .collect()
}

struct Reader<'read> {
    file: FileId,
    audiences: Vec<Spanned<String>>,
    by: Vec<Spanned<String>>,
    diagnostics: &'read mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, words: &[Word<'_>]) {
        let mut after_comma = false;
        for word in words.iter().filter(|word| !word.text.starts_with('#')) {
            let key = word.text.split('=').next().unwrap_or_default();
            let value = word.text.get(key.len() + 1..);
            let Some(value) = value.filter(|_| matches!(key, "for" | "by")) else {
                self.tell_unknown(word, key, after_comma);
                continue;
            };
            let value = Word { text: value, start: word.start + key.len() + 1 };
            after_comma = value.text.ends_with(',');
            let ids = self.ids(key, &value);
            let list = if key == "for" { &mut self.audiences } else { &mut self.by };
            list.extend(ids);
        }
    }

    fn tell_unknown(&mut self, word: &Word<'_>, key: &str, after_comma: bool) {
        let message = say! { en: "a heading has no `{key}`", nl: "een kop heeft geen `{key}`" };
        let help = match meant(key) {
            _ if after_comma => say! {
                en: "several are written without a space: `{{for=schools,providers}}`",
                nl: "schrijf er meer zonder spatie: `{{for=schools,providers}}`",
            },
            Some(near) => did_you_mean(&format!("{near}=…")),
            None if !word.text.contains('=') => say! {
                en: "write for whom a list is as `{{for={key}}}`, by whom as `{{by={key}}}`",
                nl: "schrijf voor wie een lijst is als `{{for={key}}}`, van wie als `{{by={key}}}`",
            },
            None => say! {
                en: "write for whom a list is as `{{for=schools}}`, by whom as `{{by=schools}}`",
                nl: "schrijf voor wie een lijst is als `{{for=schools}}`, van wie als `{{by=schools}}`",
            },
        };
        let diagnostic = Diagnostic::new(Code::UnknownKey, Span::new(self.file, word.range()), message)
            .label(
                say! { en: "expected `#id`, `for=…` or `by=…`", nl: "hier hoort `#id`, `for=…` of `by=…`" },
            )
            .help(help);
        tell(self.diagnostics, diagnostic);
    }

    /// Tells of attributes in a file where no recommendations are expected.
    fn refuse(&mut self, words: &[Word<'_>]) {
        for word in words.iter().filter(|word| !word.text.starts_with('#')) {
            let key = word.text.split('=').next().unwrap_or_default();
            let message = say! { en: "a heading has no `{key}` here", nl: "een kop heeft hier geen `{key}`" };
            let help = if matches!(key, "for" | "by") {
                say! {
                    en: "recommendations stand in `threads/` and `recommendations/`",
                    nl: "aanbevelingen staan in `threads/` en `recommendations/`",
                }
            } else {
                say! { en: "leave it out", nl: "haal het weg" }
            };
            let diagnostic = Diagnostic::new(Code::UnknownKey, Span::new(self.file, word.range()), message)
                .label(say! { en: "expected `#id` only", nl: "hier hoort alleen `#id`" })
                .help(help);
            tell(self.diagnostics, diagnostic);
        }
    }

    /// The ids in a value, quotes around them told of and taken off.
    fn ids(&mut self, key: &str, value: &Word<'_>) -> Vec<Spanned<String>> {
        let is_quote = |letter: char| matches!(letter, '"' | '\'' | '“' | '”');
        if value.text.contains(is_quote) {
            let bare = value.text.replace(is_quote, "");
            let diagnostic = Diagnostic::new(
                Code::InvalidValue,
                Span::new(self.file, value.range()),
                say! { en: "no quotes are needed here", nl: "hier zijn geen aanhalingstekens nodig" },
            )
            .label(say! {
                en: "expected ids of audiences, with commas",
                nl: "hier horen id's van doelgroepen, met komma's ertussen",
            })
            .help(say! { en: "write `{{{key}={bare}}}`", nl: "schrijf `{{{key}={bare}}}`" });
            tell(self.diagnostics, diagnostic);
        }
        let mut ids = Vec::new();
        for piece in value.pieces(|letter| letter == ',') {
            let bare = piece.text.trim_matches(is_quote);
            if bare.is_empty() {
                let place = piece.start.saturating_sub(1)..piece.start;
                let diagnostic = Diagnostic::new(
                    Code::InvalidValue,
                    Span::new(self.file, place),
                    say! { en: "there is no id of an audience here", nl: "hier staat geen id van een doelgroep" },
                )
                .label(say! {
                    en: "expected ids of audiences, with commas and no spaces",
                    nl: "hier horen id's van doelgroepen, met komma's en zonder spaties",
                })
                .help(say! {
                    en: "write `{{{key}=schools,providers}}`",
                    nl: "schrijf `{{{key}=schools,providers}}`",
                });
                tell(self.diagnostics, diagnostic);
                continue;
            }
            ids.push(Spanned::new(bare.to_owned(), Span::new(self.file, piece.range())));
        }
        // A heading whose ids are all wrong still has its list; one id that is empty stands for them.
        if ids.is_empty() {
            ids.push(Spanned::new(String::new(), Span::new(self.file, value.range())));
        }
        ids
    }
}

fn meant(key: &str) -> Option<&'static str> {
    match &*key.to_lowercase() {
        "voor" | "doelgroep" | "audience" => Some("for"),
        "van" | "door" | "from" => Some("by"),
        _ => nearest(key, ["for", "by"]),
    }
}
