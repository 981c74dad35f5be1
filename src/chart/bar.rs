//! Data figures: bars, one series or several to a category, or the table alone.

mod describe;

use super::key::{KeyEntry, Swatch};
use super::paint::Paint;
use super::rows::{Bar, Bars, Category, Key, Panel};
use super::table::{self, cell_text};
use super::{Figure, Picture, Subject, is_drawn};
use crate::model::{Cell, Column, DataFigure, FigureRef, Public, PublicTable};
use crate::texts::Texts;

/// A category, its cells, and whether it is the total of the others.
type Row = (String, Vec<Cell>, bool);

/// Draws a data figure; its place in the report.
pub(super) fn draw(subject: Subject<'_>, index: usize) -> Figure {
    let data = &subject.report.figures[index];
    let drawn = is_drawn(data.kind);
    let description =
        data.description.clone().unwrap_or_else(|| describe::describe(&data.table, drawn, subject.texts));
    let picture = if drawn {
        let chart = bars(data, subject.texts);
        Picture::Chart(subject.draw_rows(FigureRef::Data(index), &chart, &data.title, &description))
    } else {
        Picture::Table
    };
    Figure {
        id: data.id.clone(),
        title: data.title.clone(),
        takeaway: data.takeaway.clone(),
        description,
        picture,
        table: table::of(&data.table, &data.title, subject.texts),
        source: data.source.clone(),
        notes: data.notes.clone(),
    }
}

/// The rows that are drawn: a total would dwarf what it is the total of.
fn drawn_rows(table: &PublicTable) -> impl Iterator<Item = &Row> + Clone {
    let only_totals = table.rows.iter().all(|(_, _, is_total)| *is_total);
    table.rows.iter().filter(move |(_, _, is_total)| only_totals || !is_total)
}

/// Columns of one unit in one panel; more than colour can tell apart, in a panel each.
fn bars<'data>(data: &'data DataFigure<Public>, texts: &Texts) -> Bars<'data> {
    let table = &data.table;
    let mut units: Vec<Option<&str>> = Vec::new();
    let mut panels = Vec::new();
    for column in &table.columns {
        let unit = column.unit.as_deref();
        if units.contains(&unit) {
            continue;
        }
        let same: Vec<usize> =
            (0..table.columns.len()).filter(|index| table.columns[*index].unit.as_deref() == unit).collect();
        let parts = if same.len() > Paint::SERIES { 1 } else { same.len() };
        panels.extend(same.chunks(parts).map(|columns| panel(table, columns, units.len(), texts)));
        units.push(unit);
    }
    name_panels(&mut panels, &data.title);
    let rows = drawn_rows(table).map(|(label, _, _)| Category { label, effect: None }).collect();
    Bars { rows, panels }
}

/// Bars of some columns, all of one unit, on one scale.
fn panel(table: &PublicTable, columns: &[usize], scale: usize, texts: &Texts) -> Panel {
    // Small multiples need no colours: their names tell them apart.
    let alone = columns.len() == 1 && table.columns.len() > Paint::SERIES;
    let paint = |column: usize| Paint::series(if alone { 0 } else { column });
    let place = UnitPlace::of(table, columns);
    let key = columns.iter().map(|&column| KeyEntry {
        swatch: if alone { Swatch::Heading } else { Swatch::Square(paint(column)) },
        text: key_text(&table.columns[column], place),
    });
    // The first number says what is counted.
    let mut unit_said = place != UnitPlace::Bar;
    let mut bars = Vec::new();
    for (_, cells, _) in drawn_rows(table) {
        let bar = |&column: &usize| {
            let (cell, unit) = (cell_at(cells, column), table.columns[column].unit.as_deref());
            let text = value_text(cell, &table.columns[column], texts);
            let label = match unit.filter(|_| cell.number().is_some()) {
                Some(unit) if !std::mem::replace(&mut unit_said, true) => {
                    texts.with("chart-with-unit", &[("number", (&text).into()), ("unit", unit.into())])
                }
                _ => text,
            };
            let leftward = cell.number().is_some_and(|number| number < 0.0);
            Bar { cell, label, paint: paint(column), leftward }
        };
        bars.push(columns.iter().map(bar).collect());
    }
    Panel { key: Key::Entries(key.collect()), bars, scale }
}

fn cell_at(cells: &[Cell], column: usize) -> Cell {
    cells.get(column).copied().unwrap_or(Cell::Missing)
}

/// Where a panel says what is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UnitPlace {
    /// At the first number.
    Bar,
    /// In the key: where it is long, or bars run both ways, it would take the bars' room.
    Key,
    /// Nowhere: there is none, or every number carries it.
    Nowhere,
}

/// The longest unit that stands at a bar.
const LONG_UNIT: usize = 12;

impl UnitPlace {
    fn of(table: &PublicTable, columns: &[usize]) -> Self {
        let unit = columns.first().and_then(|column| table.columns[*column].unit.as_deref());
        let Some(unit) = unit.filter(|unit| *unit != PERCENT) else { return Self::Nowhere };
        let negative = drawn_rows(table).any(|(_, cells, _)| {
            columns.iter().any(|column| cell_at(cells, *column).number().is_some_and(|number| number < 0.0))
        });
        if negative || unit.chars().count() > LONG_UNIT { Self::Key } else { Self::Bar }
    }
}

/// A column's name, with its unit where that stands in the key.
fn key_text(column: &Column, place: UnitPlace) -> String {
    match &column.unit {
        Some(unit) if place == UnitPlace::Key => format!("{} ({unit})", column.name),
        _ => column.name.clone(),
    }
}

/// The unit that every number carries.
const PERCENT: &str = "%";

/// A cell as readers see it; percentages say that they are.
fn value_text(cell: Cell, column: &Column, texts: &Texts) -> String {
    let text = cell_text(cell, texts);
    if cell.number().is_some() && column.unit.as_deref() == Some(PERCENT) {
        texts.with("chart-percent", &[("number", (&text).into())])
    } else {
        text
    }
}

/// A lone series needs no key, only its name, and not even that where the title says the same.
fn name_panels(panels: &mut [Panel], title: &str) {
    if let [Panel { key: Key::Entries(key), .. }] = panels
        && let [entry] = key.as_mut_slice()
    {
        entry.swatch = Swatch::None;
        if entry.text.eq_ignore_ascii_case(title) {
            key.clear();
        }
    }
}
