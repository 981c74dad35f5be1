//! One file at a time, from text to document.
//!
//! In: the [`SourceTree`]. Out: [`Documents`], every value with its place. Looks at no other file while it reads one,
//! and resolves no reference.

mod assemble;
pub mod data;
pub mod document;
mod file;
mod front_matter;
pub mod kind;
pub mod markdown;
mod memo;
pub mod recommendation;
mod skeleton;
pub mod value;
mod words;

#[cfg(test)]
mod tests;

pub use document::{Documents, Parsed, ReportFiles};
pub use memo::Memo;
pub use skeleton::skeleton;
pub use words::words;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::diag::{Checked, Code, Diagnostic, Diagnostics, say};
use crate::source::{FileId, SourceFile, SourceTree, Span};
use assemble::assemble;
use file::parse_file;
use kind::{FileName, Kind, Place, address_letters, file_name, is_slug, place, unexpected};
use memo::Outcome;

/// Parses all files of a site, in parallel; files that are the same as when `memo` last saw them are not parsed again.
///
/// Diagnostics come by path, then by place.
///
/// # Errors
/// `unexpected-file`, `bad-file-name`, and those of the modules.
pub fn parse(tree: &SourceTree, memo: &mut Memo) -> Checked<Documents> {
    let found = find(tree);
    let fresh: Vec<Option<Outcome>> = found
        .par_iter()
        .with_max_len(PIECE)
        .map(|found| {
            let job = found.job.as_ref()?;
            let is_known = memo.get(found.id, found.file).is_some();
            (!is_known).then(|| parse_file(job.kind, found.id, found.file))
        })
        .collect();
    memo.reserve(tree);
    for (found, outcome) in found.iter().zip(fresh) {
        if let Some(outcome) = outcome {
            memo.insert(found.id, found.file, outcome);
        }
    }
    memo.forget(tree);
    let mut diagnostics = Diagnostics::new();
    let mut outcomes = Vec::with_capacity(found.len());
    for found in found {
        diagnostics.extend(found.diagnostics);
        if let (Some(job), Some(outcome)) = (found.job, memo.get(found.id, found.file)) {
            diagnostics.extend(outcome.diagnostics.iter().cloned());
            outcomes.push((job, found.id, found.file, outcome.clone()));
        }
    }
    Checked::new(assemble(outcomes), diagnostics)
}

/// So many files are parsed by one core before another may take over what is left.
const PIECE: usize = 16;

/// A file of the site, and what its path says.
struct Found<'tree> {
    id: FileId,
    file: &'tree SourceFile,
    /// What to parse it as; nothing when it is not used.
    job: Option<Job<'tree>>,
    diagnostics: Vec<Diagnostic>,
}

/// What a file is to be parsed as.
struct Job<'tree> {
    kind: Kind,
    report: Option<&'tree str>,
    name: FileName,
}

/// The files of the site, by path, with what is wrong with their paths.
fn find(tree: &SourceTree) -> Vec<Found<'_>> {
    let content: Vec<(FileId, &SourceFile)> = tree.under("content/").collect();
    let content: Vec<_> =
        content.into_par_iter().with_min_len(64).map(|(id, file)| (id, file, place(&file.path))).collect();
    let reports: BTreeSet<&str> = content
        .iter()
        .filter_map(|(_, _, place)| match *place {
            Place::Known(Kind::Report, report) => report,
            _ => None,
        })
        .collect();
    let found = content.into_par_iter().with_min_len(64).map(|(id, file, place)| match place {
        Place::Known(_, Some(folder)) | Place::Unexpected(Some(folder), _) if !reports.contains(folder) => {
            (Found { id, file, job: None, diagnostics: Vec::new() }, Some(folder))
        }
        _ => (find_one(id, file, place), None),
    });
    let (mut found, unused): (Vec<Found<'_>>, Vec<Option<&str>>) = found.unzip();
    // A folder that is not used is told of once, at its first file.
    let mut told = BTreeSet::new();
    for (found, folder) in found.iter_mut().zip(unused) {
        let folder = folder.filter(|folder| told.insert(*folder));
        found.diagnostics.extend(folder.map(|folder| no_report(found.id, folder)));
    }
    found
}

/// Any file but those of a folder that is no report.
fn find_one<'tree>(id: FileId, file: &'tree SourceFile, place: Place<'tree>) -> Found<'tree> {
    let mut diagnostics = Vec::new();
    let job = match place {
        Place::Elsewhere => None,
        Place::Known(kind, report) => {
            if kind == Kind::Report {
                diagnostics.extend(report.and_then(|folder| bad_folder(id, folder)));
            }
            let name = file_name(kind, &file.path, id, &mut diagnostics);
            name.map(|name| Job { kind, report, name })
        }
        Place::Unexpected(_, expected) => {
            diagnostics.push(unexpected(id, &file.path, expected));
            None
        }
    };
    Found { id, file, job, diagnostics }
}

fn no_report(file: FileId, folder: &str) -> Diagnostic {
    let message = say! {
        en: "the folder `content/{folder}` is not used",
        nl: "de map `content/{folder}` wordt niet gebruikt",
    };
    Diagnostic::new(Code::UnexpectedFile, Span::start_of(file), message)
        .label(say! {
            en: "is in a folder without a report.toml",
            nl: "staat in een map zonder report.toml",
        })
        .help(say! {
            en: "a folder is a report when it has a `content/{folder}/report.toml`",
            nl: "een map is een rapport als er een `content/{folder}/report.toml` in staat",
        })
}

fn bad_folder(file: FileId, folder: &str) -> Option<Diagnostic> {
    let message = say! {
        en: "the folder `{folder}` cannot be part of an address",
        nl: "de map `{folder}` kan niet in een webadres staan",
    };
    (!is_slug(folder)).then(|| {
        Diagnostic::new(Code::BadFileName, Span::start_of(file), message).label(address_letters()).help(
            say! {
                en: "call the folder `{slug}`",
                nl: "noem de map `{slug}`",
                slug = slug::slugify(folder),
            },
        )
    })
}

/// More of one file is not kept: a file with a million mistakes would fill the memory.
const MOST_DIAGNOSTICS: usize = 1000;

/// Collects what is wrong with a file.
fn tell(diagnostics: &mut Vec<Diagnostic>, diagnostic: Diagnostic) {
    if diagnostics.len() < MOST_DIAGNOSTICS {
        diagnostics.push(diagnostic);
    }
}
