//! What stands under a frame: the names of the rows, or their points in time.

use super::super::data::{Data, moment_text};
use crate::chart::NARROW;
use crate::chart::canvas::Canvas;
use crate::chart::geometry::whole;
use crate::chart::paint::Paint;
use crate::chart::svg::{Anchor, Look};
use crate::chart::text::{self, LINE, Length, Weight};

/// How rows are spread from left to right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::chart) enum Spread {
    /// Each in a band of its own, all equally wide.
    Bands,
    /// From edge to edge: in proportion where rows are points in time, else equally far apart.
    Points,
}

/// Between labels.
const GAP: Length = 120;

/// How many rows can be listed under a drawing, where their names do not fit in it.
const LISTED: usize = 12;

/// How many lines a name may take.
const LINES: usize = 3;

impl Spread {
    /// Where rows stand, and how far they are apart at the least.
    pub(super) fn centers(self, data: &Data<'_>, (left, right): (Length, Length)) -> (Vec<Length>, Length) {
        let count = Length::try_from(data.rows.len()).unwrap_or(Length::MAX).max(1);
        let centers: Vec<Length> = match (self, data.moments()) {
            (Self::Points, Some(moments)) => {
                let (first, last) = (moments[0].start(), moments[moments.len() - 1].start());
                // Room for the markers at both edges.
                let (left, width) = (left + 60, f64::from(right - left - 120));
                let share = |start: f64| (start - first) / (last - first);
                moments.iter().map(|moment| left + whole(share(moment.start()) * width)).collect()
            }
            _ => (0..count).map(|index| left + (right - left) * (2 * index + 1) / (2 * count)).collect(),
        };
        let pitch = centers.windows(2).map(|pair| pair[1] - pair[0]).min();
        (centers, pitch.unwrap_or(right - left))
    }
}

/// Labels under a field.
pub(super) struct Across {
    /// Middle, and lines.
    labels: Vec<(Length, Vec<String>)>,
    /// Names that stand in a list below, because they do not fit under their rows.
    list: Vec<Vec<String>>,
    left: Length,
    number_room: Length,
    top: Length,
    pub(super) bottom: Length,
}

/// Whether every row's name fits under it in a few lines.
pub(in crate::chart) fn names_fit(data: &Data<'_>, pitch: Length) -> bool {
    every(data, 1, pitch).is_some()
}

/// The lines of every so-manieth name, where they fit.
fn every(data: &Data<'_>, step: usize, pitch: Length) -> Option<Vec<(usize, Vec<String>)>> {
    let limit = pitch.saturating_mul(Length::try_from(step).unwrap_or(Length::MAX)) - GAP;
    // A word is broken only where the lines are long enough for more than a syllable.
    let longest =
        |name: &str| name.split(' ').map(|word| text::width(word, Weight::Regular)).max().unwrap_or(0);
    let names = data.names().enumerate().step_by(step);
    names
        .map(|(index, name)| {
            let lines = text::wrap(name, limit.max(LINE), Weight::Regular, data.language);
            let fits = limit > LINE && lines.len() <= LINES && (longest(name) <= limit || limit >= 800);
            fits.then_some((index, lines))
        })
        .collect()
}

impl Across {
    pub(super) fn of(
        data: &Data<'_>,
        spread: Spread,
        centers: &[Length],
        pitch: Length,
        (left, width): (Length, Length),
    ) -> Self {
        let mut across =
            Self { labels: Vec::new(), list: Vec::new(), left, number_room: 0, top: 0, bottom: 0 };
        if let Some(moments) = data.moments() {
            let texts: Vec<Vec<String>> =
                moments.iter().map(|moment| vec![moment_text(*moment, data.texts)]).collect();
            across.labels = thinned(&texts, centers, (left, left + width));
        } else if let Some(names) = every(data, 1, pitch) {
            across.labels = names.into_iter().map(|(index, lines)| (centers[index], lines)).collect();
        } else if data.rows.len() <= LISTED || spread == Spread::Bands {
            across.list_names(data, centers, width);
        } else {
            let names: Vec<Vec<String>> = data
                .names()
                .map(|name| {
                    text::wrap(
                        name,
                        width / if width == NARROW { 3 } else { 6 },
                        Weight::Regular,
                        data.language,
                    )
                })
                .collect();
            across.labels = thinned(&names, centers, (left, left + width));
        }
        across
    }

    /// Numbers under the rows, and what they stand for in a list.
    fn list_names(&mut self, data: &Data<'_>, centers: &[Length], width: Length) {
        let numbers: Vec<Vec<String>> =
            (1..=data.rows.len()).map(|number| vec![format!("{number}")]).collect();
        self.labels = thinned(&numbers, centers, (self.left, self.left + width));
        self.number_room = text::width(&format!("{}", data.rows.len()), Weight::Bold) + GAP;
        let limit = width - self.number_room;
        self.list =
            data.names().map(|name| text::wrap(name, limit, Weight::Regular, data.language)).collect();
    }

    /// Whether a label stands partly left of a place.
    pub(super) fn starts_before(&self, left: Length) -> bool {
        let half = |lines: &[String]| text::widest(lines, Weight::Regular) / 2;
        self.labels.iter().any(|(center, lines)| center - half(lines) < left)
    }

    /// Puts the labels under a height.
    pub(super) fn at(mut self, top: Length) -> Self {
        self.top = top;
        let lines = self.labels.iter().map(|(_, lines)| text::height(lines)).max().unwrap_or(0);
        let list: Length = self.list.iter().map(|lines| text::height(lines) + 40).sum();
        self.bottom = top + lines + if self.list.is_empty() { 0 } else { list + 100 };
        self
    }

    pub(super) fn draw(&self, canvas: &mut Canvas) {
        canvas.group("labels", Look::paint(Paint::Ink).anchor(Anchor::Middle), |canvas| {
            for (center, lines) in &self.labels {
                canvas.block(lines, (*center, self.top + LINE / 2));
            }
        });
        if self.list.is_empty() {
            return;
        }
        canvas.group("list", Look::PLAIN, |canvas| {
            let mut top = self.top + LINE + 100 + LINE / 2;
            for (number, lines) in (1..).zip(&self.list) {
                canvas.text_as(&format!("{number}"), (self.left, top), Look::PLAIN.bold());
                canvas.block(lines, (self.left + self.number_room, top));
                top += text::height(lines) + 40;
            }
        });
    }
}

/// As many labels as can stand beside each other, always the first; equally many rows apart. Those at the edges
/// stay between them.
fn thinned(
    labels: &[Vec<String>],
    centers: &[Length],
    (left, right): (Length, Length),
) -> Vec<(Length, Vec<String>)> {
    let place = |index: usize| {
        let half = (text::widest(&labels[index], Weight::Regular) + 1) / 2;
        let middle = i32::midpoint(left, right);
        let center = centers[index].clamp((left + half).min(middle), (right - half).max(middle));
        (center, half)
    };
    let fits = |step: usize| {
        let places: Vec<(Length, Length)> = (0..labels.len()).step_by(step).map(place).collect();
        places.windows(2).all(|pair| pair[0].0 + pair[0].1 + GAP <= pair[1].0 - pair[1].1)
    };
    let step = (1..=labels.len()).find(|step| fits(*step)).unwrap_or(1);
    (0..labels.len()).step_by(step).map(|index| (place(index).0, labels[index].clone())).collect()
}
