//! Spreadsheets: `.xlsx` by way of calamine, `.ods` by our own reader.
//!
//! Both are zip files of XML, in which a few kilobytes can stand for gigabytes; so what is unpacked is counted first.

use std::fmt::Display;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};
use zip::ZipArchive;

use super::ods::read_ods;
use super::sheet::{Cells, TooLarge};
use super::{DataDoc, MOST_CELLS, Sheet};
use crate::diag::{Code, Diagnostic, Words, say};
use crate::parse::tell;
use crate::source::{FileId, Span};

/// A million cells take some sixty bytes of XML each.
const MOST_BYTES: u64 = 64 << 20;

/// Why a spreadsheet cannot be read.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It is no spreadsheet of the kind its name says.
    Other,
    /// It is one, but damaged, or protected with a password.
    Damaged(Words),
    /// It is larger than any figure shows.
    TooLarge,
}

impl Refused {
    /// What a reader of such files says, which means little to authors and may help whoever they ask.
    pub(super) fn damaged(error: impl Display) -> Self {
        Self::Damaged(say! { en: "it is damaged ({error})", nl: "het is beschadigd ({error})" })
    }
}

impl From<TooLarge> for Refused {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

/// The sheets of an `.xlsx`; none when it is broken.
///
/// # Errors
/// `bad-table`.
pub(in crate::parse) fn xlsx(file: FileId, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> DataDoc {
    read(file, ".xlsx", diagnostics, || {
        within_limits(bytes)?;
        xlsx_sheets(file, bytes)
    })
}

/// The sheets of an `.ods`; none when it is broken.
///
/// # Errors
/// `bad-table`.
pub(in crate::parse) fn ods(file: FileId, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> DataDoc {
    read(file, ".ods", diagnostics, || {
        within_limits(bytes)?;
        read_ods(file, bytes)
    })
}

/// Whatever the readers of others do with a damaged file, it is the author's file that is wrong.
fn read(
    file: FileId,
    kind: &str,
    diagnostics: &mut Vec<Diagnostic>,
    sheets: impl FnOnce() -> Result<Vec<Sheet>, Refused>,
) -> DataDoc {
    let outcome = catch_unwind(AssertUnwindSafe(sheets)).unwrap_or_else(|_| {
        Err(Refused::Damaged(say! {
            en: "its parts contradict each other",
            nl: "de delen ervan kloppen niet met elkaar",
        }))
    });
    let refused = match outcome {
        Ok(sheets) if sheets.iter().any(|sheet| !sheet.header.is_empty()) => return DataDoc { sheets },
        Ok(_) => {
            let empty = say! { en: "this {kind} is empty", nl: "dit {kind}-bestand is leeg" };
            let label = say! {
                en: "expected the names of the columns, then the rows",
                nl: "hier horen de namen van de kolommen, en dan de rijen",
            };
            (empty, label)
        }
        Err(Refused::Other) => (
            say! { en: "this is not an {kind}", nl: "dit is geen {kind}-bestand" },
            say! {
                en: "has the name of a spreadsheet, but is something else",
                nl: "heet een rekenblad, maar is iets anders",
            },
        ),
        Err(Refused::Damaged(why)) => {
            (say! { en: "this {kind} cannot be read", nl: "dit {kind}-bestand is niet te lezen" }, why)
        }
        Err(Refused::TooLarge) => {
            let large = say! { en: "this {kind} is too large", nl: "dit {kind}-bestand is te groot" };
            let most = say! {
                en: "a table has at most {MOST_CELLS} cells",
                nl: "een tabel heeft hooguit {MOST_CELLS} cellen",
            };
            (large, most)
        }
    };
    let help = say! {
        en: "save it again from the spreadsheet program, without a password, or as .csv",
        nl: "sla het opnieuw op vanuit je rekenprogramma, zonder wachtwoord, of als .csv",
    };
    tell(
        diagnostics,
        Diagnostic::new(Code::BadTable, Span::start_of(file), refused.0).label(refused.1).help(help),
    );
    DataDoc::default()
}

/// Unpacks all parts to see how much they are; what the file itself says of that may be a lie.
pub(crate) fn within_limits(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Other)?;
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(Refused::damaged)?;
        left = left.checked_sub(read).ok_or(Refused::TooLarge)?;
    }
    Ok(())
}

fn xlsx_sheets(file: FileId, bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A page with a chart only.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(damaged(&error)),
        };
        let mut cells = Cells::new(file);
        while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
            let (row, column) = cell.get_position();
            let (text, number) = value(cell.get_value());
            cells.add(row, column, &text, number)?;
        }
        sheets.push(cells.into_sheet(name)?);
    }
    Ok(sheets)
}

fn damaged(error: &XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::Damaged(say! {
            en: "it is protected with a password",
            nl: "er zit een wachtwoord op",
        }),
        XlsxError::Zip(_) | XlsxError::FileNotFound(_) => Refused::Other,
        other => Refused::damaged(other),
    }
}

/// A cell as text, and as a number where it is one.
fn value(value: &DataRef<'_>) -> (String, Option<f64>) {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps its numbers as floats")]
        DataRef::Int(whole) => (whole.to_string(), Some(*whole as f64)),
        DataRef::Float(number) => (number.to_string(), number.is_finite().then_some(*number)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            (text.clone(), None)
        }
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Bool(truth) => (truth.to_string(), None),
        DataRef::DateTime(moment) => (date(moment), None),
        DataRef::Error(error) => (error.to_string(), None),
        DataRef::Empty => (String::new(), None),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if hour == 0 && minute == 0 { date } else { format!("{date} {hour:02}:{minute:02}") }
}

/// The part of a spreadsheet with a name, as text.
pub(super) fn part(bytes: &[u8], name: &str) -> Result<String, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Other)?;
    let part = archive.by_name(name).map_err(|_| Refused::Other)?;
    let mut text = String::new();
    part.take(MOST_BYTES).read_to_string(&mut text).map_err(Refused::damaged)?;
    Ok(text)
}
