//! What is hidden besides the small numbers, so that these cannot be found back: complementary suppression.
//!
//! In: a [`System`]. Out: what to hide. For each number that the attacker finds, the cheapest further numbers are hidden
//! (few before many, small before large, totals and key figures last); then those that turn out not to be needed are
//! shown again. Each step hides more in one group of figures until all of it is hidden, so there is an end.

use std::cmp::Reverse;

use super::attack::{Other, Proof, Search};
use super::system::{Hiding, Standing, System};

/// The most numbers that are tried to be shown again.
const SECOND_THOUGHTS: usize = 200;

/// Hides all small numbers, and what it takes that nobody can find them.
pub(super) fn hide(system: &System) -> Hiding {
    let mut hiding = Hiding::nothing(system);
    for number in 0..system.numbers.len() {
        if system.is_small(number) && system.numbers[number].standing == Standing::Written {
            hiding.hide(system, number);
        }
    }
    let mut proof = Proof::default();
    while let Some(number) = proof.exposed(system, &hiding) {
        match cheapest(system, &hiding, &proof, number) {
            Some(other) if pay(system, &mut hiding, &other) => proof.add(other.changes),
            _ => retreat(system, &mut hiding, number),
        }
    }
    relax(system, &mut hiding, &proof);
    hiding
}

/// The cheapest way to leave more values possible for a number.
fn cheapest(system: &System, hiding: &Hiding, proof: &Proof, number: usize) -> Option<Other> {
    let search = Search { system, hiding, pay: true };
    let ways = [1, -1].map(|by| search.other(&proof.farthest(number, by), number, by));
    ways.into_iter().flatten().min_by_key(|other| other.price)
}

/// Hides what another table needs hidden; tells whether that is more than was hidden before.
fn pay(system: &System, hiding: &mut Hiding, other: &Other) -> bool {
    let before = hiding.clone();
    for &(number, _) in &other.changes {
        if system.numbers[number].standing == Standing::Written {
            hiding.hide(system, number);
        }
    }
    for &cell in &other.share_cells {
        hiding.share_cells[cell] = true;
    }
    *hiding != before
}

/// Where hiding single numbers does not help: first the marks of the group no longer tell which numbers are small; then
/// all of the group is hidden.
fn retreat(system: &System, hiding: &mut Hiding, number: usize) {
    let group = system.group[number];
    if !hiding.silent[group] {
        hiding.silent[group] = true;
        return;
    }
    hiding.closed[group] = true;
    for number in 0..system.numbers.len() {
        if system.group[number] == group && system.numbers[number].standing == Standing::Written {
            hiding.hide(system, number);
        }
    }
    for share in &system.shares {
        if system.group[share.count] == group && !system.share_cells[share.cell].revealed {
            hiding.share_cells[share.cell] = true;
        }
    }
}

/// Shows again what need not be hidden, the dearest first: what was hidden for one number may have been made needless by
/// what was hidden for a later one.
fn relax(system: &System, hiding: &mut Hiding, proof: &Proof) {
    let open = |number: &usize| !hiding.closed[system.group[*number]];
    let hidden = (0..system.numbers.len()).filter(|&number| hiding.numbers[number]);
    let mut secondary: Vec<usize> = hidden.filter(|&number| !system.is_small(number)).filter(open).collect();
    secondary.sort_by_key(|&number| Reverse((system.numbers[number].price, number)));
    let mut proof = proof.clone();
    for number in secondary.into_iter().take(SECOND_THOUGHTS) {
        let mut shown = hiding.clone();
        shown.numbers[number] = false;
        for cell in system.share_cells_of(number) {
            shown.share_cells[cell] = needed(system, &shown, cell);
        }
        try_shown(system, hiding, &mut proof, shown);
    }
    for cell in 0..system.share_cells.len() {
        if hiding.share_cells[cell] && !needed(system, hiding, cell) {
            let mut shown = hiding.clone();
            shown.share_cells[cell] = false;
            try_shown(system, hiding, &mut proof, shown);
        }
    }
}

/// Whether a percentage is one of a hidden number.
fn needed(system: &System, hiding: &Hiding, cell: usize) -> bool {
    let shares = system.shares.iter().filter(|share| share.cell == cell);
    let closed = |number: usize| hiding.closed[system.group[number]];
    shares.into_iter().any(|share| hiding.numbers[share.count] || closed(share.count))
}

/// Shows more where the attacker finds nothing all the same.
fn try_shown(system: &System, hiding: &mut Hiding, proof: &mut Proof, shown: Hiding) {
    let mut attempt = proof.clone();
    if attempt.exposed(system, &shown).is_none() {
        *hiding = shown;
        *proof = attempt;
    }
}

/// Groups that are hidden as a whole and in which a number can be found all the same, from what is revealed elsewhere:
/// one number of each.
pub(super) fn given_away(system: &System, hiding: &Hiding) -> Vec<usize> {
    let mut rest = hiding.clone();
    for group in 0..rest.closed.len() {
        rest.closed[group] = !rest.closed[group];
    }
    let mut found = Vec::new();
    while let Some(number) = Proof::default().exposed(system, &rest) {
        found.push(number);
        rest.closed[system.group[number]] = true;
    }
    found
}
