//! Waffles: shares as squares of a hundred. Parts of one whole share a grid; other shares have a grid each.

use super::NARROW;
use super::canvas::Canvas;
use super::data::Data;
use super::geometry::whole;
use super::key::{self, KeyEntry, Swatch};
use super::paint::Paint;
use super::shape;
use super::svg::{Brush, Look};
use super::text::{self, LINE, Length, Weight};
use crate::model::Cell;

/// The squares of a side.
const SIDE: Length = 10;

/// Between squares, between grids, and between a grid and its words.
const BETWEEN: Length = 20;
const GRID_GAP: Length = 320;
const WORDS_GAP: Length = 80;

/// Draws a waffle.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let cells: Vec<Cell> = (0..data.rows.len()).map(|row| data.cell(row, data.columns[0])).collect();
    let numbers: Option<Vec<f64>> = cells.iter().map(|cell| cell.number()).collect();
    match numbers {
        Some(numbers) if is_one_whole(&numbers) => draw_whole(data, &numbers, width),
        _ => draw_apart(data, &cells, width),
    }
}

/// Whether shares are parts of one whole that colours can tell apart. Rounded shares may add up to a little more.
fn is_one_whole(shares: &[f64]) -> bool {
    let sum: f64 = shares.iter().sum();
    (2..=Paint::SERIES).contains(&shares.len()) && (98.0..=102.0).contains(&sum)
}

/// One grid with a key beside it, or below in a narrow drawing.
fn draw_whole(data: &Data<'_>, shares: &[f64], width: Length) -> Canvas {
    let size = if width == NARROW { 2800 } else { 2400 };
    let (left, mut top, room) = if width == NARROW {
        (0, size + WORDS_GAP * 2, width)
    } else {
        (size + GRID_GAP, 0, width - size - GRID_GAP)
    };
    let entries = (0..shares.len()).map(|row| KeyEntry {
        swatch: Swatch::Square(Paint::series(row)),
        text: data.with(
            "chart-bar-value",
            &[("name", (&data.rows[row].0).into()), ("value", (&data.number(shares[row])).into())],
        ),
    });
    let mut keys = Vec::new();
    for entry in entries {
        let placed = key::place(&[entry], (left, top), room, data.language);
        top = placed.bottom + WORDS_GAP;
        keys.push(placed);
    }
    let mut canvas = Canvas::new(width, size.max(top - WORDS_GAP) + 20);
    let mut first = 0;
    for (place, count) in squares(shares).into_iter().enumerate() {
        canvas.group("series", Look::paint(Paint::series(place)), |canvas| {
            for index in first..first + count {
                let (from, to) = square(index, (0, 0), size);
                canvas.rect(from, to);
            }
        });
        first += count;
    }
    draw_rest(&mut canvas, first, (0, 0), size);
    for key in &keys {
        key::draw(&mut canvas, key);
    }
    canvas
}

/// How many squares each share has: rounded so that they are a hundred together where the shares are.
fn squares(shares: &[f64]) -> Vec<Length> {
    let mut before = 0.0;
    let mut taken = 0;
    shares
        .iter()
        .map(|share| {
            before += share;
            let until = whole(before).min(SIDE * SIDE);
            let count = until - taken;
            taken = until;
            count
        })
        .collect()
}

/// A grid for every share, with its name and number above.
fn draw_apart(data: &Data<'_>, cells: &[Cell], width: Length) -> Canvas {
    let across: Length = if width == NARROW { 2 } else { 4 };
    let size = (width + GRID_GAP) / across - GRID_GAP;
    let label = |row: usize| {
        let name = text::wrap(&data.rows[row].0, size, Weight::Regular, data.language);
        let value = Some(cells[row]).filter(|cell| *cell != Cell::Missing).map(|cell| data.value(cell));
        (value.map(|value| text::wrap(&value, size, Weight::Bold, data.language)).unwrap_or_default(), name)
    };
    let labels: Vec<(Vec<String>, Vec<String>)> = (0..cells.len()).map(label).collect();
    let mut places = Vec::new();
    let mut top = 0;
    for line in labels.chunks(usize::try_from(across).unwrap_or(1)) {
        let words =
            line.iter().map(|(value, name)| text::height(value) + text::height(name)).max().unwrap_or(0);
        let lefts = (0..across).map(|index| index * (size + GRID_GAP));
        places.extend(line.iter().zip(lefts).map(|(_, left)| (left, top, top + words + WORDS_GAP)));
        top += words + WORDS_GAP + size + GRID_GAP;
    }
    let gaps = key::place(&data.gaps(), (0, top - GRID_GAP + WORDS_GAP * 2), width, data.language);
    let height = if data.gaps().is_empty() { top - GRID_GAP } else { gaps.bottom };
    let mut canvas = Canvas::new(width, height + 20);
    for ((left, top, grid), (value, name)) in places.iter().zip(&labels) {
        canvas.group("labels", Look::paint(Paint::Ink), |canvas| {
            canvas.group("value", Look::PLAIN.bold(), |canvas| canvas.block(value, (*left, top + LINE / 2)));
            let below = grid - WORDS_GAP - text::height(name) + LINE / 2;
            canvas.block(name, (*left, below));
        });
    }
    canvas.group("series", Look::paint(Paint::series(0)), |canvas| {
        for (cell, (left, _, top)) in cells.iter().zip(&places) {
            for index in 0..cell.number().map_or(0, |share| whole(share).min(SIDE * SIDE)) {
                let (from, to) = square(index, (*left, *top), size);
                canvas.rect(from, to);
            }
        }
    });
    for (cell, (left, _, top)) in cells.iter().zip(&places) {
        match cell {
            Cell::Number(share) => {
                draw_rest(&mut canvas, whole(*share).min(SIDE * SIDE), (*left, *top), size);
            }
            Cell::Missing => shape::missing(&mut canvas, (left + size / 2, top + size / 2)),
            Cell::Hidden(_) => canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                canvas.outline((left + 5, top + 5), (left + size - 5, top + size - 5));
            }),
        }
    }
    key::draw(&mut canvas, &gaps);
    canvas
}

/// The squares from one on that belong to no share.
fn draw_rest(canvas: &mut Canvas, first: Length, corner: (Length, Length), size: Length) {
    canvas.group("rest", Look::paint(Paint::Muted), |canvas| {
        for index in first..SIDE * SIDE {
            let ((left, top), (right, bottom)) = square(index, corner, size);
            let corners =
                [(left + 5, top + 5), (right - 5, top + 5), (right - 5, bottom - 5), (left + 5, bottom - 5)];
            canvas.svg(|svg| svg.rect(corners[0], corners[2], Brush::Stroke(Paint::Faint, 10)));
        }
    });
}

/// A square of a grid, row by row from the top.
fn square(
    index: Length,
    (left, top): (Length, Length),
    size: Length,
) -> ((Length, Length), (Length, Length)) {
    let pitch = (size + BETWEEN) / SIDE;
    let (x, y) = (left + index % SIDE * pitch, top + index / SIDE * pitch);
    ((x, y), (x + pitch - BETWEEN, y + pitch - BETWEEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_are_a_hundred_together() {
        assert_eq!(squares(&[33.4, 33.3, 33.3]), [33, 34, 33]);
        assert_eq!(
            squares(&[62.0, 25.0, 14.0]),
            [62, 25, 13],
            "rounded shares cannot be more than the whole"
        );
        assert!(is_one_whole(&[62.0, 25.0, 13.0]) && !is_one_whole(&[62.0]) && !is_one_whole(&[62.0, 70.0]));
        assert!(!is_one_whole(&[20.0; 5]), "more than colours can keep apart");
    }
}
