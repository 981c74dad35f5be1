//! Markdown to marks that point into the text.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::model::Markdown;
use crate::source::Span;

/// The Markdown of a value in a TOML file. Its marks are places in the value; its slots, headings and diagnostics
/// have the span of the value in the file.
pub fn markdown_value(text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Markdown {
    let _ = (span, diagnostics);
    Markdown {
        text: Arc::from(text),
        pool: String::new(),
        marks: Vec::new(),
        slots: Vec::new(),
        headings: Vec::new(),
        alignments: Vec::new(),
        has_html: false,
    }
}
