//! Whether totals add up, and whether what is called a total is declared as one.

use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Column, Dataset};
use crate::parse::document::FigureDoc;

/// What rows and columns of totals are called.
const NAMES: &[&str] = &["totaal", "total", "eindtotaal", "totalen", "totals", "som", "sum"];

/// Holds the totals of a table against its numbers.
pub(super) fn check(doc: &FigureDoc, dataset: &Dataset, diagnostics: &mut Diagnostics) {
    let mut check = Check { doc, dataset, diagnostics };
    check.row();
    check.undeclared_row();
    for total in dataset.columns.iter().filter(|column| column.is_total) {
        check.column(total);
    }
    check.undeclared_column();
}

struct Check<'a> {
    doc: &'a FigureDoc,
    dataset: &'a Dataset,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The total must be the sum of the other rows, in every column without gaps; shares of different wholes do not add up.
    fn row(&mut self) {
        let dataset = self.dataset;
        let Some(total) = dataset.rows.iter().find(|row| row.is_total) else { return };
        let columns = dataset.columns.iter().enumerate().filter(|(_, column)| column.whole().is_none());
        for (index, column) in columns {
            let others = dataset.rows.iter().filter(|row| !row.is_total);
            let Some(cells) = others.map(|row| row.cells[index]).collect::<Option<Vec<f64>>>() else {
                continue;
            };
            let Some(written) = total.cells[index] else { continue };
            if let Some(sum) = differing_sum(written, &cells) {
                let message = say! {
                    en: "the total of `{column}` is {written}, but the rows add up to {sum}",
                    nl: "het totaal van `{column}` is {written}, maar de rijen samen zijn {sum}",
                    column = column.name,
                    written = written,
                    sum = sum,
                };
                self.tell(
                    Diagnostic::new(Code::WrongTotal, total.span, message)
                        .label(say! {
                            en: "the total and the rows differ",
                            nl: "het totaal en de rijen verschillen",
                        })
                        .help(say! {
                            en: "mend the total or the rows, or leave `total` out if this row is no sum",
                            nl: "verbeter het totaal of de rijen, of haal `total` weg als deze rij geen som is",
                        }),
                );
            }
        }
    }

    /// A column of totals must be the sum of the other columns that count the same, in every row without gaps.
    fn column(&mut self, total: &Column) {
        let is_part =
            |column: &Column| !column.is_total && column.unit == total.unit && column.counts == total.counts;
        let dataset = self.dataset;
        for row in &dataset.rows {
            let cells = dataset.columns.iter().zip(&row.cells);
            let written = cells.clone().find(|(column, _)| column.id == total.id).and_then(|(_, cell)| *cell);
            let parts = cells.filter(|(column, _)| is_part(column)).map(|(_, cell)| *cell);
            let (Some(written), Some(parts)) = (written, parts.collect::<Option<Vec<f64>>>()) else {
                continue;
            };
            if let Some(sum) = differing_sum(written, &parts) {
                let message = say! {
                    en: "the total of `{row}` in `{column}` is {written}, but the columns add up to {sum}",
                    nl: "het totaal van `{row}` in `{column}` is {written}, maar de kolommen samen zijn {sum}",
                    row = row.label,
                    column = total.name,
                    written = written,
                    sum = sum,
                };
                self.tell(
                    Diagnostic::new(Code::WrongTotal, row.span, message)
                        .label(say! {
                            en: "the total and the columns differ",
                            nl: "het totaal en de kolommen verschillen",
                        })
                        .help(say! {
                            en: "mend the numbers; columns with another `unit` or `counts` are not added up, or \
                                 leave `total = true` out if the column is no sum",
                            nl: "verbeter de getallen (kolommen met een andere `unit` of `counts` tellen niet mee), of \
                                 haal `total = true` weg als de kolom geen som is",
                        }),
                );
            }
        }
    }

    /// A row that is called a total and not declared as one is drawn as a category, and would give away a hidden number.
    fn undeclared_row(&mut self) {
        let dataset = self.dataset;
        if self.doc.total.is_some() || dataset.rows.len() < 3 {
            return;
        }
        for row in dataset.rows.iter().filter(|row| is_total(&row.label)) {
            let message = say! {
                en: "the row `{row}` looks like a total, but the figure does not say so",
                nl: "de rij `{row}` lijkt een totaal, maar dat staat niet in de figuur",
                row = row.label,
            };
            self.tell(
                Diagnostic::new(Code::UndeclaredTotal, row.span, message)
                    .label(say! {
                        en: "drawn as one category among the others",
                        nl: "nu getekend als een gewone rij tussen de andere",
                    })
                    .help(say! {
                        en: "write total = \"{row}\" above the first [[column]]",
                        nl: "schrijf total = \"{row}\" boven de eerste [[column]]",
                        row = row.label,
                    }),
            );
        }
    }

    fn undeclared_column(&mut self) {
        let dataset = self.dataset;
        if dataset.columns.len() < 3 || dataset.columns.iter().any(|column| column.is_total) {
            return;
        }
        let is_sum = |column: &&Column| {
            !column.is_date && column.whole().is_none() && (is_total(&column.name) || is_total(&column.id))
        };
        for column in dataset.columns.iter().filter(is_sum) {
            let declared = self.doc.column.iter().find(|declared| declared.id.value == column.id);
            let span = declared.map(|declared| declared.id.span);
            let span = span.or(self.doc.data.as_ref().map(|data| data.span)).unwrap_or(self.doc.span);
            let message = say! {
                en: "the column `{column}` looks like a total, but does not say so",
                nl: "de kolom `{column}` lijkt een totaal, maar dat staat er niet bij",
                column = column.id,
            };
            self.tell(
                Diagnostic::new(Code::UndeclaredTotal, span, message)
                    .label(say! {
                        en: "drawn as one series among the others",
                        nl: "nu getekend als een gewone reeks tussen de andere",
                    })
                    .help(say! {
                        en: "write total = true in its [[column]]; every column then needs one, with its id",
                        nl: "schrijf total = true in haar [[column]]; elke kolom heeft er dan een nodig, met haar id",
                    }),
            );
        }
    }
}

fn is_total(name: &str) -> bool {
    let name = name.trim().trim_end_matches(':').to_lowercase();
    NAMES.contains(&&*name)
}

/// The sum of numbers, where another one is written.
fn differing_sum(written: f64, parts: &[f64]) -> Option<f64> {
    let sum: f64 = parts.iter().sum();
    ((sum - written).abs() > 1e-6 * sum.abs().max(1.0)).then_some(sum)
}
