//! Draws the network: knots on one thread, arrows with letters between them, and what the letters mean.
//!
//! Wide, the thread is a loop with the labels outside and the arrows inside; narrow, it is a line with the labels to the
//! right and the arrows to the left. So no arrow can cross a label.

use super::arrows::{self, Arrow, BADGE, HEAD};
use super::{LabelView, NodeView, RelationsView};
use crate::chart::NARROW;
use crate::chart::canvas::Canvas;
use crate::chart::geometry::{Area, Curve, Vector, direction, quarter, whole};
use crate::chart::key::{self, KeyEntry, Swatch};
use crate::chart::paint::Paint;
use crate::chart::svg::{Anchor, Brush, Look, Path};
use crate::chart::text::{self, LINE, Length, Weight};
use crate::model::Language;

/// Half the width of a knot with a number, and of one without.
const KNOT: f64 = 160.0;
const SMALL: f64 = 100.0;
/// How heavy the thread and the arrows are.
const THREAD: Length = 30;
const STROKE: Length = 15;

/// A knot in its place, with its label.
#[derive(Clone, Debug)]
struct Knot<'view> {
    node: &'view NodeView,
    at: Vector,
    lines: Vec<String>,
    label: Area,
    anchor: Anchor,
}

impl Knot<'_> {
    fn radius(&self) -> f64 {
        if self.node.thread.is_some() { KNOT } else { SMALL }
    }
}

/// A drawing with everything in its place.
struct Network<'view> {
    knots: Vec<Knot<'view>>,
    thread: Vec<Curve>,
    arrows: Vec<Arrow>,
}

/// Draws the network in a width.
pub(super) fn draw(view: &RelationsView, width: Length, language: Language) -> Canvas {
    let mut network = if width == NARROW { line(view, language) } else { ring(view, width, language) };
    network.arrows = arrows(view, &network, width);
    let foot = whole(network.bottom()) + 240;
    let key = key::place(&entries(view), (0, foot), width, language);
    let mut canvas = Canvas::new(width, key.bottom);
    draw_thread(&mut canvas, &network);
    draw_arrows(&mut canvas, view, &network);
    draw_knots(&mut canvas, &network);
    key::draw(&mut canvas, &key);
    canvas
}

/// Knots on a loop, the first on top, labels outside.
fn ring<'view>(view: &'view RelationsView, width: Length, language: Language) -> Network<'view> {
    #[expect(clippy::cast_precision_loss, reason = "there are few knots")]
    let (count, share) = (view.nodes.len() as f64, |index: usize| index as f64 / view.nodes.len() as f64);
    let radius = Vector::new(1750.0, (count * 230.0).max(1600.0));
    let center = Vector::new(f64::from(width) / 2.0, 0.0);
    let on_loop = |turn: f64| {
        let way = direction(turn);
        Vector::new(center.x + way.x * radius.x, center.y + way.y * radius.y)
    };
    let outline: Vec<Vector> = (0..90).map(|step| on_loop(f64::from(step) / 90.0)).collect();
    let mut knots: Vec<Knot<'view>> = Vec::new();
    for (index, node) in view.nodes.iter().enumerate() {
        let turn = share(index);
        let way = direction(turn);
        // The way out of an ellipse leans toward its flat side.
        let out = Vector::new(way.x / radius.x, way.y / radius.y).unit();
        let knot = place_label(node, on_loop(turn), out, f64::from(width), &outline, &knots, language);
        knots.push(knot);
    }
    let top = knots.iter().map(|knot| knot.label.top.min(knot.at.y - KNOT)).fold(f64::INFINITY, f64::min);
    let axes = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
    let axes = axes.map(|(x, y)| Vector::new(x * radius.x, y * radius.y));
    let mut network = Network {
        knots,
        thread: axes.windows(2).map(|pair| quarter(center, pair[0], pair[1])).collect(),
        arrows: Vec::new(),
    };
    network.shift(-top);
    network
}

/// Puts a label outside the loop: as wide as there is room, and as near as it comes without touching anything.
fn place_label<'view>(
    node: &'view NodeView,
    at: Vector,
    out: Vector,
    width: f64,
    outline: &[Vector],
    others: &[Knot<'_>],
    language: Language,
) -> Knot<'view> {
    let anchor = match out.x {
        x if x > 0.35 => Anchor::Start,
        x if x < -0.35 => Anchor::End,
        _ => Anchor::Middle,
    };
    let mut last = None;
    for limit in [2200, 1900, 1600, 1400, 1200, 1000, 800] {
        let lines = text::balance(&node.label, limit, Weight::Regular, language);
        let size = (f64::from(text::widest(&lines, Weight::Regular)), f64::from(text::height(&lines)));
        for step in 0..40 {
            let away = KNOT + 60.0 + f64::from(step) * 20.0;
            let (x, y) = (at.x + out.x * away, at.y + out.y * (away + size.1 / 2.0));
            let middle = match anchor {
                Anchor::Start => x + size.0 / 2.0,
                Anchor::Middle => x,
                Anchor::End => x - size.0 / 2.0,
            };
            let label = Area::about(Vector::new(middle, y), size.0, size.1);
            let free = outline.iter().all(|point| !label.is_near(*point, 70.0))
                && others
                    .iter()
                    .all(|other| !label.meets(&other.label, 60.0) && !label.is_near(other.at, KNOT + 40.0));
            let knot = Knot { node, at, lines: lines.clone(), label, anchor };
            if free && label.left >= 0.0 && label.right <= width {
                return knot;
            }
            last = Some(knot);
        }
    }
    last.expect("there are limits to try")
}

/// Knots on a straight line, labels to the right.
fn line(view: &RelationsView, language: Language) -> Network<'_> {
    let (x, left) = (1340.0, 1600.0);
    let limit = NARROW - 1600;
    let mut top = 0.0;
    let mut knots = Vec::new();
    for node in &view.nodes {
        let lines = text::wrap(&node.label, limit, Weight::Regular, language);
        let height = f64::from(text::height(&lines)).max(2.0 * KNOT);
        let middle = top + height / 2.0;
        let size = (f64::from(text::widest(&lines, Weight::Regular)), f64::from(text::height(&lines)));
        let label = Area::about(Vector::new(left + size.0 / 2.0, middle), size.0, size.1);
        knots.push(Knot { node, at: Vector::new(x, middle), lines, label, anchor: Anchor::Start });
        top += height + 300.0;
    }
    let thread = knots.first().zip(knots.last()).map(|(first, last): (&Knot<'_>, &Knot<'_>)| {
        Curve([first.at, first.at.toward(last.at, 0.3), first.at.toward(last.at, 0.7), last.at])
    });
    Network { knots, thread: thread.into_iter().collect(), arrows: Vec::new() }
}

impl Network<'_> {
    /// Moves everything down.
    fn shift(&mut self, down: f64) {
        for knot in &mut self.knots {
            knot.at.y += down;
            knot.label.top += down;
            knot.label.bottom += down;
        }
        for point in self.thread.iter_mut().flat_map(|curve| &mut curve.0) {
            point.y += down;
        }
    }

    /// How low anything comes: few knots leave the lowest part of the loop to the thread alone.
    fn bottom(&self) -> f64 {
        let knots = self.knots.iter().map(|knot| knot.label.bottom.max(knot.at.y + KNOT));
        let thread = self.thread.iter().map(|curve| curve.0[3].y + f64::from(THREAD) / 2.0);
        knots.chain(thread).fold(0.0, f64::max)
    }

    fn center(&self) -> Vector {
        let tops = self.knots.iter().map(|knot| knot.at.y);
        let (top, bottom) =
            tops.fold((f64::INFINITY, 0.0_f64), |(top, bottom), y| (top.min(y), bottom.max(y)));
        let x = self.thread.first().map_or(0.0, |curve| curve.0[0].x);
        Vector::new(x, f64::midpoint(top, bottom))
    }
}

/// Arrows of all relations: inside the loop, or left of the line, the farther the longer.
fn arrows(view: &RelationsView, network: &Network<'_>, width: Length) -> Vec<Arrow> {
    let knot = |index: usize| (network.knots[index].at, network.knots[index].radius());
    let lanes = lanes(view);
    let center = network.center();
    let curve = |(index, relation): (usize, &super::RelationView)| {
        let (from, to) = (knot(relation.from), knot(relation.to));
        let controls = if width == NARROW {
            let lane = lanes[index];
            let depth = from.0.x - KNOT - 60.0;
            let x = from.0.x - KNOT - 200.0 - depth * lane;
            [Vector::new(x, from.0.y), Vector::new(x, to.0.y)]
        } else {
            // Two arrows of one pair part to their right hands.
            let paired =
                view.relations.iter().any(|other| other.from == relation.to && other.to == relation.from);
            let aside = from.0.to(to.0).unit().across();
            let apart = if paired { 200.0 } else { 0.0 };
            // Toward the middle, so that arrows keep clear of the loop, and toward each other, so that those which
            // meet at a knot arrive from different sides.
            let control =
                |end: Vector, other: Vector| end.toward(center, 0.25).toward(other, 0.25).plus(aside, apart);
            [control(from.0, to.0), control(to.0, from.0)]
        };
        arrows::between(from, controls, to)
    };
    let curves: Vec<Curve> = view.relations.iter().enumerate().map(curve).collect();
    let knots: Vec<Vector> = network.knots.iter().map(|knot| knot.at).collect();
    arrows::place(&curves, &knots)
}

/// How far left each arrow of the narrow drawing bends, 0 to 1: shorter ones less, so that they nest.
fn lanes(view: &RelationsView) -> Vec<f64> {
    let span = |index: &usize| view.relations[*index].from.abs_diff(view.relations[*index].to);
    let mut order: Vec<usize> = (0..view.relations.len()).collect();
    order.sort_by_key(span);
    let mut lanes = vec![0.0; order.len()];
    for (rank, index) in (0_u32..).zip(&order) {
        let last = u32::try_from(order.len().saturating_sub(1)).unwrap_or(1).max(1);
        lanes[*index] = f64::from(rank) / f64::from(last);
    }
    lanes
}

fn draw_thread(canvas: &mut Canvas, network: &Network<'_>) {
    let mut path = Path::default();
    for (index, Curve([start, a, b, end])) in network.thread.iter().enumerate() {
        if index == 0 {
            path.start(start.place());
        }
        path.curve(a.place(), b.place(), end.place());
    }
    canvas.group("line round", Look::paint(Paint::Thread), |canvas| {
        canvas.svg(|svg| svg.path(&path, Brush::Stroke(Paint::Thread, THREAD)));
    });
}

fn draw_arrows(canvas: &mut Canvas, view: &RelationsView, network: &Network<'_>) {
    canvas.group("arrows round", Look::paint(Paint::Muted), |canvas| {
        for arrow in &network.arrows {
            canvas.svg(|svg| svg.path(&arrow.curve.path(), Brush::Stroke(Paint::Muted, STROKE)));
            canvas.polygon(&arrow.curve.head(HEAD));
        }
    });
    canvas.group("letters", Look::paint(Paint::Ink).anchor(Anchor::Middle).bold(), |canvas| {
        for (arrow, relation) in network.arrows.iter().zip(&view.relations) {
            let at = arrow.badge.place();
            canvas.svg(|svg| svg.circle(at, whole(BADGE), Brush::Fill(Paint::Page)));
            canvas.text(&relation.letter, at);
        }
    });
}

fn draw_knots(canvas: &mut Canvas, network: &Network<'_>) {
    canvas.group("knots", Look::paint(Paint::Thread).anchor(Anchor::Middle).bold(), |canvas| {
        for knot in &network.knots {
            let at = knot.at.place();
            if let Some(number) = knot.node.thread {
                canvas.circle(at, whole(KNOT));
                canvas.text_as(
                    &number.to_string(),
                    at,
                    Look::paint(Paint::Page).anchor(Anchor::Middle).bold(),
                );
            } else {
                canvas.svg(|svg| {
                    svg.circle(at, whole(SMALL), Brush::Fill(Paint::Page));
                    svg.circle(at, whole(SMALL), Brush::Stroke(Paint::Thread, THREAD));
                });
            }
        }
    });
    canvas.group("labels", Look::PLAIN, |canvas| {
        for knot in &network.knots {
            let x = match knot.anchor {
                Anchor::Start => knot.label.left,
                Anchor::Middle => f64::midpoint(knot.label.left, knot.label.right),
                Anchor::End => knot.label.right,
            };
            let at = (whole(x), whole(knot.label.top) + LINE / 2);
            canvas.group("label", Look::PLAIN.anchor(knot.anchor), |canvas| canvas.block(&knot.lines, at));
        }
    });
}

/// What the letters mean.
fn entries(view: &RelationsView) -> Vec<KeyEntry> {
    let entry = |label: &LabelView| KeyEntry {
        swatch: Swatch::Letter(label.letter.clone()),
        text: label.label.clone(),
    };
    view.labels.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::relations::RelationView;

    fn network(nodes: usize, relations: &[(usize, usize)]) -> RelationsView {
        let label = |index: usize| {
            ["Samen verklaren wat er speelt", "Hulp", "Luisteren en gelijkwaardig samenwerken"][index % 3]
                .to_owned()
        };
        let node = |index: usize| NodeView {
            label: label(index),
            text: None,
            thread: (index % 3 != 2).then(|| u32::try_from(index + 1).unwrap()),
            url: None,
        };
        let relation = |&(from, to): &(usize, usize)| RelationView {
            letter: "a".into(),
            from,
            from_label: label(from),
            to,
            to_label: label(to),
            label: "draagt bij aan".into(),
            text: None,
        };
        RelationsView {
            chart: crate::chart::Chart { wide: String::new(), narrow: String::new() },
            text: None,
            nodes: (0..nodes).map(node).collect(),
            relations: relations.iter().map(relation).collect(),
            labels: vec![LabelView { letter: "a".into(), label: "draagt bij aan".into() }],
        }
    }

    fn crosses(curve: &Curve, area: &Area) -> bool {
        curve.points(48).any(|point| area.is_near(point, 20.0))
    }

    /// Everybody to the next and the second next, and all to the last.
    fn dense(nodes: usize) -> RelationsView {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for index in 0..nodes {
            for to in [(index + 1) % nodes, (index + 2) % nodes, nodes - 1] {
                if to != index && !pairs.contains(&(index, to)) {
                    pairs.push((index, to));
                }
            }
        }
        network(nodes, &pairs)
    }

    #[test]
    fn no_arrow_crosses_a_label_and_no_labels_overlap() {
        for nodes in 2..=12 {
            let view = dense(nodes);
            for width in [NARROW, crate::chart::WIDE] {
                let mut network = if width == NARROW {
                    line(&view, Language::Dutch)
                } else {
                    ring(&view, width, Language::Dutch)
                };
                network.arrows = arrows(&view, &network, width);
                let mut thread = network.thread.iter().flat_map(|curve| curve.points(48));
                assert!(thread.all(|point| point.y < network.bottom()), "{nodes} knots: the key is below");
                for (index, knot) in network.knots.iter().enumerate() {
                    let what = format!("{nodes} knots, width {width}, label {index}");
                    assert!(knot.label.left >= 0.0 && knot.label.right <= f64::from(width), "{what} fits");
                    for arrow in &network.arrows {
                        assert!(!crosses(&arrow.curve, &knot.label), "{what} is crossed");
                    }
                    for curve in &network.thread {
                        assert!(!crosses(curve, &knot.label), "{what} is on the thread");
                    }
                    for other in &network.knots[index + 1..] {
                        assert!(!knot.label.meets(&other.label, 20.0), "{what} meets another");
                    }
                }
                for arrow in &network.arrows {
                    assert!(
                        arrow.curve.points(48).all(|point| point.x > 0.0),
                        "{nodes} knots, width {width}"
                    );
                }
            }
        }
    }

    #[test]
    fn letters_of_the_example_stand_apart() {
        let view =
            network(7, &[(2, 0), (0, 2), (4, 0), (3, 0), (5, 0), (0, 6), (1, 6), (2, 6), (3, 6), (4, 6)]);
        for width in [NARROW, crate::chart::WIDE] {
            let mut network = if width == NARROW {
                line(&view, Language::Dutch)
            } else {
                ring(&view, width, Language::Dutch)
            };
            network.arrows = arrows(&view, &network, width);
            for (index, arrow) in network.arrows.iter().enumerate() {
                for other in &network.arrows[index + 1..] {
                    assert!(
                        arrow.badge.to(other.badge).length() > 2.0 * BADGE,
                        "width {width}, arrow {index}"
                    );
                }
            }
        }
    }
}
