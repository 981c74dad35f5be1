//! Cells of a spreadsheet, as they come, to a sheet with a header and rows.

use std::collections::BTreeMap;

use super::{DataCell, DataRow, MOST_CELLS, Sheet};
use crate::source::{FileId, Span};

/// The columns that spreadsheet programs have.
const MOST_COLUMNS: u32 = 16_384;

/// The cells of one sheet that are not empty.
#[derive(Debug)]
pub(super) struct Cells {
    span: Span,
    rows: BTreeMap<u32, BTreeMap<u32, DataCell>>,
    count: usize,
}

/// The sheet has more cells than any figure shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TooLarge;

impl Cells {
    pub(super) fn new(file: FileId) -> Self {
        Self { span: Span::start_of(file), rows: BTreeMap::new(), count: 0 }
    }

    /// Refuses a cell that is repeated over more rows and columns than there is room for.
    pub(super) fn make_sure_of(&self, rows: u32, columns: u32) -> Result<(), TooLarge> {
        let wanted = (rows as usize).saturating_mul(columns as usize);
        let fits = columns <= MOST_COLUMNS && self.count.saturating_add(wanted) <= MOST_CELLS;
        if fits { Ok(()) } else { Err(TooLarge) }
    }

    /// Adds a cell; an empty one is not kept.
    pub(super) fn add(
        &mut self,
        row: u32,
        column: u32,
        text: &str,
        number: Option<f64>,
    ) -> Result<(), TooLarge> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.count += 1;
        if self.count > MOST_CELLS {
            return Err(TooLarge);
        }
        let cell = DataCell { text: text.into(), number, span: self.span, at: Some((row, column)) };
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    /// The sheet: the first row is the header; what stands outside its columns is no part of the table.
    pub(super) fn into_sheet(self, name: String) -> Result<Sheet, TooLarge> {
        let span = self.span;
        let mut rows = self.rows.into_iter();
        let Some((at, mut header)) = rows.next() else {
            return Ok(Sheet { name, header: Vec::new(), rows: Vec::new() });
        };
        let (first, last) = match (header.first_key_value(), header.last_key_value()) {
            (Some((&first, _)), Some((&last, _))) => (first, last),
            _ => (0, 0),
        };
        let width = (last - first) as usize + 1;
        if width.saturating_mul(rows.len() + 1) > MOST_CELLS {
            return Err(TooLarge);
        }
        let filled = |row: u32, cells: &mut BTreeMap<u32, DataCell>| -> Vec<DataCell> {
            let empty = |column| DataCell { text: "".into(), number: None, span, at: Some((row, column)) };
            (first..=last).map(|column| cells.remove(&column).unwrap_or_else(|| empty(column))).collect()
        };
        let header = filled(at, &mut header);
        let rows = rows
            .map(|(row, mut cells)| DataRow { cells: filled(row, &mut cells), span })
            .filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty()))
            .collect();
        Ok(Sheet { name, header, rows })
    }
}
