//! Which cells and key figures of a report are hidden, and the report's numbers without them.

use super::rule::{is_small_number, small_rows};
use super::secondary::{given_away, hide};
use super::system::{Draft, Hiding, Standing, System};
use super::table::{Kind, Table};
use super::{link, share};
use crate::diag::{Code, Diagnostic, say};
use crate::model::{Cell, DataFigure, Dataset, Hidden, KeyFigure, Public, PublicTable, Raw, Report};
use crate::source::Span;

/// What is hidden in a report.
pub(super) struct Protected {
    /// Per figure, row and column.
    pub(super) figures: Vec<Marks>,
    /// Per key figure.
    pub(super) key_figures: Vec<Option<Hidden>>,
    /// Rows with a number that is hidden, but told elsewhere.
    given_away: Vec<Span>,
}

/// Per row and column, why its number is hidden.
pub(super) type Marks = Vec<Vec<Option<Hidden>>>;

impl Protected {
    /// A report in which all is shown.
    fn nothing(report: &Report<Raw>) -> Self {
        Self {
            figures: report.figures.iter().map(|figure| no_marks(&figure.table)).collect(),
            key_figures: vec![None; report.key_figures.len()],
            given_away: Vec::new(),
        }
    }

    fn is_nothing(&self) -> bool {
        let mut marks = self.figures.iter().flatten().flatten().chain(&self.key_figures);
        marks.all(Option::is_none) && self.given_away.is_empty()
    }
}

fn no_marks(table: &Dataset) -> Marks {
    table.rows.iter().map(|row| vec![None; row.cells.len()]).collect()
}

/// Finds what to hide. Where no number of people is small nothing is, and nothing need be reckoned.
pub(super) fn protect(report: &Report<Raw>, threshold: u32, quoted: &[usize]) -> Protected {
    let small_figure = |figure: &DataFigure<Raw>| small_rows(&figure.table, threshold).next().is_some();
    let small_key = |figure: &KeyFigure<Raw>| is_small_number(figure.value, figure.counts, threshold);
    if report.figures.iter().any(small_figure) || report.key_figures.iter().any(small_key) {
        return reckon(report, threshold, quoted);
    }
    debug_assert!(reckon(report, threshold, quoted).is_nothing(), "only small numbers are a reason to hide");
    Protected::nothing(report)
}

fn reckon(report: &Report<Raw>, threshold: u32, quoted: &[usize]) -> Protected {
    let mut draft = Draft::default();
    let figures = report.figures.iter().enumerate();
    let tables: Vec<Table<'_>> = figures.map(|(at, figure)| Table::new(at, figure, &mut draft)).collect();
    let quoted: Vec<bool> = (0..report.key_figures.len()).map(|figure| quoted.contains(&figure)).collect();
    let key_numbers = link::key_figures(&report.key_figures, &quoted, &mut draft);
    link::link(&tables, &report.key_figures, &key_numbers, &mut draft);
    share::shares(&tables, &key_numbers, &mut draft);
    let system = draft.done(threshold);
    let hiding = hide(&system);
    let result = Result { system: &system, hiding: &hiding };
    let key_figures = report.key_figures.iter().zip(&key_numbers);
    Protected {
        figures: tables.iter().map(|table| result.marks(table)).collect(),
        key_figures: key_figures.map(|(figure, number)| result.key_figure(figure, *number)).collect(),
        given_away: result.given_away(&tables),
    }
}

/// What came of it, by number.
struct Result<'a> {
    system: &'a System,
    hiding: &'a Hiding,
}

impl Result<'_> {
    /// The mark in place of a number; nothing where it is shown.
    fn mark(&self, number: usize) -> Option<Hidden> {
        let small = self.system.is_small(number) && !self.hiding.is_silent(self.system, number);
        let mark = if small { Hidden::Small(self.system.threshold) } else { Hidden::Secondary };
        // A number that is revealed elsewhere is hidden here all the same, when it is small.
        let revealed = self.system.numbers[number].standing == Standing::Revealed;
        let hidden = if revealed { self.system.is_small(number) } else { self.hiding.numbers[number] };
        hidden.then_some(mark)
    }

    fn marks(&self, table: &Table<'_>) -> Marks {
        let mut marks = no_marks(table.data);
        if table.revealed {
            return marks;
        }
        for (row, about) in table.data.rows.iter().enumerate() {
            for (column, cell) in about.cells.iter().enumerate() {
                let Some(value) = *cell else { continue };
                let threshold = self.system.threshold;
                marks[row][column] = match table.numbers[row][column] {
                    Some(number) => self.mark(self.system.of_draft(number)),
                    None => is_small_number(value, table.data.columns[column].counts, threshold)
                        .then_some(Hidden::Small(threshold)),
                };
            }
        }
        self.mark_shares(table, &mut marks);
        marks
    }

    /// Percentages that are hidden, and with them a total of percentages that is not the whole: as the sum of
    /// rounded numbers it would tell how they were rounded.
    fn mark_shares(&self, table: &Table<'_>, marks: &mut Marks) {
        let cells = self.system.share_cells.iter().zip(&self.hiding.share_cells);
        for (cell, _) in cells.filter(|(cell, hidden)| **hidden && cell.spot.figure == table.figure) {
            marks[cell.spot.row][cell.spot.column] = Some(Hidden::Secondary);
        }
        for (column, kind) in table.kinds.iter().enumerate() {
            let Kind::Share(whole) = *kind else { continue };
            if !marks.iter().any(|row| row[column].is_some()) {
                continue;
            }
            for (row, _) in table.total_rows.iter().enumerate().filter(|(_, is_total)| **is_total) {
                let value = table.data.rows[row].cells[column];
                #[expect(clippy::cast_precision_loss, reason = "it is 100 or 1000")]
                let is_whole = value.is_some_and(|value| (value - whole as f64).abs() < 1e-9);
                if value.is_some() && !is_whole {
                    marks[row][column] = Some(Hidden::Secondary);
                }
            }
        }
    }

    fn key_figure(&self, figure: &KeyFigure<Raw>, number: Option<usize>) -> Option<Hidden> {
        let threshold = self.system.threshold;
        match number {
            Some(number) => self.mark(self.system.of_draft(number)),
            None => {
                is_small_number(figure.value, figure.counts, threshold).then_some(Hidden::Small(threshold))
            }
        }
    }

    /// Rows with a hidden number that another figure reveals, or lets readers reckon.
    fn given_away(&self, tables: &[Table<'_>]) -> Vec<Span> {
        let found = given_away(self.system, self.hiding);
        let is_known = |number: usize| {
            let revealed = self.system.numbers[number].standing == Standing::Revealed;
            found.contains(&number) || (revealed && self.system.is_small(number))
        };
        let mut spans = Vec::new();
        for table in tables.iter().filter(|table| !table.revealed) {
            let rows = table.data.rows.iter().zip(&table.numbers);
            let known = rows.filter(|(_, numbers)| {
                numbers.iter().flatten().any(|&number| is_known(self.system.of_draft(number)))
            });
            spans.extend(known.map(|(row, _)| row.span));
        }
        spans
    }
}

/// What there is to tell of a report's small numbers.
pub(super) fn tell<'a>(
    report: &'a Report<Raw>,
    protected: &'a Protected,
    threshold: u32,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let revealed = report.figures.iter().filter_map(|figure| Some((figure, figure.reveal.as_ref()?)));
    let revealed = revealed.flat_map(move |(figure, reason)| {
        small_rows(&figure.table, threshold).map(move |row| {
            let message = say! {
                en: "a number of people under {threshold} is shown",
                nl: "hier is een aantal mensen onder de {threshold} te zien",
            };
            Diagnostic::new(Code::RevealedNumbers, row.span, message)
                .label(say! { en: "shown because: {reason}", nl: "te zien omdat: {reason}" })
        })
    });
    let given_away = protected.given_away.iter().map(|&span| {
        Diagnostic::new(
            Code::NumberGivenAway,
            span,
            say! {
                en: "a number of this row is hidden, but readers can find it",
                nl: "een getal in deze rij is verborgen, maar lezers kunnen het toch vinden",
            },
        )
        .label(say! {
            en: "another figure with `reveal` tells it",
            nl: "een andere figuur met `reveal` verraadt het",
        })
        .help(say! {
            en: "give this figure a `reveal` as well, or take it out of the other one",
            nl: "geef deze figuur ook een `reveal`, of haal die bij de andere weg",
        })
    });
    revealed.chain(given_away)
}

/// A key figure as readers may see it.
pub(super) fn key_figure(figure: KeyFigure<Raw>, hidden: Option<Hidden>) -> KeyFigure<Public> {
    KeyFigure {
        // What is shown in place of a hidden number would be the number in other words.
        display: figure.display.filter(|_| hidden.is_none()),
        id: figure.id,
        value: hidden.map_or(Cell::Number(figure.value), Cell::Hidden),
        label: figure.label,
        unit: figure.unit,
        note: figure.note,
        source: figure.source,
        share: figure.share,
        counts: figure.counts,
        headline: figure.headline,
    }
}

/// A figure as readers may see it.
pub(super) fn figure(figure: DataFigure<Raw>, marks: &Marks) -> DataFigure<Public> {
    let table = figure.table;
    let cell = |(cell, mark): (Option<f64>, &Option<Hidden>)| match (cell, *mark) {
        (None, _) => Cell::Missing,
        (Some(_), Some(hidden)) => Cell::Hidden(hidden),
        (Some(number), None) => Cell::Number(number),
    };
    let rows =
        table.rows.into_iter().zip(marks).map(|(row, marks)| {
            (row.label, row.cells.into_iter().zip(marks).map(cell).collect(), row.is_total)
        });
    DataFigure {
        id: figure.id,
        title: figure.title,
        takeaway: figure.takeaway,
        description: figure.description,
        kind: figure.kind,
        table: PublicTable { category: table.category, columns: table.columns, rows: rows.collect() },
        source: figure.source,
        notes: figure.notes,
        reveal: figure.reveal,
    }
}
