//! Spreadsheets in `OpenDocument`: every sheet, hidden rows and columns included, and remarks.

use std::collections::BTreeMap;

use super::archive::{Step, attribute, parts, properties, walk};
use super::workbook::{address, hits_of_rows, remark_on};
use super::{Hit, hits as hits_at};

/// All that is found in an `.ods`.
pub(super) fn hits(bytes: &[u8], is_published: bool) -> Vec<Hit> {
    let parts = parts(bytes);
    let mut found = properties(&parts, is_published);
    for (_, xml) in parts.iter().filter(|(name, _)| name == "content.xml") {
        let mut reading = Reading::default();
        walk(xml, |step| reading.take(step));
        found.extend(reading.found);
    }
    found
}

/// The way through `content.xml`. Cells that are repeated are read once: they say the same.
#[derive(Default)]
struct Reading {
    sheet: String,
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    row: u32,
    rows_repeated: u32,
    column: u32,
    columns_repeated: u32,
    value: Option<String>,
    text: String,
    remark: Option<String>,
    found: Vec<Hit>,
}

impl Reading {
    fn take(&mut self, step: Step<'_>) {
        match step {
            Step::Open(name, attributes) => self.open(name, &attributes),
            Step::Close(name) => self.close(name),
            Step::Text(words) => match &mut self.remark {
                Some(remark) => remark.push_str(words),
                None => self.text.push_str(words),
            },
        }
    }

    fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        let repeated =
            |name: &str| attribute(attributes, name).and_then(|count| count.parse().ok()).unwrap_or(1);
        match name {
            "table:table" => {
                attribute(attributes, "table:name").unwrap_or_default().clone_into(&mut self.sheet);
                self.rows.clear();
                self.row = 0;
            }
            "table:table-row" => {
                self.rows_repeated = repeated("table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns_repeated = repeated("table:number-columns-repeated");
                let value = ["office:date-value", "office:string-value", "office:value"]
                    .iter()
                    .find_map(|name| attribute(attributes, name));
                self.value = value.map(str::to_owned);
                self.text.clear();
            }
            "office:annotation" => self.remark = Some(String::new()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table:table" => self.found.extend(hits_of_rows(&self.sheet, &self.rows)),
            "table:table-row" => self.row = self.row.saturating_add(self.rows_repeated),
            "table:table-cell" | "table:covered-table-cell" => {
                let text = self.value.take().unwrap_or_else(|| self.text.trim().to_owned());
                if !text.is_empty() {
                    self.rows.entry(self.row).or_default().insert(self.column, text);
                }
                self.column = self.column.saturating_add(self.columns_repeated);
            }
            "office:annotation" => {
                let place = remark_on(&address(self.row, self.column));
                let remark = self.remark.take();
                self.found.extend(remark.into_iter().flat_map(|remark| hits_at(&remark, &place)));
            }
            _ => {}
        }
    }
}
