//! Arrows between knots, and where their letters stand.

use crate::chart::geometry::{Curve, Vector};

/// Half the width of the disc a letter stands on.
pub(super) const BADGE: f64 = 105.0;

/// How long arrowheads are.
pub(super) const HEAD: f64 = 110.0;

/// An arrow, and the middle of its letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrow {
    pub(super) curve: Curve,
    pub(super) badge: Vector,
}

/// A curve from the edge of one knot to that of another, with room for an arrowhead.
pub(super) fn between(from: (Vector, f64), controls: [Vector; 2], to: (Vector, f64)) -> Curve {
    let [first, second] = controls;
    let start = from.0.plus(from.0.to(first).unit(), from.1 + 30.0);
    let end = to.0.plus(to.0.to(second).unit(), to.1 + 40.0 + HEAD);
    Curve([start, first, second, end])
}

/// Puts a letter on every curve where it is clearest: on its own line, as far as can be from other letters, other
/// lines and knots.
pub(super) fn place(curves: &[Curve], knots: &[Vector]) -> Vec<Arrow> {
    let samples: Vec<Vec<Vector>> = curves.iter().map(|curve| curve.points(24).collect()).collect();
    let mut arrows: Vec<Arrow> = Vec::with_capacity(curves.len());
    for (index, curve) in curves.iter().enumerate() {
        let others =
            || samples.iter().enumerate().filter(|(other, _)| *other != index).flat_map(|(_, line)| line);
        let clearance = |point: Vector| {
            let nearest = |points: &mut dyn Iterator<Item = Vector>| {
                points.map(|other| point.to(other).length()).fold(f64::INFINITY, f64::min)
            };
            let letters = nearest(&mut arrows.iter().map(|arrow| arrow.badge)) - 2.0 * BADGE;
            let knots = nearest(&mut knots.iter().copied()) - 2.0 * BADGE;
            let lines = nearest(&mut others().copied()) - BADGE;
            // Letters must not touch; beyond that, clear of lines counts most.
            let touching = letters.min(knots).min(0.0) * 100.0;
            touching + lines.min(80.0) * 4.0 + letters.min(300.0) + knots.min(300.0)
        };
        // Lines fan out where they start and run together where they end.
        let candidates = (6..=24).map(|step| curve.at(f64::from(step) / 40.0));
        let best = candidates.map(|point| (clearance(point), point)).fold(
            None,
            |best: Option<(f64, Vector)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            },
        );
        let badge = best.map_or(curve.at(0.5), |(_, point)| point);
        arrows.push(Arrow { curve: *curve, badge });
    }
    arrows
}
