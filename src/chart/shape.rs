//! Shapes that mean something beside their colour.

use super::canvas::{Canvas, Point};
use super::paint::Paint;
use super::svg::Look;
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
