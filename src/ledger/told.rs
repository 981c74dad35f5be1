//! What a build told of mistakes, so that it can be told again.
//!
//! In: diagnostics, and the files they point into. Out: the same, with those files.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Diagnostics, Label, Setting, Severity, Words};
use crate::source::embedded::add_default_theme;
use crate::source::{FileId, SourceFile, SourceTree, Span};

/// What was told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    /// What the site makes of mistakes.
    pub(super) settings: Vec<Setting>,
    /// The files that are pointed into.
    files: Vec<String>,
    mistakes: Vec<Mistake>,
}

/// A diagnostic.
#[derive(Debug, Serialize, Deserialize)]
struct Mistake {
    code: Code,
    severity: Severity,
    message: Words,
    label: Mark,
    related: Vec<Mark>,
    help: Option<Words>,
}

/// A label.
#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    /// Place in [`Told::files`].
    file: usize,
    start: u32,
    end: u32,
    text: Words,
}

impl Told {
    /// Nothing where something points into a file that is not in the tree.
    pub(super) fn of(diagnostics: &Diagnostics, settings: &[Setting], tree: &SourceTree) -> Option<Self> {
        let mut known = BTreeMap::new();
        let mut files = Vec::new();
        let mut mark = |label: &Label| {
            let Span { file, start, end } = label.span;
            let path = &tree.get(file)?.path;
            let file = *known.entry(file).or_insert_with(|| {
                files.push(path.to_string());
                files.len() - 1
            });
            Some(Mark { file, start, end, text: label.text.clone() })
        };
        let mistakes = diagnostics.iter().map(|diagnostic| {
            let Diagnostic { code, severity, message, label, related, help } = diagnostic;
            Some(Mistake {
                code: *code,
                severity: *severity,
                message: message.clone(),
                label: mark(label)?,
                related: related.iter().map(&mut mark).collect::<Option<_>>()?,
                help: help.clone(),
            })
        });
        let mistakes = mistakes.collect::<Option<_>>()?;
        Some(Self { settings: settings.to_owned(), files, mistakes })
    }

    /// The diagnostics, and the tree with the files they point into, those that it lacks as they are read once more; those of the
    /// default theme need not be. Nothing where one of them is not what it was.
    pub(super) fn again(
        &self,
        mut tree: SourceTree,
        read: impl Fn(&str) -> Option<SourceFile> + Sync,
    ) -> Option<(SourceTree, Diagnostics)> {
        let lacking: Vec<&String> = self.files.iter().filter(|path| tree.at(path).is_none()).collect();
        let found: Vec<Option<SourceFile>> = lacking.par_iter().map(|path| read(path)).collect();
        let has_all = found.iter().all(Option::is_some);
        for file in found.into_iter().flatten() {
            tree.insert(file);
        }
        if !has_all {
            add_default_theme(&mut tree);
        }
        let ids: Vec<FileId> = self.files.iter().map(|path| tree.id(path)).collect::<Option<_>>()?;
        let diagnostics = self.mistakes.iter().map(|mistake| mistake.again(&ids)).collect::<Option<_>>()?;
        Some((tree, diagnostics))
    }
}

impl Mistake {
    fn again(&self, files: &[FileId]) -> Option<Diagnostic> {
        let label = |mark: &Mark| {
            let Mark { file, start, end, ref text } = *mark;
            Some(Label { span: Span { file: *files.get(file)?, start, end }, text: text.clone() })
        };
        Some(Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message.clone(),
            label: label(&self.label)?,
            related: self.related.iter().map(label).collect::<Option<_>>()?,
            help: self.help.clone(),
        })
    }
}
