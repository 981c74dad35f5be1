//! A figure's numbers for programs: CSV and JSON of its table.

use serde_json::{Value, json};

use super::csv::harmless;
use crate::chart::{CellState, Figure, TableCell};
use crate::model::Moment;

/// The table as CSV: the names of the columns, then the rows. Numbers have a point before decimals; a hidden number is
/// what readers see ("<5"), a missing one is empty. Points in time are as ISO 8601 has them.
pub fn figure_csv(figure: &Figure) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let table = &figure.table;
    let header = table.columns.iter().map(|column| match &column.unit {
        Some(unit) if !column.name.contains(unit.as_str()) => format!("{} ({unit})", column.name),
        _ => column.name.clone(),
    });
    let header: Vec<String> = header.map(|name| harmless(&name).into_owned()).collect();
    writer.write_record(&header).expect("writing to memory does not fail");
    for row in &table.rows {
        let cells = std::iter::once(harmless(&row.header).into_owned()).chain(row.cells.iter().map(csv_cell));
        let mut cells: Vec<String> = cells.collect();
        cells.resize(header.len(), String::new());
        writer.write_record(&cells).expect("every row has as many cells as the header");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

fn csv_cell(cell: &TableCell) -> String {
    match (cell.state, cell.value) {
        (CellState::Number, Some(value)) => value.to_string(),
        (CellState::Moment, Some(value)) => Moment::from_number(value).iso(),
        (CellState::Missing, _) => String::new(),
        _ => harmless(&cell.text).into_owned(),
    }
}

/// The figure as JSON: `id`, `title`, `takeaway`, `description`, `columns`, `rows`, `source`, `notes`, `url`. A row is
/// a list; its first value is the category. A hidden number is a text ("<5"), a missing one is null, a point in time a text as ISO 8601 has it.
pub fn figure_json(figure: &Figure, url: &str) -> Value {
    let columns: Vec<Value> = figure
        .table
        .columns
        .iter()
        .map(|column| json!({ "id": column.id, "name": column.name, "unit": column.unit, "numeric": column.numeric }))
        .collect();
    let rows: Vec<Value> = figure
        .table
        .rows
        .iter()
        .map(|row| std::iter::once(json!(row.header)).chain(row.cells.iter().map(json_cell)).collect())
        .collect();
    json!({
        "id": figure.id,
        "title": figure.title,
        "takeaway": figure.takeaway,
        "description": figure.description,
        "columns": columns,
        "rows": rows,
        "source": figure.source,
        "notes": figure.notes,
        "url": url,
    })
}

fn json_cell(cell: &TableCell) -> Value {
    match (cell.state, cell.value) {
        (CellState::Number, Some(value)) => number(value),
        (CellState::Moment, Some(value)) => json!(Moment::from_number(value).iso()),
        (CellState::Missing, _) => Value::Null,
        _ => json!(cell.text),
    }
}

/// A number as JSON; whole ones without a point.
fn number(value: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}
