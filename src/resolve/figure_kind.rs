//! Whether the numbers of a figure can be drawn as its kind: how many columns, one scale or several, amounts, shares.

use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
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
            (least, most) if least == most => Words::same(least.to_string()),
            (least, usize::MAX) => say! { en: "at least {least}", nl: "minstens {least}" },
            (least, most) => say! { en: "{least} or {most}", nl: "{least} of {most}" },
        };
        let kinds: Vec<&str> = [FigureKind::Bar, FigureKind::GroupedBar, FigureKind::Line, FigureKind::Table]
            .into_iter()
            .filter(|kind| (kind.columns().0..=kind.columns().1).contains(&count))
            .map(FigureKind::name)
            .collect();
        let are = match count {
            1 => say! { en: "there is 1", nl: "er is er 1" },
            _ => say! { en: "there are {count}", nl: "er zijn er {count}" },
        };
        let message = say! {
            en: "`{name}` shows {expected} of the columns with numbers, and {are}",
            nl: "`{name}` toont {expected} van de kolommen met getallen, maar {are}",
            name = self.name(),
            expected = expected,
            are = are,
        };
        let kinds = kinds.join(", ");
        let help = say! {
            en: "write another kind, such as {kinds}, or change the columns",
            nl: "kies een andere soort, zoals {kinds}, of verander de kolommen",
        };
        self.tell(
            Diagnostic::new(Code::InvalidValue, self.span, message)
                .label(say! { en: "expected a kind that shows {count}", nl: "hier hoort een soort die er {count} toont" })
                .help(help),
        );
    }

    fn series(&mut self) {
        let units = self.drawn.iter().map(|index| &self.dataset.columns[*index].unit);
        let most = units.clone().map(|unit| units.clone().filter(|other| *other == unit).count()).max();
        let count = most.unwrap_or(0);
        if self.kind.has_series() && count > FigureKind::SERIES {
            let message = say! {
                en: "{count} series are more than colours can keep apart",
                nl: "{count} reeksen zijn met kleuren niet uit elkaar te houden",
            };
            let label = say! {
                en: "at most {most} series; each gets a small chart of its own",
                nl: "hooguit {most} reeksen; nu krijgt elke reeks een eigen diagram",
                most = FigureKind::SERIES,
            };
            self.tell(Diagnostic::new(Code::TooManySeries, self.span, message).label(label).help(say! {
                en: "write kind = \"small-multiples\", or leave columns out",
                nl: "schrijf kind = \"small-multiples\", of laat kolommen weg",
            }));
        }
    }

    fn one_scale(&mut self) {
        let columns = self.drawn.iter().map(|index| &self.dataset.columns[*index]);
        let first = columns.clone().next().and_then(|column| column.unit.as_deref());
        let other = columns.clone().find(|column| column.unit.as_deref() != first);
        let Some(other) = other.filter(|_| self.kind.has_one_scale()) else { return };
        let unit = |unit: Option<&str>| match unit {
            Some(unit) => Words::same(format!("`{unit}`")),
            None => say! { en: "no unit", nl: "geen eenheid" },
        };
        let message = say! {
            en: "`{name}` has one scale, but `{id}` is in {other} and the first column in {first}",
            nl: "`{name}` heeft één schaal, maar `{id}` heeft als eenheid {other}, en de eerste kolom {first}",
            name = self.name(),
            id = other.id,
            other = unit(other.unit.as_deref()),
            first = unit(first),
        };
        self.tell(
            Diagnostic::new(Code::InvalidValue, self.span, message)
                .label(say! { en: "expected columns of one unit", nl: "hier horen kolommen met dezelfde eenheid" })
                .help(say! {
                    en: "write kind = \"small-multiples\" or \"grouped-bar\", or leave columns out",
                    nl: "schrijf kind = \"small-multiples\" of \"grouped-bar\", of laat kolommen weg",
                }),
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
            let name = self.name();
            let message =
                say! { en: "`{name}` cannot show {number}", nl: "`{name}` kan {number} niet tonen" };
            self.tell(
                Diagnostic::new(Code::InvalidValue, span, message)
                    .label(say! { en: "expected 0 or more in this row", nl: "in deze rij hoort 0 of meer" })
                    .related(self.span, say! { en: "because of this kind", nl: "vanwege deze soort" })
                    .help(say! {
                        en: "write kind = \"bar\", \"grouped-bar\" or \"line\", which show what is below zero",
                        nl: "schrijf kind = \"bar\", \"grouped-bar\" of \"line\"; die tonen ook wat onder nul is",
                    }),
            );
        }
    }

    /// Squares of a hundred need shares of a hundred; parts of a whole are not more than the whole.
    fn shares(&mut self) {
        let whole = |column: &Column| column.whole().map(f64::from);
        let Some(first) = self.drawn.first().map(|index| &self.dataset.columns[*index]) else { return };
        if self.kind == FigureKind::Waffle && whole(first) != Some(100.0) {
            self.tell(
                Diagnostic::new(
                    Code::InvalidValue,
                    self.span,
                    say! { en: "a waffle shows shares of a hundred", nl: "een wafel toont delen van honderd" },
                )
                .label(say! {
                    en: "expected a column in per cent, but `{id}` is not",
                    nl: "hier hoort een kolom met procenten, en dat is `{id}` niet",
                    id = first.id,
                })
                .help(say! {
                    en: "write unit = \"%\" where the numbers are percentages, or kind = \"pictogram\" for amounts",
                    nl: "schrijf unit = \"%\" als het procenten zijn, of kind = \"pictogram\" voor aantallen",
                }),
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
                Diagnostic::new(
                    Code::BadShare,
                    span,
                    say! {
                        en: "the shares of this row add up to {sum}",
                        nl: "de delen van deze rij zijn samen {sum}",
                    },
                )
                .label(say! { en: "expected no more than {whole}", nl: "samen horen ze hooguit {whole} te zijn" })
                .related(
                    self.span,
                    say! {
                        en: "because this kind shows parts of a whole",
                        nl: "want deze soort toont delen van een geheel",
                    },
                )
                .help(say! {
                    en: "mend the numbers; where answers overlap, write kind = \"grouped-bar\"",
                    nl: "verbeter de getallen; kon iemand meer antwoorden geven, schrijf dan kind = \"grouped-bar\"",
                }),
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
                Diagnostic::new(
                    Code::InvalidValue,
                    span,
                    say! { en: "this period ends before it starts", nl: "deze periode eindigt voor ze begint" },
                )
                .label(say! {
                    en: "expected the start first, and then the end",
                    nl: "eerst hoort het begin te staan, en dan het einde",
                })
                .help(say! { en: "exchange the two", nl: "wissel de twee om" }),
            );
        }
    }
}
