//! Which figures a report has.

use super::{Counts, DomainId, Stage};
use crate::source::Span;

/// The kind of picture of a data figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FigureKind {
    /// Horizontal bars, one series.
    Bar,
    /// Horizontal bars, several series side by side.
    GroupedBar,
    /// No picture but the table itself.
    Table,
}

impl FigureKind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[Self::Bar, Self::GroupedBar, Self::Table];

    /// The word authors write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::GroupedBar => "grouped-bar",
            Self::Table => "table",
        }
    }
}

/// A figure drawn from a table the author gave.
#[derive(Clone, Debug)]
pub struct DataFigure<S: Stage> {
    /// The file's name: its address and what `figure:` names.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What there is to see, in one sentence.
    pub takeaway: String,
    /// The author's own description; made from the data where there is none.
    pub description: Option<String>,
    /// The kind of picture.
    pub kind: FigureKind,
    /// The numbers.
    pub table: S::Table,
    /// Where the numbers come from.
    pub source: Option<String>,
    /// Notes under the figure.
    pub notes: Vec<String>,
    /// Why small numbers of people are shown all the same.
    pub reveal: Option<String>,
}

/// A figure made from the report itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DerivedFigure {
    /// `factors/balance`: supporting and hindering factors per domain.
    Balance,
    /// `factors/ranking`: factors by number of sources.
    Ranking,
    /// `factors/matrix`: factors × sources.
    Matrix,
    /// `factors/<domain>`: the factors of a domain with their causes.
    Blocks(DomainId),
    /// `model`: the conceptual model.
    Model,
    /// `journey/<number>`: a case's journey; the place in [`super::Report::cases`].
    Journey(usize),
    /// `relations`: how the recommendations hang together.
    Relations,
    /// `actions`: action points and their status.
    Actions,
    /// `key-figures`.
    KeyFigures,
}

/// A figure of a report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FigureRef {
    /// Place in [`super::Report::figures`].
    Data(usize),
    /// Made from the report.
    Derived(DerivedFigure),
}

/// A place in a text that quotes a key figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quote {
    /// Place of the key figure's report in [`super::Site::reports`].
    pub report: usize,
    /// Place in [`super::Report::key_figures`].
    pub figure: usize,
    /// Where it is quoted.
    pub span: Span,
}

/// A number with a name.
#[derive(Clone, Debug)]
pub struct KeyFigure<S: Stage> {
    /// What `number:` names.
    pub id: String,
    /// The number.
    pub value: S::Number,
    /// Shown in place of the number: "> 90 %".
    pub display: Option<String>,
    /// A few words.
    pub label: String,
    /// What one is.
    pub unit: Option<String>,
    /// A sentence more.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Whether the value is a percentage, 0 to 100, drawn as pictograms.
    pub share: bool,
    /// What it counts.
    pub counts: Counts,
    /// Whether it stands at the top of the report page.
    pub headline: bool,
}
