//! What templates are given: one struct per template, and the pieces they share.
//!
//! Every address (`url`) is relative to the site's root, without a leading slash; a template writes
//! `{{ page.root }}{{ link.url }}`. Strings are plain text unless the field says HTML.

mod article;
mod body;
mod case;
mod factor;
mod figure;
mod frame;
mod general;
mod project;
mod recommendation;
mod report;
mod thread;

pub use article::{ArticleCard, ArticleView, ArticlesView};
pub use body::{Body, Download, FigureBlock, Piece};
pub use case::{CaseAdvice, CaseCard, CaseView, CasesView};
pub use factor::{DomainCard, DomainView, FactorLink, FactorsView, SourceView};
pub use figure::{FigureCard, FigurePage, FiguresView};
pub use frame::{AudienceView, Link, PageHead, ReportLink, ReportNav, Section, SiteView, ThreadLink};
pub use general::{
    AudiencesView, ColophonReport, ColophonView, GlossaryView, HomeView, RedirectView, TermView, TextView,
};
pub use project::{ContactView, ProjectCard, ProjectView, ProjectsView, ToolView};
pub use recommendation::{
    AudiencePage, AudienceReport, EvidenceView, OriginView, QrView, RecommendationGroup, RecommendationView,
    RecommendationsView,
};
pub use report::{CitationView, ReportView};
pub use thread::{CountLink, ThreadRow, ThreadView, ThreadsView};
