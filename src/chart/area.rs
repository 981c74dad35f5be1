//! Areas: amounts that run from row to row, the series on top of each other. They start at zero, and where one number is
//! not there the whole pile is broken, because what lies on top would stand at no height.

use super::canvas::{Canvas, Point};
use super::data::Data;
use super::ends::Names;
use super::frame::{Frame, Plan, Spread};
use super::key::Swatch;
use super::paint::Paint;
use super::scale::{Scale, Start};
use super::shape;
use super::svg::Look;
use super::text::Length;
use crate::model::Cell;

/// Draws areas.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let piles: Vec<Option<Vec<f64>>> = (0..data.rows.len()).map(|row| pile(&data.cells(row))).collect();
    let heights = piles.iter().flatten().filter_map(|pile| pile.last().copied());
    let names = Names::of(data, width);
    let plan = Frame::plan(width, Scale::of(heights, Start::Zero, 4), Spread::Points);
    let key = names.key(data, |paint, _| Swatch::Square(paint));
    let frame = Frame::new(data, &Plan { key, right: names.room(), ..plan });
    let mut canvas = Canvas::new(width, frame.height);
    frame.draw(&mut canvas);
    for place in 0..data.columns.len() {
        draw_series(&mut canvas, &frame, &piles, place);
    }
    draw_edges(&mut canvas, &frame, &piles, data.columns.len());
    frame.draw_base(&mut canvas);
    draw_gaps(&mut canvas, data, &frame);
    // The middle of each layer at its last row.
    let last = piles.iter().rposition(Option::is_some);
    let middle = |place: usize| {
        let (row, pile) = last.and_then(|row| Some((row, piles[row].as_ref()?)))?;
        Some((frame.centers[row], frame.y(f64::midpoint(pile[place], pile[place + 1]))))
    };
    let ends: Vec<Option<Point>> = (0..data.columns.len()).map(middle).collect();
    names.draw(&mut canvas, &frame, &ends);
    canvas
}

/// The heights between the layers of a row, from zero up; nothing where a number is not there.
fn pile(cells: &[Cell]) -> Option<Vec<f64>> {
    let mut heights = vec![0.0];
    for cell in cells {
        heights.push(heights.last()? + cell.number()?);
    }
    Some(heights)
}

/// Stretches of rows without a gap.
fn stretches(piles: &[Option<Vec<f64>>]) -> Vec<Vec<(usize, &Vec<f64>)>> {
    let mut stretches = vec![Vec::new()];
    for (row, pile) in piles.iter().enumerate() {
        match pile {
            Some(pile) => stretches.last_mut().expect("there is one from the start").push((row, pile)),
            None => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn draw_series(canvas: &mut Canvas, frame: &Frame, piles: &[Option<Vec<f64>>], place: usize) {
    canvas.group("series", Look::paint(Paint::series(place)), |canvas| {
        for stretch in stretches(piles) {
            let edge = |level: usize| {
                stretch.iter().map(move |(row, pile)| (frame.centers[*row], frame.y(pile[level])))
            };
            // A row alone is as wide as can be seen.
            if let [(row, pile)] = stretch.as_slice() {
                let x = frame.centers[*row];
                canvas.rect((x - 30, frame.y(pile[place + 1])), (x + 30, frame.y(pile[place])));
                continue;
            }
            let corners: Vec<Point> =
                edge(place + 1).chain(edge(place).collect::<Vec<_>>().into_iter().rev()).collect();
            canvas.plane(&corners);
        }
    });
}

/// Lines in the colour of the page, between the layers.
fn draw_edges(canvas: &mut Canvas, frame: &Frame, piles: &[Option<Vec<f64>>], series: usize) {
    if series < 2 {
        return;
    }
    canvas.group("edges", Look::paint(Paint::Page), |canvas| {
        for stretch in stretches(piles).into_iter().filter(|stretch| stretch.len() > 1) {
            for level in 1..series {
                let points: Vec<Point> =
                    stretch.iter().map(|(row, pile)| (frame.centers[*row], frame.y(pile[level]))).collect();
                canvas.line(&points, 15);
            }
        }
    });
}

/// One mark for each row that has no pile.
fn draw_gaps(canvas: &mut Canvas, data: &Data<'_>, frame: &Frame) {
    for (row, &x) in frame.centers.iter().enumerate() {
        let cells = data.cells(row);
        if cells.iter().any(|cell| matches!(cell, Cell::Hidden(_))) {
            canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                canvas.outline((x - 40, frame.base() - 160), (x + 40, frame.base()));
            });
        } else if cells.contains(&Cell::Missing) {
            shape::missing(canvas, (x, frame.base() - 70));
        }
    }
}
