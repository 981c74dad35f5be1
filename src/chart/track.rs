//! Rows with a label and a track beside or under it: what stacked bars, dots, timelines and pictograms share.

use super::canvas::Canvas;
use super::label::{Labels, Room};
use super::paint::Paint;
use super::svg::Look;
use super::text::{self, LINE, Length};
use crate::model::Language;

/// From a label above to its track.
const ABOVE_GAP: Length = 30;

/// Rows under each other.
#[derive(Clone, Debug)]
pub(super) struct Tracks {
    labels: Labels,
    /// The middle of the first line of each label.
    label_tops: Vec<Length>,
    /// Where tracks start, and how wide they are.
    pub(super) left: Length,
    pub(super) width: Length,
    /// The top of each track.
    pub(super) tops: Vec<Length>,
    /// The foot of the last row.
    pub(super) bottom: Length,
}

/// What tracks are placed by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The drawing's width.
    pub(super) width: Length,
    /// Where rows begin.
    pub(super) top: Length,
    /// How wide a track must be.
    pub(super) least: Length,
    /// Between rows.
    pub(super) air: Length,
}

impl Tracks {
    /// Places rows; `heights` says how high tracks of a width are.
    pub(super) fn place<'label>(
        names: &(impl Iterator<Item = &'label str> + Clone),
        measure: Measure,
        language: Language,
        heights: impl FnOnce(Length) -> Vec<Length>,
    ) -> Self {
        let labels = Labels::of(names, Room::of(measure.width, measure.least), language);
        let width = measure.width - labels.left;
        let (mut label_tops, mut tops) = (Vec::new(), Vec::new());
        let mut top = measure.top;
        for (lines, height) in labels.lines.iter().zip(heights(width)) {
            let label_height = text::height(lines);
            if labels.above {
                label_tops.push(top + LINE / 2);
                tops.push(top + label_height + ABOVE_GAP);
                top += label_height + ABOVE_GAP + height;
            } else {
                let row = label_height.max(height);
                // A label of one line stands beside the head of a high track, as a word beside a paragraph.
                let label_top = if height > 2 * LINE { 0 } else { (row - label_height) / 2 };
                label_tops.push(top + label_top + LINE / 2);
                tops.push(top + if height > 2 * LINE { 0 } else { (row - height) / 2 });
                top += row;
            }
            top += measure.air;
        }
        let bottom = (top - measure.air).max(measure.top);
        Self { left: labels.left, labels, label_tops, width, tops, bottom }
    }

    /// The stretches beside which no labels stand: all rows together, or each by itself where labels are above them.
    pub(super) fn stretches(&self, height: Length) -> Vec<(Length, Length)> {
        let pieces = self.tops.iter().map(|top| (*top, top + height));
        if self.labels.above {
            pieces.collect()
        } else {
            self.tops.first().map(|top| (*top, self.bottom)).into_iter().collect()
        }
    }

    /// Draws the labels.
    pub(super) fn draw_labels(&self, canvas: &mut Canvas) {
        canvas.group("labels", Look::paint(Paint::Ink), |canvas| {
            for (lines, top) in self.labels.lines.iter().zip(&self.label_tops) {
                canvas.block(lines, (0, *top));
            }
        });
    }
}
