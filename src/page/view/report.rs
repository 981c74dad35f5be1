//! The page of a report, and how to cite it.

use serde::Serialize;

use super::article::ArticleCard;
use super::body::{Body, Download, FigureBlock};
use super::case::CaseCard;
use super::frame::{AudienceView, Link, ThreadLink};
use super::project::ProjectCard;

/// `report.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// The lead.
    pub lead: Option<String>,
    /// Names.
    pub authors: Vec<String>,
    /// The organisation.
    pub publisher: Option<String>,
    /// Terms of use.
    pub licence: Option<String>,
    /// Address of the full report.
    pub source_url: Option<String>,
    /// Key figures at the top.
    pub headline: Option<FigureBlock>,
    /// Threads, in order.
    pub threads: Vec<ThreadLink>,
    /// Audiences with something to read here: "voor" first, then "van".
    pub audiences: Vec<AudienceView>,
    /// The introduction.
    pub body: Body,
    /// Factors at a glance, or what the author featured.
    pub featured: Option<FigureBlock>,
    /// Cases.
    pub cases: Vec<CaseCard>,
    /// How the recommendations hang together.
    pub relations: Option<FigureBlock>,
    /// Projects.
    pub projects: Vec<ProjectCard>,
    /// Articles.
    pub articles: Vec<ArticleCard>,
    /// Other pages of the report.
    pub pages: Vec<Link>,
    /// How to cite, and what to download.
    pub citation: CitationView,
}

/// How to cite a report, and its open data.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// As plain text.
    pub text: String,
    /// BibTeX and CSL-JSON files.
    pub downloads: Vec<Download>,
    /// Open data: report.json and CSV files, with their names.
    pub data: Vec<Link>,
}
