//! Horizontal bars in rows, one or several to a category: what bar charts and rankings share.
//!
//! Bars start at zero and carry their number, so there is no axis of values to read off. Labels stand beside the bars,
//! or above them where they are long or the drawing is narrow; no label is ever shortened. Series of different units
//! get panels of their own, because their lengths must not be compared.

mod draw;
mod fit;
mod of_data;

pub(super) use of_data::of_data;

use super::NARROW;
use super::canvas::Canvas;
use super::key::{self, KeyEntry, PlacedKey, SWATCH};
use super::label::{Labels, Room};
use super::paint::Paint;
use super::text::{self, LINE, Length, Weight};
use crate::model::{Cell, Effect, Language};

/// Bars in rows.
#[derive(Clone, Debug)]
pub(super) struct Bars<'data> {
    /// The categories, from top to bottom.
    pub(super) rows: Vec<Category<'data>>,
    /// What is drawn of them; at least one.
    pub(super) panels: Vec<Panel>,
}

/// A category.
#[derive(Clone, Copy, Debug)]
pub(super) struct Category<'data> {
    /// Its name.
    pub(super) label: &'data str,
    /// A triangle before the name.
    pub(super) effect: Option<Effect>,
}

/// Bars on one scale.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    /// What the colours mean; stands above the bars.
    pub(super) key: Key,
    /// Per category, in their order, the bars from top to bottom; under [`Key::Sides`] all on one line.
    pub(super) bars: Vec<Vec<Bar>>,
    /// Panels with the same number share a scale; less than the number of panels.
    pub(super) scale: usize,
}

/// What the colours of a panel mean.
#[derive(Clone, Debug)]
pub(super) enum Key {
    /// Entries one after another.
    Entries(Vec<KeyEntry>),
    /// What stands left and right of zero.
    Sides([KeyEntry; 2]),
}

impl Panel {
    /// The most bars a category has.
    fn series(&self) -> usize {
        self.bars.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A bar.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    /// How long.
    pub(super) cell: Cell,
    /// What stands at its end.
    pub(super) label: String,
    /// How wide that is: asked for several times in each of two layouts.
    pub(super) label_width: Length,
    /// Its colour.
    pub(super) paint: Paint,
    /// Whether it runs to the left, as negative numbers do.
    pub(super) leftward: bool,
}

impl Bar {
    /// A bar from zero to the right, or leftward.
    pub(super) fn new(cell: Cell, label: String, paint: Paint, leftward: bool) -> Self {
        Self { cell, label_width: text::width(&label, Weight::Regular), label, paint, leftward }
    }
}

/// Draws bars in a given width.
pub(super) fn draw(bars: &Bars<'_>, width: Length, language: Language) -> Canvas {
    draw::draw(bars, &Layout::of(bars, width, language))
}

/// Where everything goes in a drawing of a certain width.
#[derive(Clone, Debug)]
struct Layout {
    width: Length,
    height: Length,
    /// Lines of the categories' labels.
    labels: Vec<Vec<String>>,
    /// Whether labels stand above the bars.
    above: bool,
    /// Bands of panels side by side, from top to bottom.
    bands: Vec<Band>,
}

/// Panels side by side, over the same rows.
#[derive(Clone, Debug)]
struct Band {
    /// The middle of the first line of each label.
    labels: Vec<Length>,
    /// The top of the first bar of each row, and how high the bars of a row are in the tallest panel.
    bars: Vec<Length>,
    bars_height: Length,
    panels: Vec<PlacedPanel>,
}

#[derive(Clone, Debug)]
struct PlacedPanel {
    /// Place in [`Bars::panels`].
    panel: usize,
    left: Length,
    /// Top of the band.
    top: Length,
    /// Where zero is.
    zero: Length,
    /// How long one is.
    scale: f64,
    key: PlacedKey,
}

/// How wide a panel beside others is at least, and the room between them.
const PANEL: Length = 1500;
const PANEL_GAP: Length = 280;
/// From a category's label above to its bars.
const ABOVE_GAP: Length = 30;
/// Between a key and what it explains.
const KEY_GAP: Length = 100;

/// How high a bar is, from one bar to the next, and how much air there is between categories.
#[derive(Clone, Copy, Default, Debug)]
struct Measure {
    bar: Length,
    pitch: Length,
    air: Length,
}

impl Measure {
    /// Labels at the bars need 18 px each; a bar alone may be heavier.
    fn of(panel: &Panel, above: bool) -> Self {
        match (&panel.key, panel.series()) {
            (Key::Sides(_), _) => Self { bar: 260, pitch: 0, air: if above { 140 } else { 120 } },
            (Key::Entries(_), 0 | 1) if above => Self { bar: 140, pitch: 0, air: 160 },
            (Key::Entries(_), 0 | 1) => Self { bar: 200, pitch: 0, air: 100 },
            (Key::Entries(_), _) => Self { bar: 180, pitch: 200, air: 170 },
        }
    }

    fn height(self, series: usize) -> Length {
        self.pitch * (count(series.max(1)) - 1) + self.bar
    }
}

fn count(number: usize) -> Length {
    Length::try_from(number).unwrap_or(Length::MAX)
}

/// The categories' labels; where bars run both ways they stand above in a narrow drawing.
fn labels(bars: &Bars<'_>, width: Length, least: Length, language: Language) -> Labels {
    let room = Room {
        width,
        indent: if bars.rows.iter().any(|row| row.effect.is_some()) { SWATCH } else { 0 },
        least,
        wide_only: bars.panels.iter().any(|panel| matches!(panel.key, Key::Sides(_))),
    };
    Labels::of(&bars.rows.iter().map(|row| row.label), room, language)
}

impl Layout {
    fn of(bars: &Bars<'_>, width: Length, language: Language) -> Self {
        let least = bars.panels.iter().map(fit::least).max().unwrap_or(0);
        let Labels { lines: labels, above, left } = labels(bars, width, least, language);
        let mut layout = Self { width, height: 0, labels, above, bands: Vec::new() };
        // Panels side by side are equally wide in every band, so that they stand in columns.
        let least = least.max(PANEL);
        let fit = usize::try_from((width - left + PANEL_GAP) / (least + PANEL_GAP)).unwrap_or(1);
        let columns = if width == NARROW { 1 } else { fit.clamp(1, bars.panels.len().max(1)) };
        let panel_width = (width - left + PANEL_GAP) / count(columns) - PANEL_GAP;
        let places: Vec<usize> = (0..bars.panels.len()).collect();
        for panels in places.chunks(columns) {
            layout.add_band(bars, panels, (left, panel_width), language);
        }
        fit::share_scales(bars, &mut layout);
        layout
    }

    /// Places panels side by side under what is already there.
    fn add_band(
        &mut self,
        bars: &Bars<'_>,
        panels: &[usize],
        (left, panel_width): (Length, Length),
        language: Language,
    ) {
        if !self.bands.is_empty() {
            self.height += 280;
        }
        let mut placed = Vec::new();
        let mut key_bottom = self.height;
        for (index, &panel) in panels.iter().enumerate() {
            let left = left + (panel_width + PANEL_GAP) * count(index);
            // A key alone may use the whole width; beside others it keeps to its panel.
            let (key_left, key_width) = if bars.panels.len() == 1 || self.width == NARROW {
                (0, self.width)
            } else {
                (left, panel_width)
            };
            let key = match &bars.panels[panel].key {
                Key::Entries(key) => key::place(key, (key_left, self.height), key_width, language),
                Key::Sides(_) => PlacedKey::empty(self.height + LINE),
            };
            key_bottom = key_bottom.max(key.bottom);
            let (zero, scale) = fit::fit(&bars.panels[panel], panel_width);
            placed.push(PlacedPanel { panel, left, top: self.height, zero: left + zero, scale, key });
        }
        self.height = if key_bottom > self.height { key_bottom + KEY_GAP } else { self.height };
        let tallest = panels.iter().map(|panel| &bars.panels[*panel]).max_by_key(|panel| panel.series());
        let (measure, series) =
            tallest.map_or((Measure::default(), 1), |panel| (Measure::of(panel, self.above), panel.series()));
        let bars_height = measure.height(series);
        let (labels, bars) = self.place_rows(measure, bars_height);
        self.bands.push(Band { labels, bars, bars_height, panels: placed });
    }

    /// Heights of the labels and of the first bars, row by row.
    fn place_rows(&mut self, measure: Measure, bars_height: Length) -> (Vec<Length>, Vec<Length>) {
        let rows = self.labels.len();
        let (mut label_tops, mut bar_tops) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let mut top = self.height;
        for lines in &self.labels {
            let label_height = text::height(lines);
            let row_height = if self.above {
                label_tops.push(top + LINE / 2);
                bar_tops.push(top + label_height + ABOVE_GAP);
                label_height + ABOVE_GAP + bars_height
            } else {
                let row_height = label_height.max(bars_height);
                label_tops.push(top + (row_height - label_height) / 2 + LINE / 2);
                bar_tops.push(top + (row_height - bars_height) / 2);
                row_height
            };
            top += row_height + measure.air;
        }
        // A number may be higher than its bar.
        self.height = top - measure.air + 20;
        (label_tops, bar_tops)
    }
}
