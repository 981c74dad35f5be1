//! Labels at the ends of lines: as near to their lines as they can be without lying on each other.

use super::canvas::{Canvas, Point};
use super::data::Data;
use super::frame::{self, Frame};
use super::key::{KeyEntry, Swatch};
use super::paint::Paint;
use super::shape::MARKER;
use super::svg::Look;
use super::text::{self, LINE, Length, Weight};

/// From the field to the names at its right.
const END_GAP: Length = 120;

/// How many lines a name at an end may take.
const NAME_LINES: usize = 3;

/// A label that wants to stand at a height.
#[derive(Clone, Debug)]
pub(super) struct End {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// The height it belongs to.
    pub(super) at: Length,
}

impl End {
    fn height(&self) -> Length {
        text::height(&self.lines)
    }
}

/// Between labels.
const AIR: Length = 20;

/// The middle of the first line of each label, in their order. Labels stay between two heights, as long as they fit there.
pub(super) fn place(ends: &[End], (top, bottom): (Length, Length)) -> Vec<Length> {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by_key(|index| ends[*index].at);
    let mut tops = vec![0; ends.len()];
    let mut free = top;
    for &index in &order {
        tops[index] = (ends[index].at - ends[index].height() / 2).max(free);
        free = tops[index] + ends[index].height() + AIR;
    }
    let mut limit = bottom;
    for &index in order.iter().rev() {
        tops[index] = tops[index].min(limit - ends[index].height());
        limit = tops[index] - AIR;
    }
    tops.into_iter().map(|top| top + LINE / 2).collect()
}

/// The names of series, at the ends of what is drawn or, where they do not fit there, in a key.
pub(super) struct Names {
    /// Per column, the lines at its end.
    lines: Vec<Vec<String>>,
    /// Per column, how many of its lines are its name; the others are its last number.
    names: Vec<usize>,
}

impl Names {
    /// At the end stands the last number; its series' name too where there are several, as far as there is room.
    pub(super) fn of(data: &Data<'_>, width: Length) -> Self {
        let limit = width * 3 / 10;
        let values: Vec<Vec<String>> = data
            .columns
            .iter()
            .map(|&column| {
                let last = data.rows.len().checked_sub(1).map(|row| data.cell(row, column));
                last.filter(|cell| cell.number().is_some()).map(|cell| data.value(cell)).into_iter().collect()
            })
            .collect();
        if data.columns.len() < 2 {
            return Self { names: vec![0; values.len()], lines: values };
        }
        let name = |column: usize| text::wrap(data.name(column), limit, Weight::Regular, data.language);
        let names: Vec<Vec<String>> = data.columns.iter().map(|column| name(*column)).collect();
        let whole = data.columns.iter().all(|column| {
            data.name(*column).split(' ').all(|word| text::width(word, Weight::Regular) <= limit)
        });
        let lines: Vec<Vec<String>> =
            names.iter().zip(&values).map(|(name, value)| [name.as_slice(), value].concat()).collect();
        let high: Length = lines.iter().map(|lines| text::height(lines) + 20).sum();
        let fits =
            whole && names.iter().all(|name| name.len() <= NAME_LINES) && high <= frame::field_height(width);
        let names = names.iter().map(|name| if fits { name.len() } else { 0 }).collect();
        Self { lines: if fits { lines } else { values }, names }
    }

    /// Room at the right of the field.
    pub(super) fn room(&self) -> Length {
        self.lines.iter().map(|lines| text::widest(lines, Weight::Bold)).max().unwrap_or(0) + END_GAP
    }

    /// The key that names the series where their ends do not.
    pub(super) fn key(&self, data: &Data<'_>, swatch: impl Fn(Paint, usize) -> Swatch) -> Vec<KeyEntry> {
        if self.names.iter().any(|lines| *lines > 0) { Vec::new() } else { data.key(swatch) }
    }

    /// Draws the names at the points they belong to.
    pub(super) fn draw(&self, canvas: &mut Canvas, frame: &Frame, points: &[Option<Point>]) {
        let shown: Vec<(usize, Point)> = points
            .iter()
            .enumerate()
            .filter(|(place, _)| !self.lines[*place].is_empty())
            .filter_map(|(place, point)| Some((place, (*point)?)))
            .collect();
        let ends: Vec<End> = shown
            .iter()
            .map(|(place, point)| End { lines: self.lines[*place].clone(), at: point.1 })
            .collect();
        let room = (frame.top - LINE / 2, frame.bottom + LINE / 2);
        let tops = place(&ends, room);
        canvas.group("leaders", Look::paint(Paint::Faint), |canvas| {
            for ((end, (_, point)), top) in ends.iter().zip(&shown).zip(&tops) {
                let middle = top + (text::height(&end.lines) - LINE) / 2;
                if (middle - point.1).abs() > LINE || frame.right - point.0 > END_GAP * 2 {
                    canvas
                        .line(&[(point.0 + MARKER + 20, point.1), (frame.right + END_GAP - 30, middle)], 10);
                }
            }
        });
        canvas.group("ends", Look::paint(Paint::Ink), |canvas| {
            for ((end, (place, _)), top) in ends.iter().zip(&shown).zip(&tops) {
                let at = (frame.right + END_GAP, *top);
                let name = &end.lines[..self.names[*place]];
                canvas.block(name, at);
                for value in &end.lines[name.len()..] {
                    canvas.text_as(value, (at.0, at.1 + text::height(name)), Look::PLAIN.bold());
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_make_way() {
        let end = |at, lines: usize| End { lines: vec![String::new(); lines], at };
        assert_eq!(place(&[end(500, 1)], (0, 2000)), [500]);
        assert_eq!(place(&[end(500, 1), end(480, 1)], (0, 2000)), [700, 480].map(|at: Length| at.max(0)));
        let low = place(&[end(1950, 2), end(1990, 1)], (0, 2000));
        assert_eq!(low, [1480, 1900]);
    }
}
