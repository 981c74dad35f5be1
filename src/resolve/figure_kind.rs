//! Whether the numbers of a figure can be drawn as its kind: how many columns, one scale or several, amounts, shares.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Column, Dataset, FigureKind, Row};
use crate::parse::document::FigureDoc;
use crate::source::Span;

/// Tells what a figure's kind cannot show of its table.
pub(super) fn check(doc: &FigureDoc, dataset: &Dataset, diagnostics: &mut Diagnostics) {
    let kind = doc.kind.value;
    let drawn: Vec<usize> = (0..dataset.columns.len())
        .filter(|index| !(kind.has_parts() && dataset.columns[*index].is_total))
        .collect();
    let mut check = Check { kind, span: doc.kind.span, dataset, drawn, diagnostics };
    check.columns();
    check.series();
    check.one_scale();
    check.amounts();
    check.shares();
    check.periods();
}

struct Check<'a> {
    kind: FigureKind,
    /// Where the kind was written.
    span: Span,
    dataset: &'a Dataset,
    /// The columns that are part of the picture.
    drawn: Vec<usize>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn name(&self) -> &'static str {
        self.kind.name()
    }

    fn columns(&mut self) {
        let ((least, most), count) = (self.kind.columns(), self.drawn.len());
        if (least..=most).contains(&count) {
            return;
        }
        let expected = match (least, most) {
            (least, most) if least == most => format!("{least}"),
            (least, usize::MAX) => format!("at least {least}"),
            (least, most) => format!("{least} or {most}"),
        };
        let kinds: Vec<&str> = [FigureKind::Bar, FigureKind::GroupedBar, FigureKind::Line, FigureKind::Table]
            .into_iter()
            .filter(|kind| (kind.columns().0..=kind.columns().1).contains(&count))
            .map(FigureKind::name)
            .collect();
        let are = if count == 1 { "there is 1".to_owned() } else { format!("there are {count}") };
        let message = format!("`{}` shows {expected} of the columns with numbers, and {are}", self.name());
        let help = format!("write another kind, such as {}, or change the columns", kinds.join(", "));
        self.tell(
            Diagnostic::new(Code::InvalidValue, self.span, message)
                .label(format!("expected a kind that shows {count}"))
                .help(help),
        );
    }

    fn series(&mut self) {
        let units = self.drawn.iter().map(|index| &self.dataset.columns[*index].unit);
        let most = units.clone().map(|unit| units.clone().filter(|other| *other == unit).count()).max();
        let count = most.unwrap_or(0);
        if self.kind.has_series() && count > FigureKind::SERIES {
            let message = format!("{count} series are more than colours can keep apart");
            let label = format!("at most {} series; each gets a small chart of its own", FigureKind::SERIES);
            self.tell(
                Diagnostic::new(Code::TooManySeries, self.span, message)
                    .label(label)
                    .help("write kind = \"small-multiples\", or leave columns out"),
            );
        }
    }

    fn one_scale(&mut self) {
        let columns = self.drawn.iter().map(|index| &self.dataset.columns[*index]);
        let first = columns.clone().next().and_then(|column| column.unit.as_deref());
        let other = columns.clone().find(|column| column.unit.as_deref() != first);
        let Some(other) = other.filter(|_| self.kind.has_one_scale()) else { return };
        let unit = |unit: Option<&str>| unit.map_or_else(|| "no unit".to_owned(), |unit| format!("`{unit}`"));
        let message = format!(
            "`{}` has one scale, but `{}` is in {} and the first column in {}",
            self.name(),
            other.id,
            unit(other.unit.as_deref()),
            unit(first),
        );
        self.tell(
            Diagnostic::new(Code::InvalidValue, self.span, message)
                .label("expected columns of one unit")
                .help("write kind = \"small-multiples\" or \"grouped-bar\", or leave columns out"),
        );
    }

    /// The rows, each with the numbers that are drawn.
    fn rows(&self) -> impl Iterator<Item = (&Row, Vec<f64>)> {
        self.dataset
            .rows
            .iter()
            .map(|row| (row, self.drawn.iter().filter_map(|index| row.cells[*index]).collect()))
    }

    fn amounts(&mut self) {
        if !self.kind.has_amounts() {
            return;
        }
        let negative = |(row, numbers): (&Row, Vec<f64>)| {
            numbers.into_iter().find(|number| *number < 0.0).map(|number| (row.span, number))
        };
        let found: Vec<(Span, f64)> = self.rows().filter_map(negative).collect();
        for (span, number) in found {
            let message = format!("`{}` cannot show {number}", self.name());
            self.tell(
                Diagnostic::new(Code::InvalidValue, span, message)
                    .label("expected 0 or more in this row")
                    .related(self.span, "because of this kind")
                    .help("write kind = \"bar\", \"grouped-bar\" or \"line\", which show what is below zero"),
            );
        }
    }

    /// Squares of a hundred need shares of a hundred; parts of a whole are not more than the whole.
    fn shares(&mut self) {
        let whole = |column: &Column| column.whole().map(f64::from);
        let Some(first) = self.drawn.first().map(|index| &self.dataset.columns[*index]) else { return };
        if self.kind == FigureKind::Waffle && whole(first) != Some(100.0) {
            self.tell(
                Diagnostic::new(Code::InvalidValue, self.span, "a waffle shows shares of a hundred")
                    .label(format!("expected a column in per cent, but `{}` is not", first.id))
                    .help("write unit = \"%\" where the numbers are percentages, or kind = \"pictogram\" for amounts"),
            );
        }
        let Some(whole) = whole(first).filter(|_| self.kind == FigureKind::PercentBar) else { return };
        // Shares rounded to whole numbers may add up to a little more.
        let over = |(row, numbers): (&Row, Vec<f64>)| {
            let sum: f64 = numbers.iter().sum();
            #[expect(clippy::cast_precision_loss, reason = "columns are few")]
            let slack = 0.5 * numbers.len() as f64;
            (sum > whole + slack).then_some((row.span, sum))
        };
        let found: Vec<(Span, f64)> = self.rows().filter_map(over).collect();
        for (span, sum) in found {
            self.tell(
                Diagnostic::new(Code::BadShare, span, format!("the shares of this row add up to {sum}"))
                    .label(format!("expected no more than {whole}"))
                    .related(self.span, "because this kind shows parts of a whole")
                    .help("mend the numbers; where answers overlap, write kind = \"grouped-bar\""),
            );
        }
    }

    /// A period does not end before it starts.
    fn periods(&mut self) {
        if self.kind != FigureKind::Timeline {
            return;
        }
        let backwards = |(row, numbers): (&Row, Vec<f64>)| {
            matches!(numbers.as_slice(), [from, to] if to < from).then_some(row.span)
        };
        let found: Vec<Span> = self.rows().filter_map(backwards).collect();
        for span in found {
            self.tell(
                Diagnostic::new(Code::InvalidValue, span, "this period ends before it starts")
                    .label("expected the start first, and then the end")
                    .help("exchange the two"),
            );
        }
    }
}
