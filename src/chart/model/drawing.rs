//! Draws the conceptual model: each influence as two half discs, the upper as large as what helps, the lower as what
//! hinders; arrows lead to the outcome.

use super::InfluenceView;
use crate::chart::NARROW;
use crate::chart::canvas::Canvas;
use crate::chart::geometry::{Curve, Vector, quarter, whole};
use crate::chart::key::{self, KeyEntry, PlacedKey};
use crate::chart::paint::Paint;
use crate::chart::shape;
use crate::chart::svg::{Anchor, Brush, Look, Path};
use crate::chart::text::{self, LINE, Length, Weight};
use crate::model::{Effect, Language};

/// Half the width of the largest disc.
const LARGEST: f64 = 560.0;
/// What two lines of numbers beside a disc need above and below its middle.
const BESIDE: Length = 240;
/// Between influences.
const GAP: Length = 320;
/// Between a name and its disc.
const UNDER_NAME: Length = 60;
/// Room for a triangle before a number.
const SYMBOL: Length = 200;
/// Around the words of the outcome.
const PADDING: Length = 140;
/// How long arrowheads are, and how heavy their lines.
const HEAD: f64 = 110.0;
const STROKE: Length = 15;

/// What is drawn.
pub(super) struct Model<'view> {
    pub(super) outcome: &'view str,
    pub(super) influences: &'view [InfluenceView],
    /// What the triangles mean.
    pub(super) key: [KeyEntry; 2],
    pub(super) language: Language,
}

/// An influence with its measures.
struct Disc<'view> {
    influence: &'view InfluenceView,
    name: Vec<String>,
    upper: Length,
    lower: Length,
}

/// Draws the model in a width.
pub(super) fn draw(model: &Model<'_>, width: Length) -> Canvas {
    let key = key::place(&model.key, (0, 0), width, model.language);
    let mut canvas = if width == NARROW { narrow(model, &key) } else { wide(model, &key, width) };
    key::draw(&mut canvas, &key);
    canvas
}

fn discs<'view>(model: &Model<'view>, name_width: Length) -> Vec<Disc<'view>> {
    let counts = model.influences.iter().flat_map(|influence| [influence.supporting, influence.hindering]);
    let most = counts.max().unwrap_or(0).max(1);
    // Areas, not widths, are as large as the numbers.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let radius = |count: usize| whole(LARGEST * (count as f64 / most as f64).sqrt());
    let disc = |influence: &'view InfluenceView| Disc {
        name: text::balance(&influence.name, name_width, Weight::Bold, model.language),
        upper: radius(influence.supporting),
        lower: radius(influence.hindering),
        influence,
    };
    model.influences.iter().map(disc).collect()
}

/// Influences left and right, the outcome between them.
fn wide(model: &Model<'_>, key: &PlacedKey, width: Length) -> Canvas {
    let discs = discs(model, 2200);
    let (left, right) = discs.split_at(discs.len().div_ceil(2));
    let above = |disc: &Disc<'_>| text::height(&disc.name) + UNDER_NAME + disc.upper.max(BESIDE);
    let row = |disc: &Disc<'_>| above(disc) + disc.lower.max(BESIDE);
    let column = |discs: &[Disc<'_>]| discs.iter().map(row).sum::<Length>() + GAP * gaps(discs);
    let outcome = text::balance(model.outcome, 1900, Weight::Bold, model.language);
    let height = column(left).max(column(right)).max(text::height(&outcome) + 2 * PADDING);
    let head = key.bottom + 200;
    let mut canvas = Canvas::new(width, head + height);
    let half = text::widest(&outcome, Weight::Bold) / 2 + PADDING;
    let middle = (width / 2, head + height / 2);
    for (discs, side) in [(left, -1), (right, 1)] {
        let mut top = head + (height - column(discs)) / 2;
        for (place, disc) in (0..).zip(discs) {
            let center = (middle.0 + side * (width / 2 - 1400), top + above(disc));
            draw_name(&mut canvas, disc, (center.0, top + LINE / 2));
            draw_disc(&mut canvas, disc, center);
            draw_counts_beside(&mut canvas, disc, (center.0 + side * 700, center.1), side);
            // Arrows arrive spread over the side of the box.
            let spread = (2 * place - gaps(discs)) * 140;
            let from = (center.0 - side * (disc.upper.max(disc.lower) + 60), center.1);
            draw_arrow(&mut canvas, from, (middle.0 + side * (half + 20), middle.1 + spread));
            top += row(disc) + GAP;
        }
    }
    draw_outcome(&mut canvas, &outcome, middle, half);
    canvas
}

fn gaps(discs: &[Disc<'_>]) -> Length {
    Length::try_from(discs.len().saturating_sub(1)).unwrap_or(0)
}

/// Influences one below another, a line along the right edge gathering them to the outcome below.
fn narrow(model: &Model<'_>, key: &PlacedKey) -> Canvas {
    const WORDS: Length = 1280;
    const SPINE: Length = NARROW - 120;
    let discs = discs(model, SPINE - WORDS - 200);
    let words = |disc: &Disc<'_>| text::height(&disc.name) + LINE + 40;
    let row = |disc: &Disc<'_>| (disc.upper + disc.lower).max(words(disc));
    let outcome = text::balance(model.outcome, NARROW - 2 * PADDING, Weight::Bold, model.language);
    let mut top = key.bottom + 240;
    let foot = top + discs.iter().map(|disc| row(disc) + GAP).sum::<Length>() + 200;
    let box_height = text::height(&outcome) + 2 * PADDING;
    let mut canvas = Canvas::new(NARROW, foot + box_height + 10);
    let mut start = foot;
    for disc in &discs {
        draw_disc(&mut canvas, disc, (560, top + (row(disc) - disc.upper - disc.lower) / 2 + disc.upper));
        let y = top + (row(disc) - words(disc)) / 2 + LINE / 2;
        canvas.group("name", Look::PLAIN.bold(), |canvas| canvas.block(&disc.name, (WORDS, y)));
        draw_counts_in_line(&mut canvas, disc, (WORDS, y + text::height(&disc.name) + 40));
        let middle = y + text::height(&disc.name) - LINE;
        let from = WORDS + disc.name.last().map_or(0, |line| text::width(line, Weight::Bold)) + 100;
        canvas.group("arrows", Look::paint(Paint::Muted), |canvas| {
            canvas.line(&[(from, middle), (SPINE, middle)], STROKE.unsigned_abs());
        });
        start = start.min(middle);
        top += row(disc) + GAP;
    }
    let spine = |y: f64| Vector::new(f64::from(SPINE), y);
    let (from, to) = (spine(f64::from(start)), spine(f64::from(foot - 20) - HEAD));
    draw_curve(&mut canvas, Curve([from, from.toward(to, 0.3), from.toward(to, 0.7), to]));
    draw_outcome(&mut canvas, &outcome, (NARROW / 2, foot + box_height / 2), NARROW / 2 - 10);
    canvas
}

fn draw_name(canvas: &mut Canvas, disc: &Disc<'_>, at: (Length, Length)) {
    canvas.group("name", Look::PLAIN.bold().anchor(Anchor::Middle), |canvas| canvas.block(&disc.name, at));
}

/// Two half discs about a point, a hair apart; a small ring for an influence without factors.
fn draw_disc(canvas: &mut Canvas, disc: &Disc<'_>, (x, y): (Length, Length)) {
    for (effect, radius, up) in [(Effect::Supporting, disc.upper, -1.0), (Effect::Hindering, disc.lower, 1.0)]
    {
        if radius > 0 {
            let paint = Paint::effect(effect);
            let path = half_disc(Vector::new(f64::from(x), f64::from(y) + up * 10.0), f64::from(radius), up);
            let draw = |canvas: &mut Canvas| canvas.svg(|svg| svg.path(&path, Brush::Fill(paint)));
            canvas.group("disc", Look::paint(paint), draw);
        }
    }
    if disc.upper + disc.lower == 0 {
        canvas.group("disc", Look::paint(Paint::Muted), |canvas| {
            canvas.svg(|svg| svg.circle((x, y), 60, Brush::Stroke(Paint::Muted, 10)));
        });
    }
}

fn half_disc(center: Vector, radius: f64, up: f64) -> Path {
    let (left, tip, right) =
        (Vector::new(-radius, 0.0), Vector::new(0.0, up * radius), Vector::new(radius, 0.0));
    let mut path = Path::default();
    path.start(center.plus(left, 1.0).place());
    for Curve([_, a, b, end]) in [quarter(center, left, tip), quarter(center, tip, right)] {
        path.curve(a.place(), b.place(), end.place());
    }
    path.close();
    path
}

fn counts(disc: &Disc<'_>) -> [(Effect, String); 2] {
    let InfluenceView { supporting, hindering, .. } = disc.influence;
    [(Effect::Supporting, supporting.to_string()), (Effect::Hindering, hindering.to_string())]
}

/// "▲ 4" over "▼ 3": beside the discs, on their outer side.
fn draw_counts_beside(canvas: &mut Canvas, disc: &Disc<'_>, (x, y): (Length, Length), side: Length) {
    canvas.group("values", Look::PLAIN, |canvas| {
        for ((effect, count), down) in counts(disc).into_iter().zip([-130, 130]) {
            let start = if side < 0 { x - SYMBOL - text::width(&count, Weight::Regular) } else { x };
            shape::effect(canvas, effect, (start + 70, y + down));
            canvas.text(&count, (start + SYMBOL, y + down));
        }
    });
}

/// "▲ 4  ▼ 3" in one line.
fn draw_counts_in_line(canvas: &mut Canvas, disc: &Disc<'_>, (x, y): (Length, Length)) {
    canvas.group("values", Look::PLAIN, |canvas| {
        let mut x = x;
        for (effect, count) in counts(disc) {
            shape::effect(canvas, effect, (x + 70, y));
            canvas.text(&count, (x + SYMBOL, y));
            x += SYMBOL + text::width(&count, Weight::Regular) + 200;
        }
    });
}

fn draw_arrow(canvas: &mut Canvas, from: (Length, Length), to: (Length, Length)) {
    let [from, to] = [from, to].map(|(x, y)| Vector::new(f64::from(x), f64::from(y)));
    let way = Vector::new((to.x - from.x).signum(), 0.0);
    let foot = to.plus(way, -HEAD);
    let bend = (to.x - from.x).abs() * 0.45;
    draw_curve(canvas, Curve([from, from.plus(way, bend), foot.plus(way, -bend), foot]));
}

fn draw_curve(canvas: &mut Canvas, curve: Curve) {
    canvas.group("arrows", Look::paint(Paint::Muted), |canvas| {
        canvas.svg(|svg| svg.path(&curve.path(), Brush::Stroke(Paint::Muted, STROKE)));
        canvas.polygon(&curve.head(HEAD));
    });
}

fn draw_outcome(canvas: &mut Canvas, lines: &[String], (x, y): (Length, Length), half: Length) {
    let height = text::height(lines) + 2 * PADDING;
    canvas.group("outcome", Look::PLAIN.anchor(Anchor::Middle).bold(), |canvas| {
        canvas.svg(|svg| {
            svg.rect((x - half, y - height / 2), (x + half, y + height / 2), Brush::Stroke(Paint::Ink, 20));
        });
        canvas.block(lines, (x, y - text::height(lines) / 2 + LINE / 2));
    });
}
