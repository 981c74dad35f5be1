//! What somebody is advised to do.

use super::{AudienceId, Prose};

/// Place of a recommendation in [`super::Report::recommendations`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RecommendationId(pub usize);

/// One recommendation; it exists once, however many threads show it.
#[derive(Clone, Debug)]
pub struct Recommendation {
    /// Stable and citable, unique in the report: `1-municipalities-2`.
    pub code: String,
    /// What to do.
    pub text: Prose,
    /// Who should do it, in the author's order; empty only when `by` is not.
    pub audiences: Vec<AudienceId>,
    /// Who gives it, in the author's order; mostly empty.
    pub by: Vec<AudienceId>,
    /// Places in [`super::Report::threads`], ascending; empty when it belongs to none.
    pub threads: Vec<usize>,
}

/// A recommendation in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placement {
    /// The recommendation.
    pub id: RecommendationId,
    /// Whether the list only refers to it; it was written elsewhere.
    pub referred: bool,
}

/// A list of recommendations under one heading.
#[derive(Clone, Debug)]
pub struct RecommendationList {
    /// The heading's text.
    pub title: String,
    /// For whom.
    pub audiences: Vec<AudienceId>,
    /// By whom.
    pub by: Vec<AudienceId>,
    /// Text between the heading and the list.
    pub prose: Prose,
    /// In the author's order.
    pub items: Vec<Placement>,
}
