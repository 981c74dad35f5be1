//! A frame to draw upright charts in: a scale of values at the left, rows of the table from left to right, and around
//! them key, unit and labels. Columns, lines and areas share it.

mod across;
mod lines;

pub(super) use across::{Spread, names_fit};

use super::NARROW;
use super::canvas::{Canvas, Point};
use super::data::Data;
use super::key::{self, KeyEntry, PlacedKey};
use super::paint::Paint;
use super::scale::Scale;
use super::svg::{Anchor, Look};
use super::text::{self, LINE, Length, Weight};
use across::Across;

/// How high the field of values is.
const WIDE_FIELD: Length = 2600;
const NARROW_FIELD: Length = 2200;

/// From a tick's label to the field, and from the field to the labels below.
const TICK_GAP: Length = 80;
const FOOT_GAP: Length = 120;

/// Between a key and what it explains.
const KEY_GAP: Length = 100;

/// What a frame is made of.
pub(super) struct Plan {
    /// The top left corner, and how wide it is.
    pub(super) at: (Length, Length),
    pub(super) width: Length,
    /// How high the field of values is.
    pub(super) field: Length,
    /// What colours mean; stands at the head.
    pub(super) key: Vec<KeyEntry>,
    pub(super) scale: Scale,
    /// Whether the scale is drawn; not where every value stands at its mark.
    pub(super) ticks: bool,
    /// Room at the right of the field.
    pub(super) right: Length,
    /// Room above and under the field.
    pub(super) head: Length,
    pub(super) foot: Length,
    /// How the rows are spread.
    pub(super) spread: Spread,
}

/// A frame with everything in its place.
pub(super) struct Frame {
    pub(super) height: Length,
    pub(super) scale: Scale,
    /// The field of values: left, right, top and foot.
    pub(super) left: Length,
    pub(super) right: Length,
    pub(super) top: Length,
    pub(super) bottom: Length,
    /// Where the rows stand.
    pub(super) centers: Vec<Length>,
    /// From one row to the next, at the least.
    pub(super) pitch: Length,
    caption: Vec<String>,
    caption_at: (Length, Length),
    ticks: Vec<(f64, String)>,
    across: Across,
    keys: [PlacedKey; 2],
}

/// How high a field is in a drawing of some width.
pub(super) fn field_height(width: Length) -> Length {
    if width == NARROW { NARROW_FIELD } else { WIDE_FIELD }
}

/// How wide ticks with their labels are.
pub(super) fn gutter(data: &Data<'_>, scale: &Scale) -> Length {
    let widest = scale.ticks().into_iter().map(|tick| text::width(&data.number(tick), Weight::Regular)).max();
    widest.unwrap_or(0) + TICK_GAP
}

/// What stands over a scale: the unit, and in words that it does not start at zero.
pub(super) fn caption(data: &Data<'_>, scale: &Scale) -> Option<String> {
    let Some(from) = scale.start() else { return data.caption() };
    let from = data.number(from);
    let args = [("number", (&from).into())];
    Some(match data.caption() {
        Some(unit) => format!("{unit}; {}", data.with("chart-axis-starts", &args)),
        None => data.with("chart-axis-starts-alone", &args),
    })
}

impl Frame {
    /// A plan for a whole drawing: ticks, and no room for anything else.
    pub(super) fn plan(width: Length, scale: Scale, spread: Spread) -> Plan {
        let field = field_height(width);
        Plan {
            at: (0, 0),
            width,
            field,
            key: Vec::new(),
            scale,
            ticks: true,
            right: 0,
            head: 0,
            foot: 0,
            spread,
        }
    }

    /// Places everything.
    pub(super) fn new(data: &Data<'_>, plan: &Plan) -> Self {
        let Plan { at, width, scale, .. } = *plan;
        let key = key::place(&plan.key, at, width, data.language);
        let mut top = if plan.key.is_empty() { at.1 } else { key.bottom + KEY_GAP };
        let caption = caption(data, &scale);
        let caption =
            caption.map_or_else(Vec::new, |text| text::wrap(&text, width, Weight::Regular, data.language));
        let caption_at = (at.0, top + LINE / 2);
        top += text::height(&caption) + if caption.is_empty() { 0 } else { 60 };
        // A tick's label, or the number over a column, stands half over the field.
        top += plan.head.max(if plan.ticks { LINE / 2 } else { 0 });
        let bottom = top + plan.field;
        let left = at.0 + if plan.ticks { gutter(data, &scale) } else { 0 };
        let right = at.0 + width - plan.right;
        let (centers, pitch) = plan.spread.centers(data, (left, right));
        let across = Across::of(data, plan.spread, &centers, pitch, (at.0, width));
        // The lowest tick's label stands half under the field; a name that starts before the field keeps clear of it.
        let meets_ticks = plan.ticks && across.starts_before(left);
        let foot_gap = if meets_ticks { LINE / 2 + 20 } else { FOOT_GAP };
        let across = across.at(bottom + foot_gap + plan.foot);
        let gaps = data.gaps();
        let foot = key::place(&gaps, (at.0, across.bottom + KEY_GAP), width, data.language);
        let height = if gaps.is_empty() { across.bottom } else { foot.bottom };
        let ticks = if plan.ticks { scale.ticks() } else { Vec::new() };
        let ticks = ticks.into_iter().map(|tick| (tick, data.number(tick))).collect();
        Self {
            height: height + 20,
            scale,
            left,
            right,
            top,
            bottom,
            centers,
            pitch,
            caption,
            caption_at,
            ticks,
            across,
            keys: [key, foot],
        }
    }

    /// The height of a value.
    pub(super) fn y(&self, value: f64) -> Length {
        self.scale.place(value, (self.bottom, self.top))
    }

    /// The height of the line that marks start from: zero, or the foot where zero is not on the scale.
    pub(super) fn base(&self) -> Length {
        if self.scale.is_truncated() { self.bottom } else { self.y(0.0) }
    }

    /// The last number of each series, where it stands.
    pub(super) fn last_points(&self, data: &Data<'_>) -> Vec<Option<Point>> {
        let last = |column: &usize| {
            let at = |row: usize| Some((self.centers[row], self.y(data.cell(row, *column).number()?)));
            (0..data.rows.len()).rev().find_map(at)
        };
        data.columns.iter().map(last).collect()
    }

    /// Draws what stands around and behind the marks.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        for key in &self.keys {
            key::draw(canvas, key);
        }
        if !self.caption.is_empty() {
            canvas.group("caption", Look::paint(Paint::Muted), |canvas| {
                canvas.block(&self.caption, self.caption_at);
            });
        }
        if !self.ticks.is_empty() {
            canvas.group("grid", Look::paint(Paint::Faint), |canvas| {
                for (tick, _) in &self.ticks {
                    canvas.line(&[(self.left, self.y(*tick)), (self.right, self.y(*tick))], 10);
                }
            });
            canvas.group("ticks", Look::paint(Paint::Muted).anchor(Anchor::End), |canvas| {
                for (tick, text) in &self.ticks {
                    canvas.text(text, (self.left - TICK_GAP, self.y(*tick)));
                }
            });
        }
        self.across.draw(canvas);
    }

    /// Draws the line that marks start from, over them.
    pub(super) fn draw_base(&self, canvas: &mut Canvas) {
        // A line at the foot of a scale without zero would look like zero.
        if !self.scale.is_truncated() {
            canvas.group("axis", Look::PLAIN, |canvas| {
                canvas.line(&[(self.left, self.base()), (self.right, self.base())], 10);
            });
        }
    }
}
