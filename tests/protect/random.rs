//! Random reports of numbers, with what an attacker knows of them.

use proptest::prelude::*;
use rodedraad::model::{Cell, Column, DataFigure, Dataset, Hidden, KeyFigure, Public, Raw, Report};

use crate::attacker::{Knowledge, MANY, Percentage};
use crate::report::{figure, key_figure, people, percent, table};

/// What a column of percentages is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Percent {
    None,
    /// Of the total of the first column.
    OfColumn,
    /// Of the sum of the row.
    OfRow,
}

/// How a column of sums is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SumColumn {
    None,
    Declared,
    Named,
    Unnamed,
}

/// What a random report is made from.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one more thing is published")]
pub(crate) struct Plan {
    pub(crate) threshold: u32,
    /// Numbers of people by row and column.
    pub(crate) cells: Vec<Vec<i64>>,
    pub(crate) total_row: bool,
    pub(crate) sum_column: SumColumn,
    pub(crate) percent: Percent,
    pub(crate) decimals: u32,
    /// A key figure with the total of the first column.
    pub(crate) key_figure: bool,
    /// A second figure with the first column once more, and its total.
    pub(crate) again: bool,
    /// The percentages stand in a figure of their own.
    pub(crate) apart: bool,
    /// A figure with the sum of every row and nothing else.
    pub(crate) sums_apart: bool,
}

/// Reports with tables of up to 8 × 8.
pub(crate) fn plans() -> impl Strategy<Value = Plan> {
    let shape = (1_usize..=7, 1_usize..=7, prop::sample::select(vec![2_u32, 3, 5, 5, 5, 10]), 0_u32..6);
    let sum_columns = vec![SumColumn::None, SumColumn::Declared, SumColumn::Named, SumColumn::Unnamed];
    let percents = vec![Percent::None, Percent::None, Percent::OfColumn, Percent::OfRow];
    let kind = (any::<bool>(), prop::sample::select(sum_columns), prop::sample::select(percents), 0_u32..=1);
    let more = (0_u8..4, 0_u8..4, any::<bool>(), 0_u8..4);
    (shape, prop::array::uniform32(any::<u32>()), prop::array::uniform17(any::<u32>()), kind, more).prop_map(
        |((rows, columns, threshold, scale), seeds, others, kind, (key_figure, again, apart, sums_apart))| {
            let seeds: Vec<u32> = seeds.iter().chain(&others).copied().collect();
            let cell = |row: usize, column: usize| number(seeds[row * 7 + column], scale);
            let columns = 0..columns;
            let (total_row, sum_column, percent, decimals) = kind;
            Plan {
                threshold,
                cells: (0..rows)
                    .map(|row| columns.clone().map(|column| cell(row, column)).collect())
                    .collect(),
                total_row,
                sum_column: if columns.len() > 1 { sum_column } else { SumColumn::None },
                percent,
                decimals,
                key_figure: key_figure == 0,
                again: again == 0,
                apart: apart && percent != Percent::None,
                sums_apart: columns.len() > 1 && sums_apart == 0,
            }
        },
    )
}

/// Numbers as reports have them: many small ones, or few.
fn number(seed: u32, scale: u32) -> i64 {
    let large = seed / 16;
    i64::from(match scale {
        0 => large % 3,
        1 => large % 7,
        2 => large % 20,
        3 => large % 200,
        4 if seed.is_multiple_of(4) => 0,
        5 if !seed.is_multiple_of(8) => 5 + large % 60,
        _ => large % 10,
    })
}

impl Plan {
    fn sum_of_row(&self, row: usize) -> i64 {
        self.cells[row].iter().sum()
    }

    fn first_total(&self) -> i64 {
        self.cells.iter().map(|row| row[0]).sum()
    }

    /// A percentage in units of its last decimal; nothing of nothing.
    fn percentage(&self, row: usize) -> Option<i64> {
        let whole = match self.percent {
            Percent::None => return None,
            Percent::OfColumn => self.first_total(),
            Percent::OfRow => self.sum_of_row(row),
        };
        let per = self.per();
        (whole > 0).then(|| (2 * per * self.cells[row][0] + whole) / (2 * whole))
    }

    fn per(&self) -> i64 {
        100 * 10_i64.pow(self.decimals)
    }

    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    fn row(&self, row: usize) -> Vec<f64> {
        let mut cells: Vec<f64> = self.cells[row].iter().map(|&cell| cell as f64).collect();
        if self.sum_column != SumColumn::None {
            cells.push(self.sum_of_row(row) as f64);
        }
        if self.percent_beside() {
            cells.push(self.shown_percentage(row));
        }
        cells
    }

    /// Whether the percentages stand in the table of the numbers.
    fn percent_beside(&self) -> bool {
        self.percent != Percent::None && !self.apart
    }

    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    fn shown_percentage(&self, row: usize) -> f64 {
        let unit = 10_f64.powi(i32::try_from(self.decimals).expect("0 or 1"));
        self.percentage(row).map_or(f64::NAN, |written| written as f64 / unit)
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<Column> = (0..self.cells[0].len()).map(|at| people(&format!("k{at}"))).collect();
        match self.sum_column {
            SumColumn::None => {}
            SumColumn::Declared => columns.push(Column { is_total: true, ..people("s") }),
            SumColumn::Named => columns.push(people("Alle kinderen")),
            SumColumn::Unnamed => columns.push(people("s")),
        }
        if self.percent_beside() {
            columns.push(percent("aandeel"));
        }
        columns
    }

    fn table(&self) -> Dataset {
        let rows: Vec<Vec<f64>> = (0..self.cells.len()).map(|row| self.row(row)).collect();
        let labels: Vec<String> = (0..rows.len()).map(|row| format!("r{row}")).collect();
        let total = self.total(&rows);
        let mut table_rows: Vec<(&str, &[f64])> =
            labels.iter().zip(&rows).map(|(label, row)| (label.as_str(), row.as_slice())).collect();
        if self.total_row {
            table_rows.push(("Totaal", &total));
        }
        table(self.columns(), &table_rows)
    }

    fn total(&self, rows: &[Vec<f64>]) -> Vec<f64> {
        let columns = rows[0].len() - usize::from(self.percent_beside());
        let mut total: Vec<f64> =
            (0..columns).map(|column| rows.iter().map(|row| row[column]).sum()).collect();
        match self.percent {
            _ if !self.percent_beside() => {}
            Percent::OfColumn => total.push(100.0),
            Percent::None | Percent::OfRow => total.push(f64::NAN),
        }
        total
    }

    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    pub(crate) fn figures(&self) -> (Vec<DataFigure<Raw>>, Vec<KeyFigure<Raw>>) {
        let mut figures = vec![figure(self.table())];
        if self.again {
            let rows: Vec<(String, [f64; 1])> =
                (0..self.cells.len()).map(|row| (format!("r{row}"), [self.cells[row][0] as f64])).collect();
            let total = [self.first_total() as f64];
            let mut rows: Vec<(&str, &[f64])> =
                rows.iter().map(|(label, row)| (label.as_str(), &row[..])).collect();
            rows.push(("Totaal", &total));
            figures.push(figure(table(vec![people("k0")], &rows)));
        }
        if self.apart {
            figures.push(self.column(percent("aandeel"), |row| self.shown_percentage(row)));
        }
        if self.sums_apart {
            figures.push(self.column(people("Alle kinderen"), |row| self.sum_of_row(row) as f64));
        }
        let key_figures = self.key_figure.then(|| key_figure("kinderen", self.first_total() as f64));
        (figures, key_figures.into_iter().collect())
    }

    /// A figure of one column.
    fn column(&self, column: Column, value: impl Fn(usize) -> f64) -> DataFigure<Raw> {
        let rows: Vec<(String, [f64; 1])> =
            (0..self.cells.len()).map(|row| (format!("r{row}"), [value(row)])).collect();
        let rows: Vec<(&str, &[f64])> = rows.iter().map(|(label, row)| (label.as_str(), &row[..])).collect();
        figure(table(vec![column], &rows))
    }

    /// What is known of the report once it is published.
    pub(crate) fn knowledge(&self, report: &Report<Public>) -> Knowledge {
        let mut known = Known { plan: self, knowledge: Knowledge::default(), told: tells(report) };
        let main = &report.figures[0];
        let columns = self.cells[0].len();
        let sums = usize::from(self.sum_column != SumColumn::None);
        let rows: Vec<Vec<usize>> =
            (0..self.cells.len()).map(|row| known.row(main, row, columns + sums)).collect();
        for row in &rows {
            known.total(row[..columns].to_vec(), row.get(columns).copied());
        }
        let last = self.total_row.then(|| known.row(main, rows.len(), columns + sums));
        for column in 0..columns + sums {
            let parts = rows.iter().map(|row| row[column]).collect();
            known.total(parts, last.as_ref().map(|last| last[column]));
        }
        if let Some(last) = &last {
            known.total(last[..columns].to_vec(), last.get(columns).copied());
        }
        let first: Vec<usize> = rows.iter().map(|row| row[0]).collect();
        known.elsewhere(report, &first);
        let percentages = if self.apart { &report.figures[1 + usize::from(self.again)] } else { main };
        known.percentages(percentages, &rows);
        if self.sums_apart {
            known.sums(report.figures.last().expect("it is the last"), &rows);
        }
        known.knowledge
    }
}

/// Whether the marks of a report tell which numbers are small. Where one says "<5", the other one says "not under 5".
fn tells(report: &Report<Public>) -> bool {
    let mut cells = report.figures.iter().flat_map(|figure| figure.table.rows.iter().flat_map(|row| &row.1));
    cells.any(|cell| matches!(cell, Cell::Hidden(Hidden::Small(_))))
}

struct Known<'a> {
    plan: &'a Plan,
    knowledge: Knowledge,
    told: bool,
}

impl Known<'_> {
    #[expect(clippy::cast_possible_truncation, reason = "the numbers are small")]
    fn cell(&mut self, cell: Cell, truth: i64) -> usize {
        let threshold = i64::from(self.plan.threshold);
        match cell {
            Cell::Number(number) => {
                assert_eq!(number as i64, truth, "what is shown is true");
                assert!(truth >= threshold, "{truth} is shown");
                self.knowledge.add(truth, (truth, truth), 0)
            }
            Cell::Hidden(Hidden::Small(_)) => {
                self.knowledge.add(truth, (0, threshold - 1), 2.min(threshold - 1))
            }
            Cell::Hidden(Hidden::Secondary) if self.told => self.knowledge.add(truth, (threshold, MANY), 1),
            Cell::Hidden(Hidden::Secondary) => self.knowledge.add(truth, (0, MANY), 1),
            Cell::Missing => panic!("no number is missing"),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the numbers are small")]
    fn row(&mut self, figure: &DataFigure<Public>, row: usize, columns: usize) -> Vec<usize> {
        let truth = self.plan.table();
        let truth = &truth.rows[row].cells;
        let cells = &figure.table.rows[row].1;
        (0..columns)
            .map(|column| self.cell(cells[column], truth[column].expect("there is one") as i64))
            .collect()
    }

    /// Parts add up to a total, or to one that is not shown.
    fn total(&mut self, parts: Vec<usize>, total: Option<usize>) -> usize {
        let truth = parts.iter().map(|&part| self.knowledge.numbers[part].truth).sum();
        let total = total.unwrap_or_else(|| self.knowledge.add(truth, (0, MANY), 0));
        self.knowledge.sums.push((total, parts));
        total
    }

    fn same(&mut self, left: usize, right: usize) {
        self.knowledge.sums.push((left, vec![right]));
    }

    /// The first column in the key figure and in the second figure.
    fn elsewhere(&mut self, report: &Report<Public>, first: &[usize]) {
        let truth = self.plan.first_total();
        let total = self.total(first.to_vec(), None);
        if let Some(key_figure) = report.key_figures.first() {
            let key_figure = self.cell(key_figure.value, truth);
            self.same(total, key_figure);
        }
        if self.plan.again {
            let again = &report.figures[1];
            let cells: Vec<Cell> = again.table.rows.iter().map(|row| row.1[0]).collect();
            for (cell, &number) in cells.iter().zip(first) {
                let number_again = self.cell(*cell, self.knowledge.numbers[number].truth);
                self.same(number, number_again);
            }
            let again = self.cell(*cells.last().expect("there is a total"), truth);
            self.same(total, again);
        }
    }

    /// The sums of the rows in a figure of their own.
    fn sums(&mut self, figure: &DataFigure<Public>, rows: &[Vec<usize>]) {
        let columns = self.plan.cells[0].len();
        for (at, row) in rows.iter().enumerate() {
            let sum = self.cell(figure.table.rows[at].1[0], self.plan.sum_of_row(at));
            self.total(row[..columns].to_vec(), Some(sum));
        }
    }

    fn percentages(&mut self, figure: &DataFigure<Public>, rows: &[Vec<usize>]) {
        let columns = self.plan.cells[0].len();
        let first: Vec<usize> = rows.iter().map(|row| row[0]).collect();
        let whole_column = self.total(first, None);
        for (at, row) in rows.iter().enumerate() {
            let Some(written) = self.plan.percentage(at) else { continue };
            let shown = figure.table.rows[at].1.last().is_some_and(|cell| cell.number().is_some());
            let whole = match self.plan.percent {
                Percent::OfRow => self.total(row[..columns].to_vec(), None),
                _ => whole_column,
            };
            if shown {
                let per = self.plan.per();
                self.knowledge.percentages.push(Percentage { count: row[0], whole, written, per });
            }
        }
    }
}
