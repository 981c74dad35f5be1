//! An attacker who knows the rules: a small constraint solver that shares nothing with the program but what it publishes.
//!
//! It knows which numbers add up, which percentages are of what, and what the marks of hidden numbers say. For every
//! hidden number it looks for an assignment of whole numbers to all hidden ones that fits, and in which that number is
//! another one; where there is none, it has found the number.

/// A number it may not know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unknown {
    /// The least and the most it can be by its mark; the same for a number that is shown.
    pub(crate) bounds: (i64, i64),
    /// What it is: for the test, not for the attacker, but that it tries what is near it first.
    pub(crate) truth: i64,
    /// How many values it must at least leave possible besides its own.
    pub(crate) need: i64,
}

/// A percentage that is shown, in units of its last decimal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Percentage {
    pub(crate) count: usize,
    pub(crate) whole: usize,
    pub(crate) written: i64,
    pub(crate) per: i64,
}

/// All it knows.
#[derive(Clone, Default, Debug)]
pub(crate) struct Knowledge {
    pub(crate) numbers: Vec<Unknown>,
    /// Total and parts.
    pub(crate) sums: Vec<(usize, Vec<usize>)>,
    pub(crate) percentages: Vec<Percentage>,
}

/// What comes of an attack.
#[derive(Default, Debug)]
pub(crate) struct Outcome {
    /// Numbers of which the exact value is found.
    pub(crate) found: Vec<usize>,
    /// Numbers that leave fewer values possible than they should.
    pub(crate) narrow: Vec<usize>,
    /// Numbers at which it gave up.
    pub(crate) open: usize,
}

/// Stands for "any number".
pub(crate) const MANY: i64 = 1_000_000;

/// How a number is attacked: so many assignments are tried, from the numbers that may be least, or from those that may be most.
#[derive(Clone, Copy)]
struct Effort {
    nodes: usize,
    widest_first: bool,
}

/// One after the other, until one comes to an end.
const EFFORTS: [Effort; 3] = [
    Effort { nodes: 3_000, widest_first: false },
    Effort { nodes: 3_000, widest_first: true },
    Effort { nodes: 100_000, widest_first: false },
];

type Domains = Vec<(i64, i64)>;

enum Search {
    Solution(Domains),
    Nothing,
    GaveUp,
}

impl Knowledge {
    pub(crate) fn add(&mut self, truth: i64, bounds: (i64, i64), need: i64) -> usize {
        self.numbers.push(Unknown { bounds, truth, need });
        self.numbers.len() - 1
    }

    /// Attacks every hidden number.
    pub(crate) fn attack(&self) -> Outcome {
        let mut reach: Vec<(i64, i64)> =
            self.numbers.iter().map(|number| (number.truth, number.truth)).collect();
        let mut outcome = Outcome::default();
        for number in 0..self.numbers.len() {
            let about = self.numbers[number];
            let mut gave_up = false;
            for (least, most) in self.beyond(number) {
                if reach[number].1 - reach[number].0 >= about.need {
                    break;
                }
                match self.solve(number, least, most) {
                    Search::Solution(domains) => {
                        for (reach, domain) in reach.iter_mut().zip(domains) {
                            *reach = (reach.0.min(domain.0), reach.1.max(domain.0));
                        }
                    }
                    Search::Nothing => {}
                    Search::GaveUp => gave_up = true,
                }
            }
            let (low, high) = reach[number];
            if about.need > 0 && low == high && !gave_up {
                outcome.found.push(number);
            }
            if high - low < about.need && !gave_up {
                outcome.narrow.push(number);
            }
            outcome.open += usize::from(gave_up && high - low < about.need);
        }
        outcome
    }

    /// The stretches of values to look for, the nearest last as they prove least.
    fn beyond(&self, number: usize) -> Vec<(i64, i64)> {
        let Unknown { truth, bounds: (least, most), need } = self.numbers[number];
        let mut stretches = Vec::new();
        for by in (1..=need).rev() {
            stretches.push((truth + by, most));
            stretches.push((least, truth - by));
        }
        stretches
    }

    fn solve(&self, number: usize, least: i64, most: i64) -> Search {
        let mut domains: Domains = self.numbers.iter().map(|number| number.bounds).collect();
        domains[number] = (least.max(domains[number].0), most.min(domains[number].1));
        for mut effort in EFFORTS {
            match self.search(domains.clone(), &mut effort) {
                Search::GaveUp => {}
                other => return other,
            }
        }
        Search::GaveUp
    }

    fn search(&self, mut domains: Domains, effort: &mut Effort) -> Search {
        if !self.narrow(&mut domains) {
            return Search::Nothing;
        }
        let open = (0..domains.len()).filter(|&at| domains[at].0 < domains[at].1);
        let width = |&at: &usize| domains[at].1 - domains[at].0;
        let next = if effort.widest_first { open.max_by_key(width) } else { open.min_by_key(width) };
        let Some(next) = next else {
            return Search::Solution(domains);
        };
        let (least, most) = domains[next];
        let guess = self.numbers[next].truth.clamp(least, most);
        for (low, high) in [(guess, guess), (least, guess - 1), (guess + 1, most)] {
            if low > high {
                continue;
            }
            if effort.nodes == 0 {
                return Search::GaveUp;
            }
            effort.nodes -= 1;
            let mut part = domains.clone();
            part[next] = (low, high);
            match self.search(part, effort) {
                Search::Nothing => {}
                other => return other,
            }
        }
        Search::Nothing
    }

    /// Takes away what cannot be; false when nothing is left.
    fn narrow(&self, domains: &mut Domains) -> bool {
        if domains.iter().any(|(least, most)| least > most) {
            return false;
        }
        for _ in 0..60 {
            let mut changed = false;
            for (total, parts) in &self.sums {
                let low: i64 = parts.iter().map(|&part| domains[part].0).sum();
                let high: i64 = parts.iter().map(|&part| domains[part].1).sum();
                if !cut(domains, *total, low, high, &mut changed) {
                    return false;
                }
                let (least, most) = domains[*total];
                for &part in parts {
                    let own = domains[part];
                    if !cut(domains, part, least - (high - own.1), most - (low - own.0), &mut changed) {
                        return false;
                    }
                }
            }
            for percentage in &self.percentages {
                if !percentage.narrow(domains, &mut changed) {
                    return false;
                }
            }
            if !changed {
                return true;
            }
        }
        true
    }
}

impl Percentage {
    /// `written - 1/2 <= per * count / whole <= written + 1/2`.
    fn narrow(&self, domains: &mut Domains, changed: &mut bool) -> bool {
        let (up, down) = (2 * self.written + 1, 2 * self.written - 1);
        let twice = 2 * self.per;
        let (count, whole) = (domains[self.count], domains[self.whole]);
        let least = (down * whole.0).div_euclid(twice) + i64::from((down * whole.0).rem_euclid(twice) > 0);
        let most = (up * whole.1).div_euclid(twice);
        if !cut(domains, self.count, least, most, changed) {
            return false;
        }
        let least = (twice * count.0 + up - 1) / up;
        let most = if down > 0 { twice * count.1 / down } else { MANY };
        cut(domains, self.whole, least, most, changed)
    }
}

fn cut(domains: &mut Domains, at: usize, least: i64, most: i64, changed: &mut bool) -> bool {
    let (low, high) = domains[at];
    let new = (low.max(least), high.min(most));
    *changed |= new != (low, high);
    domains[at] = new;
    new.0 <= new.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn knowledge(numbers: &[(i64, (i64, i64))], sums: &[(usize, &[usize])]) -> Knowledge {
        let mut knowledge = Knowledge::default();
        for &(truth, bounds) in numbers {
            knowledge.add(truth, bounds, i64::from(bounds.0 != bounds.1));
        }
        knowledge.sums = sums.iter().map(|(total, parts)| (*total, parts.to_vec())).collect();
        knowledge
    }

    #[test]
    fn subtracting_finds_a_lone_number() {
        let knowledge = knowledge(&[(3, (0, 4)), (9, (9, 9)), (12, (12, 12))], &[(2, &[0, 1])]);
        assert_eq!(knowledge.attack().found, [0]);
    }

    #[test]
    fn bounds_find_numbers_at_their_end() {
        let full = knowledge(&[(4, (0, 4)), (4, (0, 4)), (8, (8, 8))], &[(2, &[0, 1])]);
        assert_eq!(full.attack().found, [0, 1]);
        let open = knowledge(&[(1, (0, 4)), (1, (0, 4)), (2, (2, 2))], &[(2, &[0, 1])]);
        assert!(open.attack().found.is_empty());
    }

    #[test]
    fn percentages_find_their_count() {
        let mut knowledge = knowledge(&[(3, (0, 4)), (29, (29, 29))], &[]);
        knowledge.percentages.push(Percentage { count: 0, whole: 1, written: 103, per: 1000 });
        assert_eq!(knowledge.attack().found, [0]);
    }

    #[test]
    fn a_square_of_hidden_numbers_holds() {
        let hidden = (5, MANY);
        let numbers = [
            (1, (0, 4)),
            (6, hidden),
            (7, (7, 7)),
            (7, hidden),
            (8, hidden),
            (15, (15, 15)),
            (8, (8, 8)),
            (14, (14, 14)),
        ];
        let sums: [(usize, &[usize]); 4] = [(2, &[0, 1]), (5, &[3, 4]), (6, &[0, 3]), (7, &[1, 4])];
        assert!(knowledge(&numbers, &sums).attack().found.is_empty());
    }
}
