//! A thread, and all threads of a report.

use serde::Serialize;

use super::body::Body;
use super::case::CaseCard;
use super::factor::FactorLink;
use super::frame::{AudienceView, ThreadLink};
use super::recommendation::RecommendationGroup;

/// `threads.html`: threads × audiences.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadsView {
    /// The columns.
    pub audiences: Vec<AudienceView>,
    /// One row per thread.
    pub rows: Vec<ThreadRow>,
    /// How many recommendations stand in the table.
    pub total: usize,
}

/// A thread in the overview.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadRow {
    /// The thread.
    pub thread: ThreadLink,
    /// One per column: how many, and where; no address where there are none.
    pub cells: Vec<CountLink>,
    /// How many in the row.
    pub total: usize,
}

/// A number that leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct CountLink {
    /// How many.
    pub count: usize,
    /// Where they stand.
    pub url: Option<String>,
}

/// `thread.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadView {
    /// The thread.
    pub thread: ThreadLink,
    /// The finding explained.
    pub body: Body,
    /// How many recommendations.
    pub count: usize,
    /// Recommendations, one group per heading.
    pub groups: Vec<RecommendationGroup>,
    /// The evidence: factors.
    pub factors: Vec<FactorLink>,
    /// The evidence: cases.
    pub cases: Vec<CaseCard>,
    /// The thread before.
    pub previous: Option<ThreadLink>,
    /// The thread after.
    pub next: Option<ThreadLink>,
}
