//! Diagnostics for programs: one JSON array.

use serde::Serialize;

use super::report::Sources;
use super::{Diagnostic, Label, Language};
use crate::source::Span;

/// A diagnostic as a program reads it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'run> {
    code: &'static str,
    severity: &'static str,
    message: &'run str,
    #[serde(flatten)]
    range: Range,
    label: &'run str,
    help: Option<&'run str>,
    related: Vec<Related<'run>>,
}

/// Another place that has to do with it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Related<'run> {
    #[serde(flatten)]
    range: Range,
    label: &'run str,
}

/// A stretch of a file as editors count: from 1, columns in characters, the end just behind the last character. In a
/// file that is not text all four numbers are null; for a file that is gone so is the path.
#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
pub(super) struct Range {
    pub(super) file: Option<String>,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
}

/// All diagnostics as one JSON array, one key a line.
pub(super) fn json<'run>(
    diagnostics: impl IntoIterator<Item = &'run Diagnostic>,
    sources: &mut Sources<'_>,
    language: Language,
) -> String {
    let entries: Vec<Entry<'_>> =
        diagnostics.into_iter().map(|diagnostic| entry(diagnostic, sources, language)).collect();
    let mut json = serde_json::to_string_pretty(&entries).expect("text and numbers can be written as JSON");
    json.push('\n');
    json
}

fn entry<'run>(diagnostic: &'run Diagnostic, sources: &mut Sources<'_>, language: Language) -> Entry<'run> {
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        message: diagnostic.message.get(language),
        range: range(diagnostic.label.span, sources),
        label: diagnostic.label.text.get(language),
        help: diagnostic.help.as_ref().map(|help| help.get(language)),
        related: diagnostic.related.iter().map(|label| related(label, sources, language)).collect(),
    }
}

fn related<'run>(label: &'run Label, sources: &mut Sources<'_>, language: Language) -> Related<'run> {
    Related { range: range(label.span, sources), label: label.text.get(language) }
}

/// Where a span is.
pub(super) fn range(span: Span, sources: &mut Sources<'_>) -> Range {
    let Some(source) = sources.get(span.file) else { return Range::default() };
    let file = Some(source.path.clone());
    let Some(positions) = source.positions() else { return Range { file, ..Range::default() } };
    let start = positions.at(span.range().start);
    let end = positions.at(span.range().end);
    Range {
        file,
        line: Some(start.line),
        column: Some(start.column),
        end_line: Some(end.line),
        end_column: Some(end.column),
    }
}
