//! One figure's table as an attacker reads it: its numbers, and which of its rows and columns add up.

use super::rule::whole;
use super::sum::{Line, Named, Total, named, totals};
use super::system::{Draft, MOST, Number, Price, Spot, Standing};
use crate::model::{Counts, DataFigure, Dataset, Raw};

/// What hiding a number costs readers: one in the midst of a table less than a total.
const CELL: u32 = 1;
const TOTAL: u32 = 3;

/// What the numbers of a column are to an attacker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Whole numbers of people.
    People,
    /// Other whole numbers.
    Other,
    /// Parts of a whole of 100, or 1000.
    Share(i64),
    /// Anything else: nothing can be reckoned with it exactly.
    Loose,
}

/// A table and where its numbers stand in a draft.
pub(super) struct Table<'a> {
    /// Place of the figure in the report.
    pub(super) figure: usize,
    /// The figure's numbers as written.
    pub(super) data: &'a Dataset,
    /// Whether the author shows small ones for a stated reason.
    pub(super) revealed: bool,
    /// Per column.
    pub(super) kinds: Vec<Kind>,
    /// Per row and column; nothing for gaps and for numbers that are not whole.
    pub(super) numbers: Vec<Vec<Option<usize>>>,
    /// Per row: whether it is, by declaration or name, the sum of others.
    pub(super) total_rows: Vec<bool>,
    /// Per column, likewise.
    pub(super) total_columns: Vec<bool>,
    /// Per column of people: what may be the total of its rows, whether or not it stands in the table.
    pub(super) totals: Vec<Vec<usize>>,
}

/// Which rows and columns are sums.
struct Sums {
    rows: Vec<Total>,
    columns: Vec<Total>,
}

impl<'a> Table<'a> {
    /// Reads a figure's table.
    pub(super) fn new(figure: usize, of: &'a DataFigure<Raw>, draft: &mut Draft) -> Self {
        let data = &of.table;
        let kinds: Vec<Kind> = (0..data.columns.len()).map(|column| kind(data, column)).collect();
        let values = values(data, &kinds);
        let (row_lines, column_lines) = (row_lines(data, &kinds, &values), column_lines(data, &values));
        let sums = Sums { rows: totals(&row_lines), columns: column_totals(data, &kinds, &column_lines) };
        let mut table = Self {
            figure,
            data,
            revealed: of.reveal.is_some(),
            numbers: Vec::new(),
            total_rows: told(&sums.rows, &row_lines),
            total_columns: told(&sums.columns, &column_lines),
            totals: vec![Vec::new(); kinds.len()],
            kinds,
        };
        table.numbers = table.add_numbers(&values, draft);
        table.add_sums(&sums, draft);
        table.add_totals(&sums, draft);
        table
    }

    /// The columns of people.
    pub(super) fn people(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.kinds.len()).filter(|&column| self.kinds[column] == Kind::People)
    }

    /// The rows that are no sums of others, with their labels.
    pub(super) fn categories(&self) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        let rows = self.data.rows.iter().enumerate().filter(|&(row, _)| !self.total_rows[row]);
        rows.map(|(row, about)| (row, about.label.as_str()))
    }

    /// Where a cell stands in the report.
    pub(super) fn spot(&self, row: usize, column: usize) -> Spot {
        Spot { figure: self.figure, row, column }
    }

    fn add_numbers(&self, values: &[Vec<Option<i64>>], draft: &mut Draft) -> Vec<Vec<Option<usize>>> {
        let is_negative = |column: usize| values.iter().any(|row| row[column].is_some_and(|value| value < 0));
        let negative: Vec<bool> = (0..self.kinds.len()).map(is_negative).collect();
        let mut number = |row: usize, column: usize, value: i64| {
            let is_total = self.total_rows[row] || self.total_columns[column];
            draft.number(Number {
                value,
                standing: if self.revealed { Standing::Revealed } else { Standing::Written },
                people: self.kinds[column] == Kind::People,
                least: if negative[column] { -MOST } else { 0 },
                price: Price(if is_total { TOTAL } else { CELL }, value.unsigned_abs()),
                figure: Some(self.figure),
            })
        };
        let mut numbers = Vec::with_capacity(values.len());
        for (row, values) in values.iter().enumerate() {
            let cells = values.iter().enumerate();
            numbers.push(cells.map(|(column, value)| Some(number(row, column, (*value)?))).collect());
        }
        numbers
    }

    fn add_sums(&self, sums: &Sums, draft: &mut Draft) {
        for total in &sums.rows {
            for column in 0..self.kinds.len() {
                add(draft, total, |row| self.numbers[row][column]);
            }
        }
        for total in &sums.columns {
            for numbers in &self.numbers {
                add(draft, total, |column| numbers[column]);
            }
        }
    }

    /// The total of every column of people: a row of the table, or what readers can add up themselves. A row that only
    /// looks like a total may be either.
    fn add_totals(&mut self, sums: &Sums, draft: &mut Draft) {
        for column in self.people().collect::<Vec<_>>() {
            let number = |row: usize| self.numbers[row][column];
            let told = (0..self.numbers.len()).filter(|&row| self.total_rows[row]).find_map(number);
            let mut totals: Vec<usize> = told.into_iter().collect();
            if totals.is_empty() {
                let parts: Vec<usize> = self.categories().filter_map(|(row, _)| number(row)).collect();
                totals.extend(draft.unwritten_sum(&parts));
                totals.extend(sums.rows.iter().filter_map(|total| number(total.total)));
            }
            self.totals[column] = totals;
        }
    }
}

/// Adds a sum; what is missing in it may be the numbers in its gaps.
fn add(draft: &mut Draft, sum: &Total, number: impl Fn(usize) -> Option<usize>) {
    let Some(total) = number(sum.total) else { return };
    let mut parts: Vec<usize> = sum.parts.iter().filter_map(|&part| number(part)).collect();
    let gaps = parts.len() < sum.parts.len();
    let missing = draft.value(total) - parts.iter().map(|&part| draft.value(part)).sum::<i64>();
    if parts.is_empty() || missing < 0 || (missing > 0 && !gaps) {
        return;
    }
    if missing > 0 {
        parts.push(draft.unwritten(missing));
    }
    draft.sum(total, &parts);
}

/// What a column's numbers are.
fn kind(data: &Dataset, column: usize) -> Kind {
    let about = &data.columns[column];
    if let (Some(whole), Counts::Other) = (about.whole(), about.counts) {
        return Kind::Share(i64::from(whole));
    }
    let fits = |value: f64| whole(value).is_some_and(|value| value >= 0 || about.counts == Counts::Other);
    let all = data.rows.iter().filter_map(|row| row.cells[column]).all(fits);
    match (all, about.counts) {
        (true, Counts::People) => Kind::People,
        (true, Counts::Other) => Kind::Other,
        (false, _) => Kind::Loose,
    }
}

/// Whole numbers, per row and column.
fn values(data: &Dataset, kinds: &[Kind]) -> Vec<Vec<Option<i64>>> {
    let value = |(cell, kind): (&Option<f64>, &Kind)| match kind {
        Kind::People | Kind::Other => cell.and_then(whole),
        Kind::Share(_) | Kind::Loose => None,
    };
    data.rows.iter().map(|row| row.cells.iter().zip(kinds).map(value).collect()).collect()
}

fn row_lines(data: &Dataset, kinds: &[Kind], values: &[Vec<Option<i64>>]) -> Vec<Line> {
    let whole: Vec<usize> =
        (0..kinds.len()).filter(|&column| matches!(kinds[column], Kind::People | Kind::Other)).collect();
    let lines = data.rows.iter().zip(values).map(|(row, values)| Line {
        named: named(&[&row.label], row.is_total),
        numbers: whole.iter().map(|&column| values[column]).collect(),
    });
    lines.collect()
}

fn column_lines(data: &Dataset, values: &[Vec<Option<i64>>]) -> Vec<Line> {
    let line = |(column, about): (usize, &crate::model::Column)| Line {
        named: named(&[&about.name, &about.id], about.is_total),
        numbers: values.iter().map(|row| row[column]).collect(),
    };
    data.columns.iter().enumerate().map(line).collect()
}

/// The columns that are sums of others with the same unit, where people are among them.
fn column_totals(data: &Dataset, kinds: &[Kind], lines: &[Line]) -> Vec<Total> {
    let mut found = Vec::new();
    let mut rest: Vec<usize> =
        (0..kinds.len()).filter(|&column| matches!(kinds[column], Kind::People | Kind::Other)).collect();
    while let Some(&first) = rest.first() {
        let alike = |column: &usize| data.columns[*column].unit == data.columns[first].unit;
        let (group, others): (Vec<usize>, Vec<usize>) = rest.iter().copied().partition(alike);
        rest = others;
        if group.iter().any(|&column| kinds[column] == Kind::People) {
            let lines: Vec<Line> = group.iter().map(|&column| lines[column].clone()).collect();
            found.extend(totals(&lines).into_iter().map(|total| Total {
                total: group[total.total],
                parts: total.parts.iter().map(|&part| group[part]).collect(),
            }));
        }
    }
    found
}

/// The lines that are sums and are called so.
fn told(totals: &[Total], lines: &[Line]) -> Vec<bool> {
    let named = |line: usize| matches!(lines[line].named, Named::Total | Named::LikeTotal);
    let mut told: Vec<bool> = lines.iter().map(|line| line.named == Named::Total).collect();
    totals.iter().filter(|total| named(total.total)).for_each(|total| told[total.total] = true);
    told
}
