//! What was parsed before, so that a file is parsed again only when its bytes changed.

use std::sync::Arc;

use rayon::prelude::*;

use super::data::DataDoc;
use super::document::{
    ActionsDoc, ArticleDoc, CaseDoc, FactorsDoc, FigureDoc, GlossaryDoc, IndexDoc, ModelDoc, PageDoc,
    ProjectDoc, RecommendationsDoc, RelationsDoc, ReportDoc, SiteDoc, ThreadDoc,
};
use crate::diag::Diagnostic;
use crate::source::{FileId, SourceFile, SourceTree};

/// Parsed files of earlier runs. A memo belongs to one [`SourceTree`] and the trees that come of it by edits.
#[derive(Debug, Default)]
pub struct Memo {
    /// By the number of the file, which belongs to one path for ever.
    files: Vec<Option<Remembered>>,
}

#[derive(Debug)]
struct Remembered {
    hash: [u8; 32],
    outcome: Outcome,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) document: Document,
    /// Whether its syntax is broken, so that anything may be missing from it.
    pub(super) is_broken: bool,
    /// In order of their places.
    pub(super) diagnostics: Arc<[Diagnostic]>,
}

/// A parsed file of any kind.
#[derive(Clone, Debug)]
pub(super) enum Document {
    Site(Arc<SiteDoc>),
    Glossary(Arc<GlossaryDoc>),
    Report(Arc<ReportDoc>),
    Index(Arc<IndexDoc>),
    Thread(Arc<ThreadDoc>),
    Recommendations(Arc<RecommendationsDoc>),
    Factors(Arc<FactorsDoc>),
    Case(Arc<CaseDoc>),
    Figure(Arc<FigureDoc>),
    Data(Arc<DataDoc>),
    Model(Arc<ModelDoc>),
    Relations(Arc<RelationsDoc>),
    Actions(Arc<ActionsDoc>),
    Project(Arc<ProjectDoc>),
    Article(Arc<ArticleDoc>),
    Page(Arc<PageDoc>),
    /// Copied as it is.
    Media,
    /// Nothing could be made of it.
    Nothing,
}

impl Memo {
    /// Forgets all, on all cores: a figure is of a hundred small pieces.
    pub fn let_go(self) {
        self.files.into_par_iter().with_min_len(64).for_each(drop);
    }

    /// What became of a file whose bytes are the same.
    pub(super) fn get(&self, id: FileId, file: &SourceFile) -> Option<&Outcome> {
        self.known(id).filter(|known| known.hash == file.hash).map(|known| &known.outcome)
    }

    /// What became of a file when it was last parsed.
    pub(super) fn last(&self, id: FileId) -> Option<&Outcome> {
        self.known(id).map(|known| &known.outcome)
    }

    fn known(&self, id: FileId) -> Option<&Remembered> {
        self.files.get(id.number() as usize)?.as_ref()
    }

    /// Keeps what became of a file.
    pub(super) fn insert(&mut self, id: FileId, file: &SourceFile, outcome: Outcome) {
        let at = id.number() as usize;
        if self.files.len() <= at {
            self.files.resize_with(at + 1, || None);
        }
        self.files[at] = Some(Remembered { hash: file.hash, outcome });
    }

    /// Makes room for the files of a tree.
    pub(super) fn reserve(&mut self, tree: &SourceTree) {
        self.files.reserve_exact(tree.len().saturating_sub(self.files.len()));
    }

    /// Forgets files that are no longer there.
    pub(super) fn forget(&mut self, tree: &SourceTree) {
        for (at, known) in (0..).zip(&mut self.files) {
            if known.is_some() && tree.numbered(at).is_none() {
                *known = None;
            }
        }
    }
}
