//! What a report tells about its numbers, as an attacker would write it down: the numbers, which of them add up, and
//! which are the percentage of which.
//!
//! In: a [`Draft`], filled from the tables of one report. Out: a [`System`] in which a number that stands in several
//! places is one number. Knows nothing of figures, labels and units.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Add, AddAssign};

use super::rule::is_small;

/// Larger than any number that is looked at, and far from where sums of a table overflow.
pub(super) const MOST: i64 = i64::MAX / 1024;

/// What readers lose when something is hidden: first how much it is, then how large the numbers are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) struct Price(pub(super) u32, pub(super) u64);

impl Add for Price {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0), self.1.saturating_add(other.1))
    }
}

impl AddAssign for Price {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// Where a number stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Standing {
    /// Nowhere: readers can only reckon with it, such as the total of a table without a row of totals.
    Unwritten,
    /// In a figure that may hide it.
    Written,
    /// In a figure whose author shows small numbers for a stated reason.
    Revealed,
}

/// A number, the same wherever the report shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Number {
    /// As the author wrote it.
    pub(super) value: i64,
    /// Where it stands.
    pub(super) standing: Standing,
    /// Whether it counts people.
    pub(super) people: bool,
    /// The least that readers know it to be at any rate: 0, or nothing where its column has negative numbers.
    pub(super) least: i64,
    /// What readers lose when it is hidden.
    pub(super) price: Price,
    /// The figure it stands in; nothing for a key figure.
    pub(super) figure: Option<usize>,
}

/// Some numbers, each so many times, that add up to nothing: the parts, and less the total.
pub(super) type Sum = Vec<(usize, i64)>;

/// A percentage (or promillage) that is shown, the number it is of, and the whole it is of.
///
/// With `written` and `per` in units of its last decimal, `written / per` is `count / whole` but for rounding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Share {
    /// Place of the cell that shows it in [`System::share_cells`].
    pub(super) cell: usize,
    /// The part.
    pub(super) count: usize,
    /// The whole.
    pub(super) whole: usize,
    /// What is shown, in units of its last decimal.
    pub(super) written: i64,
    /// The whole in the same units: 1000 for percentages with one decimal.
    pub(super) per: i64,
    /// How far it is rounded, in halves of a unit: 1, or 2 where the author rounds otherwise.
    pub(super) slack: i64,
}

impl Share {
    /// Whether the part and the whole could be these.
    pub(super) fn fits(&self, count: i64, whole: i64) -> bool {
        let off = i128::from(self.written) * i128::from(whole) - i128::from(self.per) * i128::from(count);
        if whole == 0 { count == 0 } else { 2 * off.abs() <= i128::from(self.slack) * i128::from(whole) }
    }
}

/// The cell of a table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Spot {
    /// Place of its figure in the report.
    pub(super) figure: usize,
    /// Place of its row.
    pub(super) row: usize,
    /// Place of its column.
    pub(super) column: usize,
}

/// A cell that shows a percentage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ShareCell {
    /// Which.
    pub(super) spot: Spot,
    /// Whether it stays shown whatever it gives away.
    pub(super) revealed: bool,
}

/// A system in the making.
#[derive(Default, Debug)]
pub(super) struct Draft {
    numbers: Vec<Number>,
    same: Vec<usize>,
    sums: Vec<Sum>,
    shares: Vec<Share>,
    share_cells: Vec<ShareCell>,
    /// Sums that stand nowhere, by their parts.
    unwritten: BTreeMap<Vec<usize>, usize>,
}

impl Draft {
    /// Adds a number; gives its place.
    pub(super) fn number(&mut self, number: Number) -> usize {
        self.same.push(self.numbers.len());
        self.numbers.push(number);
        self.numbers.len() - 1
    }

    /// Adds a number that stands nowhere.
    pub(super) fn unwritten(&mut self, value: i64) -> usize {
        let standing = Standing::Unwritten;
        self.number(Number { value, standing, people: false, least: 0, price: Price(0, 0), figure: None })
    }

    /// What is written at a place.
    pub(super) fn value(&self, number: usize) -> i64 {
        self.numbers[number].value
    }

    /// Says that two numbers are one. Numbers that differ cannot be, and stay two.
    pub(super) fn same(&mut self, left: usize, right: usize) {
        let (left, right) = (self.first(left), self.first(right));
        if self.value(left) == self.value(right) {
            self.same[left.max(right)] = left.min(right);
        }
    }

    /// The sum of some numbers that stands nowhere, but that readers can add up; nothing of no numbers.
    pub(super) fn unwritten_sum(&mut self, parts: &[usize]) -> Option<usize> {
        if parts.is_empty() || self.unwritten.contains_key(parts) {
            return self.unwritten.get(parts).copied();
        }
        let total = self.unwritten(parts.iter().map(|&part| self.value(part)).sum());
        self.sum(total, parts);
        self.unwritten.insert(parts.to_vec(), total);
        Some(total)
    }

    /// Says that parts add up to a total.
    pub(super) fn sum(&mut self, total: usize, parts: &[usize]) {
        debug_assert_eq!(self.value(total), parts.iter().map(|&part| self.value(part)).sum::<i64>());
        self.sums.push(std::iter::once((total, -1)).chain(parts.iter().map(|&part| (part, 1))).collect());
    }

    /// Adds a cell with a percentage; gives its place.
    pub(super) fn share_cell(&mut self, cell: ShareCell) -> usize {
        if let Some(known) = self.share_cells.iter().position(|known| known.spot == cell.spot) {
            return known;
        }
        self.share_cells.push(cell);
        self.share_cells.len() - 1
    }

    /// Says what a percentage is of.
    pub(super) fn share(&mut self, share: Share) {
        debug_assert!(share.fits(self.value(share.count), self.value(share.whole)));
        self.shares.push(share);
    }

    fn first(&self, mut number: usize) -> usize {
        while self.same[number] != number {
            number = self.same[number];
        }
        number
    }

    /// The system, with every number once.
    pub(super) fn done(self, threshold: u32) -> System {
        let mut place = vec![0; self.numbers.len()];
        let mut numbers: Vec<Number> = Vec::new();
        let mut figures: Vec<BTreeSet<usize>> = Vec::new();
        for (at, number) in self.numbers.iter().enumerate() {
            let first = self.first(at);
            if first == at {
                place[at] = numbers.len();
                numbers.push(*number);
                figures.push(BTreeSet::new());
            } else {
                place[at] = place[first];
                let one = &mut numbers[place[at]];
                one.standing = one.standing.max(number.standing);
                one.people |= number.people;
                one.least = one.least.max(number.least);
                one.price += number.price;
            }
            figures[place[at]].extend(number.figure);
        }
        let here = |share: &Share| Share { count: place[share.count], whole: place[share.whole], ..*share };
        let shares = self.shares.iter().map(here).filter(|share| share.count != share.whole);
        let shares: Vec<Share> = shares.collect();
        let sums = self.sums.iter().filter_map(|sum| merged(sum, &place)).collect();
        let sums = telling(sums, &numbers, &shares);
        System::new(threshold, numbers, &figures, sums, shares, self.share_cells, place)
    }
}

/// The sums that tell something: not those to a total that stands nowhere and that nothing else is known of.
fn telling(sums: BTreeSet<Sum>, numbers: &[Number], shares: &[Share]) -> Vec<Sum> {
    let mut known = vec![0_usize; numbers.len()];
    sums.iter().flatten().for_each(|&(number, _)| known[number] += 1);
    for share in shares {
        known[share.whole] += 1;
    }
    let is_idle = |&(number, times): &(usize, i64)| {
        times == -1 && known[number] == 1 && numbers[number].standing == Standing::Unwritten
    };
    let negative = |&(number, _): &(usize, i64)| numbers[number].least < 0;
    sums.into_iter().filter(|sum| !sum.iter().any(is_idle) || sum.iter().any(negative)).collect()
}

/// A sum with every number once; nothing where nothing is left.
fn merged(sum: &Sum, place: &[usize]) -> Option<Sum> {
    let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
    for &(number, times) in sum {
        *terms.entry(place[number]).or_default() += times;
    }
    terms.retain(|_, times| *times != 0);
    (!terms.is_empty()).then(|| terms.into_iter().collect())
}

/// The numbers of a report and all that binds them.
#[derive(Debug)]
pub(super) struct System {
    /// Numbers of people under this are small.
    pub(super) threshold: u32,
    /// Every number once.
    pub(super) numbers: Vec<Number>,
    /// What adds up.
    pub(super) sums: Vec<Sum>,
    /// Percentages.
    pub(super) shares: Vec<Share>,
    /// Cells with percentages.
    pub(super) share_cells: Vec<ShareCell>,
    /// Per number: in which sums it is, and how many times.
    pub(super) sums_of: Vec<Vec<(usize, i64)>>,
    /// Per number: in which shares it is the part or the whole.
    pub(super) shares_of: Vec<Vec<usize>>,
    /// Per number: the group of figures it belongs to, joined by sums, shares and numbers they have in common.
    pub(super) group: Vec<usize>,
    /// From places in the draft to places here.
    place: Vec<usize>,
}

impl System {
    fn new(
        threshold: u32,
        numbers: Vec<Number>,
        figures: &[BTreeSet<usize>],
        sums: Vec<Sum>,
        shares: Vec<Share>,
        share_cells: Vec<ShareCell>,
        place: Vec<usize>,
    ) -> Self {
        let mut sums_of = vec![Vec::new(); numbers.len()];
        for (at, sum) in sums.iter().enumerate() {
            for &(number, times) in sum {
                sums_of[number].push((at, times));
            }
        }
        let mut shares_of = vec![Vec::new(); numbers.len()];
        for (at, share) in shares.iter().enumerate() {
            for number in [share.count, share.whole] {
                shares_of[number].push(at);
            }
        }
        let group = groups(figures, &sums, &shares);
        Self { threshold, numbers, sums, shares, share_cells, sums_of, shares_of, group, place }
    }

    /// The number that a place in the draft became.
    pub(super) fn of_draft(&self, place: usize) -> usize {
        self.place[place]
    }

    /// Whether it is a small number of people.
    pub(super) fn is_small(&self, number: usize) -> bool {
        let number = &self.numbers[number];
        number.people && is_small(number.value, self.threshold)
    }

    /// What hiding a number costs, with the percentages that would tell it.
    pub(super) fn price(&self, number: usize, hiding: &Hiding) -> Price {
        let mut price = self.numbers[number].price;
        for cell in self.share_cells_of(number).filter(|&cell| !hiding.share_cells[cell]) {
            price += self.share_price(cell);
        }
        price
    }

    /// What hiding a percentage costs.
    pub(super) fn share_price(&self, cell: usize) -> Price {
        if self.share_cells[cell].revealed { Price::default() } else { Price(1, 0) }
    }

    /// The cells that show which percentage a number is of something.
    pub(super) fn share_cells_of(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let shares = self.shares_of[number].iter().map(|&share| &self.shares[share]);
        shares.filter(move |share| share.count == number).map(|share| share.cell)
    }
}

/// Joins numbers into groups.
fn groups(figures: &[BTreeSet<usize>], sums: &[Sum], shares: &[Share]) -> Vec<usize> {
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut group: Vec<usize> = (0..figures.len()).collect();
    for (number, figures) in figures.iter().enumerate() {
        for figure in figures {
            let first = *first_of.entry(*figure).or_insert(number);
            join(&mut group, first, number);
        }
    }
    for sum in sums {
        for &(number, _) in sum {
            join(&mut group, sum[0].0, number);
        }
    }
    for share in shares {
        join(&mut group, share.count, share.whole);
    }
    (0..group.len()).map(|number| root(&group, number)).collect()
}

fn root(group: &[usize], mut number: usize) -> usize {
    while group[number] != number {
        number = group[number];
    }
    number
}

fn join(group: &mut [usize], left: usize, right: usize) {
    let (left, right) = (root(group, left), root(group, right));
    group[left.max(right)] = left.min(right);
}

/// What is hidden, and what the marks in its place tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hiding {
    /// Per number.
    pub(super) numbers: Vec<bool>,
    /// Per cell with a percentage.
    pub(super) share_cells: Vec<bool>,
    /// Per group, at the place of its first number: whether its marks do not tell which numbers are small.
    pub(super) silent: Vec<bool>,
    /// Per group, likewise: whether all of it is hidden, after which there is nothing left to try.
    pub(super) closed: Vec<bool>,
}

impl Hiding {
    /// Nothing hidden.
    pub(super) fn nothing(system: &System) -> Self {
        let none = vec![false; system.numbers.len()];
        let share_cells = vec![false; system.share_cells.len()];
        Self { numbers: none.clone(), share_cells, silent: none.clone(), closed: none }
    }

    /// Hides a number, and the percentages that would tell it.
    pub(super) fn hide(&mut self, system: &System, number: usize) {
        self.numbers[number] = true;
        for cell in system.share_cells_of(number) {
            self.share_cells[cell] = !system.share_cells[cell].revealed;
        }
    }

    /// Whether the marks of a number's group do not tell which numbers are small.
    pub(super) fn is_silent(&self, system: &System, number: usize) -> bool {
        self.silent[system.group[number]]
    }

    /// The least and the most that a number can be for all that its mark says, once it is hidden.
    ///
    /// "<5" says that it is under the threshold; the other mark, beside such ones, that it is not.
    pub(super) fn bounds(&self, system: &System, number: usize) -> (i64, i64) {
        let at = &system.numbers[number];
        let threshold = i64::from(system.threshold);
        if at.standing == Standing::Unwritten || !at.people || self.is_silent(system, number) {
            (at.least, MOST)
        } else if system.is_small(number) {
            (0, threshold - 1)
        } else {
            (threshold, MOST)
        }
    }
}
