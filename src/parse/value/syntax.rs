//! Mistakes of TOML's syntax, told in an author's words.
//!
//! The parser goes on after a mistake, and one mistake often makes it stumble several times. So only the first
//! stumble of a line is told, and nothing after a list that is not closed.

mod common;
mod explain;
mod unquoted;

use std::collections::BTreeSet;
use std::ops::Range;

use super::reader::TomlText;
use crate::diag::{Code, Diagnostic, say};
use crate::source::Span;
use explain::{Explained, explain};

/// Where the syntax is broken: what is read there may be anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Broken {
    lines: Vec<Span>,
}

impl Broken {
    /// Whether there is any mistake of syntax.
    pub(super) fn is_broken(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Adds a place.
    pub(super) fn add(&mut self, place: Span) {
        self.lines.push(place);
    }

    /// Whether what seems wrong at a place may come from a mistake of syntax.
    pub(super) fn explains(&self, span: Span) -> bool {
        let is_there = |line: &Span| span.start <= line.end && line.start <= span.end;
        self.is_broken() && (span.start == span.end || self.lines.iter().any(is_there))
    }
}

/// More mistakes of syntax in one file are not told: by then it is no TOML at all.
const ENOUGH: usize = 20;

/// One mistake as the parser found it.
#[derive(Clone, Debug)]
struct Stumble<'error> {
    message: &'error str,
    range: Range<usize>,
}

/// Tells the mistakes of syntax, and where they are.
///
/// # Errors
/// `broken-toml`, `nested-too-deep`.
pub(super) fn syntax_errors(
    toml: TomlText<'_>,
    errors: &[toml::de::Error],
    diagnostics: &mut Vec<Diagnostic>,
) -> Broken {
    let placeless =
        if errors.iter().all(|error| error.span().is_some()) { 0..0 } else { long_key(toml.text) };
    let place = |error: &toml::de::Error| error.span().unwrap_or(placeless.clone());
    let mut stumbles: Vec<Stumble<'_>> = errors
        .iter()
        .map(|error| Stumble { message: error.message(), range: inside(toml.text, place(error)) })
        .collect();
    stumbles.sort_by_key(|stumble| stumble.range.start);
    let mut broken = Broken::default();
    let mut doubles = BTreeSet::new();
    let mut told_to: Option<usize> = None;
    // Of keys below a header that is written twice, each is written twice.
    let mut doubled_to = 0;
    for (place, stumble) in stumbles.iter().enumerate() {
        if told_to.is_some_and(|end| stumble.range.start <= end) {
            continue;
        }
        let line = line_around(toml.text, stumble.range.start);
        let is_next = told_to.is_some_and(|end| toml.text[end..line.start].trim().is_empty());
        let is_told = is_next && is_item(&toml.text[line.clone()])
            || stumble.message == "duplicate key"
                && (stumble.range.start < doubled_to || !doubles.insert(&toml.text[stumble.range.clone()]));
        let is_header = toml.text[line.clone()].trim_start().starts_with('[');
        if is_header && stumble.message == "duplicate key" {
            doubled_to = next_header(toml.text, line.end);
        }
        let unclosed = is_unclosed(toml.text, &stumbles[place..], line.end, is_header);
        let is_last = unclosed || broken.lines.len() + 1 == ENOUGH;
        let end = if is_last { toml.text.len() } else { line.end };
        told_to = Some(end);
        let unsure = if is_header { next_header(toml.text, end) } else { end };
        broken.lines.push(shifted(toml, line.start..unsure));
        if !is_told {
            diagnostics.push(if is_key_in_list(&stumbles[place..]) || (unclosed && is_header) {
                unclosed_list(toml, stumble, &line)
            } else {
                diagnostic(toml, stumble, &line)
            });
        }
        if is_last {
            break;
        }
    }
    broken
}

/// A place kept inside the text and off the middle of characters.
fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The first key of very many parts: the one thing the parser gives no place for.
fn long_key(text: &str) -> Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.bytes().filter(|&byte| byte == b'.').count() >= 80 {
            return start..start + 1;
        }
        start += line.len();
    }
    0..0
}

/// Whether a line is an item of a list, which stumbles when what stands above it did.
fn is_item(line: &str) -> bool {
    line.trim_start().starts_with(['{', '}', '"', '\'', ']']) || line.starts_with([' ', '\t'])
}

/// Whether the first of these stumbles is inside a list or table that is never closed: then the lines below it go on
/// stumbling to the end. A header that stumbles was taken for a list.
fn is_unclosed(text: &str, stumbles: &[Stumble<'_>], line_end: usize, is_header: bool) -> bool {
    let [first, rest @ ..] = stumbles else { return false };
    let is_inside = is_header || INSIDE.iter().any(|message| first.message.contains(message));
    let is_open = |stumble: &Stumble<'_>| {
        stumble.message.starts_with("unclosed array,") || stumble.message.starts_with("unclosed inline")
    };
    let next = rest.iter().find(|stumble| stumble.range.start > line_end);
    let goes_on =
        next.is_some_and(|next| text[line_end..next.range.start].matches('\n').count() <= 2 || is_open(next));
    is_inside && goes_on && rest.last().is_some_and(is_open)
}

/// What the parser says of places inside a list or a table in braces.
const INSIDE: &[&str] = &["array elements", "in array", "inline table", "key-value pairs"];

/// A missing comma that is followed by an `=` where none can be: the next key was taken for an item.
fn is_key_in_list(stumbles: &[Stumble<'_>]) -> bool {
    let [first, rest @ ..] = stumbles else { return false };
    first.message.starts_with("missing comma between array")
        && rest.iter().take(2).any(|next| next.message.starts_with("unexpected `=` in array"))
}

fn unclosed_list(toml: TomlText<'_>, stumble: &Stumble<'_>, line: &Range<usize>) -> Diagnostic {
    let end = word_end(toml.text, stumble.range.start, line.end);
    let span = shifted(toml, stumble.range.start..end);
    let message = say! { en: "the list above is not closed", nl: "de lijst hierboven is niet afgesloten" };
    Diagnostic::new(Code::BrokenToml, span, message)
        .label(say! { en: "expected `]` before this", nl: "hiervoor hoort `]`" })
        .help(say! { en: "end the list with `]`", nl: "sluit de lijst af met `]`" })
}

fn diagnostic(toml: TomlText<'_>, stumble: &Stumble<'_>, line: &Range<usize>) -> Diagnostic {
    if stumble.message.starts_with("cannot recurse") || stumble.message.starts_with("recursion limit") {
        return Diagnostic::new(
            Code::NestedTooDeep,
            shifted(toml, stumble.range.clone()),
            say! { en: "this is nested too deep", nl: "hier staat te veel in elkaar" },
        )
        .label(say! {
            en: "lists, tables or keys in each other go no deeper than 80",
            nl: "lijsten, blokken en velden gaan niet dieper dan 80 in elkaar",
        })
        .help(say! {
            en: "no reader follows this many; tell it in fewer steps",
            nl: "zoveel stappen volgt geen lezer; vertel het in minder stappen",
        });
    }
    let Explained { range, message, label, help } = explain(toml.text, stumble.message, &stumble.range, line);
    let range =
        if range.is_empty() { range.start..word_end(toml.text, range.start, line.end) } else { range };
    let mut diagnostic = Diagnostic::new(Code::BrokenToml, shifted(toml, range), message).label(label);
    let is_double = stumble.message.starts_with("duplicate key");
    let first = is_double.then(|| first_written(toml.text, &stumble.range, line)).flatten();
    if let Some(first) = first {
        diagnostic =
            diagnostic.related(shifted(toml, first), say! { en: "first written here", nl: "staat hier al" });
    }
    if help.is_empty() { diagnostic } else { diagnostic.help(help) }
}

/// An earlier line that begins as the line of a key does, up to the key's end.
fn first_written(text: &str, key: &Range<usize>, line: &Range<usize>) -> Option<Range<usize>> {
    let written = text.get(line.start..key.end)?;
    let mut end = line.start;
    for before in text.get(..line.start)?.split_inclusive('\n').rev() {
        let start = end - before.len();
        let rest = before.strip_prefix(written);
        if rest.is_some_and(|rest| rest.trim_start().starts_with(['=', ']', '.'])) {
            return Some(start..start + written.len());
        }
        if before.starts_with('[') && !written.starts_with('[') {
            return None;
        }
        end = start;
    }
    None
}

fn shifted(toml: TomlText<'_>, range: Range<usize>) -> Span {
    Span::new(toml.file, range.start + toml.offset..range.end + toml.offset)
}

/// The line a place is in, without its end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end.max(start)
}

/// Where the keys below a header end.
fn next_header(text: &str, from: usize) -> usize {
    text[from..].find("\n[").map_or(text.len(), |feed| from + feed)
}

/// Where the word that starts at a place ends, on the same line.
fn word_end(text: &str, start: usize, line_end: usize) -> usize {
    let rest = text.get(start..line_end.max(start)).unwrap_or_default();
    let word = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-');
    let first = rest.chars().next().map_or(0, char::len_utf8);
    start + word.unwrap_or(rest.len()).max(first)
}
