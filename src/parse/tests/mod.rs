//! Tests of the whole stage, and what the tests of its modules have in common.

mod data;
mod memo;
mod robust;
mod syntax;
mod text;
mod toml;

use std::sync::Arc;

use super::{Documents, Memo, parse};
use crate::diag::Diagnostics;
use crate::source::{Content, FileId, SourceFile, SourceTree, line_and_column};

/// A tree of texts, by path.
pub(super) fn tree(files: &[(&str, &str)]) -> SourceTree {
    let mut tree = SourceTree::default();
    for (path, text) in files {
        tree.insert(text_file(path, text));
    }
    tree
}

/// A file with a text.
pub(super) fn text_file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: Arc::from(path),
        content: Content::Text(Arc::from(text)),
        hash: *blake3::hash(text.as_bytes()).as_bytes(),
    }
}

/// The id of some file.
pub(super) fn file_id() -> FileId {
    SourceTree::default().insert(text_file("content/x", ""))
}

/// What is told of a report with one more file: code, line, column and what is marked, a line each.
pub(super) fn told(path: &str, text: &str) -> String {
    let report = ("content/r/report.toml", "title = \"x\"\n");
    let tree = if path == report.0 { tree(&[(path, text)]) } else { tree(&[report, (path, text)]) };
    let checked = parse(&tree, &mut Memo::default());
    lines(&tree, &checked.diagnostics)
}

/// Diagnostics in short: code, line, column and what is marked, a line each.
pub(super) fn lines(tree: &SourceTree, diagnostics: &Diagnostics) -> String {
    let line = |diagnostic: &crate::diag::Diagnostic| {
        let span = diagnostic.label.span;
        let text = tree.get(span.file).and_then(SourceFile::text).map_or("", |text| &**text);
        let (line, column) = line_and_column(text, span.start as usize);
        let marked = text.get(span.range()).expect("spans lie on characters");
        format!("{}:{line}:{column} {marked}", diagnostic.code.name()).trim_end().to_owned()
    };
    diagnostics.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The documents of some files, which have no mistakes.
pub(super) fn documents(files: &[(&str, &str)]) -> Documents {
    let tree = tree(files);
    let checked = parse(&tree, &mut Memo::default());
    assert!(checked.diagnostics.is_empty(), "{}", lines(&tree, &checked.diagnostics));
    checked.value
}

/// A table of files and what is told of them.
pub(super) fn check(path: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, told(path, text)))
        .filter(|(_, expected, told)| told != *expected)
        .map(|(text, expected, told)| format!("{text}\n  expected:\n{expected}\n  told:\n{told}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
