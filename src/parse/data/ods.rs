//! `.ods`, after `OpenDocument` 1.2, part 1, chapter 9: the cells of `content.xml`.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Sheet;
use super::sheet::Cells;
use super::workbook::{Refused, part};
use crate::diag::say;
use crate::source::FileId;

/// The sheets of an `.ods`.
pub(super) fn read_ods(file: FileId, bytes: &[u8]) -> Result<Vec<Sheet>, Refused> {
    let mimetype = part(bytes, "mimetype")?;
    if !mimetype.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Err(Refused::Other);
    }
    if part(bytes, "META-INF/manifest.xml").is_ok_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refused::Damaged(say! {
            en: "it is protected with a password",
            nl: "er zit een wachtwoord op",
        }));
    }
    let content = part(bytes, "content.xml")?;
    let mut xml = Reader::from_str(&content);
    xml.config_mut().expand_empty_elements = true;
    let mut walk =
        Walk { file, sheets: Vec::new(), open: None, row: 0, rows: 1, column: 0, cell: None, ignored: 0 };
    loop {
        match xml.read_event().map_err(Refused::damaged)? {
            Event::Start(element) => walk.start(&element)?,
            Event::End(element) => walk.end(element.name().as_ref())?,
            Event::Text(text) => walk.say(&text.xml10_content()),
            Event::GeneralRef(reference) => walk.say(&letter(&reference)),
            Event::Eof => return Ok(walk.sheets),
            _ => {}
        }
    }
}

/// The letter an entity stands for.
fn letter(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_xml_entity(reference).unwrap_or_default().to_owned()
}

/// The way through the elements.
struct Walk {
    file: FileId,
    sheets: Vec<Sheet>,
    open: Option<(String, Cells)>,
    row: u32,
    /// How many rows the open one stands for.
    rows: u32,
    column: u32,
    cell: Option<Cell>,
    /// How many elements are open whose text is not the cell's: remarks on it.
    ignored: u32,
}

/// A cell while its text is read.
struct Cell {
    repeated: u32,
    /// What its attributes say its value is.
    value: Option<String>,
    number: Option<f64>,
    text: String,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        match element.name().as_ref() {
            "table:table" if self.open.is_none() => {
                let name = attribute(element, "table:name")?.unwrap_or_default();
                self.open = Some((name, Cells::new(self.file)));
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = repeated(element, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(cell(element)?),
            "office:annotation" => self.ignored += 1,
            "text:p" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.say(" "),
            "text:s" | "text:tab" | "text:line-break" => self.say(" "),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "table:table" => {
                if let Some((name, cells)) = self.open.take() {
                    self.sheets.push(cells.into_sheet(name)?);
                }
            }
            "table:table-row" => self.row = self.row.saturating_add(self.rows),
            "table:table-cell" | "table:covered-table-cell" => self.close_cell()?,
            "office:annotation" => self.ignored = self.ignored.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.ignored == 0) {
            cell.text.push_str(words);
        }
    }

    /// Adds the cell as often as it is repeated.
    fn close_cell(&mut self) -> Result<(), Refused> {
        let (Some(cell), Some((_, cells))) = (self.cell.take(), &mut self.open) else { return Ok(()) };
        let text = cell.value.unwrap_or(cell.text);
        if !text.trim().is_empty() {
            cells.make_sure_of(self.rows, cell.repeated)?;
            for row in self.row..self.row.saturating_add(self.rows) {
                for column in self.column..self.column.saturating_add(cell.repeated) {
                    cells.add(row, column, &text, cell.number)?;
                }
            }
        }
        self.column = self.column.saturating_add(cell.repeated);
        Ok(())
    }
}

fn cell(element: &BytesStart<'_>) -> Result<Cell, Refused> {
    let number: Option<f64> = attribute(element, "office:value")?
        .and_then(|value| value.trim().parse().ok())
        .filter(|number: &f64| number.is_finite());
    let mut value = number.map(|number| number.to_string());
    for name in ["office:string-value", "office:date-value", "office:time-value", "office:boolean-value"] {
        if value.is_none() {
            value = attribute(element, name)?;
        }
    }
    let repeated = repeated(element, "table:number-columns-repeated")?;
    Ok(Cell { repeated, value, number, text: String::new() })
}

fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, Refused> {
    Ok(attribute(element, name)?.and_then(|count| count.parse().ok()).unwrap_or(1))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    let Some(attribute) = element.try_get_attribute(name).map_err(Refused::damaged)? else {
        return Ok(None);
    };
    let value = attribute.normalized_value(quick_xml::XmlVersion::default()).map_err(Refused::damaged)?;
    Ok(Some(value.into_owned()))
}
