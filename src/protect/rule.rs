//! Which numbers of people are small: the threshold rule (Hundepool et al., Statistical Disclosure Control, 2012,
//! section 4.2), and what readers may find out of those that are hidden.

use crate::model::{Counts, Dataset, Row};

/// How many more values than its own a small number must leave possible.
///
/// With one, "either 0 or 1" would be told of somebody's group; with two, a reader is at least two persons off at
/// one end. A threshold of 2 leaves only 0 and 1 to begin with. Other hidden numbers are not secret
/// themselves, and must only not be known exactly.
pub(super) const SPREAD: i64 = 2;

/// Whether a number of people is under the threshold. 0 and 1 hide nothing: "<1" would say 0.
pub(super) fn is_small(value: i64, threshold: u32) -> bool {
    threshold > 1 && value < i64::from(threshold)
}

/// The same for a number that may turn out not to be one of people.
pub(super) fn is_small_number(value: f64, counts: Counts, threshold: u32) -> bool {
    counts == Counts::People && threshold > 1 && value < f64::from(threshold)
}

/// The rows with a small number of people.
pub(super) fn small_rows(table: &Dataset, threshold: u32) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(move |row| {
        row.cells
            .iter()
            .zip(&table.columns)
            .any(|(cell, column)| cell.is_some_and(|value| is_small_number(value, column.counts, threshold)))
    })
}

/// A number as a whole one, where it is one that sums can be made of.
#[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
pub(super) fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 1e12).then_some(value as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_is_under_the_threshold() {
        let rows = [(0, 5, true), (4, 5, true), (5, 5, false), (0, 1, false), (0, 0, false), (1, 2, true)];
        for (value, threshold, expected) in rows {
            assert_eq!(is_small(value, threshold), expected, "{value} under {threshold}");
        }
    }

    #[test]
    fn whole_numbers_only() {
        assert_eq!(whole(12.0), Some(12));
        assert_eq!(whole(-3.0), Some(-3));
        assert_eq!(whole(1.5), None);
        assert_eq!(whole(1e15), None);
        assert_eq!(whole(f64::NAN), None);
    }
}
