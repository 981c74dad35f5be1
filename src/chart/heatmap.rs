//! Heat maps: a grid of numbers, the higher the darker. Every cell tells its number, so that no shade has to be read.
//! Columns that do not fit beside each other stand in a further grid below.

use super::canvas::Canvas;
use super::data::Data;
use super::key::{self, KeyEntry, Swatch};
use super::paint::Paint;
use super::shape;
use super::svg::{Anchor, Look};
use super::text::{self, LINE, Length, Weight};
use super::track::{Measure, Tracks};
use crate::model::Cell;

/// How high a cell is, and the air beside its number.
const CELL: Length = 300;
const CELL_AIR: Length = 120;

/// Between cells, grids and their heads.
const BETWEEN: Length = 20;
const GRID_GAP: Length = 300;
const HEAD_GAP: Length = 60;

/// The widest a cell gets.
const WIDEST: Length = 1400;

/// How many shades there are.
const SHADES: u8 = 5;

/// Draws a heat map.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let widest = data
        .all()
        .filter(|cell| *cell != Cell::Missing)
        .map(|cell| text::width(&data.value(cell), Weight::Regular))
        .max();
    let heads =
        data.columns.iter().map(|column| text::narrowest(data.name(*column), Weight::Bold, data.language));
    let least = widest.max(heads.max()).unwrap_or(0) + CELL_AIR;
    let range = data
        .numbers()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
    let key = key::place(&entries(data, range), (0, 0), width, data.language);
    let mut top = if key.is_empty() { 0 } else { key.bottom + HEAD_GAP * 2 };
    // All columns where they fit; else as many as do, and the others below.
    let tracks = |top, least| {
        let measure = Measure { width, top, least, air: BETWEEN };
        Tracks::place(&data.names(), measure, data.language, |_| vec![CELL; data.rows.len()])
    };
    let all = count(data.columns.len());
    let wanted = if least.saturating_mul(all) > width { width * 3 / 5 } else { least * all };
    let room = tracks(0, wanted).width;
    let fit = usize::try_from(room / least).unwrap_or(1).clamp(1, data.columns.len().max(1));
    let cell = (room / count(fit)).min(WIDEST.max(least));
    let mut grids = Vec::new();
    for columns in data.columns.chunks(fit) {
        let heads: Vec<Vec<String>> = columns
            .iter()
            .map(|column| text::wrap(data.name(*column), cell - BETWEEN * 2, Weight::Bold, data.language))
            .collect();
        let head = heads.iter().map(|lines| text::height(lines)).max().unwrap_or(0);
        let grid = Grid { columns, heads, top, tracks: tracks(top + head + HEAD_GAP, wanted), cell };
        top = grid.tracks.bottom + GRID_GAP;
        grids.push(grid);
    }
    let bottom = grids.last().map_or(top, |grid| grid.tracks.bottom);
    let gaps: Vec<KeyEntry> = data.gaps();
    let foot = key::place(&gaps, (0, bottom + HEAD_GAP * 2), width, data.language);
    let height = if gaps.is_empty() { bottom } else { foot.bottom };

    let mut canvas = Canvas::new(width, height + 20);
    key::draw(&mut canvas, &key);
    for grid in &grids {
        grid.draw(&mut canvas, data, range);
    }
    key::draw(&mut canvas, &foot);
    canvas
}

fn count(number: usize) -> Length {
    Length::try_from(number).unwrap_or(Length::MAX / 10_000).max(1)
}

/// What the lightest and the darkest mean.
fn entries(data: &Data<'_>, (low, high): (f64, f64)) -> Vec<KeyEntry> {
    if low >= high {
        return Vec::new();
    }
    let unit = data.caption();
    let entry = |(shade, key, number): (u8, &str, f64)| {
        let number = data.number(number);
        let number = match &unit {
            Some(unit) => {
                data.with("chart-with-unit", &[("number", (&number).into()), ("unit", unit.into())])
            }
            None => number,
        };
        KeyEntry { swatch: Swatch::Shade(shade), text: data.with(key, &[("number", (&number).into())]) }
    };
    [(0, "chart-lowest", low), (SHADES - 1, "chart-highest", high)].map(entry).into()
}

/// The shade of a number: a fifth of the way from the lowest to the highest each.
fn shade(number: f64, (low, high): (f64, f64)) -> u8 {
    if low >= high {
        return 1;
    }
    let step = (number - low) / (high - low) * f64::from(SHADES);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 4")]
    let shade = step.floor().clamp(0.0, f64::from(SHADES - 1)) as u8;
    shade
}

/// Columns beside each other.
struct Grid<'a> {
    columns: &'a [usize],
    heads: Vec<Vec<String>>,
    top: Length,
    tracks: Tracks,
    cell: Length,
}

impl Grid<'_> {
    /// Left and right of a column.
    fn sides(&self, place: usize) -> (Length, Length) {
        let left = self.tracks.left + self.cell * (count(place + 1) - 1);
        (left, left + self.cell - BETWEEN)
    }

    fn draw(&self, canvas: &mut Canvas, data: &Data<'_>, range: (f64, f64)) {
        let foot = self.tracks.tops.first().map_or(self.top, |top| (*top).min(self.tracks.bottom));
        let head_foot = self.top + self.heads.iter().map(|lines| text::height(lines)).max().unwrap_or(0);
        debug_assert!(head_foot <= foot, "heads stand over their columns");
        canvas.group("head", Look::PLAIN.anchor(Anchor::Middle).bold(), |canvas| {
            for (place, lines) in self.heads.iter().enumerate() {
                let (left, right) = self.sides(place);
                canvas.block(lines, (i32::midpoint(left, right), head_foot - text::height(lines) + LINE / 2));
            }
        });
        self.tracks.draw_labels(canvas);
        for level in 0..SHADES {
            canvas.group(shape::shade(level), Look::paint(Paint::series(0)), |canvas| {
                for (cell, (left, right), top) in self.cells(data) {
                    if cell.number().is_some_and(|number| shade(number, range) == level) {
                        canvas.rect((left, top), (right, top + CELL));
                    }
                }
            });
        }
        canvas.group("values", Look::PLAIN.anchor(Anchor::Middle), |canvas| {
            for (cell, (left, right), top) in self.cells(data) {
                let (x, y) = (i32::midpoint(left, right), top + CELL / 2);
                match cell {
                    Cell::Number(number) => {
                        // The two darkest shades are too dark for ink.
                        let paint = if shade(number, range) >= SHADES - 2 { Paint::Page } else { Paint::Ink };
                        canvas.text_as(&data.value(cell), (x, y), Look::paint(paint).anchor(Anchor::Middle));
                    }
                    Cell::Missing => shape::missing(canvas, (x, y)),
                    Cell::Hidden(_) => {
                        canvas.group(
                            "hidden heat",
                            Look::paint(Paint::Muted).anchor(Anchor::Middle),
                            |canvas| {
                                canvas.outline((left + 5, top + 5), (right - 5, top + CELL - 5));
                                canvas.text(&data.value(cell), (x, y));
                            },
                        );
                    }
                }
            }
        });
    }

    /// The cells with their sides and tops.
    fn cells<'d>(
        &'d self,
        data: &'d Data<'_>,
    ) -> impl Iterator<Item = (Cell, (Length, Length), Length)> + 'd {
        self.tracks.tops.iter().enumerate().flat_map(move |(row, &top)| {
            let columns = self.columns.iter().enumerate();
            columns.map(move |(place, &column)| (data.cell(row, column), self.sides(place), top))
        })
    }
}
