//! Slopes: how each row went from one column to the other. Names and numbers stand at the ends of the lines.

use super::canvas::Canvas;
use super::data::Data;
use super::ends::{self, End};
use super::frame::{caption, field_height};
use super::key::{self, KeyEntry, PlacedKey, Swatch};
use super::paint::Paint;
use super::scale::Scale;
use super::shape::{self, MARKER};
use super::svg::{Anchor, Look};
use super::text::{self, LINE, Length, Weight};
use crate::model::Cell;

/// From a dot to its words, with a line between them where those make way.
const SIDE: Length = 260;

/// Between the parts of the drawing.
const GAP: Length = 100;

/// A row that is drawn: its place, and its numbers.
struct Line {
    row: usize,
    numbers: [f64; 2],
}

impl Line {
    fn falls(&self) -> bool {
        self.numbers[1] < self.numbers[0]
    }
}

/// Draws slopes.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let layout = Layout::of(data, width);
    let mut canvas = Canvas::new(width, layout.height);
    layout.draw_around(&mut canvas);
    for (place, falls) in [(0, false), (1, true)] {
        canvas.group("series round", Look::paint(Paint::series(place)), |canvas| {
            for line in layout.lines.iter().filter(|line| line.falls() == falls) {
                let [from, to] = [0, 1].map(|side| (layout.sides[side], layout.y(line, side)));
                canvas.line(&[from, to], 25);
                shape::marker(canvas, place, from);
                shape::marker(canvas, place, to);
            }
        });
    }
    for (side, way) in [(0, -1), (1, 1)] {
        layout.draw_words(&mut canvas, side, way);
    }
    canvas
}

/// From the round number where other axes start to the highest number: no tick stands above it.
fn scale(data: &Data<'_>) -> Scale {
    let scale = data.near_scale();
    let most = data.numbers().fold(f64::NEG_INFINITY, f64::max);
    if scale.from < most && most > 0.0 { Scale::between(scale.from, most) } else { scale }
}

/// Where everything goes.
struct Layout {
    width: Length,
    height: Length,
    lines: Vec<Line>,
    /// The words at both ends of each line.
    words: [Vec<Vec<String>>; 2],
    /// Where lines start and end, from left to right and from top to bottom.
    sides: [Length; 2],
    field: (Length, Length),
    scale: Scale,
    /// What stands over the scale and over its sides, each from its first line on.
    caption: (Vec<String>, Length),
    heads: [Vec<String>; 2],
    head_top: Length,
    keys: [PlacedKey; 2],
}

impl Layout {
    /// Heads, the caption, and then the field, high enough for all words.
    fn of(data: &Data<'_>, width: Length) -> Self {
        let (lines, others) = lines(data);
        let scale = scale(data);
        let words = [0, 1].map(|side| lines.iter().map(|line| words(data, line, side, width)).collect());
        let widest = |words: &Vec<Vec<String>>| {
            words.iter().map(|lines| text::widest(lines, Weight::Regular)).max().unwrap_or(0) + SIDE
        };
        let sides = [widest(&words[0]), width - widest(&words[1])];
        let key = key::place(&directions(data, &lines), (0, 0), width, data.language);
        let caption_top = if key.is_empty() { 0 } else { key.bottom + GAP / 2 };
        let caption = caption(data, &scale);
        let caption = caption
            .map_or_else(Vec::new, |caption| text::wrap(&caption, width, Weight::Regular, data.language));
        let head_top = caption_top + text::height(&caption) + if caption.is_empty() { 0 } else { GAP / 2 };
        let heads = [0, 1].map(|side| {
            text::wrap(data.name(data.columns[side]), width / 2 - GAP, Weight::Bold, data.language)
        });
        let top = head_top + heads.iter().map(|lines| text::height(lines)).max().unwrap_or(0) + GAP;
        let needed: Length = words[1].iter().map(|lines| text::height(lines) + 20).sum();
        let bottom = top + field_height(width).max(needed);
        let foot = key::place(&others, (0, bottom + GAP), width, data.language);
        let height = 20 + if others.is_empty() { bottom + LINE / 2 } else { foot.bottom };
        let caption = (caption, caption_top);
        let (field, keys) = ((top, bottom), [key, foot]);
        Self { width, height, lines, words, sides, field, scale, caption, heads, head_top, keys }
    }

    /// Where a line starts or ends.
    fn y(&self, line: &Line, side: usize) -> Length {
        self.scale.place(line.numbers[side], (self.field.1, self.field.0))
    }

    fn draw_around(&self, canvas: &mut Canvas) {
        for key in &self.keys {
            key::draw(canvas, key);
        }
        let (caption, top) = &self.caption;
        if !caption.is_empty() {
            canvas.group("caption", Look::paint(Paint::Muted), |canvas| {
                canvas.block(caption, (0, top + LINE / 2));
            });
        }
        for (side, anchor, x) in [(0, Anchor::Start, 0), (1, Anchor::End, self.width)] {
            canvas.group("head", Look::paint(Paint::Ink).anchor(anchor).bold(), |canvas| {
                canvas.block(&self.heads[side], (x, self.head_top + LINE / 2));
            });
        }
        canvas.group("axis", Look::paint(Paint::Faint), |canvas| {
            for x in self.sides {
                canvas.line(&[(x, self.field.0), (x, self.field.1)], 10);
            }
        });
    }

    /// Words beside their dots; a faint line leads to those that made way.
    fn draw_words(&self, canvas: &mut Canvas, side: usize, way: Length) {
        let ends = self.lines.iter().zip(&self.words[side]);
        let ends: Vec<End> =
            ends.map(|(line, words)| End { lines: words.clone(), at: self.y(line, side) }).collect();
        let tops = ends::place(&ends, (self.field.0 - LINE / 2, self.field.1 + LINE / 2));
        let x = self.sides[side];
        canvas.group("leaders", Look::paint(Paint::Faint), |canvas| {
            for (end, top) in ends.iter().zip(&tops) {
                let middle = top + (text::height(&end.lines) - LINE) / 2;
                if (middle - end.at).abs() > 60 {
                    canvas.line(&[(x + way * (MARKER + 20), end.at), (x + way * (SIDE - 30), middle)], 10);
                }
            }
        });
        let anchor = if way < 0 { Anchor::End } else { Anchor::Start };
        canvas.group("ends", Look::paint(Paint::Ink).anchor(anchor), |canvas| {
            for (end, top) in ends.iter().zip(&tops) {
                canvas.block(&end.lines, (x + way * SIDE, *top));
            }
        });
    }
}

/// The number at the left end of a line; the number and the row's name at the right.
fn words(data: &Data<'_>, line: &Line, side: usize, width: Length) -> Vec<String> {
    let number = data.number(line.numbers[side]);
    if side == 0 {
        return vec![number];
    }
    let named = format!("{number} {}", data.rows[line.row].0);
    text::wrap(&named, width * 2 / 5, Weight::Regular, data.language)
}

/// Rows with both numbers, and in words those without.
fn lines(data: &Data<'_>) -> (Vec<Line>, Vec<KeyEntry>) {
    let (mut lines, mut others) = (Vec::new(), Vec::new());
    for row in 0..data.rows.len() {
        let cells = data.cells(row);
        if let [Cell::Number(from), Cell::Number(to)] = cells[..] {
            lines.push(Line { row, numbers: [from, to] });
            continue;
        }
        let texts: Vec<String> = cells.iter().map(|cell| data.value(*cell)).collect();
        let [from, to] = &texts[..] else { continue };
        let args = [("name", (&data.rows[row].0).into()), ("from", from.into()), ("to", to.into())];
        let swatch = if cells.contains(&Cell::Missing) { Swatch::Missing } else { Swatch::Hidden };
        others.push(KeyEntry { swatch, text: data.with("chart-difference-short", &args) });
    }
    (lines, others)
}

/// What the two colours mean, where both are there.
fn directions(data: &Data<'_>, lines: &[Line]) -> Vec<KeyEntry> {
    if lines.iter().all(Line::falls) || !lines.iter().any(Line::falls) {
        return Vec::new();
    }
    let entry = |(place, key)| KeyEntry {
        swatch: Swatch::Line(Paint::series(place), place),
        text: data.texts.get(key),
    };
    [(0, "chart-rises"), (1, "chart-falls")].map(entry).into()
}
