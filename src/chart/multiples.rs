//! Small multiples: a small chart for every column, all on one scale where the unit is the same. Lines where the rows are
//! points in time, else bars.

use super::NARROW;
use super::canvas::Canvas;
use super::data::Data;
use super::ends::Names;
use super::frame::{Frame, Plan, Spread};
use super::key::{KeyEntry, Swatch};
use super::rows;
use super::scale::{Scale, Start};
use super::text::Length;

/// Between charts.
const GAP: Length = 320;

/// The narrowest a chart gets beside others.
const LEAST: Length = 1900;

/// Draws small multiples.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    if data.moments().is_none() {
        return rows::draw(&rows::of_data(data), width, data.language);
    }
    let across = if width == NARROW { 1 } else { ((width + GAP) / (LEAST + GAP)).clamp(1, 3) };
    let panel = (width + GAP) / across - GAP;
    let field = if width == NARROW { 1100 } else { 1500 };
    let mut frames: Vec<(Data<'_>, Names, Frame)> = Vec::new();
    let mut top = 0;
    for columns in data.columns.chunks(usize::try_from(across).unwrap_or(1)) {
        let lefts = (0..across).map(|index| index * (panel + GAP));
        for (&column, left) in columns.iter().zip(lefts) {
            let one = data.only(column);
            let names = Names::of(&one, panel);
            let plan = Plan {
                at: (left, top),
                field,
                right: names.room(),
                key: vec![KeyEntry { swatch: Swatch::Heading, text: data.name(column).to_owned() }],
                ..Frame::plan(panel, scale(data, column), Spread::Points)
            };
            let frame = Frame::new(&one, &plan);
            frames.push((one, names, frame));
        }
        top = frames.iter().map(|(.., frame)| frame.height).max().unwrap_or(top) + GAP;
    }
    let mut canvas = Canvas::new(width, top - GAP);
    for (one, names, frame) in &frames {
        frame.draw(&mut canvas);
        frame.draw_base(&mut canvas);
        frame.draw_lines(&mut canvas, one);
        names.draw(&mut canvas, frame, &frame.last_points(one));
    }
    canvas
}

/// The scale of all columns of a column's unit.
fn scale(data: &Data<'_>, column: usize) -> Scale {
    let unit = |column: usize| &data.table.columns[column].unit;
    let same = data.columns.iter().filter(|other| unit(**other) == unit(column));
    let numbers =
        same.flat_map(|column| (0..data.rows.len()).filter_map(|row| data.cell(row, *column).number()));
    Scale::of(numbers, Start::Near, 3)
}
