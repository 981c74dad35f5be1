//! Comma-separated tables, and semicolon-separated ones as Dutch spreadsheet programs write them.
//!
//! Read by hand, after RFC 4180: the csv crate tells neither the place of a cell nor that a quote is never closed.

use std::borrow::Cow;
use std::ops::Range;

use super::{DataCell, DataDoc, DataRow, MOST_CELLS, Sheet};
use crate::diag::{Code, Diagnostic, Words, say};
use crate::parse::tell;
use crate::source::{FileId, Span};

/// The table in a `.csv`; no sheet when it is broken.
///
/// # Errors
/// `bad-table`, `ragged-row`.
pub(crate) fn csv(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> DataDoc {
    let (start, separator) = separator(text);
    let mut reader = Reader { file, text, at: start, separator, cells: 0 };
    let header = loop {
        match reader.row() {
            Ok(Some(row)) if is_empty(&row) => {}
            Ok(Some(row)) => break trimmed(row).cells,
            Ok(None) => {
                tell(
                    diagnostics,
                    Diagnostic::new(
                        Code::BadTable,
                        Span::start_of(file),
                        say! { en: "this table is empty", nl: "deze tabel is leeg" },
                    )
                    .label(say! {
                        en: "expected the names of the columns, then a line for each row",
                        nl: "hier horen de namen van de kolommen, en dan een regel per rij",
                    }),
                );
                return DataDoc::default();
            }
            Err(diagnostic) => return broken(*diagnostic, diagnostics),
        }
    };
    let mut rows = Vec::new();
    loop {
        match reader.row() {
            Ok(Some(row)) if is_empty(&row) => {}
            Ok(Some(row)) => rows.extend(fitting(row, header.len(), separator, diagnostics)),
            Ok(None) => return DataDoc { sheets: vec![Sheet { name: String::new(), header, rows }] },
            Err(diagnostic) => return broken(*diagnostic, diagnostics),
        }
    }
}

fn broken(diagnostic: Diagnostic, diagnostics: &mut Vec<Diagnostic>) -> DataDoc {
    tell(diagnostics, diagnostic);
    DataDoc::default()
}

fn is_empty(row: &DataRow) -> bool {
    row.cells.iter().all(|cell| cell.text.is_empty())
}

/// A row without the empty cells at its end.
fn trimmed(mut row: DataRow) -> DataRow {
    let len = row.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    row.cells.truncate(len);
    row
}

/// The row, when it has as many cells as there are columns; empty ones at its end do not count.
fn fitting(
    mut row: DataRow,
    columns: usize,
    separator: u8,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<DataRow> {
    let beyond = row.cells.get(columns..).unwrap_or_default();
    if beyond.iter().all(|cell| cell.text.is_empty()) {
        row.cells.truncate(columns);
    }
    let cells = row.cells.len();
    if cells == columns {
        return Some(row);
    }
    let counted = Words::counted(cells, ["cell", "cells"], ["cel", "cellen"]);
    tell(
        diagnostics,
        Diagnostic::new(
            Code::RaggedRow,
            row.span,
            say! {
                en: "this row has {counted}, but there are {columns}",
                nl: "deze rij heeft {counted}, maar er zijn {columns}",
                counted = counted,
                columns = Words::counted(columns, ["column", "columns"], ["kolom", "kolommen"]),
            },
        )
        .label(say! {
            en: "expected {cells}",
            nl: "hier horen {cells}",
            cells = Words::counted(columns, ["cell", "cells"], ["cel", "cellen"]),
        })
        .help(ragged(&row, columns, separator)),
    );
    None
}

/// How to mend a row that does not fit.
fn ragged(row: &DataRow, columns: usize, separator: u8) -> Words {
    let cells = &row.cells;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if cells.len() < columns {
        let semicolons = separator == b',' && cells.iter().any(|cell| cell.text.contains(';'));
        return if semicolons {
            say! {
                en: "the header parts its cells by commas, this row by semicolons; use one of the two in the whole file",
                nl: "in de eerste regel staan komma's tussen de cellen, in deze rij puntkomma's; gebruik in het hele bestand hetzelfde teken",
            }
        } else {
            say! {
                en: "add the cells that are missing; a cell may be empty",
                nl: "vul de cellen aan die ontbreken; een cel mag leeg zijn",
            }
        };
    }
    if separator == b',' && cells.windows(2).any(|pair| pair.iter().all(|cell| digits(&cell.text))) {
        return say! {
            en: "a number with decimals has a point here, such as 9.2, because the comma parts cells; or part all cells by semicolons",
            nl: "schrijf decimalen hier met een punt, zoals 9.2, want de komma scheidt de cellen; of zet overal puntkomma's tussen de cellen",
        };
    }
    say! {
        en: "take out what is too much, or put quotes around a text with a separator in it",
        nl: "haal weg wat te veel is, of zet aanhalingstekens om een tekst met een komma of puntkomma erin",
    }
}

/// Where the table starts, and what parts its cells: what the `sep=` line of Excel says, else a semicolon or tab when
/// the header has one and no comma.
fn separator(text: &str) -> (usize, u8) {
    let line = |start: usize| text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let first = line(0);
    if let Some([separator @ (b';' | b',' | b'\t'), ..]) = first.strip_prefix("sep=").map(str::as_bytes) {
        return (first.len(), *separator);
    }
    let header = text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let (mut semicolons, mut tabs, mut commas) = (false, false, false);
    for letter in header.bytes() {
        match letter {
            b'"' => quoted = !quoted,
            b';' if !quoted => semicolons = true,
            b'\t' if !quoted => tabs = true,
            b',' if !quoted => commas = true,
            _ => {}
        }
    }
    match (commas, semicolons, tabs) {
        (false, true, _) => (0, b';'),
        (false, false, true) => (0, b'\t'),
        _ => (0, b','),
    }
}

struct Reader<'text> {
    file: FileId,
    text: &'text str,
    at: usize,
    separator: u8,
    cells: usize,
}

/// What ends a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Cell,
    Row,
    Text,
}

impl Reader<'_> {
    /// The next row; nothing at the end of the text.
    fn row(&mut self) -> Result<Option<DataRow>, Box<Diagnostic>> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let start = self.at;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = self.cell()?;
            let last = cell.span.range().end;
            cells.push(cell);
            if end != End::Cell {
                return Ok(Some(DataRow { cells, span: self.span(start..last) }));
            }
        }
    }

    fn cell(&mut self) -> Result<(DataCell, End), Box<Diagnostic>> {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            let span = self.span(self.at..self.at);
            return Err(Box::new(
                Diagnostic::new(
                    Code::BadTable,
                    span,
                    say! {
                        en: "this table has more than {MOST_CELLS} cells",
                        nl: "deze tabel heeft meer dan {MOST_CELLS} cellen",
                    },
                )
                .help(say! {
                    en: "keep the rows that the figure shows",
                    nl: "bewaar alleen de rijen die de figuur laat zien",
                }),
            ));
        }
        self.skip_blanks();
        let start = self.at;
        if self.byte() == Some(b'"') {
            return self.quoted(start);
        }
        while self.byte().is_some_and(|byte| !self.is_end(byte)) {
            self.at += 1;
        }
        let text = self.text[start..self.at].trim_end();
        Ok((self.data(text, start..start + text.len()), self.end()))
    }

    fn quoted(&mut self, start: usize) -> Result<(DataCell, End), Box<Diagnostic>> {
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let piece = &self.text[self.at..];
            let Some(quote) = piece.find('"') else {
                let range = start..start + 1;
                let message = say! { en: "this quote is never closed", nl: "dit aanhalingsteken wordt nergens gesloten" };
                let label = say! { en: "expected another `\"`", nl: "er hoort nog een `\"`" };
                return Err(Box::new(self.bad(range, message, label)));
            };
            text += &piece[..quote];
            self.at += quote + 1;
            if self.byte() != Some(b'"') {
                break;
            }
            text += "\"";
            self.at += 1;
        }
        let end = self.at;
        self.skip_blanks();
        if self.byte().is_some_and(|byte| !self.is_end(byte)) {
            let message = say! {
                en: "something follows the closing quote",
                nl: "achter het laatste aanhalingsteken staat nog iets",
            };
            let label = say! {
                en: "expected a separator or the end of the line",
                nl: "hierachter hoort de volgende cel of het einde van de regel",
            };
            return Err(Box::new(self.bad(start..end, message, label)));
        }
        let cell = self.data(&text, start..end);
        Ok((cell, self.end()))
    }

    fn bad(&self, range: Range<usize>, message: Words, label: Words) -> Diagnostic {
        let help = say! {
            en: "a text in quotes ends with a quote; a quote inside it is written twice: `\"\"`",
            nl: "een tekst tussen aanhalingstekens eindigt met een aanhalingsteken; in de tekst zelf schrijf je het dubbel: `\"\"`",
        };
        Diagnostic::new(Code::BadTable, self.span(range), message).label(label).help(help)
    }

    fn data(&self, text: &str, range: Range<usize>) -> DataCell {
        let text = text.trim();
        DataCell {
            number: number(text, self.separator != b','),
            text: text.into(),
            span: self.span(range),
            at: None,
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn is_end(&self, byte: u8) -> bool {
        byte == self.separator || byte == b'\n' || byte == b'\r'
    }

    fn skip_blanks(&mut self) {
        while self.byte().is_some_and(|byte| matches!(byte, b' ' | b'\t') && byte != self.separator) {
            self.at += 1;
        }
    }

    /// Steps over what ends a cell.
    fn end(&mut self) -> End {
        let end = match self.byte() {
            None => return End::Text,
            Some(byte) if byte == self.separator => End::Cell,
            Some(_) => End::Row,
        };
        let is_pair = self.text.as_bytes()[self.at..].starts_with(b"\r\n");
        self.at += if is_pair { 2 } else { 1 };
        end
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }
}

/// The number a text is, when there is no doubt: digits, a sign, a point or, where cells are not parted by commas, a
/// comma. There `1.234` may as well be a thousand and is none.
fn number(text: &str, decimal_comma: bool) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+', '−']).unwrap_or(text);
    let mark = if decimal_comma && unsigned.contains(',') { ',' } else { '.' };
    let (whole, fraction) =
        unsigned.split_once(mark).map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !fraction.is_none_or(are_digits) || text.len() > 40 {
        return None;
    }
    let may_be_thousands = decimal_comma
        && mark == '.'
        && !whole.starts_with('0')
        && whole.len() <= 3
        && fraction.is_some_and(|fraction| fraction.len() == 3);
    if may_be_thousands {
        return None;
    }
    text.replace('−', "-").replace(',', ".").parse().ok()
}
