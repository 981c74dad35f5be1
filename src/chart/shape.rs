//! Shapes that mean something beside their colour.

use super::canvas::{Canvas, Point};
use super::paint::Paint;
use super::svg::Look;
use super::text::Length;
use crate::model::Effect;

impl Paint {
    /// The colour of an effect.
    pub(super) fn effect(effect: Effect) -> Self {
        match effect {
            Effect::Supporting => Self::Supporting,
            Effect::Hindering => Self::Hindering,
        }
    }
}

/// ▲ or ▼ about a point, drawn because the font has neither.
pub(super) fn effect(canvas: &mut Canvas, effect: Effect, (x, y): Point) {
    let up = effect == Effect::Supporting;
    let (tip, base) = if up { (y - 60, y + 55) } else { (y + 60, y - 55) };
    let look = Look { paint: Paint::effect(effect), ..canvas.look() };
    canvas.group("effect", look, |canvas| {
        canvas.polygon(&[(x, tip), (x + 68, base), (x - 68, base)]);
    });
}

/// How far a marker reaches from its middle.
pub(super) const MARKER: Length = 50;

/// The marker of a series: a circle, a square, a triangle or a diamond, in the colour of its group.
pub(super) fn marker(canvas: &mut Canvas, series: usize, (x, y): Point) {
    match series % Paint::SERIES {
        0 => canvas.circle((x, y), 45),
        1 => canvas.polygon(&[(x - 40, y - 40), (x + 40, y - 40), (x + 40, y + 40), (x - 40, y + 40)]),
        2 => canvas.polygon(&[(x, y - MARKER), (x + MARKER, y + 40), (x - MARKER, y + 40)]),
        _ => canvas.polygon(&[(x, y - 55), (x + MARKER, y), (x, y + 55), (x - MARKER, y)]),
    }
}

/// The cross that stands where a number is missing.
pub(super) fn missing(canvas: &mut Canvas, (x, y): Point) {
    canvas.group("missing", Look::paint(Paint::Muted), |canvas| {
        canvas.line(&[(x - 35, y - 35), (x + 35, y + 35)], 15);
        canvas.line(&[(x - 35, y + 35), (x + 35, y - 35)], 15);
    });
}

/// The class of a shade of a heat map, from the lightest, 0.
pub(super) fn shade(level: u8) -> &'static str {
    match level {
        0 => "heat h1",
        1 => "heat h2",
        2 => "heat h3",
        3 => "heat h4",
        _ => "heat h5",
    }
}
