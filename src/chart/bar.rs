//! Data figures: bars, one series or several to a category, or the table alone.

use super::paint::Paint;
use super::rows::{Bar, Bars, Category, Key, KeyEntry, Panel, Swatch};
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
    let description = data.description.clone().unwrap_or_else(|| describe(&data.table, drawn, subject.texts));
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

/// Bars of some columns on one scale.
fn panel(table: &PublicTable, columns: &[usize], scale: usize, texts: &Texts) -> Panel {
    // Small multiples need no colours: their names tell them apart.
    let alone = columns.len() == 1 && table.columns.len() > Paint::SERIES;
    let paint = |column: usize| Paint::series(if alone { 0 } else { column });
    let key = columns.iter().map(|&column| KeyEntry {
        swatch: if alone { Swatch::None } else { Swatch::Square(paint(column)) },
        text: table.columns[column].name.clone(),
    });
    let mut unit_said = false;
    let mut bars = Vec::new();
    for (_, cells, _) in drawn_rows(table) {
        let bar = |&column: &usize| {
            let cell = cells.get(column).copied().unwrap_or(Cell::Missing);
            Bar {
                label: label(cell, &table.columns[column], &mut unit_said, texts),
                cell,
                paint: paint(column),
                leftward: cell.number().is_some_and(|number| number < 0.0),
            }
        };
        bars.push(columns.iter().map(bar).collect());
    }
    Panel { key: Key::Entries(key.collect()), bars, scale }
}

/// What stands at a bar's end. The first number of a panel says what is counted, all percentages that they are.
fn label(cell: Cell, column: &Column, unit_said: &mut bool, texts: &Texts) -> String {
    let text = cell_text(cell, texts);
    match column.unit.as_deref().filter(|_| cell.number().is_some()) {
        Some("%") => texts.with("chart-percent", &[("number", (&text).into())]),
        Some(unit) if !std::mem::replace(unit_said, true) => {
            texts.with("chart-with-unit", &[("number", (&text).into()), ("unit", unit.into())])
        }
        _ => text,
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

/// How many categories a description tells one by one.
const TOLD: usize = 6;

fn describe(table: &PublicTable, drawn: bool, texts: &Texts) -> String {
    let key = if drawn { "chart-bar-description" } else { "chart-table-description" };
    let rows: Vec<&Row> = drawn_rows(table).collect();
    let size = [("categories", rows.len().into()), ("series", table.columns.len().into())];
    let mut sentences = vec![texts.with(key, &size)];
    for (index, column) in table.columns.iter().enumerate() {
        describe_column(&rows, index, column, texts, &mut sentences);
    }
    for (label, cells, is_total) in &table.rows {
        if *is_total && rows.len() < table.rows.len() {
            let values: Vec<String> = cells.iter().map(|cell| cell_text(*cell, texts)).collect();
            let values = texts.language().list(&values);
            sentences.push(
                texts.with("chart-bar-total", &[("label", label.into()), ("values", (&values).into())]),
            );
        }
    }
    sentences.join(" ")
}

/// What is highest and lowest in a column, in order where that is few, and what is not shown.
fn describe_column(rows: &[&Row], index: usize, column: &Column, texts: &Texts, sentences: &mut Vec<String>) {
    let cell = |row: &&Row| row.1.get(index).copied().unwrap_or(Cell::Missing);
    let mut numbers: Vec<(&str, f64)> =
        rows.iter().filter_map(|row| Some((row.0.as_str(), cell(row).number()?))).collect();
    numbers.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let written = |value: f64| cell_text(Cell::Number(value), texts);
    let named = |name: &str, value: &str| {
        texts.with("chart-bar-value", &[("name", name.into()), ("value", value.into())])
    };
    let list = |items: Vec<String>| texts.language().list(&items);
    let series = ("series", (&column.name).into());
    if let [(_, most), .., (_, least)] | [(_, most @ least)] = numbers.as_slice() {
        let names = |value: f64| {
            let equal = numbers.iter().filter(|(_, number)| number.total_cmp(&value).is_eq());
            list(equal.map(|(name, _)| (*name).to_owned()).collect())
        };
        sentences.push(if numbers.len() <= TOLD {
            let key = if numbers.len() == 1 { "chart-bar-values" } else { "chart-bar-order" };
            let values = list(numbers.iter().map(|(name, value)| named(name, &written(*value))).collect());
            texts.with(key, &[series, ("values", (&values).into())])
        } else if most.total_cmp(least).is_eq() {
            texts.with("chart-bar-equal", &[series, ("value", (&written(*most)).into())])
        } else {
            let (most_text, least_text) = (written(*most), written(*least));
            let (highest, lowest) = (names(*most), names(*least));
            let args = [
                series,
                ("highest", (&highest).into()),
                ("most", (&most_text).into()),
                ("lowest", (&lowest).into()),
                ("least", (&least_text).into()),
            ];
            texts.with("chart-bar-extremes", &args)
        });
    }
    let hidden = rows.iter().filter(|row| matches!(cell(row), Cell::Hidden(_)));
    let hidden: Vec<String> = hidden.map(|row| named(&row.0, &cell_text(cell(row), texts))).collect();
    if !hidden.is_empty() {
        sentences.push(texts.with("chart-bar-hidden", &[series, ("values", (&list(hidden)).into())]));
    }
    let missing: Vec<String> =
        rows.iter().filter(|row| cell(row) == Cell::Missing).map(|row| row.0.clone()).collect();
    if !missing.is_empty() {
        sentences.push(texts.with("chart-bar-missing", &[series, ("names", (&list(missing)).into())]));
    }
}
