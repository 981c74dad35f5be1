//! What was parsed before, so that a file is parsed again only when its bytes changed.

use std::collections::HashMap;
use std::sync::Arc;

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
    files: HashMap<FileId, Remembered>,
}

#[derive(Debug)]
struct Remembered {
    path: Arc<str>,
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
    /// What became of a file whose bytes are the same.
    pub(super) fn get(&self, id: FileId, file: &SourceFile) -> Option<&Outcome> {
        let known = self.files.get(&id)?;
        (known.hash == file.hash && known.path == file.path).then_some(&known.outcome)
    }

    /// What became of a file when it was last parsed.
    pub(super) fn last(&self, id: FileId) -> Option<&Outcome> {
        self.files.get(&id).map(|known| &known.outcome)
    }

    /// Keeps what became of a file.
    pub(super) fn insert(&mut self, id: FileId, file: &SourceFile, outcome: Outcome) {
        self.files.insert(id, Remembered { path: file.path.clone(), hash: file.hash, outcome });
    }

    /// Forgets files that are no longer there.
    pub(super) fn forget(&mut self, tree: &SourceTree) {
        if self.files.len() > tree.len() {
            self.files.retain(|&id, _| tree.get(id).is_some());
        }
    }
}
