//! Points, curves and boxes for drawings whose places are computed.
//!
//! Sines come from a series of our own: the machine's differ in the last digits from system to system, and the same
//! sources must give the same bytes everywhere.

use super::svg::Path;
use super::text::Length;

/// A point or a direction, in tenths of a pixel.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Vector {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Vector {
    pub(super) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// From one point to another.
    pub(super) fn to(self, other: Self) -> Self {
        Self::new(other.x - self.x, other.y - self.y)
    }

    /// This point, moved some way in a direction.
    pub(super) fn plus(self, direction: Self, times: f64) -> Self {
        Self::new(self.x + direction.x * times, self.y + direction.y * times)
    }

    /// Between two points: at this one for 0, at the other for 1.
    pub(super) fn toward(self, other: Self, share: f64) -> Self {
        self.plus(self.to(other), share)
    }

    pub(super) fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The same direction, one long; to the right where there is none.
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length > 0.0 { Self::new(self.x / length, self.y / length) } else { Self::new(1.0, 0.0) }
    }

    /// A quarter turn clockwise.
    pub(super) fn across(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// The nearest place on the canvas.
    pub(super) fn place(self) -> (Length, Length) {
        (whole(self.x), whole(self.y))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a canvas are small")]
pub(super) fn whole(length: f64) -> Length {
    length.round() as Length
}

/// The direction of a share of a full turn: 0 is up, a quarter is right.
pub(super) fn direction(turn: f64) -> Vector {
    // Eighths of a turn keep the series short: within one, it is exact to fifteen digits.
    let turn = turn.rem_euclid(1.0);
    let eighth = (turn * 8.0).floor();
    let (sine, cosine) = series((turn - eighth / 8.0) * std::f64::consts::TAU);
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let (sine, cosine) =
        if eighth % 2.0 < 1.0 { (sine, cosine) } else { ((sine + cosine) * half, (cosine - sine) * half) };
    let up = Vector::new(sine, -cosine);
    let quarters = eighth / 2.0;
    if quarters < 1.0 {
        up
    } else if quarters < 2.0 {
        up.across()
    } else if quarters < 3.0 {
        Vector::new(-up.x, -up.y)
    } else {
        Vector::new(up.y, -up.x)
    }
}

/// Sine and cosine of an angle under an eighth of a turn (Taylor).
fn series(angle: f64) -> (f64, f64) {
    let square = angle * angle;
    let (mut sine, mut cosine) = (0.0, 0.0);
    for term in (0..9).rev() {
        let n = f64::from(term * 2);
        cosine = 1.0 - square / ((n + 1.0) * (n + 2.0)) * cosine;
        sine = 1.0 - square / ((n + 2.0) * (n + 3.0)) * sine;
    }
    (sine * angle, cosine)
}

/// A cubic curve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Curve(pub(super) [Vector; 4]);

impl Curve {
    /// A point on it, from 0 to 1.
    pub(super) fn at(&self, share: f64) -> Vector {
        let [a, b, c, d] = self.0;
        let (ab, bc, cd) = (a.toward(b, share), b.toward(c, share), c.toward(d, share));
        ab.toward(bc, share).toward(bc.toward(cd, share), share)
    }

    /// Points along it, ends included.
    pub(super) fn points(&self, count: u32) -> impl Iterator<Item = Vector> + '_ {
        (0..=count).map(move |index| self.at(f64::from(index) / f64::from(count)))
    }

    /// Which way it arrives.
    pub(super) fn arrives(&self) -> Vector {
        self.0[2].to(self.0[3]).unit()
    }

    /// As a path to draw.
    pub(super) fn path(&self) -> Path {
        let [a, b, c, d] = self.0.map(Vector::place);
        let mut path = Path::default();
        path.start(a).curve(b, c, d);
        path
    }

    /// The corners of an arrowhead whose foot is the curve's end.
    pub(super) fn head(&self, length: f64) -> [(Length, Length); 3] {
        let (way, end) = (self.arrives(), self.0[3]);
        let wings = end.plus(way, -length * 0.2);
        [
            end.plus(way, length),
            wings.plus(way.across(), length * 0.55),
            wings.plus(way.across(), -length * 0.55),
        ]
        .map(Vector::place)
    }
}

/// How far the control points of a quarter circle are from its ends, of its radius.
const QUARTER: f64 = 0.552_284_75;

/// A quarter of an ellipse about a centre, between two half axes.
pub(super) fn quarter(center: Vector, from: Vector, to: Vector) -> Curve {
    let (start, end) = (center.plus(from, 1.0), center.plus(to, 1.0));
    Curve([start, start.plus(to, QUARTER), end.plus(from, QUARTER), end])
}

/// A box: an upright rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// A box of a size about a point.
    pub(super) fn about(center: Vector, width: f64, height: f64) -> Self {
        Self {
            left: center.x - width / 2.0,
            right: center.x + width / 2.0,
            top: center.y - height / 2.0,
            bottom: center.y + height / 2.0,
        }
    }

    /// Whether a point is in it or nearer than a margin.
    pub(super) fn is_near(&self, point: Vector, margin: f64) -> bool {
        point.x > self.left - margin
            && point.x < self.right + margin
            && point.y > self.top - margin
            && point.y < self.bottom + margin
    }

    /// Whether another box is in it or nearer than a margin.
    pub(super) fn meets(&self, other: &Self, margin: f64) -> bool {
        self.left < other.right + margin
            && other.left < self.right + margin
            && self.top < other.bottom + margin
            && other.top < self.bottom + margin
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_go_round() {
        for step in 0..64 {
            let turn = f64::from(step) / 64.0;
            let angle = turn * std::f64::consts::TAU;
            let way = direction(turn);
            assert!(
                (way.x - angle.sin()).abs() < 1e-14 && (way.y + angle.cos()).abs() < 1e-14,
                "{turn}: {way:?}"
            );
        }
    }

    #[test]
    fn quarters_are_round() {
        let curve = quarter(Vector::new(0.0, 0.0), Vector::new(100.0, 0.0), Vector::new(0.0, 100.0));
        assert!(curve.points(16).all(|point| (point.length() - 100.0).abs() < 0.1));
        assert_eq!(curve.arrives(), Vector::new(-1.0, 0.0));
    }

    #[test]
    fn boxes_know_what_is_near() {
        let area = Area::about(Vector::new(0.0, 0.0), 20.0, 10.0);
        assert!(area.is_near(Vector::new(12.0, 0.0), 3.0) && !area.is_near(Vector::new(14.0, 0.0), 3.0));
        assert!(area.meets(&Area::about(Vector::new(22.0, 0.0), 20.0, 10.0), 3.0));
        assert!(!area.meets(&Area::about(Vector::new(22.0, 0.0), 20.0, 10.0), 1.0));
    }
}
