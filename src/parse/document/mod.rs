//! The files of a site as their authors wrote them, one struct a kind: values with their places, no reference
//! resolved. A text that is required and empty has been told of; who reads it says nothing more.

mod action;
mod factor;
mod figure;
mod front;
mod model;
mod report;
mod site;

pub use action::{ActionDoc, ActionsDoc, PartyDoc, ProgressDoc};
pub use factor::{CauseDoc, FactorDoc, FactorsDoc};
pub use figure::{ColumnDoc, FigureDoc, RuleDoc};
pub use front::{
    ArticleFront, CaseFront, ContactDoc, IndexFront, PageFront, PageKeys, ProjectFront, RecommendationsFront,
    ResultDoc, StepDoc, ThreadFront, ToolDoc,
};
pub use model::{InfluenceDoc, ModelDoc, NodeDoc, RelationDoc, RelationsDoc};
pub use report::{KeyFigureDoc, ReportDoc, SourceDoc};
pub use site::{
    AllowDoc, AudienceDoc, CheckDoc, DomainDoc, GlossaryDoc, HouseStyleDoc, LevelDoc, PrivacyDoc, SiteDoc,
    TermDoc,
};

use std::ops::Range;
use std::sync::Arc;

use super::data::DataDoc;
use super::kind::FileName;
use super::recommendation::ListDoc;
use crate::model::Markdown;
use crate::source::FileId;

/// A Markdown file: its front matter, its text, and how the text is cut into prose and recommendations.
#[derive(Clone, PartialEq, Debug)]
pub struct TextDoc<Front> {
    /// The front matter.
    pub front: Front,
    /// The whole text.
    pub markdown: Arc<Markdown>,
    /// The stretches of `markdown.marks` that are prose, ascending: all that is not in a list of recommendations or
    /// between its heading and it.
    pub prose: Vec<Range<u32>>,
    /// The lists of recommendations, in order; only in threads and in `recommendations/`.
    pub lists: Vec<ListDoc>,
}

/// A thread.
pub type ThreadDoc = TextDoc<ThreadFront>;
/// Recommendations that belong to no thread.
pub type RecommendationsDoc = TextDoc<RecommendationsFront>;
/// A case.
pub type CaseDoc = TextDoc<CaseFront>;
/// A project.
pub type ProjectDoc = TextDoc<ProjectFront>;
/// An article.
pub type ArticleDoc = TextDoc<ArticleFront>;
/// Any other page, of the site or of a report.
pub type PageDoc = TextDoc<PageFront>;
/// The introduction of a report, or the prose of the home page.
pub type IndexDoc = TextDoc<IndexFront>;

/// A parsed file.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The file.
    pub file: FileId,
    /// Its path from the site's root.
    pub path: Arc<str>,
    /// What its name says.
    pub name: FileName,
    /// What it holds. Shared with the memo.
    pub doc: Arc<T>,
    /// Whether it could not be read, or its syntax is broken: anything may be missing from it, and what refers to
    /// something in it may be right.
    pub is_broken: bool,
}

impl<T> Clone for Parsed<T> {
    fn clone(&self) -> Self {
        Self {
            file: self.file,
            path: self.path.clone(),
            name: self.name.clone(),
            doc: self.doc.clone(),
            is_broken: self.is_broken,
        }
    }
}

/// A file that is copied as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MediaFile {
    /// The file.
    pub file: FileId,
    /// Its path from the site's root.
    pub path: Arc<str>,
}

/// All files of a site, parsed. A file that cannot be read or is broken still has its document, with what could be
/// read of it; a diagnostic has told the rest.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// `content/site.toml`.
    pub site: Option<Parsed<SiteDoc>>,
    /// `content/glossary.toml`.
    pub glossary: Option<Parsed<GlossaryDoc>>,
    /// `content/index.md`.
    pub index: Option<Parsed<IndexDoc>>,
    /// Other `content/*.md`, by path.
    pub pages: Vec<Parsed<PageDoc>>,
    /// `content/media/`, by path.
    pub media: Vec<MediaFile>,
    /// The folders with a `report.toml`, by name.
    pub reports: Vec<ReportFiles>,
}

/// The files of one report. Numbered ones are in order of their numbers (10 after 2), others by path.
#[derive(Clone, Debug)]
pub struct ReportFiles {
    /// The folder's name.
    pub folder: Arc<str>,
    /// `report.toml`.
    pub report: Parsed<ReportDoc>,
    /// `index.md`.
    pub index: Option<Parsed<IndexDoc>>,
    /// `threads/`; each has a number.
    pub threads: Vec<Parsed<ThreadDoc>>,
    /// `recommendations/`.
    pub recommendations: Vec<Parsed<RecommendationsDoc>>,
    /// `factors/`; a number in front of the name is allowed.
    pub factors: Vec<Parsed<FactorsDoc>>,
    /// `cases/`; each has a number.
    pub cases: Vec<Parsed<CaseDoc>>,
    /// `figures/*.toml`.
    pub figures: Vec<Parsed<FigureDoc>>,
    /// Tables beside them: `.csv`, `.xlsx`, `.ods`.
    pub data: Vec<Parsed<DataDoc>>,
    /// `model.toml`.
    pub model: Option<Parsed<ModelDoc>>,
    /// `relations.toml`.
    pub relations: Option<Parsed<RelationsDoc>>,
    /// `actions.toml`.
    pub actions: Option<Parsed<ActionsDoc>>,
    /// `projects/`; each has a number.
    pub projects: Vec<Parsed<ProjectDoc>>,
    /// `articles/`.
    pub articles: Vec<Parsed<ArticleDoc>>,
    /// `pages/`.
    pub pages: Vec<Parsed<PageDoc>>,
    /// `media/`.
    pub media: Vec<MediaFile>,
}
