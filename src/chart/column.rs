//! Columns: upright bars, for few categories with short names, or for points in time. Where the names do not fit under
//! their columns, as on most telephones, the same data is drawn as bars.

use super::canvas::Canvas;
use super::data::Data;
use super::frame::{self, Frame, Plan, Spread};
use super::key::Swatch;
use super::paint::Paint;
use super::rows;
use super::scale::{Scale, Start};
use super::shape;
use super::svg::{Anchor, Look};
use super::text::{self, LINE, Length, Weight};
use crate::model::{Cell, Hidden};

/// The widest a column gets.
const WIDEST: Length = 640;

/// The narrowest column that can still be seen, with the air beside it.
const NARROWEST: Length = 60;

/// How high the mark is of a number that could be anything.
const STUB: Length = 240;

/// From a column to its number.
const VALUE_GAP: Length = 40;

/// What parts the columns of a group: two pixels of the page, from which every colour differs enough.
const GAP: Length = 20;

/// Draws columns, or bars where columns do not fit.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let numbers = data.all().filter_map(height_of);
    let mut scale = Scale::of(numbers.clone(), Start::Zero, 4);
    let count = Length::try_from(data.rows.len()).unwrap_or(Length::MAX).max(1);
    let series = Length::try_from(data.columns.len()).unwrap_or(1).max(1);
    let valued = series == 1 && widest_value(data) + VALUE_GAP <= width / count;
    if valued {
        // Nothing to read off a scale, so it ends where the columns do.
        scale.to = numbers.clone().fold(0.0, f64::max);
        scale.from = numbers.fold(0.0, f64::min);
        scale.to = if scale.from < scale.to { scale.to } else { 1.0 };
    }
    let field = width - if valued { 0 } else { frame::gutter(data, &scale) };
    let named = data.moments().is_some() || frame::names_fit(data, field / count);
    if !named || field / count / series < NARROWEST {
        return rows::draw(&rows::of_data(data), width, data.language);
    }
    let plan = Plan {
        key: data.key(|paint, _| Swatch::Square(paint)),
        ticks: !valued,
        head: if valued { LINE + VALUE_GAP } else { 0 },
        foot: if valued && scale.from < 0.0 { LINE } else { 0 },
        ..Frame::plan(width, scale, Spread::Bands)
    };
    let frame = Frame::new(data, &plan);
    let mut canvas = Canvas::new(width, frame.height);
    frame.draw(&mut canvas);
    draw_columns(&mut canvas, data, &frame);
    frame.draw_base(&mut canvas);
    if valued {
        draw_values(&mut canvas, data, &frame);
    }
    canvas
}

/// How high a column is drawn; a hidden number is somewhere under its threshold.
fn height_of(cell: Cell) -> Option<f64> {
    match cell {
        Cell::Hidden(Hidden::Small(threshold)) => Some(f64::from(threshold)),
        cell => cell.number(),
    }
}

/// Where marks of unknown height stand: above zero, or where there is no room, below.
fn way(frame: &Frame) -> Length {
    if frame.base() - STUB < frame.top { 1 } else { -1 }
}

fn widest_value(data: &Data<'_>) -> Length {
    data.all().map(|cell| text::width(&data.value(cell), Weight::Regular)).max().unwrap_or(0)
}

/// Left and right of each column of a row.
fn columns(frame: &Frame, row: usize, series: usize) -> impl Iterator<Item = (Length, Length)> {
    let count = Length::try_from(series).unwrap_or(1).max(1);
    let width = (frame.pitch * 3 / 4 / count).min(WIDEST);
    let left = frame.centers[row] - width * count / 2;
    let gap = if count > 1 { GAP.min(width / 4) } else { 0 };
    (0..count).map(move |place| (left + place * width, left + (place + 1) * width - gap))
}

fn draw_columns(canvas: &mut Canvas, data: &Data<'_>, frame: &Frame) {
    let base = frame.base();
    let series = data.columns.len();
    let all: Vec<(usize, Cell, (Length, Length))> = (0..data.rows.len())
        .flat_map(|row| {
            let cells = data.cells(row).into_iter().enumerate();
            cells.zip(columns(frame, row, series)).map(|((place, cell), sides)| (place, cell, sides))
        })
        .collect();
    for place in 0..series {
        canvas.group("series", Look::paint(Paint::series(place)), |canvas| {
            for (_, cell, (left, right)) in all.iter().filter(|(series, ..)| *series == place) {
                if let Some(number) = cell.number().filter(|number| *number != 0.0) {
                    canvas.rect((*left, frame.y(number)), (*right, base));
                }
            }
        });
    }
    for (_, cell, (left, right)) in &all {
        match cell {
            Cell::Number(_) => {}
            Cell::Missing => shape::missing(canvas, (i32::midpoint(*left, *right), base + 60 * way(frame))),
            Cell::Hidden(_) => canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                let top = height_of(*cell).map_or(base + STUB * way(frame), |most| frame.y(most));
                canvas.outline((left + 5, top), (right - 5, base));
            }),
        }
    }
}

/// Numbers over their columns; under those that hang down.
fn draw_values(canvas: &mut Canvas, data: &Data<'_>, frame: &Frame) {
    canvas.group("values", Look::paint(Paint::Ink).anchor(Anchor::Middle), |canvas| {
        for (row, center) in frame.centers.iter().enumerate() {
            for cell in data.cells(row) {
                let end = match cell {
                    Cell::Missing => frame.base() + 100 * way(frame),
                    Cell::Hidden(Hidden::Secondary) => frame.base() + STUB * way(frame),
                    _ => frame.y(height_of(cell).unwrap_or(0.0)),
                };
                let below =
                    cell.number().map_or(way(frame) > 0 && height_of(cell).is_none(), |number| number < 0.0);
                let middle = LINE / 2 + VALUE_GAP;
                let y = if below { end + middle } else { end - middle };
                canvas.text(&data.value(cell), (*center, y));
            }
        }
    });
}
