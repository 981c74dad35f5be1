//! The bars of a data figure: one series or several to a category, panel by panel where units differ.

use super::{Bar, Bars, Category, Key, Panel};
use crate::chart::data::{Data, PERCENT, cell_at, value_text};
use crate::chart::key::{KeyEntry, Swatch};
use crate::chart::paint::Paint;
use crate::model::{Column, FigureKind};

/// Columns of one unit in one panel; more than colour can tell apart, in a panel each.
pub(in crate::chart) fn of_data<'data>(data: &Data<'data>) -> Bars<'data> {
    let table = data.table;
    let mut units: Vec<Option<&str>> = Vec::new();
    let mut panels = Vec::new();
    let unit_of = |column: &usize| table.columns[*column].unit.as_deref();
    for unit in data.columns.iter().map(unit_of) {
        if units.contains(&unit) {
            continue;
        }
        let same: Vec<usize> =
            data.columns.iter().copied().filter(|column| unit_of(column) == unit).collect();
        let parts = if is_apart(data, same.len()) { 1 } else { same.len() };
        panels.extend(same.chunks(parts).map(|columns| panel(data, columns, units.len())));
        units.push(unit);
    }
    name_panels(&mut panels, data.title);
    let rows = data.names().map(|label| Category { label, effect: None }).collect();
    Bars { rows, panels }
}

/// Whether columns of one unit each get a panel.
fn is_apart(data: &Data<'_>, columns: usize) -> bool {
    data.kind == FigureKind::SmallMultiples || columns > Paint::SERIES
}

/// Bars of some columns, all of one unit, on one scale.
fn panel(data: &Data<'_>, columns: &[usize], scale: usize) -> Panel {
    let (table, texts) = (data.table, data.texts);
    // Small multiples need no colours: their names tell them apart.
    let alone = columns.len() == 1 && is_apart(data, data.columns.len());
    let paint = |column: usize| Paint::series(if alone { 0 } else { column });
    let place = UnitPlace::of(data, columns);
    let key = columns.iter().map(|&column| KeyEntry {
        swatch: if alone { Swatch::Heading } else { Swatch::Square(paint(column)) },
        text: key_text(&table.columns[column], place),
    });
    // The first number says what is counted.
    let mut unit_said = place != UnitPlace::Bar;
    let mut bars = Vec::with_capacity(data.rows.len());
    for (_, cells, _) in &data.rows {
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
            Bar::new(cell, label, paint(column), leftward)
        };
        bars.push(columns.iter().map(bar).collect());
    }
    Panel { key: Key::Entries(key.collect()), bars, scale }
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
    fn of(data: &Data<'_>, columns: &[usize]) -> Self {
        let unit = columns.first().and_then(|column| data.table.columns[*column].unit.as_deref());
        let Some(unit) = unit.filter(|unit| *unit != PERCENT) else { return Self::Nowhere };
        let negative = data.rows.iter().any(|(_, cells, _)| {
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
