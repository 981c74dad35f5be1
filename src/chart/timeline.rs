//! Timelines: when something happened, and how long it took. The words stand at the rows, so that the line of time is
//! free of them.

use super::NARROW;
use super::canvas::Canvas;
use super::data::{Data, moment_text};
use super::geometry::whole;
use super::paint::Paint;
use super::ruler::{Plan, Ruler};
use super::scale::{Scale, Start};
use super::shape;
use super::svg::Look;
use super::text::Length;
use crate::model::{Cell, Moment};

/// How high the bar of a period is.
const PERIOD: Length = 110;

/// From one tick to the next, in months.
const STEPS: [u16; 11] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// How many ticks there may be.
const TICKS: usize = 9;

/// Draws a timeline.
pub(super) fn draw(data: &Data<'_>, width: Length) -> Canvas {
    let names: Vec<String> = (0..data.rows.len()).map(|row| name(data, row)).collect();
    let (scale, ticks) = time(data, width);
    // An event without an end is no gap; one without any time is.
    let undated = (0..data.rows.len()).any(|row| moments(data, row).is_empty());
    let gaps = if undated { data.gaps() } else { Vec::new() };
    let key = Vec::new();
    let plan = Plan { width, caption: None, gaps, names: &names, key, scale, ticks, margin: 60, air: 100 };
    let ruler = Ruler::new(data, plan);
    let mut canvas = Canvas::new(width, ruler.height);
    ruler.draw(&mut canvas);
    canvas.group("series", Look::paint(Paint::series(0)), |canvas| {
        for row in 0..data.rows.len() {
            let y = ruler.y(row);
            match moments(data, row)[..] {
                [] => {}
                [at] => shape::marker(canvas, 3, (ruler.x(at.start()), y)),
                [from, .., to] => {
                    let (left, right) = (ruler.x(from.start()), ruler.x(to.end()));
                    canvas.rect((left, y - PERIOD / 2), (right.max(left + 20), y + PERIOD / 2));
                }
            }
        }
    });
    for row in 0..data.rows.len() {
        if moments(data, row).is_empty() {
            ruler.draw_gaps(&mut canvas, row, &data.cells(row)[..1]);
        }
    }
    canvas
}

/// The points in time of a row that are known.
fn moments(data: &Data<'_>, row: usize) -> Vec<Moment> {
    data.cells(row).into_iter().filter_map(Cell::number).map(Moment::from_number).collect()
}

/// An event with its time in words.
fn name(data: &Data<'_>, row: usize) -> String {
    let name = ("name", (&data.rows[row].0).into());
    let words: Vec<String> =
        moments(data, row).into_iter().map(|moment| moment_text(moment, data.texts)).collect();
    match words.as_slice() {
        [] => data.rows[row].0.clone(),
        [at] => data.with("chart-dated", &[name, ("at", at.into())]),
        [from, .., to] => data.with("chart-dated-period", &[name, ("from", from.into()), ("to", to.into())]),
    }
}

/// The scale of time and its ticks: the finest of some steps of which there are not too many.
fn time(data: &Data<'_>, width: Length) -> (Scale, Vec<(f64, String)>) {
    let rows = || (0..data.rows.len()).flat_map(|row| moments(data, row));
    let first = rows().map(Moment::start).fold(f64::INFINITY, f64::min);
    // A point is drawn at its start; only periods run to their end.
    let periods = (0..data.rows.len()).filter_map(|row| moments(data, row).get(1).map(|to| to.end()));
    let last = rows().map(Moment::start).chain(periods).fold(f64::NEG_INFINITY, f64::max);
    if first > last {
        return (Scale::of(std::iter::empty(), Start::Zero, 1), Vec::new());
    }
    let most = if width == NARROW { TICKS / 2 } else { TICKS };
    // Months are told only where there are few; else years, which are read at a glance.
    let finest = if last - first > 1.5 { 12 } else { 1 };
    let ticks = |step: u16| -> Vec<f64> {
        let years = f64::from(step) / 12.0;
        let from = (first / years + 1e-9).floor();
        let count = ((last / years - 1e-9).ceil() - from).clamp(1.0, 10_000.0);
        let mut ticks = vec![from * years];
        while ticks.len() <= whole(count).unsigned_abs() as usize {
            ticks.push((from + f64::from(u32::try_from(ticks.len()).unwrap_or(0))) * years);
        }
        ticks
    };
    let step = STEPS
        .into_iter()
        .find(|step| *step >= finest && ticks(*step).len() <= most)
        .unwrap_or(STEPS[STEPS.len() - 1]);
    let places = ticks(step);
    let scale = Scale::between(places[0], places[places.len() - 1]);
    let word = |place: f64| {
        let year = (place + 1e-9).floor();
        let month = whole((place - year) * 12.0);
        let year = u16::try_from(whole(year)).unwrap_or(0);
        let month = u8::try_from(month + 1).ok().filter(|_| step % 12 != 0);
        let moment = Moment { year, month, day: None };
        moment_text(moment, data.texts)
    };
    let labelled: Vec<(f64, String)> = places.into_iter().map(|place| (place, word(place))).collect();
    (scale, labelled)
}
