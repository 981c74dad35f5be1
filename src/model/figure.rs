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
    /// Horizontal bars of parts that add up.
    StackedBar,
    /// Horizontal bars of parts of a whole, all equally long.
    PercentBar,
    /// Upright bars.
    Column,
    /// Lines through the rows, from left to right.
    Line,
    /// Planes above zero, series on top of each other.
    Area,
    /// A dot for every number, on a scale that need not start at zero.
    Dot,
    /// Two dots a row, and the distance between them.
    Dumbbell,
    /// Lines from one column to the other.
    Slope,
    /// Events and periods in time.
    Timeline,
    /// Numbers in a grid, the higher the darker.
    Heatmap,
    /// Rows of little figures, each standing for as many.
    Pictogram,
    /// Shares as squares of a hundred.
    Waffle,
    /// A small chart for every column.
    SmallMultiples,
    /// No picture but the table itself.
    Table,
}

impl FigureKind {
    /// All kinds.
    pub const ALL: &'static [Self] = &[
        Self::Bar,
        Self::GroupedBar,
        Self::StackedBar,
        Self::PercentBar,
        Self::Column,
        Self::Line,
        Self::Area,
        Self::Dot,
        Self::Dumbbell,
        Self::Slope,
        Self::Timeline,
        Self::Heatmap,
        Self::Pictogram,
        Self::Waffle,
        Self::SmallMultiples,
        Self::Table,
    ];

    /// How many series can be told apart by colour: the palette stays apart for the common kinds of colour vision and
    /// in grey print up to four.
    pub const SERIES: usize = 4;

    /// The word authors write.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::GroupedBar => "grouped-bar",
            Self::StackedBar => "stacked-bar",
            Self::PercentBar => "percent-bar",
            Self::Column => "column",
            Self::Line => "line",
            Self::Area => "area",
            Self::Dot => "dot",
            Self::Dumbbell => "dumbbell",
            Self::Slope => "slope",
            Self::Timeline => "timeline",
            Self::Heatmap => "heatmap",
            Self::Pictogram => "pictogram",
            Self::Waffle => "waffle",
            Self::SmallMultiples => "small-multiples",
            Self::Table => "table",
        }
    }

    /// How many columns of numbers it can show, from the least to the most; `usize::MAX` where there is no most.
    pub fn columns(self) -> (usize, usize) {
        match self {
            Self::Bar | Self::Pictogram | Self::Waffle => (1, 1),
            Self::StackedBar | Self::PercentBar => (2, usize::MAX),
            Self::Dumbbell | Self::Slope => (2, 2),
            Self::Timeline => (1, 2),
            _ => (1, usize::MAX),
        }
    }

    /// Whether its columns are told apart by colour, so that there cannot be more than [`Self::SERIES`].
    pub fn has_series(self) -> bool {
        match self {
            Self::GroupedBar
            | Self::StackedBar
            | Self::PercentBar
            | Self::Column
            | Self::Line
            | Self::Area
            | Self::Dot => true,
            Self::Bar
            | Self::Dumbbell
            | Self::Slope
            | Self::Timeline
            | Self::Heatmap
            | Self::Pictogram
            | Self::Waffle
            | Self::SmallMultiples
            | Self::Table => false,
        }
    }

    /// Whether all its columns stand on one scale, so that they have to be of one unit.
    pub fn has_one_scale(self) -> bool {
        !matches!(self, Self::GroupedBar | Self::SmallMultiples | Self::Table)
    }

    /// Whether it shows amounts, which are never below zero.
    pub fn has_amounts(self) -> bool {
        matches!(self, Self::StackedBar | Self::PercentBar | Self::Area | Self::Pictogram | Self::Waffle)
    }

    /// Whether a column that is the total of the others is no part of the picture.
    pub fn has_parts(self) -> bool {
        matches!(self, Self::StackedBar | Self::PercentBar | Self::Area)
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
