//! Recommendations, what they rest on, and the pages of audiences.

use serde::Serialize;

use super::body::FigureBlock;
use super::factor::FactorLink;
use super::frame::{AudienceView, Link, ReportLink, ThreadLink};

/// One recommendation.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationView {
    /// `1-municipalities-2`.
    pub code: String,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// HTML: the text; inline elements or paragraphs.
    pub html: String,
    /// The text without marks.
    pub text: String,
    /// Its own address.
    pub url: String,
    /// Who should do it.
    pub audiences: Vec<Link>,
    /// Who gives it.
    pub by: Vec<Link>,
    /// The threads it belongs to.
    pub threads: Vec<ThreadLink>,
    /// What it rests on.
    pub origin: OriginView,
}

/// What a recommendation rests on, as far as the report tells: nothing is concluded here.
#[derive(Clone, Debug, Serialize)]
pub struct OriginView {
    /// The threads it belongs to, with what each rests on.
    pub threads: Vec<EvidenceView>,
    /// The list it was written in, where it belongs to no thread.
    pub list: Option<Link>,
    /// The report.
    pub report: Link,
}

/// What a thread rests on.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// The thread.
    pub thread: ThreadLink,
    /// Factors, with their causes and sources.
    pub factors: Vec<FactorLink>,
    /// Cases that show it.
    pub cases: Vec<Link>,
}

/// A list of recommendations with a heading.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationGroup {
    /// "Voor gemeenten".
    pub title: String,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// The thread they belong to, where the group is one thread's.
    pub thread: Option<ThreadLink>,
    /// For whom: for icon and accent; the first where there are several.
    pub audience: Option<AudienceView>,
    /// HTML: text above the list; may be empty.
    pub html: String,
    /// In the author's order.
    pub items: Vec<RecommendationView>,
}

/// `audience.html`: what an audience can do, in one report or in all.
#[derive(Clone, Debug, Serialize)]
pub struct AudiencePage {
    /// The audience.
    pub audience: AudienceView,
    /// "Voor gemeenten" or "Van ervaringsdeskundigen".
    pub title: String,
    /// How many different recommendations.
    pub count: usize,
    /// One per report: only one on a report's own page.
    pub reports: Vec<AudienceReport>,
    /// Other audiences' pages (of the same report, or of the site).
    pub others: Vec<AudienceView>,
    /// Name under which ticks are kept in the browser; unique for this page in the site.
    pub storage_key: String,
    /// The page's full address for telephones, on paper; only when the site has a `base_url`.
    pub qr: Option<QrView>,
}

/// A QR code: horizontal strokes of width 1 in a square, its quiet zone included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct QrView {
    /// Width and height.
    pub size: i32,
    /// The path of the strokes: what an SVG's `d` holds.
    pub path: String,
}

/// What one report advises an audience.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceReport {
    /// The report.
    pub report: ReportLink,
    /// The audience's page in that report.
    pub url: String,
    /// One per thread, then those without a thread.
    pub groups: Vec<RecommendationGroup>,
}

/// `recommendations.html`: all of a report, by audience; those without a thread in full.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationsView {
    /// How many different recommendations.
    pub count: usize,
    /// Audiences: "voor" first, then "van".
    pub audiences: Vec<AudienceView>,
    /// Threads with recommendations.
    pub threads: Vec<ThreadLink>,
    /// Lists that belong to no thread.
    pub groups: Vec<RecommendationGroup>,
    /// The figure of how they hang together.
    pub relations: Option<FigureBlock>,
}
