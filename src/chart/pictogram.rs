//! Pictograms: amounts as rows of little figures, each standing for as many. The number itself stands with them, because
//! figures are rounded.

use super::canvas::Canvas;
use super::data::Data;
use super::geometry::whole;
use super::key;
use super::paint::Paint;
use super::shape;
use super::svg::{Brush, Look, Path};
use super::text::{self, LINE, Length, Weight};
use super::track::{Measure, Tracks};
use crate::model::{Cell, Counts};

/// The room of a figure.
const WIDTH: Length = 190;
const HEIGHT: Length = 290;

/// At most so many figures stand for the largest number.
const MOST: f64 = 20.0;

/// Draws a pictogram.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let each = each(data.numbers().fold(0.0, f64::max));
    let caption = caption(data, each);
    let caption = text::wrap(&caption, width, Weight::Regular, data.language);
    let cells: Vec<Cell> = (0..data.rows.len()).map(|row| data.cell(row, data.columns[0])).collect();
    let figures: Vec<Length> = cells.iter().map(|cell| whole(cell.number().unwrap_or(0.0) / each)).collect();
    let top = text::height(&caption) + if caption.is_empty() { 0 } else { 120 };
    let measure = Measure { width, top, least: WIDTH * 10, air: 180 };
    let tracks = Tracks::place(&data.names(), measure, data.language, |width| {
        // A hidden number has the outline of a figure.
        let rows = figures.iter().zip(&cells);
        rows.map(|(figures, cell)| LINE + lines(*figures, width).max(is_hidden(*cell)) * HEIGHT).collect()
    });
    let gaps = key::place(&data.gaps(), (0, tracks.bottom + 120), width, data.language);
    let height = if data.gaps().is_empty() { tracks.bottom } else { gaps.bottom };
    let mut canvas = Canvas::new(width, height + 20);
    if !caption.is_empty() {
        canvas.group("caption", Look::paint(Paint::Muted), |canvas| canvas.block(&caption, (0, LINE / 2)));
    }
    tracks.draw_labels(&mut canvas);
    canvas.group("values", Look::PLAIN.bold(), |canvas| {
        for (cell, top) in cells.iter().zip(&tracks.tops).filter(|(cell, _)| **cell != Cell::Missing) {
            canvas.text(&data.value(*cell), (tracks.left, top + LINE / 2));
        }
    });
    let people = data.table.columns[data.columns[0]].counts == Counts::People;
    canvas.group("series round", Look::paint(Paint::series(0)), |canvas| {
        for (count, top) in figures.iter().zip(&tracks.tops) {
            let places = places(*count, tracks.width);
            let corners: Vec<_> = places.map(|(x, y)| (tracks.left + x, top + LINE + y)).collect();
            draw_figures(canvas, &corners, people);
        }
    });
    for (cell, top) in cells.iter().zip(&tracks.tops) {
        match cell {
            Cell::Number(_) => {}
            Cell::Missing => shape::missing(&mut canvas, (tracks.left + 60, top + LINE / 2)),
            Cell::Hidden(_) => canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                let y = top + LINE + 30;
                canvas.outline((tracks.left + 5, y), (tracks.left + WIDTH - 30, y + HEIGHT - 60));
            }),
        }
    }
    key::draw(&mut canvas, &gaps);
    canvas
}

fn is_hidden(cell: Cell) -> Length {
    Length::from(matches!(cell, Cell::Hidden(_)))
}

/// What one figure stands for: 1, 2 or 5 times a power of ten, so that there are not too many.
fn each(most: f64) -> f64 {
    let mut power = 1.0;
    loop {
        for times in [1.0, 2.0, 5.0] {
            if most / (power * times) <= MOST {
                return power * times;
            }
        }
        power *= 10.0;
    }
}

/// "Elk figuurtje staat voor 10 kinderen."; the unit alone where it stands for one.
fn caption(data: &Data<'_>, each: f64) -> String {
    let exact = data.numbers().all(|number| (number / each).fract() == 0.0);
    if exact && each <= 1.0 {
        return data.caption().unwrap_or_default();
    }
    let number = data.number(each);
    let number = match data.caption() {
        Some(unit) => data.with("chart-with-unit", &[("number", (&number).into()), ("unit", (&unit).into())]),
        None => number,
    };
    let exact = data.numbers().all(|number| (number / each).fract() == 0.0);
    data.with(
        if exact { "chart-figure-each" } else { "chart-figure-each-rounded" },
        &[("number", (&number).into())],
    )
}

/// How many figures stand beside each other, and in how many lines a number of them.
fn across(width: Length) -> Length {
    let most = (width / WIDTH).max(1);
    // Ten or five in a line are counted at a glance.
    if most >= 20 {
        20
    } else if most >= 10 {
        10
    } else {
        most.min(5)
    }
}

fn lines(count: Length, width: Length) -> Length {
    (count + across(width) - 1).max(0) / across(width)
}

/// The top left corners of figures.
fn places(count: Length, width: Length) -> impl Iterator<Item = (Length, Length)> {
    let across = across(width);
    (0..count).map(move |index| (index % across * WIDTH, index / across * HEIGHT))
}

/// Persons, or discs for what are none: strokes with round ends, all figures of a row in one or two paths.
fn draw_figures(canvas: &mut Canvas, places: &[(Length, Length)], people: bool) {
    if places.is_empty() {
        return;
    }
    let dots = |down: Length, length: Length| {
        let mut path = Path::default();
        for (x, y) in places {
            path.start((x + WIDTH / 2, y + down)).line((x + WIDTH / 2, y + down + length));
        }
        path
    };
    let strokes =
        if people { vec![(dots(70, 1), 80), (dots(175, 55), 120)] } else { vec![(dots(145, 1), 160)] };
    let paint = canvas.look().paint;
    for (path, width) in strokes {
        canvas.svg(|svg| svg.path(&path, Brush::Stroke(paint, width)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_for_round_numbers() {
        let rows =
            [(0.0, 1.0), (20.0, 1.0), (21.0, 2.0), (64.0, 5.0), (110.0, 10.0), (123_456_789.0, 10_000_000.0)];
        for (most, expected) in rows {
            assert!((each(most) - expected).abs() < 0.5, "{most}");
        }
        assert_eq!((lines(0, 3000), lines(11, 3000), lines(20, 5000)), (0, 2, 1));
    }
}
