//! Mistakes as the overlay shows them: the text of the terminal, and a link that opens the file at its line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, Format, Language, Severity, Telling, report};
use crate::source::{FileId, SourceTree, Span, line_and_column};

/// More than this many are not shown: nobody reads them all before mending the first.
const MOST: usize = 100;

/// How a file is opened in the author's editor.
#[derive(Clone, Debug)]
pub(super) struct Editor {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// An address with `{path}`, `{line}` and `{column}` in it.
    pub(super) link: String,
    /// The language of whoever sits there.
    pub(super) language: Language,
}

/// A place in a file, for a person and for an editor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Spot {
    /// Path from the site's root.
    pub(super) file: String,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
    /// Opens the editor there.
    pub(super) href: String,
}

/// One mistake.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Entry {
    /// Its kebab-case code.
    code: &'static str,
    /// One sentence.
    message: String,
    /// As the terminal tells it.
    pub(super) text: String,
    /// Where; nothing when the file is gone.
    spot: Option<Spot>,
    /// The addresses of the pages it is about; empty when that is not known.
    pages: Vec<String>,
}

impl Editor {
    /// A byte of a file as a place to open.
    pub(super) fn spot(&self, tree: &SourceTree, span: Span) -> Option<Spot> {
        let file = tree.get(span.file)?;
        let (line, column) = file.text().map_or((1, 1), |text| line_and_column(text, span.range().start));
        let path = std::path::absolute(self.root.join(&*file.path)).ok()?;
        let path = escaped(&path.to_string_lossy().replace('\\', "/"));
        let href = self
            .link
            .replace("{path}", path.trim_start_matches('/'))
            .replace("{line}", &line.to_string())
            .replace("{column}", &column.to_string());
        Some(Spot { file: file.path.to_string(), line, column, href })
    }
}

/// A path as part of an address.
fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                escaped.push(char::from(byte));
            }
            _ => {
                let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
                escaped.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
    escaped
}

/// The mistakes of a severity, by path and place, each once.
pub(super) fn entries(
    diagnostics: &Diagnostics,
    severity: Severity,
    tree: &SourceTree,
    editor: &Editor,
    pages: &BTreeMap<FileId, BTreeSet<String>>,
) -> Arc<[Entry]> {
    let path = |diagnostic: &Diagnostic| tree.get(diagnostic.label.span.file).map(|file| file.path.clone());
    let mut some: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.severity == severity).collect();
    some.sort_by_cached_key(|one| (path(one), one.label.span, one.code));
    some.dedup();
    some.truncate(MOST);
    some.into_iter().map(|one| entry(one, tree, editor, pages)).collect()
}

fn entry(
    diagnostic: &Diagnostic,
    tree: &SourceTree,
    editor: &Editor,
    pages: &BTreeMap<FileId, BTreeSet<String>>,
) -> Entry {
    let span = diagnostic.label.span;
    let all: Diagnostics = std::iter::once(diagnostic.clone()).collect();
    let text = report(
        &all,
        tree,
        Telling { format: Format::Text { colour: false }, language: editor.language, folder: "" },
    );
    // The last line counts the one mistake there is.
    let text = text.rsplit_once("\n\n").map_or(&*text, |(text, _)| text).to_owned();
    Entry {
        code: diagnostic.code.name(),
        message: diagnostic.message.get(editor.language).to_owned(),
        text,
        spot: editor.spot(tree, span),
        pages: pages.get(&span.file).into_iter().flatten().cloned().collect(),
    }
}
