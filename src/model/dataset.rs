//! Tables of numbers, as written and as published.

use crate::source::Span;

/// How far numbers have come: as written, or safe to publish.
pub trait Stage: Clone + std::fmt::Debug {
    /// A table of numbers.
    type Table: Clone + std::fmt::Debug + Send + Sync;
    /// One number.
    type Number: Clone + std::fmt::Debug + Send + Sync;
}

/// Numbers as the author wrote them; only `resolve` makes and `protect` reads them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raw;

impl Stage for Raw {
    type Table = Dataset;
    type Number = f64;
}

/// Numbers as readers may see them; only `protect` makes them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Public;

impl Stage for Public {
    type Table = PublicTable;
    type Number = PublicNumber;
}

/// What the numbers of a column count.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Counts {
    /// People: small numbers are hidden.
    People,
    /// Anything else.
    #[default]
    Other,
}

/// A column of numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Unique in the table; the header in a data file.
    pub id: String,
    /// As readers see it.
    pub name: String,
    /// What one is: "kinderen".
    pub unit: Option<String>,
    /// What its numbers count.
    pub counts: Counts,
    /// Whether it is, in every row, the sum of the other columns that count the same.
    pub is_total: bool,
    /// Whether its numbers are points in time, made by [`super::Moment::number`].
    pub is_date: bool,
}

impl Column {
    /// The whole that its numbers are shares of: 100 for per cent, 1000 for per mille; nothing where they are no shares.
    pub fn whole(&self) -> Option<u32> {
        self.unit.as_deref().and_then(whole_of)
    }
}

/// The whole that numbers with a unit are shares of. Only the bare unit counts: "% meer" is a change.
pub fn whole_of(unit: &str) -> Option<u32> {
    match unit.trim().to_lowercase().as_str() {
        "%" | "procent" | "percent" | "per cent" => Some(100),
        "‰" | "promille" | "per mille" => Some(1000),
        _ => None,
    }
}

/// A category with its numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The category.
    pub label: String,
    /// One per column; nothing where the author left it empty.
    pub cells: Vec<Option<f64>>,
    /// Whether it is the total of the other rows.
    pub is_total: bool,
    /// Where it was written, for diagnostics.
    pub span: Span,
}

/// A table as the author wrote it: categories × columns of numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Dataset {
    /// Name of the column of categories.
    pub category: Column,
    /// The columns of numbers, at least one.
    pub columns: Vec<Column>,
    /// The categories, at least one, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// What readers are told of a number that is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hidden {
    /// It is a number of people under the threshold (the number held here).
    Small(u32),
    /// Only that it is hidden: it would give another one away, or saying that it is small would.
    Secondary,
}

/// A cell as readers may see it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Cell {
    /// A number.
    Number(f64),
    /// The source has none.
    Missing,
    /// Not shown, to protect people.
    Hidden(Hidden),
}

impl Cell {
    /// The number, where one is shown.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing | Self::Hidden(_) => None,
        }
    }
}

/// A single number as readers may see it; never [`Cell::Missing`].
pub type PublicNumber = Cell;

/// A table as readers may see it. Only `protect` makes one.
#[derive(Clone, PartialEq, Debug)]
pub struct PublicTable {
    /// Name of the column of categories.
    pub category: Column,
    /// The columns of numbers.
    pub columns: Vec<Column>,
    /// Label, cells and whether it is the total, in the author's order.
    pub rows: Vec<(String, Vec<Cell>, bool)>,
}
