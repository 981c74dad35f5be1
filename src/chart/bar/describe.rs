//! What a data figure shows, in words: how much there is, what is highest and lowest, what is not shown.

use super::{PERCENT, Row, drawn_rows, value_text};
use crate::model::{Cell, Column, PublicTable};
use crate::texts::{Arg, Texts};

/// How many categories are told one by one.
const TOLD: usize = 6;

/// Describes a table; `drawn` is whether it is shown as a chart.
pub(super) fn describe(table: &PublicTable, drawn: bool, texts: &Texts) -> String {
    let key = if drawn { "chart-bar-description" } else { "chart-table-description" };
    let rows: Vec<&Row> = drawn_rows(table).collect();
    let size = [("categories", rows.len().into()), ("series", table.columns.len().into())];
    let mut sentences = vec![texts.with(key, &size)];
    for (index, column) in table.columns.iter().enumerate() {
        let cells = rows
            .iter()
            .map(|(label, cells, _)| (label.as_str(), cells.get(index).copied().unwrap_or(Cell::Missing)));
        Series { column, cells: cells.collect(), texts }.describe(&mut sentences);
    }
    for (label, cells, is_total) in &table.rows {
        if *is_total && rows.len() < table.rows.len() {
            let values =
                cells.iter().zip(&table.columns).map(|(cell, column)| value_text(*cell, column, texts));
            let values = texts.language().list(&values.collect::<Vec<_>>());
            sentences.push(
                texts.with("chart-bar-total", &[("label", label.into()), ("values", (&values).into())]),
            );
        }
    }
    sentences.join(" ")
}

/// A column, with the categories of its cells.
struct Series<'data> {
    column: &'data Column,
    cells: Vec<(&'data str, Cell)>,
    texts: &'data Texts,
}

impl Series<'_> {
    fn describe(&self, sentences: &mut Vec<String>) {
        let mut numbers: Vec<(&str, f64)> =
            self.cells.iter().filter_map(|(name, cell)| Some((*name, cell.number()?))).collect();
        // Stable: equal numbers stay in the author's order.
        numbers.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        sentences.extend(self.describe_numbers(&numbers));
        let hidden = self.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Hidden(_)));
        let hidden: Vec<String> = hidden.map(|(name, cell)| self.named(name, *cell)).collect();
        if !hidden.is_empty() {
            sentences.push(self.sentence("chart-bar-hidden", &[("values", (&self.list(&hidden)).into())]));
        }
        let missing = self.cells.iter().filter(|(_, cell)| *cell == Cell::Missing);
        let missing: Vec<String> = missing.map(|(name, _)| (*name).to_owned()).collect();
        if !missing.is_empty() {
            sentences.push(self.sentence("chart-bar-missing", &[("names", (&self.list(&missing)).into())]));
        }
    }

    /// All in order where they are few; else the highest and the lowest.
    fn describe_numbers(&self, numbers: &[(&str, f64)]) -> Option<String> {
        let ((_, most), (_, least)) = (numbers.first()?, numbers.last()?);
        if numbers.len() > 1 && most.total_cmp(least).is_eq() {
            return Some(self.sentence("chart-bar-equal", &[("value", (&self.value(*most)).into())]));
        }
        if numbers.len() <= TOLD {
            let key = if numbers.len() == 1 { "chart-bar-values" } else { "chart-bar-order" };
            let values = numbers.iter().map(|(name, value)| self.named(name, Cell::Number(*value)));
            return Some(self.sentence(key, &[("values", (&self.list(&values.collect::<Vec<_>>())).into())]));
        }
        let names = |value: f64| {
            let equal = numbers.iter().filter(|(_, number)| number.total_cmp(&value).is_eq());
            self.list(&equal.map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>())
        };
        let (highest, lowest) = (names(*most), names(*least));
        let (most, least) = (self.value(*most), self.value(*least));
        let args = [
            ("highest", (&highest).into()),
            ("most", (&most).into()),
            ("lowest", (&lowest).into()),
            ("least", (&least).into()),
        ];
        Some(self.sentence("chart-bar-extremes", &args))
    }

    fn sentence(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let name = self.name();
        let args: Vec<(&str, Arg<'_>)> =
            std::iter::once(("series", (&name).into())).chain(args.iter().copied()).collect();
        self.texts.with(key, &args)
    }

    /// The column's name, with its unit where that is not said otherwise.
    fn name(&self) -> String {
        let Column { name, unit, .. } = self.column;
        match unit {
            Some(unit) if unit != PERCENT && !name.to_lowercase().contains(&unit.to_lowercase()) => {
                format!("{name} ({unit})")
            }
            _ => name.clone(),
        }
    }

    fn value(&self, value: f64) -> String {
        value_text(Cell::Number(value), self.column, self.texts)
    }

    fn named(&self, name: &str, cell: Cell) -> String {
        let value = value_text(cell, self.column, self.texts);
        self.texts.with("chart-bar-value", &[("name", name.into()), ("value", (&value).into())])
    }

    fn list(&self, items: &[String]) -> String {
        self.texts.language().list(items)
    }
}
