//! Lines: how numbers run from row to row. Names stand at the ends of the lines, and a missing number breaks the line.

use super::canvas::Canvas;
use super::data::Data;
use super::ends::Names;
use super::frame::{Frame, Plan, Spread};
use super::key::Swatch;
use super::text::Length;

/// Draws lines.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let names = Names::of(data, width);
    let plan = Frame::plan(width, data.near_scale(), Spread::Points);
    let frame = Frame::new(data, &Plan { key: names.key(data, Swatch::Line), right: names.room(), ..plan });
    let mut canvas = Canvas::new(width, frame.height);
    frame.draw(&mut canvas);
    frame.draw_base(&mut canvas);
    frame.draw_lines(&mut canvas, data);
    names.draw(&mut canvas, &frame, &frame.last_points(data));
    canvas
}
