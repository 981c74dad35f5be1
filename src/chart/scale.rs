//! Scales of values: round ticks, and where a value stands.

use super::geometry::whole;
use super::text::Length;

/// A scale from one round number to another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    /// From one tick to the next.
    step: f64,
}

/// Where a scale may start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// At zero, because lengths are compared.
    Zero,
    /// Near the numbers, where they lie far from zero and close together.
    Near,
}

/// Numbers are close together when they spread over less than this share of the largest.
const CLOSE: f64 = 0.4;

impl Scale {
    /// The scale of some numbers, with about so many steps.
    pub(super) fn of(numbers: impl Iterator<Item = f64>, start: Start, steps: u32) -> Self {
        let (least, most) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), number| {
            (least.min(number), most.max(number))
        });
        if least > most {
            return Self { from: 0.0, to: 1.0, step: 1.0 };
        }
        let far = |near: f64, far: f64| {
            start == Start::Near && near > 0.0 && far - near < CLOSE * far && far > near
        };
        let (least, most) = if far(least, most) || far(-most, -least) {
            (least, most)
        } else {
            (least.min(0.0), most.max(0.0))
        };
        let most = if least < most { most } else { least + 1.0 };
        let step = round_step((most - least) / f64::from(steps));
        Self { from: (least / step + 1e-9).floor() * step, to: (most / step - 1e-9).ceil() * step, step }
    }

    /// A scale between two values that are known to be round.
    pub(super) fn between(from: f64, to: f64) -> Self {
        Self { from, to, step: to - from }
    }

    /// The round numbers on it.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = whole((self.to - self.from) / self.step);
        // Rounded to the step's own digits: 0.1 * 3 is not 0.3.
        let tidy = |value: f64| {
            let digits = 10_f64.powi(12 - whole(self.step.log10().floor()).max(0));
            if self.step < 1.0 {
                (value / self.step).round() / (1.0 / self.step).round()
            } else {
                (value * digits).round() / digits
            }
        };
        (0..=count).map(|index| tidy(self.from + f64::from(index) * self.step)).collect()
    }

    /// Whether zero is not on it.
    pub(super) fn is_truncated(&self) -> bool {
        self.start().is_some()
    }

    /// The end nearest to zero, where zero is not on it.
    pub(super) fn start(&self) -> Option<f64> {
        if self.from > 0.0 { Some(self.from) } else { Some(self.to).filter(|to| *to < 0.0) }
    }

    /// Where a value stands between the places of both ends.
    pub(super) fn place(&self, value: f64, (from, to): (Length, Length)) -> Length {
        let share = (value - self.from) / (self.to - self.from);
        from + whole(share * f64::from(to - from))
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is no smaller than a number.
fn round_step(least: f64) -> f64 {
    let mut power = 1.0;
    while power > least {
        power /= 10.0;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round() {
        let ticks = |numbers: &[f64], start| Scale::of(numbers.iter().copied(), start, 4).ticks();
        assert_eq!(ticks(&[3.0, 17.0], Start::Zero), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(ticks(&[0.12, 0.31], Start::Zero), [0.0, 0.1, 0.2, 0.3, 0.4]);
        assert_eq!(
            ticks(&[95_300.0, 96_900.0], Start::Near),
            [95_000.0, 95_500.0, 96_000.0, 96_500.0, 97_000.0]
        );
        assert_eq!(ticks(&[-4.0, 9.0], Start::Near), [-5.0, 0.0, 5.0, 10.0]);
        assert_eq!(ticks(&[], Start::Zero), [0.0, 1.0]);
        assert_eq!(ticks(&[0.0, 0.0], Start::Near), [0.0, 0.5, 1.0]);
        assert_eq!(ticks(&[123_456_789.0], Start::Zero), [0.0, 50_000_000.0, 100_000_000.0, 150_000_000.0]);
    }

    #[test]
    fn only_close_numbers_leave_zero_out() {
        let truncated = |numbers: &[f64], start| Scale::of(numbers.iter().copied(), start, 4).is_truncated();
        assert!(truncated(&[80.0, 95.0], Start::Near) && truncated(&[-95.0, -80.0], Start::Near));
        assert!(!truncated(&[80.0, 95.0], Start::Zero), "lengths start at zero");
        assert!(!truncated(&[20.0, 95.0], Start::Near) && !truncated(&[80.0], Start::Near));
    }

    #[test]
    fn values_stand_in_proportion() {
        let scale = Scale::of([0.0, 20.0].into_iter(), Start::Zero, 4);
        assert_eq!([0.0, 5.0, 20.0].map(|value| scale.place(value, (1000, 200))), [1000, 800, 200]);
    }
}
