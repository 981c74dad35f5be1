//! Horizontal bars in rows, one or several to a category: what bar charts and rankings share.
//!
//! Bars start at zero and carry their number, so there is no axis of values to read off. Labels stand beside the bars,
//! or above them where they are long or the drawing is narrow; no label is ever shortened. Series of different units
//! get panels of their own, because their lengths must not be compared.

mod draw;
mod fit;

use super::NARROW;
use super::canvas::Canvas;
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

/// What a colour means.
#[derive(Clone, Debug)]
pub(super) struct KeyEntry {
    /// The mark before the words.
    pub(super) swatch: Swatch,
    /// The words.
    pub(super) text: String,
}

/// A mark in a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Swatch {
    /// A square in a colour.
    Square(Paint),
    /// A triangle.
    Effect(Effect),
    /// None: the words are a heading.
    None,
}

/// A bar.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    /// How long.
    pub(super) cell: Cell,
    /// What stands at its end.
    pub(super) label: String,
    /// Its colour.
    pub(super) paint: Paint,
    /// Whether it runs to the left, as negative numbers do.
    pub(super) leftward: bool,
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
    /// The top of the first bar of each row.
    bars: Vec<Length>,
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
    key: Vec<PlacedEntry>,
}

/// A key's entry: the middle of its first line.
#[derive(Clone, Debug)]
struct PlacedEntry {
    swatch: Swatch,
    lines: Vec<String>,
    at: (Length, Length),
}

/// From labels to bars.
const LABEL_GAP: Length = 120;
/// Between panels side by side.
const PANEL_GAP: Length = 280;
/// From a category's label above to its bars.
const ABOVE_GAP: Length = 20;
/// Between a key and what it explains.
const KEY_GAP: Length = 100;
/// Room for a swatch or triangle before words.
const SWATCH: Length = 200;

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
            (Key::Entries(_), 0 | 1) => Self { bar: 200, pitch: 0, air: if above { 140 } else { 100 } },
            (Key::Entries(_), _) => Self { bar: 180, pitch: 190, air: 170 },
        }
    }

    fn height(self, series: usize) -> Length {
        self.pitch * (count(series.max(1)) - 1) + self.bar
    }
}

fn count(number: usize) -> Length {
    Length::try_from(number).unwrap_or(Length::MAX)
}

impl Layout {
    fn of(bars: &Bars<'_>, width: Length, language: Language) -> Self {
        let indent = if bars.rows.iter().any(|row| row.effect.is_some()) { SWATCH } else { 0 };
        let wrapped = |limit: Length| -> Vec<Vec<String>> {
            let wrap = |row: &Category<'_>| text::wrap(row.label, limit - indent, Weight::Regular, language);
            bars.rows.iter().map(wrap).collect()
        };
        // A third of the drawing for labels; where that takes more than three lines they stand above, full width.
        let beside = wrapped(width / 3);
        let above = beside.iter().any(|lines| lines.len() > if width == NARROW { 1 } else { 3 });
        let labels = if above { wrapped(width) } else { beside };
        let label_width =
            labels.iter().map(|lines| text::widest(lines, Weight::Regular)).max().unwrap_or(0) + indent;
        let left = if above { 0 } else { label_width + LABEL_GAP };

        let mut layout = Self { width, height: 0, labels, above, bands: Vec::new() };
        let per_band = usize::try_from((width - left + PANEL_GAP) / (1500 + PANEL_GAP)).unwrap_or(1).max(1);
        let places: Vec<usize> = (0..bars.panels.len()).collect();
        for panels in places.chunks(if width == NARROW { 1 } else { per_band }) {
            layout.add_band(bars, panels, left, language);
        }
        fit::share_scales(bars, &mut layout);
        layout
    }

    /// Places panels side by side under what is already there.
    fn add_band(&mut self, bars: &Bars<'_>, panels: &[usize], left: Length, language: Language) {
        if !self.bands.is_empty() {
            self.height += 280;
        }
        let panel_width = (self.width - left + PANEL_GAP) / count(panels.len()) - PANEL_GAP;
        let mut placed = Vec::new();
        let mut key_bottom = self.height;
        for (index, &panel) in panels.iter().enumerate() {
            let left = left + (panel_width + PANEL_GAP) * count(index);
            // A key alone may use the whole width; beside others it keeps to its panel.
            let (key_left, key_width) = if panels.len() == 1 { (0, self.width) } else { (left, panel_width) };
            let (key, bottom) = match &bars.panels[panel].key {
                Key::Entries(key) => place_key(key, (key_left, self.height), key_width, language),
                Key::Sides(_) => (Vec::new(), self.height + LINE),
            };
            key_bottom = key_bottom.max(bottom);
            let (zero, scale) = fit::fit(&bars.panels[panel], panel_width);
            placed.push(PlacedPanel { panel, left, top: self.height, zero: left + zero, scale, key });
        }
        self.height = if key_bottom > self.height { key_bottom + KEY_GAP } else { self.height };
        let tallest = panels.iter().map(|panel| &bars.panels[*panel]).max_by_key(|panel| panel.series());
        let (measure, series) =
            tallest.map_or((Measure::default(), 1), |panel| (Measure::of(panel, self.above), panel.series()));
        let (labels, bars) = self.place_rows(measure, measure.height(series));
        self.bands.push(Band { labels, bars, panels: placed });
    }

    /// Heights of the labels and of the first bars, row by row.
    fn place_rows(&mut self, measure: Measure, bars_height: Length) -> (Vec<Length>, Vec<Length>) {
        let (mut label_tops, mut bar_tops) = (Vec::new(), Vec::new());
        let mut top = self.height;
        for lines in &self.labels {
            let label_height = LINE * count(lines.len());
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
        self.height = top - measure.air;
        (label_tops, bar_tops)
    }
}

/// Places a key's entries one after another, wrapping; also gives the height of its foot.
fn place_key(
    key: &[KeyEntry],
    (left, top): (Length, Length),
    width: Length,
    language: Language,
) -> (Vec<PlacedEntry>, Length) {
    let mut placed = Vec::new();
    let (mut x, mut y, mut bottom) = (left, top, top);
    for entry in key {
        let indent = if entry.swatch == Swatch::None { 0 } else { SWATCH };
        let lines = text::wrap(&entry.text, width - indent, Weight::Regular, language);
        let entry_width = indent + text::widest(&lines, Weight::Regular);
        if x > left && x + entry_width > left + width {
            x = left;
            y = bottom + 40;
        }
        bottom = bottom.max(y + LINE * count(lines.len()));
        placed.push(PlacedEntry { swatch: entry.swatch, lines, at: (x + indent, y + LINE / 2) });
        x += entry_width + 240;
    }
    (placed, bottom)
}
