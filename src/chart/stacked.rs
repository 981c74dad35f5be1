//! Stacked bars: parts that add up, row by row. As amounts, or as shares of a whole with all rows equally long. Every
//! number stands under its part with the part's own mark, so that no colour has to be looked up.

use super::canvas::Canvas;
use super::data::{Data, percent};
use super::geometry::whole;
use super::key::{self, Swatch};
use super::paint::Paint;
use super::svg::Look;
use super::text::{self, LINE, Length, Weight};
use super::track::{Measure, Tracks};
use crate::model::{Cell, FigureKind, Hidden};

/// How high a bar is, and from it to its numbers.
const BAR: Length = 220;
const NUMBER_GAP: Length = 30;

/// The mark before a number, with the room behind it, and the room between numbers.
const MARK: Length = 90;
const MARK_ROOM: Length = 140;
const BETWEEN: Length = 160;

/// From a bar's end to its total, and between key and bars.
const TOTAL_GAP: Length = 60;
const KEY_GAP: Length = 140;

/// Draws stacked bars.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let rows: Vec<Stack> = (0..data.rows.len()).map(|row| Stack::of(data, row)).collect();
    let key = key::place(&data.key(|paint, _| Swatch::Square(paint)), (0, 0), width, data.language);
    let totals = rows.iter().map(|row| text::width(&row.total, Weight::Bold)).max().unwrap_or(0);
    let totals = if totals > 0 { totals + TOTAL_GAP } else { 0 };
    let longest = rows.iter().map(Stack::length).fold(0.0, f64::max);
    let measure = Measure { width, top: key.bottom + KEY_GAP, least: 1600 + totals, air: 160 };
    let scale = |width: Length| if longest > 0.0 { f64::from(width - totals) / longest } else { 0.0 };
    let tracks = Tracks::place(&data.names(), measure, data.language, |width| {
        let numbers = rows.iter().map(|row| Numbers::of(row, width, scale(width)).height);
        numbers.map(|numbers| BAR + NUMBER_GAP + numbers).collect()
    });
    let gaps = key::place(&data.gaps(), (0, tracks.bottom + KEY_GAP), width, data.language);
    let bottom = if data.gaps().is_empty() { tracks.bottom } else { gaps.bottom };
    let mut canvas = Canvas::new(width, bottom + 20);
    key::draw(&mut canvas, &key);
    tracks.draw_labels(&mut canvas);
    let scale = scale(tracks.width);
    draw_parts(&mut canvas, &rows, &tracks, scale);
    for (row, top) in rows.iter().zip(&tracks.tops) {
        if !row.total.is_empty() {
            let end = tracks.left + whole(row.length() * scale);
            canvas.group("total", Look::PLAIN.bold(), |canvas| {
                canvas.text(&row.total, (end + TOTAL_GAP, top + BAR / 2));
            });
        }
        Numbers::of(row, tracks.width, scale).draw(&mut canvas, (tracks.left, top + BAR + NUMBER_GAP));
    }
    key::draw(&mut canvas, &gaps);
    canvas
}

/// A row: its parts one after another.
struct Stack {
    parts: Vec<Part>,
    /// What the parts are together, in words; empty where that is not known or needs no saying.
    total: String,
    /// The whole that shares are of: what is left of it is outlined.
    whole: f64,
}

/// A part of a row.
struct Part {
    cell: Cell,
    /// How long, in the unit of the row.
    length: f64,
    label: String,
}

impl Stack {
    fn of(data: &Data<'_>, row: usize) -> Self {
        let cells = data.cells(row);
        if data.kind == FigureKind::PercentBar {
            Self::shares(data, &cells)
        } else {
            Self::amounts(data, row, &cells)
        }
    }

    /// Parts as long as their numbers; a hidden one is somewhere under its threshold.
    fn amounts(data: &Data<'_>, row: usize, cells: &[Cell]) -> Self {
        let part = |cell: &Cell| {
            let length = match *cell {
                Cell::Number(number) => number,
                Cell::Hidden(Hidden::Small(threshold)) => f64::from(threshold),
                Cell::Hidden(Hidden::Secondary) | Cell::Missing => 0.0,
            };
            Part { cell: *cell, length, label: data.value(*cell) }
        };
        let column = data.table.columns.iter().position(|column| column.is_total && data.kind.has_parts());
        let sum: Option<f64> = cells.iter().map(|cell| cell.number()).sum();
        let total = match column {
            Some(column) => data.value(data.cell(row, column)),
            None => sum.map(|sum| data.number(sum)).unwrap_or_default(),
        };
        Self { parts: cells.iter().map(part).collect(), total, whole: 0.0 }
    }

    /// Parts of a hundred. Percentages are what they are; of amounts the shares are reckoned, which needs all of them.
    fn shares(data: &Data<'_>, cells: &[Cell]) -> Self {
        let given =
            data.columns.first().and_then(|column| data.table.columns[*column].whole()).map(f64::from);
        let sum: Option<f64> = cells.iter().map(|cell| cell.number()).sum();
        let share = |number: f64| match (given, sum) {
            (Some(whole), _) => Some(number / whole * 100.0),
            (None, Some(sum)) if sum > 0.0 => Some(number / sum * 100.0),
            _ => None,
        };
        let part = |cell: &Cell| {
            let length = cell.number().and_then(share);
            let label = match length {
                Some(share) if given.is_none() => percent(share.round(), data.texts),
                _ => data.value(*cell),
            };
            Part { cell: *cell, length: length.unwrap_or(0.0), label }
        };
        Self { parts: cells.iter().map(part).collect(), total: String::new(), whole: 100.0 }
    }

    fn length(&self) -> f64 {
        self.parts.iter().map(|part| part.length).sum::<f64>().max(self.whole)
    }
}

/// The bars, series by series, and what is not known.
fn draw_parts(canvas: &mut Canvas, rows: &[Stack], tracks: &Tracks, scale: f64) {
    let series = rows.iter().map(|row| row.parts.len()).max().unwrap_or(0);
    let sides = |row: &Stack, place: usize| {
        let before: f64 = row.parts[..place].iter().map(|part| part.length).sum();
        let at = |value: f64| tracks.left + whole(value * scale);
        (at(before), at(before + row.parts[place].length))
    };
    for place in 0..series {
        canvas.group("series", Look::paint(Paint::series(place)), |canvas| {
            for (row, &top) in rows.iter().zip(&tracks.tops) {
                let (left, right) = sides(row, place);
                if row.parts[place].cell.number().is_some() && right > left {
                    canvas.rect((left, top), (right, top + BAR));
                }
            }
        });
    }
    canvas.group("edges", Look::paint(Paint::Page), |canvas| {
        for (row, &top) in rows.iter().zip(&tracks.tops) {
            for place in 1..series {
                let (x, _) = sides(row, place);
                if x > tracks.left {
                    canvas.line(&[(x, top), (x, top + BAR)], 20);
                }
            }
        }
    });
    canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
        for (row, &top) in rows.iter().zip(&tracks.tops) {
            for (place, part) in row.parts.iter().enumerate() {
                let (left, right) = sides(row, place);
                if part.cell.number().is_none() && right > left {
                    canvas.outline((left + 5, top + 5), (right - 5, top + BAR - 5));
                }
            }
            // What is left of the whole.
            let known: f64 = row.parts.iter().map(|part| part.length).sum();
            let (from, to) = (tracks.left + whole(known * scale), tracks.left + whole(row.whole * scale));
            if to - from > 20 {
                canvas.outline((from + 5, top + 5), (to - 5, top + BAR - 5));
            }
        }
    });
}

/// The numbers of a row, under its parts.
struct Numbers<'row> {
    row: &'row Stack,
    /// Left edge and line of each.
    places: Vec<(Length, Length)>,
    height: Length,
}

impl<'row> Numbers<'row> {
    /// Each under the start of its part where that can be, else one after another.
    fn of(row: &'row Stack, width: Length, scale: f64) -> Self {
        let widths: Vec<Length> =
            row.parts.iter().map(|part| MARK_ROOM + text::width(&part.label, Weight::Regular)).collect();
        let needed: Length = widths.iter().map(|width| width + BETWEEN).sum::<Length>() - BETWEEN;
        let places =
            if needed <= width { aligned(row, &widths, width, scale) } else { wrapped(&widths, width) };
        let lines = places.iter().map(|(_, line)| *line).max().unwrap_or(0) + 1;
        Self { row, places, height: lines * LINE }
    }

    fn draw(&self, canvas: &mut Canvas, (left, top): (Length, Length)) {
        canvas.group("values", Look::PLAIN, |canvas| {
            for ((place, part), (x, line)) in self.row.parts.iter().enumerate().zip(&self.places) {
                let (x, y) = (left + x, top + line * LINE + LINE / 2);
                canvas.group("swatch", Look::paint(Paint::series(place)), |canvas| {
                    canvas.rect((x, y - MARK / 2), (x + MARK, y + MARK / 2));
                });
                let paint = if part.cell.number().is_some() { Paint::Ink } else { Paint::Muted };
                canvas.text_as(&part.label, (x + MARK_ROOM, y), Look::paint(paint));
            }
        });
    }
}

fn aligned(row: &Stack, widths: &[Length], width: Length, scale: f64) -> Vec<(Length, Length)> {
    let mut lefts = Vec::new();
    let (mut before, mut free) = (0.0, 0);
    for (part, own) in row.parts.iter().zip(widths) {
        lefts.push(whole(before * scale).max(free));
        free = lefts[lefts.len() - 1] + own + BETWEEN;
        before += part.length;
    }
    let mut limit = width;
    for (left, own) in lefts.iter_mut().zip(widths).rev() {
        *left = (*left).min(limit - own);
        limit = *left - BETWEEN;
    }
    lefts.into_iter().map(|left| (left, 0)).collect()
}

fn wrapped(widths: &[Length], width: Length) -> Vec<(Length, Length)> {
    let (mut x, mut line) = (0, 0);
    let mut places = Vec::new();
    for own in widths {
        if x > 0 && x + own > width {
            (x, line) = (0, line + 1);
        }
        places.push((x, line));
        x += own + BETWEEN;
    }
    places
}
