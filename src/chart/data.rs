//! Data figures: a table the author gave, drawn as its kind asks.
//!
//! Each kind is a file of its own; here is what they have in common: which rows and columns are drawn, how cells read,
//! which marks stand for numbers that are hidden or missing.

mod describe;

use super::canvas::Canvas;
use super::key::{KeyEntry, Swatch};
use super::paint::Paint;
use super::scale::{Scale, Start};
use super::table::{self, cell_text};
use super::text::Length;
use super::{
    Figure, Picture, Subject, area, column, dot, heatmap, line, multiples, pictogram, rows, slope, stacked,
    timeline, waffle,
};
use crate::model::{
    Cell, Column, DataFigure, FigureKind, FigureRef, Hidden, Language, Moment, Public, PublicTable,
};
use crate::texts::{Arg, Texts};

/// A category, its cells, and whether it is the total of the others.
pub(super) type Row = (String, Vec<Cell>, bool);

/// Draws a data figure; its place in the report.
pub(super) fn draw(subject: Subject<'_>, index: usize) -> Figure {
    let figure = &subject.report.figures[index];
    let data = Data::of(figure, subject.texts);
    let description = figure.description.clone().unwrap_or_else(|| describe::describe(&data));
    let picture = match drawing(&data) {
        Some(draw) => {
            Picture::Chart(subject.draw_chart(FigureRef::Data(index), &figure.title, &description, draw))
        }
        None => Picture::Table,
    };
    Figure {
        id: figure.id.clone(),
        title: figure.title.clone(),
        takeaway: figure.takeaway.clone(),
        description,
        picture,
        table: table::of(&figure.table, &figure.title, subject.texts),
        source: figure.source.clone(),
        notes: figure.notes.clone(),
    }
}

/// How a figure is drawn in a width; nothing where the table is the picture.
fn drawing<'a>(data: &'a Data<'a>) -> Option<Box<dyn Fn(Length) -> Canvas + 'a>> {
    // More series than colours can keep apart are drawn apart, as `check` has told.
    let kind = if data.kind.has_series() && data.columns.len() > Paint::SERIES {
        FigureKind::SmallMultiples
    } else {
        data.kind
    };
    Some(match kind {
        FigureKind::Table => return None,
        FigureKind::StackedBar | FigureKind::PercentBar => Box::new(|width| stacked::draw(data, width)),
        FigureKind::Column => Box::new(|width| column::draw(data, width)),
        FigureKind::Line => Box::new(|width| line::draw(data, width)),
        FigureKind::Area => Box::new(|width| area::draw(data, width)),
        FigureKind::Dot | FigureKind::Dumbbell => Box::new(|width| dot::draw(data, width)),
        FigureKind::Slope => Box::new(|width| slope::draw(data, width)),
        FigureKind::Timeline => Box::new(|width| timeline::draw(data, width)),
        FigureKind::Heatmap => Box::new(|width| heatmap::draw(data, width)),
        FigureKind::Pictogram => Box::new(|width| pictogram::draw(data, width)),
        FigureKind::Waffle => Box::new(|width| waffle::draw(data, width)),
        FigureKind::SmallMultiples => Box::new(|width| multiples::draw(data, width)),
        FigureKind::Bar | FigureKind::GroupedBar => {
            let bars = rows::of_data(data);
            Box::new(move |width| rows::draw(&bars, width, data.language))
        }
    })
}

/// A data figure, and what is drawn of it.
pub(super) struct Data<'a> {
    pub(super) kind: FigureKind,
    pub(super) title: &'a str,
    pub(super) table: &'a PublicTable,
    /// The rows that are drawn: a total would dwarf what it is the total of.
    pub(super) rows: Vec<&'a Row>,
    /// The columns that are drawn: where parts are, a total is none.
    pub(super) columns: Vec<usize>,
    pub(super) texts: &'a Texts,
    pub(super) language: Language,
}

impl<'a> Data<'a> {
    fn of(figure: &'a DataFigure<Public>, texts: &'a Texts) -> Self {
        let table = &figure.table;
        let only_totals = table.rows.iter().all(|(_, _, is_total)| *is_total);
        let parts = |index: &usize| !(figure.kind.has_parts() && table.columns[*index].is_total);
        Self {
            kind: figure.kind,
            title: &figure.title,
            table,
            rows: table.rows.iter().filter(|(_, _, is_total)| only_totals || !is_total).collect(),
            columns: (0..table.columns.len()).filter(parts).collect(),
            texts,
            language: texts.language(),
        }
    }

    /// The same with one column alone.
    pub(super) fn only(&self, column: usize) -> Self {
        Self { rows: self.rows.clone(), columns: vec![column], ..*self }
    }

    /// The categories' names.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.rows.iter().map(|(name, _, _)| name.as_str())
    }

    /// The cells of a row that are drawn, in the order of the columns.
    pub(super) fn cells(&self, row: usize) -> Vec<Cell> {
        self.columns.iter().map(|column| self.cell(row, *column)).collect()
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Cell {
        cell_at(&self.rows[row].1, column)
    }

    /// All cells that are drawn.
    pub(super) fn all(&self) -> impl Iterator<Item = Cell> + Clone + '_ {
        self.rows.iter().flat_map(|(_, cells, _)| self.columns.iter().map(|column| cell_at(cells, *column)))
    }

    /// All numbers that are drawn.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.all().filter_map(Cell::number)
    }

    /// The scale of marks that need not start at zero.
    pub(super) fn near_scale(&self) -> Scale {
        Scale::of(self.numbers(), Start::Near, 4)
    }

    /// A column's name.
    pub(super) fn name(&self, column: usize) -> &'a str {
        &self.table.columns[column].name
    }

    /// The unit of the first column that is drawn; kinds with one scale have but one unit.
    pub(super) fn unit(&self) -> Option<&'a str> {
        self.columns.first().and_then(|column| self.table.columns[*column].unit.as_deref())
    }

    /// A cell of the first column's unit as readers see it.
    pub(super) fn value(&self, cell: Cell) -> String {
        match self.columns.first() {
            Some(column) => value_text(cell, &self.table.columns[*column], self.texts),
            None => cell_text(cell, self.texts),
        }
    }

    /// A number of the first column's unit as readers see it.
    pub(super) fn number(&self, number: f64) -> String {
        self.value(Cell::Number(number))
    }

    /// The unit, where not every number carries it.
    pub(super) fn caption(&self) -> Option<String> {
        self.unit().filter(|unit| *unit != PERCENT).map(str::to_owned)
    }

    /// What colours and patterns mean; nothing where there is one series.
    pub(super) fn key(&self, swatch: impl Fn(Paint, usize) -> Swatch) -> Vec<KeyEntry> {
        if self.columns.len() < 2 {
            return Vec::new();
        }
        let entry = |(place, column): (usize, &usize)| KeyEntry {
            swatch: swatch(Paint::series(place), place),
            text: self.name(*column).to_owned(),
        };
        self.columns.iter().enumerate().map(entry).collect()
    }

    /// What the marks of hidden and missing numbers mean, where there are any.
    pub(super) fn gaps(&self) -> Vec<KeyEntry> {
        let mut gaps: Vec<Cell> = Vec::new();
        for cell in self.all().filter(|cell| cell.number().is_none()) {
            if !gaps.contains(&cell) {
                gaps.push(cell);
            }
        }
        gaps.sort_by_key(|cell| match cell {
            Cell::Hidden(Hidden::Small(_)) => 0,
            Cell::Hidden(Hidden::Secondary) => 1,
            _ => 2,
        });
        let entry = |cell: Cell| KeyEntry {
            swatch: if cell == Cell::Missing { Swatch::Missing } else { Swatch::Hidden },
            text: cell_text(cell, self.texts),
        };
        gaps.into_iter().map(entry).collect()
    }

    /// The rows' points in time; nothing where they are no points in time, or not in order.
    pub(super) fn moments(&self) -> Option<Vec<Moment>> {
        let moments: Option<Vec<Moment>> = self.names().map(Moment::parse).collect();
        moments.filter(|moments| {
            moments.len() > 1 && moments.windows(2).all(|pair| pair[0].start() < pair[1].start())
        })
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.with(key, args)
    }
}

pub(super) fn cell_at(cells: &[Cell], column: usize) -> Cell {
    cells.get(column).copied().unwrap_or(Cell::Missing)
}

/// The unit that every number carries.
pub(super) const PERCENT: &str = "%";

/// A cell as readers see it; percentages say that they are.
pub(super) fn value_text(cell: Cell, column: &Column, texts: &Texts) -> String {
    match cell.number() {
        Some(number) if column.is_date => moment_text(Moment::from_number(number), texts),
        Some(number) if column.unit.as_deref() == Some(PERCENT) => percent(number, texts),
        _ => cell_text(cell, texts),
    }
}

/// "12 %".
pub(super) fn percent(number: f64, texts: &Texts) -> String {
    let number = table::number(number, texts.language());
    texts.with("chart-percent", &[("number", (&number).into())])
}

/// "2022", "maart 2022", "1 maart 2022".
pub(super) fn moment_text(moment: Moment, texts: &Texts) -> String {
    let year = moment.year.to_string();
    let Some(month) = moment.month else { return year };
    let month = texts.get(&format!("month-{month}"));
    let (year, month) = (("year", (&year).into()), ("month", (&month).into()));
    match moment.day.map(|day| day.to_string()) {
        Some(day) => texts.with("date", &[("day", (&day).into()), month, year]),
        None => texts.with("date-month", &[month, year]),
    }
}
