//! Numbers that figures of a report have in common: the same category, the same total, a key figure.
//!
//! In: the tables of one report and its key figures. Out: numbers declared the same in the draft. Two numbers are taken
//! for one when they are equal and their names say so. That may be by chance; then more is hidden than need be.

use std::collections::BTreeMap;

use super::system::{Draft, Number, Price, Standing};
use super::table::{Table, unwritten};
use crate::model::{Counts, KeyFigure, Raw};

/// What hiding a key figure costs, and one that a text quotes: the author must then rewrite the text.
const KEY_FIGURE: u32 = 20;
const QUOTED: u32 = 100;

/// A number or sum that figures may have in common.
struct Common {
    /// Which figure it belongs to; key figures come after the figures.
    owner: usize,
    /// The number, or the numbers that it is the sum of.
    numbers: Vec<usize>,
    /// Names of its column; empty when any will do.
    columns: Vec<String>,
}

/// What is looked for together: name and value.
type Known = BTreeMap<(String, i64), Vec<Common>>;

/// Adds the key figures that can be reckoned with; gives their places.
pub(super) fn key_figures(figures: &[KeyFigure<Raw>], quoted: &[bool], draft: &mut Draft) -> Vec<Option<usize>> {
    let number = |(figure, &quoted): (&KeyFigure<Raw>, &bool)| {
        let value = super::rule::whole(figure.value).filter(|&value| value >= 0)?;
        (figure.counts == Counts::People && !figure.share).then(|| {
            draft.number(Number {
                value,
                standing: Standing::Written,
                people: true,
                least: 0,
                price: Price(if quoted { QUOTED } else { KEY_FIGURE }, value.unsigned_abs()),
                figure: None,
            })
        })
    };
    figures.iter().zip(quoted).map(number).collect()
}

/// Finds the numbers that are one.
pub(super) fn link(
    tables: &[Table<'_>],
    figures: &[KeyFigure<Raw>],
    key_numbers: &[Option<usize>],
    draft: &mut Draft,
) {
    let mut known = Known::new();
    for table in tables {
        rows(table, draft, &mut known);
        columns(table, draft, &mut known);
    }
    for (at, (figure, number)) in figures.iter().zip(key_numbers).enumerate() {
        let Some(number) = *number else { continue };
        for name in [&figure.label, &figure.id, ""] {
            let common = Common { owner: tables.len() + at, numbers: vec![number], columns: Vec::new() };
            known.entry((plain(name), draft.value(number))).or_default().push(common);
        }
    }
    for alike in known.values().filter(|alike| alike.len() > 1) {
        join(alike, draft);
    }
}

/// A name as it is compared: letters and digits.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The numbers of each category, and their sum where no column has it.
fn rows(table: &Table<'_>, draft: &Draft, known: &mut Known) {
    let people: Vec<usize> = table.people().collect();
    let has_total = people.iter().any(|&column| table.total_columns[column]);
    for (row, label) in table.categories() {
        let cells = people.iter().filter_map(|&column| Some((column, table.numbers[row][column]?)));
        let cells: Vec<(usize, usize)> = cells.collect();
        for &(column, number) in &cells {
            let any = people.len() == 1 || table.total_columns[column];
            let about = &table.data.columns[column];
            let columns = if any { Vec::new() } else { vec![plain(&about.id), plain(&about.name)] };
            let common = Common { owner: table.figure, numbers: vec![number], columns };
            known.entry((plain(label), draft.value(number))).or_default().push(common);
        }
        if !has_total && cells.len() > 1 {
            let numbers: Vec<usize> = cells.into_iter().map(|(_, number)| number).collect();
            let value = numbers.iter().map(|&number| draft.value(number)).sum();
            let common = Common { owner: table.figure, numbers, columns: Vec::new() };
            known.entry((plain(label), value)).or_default().push(common);
        }
    }
}

/// The total of each column, which may be a category elsewhere, and of all columns together. A total of anything may be
/// the same as that of another figure: the name "" stands for all who were counted.
fn columns(table: &Table<'_>, draft: &Draft, known: &mut Known) {
    let mut add = |name: &str, numbers: Vec<usize>| {
        let value = numbers.iter().map(|&number| draft.value(number)).sum();
        let common = Common { owner: table.figure, numbers, columns: Vec::new() };
        known.entry((plain(name), value)).or_default().push(common);
    };
    let people: Vec<usize> = table.people().collect();
    for &column in &people {
        for &total in &table.totals[column] {
            let about = &table.data.columns[column];
            for name in [&about.id, &about.name, ""] {
                add(name, vec![total]);
            }
        }
    }
    if people.len() > 1 && !people.iter().any(|&column| table.total_columns[column]) {
        add("", people.iter().filter_map(|&column| table.totals[column].first().copied()).collect());
    }
}

/// Makes one of all numbers of different figures that fit.
fn join(alike: &[Common], draft: &mut Draft) {
    let mut made: Vec<Option<usize>> = vec![None; alike.len()];
    for right in 1..alike.len() {
        for left in 0..right {
            if fits(&alike[left], &alike[right]) {
                let numbers = [left, right].map(|at| {
                    let number = made[at].or_else(|| number(&alike[at], draft));
                    made[at] = number;
                    number
                });
                if let [Some(left), Some(right)] = numbers {
                    draft.same(left, right);
                }
            }
        }
    }
}

fn fits(left: &Common, right: &Common) -> bool {
    let any = left.columns.is_empty() || right.columns.is_empty();
    left.owner != right.owner && (any || left.columns.iter().any(|name| right.columns.contains(name)))
}

/// The number of what may be a sum.
fn number(common: &Common, draft: &mut Draft) -> Option<usize> {
    match common.numbers[..] {
        [number] => Some(number),
        _ => unwritten(draft, &common.numbers),
    }
}
