//! A rode draad: one finding that runs through a report.

use super::{FactorId, Prose, RecommendationList};

/// A common thread: the finding, its main recommendation, and what follows from it for whom.
#[derive(Clone, Debug)]
pub struct Thread {
    /// From 1; unique in the report.
    pub number: u32,
    /// Its part of the address: `1-symptoomgericht`.
    pub slug: String,
    /// The finding.
    pub title: String,
    /// Two to four words for navigation; the title where the author gave none.
    pub short: String,
    /// The main recommendation.
    pub advice: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The finding explained: the text before the first list of recommendations, and what follows the last.
    pub prose: Prose,
    /// Recommendations as written, one list per heading.
    pub lists: Vec<RecommendationList>,
    /// Places in [`super::Report::cases`] of the cases that show it.
    pub cases: Vec<usize>,
    /// The factors it rests on.
    pub factors: Vec<FactorId>,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Shown in the preview only.
    pub draft: bool,
}
