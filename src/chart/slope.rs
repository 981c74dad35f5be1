//! Slopes: how each row went from one column to the other. Names and numbers stand at the ends of the lines.

use super::canvas::Canvas;
use super::data::Data;
use super::ends::{self, End};
use super::frame::{caption, field_height};
use super::key::{self, KeyEntry, Swatch};
use super::paint::Paint;
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

/// Draws slopes.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let (lines, others) = lines(data);
    let scale = data.near_scale();
    let limit = width * 2 / 5;
    let end = |line: &Line, side: usize| {
        let number = data.number(line.numbers[side]);
        if side == 0 {
            vec![number]
        } else {
            text::wrap(&format!("{number} {}", data.rows[line.row].0), limit, Weight::Regular, data.language)
        }
    };
    let words: [Vec<Vec<String>>; 2] = [0, 1].map(|side| lines.iter().map(|line| end(line, side)).collect());
    let widest =
        |side: usize| words[side].iter().map(|lines| text::widest(lines, Weight::Regular)).max().unwrap_or(0);
    let (left, right) = (widest(0) + SIDE, width - widest(1) - SIDE);
    // Heads, the caption, and then the field, high enough for all words.
    let caption = caption(data, &scale)
        .map_or_else(Vec::new, |text| text::wrap(&text, width, Weight::Regular, data.language));
    let heads = [0, 1]
        .map(|side| text::wrap(data.name(data.columns[side]), width / 2 - GAP, Weight::Bold, data.language));
    let key = key::place(&directions(data, &lines), (0, 0), width, data.language);
    let caption_top = key.bottom + if key.bottom > 0 { GAP / 2 } else { 0 };
    let head_top = caption_top + text::height(&caption) + if caption.is_empty() { 0 } else { GAP / 2 };
    let top = head_top + heads.iter().map(|lines| text::height(lines)).max().unwrap_or(0) + GAP;
    let needed: Length = words[1].iter().map(|lines| text::height(lines) + 20).sum();
    let bottom = top + field_height(width).max(needed);
    let foot = key::place(&others, (0, bottom + GAP), width, data.language);
    let height = if others.is_empty() { bottom + LINE / 2 } else { foot.bottom };

    let mut canvas = Canvas::new(width, height + 20);
    key::draw(&mut canvas, &key);
    key::draw(&mut canvas, &foot);
    canvas.group("caption", Look::paint(Paint::Muted), |canvas| {
        canvas.block(&caption, (0, caption_top + LINE / 2))
    });
    for (side, anchor, x) in [(0, Anchor::Start, 0), (1, Anchor::End, width)] {
        canvas.group("head", Look::paint(Paint::Ink).anchor(anchor).bold(), |canvas| {
            canvas.block(&heads[side], (x, head_top + LINE / 2));
        });
    }
    let y = |number: f64| scale.place(number, (bottom, top));
    canvas.group("axis", Look::paint(Paint::Faint), |canvas| {
        for x in [left, right] {
            canvas.line(&[(x, top), (x, bottom)], 10);
        }
    });
    for (place, falls) in [(0, false), (1, true)] {
        canvas.group("series round", Look::paint(Paint::series(place)), |canvas| {
            for Line { numbers: [from, to], .. } in
                lines.iter().filter(|line| (line.numbers[1] < line.numbers[0]) == falls)
            {
                canvas.line(&[(left, y(*from)), (right, y(*to))], 25);
                shape::marker(canvas, place, (left, y(*from)));
                shape::marker(canvas, place, (right, y(*to)));
            }
        });
    }
    for (side, x, way) in [(0, left, -1), (1, right, 1)] {
        let at = |line: &Line| y(line.numbers[side]);
        let ends: Vec<End> = lines
            .iter()
            .zip(&words[side])
            .map(|(line, words)| End { lines: words.clone(), at: at(line) })
            .collect();
        let tops = ends::place(&ends, (top - LINE / 2, bottom + LINE / 2));
        draw_words(&mut canvas, &ends, &tops, (x, way));
    }
    canvas
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
    let falls = |line: &Line| line.numbers[1] < line.numbers[0];
    if lines.iter().all(falls) || !lines.iter().any(falls) {
        return Vec::new();
    }
    let entry = |(place, key)| KeyEntry {
        swatch: Swatch::Line(Paint::series(place), place),
        text: data.texts.get(key),
    };
    [(0, "chart-rises"), (1, "chart-falls")].map(entry).into()
}

/// Words beside their dots; a faint line leads to those that made way.
fn draw_words(canvas: &mut Canvas, ends: &[End], tops: &[Length], (x, way): (Length, Length)) {
    canvas.group("leaders", Look::paint(Paint::Faint), |canvas| {
        for (end, top) in ends.iter().zip(tops) {
            let middle = top + (text::height(&end.lines) - LINE) / 2;
            if (middle - end.at).abs() > 60 {
                canvas.line(&[(x + way * (MARKER + 20), end.at), (x + way * (SIDE - 30), middle)], 10);
            }
        }
    });
    let anchor = if way < 0 { Anchor::End } else { Anchor::Start };
    canvas.group("ends", Look::paint(Paint::Ink).anchor(anchor), |canvas| {
        for (end, top) in ends.iter().zip(tops) {
            canvas.block(&end.lines, (x + way * SIDE, *top));
        }
    });
}
