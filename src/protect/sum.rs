//! Which row or column of a table is the sum of others, whether the author says so or not.
//!
//! In: the rows, or the columns, of one table as lines of numbers. Out: which line is the total of which. A sum that is
//! none, but comes out by chance, hides more than need be; one that is missed gives numbers away. So it is looked for in
//! the numbers themselves, and believed on little evidence.

use std::ops::Range;

/// What is known of a line by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// The author declared it a total.
    Total,
    /// It has a name like "Totaal".
    LikeTotal,
    /// It has a name like "Verschil".
    LikeDifference,
    /// Nothing.
    Plain,
}

/// A row or column: a number at every place, or none.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What its name tells.
    pub(super) named: Named,
    /// Its numbers; nothing for a gap.
    pub(super) numbers: Vec<Option<i64>>,
}

/// A line that is the sum of others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Total {
    /// Place of the total.
    pub(super) total: usize,
    /// Places of its parts, in order.
    pub(super) parts: Vec<usize>,
}

/// Words that name a total, in the languages of sites.
const TOTAL: [&str; 14] = [
    "totaal",
    "totalen",
    "subtotaal",
    "samen",
    "som",
    "alle",
    "allemaal",
    "geheel",
    "total",
    "totals",
    "subtotal",
    "sum",
    "all",
    "together",
];

/// Words that name a difference.
const DIFFERENCE: [&str; 10] = [
    "verschil",
    "toename",
    "afname",
    "groei",
    "daling",
    "difference",
    "increase",
    "decrease",
    "change",
    "growth",
];

/// Up to so many lines every set of parts is tried; above it, only neighbours and all others.
const FEW: usize = 10;

/// The longest stretch of neighbours that is tried.
const LONGEST: usize = 100;

/// In so many places a sum must come out before it is believed of a line that nothing else marks as a total.
const EVIDENCE: usize = 3;

/// What a name tells.
pub(super) fn named(names: &[&str], declared: bool) -> Named {
    if declared {
        return Named::Total;
    }
    let has = |known: &[&str]| {
        let mut words = names.iter().flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()));
        words.any(|word| known.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    match (has(&TOTAL), has(&DIFFERENCE)) {
        (true, _) => Named::LikeTotal,
        (_, true) => Named::LikeDifference,
        _ => Named::Plain,
    }
}

/// All lines that are sums. One total may be found with several sets of parts.
pub(super) fn totals(lines: &[Line]) -> Vec<Total> {
    let of = |named: Named| (0..lines.len()).filter(move |&at| lines[at].named == named);
    let all = |total: usize| parts(lines, total).into_iter().map(move |parts| Total { total, parts });
    let mut found: Vec<Total> = of(Named::Total).flat_map(all).collect();
    if found.is_empty() {
        found.extend(of(Named::LikeTotal).flat_map(all));
        let named = found.clone();
        // Where one part is all zeros, the other one equals the total, and looks like it; the name decides.
        let backwards = |guess: &Total| {
            named.iter().any(|known| guess.parts.contains(&known.total) && known.parts.contains(&guess.total))
        };
        let plain = of(Named::Plain).chain(of(Named::LikeDifference)).flat_map(all);
        found.extend(plain.filter(|guess| !backwards(guess)));
    }
    found.extend(differences(lines));
    found
}

/// The sets of lines that a line is believed to be the sum of.
fn parts(lines: &[Line], total: usize) -> Vec<Vec<usize>> {
    let is_declared = |line: usize| lines[line].named == Named::Total;
    let others: Vec<usize> = (0..lines.len()).filter(|&at| at != total && !is_declared(at)).collect();
    if is_declared(total) {
        return adds_up(lines, total, &others).map(|_| others).into_iter().collect();
    }
    let like = lines[total].named == Named::LikeTotal;
    let at_end = total == 0 || total + 1 == lines.len();
    let places = lines[total].numbers.len();
    let all = adds_up(lines, total, &others).filter(|&evidence| evidence > 0 && others.len() > 1);
    if all.is_some() && (like || at_end || places > 1) {
        return vec![others];
    }
    let enough = if like { 1 } else { EVIDENCE };
    let believed = |parts: &Range<usize>| {
        evidence(lines, total, || parts.clone()).is_some_and(|evidence| evidence >= enough)
    };
    let stretches = stretches(lines.len(), total).filter(believed);
    let mut sets: Vec<Vec<usize>> = stretches.map(Iterator::collect).collect();
    if others.len() <= FEW && places >= EVIDENCE {
        sets.extend(subsets(lines, total, &others));
    }
    sets.sort();
    sets.dedup();
    sets
}

/// The stretches of two or more lines right before or right after a line.
fn stretches(lines: usize, total: usize) -> impl Iterator<Item = Range<usize>> {
    let before = (2..=total.min(LONGEST)).map(move |length| total - length..total);
    let after = (2..=(lines - total - 1).min(LONGEST)).map(move |length| total + 1..total + 1 + length);
    before.chain(after)
}

/// All sets of two or more lines that add up to a line in enough places.
fn subsets(lines: &[Line], total: usize, others: &[usize]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for set in 1_u32..1 << others.len() {
        let parts = || others.iter().enumerate().filter(|(bit, _)| set & (1 << bit) != 0).map(|(_, &at)| at);
        if set.count_ones() > 1 && evidence(lines, total, parts).is_some_and(|evidence| evidence >= EVIDENCE)
        {
            found.push(parts().collect());
        }
    }
    found
}

/// Where a line is the difference of two others, one of these is the sum of the other and the difference.
fn differences(lines: &[Line]) -> Vec<Total> {
    let mut found = Vec::new();
    for difference in (0..lines.len()).filter(|&at| lines[at].named == Named::LikeDifference) {
        for total in (0..lines.len()).filter(|&at| at != difference) {
            for part in (0..lines.len()).filter(|&at| at != difference && at != total) {
                let mut parts = vec![part, difference];
                parts.sort_unstable();
                if adds_up(lines, total, &parts).is_some_and(|evidence| evidence > 0) {
                    found.push(Total { total, parts });
                }
            }
        }
    }
    found
}

/// In how many places a line is the sum of others; nothing when somewhere it is not.
fn adds_up(lines: &[Line], total: usize, parts: &[usize]) -> Option<usize> {
    evidence(lines, total, || parts.iter().copied())
}

fn evidence<I: Iterator<Item = usize>>(lines: &[Line], total: usize, parts: impl Fn() -> I) -> Option<usize> {
    let mut evidence = 0;
    for (place, written) in lines[total].numbers.iter().enumerate() {
        let Some(written) = *written else { continue };
        let (mut sum, mut gaps, mut any) = (0, false, false);
        for part in parts() {
            match lines[part].numbers[place] {
                Some(number) => {
                    sum += number;
                    any = true;
                }
                None => gaps = true,
            }
        }
        if any && sum == written {
            evidence += usize::from(written != 0);
        } else if any && !(gaps && sum < written) {
            return None;
        }
    }
    Some(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(numbers: &[&[i64]], names: &[&str]) -> Vec<Line> {
        let name = |at: usize| named(&names[at..=at], false);
        let line = |(at, numbers): (usize, &&[i64])| Line {
            named: name(at),
            numbers: numbers.iter().copied().map(Some).collect(),
        };
        numbers.iter().enumerate().map(line).collect()
    }

    fn found(numbers: &[&[i64]], names: &[&str]) -> Vec<(usize, Vec<usize>)> {
        totals(&lines(numbers, names)).into_iter().map(|total| (total.total, total.parts)).collect()
    }

    #[test]
    fn sums_are_found_in_the_numbers() {
        assert_eq!(found(&[&[3, 5], &[4, 1], &[7, 6]], &["a", "b", "c"]), [(2, vec![0, 1])]);
        assert_eq!(found(&[&[3, 5], &[4, 1], &[7, 7]], &["a", "b", "c"]), []);
    }

    #[test]
    fn a_sum_of_some_needs_a_name_or_more_evidence() {
        let few: [&[i64]; 4] = [&[3, 5], &[4, 1], &[7, 6], &[9, 8]];
        assert_eq!(found(&few, &["a", "b", "c", "d"]), []);
        assert_eq!(found(&few, &["a", "b", "Alle kinderen", "d"]), [(2, vec![0, 1])]);
        let more: [&[i64]; 4] = [&[3, 5, 2], &[9, 8, 1], &[4, 1, 9], &[7, 6, 11]];
        assert_eq!(found(&more, &["a", "b", "c", "d"]), [(3, vec![0, 2])]);
    }

    #[test]
    fn a_lone_column_is_summed_at_its_end_only() {
        assert_eq!(found(&[&[3], &[9], &[12]], &["a", "b", "c"]), [(2, vec![0, 1])]);
        assert_eq!(found(&[&[3], &[12], &[9]], &["a", "b", "c"]), []);
    }

    #[test]
    fn a_difference_is_a_sum_the_other_way_round() {
        let numbers: [&[i64]; 4] = [&[9], &[4], &[5], &[70]];
        let expected = [(0, vec![1, 2]), (0, vec![1, 2])];
        assert_eq!(found(&numbers, &["nu", "eerst", "Verschil", "anders"])[..1], expected[..1]);
    }

    #[test]
    fn gaps_are_no_counter_evidence() {
        let mut lines = lines(&[&[3, 5], &[4, 0], &[7, 8]], &["a", "b", "c"]);
        lines[1].numbers[1] = None;
        assert_eq!(totals(&lines), [Total { total: 2, parts: vec![0, 1] }]);
    }
}
