//! Keys: what colours, shapes and letters mean. Entries stand one after another and wrap.

use super::canvas::Canvas;
use super::paint::Paint;
use super::shape;
use super::svg::Look;
use super::text::{self, LINE, Length, Weight};
use crate::model::{Effect, Language};

/// Room for a mark before words.
pub(super) const SWATCH: Length = 200;

/// Room for a piece of a line before words.
const LINE_SWATCH: Length = 340;

/// Between entries in a line, and between lines.
const AFTER: Length = 240;
const BETWEEN: Length = 40;

/// What a mark means.
#[derive(Clone, Debug)]
pub(super) struct KeyEntry {
    /// The mark before the words.
    pub(super) swatch: Swatch,
    /// The words.
    pub(super) text: String,
}

/// A mark in a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Swatch {
    /// A square in a colour.
    Square(Paint),
    /// A triangle.
    Effect(Effect),
    /// A letter.
    Letter(String),
    /// A piece of a series' line, with the marker of that place.
    Line(Paint, usize),
    /// A series' marker.
    Marker(Paint, usize),
    /// A shade of a heat map.
    Shade(u8),
    /// The outline of a number that is hidden.
    Hidden,
    /// The cross of a number that is missing.
    Missing,
    /// None: the words name what is below.
    None,
    /// None: the words are the heading of one of several parts.
    Heading,
}

impl Swatch {
    fn weight(&self) -> Weight {
        if *self == Self::Heading { Weight::Bold } else { Weight::Regular }
    }

    fn room(&self) -> Length {
        match self {
            Self::None | Self::Heading => 0,
            Self::Line(..) => LINE_SWATCH,
            Self::Square(_)
            | Self::Effect(_)
            | Self::Letter(_)
            | Self::Marker(..)
            | Self::Shade(_)
            | Self::Hidden
            | Self::Missing => SWATCH,
        }
    }
}

/// A key with everything in its place.
#[derive(Clone, Debug)]
pub(super) struct PlacedKey {
    entries: Vec<PlacedEntry>,
    /// The height of its foot.
    pub(super) bottom: Length,
}

impl PlacedKey {
    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// No entries, but room down to a height.
    pub(super) fn empty(bottom: Length) -> Self {
        Self { entries: Vec::new(), bottom }
    }
}

/// A key's entry: the middle of its first line.
#[derive(Clone, Debug)]
struct PlacedEntry {
    swatch: Swatch,
    lines: Vec<String>,
    at: (Length, Length),
}

/// Places a key's entries from a corner on, in a width.
pub(super) fn place(
    key: &[KeyEntry],
    (left, top): (Length, Length),
    width: Length,
    language: Language,
) -> PlacedKey {
    let mut placed = PlacedKey::empty(top);
    let (mut x, mut y) = (left, top);
    for entry in key {
        let room = entry.swatch.room();
        let weight = entry.swatch.weight();
        let lines = text::wrap(&entry.text, width - room, weight, language);
        let entry_width = room + text::widest(&lines, weight);
        if x > left && x + entry_width > left + width {
            x = left;
            y = placed.bottom + BETWEEN;
        }
        placed.bottom = placed.bottom.max(y + text::height(&lines));
        placed.entries.push(PlacedEntry {
            swatch: entry.swatch.clone(),
            lines,
            at: (x + room, y + LINE / 2),
        });
        x += entry_width + AFTER;
    }
    placed
}

/// Draws a key.
pub(super) fn draw(canvas: &mut Canvas, key: &PlacedKey) {
    if key.entries.is_empty() {
        return;
    }
    canvas.group("key", Look::PLAIN, |canvas| {
        for entry in &key.entries {
            draw_entry(canvas, entry);
        }
    });
}

fn draw_entry(canvas: &mut Canvas, entry: &PlacedEntry) {
    let (x, y) = entry.at;
    match &entry.swatch {
        Swatch::Square(paint) => canvas.group("swatch", Look::paint(*paint), |canvas| {
            canvas.rect((x - SWATCH, y - 70), (x - SWATCH + 140, y + 70));
        }),
        Swatch::Effect(effect) => shape::effect(canvas, *effect, (x - SWATCH + 70, y)),
        Swatch::Line(paint, place) => {
            canvas.group("swatch round", Look::paint(*paint), |canvas| {
                canvas.line(&[(x - LINE_SWATCH, y), (x - 60, y)], 25);
                shape::marker(canvas, *place, (x - 60 - (LINE_SWATCH - 60) / 2, y));
            });
        }
        Swatch::Marker(paint, place) => canvas.group("swatch", Look::paint(*paint), |canvas| {
            shape::marker(canvas, *place, (x - SWATCH + 70, y));
        }),
        Swatch::Shade(level) => canvas.group(shape::shade(*level), Look::paint(Paint::series(0)), |canvas| {
            canvas.rect((x - SWATCH, y - 70), (x - SWATCH + 140, y + 70));
        }),
        Swatch::Hidden => canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
            canvas.outline((x - SWATCH + 5, y - 65), (x - SWATCH + 135, y + 65));
        }),
        Swatch::Missing => shape::missing(canvas, (x - SWATCH + 70, y)),
        Swatch::Letter(letter) => canvas.text_as(letter, (x - SWATCH, y), Look::PLAIN.bold()),
        Swatch::Heading => {
            return canvas
                .group("heading", Look::PLAIN.bold(), |canvas| canvas.block(&entry.lines, entry.at));
        }
        Swatch::None => {}
    }
    canvas.block(&entry.lines, entry.at);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_wrap_whole() {
        let entry = |text: &str| KeyEntry { swatch: Swatch::Square(Paint::Series(0)), text: text.into() };
        let key = [entry("Kinderen met deze vraag"), entry("Kinderen die hulp kregen"), entry("Keren")];
        let placed = place(&key, (100, 0), 4000, Language::Dutch);
        let at: Vec<_> = placed.entries.iter().map(|entry| entry.at).collect();
        assert_eq!((at[0], at[1], at[2].1), ((300, 100), (300, 340), 340));
        assert_eq!(placed.bottom, 440);
    }
}
