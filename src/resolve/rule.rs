//! The rules an author declares for a table: what must hold between its columns in every row, such as `received <= asked`.
//!
//! A rule compares two sums of columns and numbers. More than that belongs in a spreadsheet; what has to be read to be believed
//! must fit in a glance.

use super::dataset::place;
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::{Dataset, Moment};
use crate::parse::data::{DataCell, DataRow};
use crate::parse::document::{FigureDoc, RuleDoc};
use crate::source::Spanned;

/// The operators, the longer ones first: `<=` also begins with `<`.
const OPERATORS: &[(&str, Holds)] = &[
    ("<=", |left, right| left <= right || is_same(left, right)),
    (">=", |left, right| left >= right || is_same(left, right)),
    ("==", is_same),
    ("!=", |left, right| !is_same(left, right)),
    ("<", |left, right| left < right && !is_same(left, right)),
    (">", |left, right| left > right && !is_same(left, right)),
];

/// Whether something holds between two sums.
type Holds = fn(f64, f64) -> bool;

/// Sums of decimals are never quite what they should be.
fn is_same(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0)
}

/// What is added up on a side of a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Term {
    Number(f64),
    /// Place in [`Dataset::columns`].
    Column(usize),
}

/// A rule as read: two sums, and what must hold between them.
struct Rule {
    left: Vec<Term>,
    right: Vec<Term>,
    holds: Holds,
}

/// Holds every rule of a figure against every row but the total. `places` says where in the rows the columns stand, the one
/// of the categories first.
pub(super) fn check(
    doc: &FigureDoc,
    dataset: &Dataset,
    rows: &[DataRow],
    places: &[usize],
    diagnostics: &mut Diagnostics,
) {
    for rule in &doc.rule {
        Checking { doc: rule, dataset, places, diagnostics }.check(rows);
    }
}

struct Checking<'a> {
    doc: &'a RuleDoc,
    dataset: &'a Dataset,
    places: &'a [usize],
    diagnostics: &'a mut Diagnostics,
}

impl Checking<'_> {
    fn check(&mut self, rows: &[DataRow]) {
        self.exceptions();
        let Some(rule) = self.rule() else { return };
        let totals: Vec<&str> =
            self.dataset.rows.iter().filter(|row| row.is_total).map(|row| &*row.label).collect();
        for row in rows {
            let Some(label) = row.cells.get(self.places[0]) else { continue };
            let sides = (self.sum(&rule.left, row), self.sum(&rule.right, row));
            let (Some(left), Some(right)) = sides else { continue };
            let holds = (rule.holds)(left, right) || totals.contains(&&*label.text);
            match self.doc.except.iter().find(|except| *except.value == *label.text) {
                Some(except) if holds => self.needless(except),
                None if !holds => self.broken(&rule, row, label),
                Some(_) | None => {}
            }
        }
    }

    /// Exceptions name rows, and have a reason.
    fn exceptions(&mut self) {
        let labels = || self.dataset.rows.iter().map(|row| row.label.as_str());
        for except in &self.doc.except {
            if labels().all(|label| label != except.value) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::InvalidValue,
                        except.span,
                        say! {
                            en: "no row is called `{row}`",
                            nl: "geen enkele rij heet `{row}`",
                            row = except.value,
                        },
                    )
                    .label(say! {
                        en: "expected the label of a row that may break the rule",
                        nl: "hier hoort de naam van een rij die van de regel mag afwijken",
                    })
                    .suggest(&except.value, labels()),
                );
            }
        }
        if let Some(except) = self.doc.except.first().filter(|_| self.doc.reason.is_none()) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::MissingValue,
                    except.span,
                    say! {
                        en: "there is no reason for this exception",
                        nl: "bij deze uitzondering staat geen reden",
                    },
                )
                .label(say! { en: "expected a `reason` beside it", nl: "hier hoort een `reason` bij" })
                .help(say! {
                    en: "say why the row is right all the same: reason = \"It says so in the source.\"",
                    nl: "zeg waarom de rij toch klopt: reason = \"Zo staat het in de bron.\"",
                }),
            );
        }
    }

    /// The rule; nothing after telling why it cannot be read.
    fn rule(&mut self) -> Option<Rule> {
        let text = &self.doc.check.value;
        let operator = OPERATORS
            .iter()
            .filter_map(|(sign, holds)| Some((text.find(sign)?, *sign, *holds)))
            .min_by_key(|(at, sign, _)| (*at, std::cmp::Reverse(sign.len())));
        let Some((at, sign, holds)) = operator else {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::InvalidValue,
                    self.doc.check.span,
                    say! { en: "`{text}` compares nothing", nl: "`{text}` vergelijkt niets" },
                )
                .label(say! {
                    en: "expected <=, <, >=, >, == or != between two columns",
                    nl: "tussen twee kolommen hoort <=, <, >=, >, == of !=",
                })
                .help(say! {
                    en: "write the ids of columns, numbers, and + between those that are added up: \"a + b <= c\"",
                    nl: "schrijf de id's van kolommen, getallen, en + tussen wat je optelt: \"a + b <= c\"",
                }),
            );
            return None;
        };
        let left = self.side(&text[..at]);
        let right = self.side(&text[at + sign.len()..]);
        Some(Rule { left: left?, right: right?, holds })
    }

    /// The columns and numbers of a side, which has a `+` between them.
    fn side(&mut self, text: &str) -> Option<Vec<Term>> {
        text.split('+').map(|term| self.term(term.trim())).collect()
    }

    fn term(&mut self, text: &str) -> Option<Term> {
        let columns = &self.dataset.columns;
        if let Some(column) = columns.iter().position(|column| column.id == text) {
            return Some(Term::Column(column));
        }
        // All columns of a timeline are points in time.
        let is_date = columns.iter().all(|column| column.is_date);
        let moment = is_date.then(|| Moment::parse(text)).flatten().map(Moment::number);
        if let Some(number) = moment.or_else(|| text.parse().ok()) {
            return Some(Term::Number(number));
        }
        let ids: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
        let (first, known) = (ids[0], ids.join(", "));
        self.diagnostics.push(
            Diagnostic::new(
                Code::UnknownColumn,
                self.doc.check.span,
                say! {
                    en: "the figure has no column of numbers `{text}`",
                    nl: "de figuur heeft geen kolom met getallen `{text}`",
                },
            )
            .label(say! {
                en: "expected a number, or one of {known}",
                nl: "hier hoort een getal, of een van {known}",
            })
            .help(say! {
                en: "write the id of a [[column]], such as check = \"{first} <= 100\"",
                nl: "schrijf de id van een [[column]], zoals check = \"{first} <= 100\"",
            })
            .suggest(text, ids),
        );
        None
    }

    /// The sum of a side in a row; nothing where a number is missing.
    fn sum(&self, side: &[Term], row: &DataRow) -> Option<f64> {
        side.iter()
            .map(|term| match term {
                Term::Number(number) => Some(*number),
                Term::Column(column) => {
                    let cell = self.cell(*column, row)?;
                    let is_date = self.dataset.columns[*column].is_date;
                    if is_date { Moment::parse(&cell.text).map(Moment::number) } else { cell.number }
                }
            })
            .sum()
    }

    fn cell<'row>(&self, column: usize, row: &'row DataRow) -> Option<&'row DataCell> {
        row.cells.get(self.places[column + 1])
    }

    fn broken(&mut self, rule: &Rule, row: &DataRow, label: &DataCell) {
        let columns: Vec<usize> = rule
            .left
            .iter()
            .chain(&rule.right)
            .filter_map(|term| match term {
                Term::Column(column) => Some(*column),
                Term::Number(_) => None,
            })
            .collect();
        let told = columns.iter().filter_map(|column| {
            let (id, cell) = (&self.dataset.columns[*column].id, self.cell(*column, row)?);
            Some(format!("`{id}` is {}", cell.text))
        });
        let told = told.collect::<Vec<_>>().join(", ");
        let cell = columns.first().and_then(|column| self.cell(*column, row)).unwrap_or(label);
        let message = self.doc.message.value.trim().trim_end_matches('.');
        self.diagnostics.push(
            Diagnostic::new(
                Code::BrokenRule,
                cell.span,
                say! {
                    en: "{message}: in the row `{row}`{place}",
                    nl: "{message}: in de rij `{row}`{place}",
                    message = message,
                    row = label.text,
                    place = place(cell),
                },
            )
            // "is" is a word of both languages.
            .label(Words::same(told))
            .related(
                self.doc.check.span,
                say! { en: "this rule says otherwise", nl: "deze regel zegt iets anders" },
            )
            .help(say! {
                en: "mend the number; where it is right all the same, name the row in `except` of the rule and say why \
                     in its `reason`",
                nl: "verbeter het getal; klopt het toch, noem de rij dan in `except` van de regel en zeg in `reason` \
                     waarom",
            }),
        );
    }

    fn needless(&mut self, except: &Spanned<String>) {
        let message = say! {
            en: "`{row}` needs no exception",
            nl: "voor `{row}` is geen uitzondering nodig",
            row = except.value,
        };
        self.diagnostics.push(
            Diagnostic::new(Code::BrokenRule, except.span, message)
                .label(say! { en: "this row keeps the rule", nl: "deze rij houdt zich aan de regel" })
                .related(self.doc.check.span, say! { en: "the rule", nl: "de regel" })
                .help(say! {
                    en: "take it out of `except`: left in, it would let a later mistake through",
                    nl: "haal de rij uit `except`: anders valt een latere fout niet op",
                }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::OPERATORS;

    #[test]
    fn sums_of_decimals_are_compared_as_people_do() {
        let rows = [
            ("==", 0.1 + 0.2, 0.3, true),
            ("<", 0.1 + 0.2, 0.3, false),
            (">", 0.1 + 0.2, 0.3, false),
            ("<=", 0.1 + 0.2, 0.3, true),
            ("!=", 0.1 + 0.2, 0.3, false),
            (">=", 17.0, 15.0, true),
            ("<=", 17.0, 15.0, false),
        ];
        for (sign, left, right, expected) in rows {
            let (_, holds) = OPERATORS.iter().find(|(known, _)| *known == sign).expect("a known sign");
            assert_eq!(holds(left, right), expected, "{left} {sign} {right}");
        }
    }
}
