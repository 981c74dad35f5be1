//! Tables of data as authors keep them: beside a figure in a `.csv`, `.xlsx` or `.ods`, or as rows in its file.
//!
//! Out: raw cells with their places. Whether a column exists, and whether a cell had to be a number, is asked later.

mod csv;
mod ods;
mod sheet;
mod workbook;

pub(crate) use csv::csv;
pub(crate) use workbook::within_limits;
pub(super) use workbook::{ods, xlsx};

use toml::de::DeValue;

use super::value::{FromToml, Reader, Shape, Value};
use crate::language::whole;
use crate::source::Span;

/// A data file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DataDoc {
    /// Its sheets, in order; a `.csv` has one without a name. Empty when the file is broken, of which a diagnostic
    /// has told.
    pub sheets: Vec<Sheet>,
}

/// Larger tables are refused: no figure shows them, and files that are small can hold them.
const MOST_CELLS: usize = 1_000_000;

/// One sheet: a header and rows.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// Its name; empty for a `.csv`.
    pub name: String,
    /// The first row that is not empty: names of the columns.
    pub header: Vec<DataCell>,
    /// The rows below it, each with as many cells as the header; rows of another length have been told of and are
    /// left out, and so are empty ones.
    pub rows: Vec<DataRow>,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct DataRow {
    /// Its cells.
    pub cells: Vec<DataCell>,
    /// Where it stands; the start of the file for a spreadsheet.
    pub span: Span,
}

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub struct DataCell {
    /// As written, without white space around it; empty for an empty cell.
    pub text: Box<str>,
    /// The number, where it is one without any doubt.
    pub number: Option<f64>,
    /// Where it stands; the start of the file for a spreadsheet.
    pub span: Span,
    /// Row and column of a spreadsheet, both from 0; what [`DataCell::address`] tells.
    pub at: Option<(u32, u32)>,
}

impl DataCell {
    /// The cell of a spreadsheet as its program names it: "B3".
    pub fn address(&self) -> Option<String> {
        let (row, column) = self.at?;
        let mut letters = Vec::new();
        let mut rest = u64::from(column) + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
            rest = (rest - 1) / 26;
        }
        Some(format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1))
    }
}

impl FromToml for DataRow {
    fn shape() -> Shape {
        Vec::<DataCell>::shape()
    }

    /// A cell that is wrong stays as an empty one, so that the others keep their columns.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Array(items) = value.get_ref() else {
            return reader.wrong_type(value, &Self::shape());
        };
        let cells = items.iter().map(|item| {
            let span = reader.span(item.span());
            DataCell::read(item, reader).unwrap_or(DataCell { text: "".into(), number: None, span, at: None })
        });
        Some(Self { cells: cells.collect(), span: reader.span(value.span()) })
    }
}

impl FromToml for DataCell {
    fn shape() -> Shape {
        Shape::Cell
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let span = reader.span(value.span());
        if let DeValue::String(text) = value.get_ref() {
            return Some(Self { text: text.trim().into(), number: None, span, at: None });
        }
        if let DeValue::Datetime(date) = value.get_ref() {
            return Some(Self { text: date.to_string().into(), number: None, span, at: None });
        }
        let number = f64::read(value, reader)?;
        Some(Self { text: written(number), number: Some(number), span, at: None })
    }
}

/// A number as people write it; most are whole, and soon written.
fn written(number: f64) -> Box<str> {
    match whole(number).filter(|_| number.is_sign_positive()) {
        Some(whole) => itoa::Buffer::new().format(whole).into(),
        None => number.to_string().into(),
    }
}
