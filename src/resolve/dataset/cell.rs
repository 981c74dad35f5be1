//! The numbers and moments in the cells of a table.

use super::Reading;
use crate::diag::{Code, Diagnostic, Words, say};
use crate::model::{Column, Counts, Moment};
use crate::parse::data::DataCell;

impl Reading<'_> {
    /// A number; nothing for an empty cell, or after telling that it is not one.
    pub(super) fn cell(&mut self, cell: &DataCell, column: &Column) -> Option<f64> {
        if column.is_date {
            return self.moment(cell, column);
        }
        let Some(number) = cell.number else {
            if !cell.text.is_empty() {
                self.not_a_number(cell, column);
            }
            return None;
        };
        self.share(cell, number, column);
        if column.counts == Counts::People && (number < 0.0 || number.fract() != 0.0) {
            let message = say! {
                en: "`{text}` is not a number of people{place}",
                nl: "`{text}` is geen aantal mensen{place}",
                text = cell.text,
                place = place(cell),
            };
            self.tell(
                Diagnostic::new(Code::BadCount, cell.span, message)
                    .label(say! { en: "expected a whole number, 0 or more", nl: "hier hoort een heel getal, 0 of meer" })
                    .help(say! {
                        en: "if the column does not count people, write counts = \"other\" in its [[column]]",
                        nl: "telt de kolom geen mensen, schrijf dan counts = \"other\" in de [[column]]",
                    }),
            );
        }
        Some(number)
    }

    /// A point in time as a number; nothing for an empty cell, or after telling that it is none.
    fn moment(&mut self, cell: &DataCell, column: &Column) -> Option<f64> {
        let moment = Moment::parse(&cell.text);
        if moment.is_none() && !cell.text.is_empty() {
            let message = say! {
                en: "`{text}` is not a point in time{place}",
                nl: "`{text}` is geen moment in de tijd{place}",
                text = cell.text,
                place = place(cell),
            };
            self.tell(
                Diagnostic::new(Code::InvalidValue, cell.span, message)
                    .label(say! {
                        en: "expected a year, month or day in the column `{id}`",
                        nl: "in de kolom `{id}` hoort een jaar, maand of dag",
                        id = column.id,
                    })
                    .help(say! {
                        en: "write 2022, \"2022-03\" or 2022-03-01",
                        nl: "schrijf 2022, \"2022-03\" of 2022-03-01",
                    }),
            );
        }
        moment.map(Moment::number)
    }

    /// A share must lie within its whole.
    fn share(&mut self, cell: &DataCell, number: f64, column: &Column) {
        let Some(whole) = column.whole() else { return };
        if !(0.0..=f64::from(whole)).contains(&number) {
            let unit = column.unit.as_deref().unwrap_or_default();
            let message = say! {
                en: "`{text} {unit}` is no share of a whole{place}",
                nl: "`{text} {unit}` is geen deel van een geheel{place}",
                text = cell.text,
                unit = unit,
                place = place(cell),
            };
            self.tell(
                Diagnostic::new(Code::BadShare, cell.span, message)
                    .label(say! { en: "expected 0 to {whole}", nl: "hier hoort 0 tot en met {whole}" })
                    .help(say! {
                        en: "mend the number; for a change, say so in the unit: unit = \"{unit} more\"",
                        nl: "verbeter het getal; gaat het om een verandering, zeg dat dan in de eenheid: unit = \"{unit} meer\"",
                    }),
            );
        }
    }

    fn not_a_number(&mut self, cell: &DataCell, column: &Column) {
        let message = say! {
            en: "`{text}` is not a number{place}",
            nl: "`{text}` is geen getal{place}",
            text = cell.text,
            place = place(cell),
        };
        let with_point = cell.text.replace(',', ".");
        let help = if cell.text.contains(',') && with_point.parse::<f64>().is_ok() {
            say! {
                en: "write {with_point}: a point stands before decimals, whatever readers will see",
                nl: "schrijf {with_point}: in het bestand staat een punt voor decimalen; lezers zien een komma",
            }
        } else if cell.text.contains('.') && cell.text.replace('.', "").parse::<u64>().is_ok() {
            // In a file with decimal commas a point may part the thousands; which is meant is not ours to guess.
            let [thousands, decimals] = [cell.text.replace('.', ""), cell.text.replace('.', ",")];
            say! {
                en: "write {thousands} if the point parts thousands, or {decimals} if it stands before decimals",
                nl: "schrijf {thousands} als de punt bij duizendtallen staat, of {decimals} als er decimalen achter staan",
            }
        } else {
            say! {
                en: "write only the number, without unit or spaces; leave the cell empty where it is missing",
                nl: "schrijf alleen het getal, zonder eenheid of spaties; laat de cel leeg als het ontbreekt",
            }
        };
        self.tell(
            Diagnostic::new(Code::NotANumber, cell.span, message)
                .label(say! {
                    en: "expected a number in the column `{id}`",
                    nl: "in de kolom `{id}` hoort een getal",
                    id = column.id,
                })
                .help(help),
        );
    }
}

/// Where a cell of a spreadsheet stands, for the end of a sentence.
pub(in crate::resolve) fn place(cell: &DataCell) -> Words {
    let place = cell.address().map(|address| say! { en: " (cell {address})", nl: " (cel {address})" });
    place.unwrap_or_default()
}
