//! Diagnostics for GitHub Actions: a workflow command each, which GitHub shows beside the changed line.
//!
//! In: diagnostics in the order to tell them. Out: lines such as `::error file=…,line=…::…`
//! (docs.github.com, "Workflow commands for GitHub Actions").

use super::json::{Range, range};
use super::report::{Bounded, Sources};
use super::{Diagnostic, Language, Severity};

/// A line for each diagnostic, and one for each code of which more are not shown.
pub(super) fn github(bounded: &Bounded<'_>, sources: &mut Sources<'_>, language: Language) -> String {
    let mut text: String =
        bounded.shown.iter().map(|diagnostic| command(diagnostic, sources, language)).collect();
    for &(code, count) in &bounded.rest {
        let message = Bounded::more(count);
        text.extend(["::notice title=", code.name(), "::", &data(message.get(language)), "\n"]);
    }
    text
}

fn command(diagnostic: &Diagnostic, sources: &mut Sources<'_>, language: Language) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let Range { file, line, column, end_line, end_column } = range(diagnostic.label.span, sources);
    let mut properties: Vec<String> = Vec::new();
    properties.extend(file.map(|file| format!("file={}", property(&file))));
    // Columns of a mark over several lines say nothing to GitHub, which then shows the annotation nowhere.
    let columns = (line == end_line).then_some((column, end_column));
    let (column, end_column) = columns.unwrap_or_default();
    for (key, value) in [("line", line), ("endLine", end_line), ("col", column), ("endColumn", end_column)] {
        properties.extend(value.map(|value| format!("{key}={value}")));
    }
    properties.push(format!("title={}", diagnostic.code.name()));
    let words = [Some(&diagnostic.message), Some(&diagnostic.label.text), diagnostic.help.as_ref()];
    let lines: Vec<&str> = words
        .into_iter()
        .flatten()
        .map(|words| words.get(language))
        .filter(|line| !line.is_empty())
        .collect();
    format!("::{name} {}::{}\n", properties.join(","), data(&lines.join("\n")))
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
