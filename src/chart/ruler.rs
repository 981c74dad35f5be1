//! Rows of marks over one scale that runs from left to right: what dots, dumbbells and timelines share.

use super::canvas::Canvas;
use super::data::Data;
use super::key::{self, KeyEntry, PlacedKey};
use super::paint::Paint;
use super::scale::Scale;
use super::shape;
use super::svg::{Anchor, Look};
use super::text::{self, LINE, Length, Weight};
use super::track::{Measure, Tracks};
use crate::model::Cell;

/// How high a row of marks is.
pub(super) const ROW: Length = 200;

/// Between key, caption and rows.
const KEY_GAP: Length = 120;

/// Between ticks' labels.
const TICK_GAP: Length = 160;

/// Rows over a scale.
pub(super) struct Ruler {
    pub(super) tracks: Tracks,
    scale: Scale,
    /// Where the scale's ends are.
    ends: (Length, Length),
    ticks: Vec<(f64, String)>,
    caption: Vec<String>,
    caption_top: Length,
    keys: [PlacedKey; 2],
    pub(super) height: Length,
}

/// What a ruler is made of.
pub(super) struct Plan<'a> {
    pub(super) width: Length,
    /// What stands over the scale.
    pub(super) caption: Option<String>,
    /// What the marks of gaps mean.
    pub(super) gaps: Vec<KeyEntry>,
    /// The rows' labels.
    pub(super) names: &'a [String],
    pub(super) key: Vec<KeyEntry>,
    pub(super) scale: Scale,
    /// The round values and their words; as many of them are shown as there is room for.
    pub(super) ticks: Vec<(f64, String)>,
    /// What stands beside marks needs so much at both ends.
    pub(super) margin: Length,
    /// Between rows.
    pub(super) air: Length,
}

impl Ruler {
    /// Places everything.
    pub(super) fn new(data: &Data<'_>, plan: Plan<'_>) -> Self {
        let Plan { width, scale, margin, .. } = plan;
        let head = key::place(&plan.key, (0, 0), width, data.language);
        let mut top = if plan.key.is_empty() { 0 } else { head.bottom + KEY_GAP };
        let caption = plan
            .caption
            .map_or_else(Vec::new, |text| text::wrap(&text, width, Weight::Regular, data.language));
        let caption_top = top + LINE / 2;
        top += if caption.is_empty() { 0 } else { text::height(&caption) + KEY_GAP / 2 };
        let lane = (0..data.rows.len()).map(|row| lane(&data.cells(row))).max().unwrap_or(0);
        let measure = Measure { width, top, least: 1400 + 2 * margin + lane, air: plan.air };
        let names = plan.names.iter().map(String::as_str);
        let tracks = Tracks::place(&names, measure, data.language, |_| vec![ROW; data.rows.len()]);
        let widest = plan.ticks.iter().map(|(_, text)| text::width(text, Weight::Regular)).max().unwrap_or(0);
        let margin = margin.max(widest / 2);
        let ends = (tracks.left + lane + margin, tracks.left + tracks.width - margin);
        let ticks = shown(plan.ticks, &scale, ends);
        let foot_top = tracks.bottom + 60 + if ticks.is_empty() { 0 } else { LINE };
        let foot = key::place(&plan.gaps, (0, foot_top + KEY_GAP / 2), width, data.language);
        let height = if plan.gaps.is_empty() { foot_top } else { foot.bottom };
        Self { tracks, scale, ends, ticks, caption, caption_top, keys: [head, foot], height: height + 20 }
    }

    /// Where a value stands.
    pub(super) fn x(&self, value: f64) -> Length {
        self.scale.place(value, self.ends)
    }

    /// The middle of a row.
    pub(super) fn y(&self, row: usize) -> Length {
        self.tracks.tops[row] + ROW / 2
    }

    /// Draws what stands around and behind the marks. Behind labels there are no lines: where labels stand above their
    /// rows, each row has a piece of its own.
    pub(super) fn draw(&self, canvas: &mut Canvas) {
        for key in &self.keys {
            key::draw(canvas, key);
        }
        if !self.caption.is_empty() {
            canvas.group("caption", Look::paint(Paint::Muted), |canvas| {
                canvas.block(&self.caption, (0, self.caption_top));
            });
        }
        self.tracks.draw_labels(canvas);
        canvas.group("grid", Look::paint(Paint::Faint), |canvas| {
            for (tick, _) in &self.ticks {
                let x = self.x(*tick);
                for (top, bottom) in self.tracks.stretches(ROW) {
                    canvas.line(&[(x, top), (x, bottom)], 10);
                }
            }
            for row in 0..self.tracks.tops.len() {
                let y = self.y(row);
                canvas.line(&[(self.tracks.left, y), (self.tracks.left + self.tracks.width, y)], 10);
            }
        });
        canvas.group("ticks", Look::paint(Paint::Muted).anchor(Anchor::Middle), |canvas| {
            for (tick, text) in &self.ticks {
                canvas.text(text, (self.x(*tick), self.tracks.bottom + 60 + LINE / 2));
            }
        });
    }

    /// Draws what stands at the start of a row for numbers that are not there.
    pub(super) fn draw_gaps(&self, canvas: &mut Canvas, row: usize, cells: &[Cell]) {
        let (mut left, y) = (self.tracks.left, self.y(row));
        for cell in cells {
            match cell {
                Cell::Number(_) => continue,
                Cell::Missing => shape::missing(canvas, (left + 50, y)),
                Cell::Hidden(_) => canvas.group("hidden", Look::paint(Paint::Muted), |canvas| {
                    canvas.outline((left + 5, y - 50), (left + GAP_MARK - 20, y + 50));
                }),
            }
            left += GAP_MARK;
        }
    }
}

/// Room for the mark of a number that is not there.
const GAP_MARK: Length = 130;

/// The room that the marks of a row's gaps need before the scale.
fn lane(cells: &[Cell]) -> Length {
    cells.iter().filter(|cell| cell.number().is_none()).map(|_| GAP_MARK).sum()
}

/// As many ticks as have room, equally many steps apart, and always the first.
fn shown(ticks: Vec<(f64, String)>, scale: &Scale, ends: (Length, Length)) -> Vec<(f64, String)> {
    let fits = |step: usize| {
        let sides = |(tick, text): &(f64, String)| {
            let half = text::width(text, Weight::Regular) / 2;
            (scale.place(*tick, ends) - half, scale.place(*tick, ends) + half)
        };
        let places: Vec<(Length, Length)> = ticks.iter().step_by(step).map(sides).collect();
        places.windows(2).all(|pair| pair[0].1 + TICK_GAP <= pair[1].0)
    };
    let step = (1..=ticks.len()).find(|step| fits(*step)).unwrap_or(1);
    ticks.into_iter().step_by(step).collect()
}
