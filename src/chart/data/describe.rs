//! What a data figure shows, in words: how much there is, what is highest and lowest, what is not shown.

use super::{Data, PERCENT, moment_text, value_text};
use crate::model::{Cell, Column, FigureKind, Moment};
use crate::texts::{Arg, Texts};

/// How many categories are told one by one.
const TOLD: usize = 6;

/// Describes a figure.
pub(super) fn describe(data: &Data<'_>) -> String {
    let texts = data.texts;
    let mut sentences = vec![size(data)];
    sentences.extend(axis_start(data));
    match data.kind {
        FigureKind::Timeline => events(data, &mut sentences),
        FigureKind::Dumbbell | FigureKind::Slope => differences(data, &mut sentences),
        kind => {
            let is_course = matches!(kind, FigureKind::Line | FigureKind::Area) || data.moments().is_some();
            for &column in &data.columns {
                let cells =
                    (0..data.rows.len()).map(|row| (data.rows[row].0.as_str(), data.cell(row, column)));
                let series = Series { column: &data.table.columns[column], cells: cells.collect(), texts };
                series.describe(is_course && kind != FigureKind::Table, &mut sentences);
            }
        }
    }
    totals(data, &mut sentences);
    sentences.join(" ")
}

/// What it is, and how much there is of it.
fn size(data: &Data<'_>) -> String {
    let args = [("categories", data.rows.len().into()), ("series", data.columns.len().into())];
    let key = if data.moments().is_some() { "chart-moments-description" } else { "chart-data-description" };
    match data.kind {
        FigureKind::Table => data.with("chart-table-description", &args),
        FigureKind::Timeline => data.with("chart-timeline-description", &args),
        kind => {
            let picture = data.texts.get(&format!("chart-kind-{}", kind.name()));
            let [categories, series] = args;
            data.with(key, &[("picture", (&picture).into()), categories, series])
        }
    }
}

/// Where the axis starts, if that is not at zero.
fn axis_start(data: &Data<'_>) -> Option<String> {
    let near =
        matches!(data.kind, FigureKind::Line | FigureKind::Dot | FigureKind::Dumbbell | FigureKind::Slope);
    let from = data.near_scale().start().filter(|_| near)?;
    Some(data.with("chart-axis-starts-told", &[("number", (&data.number(from)).into())]))
}

/// The rows that are totals, where others are drawn.
fn totals(data: &Data<'_>, sentences: &mut Vec<String>) {
    if data.rows.len() == data.table.rows.len() {
        return;
    }
    for (label, cells, _) in data.table.rows.iter().filter(|(_, _, is_total)| *is_total) {
        let values =
            cells.iter().zip(&data.table.columns).map(|(cell, column)| value_text(*cell, column, data.texts));
        let values = data.language.list(&values.collect::<Vec<_>>());
        sentences
            .push(data.with("chart-bar-total", &[("label", label.into()), ("values", (&values).into())]));
    }
}

/// The events of a timeline, one by one.
fn events(data: &Data<'_>, sentences: &mut Vec<String>) {
    for row in 0..data.rows.len() {
        let name = ("name", Arg::from(&data.rows[row].0));
        let when: Vec<String> = data
            .cells(row)
            .iter()
            .filter(|cell| **cell != Cell::Missing)
            .map(|cell| data.value(*cell))
            .collect();
        sentences.push(match when.as_slice() {
            [] => data.with("chart-event-undated", &[name]),
            [at] => data.with("chart-event", &[name, ("at", at.into())]),
            [from, to, ..] => {
                data.with("chart-event-period", &[name, ("from", from.into()), ("to", to.into())])
            }
        });
    }
}

/// What differs between two columns, row by row where they are few; else how many rose and fell, and where most.
fn differences(data: &Data<'_>, sentences: &mut Vec<String>) {
    let [first, second] = data.columns.as_slice() else { return };
    let columns = [("first", data.name(*first).into()), ("second", data.name(*second).into())];
    let row = |index: usize| {
        let cells = [data.cell(index, *first), data.cell(index, *second)];
        let (from, to) = (data.value(cells[0]), data.value(cells[1]));
        let name = ("name", Arg::from(&data.rows[index].0));
        let is_change = data.kind == FigureKind::Slope && !cells.contains(&Cell::Missing);
        let key = if is_change { "chart-change" } else { "chart-difference" };
        data.with(key, &[name, ("from", (&from).into()), ("to", (&to).into())])
    };
    sentences.push(data.with("chart-difference-columns", &columns));
    if data.rows.len() <= TOLD {
        sentences.extend((0..data.rows.len()).map(row));
        return;
    }
    let change =
        |index: usize| Some(data.cell(index, *second).number()? - data.cell(index, *first).number()?);
    let changes: Vec<(usize, f64)> =
        (0..data.rows.len()).filter_map(|index| Some((index, change(index)?))).collect();
    let count = |test: fn(f64) -> bool| changes.iter().filter(|(_, change)| test(*change)).count();
    let counts = [
        ("up", count(|change| change > 0.0).into()),
        ("down", count(|change| change < 0.0).into()),
        ("equal", count(|change| change == 0.0).into()),
    ];
    sentences.push(data.with("chart-difference-counts", &counts));
    // The first of equally large ones: `max_by` would give the last.
    let largest = changes.iter().rev().max_by(|one, other| one.1.abs().total_cmp(&other.1.abs()));
    if let Some((index, _)) = largest {
        sentences.push(data.with("chart-difference-largest", &[("row", (&row(*index)).into())]));
    }
}

/// A column, with the categories of its cells.
struct Series<'data> {
    column: &'data Column,
    cells: Vec<(&'data str, Cell)>,
    texts: &'data Texts,
}

impl Series<'_> {
    fn describe(&self, is_course: bool, sentences: &mut Vec<String>) {
        let mut numbers: Vec<(&str, f64)> =
            self.cells.iter().filter_map(|(name, cell)| Some((*name, cell.number()?))).collect();
        // Stable: equal numbers stay in the author's order.
        numbers.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let course = self.course(&numbers).filter(|_| is_course);
        sentences.extend(course.or_else(|| self.describe_numbers(&numbers)));
        let hidden = self.cells.iter().filter(|(_, cell)| matches!(cell, Cell::Hidden(_)));
        let hidden: Vec<String> = hidden.map(|(name, cell)| self.named(name, *cell)).collect();
        if !hidden.is_empty() {
            sentences.push(self.sentence("chart-bar-hidden", &[("values", (&self.list(&hidden)).into())]));
        }
        let missing = self.cells.iter().filter(|(_, cell)| *cell == Cell::Missing);
        let missing: Vec<String> = missing.map(|(name, _)| self.when(name)).collect();
        if !missing.is_empty() {
            sentences.push(self.sentence("chart-bar-missing", &[("names", (&self.list(&missing)).into())]));
        }
    }

    /// From the first number to the last, with the highest and the lowest; nothing where there is no course.
    fn course(&self, numbers: &[(&str, f64)]) -> Option<String> {
        let mut known = self.cells.iter().filter_map(|(name, cell)| Some((*name, cell.number()?)));
        let (start, from) = known.next()?;
        let (end, to) = known.next_back()?;
        if are_equal(numbers) {
            return None;
        }
        let key = match from.total_cmp(&to) {
            std::cmp::Ordering::Less => "chart-course-up",
            std::cmp::Ordering::Greater => "chart-course-down",
            std::cmp::Ordering::Equal => "chart-course-equal",
        };
        let (start, end, from, to) = (self.when(start), self.when(end), self.value(from), self.value(to));
        let args = [
            ("start", (&start).into()),
            ("end", (&end).into()),
            ("from", (&from).into()),
            ("to", (&to).into()),
        ];
        let course = self.sentence(key, &args);
        let key = if numbers.len() > 2 { "chart-course-extremes" } else { "chart-course" };
        self.extremes(key, numbers, &course)
    }

    /// All in order where they are few; else the highest and the lowest.
    fn describe_numbers(&self, numbers: &[(&str, f64)]) -> Option<String> {
        let (_, most) = numbers.first()?;
        if numbers.len() > 1 && are_equal(numbers) {
            return Some(self.sentence("chart-bar-equal", &[("value", (&self.value(*most)).into())]));
        }
        if numbers.len() <= TOLD {
            let key = if numbers.len() == 1 { "chart-bar-values" } else { "chart-bar-order" };
            let values = numbers.iter().map(|(name, value)| self.named(name, Cell::Number(*value)));
            return Some(self.sentence(key, &[("values", (&self.list(&values.collect::<Vec<_>>())).into())]));
        }
        self.extremes("chart-bar-extremes", numbers, "")
    }

    /// The highest and the lowest of sorted numbers, and what was told of their course.
    fn extremes(&self, key: &str, numbers: &[(&str, f64)], course: &str) -> Option<String> {
        let ((_, most), (_, least)) = (numbers.first()?, numbers.last()?);
        let names = |value: f64| {
            let equal = numbers.iter().filter(|(_, number)| number.total_cmp(&value).is_eq());
            self.list(&equal.map(|(name, _)| self.when(name)).collect::<Vec<_>>())
        };
        let (highest, lowest) = (names(*most), names(*least));
        let (most, least) = (self.value(*most), self.value(*least));
        let args = [
            ("course", course.into()),
            ("highest", (&highest).into()),
            ("most", (&most).into()),
            ("lowest", (&lowest).into()),
            ("least", (&least).into()),
        ];
        Some(self.sentence(key, &args))
    }

    /// The name of a category; of a point in time, in words.
    fn when(&self, name: &str) -> String {
        Moment::parse(name).map_or_else(|| name.to_owned(), |moment| moment_text(moment, self.texts))
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
        self.texts.with("chart-bar-value", &[("name", (&self.when(name)).into()), ("value", (&value).into())])
    }

    fn list(&self, items: &[String]) -> String {
        self.texts.language().list(items)
    }
}

/// Whether sorted numbers are all the same.
fn are_equal(numbers: &[(&str, f64)]) -> bool {
    let ends = numbers.first().zip(numbers.last());
    ends.is_none_or(|((_, most), (_, least))| most.total_cmp(least).is_eq())
}
