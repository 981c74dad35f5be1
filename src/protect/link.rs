//! Numbers that figures of a report have in common: the same category, the same total, a key figure; and columns of differences.
//!
//! In: the tables of one report and its key figures. Out: numbers declared the same in the draft, and sums. Two numbers are taken
//! for one when they are equal and their names say so. That may be by chance; then more is hidden than need be.

use std::collections::BTreeMap;

use super::sum::{Named, named};
use super::system::{Draft, Number, Price, Standing};
use super::table::Table;
use crate::model::{Counts, KeyFigure, Raw};

/// What hiding a key figure costs, and one that a text quotes: the author must then rewrite the text.
const KEY_FIGURE: u32 = 20;
const QUOTED: u32 = 100;

/// In so many places two lines must be equal before they are taken for one without a name that says so.
const EVIDENCE: usize = 3;

/// A row or column of a figure, or a key figure by itself.
struct Line {
    /// Which figure it belongs to; key figures come after the figures.
    owner: usize,
    /// Its names.
    names: Vec<String>,
    /// Whether it is about all who are counted, so that it need not be called the same elsewhere.
    all: bool,
    /// Whether it is called a difference.
    difference: bool,
    /// By category: the number, or the numbers that it is the sum of.
    numbers: BTreeMap<String, Vec<usize>>,
}

/// A number that may be the total of all who were counted.
struct Everyone {
    owner: usize,
    names: Vec<String>,
    numbers: Vec<usize>,
}

/// Adds the key figures that can be reckoned with; gives their places.
pub(super) fn key_figures(
    figures: &[KeyFigure<Raw>],
    quoted: &[bool],
    draft: &mut Draft,
) -> Vec<Option<usize>> {
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
    let mut lines: Vec<Line> = tables.iter().flat_map(lines).collect();
    let mut everyone: Vec<Everyone> = tables.iter().flat_map(totals).collect();
    for (at, (figure, number)) in figures.iter().zip(key_numbers).enumerate() {
        let (Some(number), owner) = (*number, tables.len() + at) else { continue };
        let names = [&figure.label, &figure.id].map(|name| plain(name));
        let numbers = names.iter().map(|name| (name.clone(), vec![number])).collect();
        lines.push(Line { owner, names: Vec::new(), all: true, difference: false, numbers });
        everyone.push(Everyone { owner, names: names.into(), numbers: vec![number] });
    }
    join_lines(&lines, draft);
    join_differences(&lines, draft);
    join_totals(&everyone, draft);
}

/// A name as it is compared: letters and digits.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The columns and rows of a table, with the sums of its rows and columns where none of them is a total.
fn lines(table: &Table<'_>) -> Vec<Line> {
    let people: Vec<usize> = table.people().collect();
    let has_sum = people.iter().any(|&column| table.total_columns[column]);
    let number = |row: usize, column: usize| table.numbers[row][column].into_iter().collect::<Vec<usize>>();
    let name = |column: usize| plain(&table.data.columns[column].name);
    let line = |names: Vec<String>, all: bool, numbers: Vec<(String, Vec<usize>)>| {
        let numbers = numbers.into_iter().filter(|(_, numbers)| !numbers.is_empty()).collect();
        Line { owner: table.figure, names, all, difference: false, numbers }
    };
    let mut lines = Vec::new();
    for &column in &people {
        let names = vec![plain(&table.data.columns[column].id), name(column)];
        let numbers = table.categories().map(|(row, label)| (plain(label), number(row, column)));
        let about = &table.data.columns[column];
        let difference = named(&[&about.name, &about.id], about.is_total) == Named::LikeDifference;
        let all = people.len() == 1 || table.total_columns[column];
        lines.push(Line { difference, ..line(names, all, numbers.collect()) });
    }
    if people.len() < 2 {
        return lines;
    }
    for (row, label) in table.categories() {
        let numbers = people.iter().map(|&column| (name(column), number(row, column)));
        lines.push(line(vec![plain(label)], false, numbers.collect()));
    }
    let total = |column: usize| table.totals[column].first().copied().into_iter().collect();
    lines.push(line(Vec::new(), true, people.iter().map(|&column| (name(column), total(column))).collect()));
    if !has_sum {
        let sum = |row: usize| people.iter().flat_map(|&column| number(row, column)).collect();
        let sums = table.categories().map(|(row, label)| (plain(label), sum(row)));
        lines.push(line(Vec::new(), true, sums.collect()));
    }
    lines
}

/// The totals of a table: of each column, and of all together.
fn totals(table: &Table<'_>) -> Vec<Everyone> {
    let owner = table.figure;
    let people: Vec<usize> = table.people().collect();
    let has_sum = people.iter().any(|&column| table.total_columns[column]);
    let of_column = |&column: &usize| {
        let about = &table.data.columns[column];
        let names = vec![plain(&about.id), plain(&about.name)];
        let totals = table.totals[column].iter();
        totals.map(move |&total| Everyone { owner, names: names.clone(), numbers: vec![total] })
    };
    let mut totals: Vec<Everyone> = people.iter().flat_map(of_column).collect();
    if people.len() > 1 && !has_sum {
        let numbers = people.iter().filter_map(|&column| table.totals[column].first().copied()).collect();
        totals.push(Everyone { owner, names: Vec::new(), numbers });
    }
    totals
}

/// Makes one of lines that are equal wherever both have a number.
fn join_lines(lines: &[Line], draft: &mut Draft) {
    for right in lines {
        for owner in 0..right.owner {
            let alike = lines.iter().filter(|left| left.owner == owner);
            let alike: Vec<(&Line, bool)> =
                alike.filter_map(|left| Some((left, same_line(left, right, draft)?))).collect();
            // Where one column of a figure has the name, others that are equal are so by chance.
            let named = alike.iter().any(|(_, named)| *named);
            for (left, _) in alike.into_iter().filter(|(_, by_name)| *by_name || !named) {
                for (category, numbers) in &left.numbers {
                    let same =
                        right.numbers.get(category).map(|same| (number(numbers, draft), number(same, draft)));
                    if let Some((Some(left), Some(right))) = same {
                        draft.same(left, right);
                    }
                }
            }
        }
    }
}

/// Where a column is the difference of two lines of other figures, one of these is the sum of the other and the difference.
fn join_differences(lines: &[Line], draft: &mut Draft) {
    for difference in lines.iter().filter(|line| line.difference) {
        let others = || lines.iter().enumerate().filter(|(_, line)| line.owner != difference.owner);
        for (at, total) in others() {
            for (other, part) in others().filter(|(other, _)| *other != at) {
                let common = difference.numbers.iter().filter_map(|(category, number)| {
                    Some([number, total.numbers.get(category)?, part.numbers.get(category)?])
                });
                let places: Vec<[&Vec<usize>; 3]> = common.collect();
                let adds_up = places.iter().all(|place| {
                    let [difference, total, part] = place.map(|numbers| value(numbers, draft));
                    total == part + difference
                });
                // Equal lines differ by nothing both ways round; to say both would tell that it is nothing.
                let once = at < other || places.iter().any(|[number, ..]| value(number, draft) != 0);
                for place in places.into_iter().filter(|_| adds_up && once) {
                    if let [Some(difference), Some(total), Some(part)] =
                        place.map(|numbers| number(numbers, draft))
                    {
                        draft.sum(total, &[part, difference]);
                    }
                }
            }
        }
    }
}

/// Whether two lines are one, and have a name in common.
fn same_line(left: &Line, right: &Line, draft: &Draft) -> Option<bool> {
    let common =
        left.numbers.iter().filter_map(|(category, left)| Some((left, right.numbers.get(category)?)));
    let mut places = 0;
    for (left, right) in common {
        if value(left, draft) != value(right, draft) {
            return None;
        }
        places += 1;
    }
    let named = left.names.iter().any(|name| right.names.contains(name));
    let enough = match (left.all, right.all) {
        _ if named => 1,
        (true, true) => 1,
        (true, false) | (false, true) => EVIDENCE - 1,
        (false, false) => EVIDENCE,
    };
    (places >= enough).then_some(named)
}

/// Makes one of totals that are equal in different figures: those who were counted are likely the same.
fn join_totals(everyone: &[Everyone], draft: &mut Draft) {
    for right in everyone {
        for owner in 0..right.owner {
            let same = |left: &&Everyone| {
                left.owner == owner && value(&left.numbers, draft) == value(&right.numbers, draft)
            };
            let alike: Vec<&Everyone> = everyone.iter().filter(same).collect();
            let by_name = |left: &&Everyone| left.names.iter().any(|name| right.names.contains(name));
            let named = alike.iter().any(by_name);
            for left in alike.into_iter().filter(|left| by_name(left) || !named) {
                if let (Some(left), Some(right)) =
                    (number(&left.numbers, draft), number(&right.numbers, draft))
                {
                    draft.same(left, right);
                }
            }
        }
    }
}

fn value(numbers: &[usize], draft: &Draft) -> i64 {
    numbers.iter().map(|&number| draft.value(number)).sum()
}

/// The number that is the sum of some.
fn number(numbers: &[usize], draft: &mut Draft) -> Option<usize> {
    match numbers {
        [number] => Some(*number),
        _ => draft.unwritten_sum(numbers),
    }
}
