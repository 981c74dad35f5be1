//! Markdown to marks that point into the text.
//!
//! In: a file's text, or the text of a value. Out: a [`Markdown`] that copies nothing but what differs from its
//! source, links and images as slots, headings with ids that are unique in the text. One pass; nothing here takes
//! more than linear time.

mod build;
mod depth;
mod heading;
mod html;

use std::sync::Arc;

use pulldown_cmark::{Options, Parser};

use crate::diag::{Code, Diagnostic, say};
use crate::model::Markdown;
use crate::parse::tell;
use crate::source::{FileId, Span};
use build::Builder;
use depth::{DEEPEST, too_deep};
pub use html::allow_list;

/// What Markdown is here: `CommonMark` with the extensions of docs/content-format.md.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Where a text comes from, for spans.
#[derive(Clone, Copy, Debug)]
enum Origin {
    /// It is the file's own text.
    File(FileId),
    /// It is the value of a key; quotes and escapes make places inside it uncertain, so all of it is meant.
    Value(Span),
}

impl Origin {
    fn span(self, start: usize, end: usize) -> Span {
        match self {
            Self::File(file) => Span::new(file, start..end),
            Self::Value(span) => span,
        }
    }
}

/// The Markdown of a file, from `start` to its end. Marks are places in the whole file.
///
/// # Errors
/// `unsafe-html`; `duplicate-id` for headings; `nested-too-deep`, and then there are no marks.
pub fn markdown(file: FileId, text: &Arc<str>, start: usize, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    build(OPTIONS, Origin::File(file), text.clone(), start, diagnostics)
}

/// The Markdown of a text with every extension off, to be held against the suite of the specification.
#[cfg(test)]
pub(crate) fn commonmark(file: FileId, text: &Arc<str>) -> Markdown {
    build(Options::empty(), Origin::File(file), text.clone(), 0, &mut Vec::new())
}

/// The Markdown of a value in a TOML file. Its marks are places in the value; its slots, headings and diagnostics
/// have the span of the value in the file.
///
/// # Errors
/// As [`markdown`].
pub fn markdown_value(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    build(OPTIONS, Origin::Value(span), Arc::from(text), 0, diagnostics)
}

fn build(
    options: Options,
    origin: Origin,
    text: Arc<str>,
    start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Markdown {
    let mut body = text.get(start..).unwrap_or_default();
    if let Some(line) = too_deep(body) {
        let offset = text.len() - body.len();
        let span = origin.span(line.start + offset, line.end + offset);
        tell(
            diagnostics,
            Diagnostic::new(
                Code::NestedTooDeep,
                span,
                say! {
                    en: "quotations or lists are nested too deep",
                    nl: "er staan te veel citaten of lijsten in elkaar",
                },
            )
            .label(say! { en: "deeper than {DEEPEST} in each other", nl: "meer dan {DEEPEST} in elkaar" })
            .help(say! {
                en: "no reader follows this many; leave some out",
                nl: "zoveel volgt geen lezer; laat er een paar weg",
            }),
        );
        body = "";
    }
    let mut builder = Builder::new(origin, &text, text.len() - body.len(), diagnostics);
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        builder.event(event, range);
    }
    let parts = builder.finish();
    let file = match origin {
        Origin::File(file) => Some(file),
        Origin::Value(_) => None,
    };
    Markdown {
        text,
        file,
        pool: parts.pool.into(),
        marks: parts.marks,
        slots: parts.slots.into(),
        headings: parts.headings.into(),
        tables: parts.tables.into(),
        has_html: parts.has_html,
    }
}
