//! A case: who it is about in general terms, the journey, and the outcome.

use super::{Prose, SourceId};

/// What sort of step a journey took.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum StepKind {
    /// Something at or by the school.
    School,
    /// Help or treatment.
    Care,
    /// People around one table.
    Meeting,
    /// Something by the municipality.
    Municipality,
    /// Something at home.
    Family,
    /// Something at work.
    Work,
}

impl StepKind {
    /// All kinds.
    pub const ALL: &'static [Self] =
        &[Self::School, Self::Care, Self::Meeting, Self::Municipality, Self::Family, Self::Work];

    /// The word authors write; also the name of its icon and, after `step-kind-`, of its text.
    pub fn name(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Care => "care",
            Self::Meeting => "meeting",
            Self::Municipality => "municipality",
            Self::Family => "family",
            Self::Work => "work",
        }
    }
}

/// One stop of a journey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// A few words.
    pub label: String,
    /// What sort of step, where told.
    pub kind: Option<StepKind>,
    /// A sentence more.
    pub text: Option<String>,
}

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// From 1; unique in the report.
    pub number: u32,
    /// Its part of the address: `1-primair-onderwijs`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Who it is about, in general terms.
    pub about: String,
    /// How it ended.
    pub outcome: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// The source that is about this case.
    pub source: Option<SourceId>,
    /// The journey, first step first; empty where the report tells none.
    pub steps: Vec<Step>,
    /// Text.
    pub prose: Prose,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Shown in the preview only.
    pub draft: bool,
}
