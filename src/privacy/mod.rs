//! Keeps what may tell who somebody is from being published.
//!
//! In: the files of a site as read, and what its author allows with a reason. Out: an [`Audit`] of all that was found, and
//! diagnostics for what is not allowed. Everything below `content/` is searched as it was written, published or not:
//! comments, drafts and hidden rows too. Knows nothing of reports.
//!
//! [`picture::cleaned`] takes the metadata out of pictures that are published.

mod archive;
mod audit;
mod boxes;
mod cell;
pub mod detect;
mod document;
mod gif;
mod glyphs;
mod opendocument;
mod page_text;
mod pdf;
pub mod picture;
mod search;
mod tell;
mod workbook;

pub use audit::{Audit, Finding};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Checked, Diagnostics, Words, say};
use crate::model::{Allowance, Language, Personal};
use crate::source::{FileId, SourceFile, SourceTree, Span};

/// Searches all files of a site.
///
/// # Errors
/// A code for every sort of [`Personal`]. It warns with `unused-allowance`.
pub fn guard(
    tree: &SourceTree,
    memo: &mut Memo,
    allowances: &[Allowance],
    language: Language,
) -> Checked<Audit> {
    let files: Vec<_> = tree.under("content/").collect();
    let found = memo.search(&files);
    let mut used = vec![false; allowances.len()];
    let mut findings = Vec::new();
    for mut finding in found.iter().flat_map(|found| found.iter().cloned()) {
        if allowances.iter().any(|allowance| holds(&finding, allowance)) {
            continue;
        }
        let path = tree.get(finding.span.file).map_or("", |file| &*file.path);
        finding.allowed = allowances.iter().position(|allowance| fits(&finding, path, allowance));
        if let Some(allowed) = finding.allowed {
            used[allowed] = true;
        }
        findings.push(finding);
    }
    let mut diagnostics: Diagnostics =
        findings.iter().filter(|finding| finding.allowed.is_none()).map(tell::found).collect();
    let unused = allowances.iter().zip(&used).filter(|(_, used)| !**used);
    diagnostics.extend(unused.map(|(allowance, _)| tell::unused(allowance, tree)));
    let used = allowances.iter().cloned().zip(used).collect();
    Checked::new(Audit { findings, allowances: used, searched: files.len(), language }, diagnostics)
}

/// So many files are searched by one core: few enough that others can take over what is left.
const CHUNK: usize = 64;

/// What was found before, so that a file is searched again only when its bytes changed. Belongs to one tree and its edits.
#[derive(Debug, Default)]
pub struct Memo {
    files: BTreeMap<FileId, ([u8; 32], Arc<[Finding]>)>,
}

impl Memo {
    /// What is found in each file; those that are new are searched on all cores.
    fn search(&mut self, files: &[(FileId, &SourceFile)]) -> Vec<Arc<[Finding]>> {
        let found = files.par_iter().with_max_len(CHUNK).map(|(id, file)| match self.files.get(id) {
            Some((hash, found)) if *hash == file.hash => found.clone(),
            _ => search::search(*id, file).into(),
        });
        let found: Vec<Arc<[Finding]>> = found.collect();
        let known = files.iter().zip(&found).map(|((id, file), found)| (*id, (file.hash, found.clone())));
        self.files = known.collect();
        found
    }
}

/// Whether a finding is the text of an allowance itself, or its reason.
fn holds(finding: &Finding, allowance: &Allowance) -> bool {
    let within = |words: &Span| {
        let Span { file, start, end } = *words;
        file == finding.span.file && start <= finding.span.start && finding.span.end <= end
    };
    allowance.words.iter().any(within)
}

/// Whether an allowance is about a finding.
fn fits(finding: &Finding, path: &str, allowance: &Allowance) -> bool {
    let is_text = allowance
        .text
        .as_ref()
        .is_none_or(|text| text.trim().to_lowercase() == finding.value.trim().to_lowercase());
    allowance.what == finding.what && allowance.file == path && is_text
}

/// Something found in a stretch of a file that is no text, or a stretch of text with a place of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Hit {
    what: Personal,
    /// Where in the file, in words: "sheet `Blad1`, cell B3".
    place: Words,
    /// What was found.
    value: String,
}

/// What all detectors find in a text that stands at one place of a file.
fn hits(text: &str, place: &Words) -> Vec<Hit> {
    let found = detect::find(detect::Passage { text, is_story: false });
    let hit = |found: detect::Found| Hit {
        what: found.what,
        place: place.clone(),
        value: text[found.range].to_owned(),
    };
    found.into_iter().map(hit).collect()
}

/// What is said of what stands in the properties of a file.
fn in_properties() -> Words {
    say! { en: "its properties", nl: "de eigenschappen van het bestand" }
}

/// The place of a stretch of a file's text.
fn span(file: FileId, start: usize, range: &Range<usize>) -> Span {
    Span::new(file, start + range.start..start + range.end)
}
