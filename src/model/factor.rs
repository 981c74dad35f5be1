//! What helps and what hinders, who said so, and what may cause it.

use super::{DomainId, Prose, SourceId};
use crate::source::Span;

/// Place of a factor in [`super::Report::factors`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FactorId(pub usize);

/// Which way a factor works.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Effect {
    /// Bevorderend: it helps.
    Supporting,
    /// Belemmerend: it hinders.
    Hindering,
}

impl Effect {
    /// The word authors write and exports carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supporting => "supporting",
            Self::Hindering => "hindering",
        }
    }
}

/// In what order a file's factors are shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Order {
    /// As written.
    #[default]
    Source,
    /// Most mentioned first; equally mentioned ones as written.
    Mentions,
}

/// One source that mentioned a factor or cause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Mention {
    /// The source.
    pub source: SourceId,
    /// Whether it was said about the case itself (`2c`), not in general (`2`).
    pub about_case: bool,
}

/// Who mentioned a factor or cause.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mentions {
    /// Sources, in the author's order, each at most once with and once without `c`.
    Sources(Vec<Mention>),
    /// How many did, in a survey.
    Count(u32),
}

impl Mentions {
    /// How many different sources, or the survey's count.
    pub fn count(&self) -> usize {
        match self {
            Self::Count(count) => *count as usize,
            Self::Sources(mentions) => {
                let mut sources: Vec<SourceId> = mentions.iter().map(|mention| mention.source).collect();
                sources.sort_unstable();
                sources.dedup();
                sources.len()
            }
        }
    }

    /// The sources; empty for a survey.
    pub fn sources(&self) -> &[Mention] {
        match self {
            Self::Sources(mentions) => mentions,
            Self::Count(_) => &[],
        }
    }
}

/// A possible cause of a factor, or of another cause.
#[derive(Clone, Debug)]
pub struct Cause {
    /// A short statement.
    pub name: String,
    /// Who mentioned it.
    pub mentions: Mentions,
    /// Its own possible causes, in the author's order.
    pub causes: Vec<Cause>,
    /// Where it says who mentioned it, else where it begins; for checks.
    pub span: Span,
}

impl Cause {
    /// How many causes there are below these, themselves included, at any depth.
    pub fn count(causes: &[Self]) -> usize {
        causes.iter().map(|cause| 1 + Self::count(&cause.causes)).sum()
    }
}

/// Something that helped or hindered.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Unique in the report; its anchor on the page of its domain.
    pub id: String,
    /// A short statement.
    pub name: String,
    /// The area it belongs to.
    pub domain: DomainId,
    /// Divides a domain: "School".
    pub group: Option<String>,
    /// Which way it works.
    pub effect: Effect,
    /// Who mentioned it.
    pub mentions: Mentions,
    /// One or two sentences.
    pub text: Option<Prose>,
    /// Possible causes, in the author's order, nested at most [`Factor::DEEPEST`] deep.
    pub causes: Vec<Cause>,
    /// Where it says who mentioned it, else where it begins; for checks.
    pub span: Span,
}

impl Factor {
    /// Causes nested deeper are refused: no reader follows them, and no page can indent them.
    pub const DEEPEST: usize = 12;
}

/// One file of factors, as the author ordered it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactorBlock {
    /// First factor.
    pub first: FactorId,
    /// How many.
    pub len: usize,
    /// The domain of all of them.
    pub domain: DomainId,
    /// In what order they are shown.
    pub order: Order,
}
