//! Percentages of numbers that are shown: which is of what.
//!
//! In: the tables of one report. Out: shares in the draft. Nothing in a figure says what its percentages are of, so it is
//! looked for in the numbers: a column of percentages belongs to a column of people when all of it comes out, but for
//! rounding, with one whole or with the whole in the same row. What a percentage lacks to 100 is looked at as well.

use std::collections::BTreeMap;

use super::link::plain;
use super::system::{Draft, MOST, Share, ShareCell};
use super::table::{Kind, Table};

/// The most decimals of a percentage.
const DECIMALS: u32 = 6;

/// In so many rows a percentage must come out before a whole is believed that nothing else points to.
const EVIDENCE: usize = 2;

/// How percentages are rounded: to parts of their last decimal, `scale` of them, and so many halves of such a part.
#[derive(Clone, Copy)]
struct Precision {
    scale: i64,
    slack: i64,
}

/// From the finest to the coarsest; in the last one an author rounds as it suits, so that a column adds up to 100.
const PRECISIONS: [Precision; 5] = [
    Precision { scale: 1000, slack: 1 },
    Precision { scale: 100, slack: 1 },
    Precision { scale: 10, slack: 1 },
    Precision { scale: 1, slack: 1 },
    Precision { scale: 1, slack: 2 },
];

/// A percentage beside what it may be of.
#[derive(Clone, Copy)]
struct Pair {
    /// Row of the percentage.
    row: usize,
    /// Row of the number.
    counted: usize,
    /// The percentage in units of the last decimal of its column.
    written: i64,
    /// The number.
    count: usize,
}

/// A column of percentages beside a column of people.
struct Beside<'a> {
    shares: &'a Table<'a>,
    column: usize,
    counted: &'a Table<'a>,
    people: usize,
    /// The whole, in units of the last decimal.
    per: i64,
    pairs: Vec<Pair>,
}

/// Finds what the percentages of a report are of.
pub(super) fn shares(tables: &[Table<'_>], key_figures: &[Option<usize>], draft: &mut Draft) {
    let totals = tables.iter().flat_map(|table| table.totals.iter().flatten().copied());
    let wholes: Vec<usize> = key_figures.iter().flatten().copied().chain(totals).collect();
    for shares in tables {
        for column in 0..shares.kinds.len() {
            let Kind::Share(whole) = shares.kinds[column] else { continue };
            let (written, unit) = written(shares, column);
            let per = whole * unit;
            for counted in tables {
                for people in counted.people() {
                    let pairs = pairs(shares, &written, counted, people);
                    let beside = Beside { shares, column, counted, people, per, pairs };
                    beside.find(&wholes, draft);
                    beside.rest().find(&wholes, draft);
                }
            }
        }
    }
}

/// The percentages of a column by row, in units of the last decimal that any of them has, and how many of these make one.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "percentages are small")]
fn written(table: &Table<'_>, column: usize) -> (Vec<(usize, i64)>, i64) {
    let cells =
        table.data.rows.iter().enumerate().filter_map(|(row, about)| Some((row, about.cells[column]?)));
    let cells: Vec<(usize, f64)> = cells.filter(|(_, value)| value.abs() < 1e6).collect();
    let exact = |unit: i64| {
        cells.iter().all(|(_, value)| (value * unit as f64 - (value * unit as f64).round()).abs() < 1e-6)
    };
    let unit = (0..DECIMALS).map(|decimals| 10_i64.pow(decimals)).find(|&unit| exact(unit));
    let unit = unit.unwrap_or(10_i64.pow(DECIMALS));
    (cells.into_iter().map(|(row, value)| (row, (value * unit as f64).round() as i64)).collect(), unit)
}

/// The percentages with the numbers of the same rows; in another table, with those of the same categories, which must
/// all be there.
fn pairs(shares: &Table<'_>, written: &[(usize, i64)], counted: &Table<'_>, people: usize) -> Vec<Pair> {
    let number = |row: usize| counted.numbers[row][people];
    if shares.figure == counted.figure {
        let pair =
            |&(row, written): &(usize, i64)| Some(Pair { row, counted: row, written, count: number(row)? });
        return written.iter().filter_map(pair).collect();
    }
    let rows: BTreeMap<String, usize> =
        counted.categories().map(|(row, label)| (plain(label), row)).collect();
    let labels: BTreeMap<usize, &str> = shares.categories().collect();
    let categories =
        written.iter().filter_map(|&(row, written)| Some((row, written, plain(labels.get(&row)?))));
    let pair = |(row, written, label): (usize, i64, String)| {
        let counted = *rows.get(&label)?;
        Some(Pair { row, counted, written, count: number(counted)? })
    };
    categories.map(pair).collect::<Option<Vec<Pair>>>().unwrap_or_default()
}

impl Beside<'_> {
    /// What the percentages lack to the whole.
    fn rest(&self) -> Beside<'_> {
        let pairs = self.pairs.iter().filter(|pair| !self.counted.total_rows[pair.counted]);
        let rest = |pair: &Pair| Pair { written: self.per - pair.written, ..*pair };
        Beside { pairs: pairs.map(rest).collect(), ..*self }
    }

    fn find(&self, wholes: &[usize], draft: &mut Draft) {
        if !self.pairs.is_empty() {
            self.in_rows(draft);
            self.in_column(wholes, draft);
        }
    }

    /// Looks for the whole in the same row: another column of people, or all of them together.
    fn in_rows(&self, draft: &mut Draft) {
        let people: Vec<usize> = self.counted.people().collect();
        let mut wholes: Vec<Vec<usize>> = people.iter().map(|&column| vec![column]).collect();
        if people.len() > 1 && !people.iter().any(|&column| self.counted.total_columns[column]) {
            wholes.push(people);
        }
        wholes.retain(|columns| columns != &[self.people]);
        for columns in wholes {
            let parts = |pair: &Pair| {
                let numbers = &self.counted.numbers[pair.counted];
                columns.iter().filter_map(|&column| numbers[column]).collect::<Vec<usize>>()
            };
            let parts: Vec<(Pair, Vec<usize>)> = self.pairs.iter().map(|pair| (*pair, parts(pair))).collect();
            let sum = |parts: &[usize]| parts.iter().map(|&part| draft.value(part)).sum();
            let Some(precision) =
                self.precision(parts.iter().map(|(pair, parts)| (*pair, sum(parts))), draft)
            else {
                continue;
            };
            for (pair, parts) in parts {
                let whole = if let [number] = parts[..] { Some(number) } else { draft.unwritten_sum(&parts) };
                if let Some(whole) = whole {
                    self.add(pair, whole, precision, draft);
                }
            }
        }
    }

    /// Looks for one whole of all rows: the column's total, another number of the report, or one that readers can
    /// reckon from the percentages themselves.
    fn in_column(&self, wholes: &[usize], draft: &mut Draft) {
        let pairs = self.pairs.iter().filter(|pair| !self.counted.total_rows[pair.counted]);
        let pairs: Vec<Pair> = pairs.copied().collect();
        let nobody = pairs.iter().all(|pair| draft.value(pair.count) == 0);
        let enough = pairs.len() >= EVIDENCE || nobody;
        let own = &self.counted.totals[self.people];
        let known: Vec<usize> = own.iter().chain(wholes.iter().filter(|_| enough)).copied().collect();
        let with = |whole: usize| {
            let value = draft.value(whole);
            Some((whole, self.precision(pairs.iter().map(|pair| (*pair, value)), draft)?))
        };
        let mut found: Vec<(usize, Precision)> = known.into_iter().filter_map(with).collect();
        if found.is_empty() && enough {
            let reckoned = self.reckoned(&pairs, draft);
            found.extend(reckoned.map(|(whole, precision)| (draft.unwritten(whole), precision)));
        }
        for (whole, precision) in found {
            for &pair in &pairs {
                self.add(pair, whole, precision, draft);
            }
        }
    }

    /// How precisely all percentages come out with their wholes; nothing when they do not. Percentages that come out
    /// more precisely than they are written are taken for exact.
    #[expect(clippy::needless_pass_by_value, reason = "an iterator is read from its start more than once")]
    fn precision(
        &self,
        wholes: impl Iterator<Item = (Pair, i64)> + Clone,
        draft: &Draft,
    ) -> Option<Precision> {
        let fits = |precision: &Precision| {
            wholes.clone().all(|(pair, whole)| {
                whole > 0 && self.share(pair, 0, *precision).fits(draft.value(pair.count), whole)
            })
        };
        PRECISIONS.iter().copied().find(fits)
    }

    /// The whole that all percentages come out with.
    fn reckoned(&self, pairs: &[Pair], draft: &Draft) -> Option<(i64, Precision)> {
        let within = |precision: Precision| Some((self.least_whole(pairs, precision, draft)?, precision));
        PRECISIONS.iter().copied().find_map(within)
    }

    fn least_whole(&self, pairs: &[Pair], precision: Precision, draft: &Draft) -> Option<i64> {
        let (mut least, mut most) = (1_i128, i128::from(MOST));
        for pair in pairs {
            let share = self.share(*pair, 0, precision);
            let count = 2 * i128::from(share.per) * i128::from(draft.value(pair.count));
            let twice = 2 * i128::from(share.written);
            let (up, down) = (twice + i128::from(share.slack), twice - i128::from(share.slack));
            if up <= 0 || (down > 0 && count == 0) {
                return None;
            }
            least = least.max((count + up - 1) / up);
            if down > 0 {
                most = most.min(count / down);
            }
        }
        if least <= most { i64::try_from(least).ok() } else { None }
    }

    fn share(&self, pair: Pair, whole: usize, precision: Precision) -> Share {
        let Precision { scale, slack } = precision;
        Share {
            cell: 0,
            count: pair.count,
            whole,
            written: pair.written * scale,
            per: self.per * scale,
            slack,
        }
    }

    fn add(&self, pair: Pair, whole: usize, precision: Precision, draft: &mut Draft) {
        let spot = self.shares.spot(pair.row, self.column);
        let cell = draft.share_cell(ShareCell { spot, revealed: self.shares.revealed });
        draft.share(Share { cell, ..self.share(pair, whole, precision) });
    }
}
