//! Dots: numbers on a scale that need not start at zero, because places are compared and not lengths.

use super::canvas::Canvas;
use super::data::Data;
use super::frame::caption;
use super::key::Swatch;
use super::paint::Paint;
use super::ruler::{Plan, Ruler};
use super::shape::{self, MARKER};
use super::svg::{Anchor, Look};
use super::text::{self, Length, Weight};
use crate::model::FigureKind;

/// From a dot to its number.
const VALUE_GAP: Length = 50;

/// Draws dots, with their numbers where there is one a row; or two dots a row with the distance between them.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let is_pair = data.kind == FigureKind::Dumbbell;
    let valued = is_pair || data.columns.len() == 1;
    let widest = data.numbers().map(|number| text::width(&data.number(number), Weight::Regular)).max();
    let margin = if valued { widest.unwrap_or(0) + VALUE_GAP + MARKER } else { MARKER };
    let scale = data.near_scale();
    let names: Vec<String> = data.names().map(str::to_owned).collect();
    let ruler = Ruler::new(
        data,
        Plan {
            width,
            caption: caption(data, &scale),
            gaps: data.gaps(),
            names: &names,
            key: data.key(Swatch::Marker),
            scale,
            ticks: scale.ticks().into_iter().map(|tick| (tick, data.number(tick))).collect(),
            margin,
            air: 60,
        },
    );
    let mut canvas = Canvas::new(width, ruler.height);
    ruler.draw(&mut canvas);
    if is_pair {
        draw_distances(&mut canvas, data, &ruler);
    }
    for (place, &column) in data.columns.iter().enumerate() {
        canvas.group("series", Look::paint(Paint::series(place)), |canvas| {
            for row in 0..data.rows.len() {
                if let Some(number) = data.cell(row, column).number() {
                    shape::marker(canvas, place, (ruler.x(number), ruler.y(row)));
                }
            }
        });
    }
    for row in 0..data.rows.len() {
        ruler.draw_gaps(&mut canvas, row, &data.cells(row));
    }
    if valued {
        draw_values(&mut canvas, data, &ruler);
    }
    canvas
}

/// The numbers of a row, from left to right.
fn numbers(data: &Data<'_>, row: usize) -> Vec<f64> {
    let mut numbers: Vec<f64> = data.cells(row).iter().filter_map(|cell| cell.number()).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn draw_distances(canvas: &mut Canvas, data: &Data<'_>, ruler: &Ruler) {
    canvas.group("distance", Look::paint(Paint::Muted), |canvas| {
        for row in 0..data.rows.len() {
            if let [low, high] = numbers(data, row)[..] {
                canvas.line(&[(ruler.x(low), ruler.y(row)), (ruler.x(high), ruler.y(row))], 30);
            }
        }
    });
}

/// The least number stands left of its dot where there are two, the greatest right.
fn draw_values(canvas: &mut Canvas, data: &Data<'_>, ruler: &Ruler) {
    canvas.group("values", Look::paint(Paint::Ink), |canvas| {
        for row in 0..data.rows.len() {
            let (numbers, y) = (numbers(data, row), ruler.y(row));
            let side = MARKER + VALUE_GAP;
            if let [low, high] = numbers[..]
                && low < high
            {
                let look = Look::paint(Paint::Ink).anchor(Anchor::End);
                canvas.text_as(&data.number(low), (ruler.x(low) - side, y), look);
            }
            if let Some(high) = numbers.last() {
                canvas.text(&data.number(*high), (ruler.x(*high) + side, y));
            }
        }
    });
}
