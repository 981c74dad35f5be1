//! Pages of the site itself, and pages that are nothing but text.

use serde::Serialize;

use super::body::Body;
use super::frame::{AudienceView, Link, ReportLink};

/// `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The author's prose.
    pub body: Body,
}

/// `page.html`: a page of the site or of a report.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// One or two sentences.
    pub lead: Option<String>,
    /// The author's prose.
    pub body: Body,
    /// Last brought up to date: date in words, and ISO 8601.
    pub date: Option<(String, String)>,
    /// The page before this one among the report's pages.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

/// `audiences.html`: all audiences.
#[derive(Clone, Debug, Serialize)]
pub struct AudiencesView {
    /// In the author's order.
    pub audiences: Vec<AudienceView>,
}

/// `glossary.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    /// In alphabetical order.
    pub terms: Vec<TermView>,
}

/// One entry of the glossary.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// "AVG".
    pub name: String,
    /// Anchor.
    pub anchor: String,
    /// What it stands for.
    pub full: Option<String>,
    /// HTML.
    pub html: String,
    /// Where texts use it: pages, each with the place of its first use.
    pub used: Vec<Link>,
}

/// `colophon.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ColophonView {
    /// One per report.
    pub reports: Vec<ColophonReport>,
}

/// A report in the colophon.
#[derive(Clone, Debug, Serialize)]
pub struct ColophonReport {
    /// The report.
    pub report: ReportLink,
    /// Names.
    pub authors: Vec<String>,
    /// The citation.
    pub citation: String,
    /// Terms of use.
    pub licence: Option<String>,
}

/// `redirect.html`: an old address.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// Where the page is now, relative to the page itself.
    pub target: String,
    /// Its full address, when the site has a `base_url`.
    pub canonical: Option<String>,
}
