//! Excel workbooks: every sheet, hidden rows, columns and sheets included, remarks, text boxes, and what a pivot table
//! keeps of the rows it was made from.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader as _, Xlsx};

use super::archive::{Step, addresses, attribute, parts, properties, texts, values, walk, writers};
use super::cell::{Cell, Line};
use super::{Hit, hits as hits_at};
use crate::diag::{Words, say};

/// All that is found in an `.xlsx`.
pub(super) fn hits(bytes: &[u8], is_published: bool) -> Vec<Hit> {
    let parts = parts(bytes);
    if parts.is_empty() {
        return Vec::new();
    }
    let mut found = properties(&parts, is_published);
    found.extend(writers(&parts, is_published));
    found.extend(addresses(&parts));
    // What the reader does with a damaged file is told elsewhere, as `bad-table`.
    found.extend(catch_unwind(AssertUnwindSafe(|| sheets(bytes))).unwrap_or_default());
    for (name, xml) in &parts {
        if name.starts_with("xl/comments") || name.starts_with("xl/threadedComments") {
            found.extend(remarks(xml));
        } else if name.starts_with("xl/drawings/") {
            let place = say! { en: "a text box", nl: "een tekstvak" };
            found.extend(texts(xml, &["a:p"]).iter().flat_map(|text| hits_at(text, &place)));
        } else if name == "xl/workbook.xml" {
            found.extend(names(xml));
        } else if name.starts_with("xl/worksheets/") {
            found.extend(margins(xml));
        } else if name.starts_with("xl/pivotCache/") {
            found.extend(pivot(xml));
        }
    }
    found
}

fn sheets(bytes: &[u8]) -> Vec<Hit> {
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut found = Vec::new();
    for name in book.sheet_names() {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        while let Ok(Some(cell)) = reader.next_cell() {
            let (row, column) = cell.get_position();
            let text = text(&Data::from(cell.get_value().clone()));
            if !text.is_empty() {
                rows.entry(row).or_default().insert(column, text);
            }
        }
        found.extend(hits_of_rows(&name, &rows));
    }
    found
}

/// A cell's value as people write it: dates as dates.
fn text(value: &Data) -> String {
    match value {
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string().trim().to_owned(),
    }
}

/// What is found in the rows of a sheet, of which the first names the columns.
pub(super) fn hits_of_rows(sheet: &str, rows: &BTreeMap<u32, BTreeMap<u32, String>>) -> Vec<Hit> {
    let Some((&first, header)) = rows.first_key_value() else { return Vec::new() };
    let mut found = Vec::new();
    for (&row, cells) in rows {
        let line = Line::new(cells.iter().map(|(&column, text)| {
            let name = if row == first { "" } else { header.get(&column).map_or("", String::as_str) };
            Cell { name, text, place: (row, column) }
        }));
        found.extend(line.find().into_iter().map(|(what, (row, column), value)| Hit {
            what,
            place: say! {
                en: "sheet `{sheet}`, cell {cell}",
                nl: "werkblad `{sheet}`, cel {cell}",
                sheet = sheet,
                cell = address(row, column),
            },
            value,
        }));
    }
    found
}

/// The cell of a row and column, both from 0, as spreadsheet programs name it: "B3".
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), u64::from(row) + 1)
}

/// The place of a remark.
pub(super) fn remark_on(cell: &str) -> Words {
    say! { en: "a remark on cell {cell}", nl: "een opmerking bij cel {cell}" }
}

/// What sheets and ranges are called, and what is kept under such a name.
fn names(xml: &str) -> Vec<Hit> {
    let sheet = say! { en: "the name of a sheet", nl: "de naam van een werkblad" };
    let name = say! { en: "a name given to cells", nl: "een naam van cellen" };
    let sheets = values(xml, &[("sheet", "name")]);
    let named = [values(xml, &[("definedName", "name")]), texts(xml, &["definedName"])].concat();
    let sheets = sheets.iter().flat_map(|text| hits_at(text, &sheet));
    sheets.chain(named.iter().flat_map(|text| hits_at(text, &name))).collect()
}

/// What a sheet has beside its cells: headers and footers on paper, lists to choose from.
fn margins(xml: &str) -> Vec<Hit> {
    const HEADS: &[&str] =
        &["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"];
    let head = say! { en: "a header or footer", nl: "een koptekst of voettekst" };
    let choice = say! { en: "a list to choose from", nl: "een keuzelijst" };
    let heads = texts(xml, HEADS);
    let choices = [texts(xml, &["formula1"]), values(xml, &[("dataValidation", "prompt")])].concat();
    let heads = heads.iter().flat_map(|text| hits_at(text, &head));
    heads.chain(choices.iter().flat_map(|text| hits_at(text, &choice))).collect()
}

/// Remarks on cells, old and new.
fn remarks(xml: &str) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut open: Option<(Words, String)> = None;
    walk(xml, |step| match step {
        Step::Open("comment" | "threadedComment", attributes) => {
            let cell = attribute(&attributes, "ref").unwrap_or("?");
            open = Some((remark_on(cell), String::new()));
        }
        Step::Close("comment" | "threadedComment") => {
            found.extend(open.take().into_iter().flat_map(|(place, text)| hits_at(&text, &place)));
        }
        Step::Text(text) => {
            if let Some((_, open)) = &mut open {
                open.push_str(text);
            }
        }
        _ => {}
    });
    found
}

/// The values a pivot table keeps: in attributes, not in texts.
fn pivot(xml: &str) -> Vec<Hit> {
    let mut found = Vec::new();
    walk(xml, |step| {
        if let Step::Open("s" | "n" | "d", attributes) = step {
            let value = attribute(&attributes, "v").unwrap_or_default();
            found.extend(hits_at(
                value,
                &say! {
                    en: "the rows a pivot table was made from",
                    nl: "de rijen waar een draaitabel van is gemaakt",
                },
            ));
        }
    });
    found
}
