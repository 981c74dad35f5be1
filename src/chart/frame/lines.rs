//! Lines in a frame, broken where numbers are missing, with marks in their place.

use super::Frame;
use crate::chart::canvas::{Canvas, Point};
use crate::chart::data::Data;
use crate::chart::paint::Paint;
use crate::chart::shape;
use crate::chart::svg::Look;
use crate::chart::text::Length;
use crate::model::{Cell, Hidden};

/// Markers stand at every number where those are at least so far apart.
const MARKED: Length = 160;

impl Frame {
    /// Draws all series as lines.
    pub(in crate::chart) fn draw_lines(&self, canvas: &mut Canvas, data: &Data<'_>) {
        for (place, &column) in data.columns.iter().enumerate() {
            draw_series(canvas, data, self, place, column);
        }
        draw_gaps(canvas, data, self);
    }
}

/// The stretches of a series without a gap.
fn stretches(data: &Data<'_>, frame: &Frame, column: usize) -> Vec<Vec<Point>> {
    let mut stretches = vec![Vec::new()];
    for (row, center) in frame.centers.iter().enumerate() {
        match data.cell(row, column).number() {
            Some(number) => {
                stretches.last_mut().expect("there is one from the start").push((*center, frame.y(number)));
            }
            None => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

fn draw_series(canvas: &mut Canvas, data: &Data<'_>, frame: &Frame, place: usize, column: usize) {
    canvas.group("series round", Look::paint(Paint::series(place)), |canvas| {
        for stretch in stretches(data, frame, column) {
            if stretch.len() > 1 {
                canvas.line(&stretch, 25);
            }
            let marked = frame.pitch >= MARKED || stretch.len() == 1;
            let ends = [0, stretch.len() - 1];
            for (index, point) in stretch.iter().enumerate() {
                if marked || ends.contains(&index) {
                    shape::marker(canvas, place, *point);
                }
            }
        }
    });
}

/// Marks at the foot for numbers that are not there; those of several series above each other.
fn draw_gaps(canvas: &mut Canvas, data: &Data<'_>, frame: &Frame) {
    let base = frame.base().min(frame.bottom);
    for (row, &x) in frame.centers.iter().enumerate() {
        let mut foot = base;
        for cell in data.cells(row) {
            let most = match cell {
                Cell::Number(_) => continue,
                Cell::Missing => {
                    shape::missing(canvas, (x, foot - 70));
                    foot -= 130;
                    continue;
                }
                Cell::Hidden(Hidden::Small(most)) if foot == base => frame.y(f64::from(most)),
                Cell::Hidden(_) => foot - 120,
            };
            // A number under a threshold that is lower than can be seen, still has a mark.
            let top = most.max(frame.top).min(foot - 60);
            canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                canvas.outline((x - 40, top), (x + 40, foot));
            });
            foot = top - 20;
        }
    }
}
