//! How long bars may be so that they and the numbers at their ends fit.

use super::{Bar, Bars, Key, Layout, Panel};
use crate::chart::key::{KeyEntry, SWATCH};
use crate::chart::text::{self, Length, Weight};
use crate::model::{Cell, Hidden};

/// From a bar's end to its number.
pub(super) const VALUE_GAP: Length = 60;

/// How long the mark is of a number that could be anything.
pub(super) const STUB: Length = 240;

/// How far a bar runs from zero, and what is added to it: a hidden number is somewhere under the threshold, so its
/// outline runs up to there; one hidden to protect another has a mark of fixed length.
pub(super) fn extent(bar: &Bar) -> (f64, Length) {
    match bar.cell {
        Cell::Number(value) => (value.abs(), 0),
        Cell::Missing => (0.0, STUB / 2),
        Cell::Hidden(Hidden::Small(threshold)) => (f64::from(threshold), 0),
        Cell::Hidden(Hidden::Secondary) => (0.0, STUB),
    }
}

/// Where zero is in a panel of some width, and how long one is.
pub(super) fn fit(panel: &Panel, width: Length) -> (Length, f64) {
    // Heads on both sides besides.
    let mut marks = Vec::with_capacity(panel.bars.len() * panel.series() + 2);
    marks.extend(all_marks(panel));
    let needs = |scale: f64| {
        let side = |leftward: bool| {
            let marks = marks.iter().filter(|mark| mark.leftward == leftward);
            marks.map(|mark| mark.size * scale + mark.beyond).fold(0.0, f64::max)
        };
        (side(true), side(false))
    };
    let room = f64::from(width);
    let fits = |scale: f64| {
        let (left, right) = needs(scale);
        left + right <= room
    };
    let scale = largest(&marks, room, fits);
    (whole(needs(scale).0), scale)
}

/// A bar's size and what stands beyond its end, both in canvas lengths when scaled.
struct Mark {
    leftward: bool,
    size: f64,
    beyond: f64,
}

/// Everything that needs room in a panel.
fn all_marks(panel: &Panel) -> impl Iterator<Item = Mark> + '_ {
    let heads = match &panel.key {
        Key::Sides([left, right]) => Some([Mark::head(left, true), Mark::head(right, false)]),
        Key::Entries(_) => None,
    };
    panel.bars.iter().flatten().map(Mark::of).chain(heads.into_iter().flatten())
}

impl Mark {
    fn of(bar: &Bar) -> Self {
        let (size, stub) = extent(bar);
        Self { leftward: bar.leftward, size, beyond: f64::from(stub + VALUE_GAP + bar.label_width) }
    }

    /// What stands over a side.
    fn head(entry: &KeyEntry, leftward: bool) -> Self {
        let width = SWATCH + VALUE_GAP + text::width(&entry.text, Weight::Bold);
        Self { leftward, size: 0.0, beyond: f64::from(width) }
    }
}

/// How wide a panel must be to hold its numbers and bars that can be told apart.
pub(super) fn least(panel: &Panel) -> Length {
    let (left, right) = all_marks(panel).fold((0.0_f64, 0.0_f64), |(left, right), mark| {
        if mark.leftward { (left.max(mark.beyond), right) } else { (left, right.max(mark.beyond)) }
    });
    whole(left + right) + 600
}

/// The largest scale that fits. Without negative numbers there is one answer per bar and the least of them counts;
/// with them both sides share the room, and halving finds it.
fn largest(marks: &[Mark], room: f64, fits: impl Fn(f64) -> bool) -> f64 {
    let longest = marks.iter().map(|mark| mark.size).fold(0.0, f64::max);
    if longest <= 0.0 {
        return 0.0;
    }
    let alone = marks.iter().filter(|mark| mark.size > 0.0).map(|mark| (room - mark.beyond) / mark.size);
    let mut high = alone.fold(room / longest, f64::min).max(0.0);
    if fits(high) {
        return high;
    }
    let mut low = 0.0;
    // Forty halvings come to far less than a tenth of a pixel.
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Gives panels of one unit the smallest of their scales, so that lengths can be compared between them.
pub(super) fn share_scales(bars: &Bars<'_>, layout: &mut Layout) {
    let mut least: Vec<f64> = vec![f64::INFINITY; bars.panels.len()];
    for panel in layout.bands.iter().flat_map(|band| &band.panels) {
        let group = bars.panels[panel.panel].scale;
        if panel.scale > 0.0 {
            least[group] = least[group].min(panel.scale);
        }
    }
    for panel in layout.bands.iter_mut().flat_map(|band| &mut band.panels) {
        let scale = least[bars.panels[panel.panel].scale].min(panel.scale);
        if scale < panel.scale {
            let marks = all_marks(&bars.panels[panel.panel]);
            let left = marks
                .filter(|mark| mark.leftward)
                .map(|mark| mark.size * scale + mark.beyond)
                .fold(0.0, f64::max);
            panel.zero = panel.left + whole(left);
            panel.scale = scale;
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on a canvas are small")]
pub(super) fn whole(length: f64) -> Length {
    length.ceil() as Length
}
