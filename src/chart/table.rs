//! The same data as a table: what every figure has, and what its downloads are made from.

use serde::Serialize;

use super::data::value_text;
use crate::model::{Cell, Column, Hidden, Language, PublicTable};
use crate::texts::Texts;

/// A table that readers see: a header and cells per row.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Table {
    /// What is in it.
    pub caption: String,
    /// The columns; the first is that of the rows' headers.
    pub columns: Vec<TableColumn>,
    /// In the figure's order.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TableColumn {
    /// Unique in the table.
    pub id: String,
    /// As readers see it.
    pub name: String,
    /// What one is: "kinderen".
    pub unit: Option<String>,
    /// Whether its cells are numbers, set right.
    pub numeric: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TableRow {
    /// What the row is about.
    pub header: String,
    /// One for every column but the first.
    pub cells: Vec<TableCell>,
    /// Whether it is the total of the other rows.
    pub is_total: bool,
}

/// A cell of a table.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TableCell {
    /// As readers see it: a number in their notation, "<5" for a hidden one, words for a missing one.
    pub text: String,
    /// The number, where one is shown; of a point in time, [`crate::model::Moment::number`].
    pub value: Option<f64>,
    /// What the cell holds.
    pub state: CellState,
}

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellState {
    /// A number.
    Number,
    /// Words.
    Text,
    /// A point in time; the value is [`crate::model::Moment::number`].
    Moment,
    /// Nothing: the source has no number here.
    Missing,
    /// A number that is not shown, to protect people.
    Hidden,
}

/// Most digits behind the mark that a reader is shown.
const DECIMALS: usize = 6;

/// A number as readers see it.
pub(crate) fn number(value: f64, language: Language) -> String {
    language.number(value, DECIMALS)
}

/// A number that may be hidden or missing, as readers see it.
pub(super) fn cell_text(cell: Cell, texts: &Texts) -> String {
    match cell {
        Cell::Number(value) => number(value, texts.language()),
        Cell::Missing => texts.get("chart-missing"),
        Cell::Hidden(Hidden::Small(threshold)) => {
            texts.with("chart-hidden-small", &[("threshold", threshold.into())])
        }
        Cell::Hidden(Hidden::Secondary) => texts.get("chart-hidden-secondary"),
    }
}

impl TableColumn {
    /// A column of words.
    pub(super) fn words(id: &str, name: String) -> Self {
        Self { id: id.to_owned(), name, unit: None, numeric: false }
    }

    /// A column of numbers.
    pub(super) fn numbers(id: &str, name: String) -> Self {
        Self { id: id.to_owned(), name, unit: None, numeric: true }
    }

    fn of(column: &Column, numeric: bool) -> Self {
        let numeric = numeric && !column.is_date;
        Self { id: column.id.clone(), name: column.name.clone(), unit: column.unit.clone(), numeric }
    }
}

impl TableRow {
    /// A row like the others.
    pub(super) fn new(header: impl Into<String>, cells: Vec<TableCell>) -> Self {
        Self { header: header.into(), cells, is_total: false }
    }
}

impl TableCell {
    /// Words.
    pub(super) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: None, state: CellState::Text }
    }

    /// A count.
    pub(super) fn count(count: usize, texts: &Texts) -> Self {
        // Counts of factors and steps are far below 2^52, where every whole number is exact.
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        Self::cell(Cell::Number(count as f64), texts)
    }

    /// A number that may be hidden or missing.
    pub(super) fn cell(cell: Cell, texts: &Texts) -> Self {
        let state = match cell {
            Cell::Number(_) => CellState::Number,
            Cell::Missing => CellState::Missing,
            Cell::Hidden(_) => CellState::Hidden,
        };
        Self { text: cell_text(cell, texts), value: cell.number(), state }
    }
}

impl TableCell {
    /// A cell of a data figure: points in time are words.
    fn of(cell: Cell, column: &Column, texts: &Texts) -> Self {
        match cell {
            Cell::Number(value) if column.is_date => {
                Self { text: value_text(cell, column, texts), value: Some(value), state: CellState::Moment }
            }
            _ => Self::cell(cell, texts),
        }
    }
}

/// The table of a data figure.
pub(super) fn of(data: &PublicTable, caption: &str, texts: &Texts) -> Table {
    let columns = std::iter::once(TableColumn::of(&data.category, false))
        .chain(data.columns.iter().map(|column| TableColumn::of(column, true)));
    let rows = data.rows.iter().map(|(label, cells, is_total)| TableRow {
        header: label.clone(),
        cells: cells
            .iter()
            .zip(&data.columns)
            .map(|(cell, column)| TableCell::of(*cell, column, texts))
            .collect(),
        is_total: *is_total,
    });
    Table { caption: caption.to_owned(), columns: columns.collect(), rows: rows.collect() }
}
