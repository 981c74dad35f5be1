//! The attacker: whether a hidden number can be found back from what is shown.
//!
//! In: a [`System`] and what is hidden in it. Out: a hidden number that is known too well, or a [`Proof`] that there is
//! none. The proof is a list of other tables, each of which fits everything that is shown as well as the true one does:
//! as long as there is one in which a hidden number differs, nobody can tell it. That a table fits is reckoned anew, not
//! taken from the search that found it.
//!
//! Another table is the true one with some numbers one more and some one less. In a table with rows and columns that
//! add up these changes run in a cycle: one more here, one less further on in the row, one more further on in that
//! column, and back. Numbers that can be anything but their true value can be reached by such cycles (Cox, Network models
//! for complementary cell suppression, JASA 90, 1995; Duncan, Elliot & Salazar-González, Statistical Confidentiality,
//! 2011, ch. 4), and the cheapest one is a shortest path. In larger webs of sums the search may miss a
//! table; then a number counts as found that is not, and more is hidden than need be, never less.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::rule::SPREAD;
use super::system::{Hiding, Price, Standing, System};

/// How another table differs from the true one: numbers and by how much, each once, in order.
pub(super) type Changes = Vec<(usize, i64)>;

/// The most steps of one search; tables of a report need some tens.
const PATIENCE: usize = 4_000;

/// How many sums may be off at once, and by how much, before a search turns back.
const WIDE: usize = 16;
const FAR_OFF: i64 = 4;

/// Another table, and what must be hidden for it to fit.
#[derive(Debug)]
pub(super) struct Other {
    /// How it differs.
    pub(super) changes: Changes,
    /// What hiding costs.
    pub(super) price: Price,
    /// Cells with percentages that must be hidden.
    pub(super) share_cells: Vec<usize>,
}

/// Other tables that fit what is shown.
#[derive(Clone, Default, Debug)]
pub(super) struct Proof {
    others: Vec<Changes>,
}

/// How far a number reaches over all tables found, and in which it does so.
#[derive(Clone, Copy, Default, Debug)]
struct Reach {
    low: (i64, Option<usize>),
    high: (i64, Option<usize>),
}

impl Proof {
    /// Adds a table.
    pub(super) fn add(&mut self, changes: Changes) {
        self.others.push(changes);
    }

    /// A hidden number that can be told too well from what is shown; nothing once this is the proof that there is none.
    pub(super) fn exposed(&mut self, system: &System, hiding: &Hiding) -> Option<usize> {
        self.others.retain(|changes| fits(system, hiding, changes));
        let mut reaches = vec![Reach::default(); system.numbers.len()];
        for at in 0..self.others.len() {
            self.note(at, &mut reaches);
        }
        let hidden = (0..system.numbers.len()).filter(|&number| is_secret(system, hiding, number));
        for number in hidden {
            let need = spread(system, hiding, number);
            while reaches[number].high.0 - reaches[number].low.0 < need {
                let changes = self.further(system, hiding, number, reaches[number]);
                let Some(changes) = changes else { return Some(number) };
                self.add(changes);
                self.note(self.others.len() - 1, &mut reaches);
            }
        }
        None
    }

    /// The table to go on from, when a number is to be more (or less) than in all others.
    pub(super) fn farthest(&self, number: usize, by: i64) -> Changes {
        let mut reaches = Reach::default();
        for (at, changes) in self.others.iter().enumerate() {
            if let Ok(found) = changes.binary_search_by_key(&number, |change| change.0) {
                reaches.widen(changes[found].1, at);
            }
        }
        self.at(if by > 0 { reaches.high.1 } else { reaches.low.1 })
    }

    fn at(&self, place: Option<usize>) -> Changes {
        place.map(|place| self.others[place].clone()).unwrap_or_default()
    }

    fn note(&self, at: usize, reaches: &mut [Reach]) {
        self.others[at].iter().for_each(|&(number, by)| reaches[number].widen(by, at));
    }

    /// A table in which a number is more, or less, than in all others.
    fn further(&self, system: &System, hiding: &Hiding, number: usize, reach: Reach) -> Option<Changes> {
        let search = Search { system, hiding, pay: false };
        [(1, reach.high.1), (-1, reach.low.1)]
            .into_iter()
            .filter_map(|(by, from)| search.other(&self.at(from), number, by))
            .map(|other| other.changes)
            .find(|changes| fits(system, hiding, changes))
    }
}

impl Reach {
    fn widen(&mut self, by: i64, at: usize) {
        if by > self.high.0 {
            self.high = (by, Some(at));
        }
        if by < self.low.0 {
            self.low = (by, Some(at));
        }
    }
}

/// Whether a number is hidden and must stay so.
fn is_secret(system: &System, hiding: &Hiding, number: usize) -> bool {
    let written = system.numbers[number].standing == Standing::Written;
    written && hiding.numbers[number] && !hiding.closed[system.group[number]]
}

/// How far apart the values of a hidden number must lie at least.
fn spread(system: &System, hiding: &Hiding, number: usize) -> i64 {
    match (system.is_small(number), hiding.is_silent(system, number)) {
        (true, true) => SPREAD,
        (true, false) => SPREAD.min(i64::from(system.threshold) - 1),
        (false, _) => 1,
    }
}

/// Whether a table fits all that is shown: only hidden numbers differ, within what their marks say; all sums add up; all
/// percentages are right.
fn fits(system: &System, hiding: &Hiding, changes: &[(usize, i64)]) -> bool {
    let mut off: BTreeMap<usize, i64> = BTreeMap::new();
    for &(number, by) in changes {
        let at = &system.numbers[number];
        let (least, most) = hiding.bounds(system, number);
        let free = at.standing == Standing::Unwritten || hiding.numbers[number];
        if !free || !(least..=most).contains(&(at.value + by)) {
            return false;
        }
        for &(sum, times) in &system.sums_of[number] {
            *off.entry(sum).or_default() += by * times;
        }
    }
    off.values().all(|off| *off == 0) && broken_shares(system, hiding, changes).is_empty()
}

/// The cells with percentages that a table does not fit.
fn broken_shares(system: &System, hiding: &Hiding, changes: &[(usize, i64)]) -> BTreeSet<usize> {
    let value = |number: usize| {
        let change = changes.binary_search_by_key(&number, |change| change.0);
        system.numbers[number].value + change.map_or(0, |at| changes[at].1)
    };
    let shares = changes.iter().flat_map(|&(number, _)| &system.shares_of[number]);
    let shares = shares.map(|&share| &system.shares[share]);
    let shown = shares.filter(|share| !hiding.share_cells[share.cell]);
    shown
        .filter(|share| !share.fits(value(share.count), value(share.whole)))
        .map(|share| share.cell)
        .collect()
}

/// A search for the cheapest other table.
pub(super) struct Search<'a> {
    /// The numbers.
    pub(super) system: &'a System,
    /// What is hidden already.
    pub(super) hiding: &'a Hiding,
    /// Whether more may be hidden, at a price.
    pub(super) pay: bool,
}

/// One change on the way to another table.
struct Step {
    before: Option<usize>,
    number: usize,
    by: i64,
    /// The sums that do not add up yet, and by how much.
    off: Vec<(usize, i64)>,
    price: Price,
    /// What must be hidden besides; set when all sums add up.
    share_cells: Option<Vec<usize>>,
}

/// The steps tried so far, and the cheapest one to go on from: Dijkstra's algorithm over what is still off.
#[derive(Default)]
struct Steps {
    all: Vec<Step>,
    next: BinaryHeap<Reverse<(Price, usize, usize)>>,
}

impl Steps {
    /// Adds a step, `far` from the start. Of two equal ones the earlier comes first, so that the outcome is the same
    /// every time.
    fn add(&mut self, step: Step, far: usize) {
        self.next.push(Reverse((step.price, far, self.all.len())));
        self.all.push(step);
    }

    /// The steps up to one, last first.
    fn back(&self, from: usize) -> impl Iterator<Item = &Step> {
        std::iter::successors(Some(&self.all[from]), |step| step.before.map(|before| &self.all[before]))
    }

    /// By how much numbers are changed on the way to a step, in a list of few.
    fn so_far(&self, at: usize) -> Vec<(usize, i64)> {
        let mut so_far: Vec<(usize, i64)> = Vec::new();
        for step in self.back(at) {
            add(&mut so_far, step.number, step.by);
        }
        so_far
    }

    /// All changes on the way to a step, and those it started from.
    fn changes(&self, at: usize, from: &[(usize, i64)]) -> Changes {
        let mut changes = from.to_vec();
        self.back(at).for_each(|step| add(&mut changes, step.number, step.by));
        changes
    }
}

impl Search<'_> {
    /// The cheapest table in which a number is one more, or one less, than in the table `from`.
    pub(super) fn other(&self, from: &[(usize, i64)], number: usize, by: i64) -> Option<Other> {
        let mut steps = Steps::default();
        let mut seen: BTreeSet<Vec<(usize, i64)>> = BTreeSet::new();
        let base =
            |number: usize| from.binary_search_by_key(&number, |change| change.0).map_or(0, |at| from[at].1);
        self.step(&mut steps, None, number, by, base(number), 0);
        for _ in 0..PATIENCE {
            let Reverse((price, far, at)) = steps.next.pop()?;
            if let Some(share_cells) = &steps.all[at].share_cells {
                let share_cells = share_cells.clone();
                return Some(Other { changes: steps.changes(at, from), price, share_cells });
            }
            if steps.all[at].off.is_empty() {
                self.finish(&mut steps, at, far, from);
            } else if seen.insert(steps.all[at].off.clone()) {
                self.expand(&mut steps, at, far, number, base);
            }
        }
        None
    }

    /// Tries all changes that bring one sum nearer to adding up.
    fn expand(&self, steps: &mut Steps, at: usize, far: usize, start: usize, base: impl Fn(usize) -> i64) {
        let shortest = steps.all[at].off.iter().min_by_key(|(sum, _)| self.system.sums[*sum].len());
        let Some(&(sum, off)) = shortest else { return };
        let price = steps.all[at].price;
        let so_far = steps.so_far(at);
        for &(number, times) in &self.system.sums[sum] {
            let by = -(off * times).signum();
            let before = so_far.binary_search_by_key(&number, |change| change.0).map_or(0, |at| so_far[at].1);
            if number != start && times.abs() <= off.abs() && before * by >= 0 {
                self.step(steps, Some(at), number, by, base(number) + before, far + 1);
            }
            // Nothing is cheaper than what costs nothing more; only percentages may still object.
            let last = steps.all.last().filter(|step| step.off.is_empty() && step.price == price);
            if last.is_some() && self.system.shares.is_empty() {
                return;
            }
        }
    }

    /// Adds a change, where the number may have it; `so_far` is how much it is changed already.
    fn step(
        &self,
        steps: &mut Steps,
        before: Option<usize>,
        number: usize,
        by: i64,
        so_far: i64,
        far: usize,
    ) {
        let at = &self.system.numbers[number];
        let free = at.standing == Standing::Unwritten || self.hiding.numbers[number];
        let (least, most) = self.hiding.bounds(self.system, number);
        let may_hide = self.pay && at.standing == Standing::Written;
        if !(free || may_hide) || !(least..=most).contains(&(at.value + so_far + by)) {
            return;
        }
        let (mut off, mut price) = match before {
            Some(before) => (steps.all[before].off.clone(), steps.all[before].price),
            None => Default::default(),
        };
        if !free && so_far == 0 {
            price += self.system.price(number, self.hiding);
        }
        for &(sum, times) in &self.system.sums_of[number] {
            add(&mut off, sum, by * times);
        }
        if off.len() <= WIDE && off.iter().all(|(_, off)| off.abs() <= FAR_OFF) {
            steps.add(Step { before, number, by, off, price, share_cells: None }, far);
        }
    }

    /// All sums add up: what the percentages say of it.
    fn finish(&self, steps: &mut Steps, at: usize, far: usize, from: &[(usize, i64)]) {
        let changes = steps.changes(at, from);
        let mut hiding = self.hiding.clone();
        for &(number, _) in &changes {
            hiding.hide(self.system, number);
        }
        let broken = broken_shares(self.system, &hiding, &changes);
        let cells = &self.system.share_cells;
        if broken.iter().any(|&cell| !self.pay || cells[cell].revealed) {
            return;
        }
        let step = &steps.all[at];
        let price = broken.iter().fold(step.price, |price, &cell| price + self.system.share_price(cell));
        let step = Step {
            before: step.before,
            number: step.number,
            by: step.by,
            off: Vec::new(),
            price,
            share_cells: Some(broken.into_iter().collect()),
        };
        steps.add(step, far);
    }
}

/// Adds to one of a list of amounts, in order and without zeros.
fn add(amounts: &mut Vec<(usize, i64)>, of: usize, by: i64) {
    match amounts.binary_search_by_key(&of, |amount| amount.0) {
        Err(at) => amounts.insert(at, (of, by)),
        Ok(at) if amounts[at].1 + by == 0 => {
            amounts.remove(at);
        }
        Ok(at) => amounts[at].1 += by,
    }
}
