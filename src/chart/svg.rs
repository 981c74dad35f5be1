//! Writes SVG: groups with a meaning, shapes without repetition, coordinates in tenths of a pixel.
//!
//! Formatting floating-point numbers is nine tenths of the cost of writing a chart; here every coordinate is a whole
//! number of tenths. A shape says only what its group does not say already.

mod path;
mod pattern;

pub(super) use path::Path;

use super::paint::Paint;
use super::text::{Length, Weight};
use crate::html::escape_into;
use path::write_length;
use pattern::Patterned;

/// Where text stands about its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// It starts there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// What the shapes of a group have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    /// The colour.
    pub(super) paint: Paint,
    /// Where texts stand.
    pub(super) anchor: Anchor,
    /// How heavy texts are.
    pub(super) weight: Weight,
}

impl Look {
    /// What a drawing starts with.
    pub(super) const PLAIN: Self = Self { paint: Paint::Ink, anchor: Anchor::Start, weight: Weight::Regular };

    /// A colour, and otherwise plain.
    pub(super) fn paint(paint: Paint) -> Self {
        Self { paint, ..Self::PLAIN }
    }

    /// The same with texts standing elsewhere.
    pub(super) fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same with bold texts.
    pub(super) fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }
}

/// How a shape is painted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Brush {
    /// Filled.
    Fill(Paint),
    /// Filled; series after the first also with a pattern.
    Pattern(Paint),
    /// Outlined, with a line of this width.
    Stroke(Paint, Length),
}

/// What a reader who does not see the drawing is told about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'text> {
    /// Unique on any page; ids in the drawing begin with it.
    pub(super) id: &'text str,
    /// The title.
    pub(super) title: &'text str,
    /// The description.
    pub(super) description: &'text str,
    /// The class of the root: `chart-wide` or `chart-narrow`.
    pub(super) class: &'text str,
}

/// Bytes that a root with its patterns takes, at most.
const ROOT: usize = 1200;
/// Bytes that a reference to a pattern takes beside the drawing's id, with a group around its shapes.
const REFERENCE: usize = 28;

/// An SVG being written.
#[derive(Debug)]
pub(super) struct Svg {
    out: String,
    looks: Vec<Look>,
    /// Whether the text written last is still open for further lines.
    open_text: bool,
    /// The shapes that are filled with a pattern, in the order they are written. The drawing's id is not known before it is
    /// finished, so they are named then.
    patterned: Vec<Patterned>,
}

impl Svg {
    /// Starts an SVG without a root; [`Svg::finish`] puts it around.
    pub(super) fn new() -> Self {
        Self {
            out: String::with_capacity(6000),
            looks: vec![Look::PLAIN],
            open_text: false,
            patterned: Vec::new(),
        }
    }

    /// Puts the root around what was drawn.
    pub(super) fn finish(mut self, words: Words<'_>, width: Length, height: Length) -> String {
        self.close_text();
        debug_assert_eq!(self.looks.len(), 1, "every group is closed");
        let length = ROOT
            + self.out.len()
            + words.title.len()
            + words.description.len()
            + self.patterned.len() * (REFERENCE + words.id.len());
        let mut root = Self { out: String::with_capacity(length), looks: Vec::new(), ..Self::new() };
        root.put(&["<svg class=\"", words.class, "\" viewBox=\"0 0"]);
        root.space(width);
        root.space(height);
        root.put(&["\" role=\"img\" aria-labelledby=\"", words.id, "-t\" aria-describedby=\"", words.id]);
        root.put(&["-d\"><title id=\"", words.id, "-t\">"]);
        escape_into(&mut root.out, words.title);
        root.put(&["</title><desc id=\"", words.id, "-d\">"]);
        escape_into(&mut root.out, words.description);
        root.put(&["</desc>"]);
        pattern::define(&mut root.out, &self.patterned, words.id);
        // Title and description say what there is; some readers would go on and read out every label on its own.
        root.put(&["<g aria-hidden=\"true\">"]);
        pattern::copy(&mut root.out, &self.out, &self.patterned, words.id);
        root.put(&["</g></svg>"]);
        root.out
    }

    /// Opens a group: its name is a class beside that of its colour.
    pub(super) fn open(&mut self, name: &str, look: Look) {
        self.close_text();
        let outer = self.look();
        self.put(&["<g class=\"", name]);
        if look.paint != outer.paint || self.looks.len() == 1 {
            self.put(&[" ", look.paint.class()]);
        }
        if look.weight != outer.weight {
            self.put(&[" ", weight_class(look.weight)]);
        }
        self.out.push('"');
        self.anchor(look.anchor, outer.anchor);
        self.out.push('>');
        self.looks.push(look);
    }

    /// Opens a group in a colour of its own, for what means nothing to us, or with a meaning but partly transparent.
    pub(super) fn open_own(&mut self, (red, green, blue): (u8, u8, u8), paint: Option<Paint>, opacity: f64) {
        use std::fmt::Write as _;

        self.close_text();
        let outer = self.look();
        if let Some(paint) = paint {
            self.put(&["<g class=\"", paint.class(), "\""]);
        } else {
            let color = format!("#{red:02x}{green:02x}{blue:02x}");
            self.put(&["<g color=\"", &color, "\" fill=\"", &color, "\""]);
        }
        if opacity < 1.0 {
            write!(self.out, " opacity=\"{opacity:.2}\"").expect("writing to memory does not fail");
        }
        self.out.push('>');
        self.looks.push(Look { paint: paint.unwrap_or(outer.paint), ..outer });
    }

    /// Closes the group opened last.
    pub(super) fn close(&mut self) {
        self.close_text();
        self.looks.pop();
        self.out.push_str("</g>");
    }

    /// A rectangle.
    pub(super) fn rect(
        &mut self,
        (left, top): (Length, Length),
        (right, bottom): (Length, Length),
        brush: Brush,
    ) {
        let start = self.shape("<rect");
        self.length(" x=\"", left.min(right));
        self.length(" y=\"", top.min(bottom));
        self.length(" width=\"", (right - left).abs());
        self.length(" height=\"", (bottom - top).abs());
        self.brush(start, brush);
    }

    /// A circle.
    pub(super) fn circle(&mut self, (x, y): (Length, Length), radius: Length, brush: Brush) {
        let start = self.shape("<circle");
        self.length(" cx=\"", x);
        self.length(" cy=\"", y);
        self.length(" r=\"", radius);
        self.brush(start, brush);
    }

    /// A path of straight lines.
    pub(super) fn lines(
        &mut self,
        points: impl IntoIterator<Item = (Length, Length)>,
        closed: bool,
        brush: Brush,
    ) {
        let mut path = Path::default();
        for (index, point) in points.into_iter().enumerate() {
            if index == 0 {
                path.start(point);
            } else {
                path.line(point);
            }
        }
        if closed {
            path.close();
        }
        self.path(&path, brush);
    }

    /// A path.
    pub(super) fn path(&mut self, path: &Path, brush: Brush) {
        let start = self.shape("<path");
        self.put(&[" d=\"", &path.data, "\""]);
        self.brush(start, brush);
    }

    /// A line of text with its foot at a point. `turn` is clockwise, in degrees; `size` in tenths of a pixel where it
    /// is not the usual one.
    pub(super) fn text(
        &mut self,
        text: &str,
        at: (Length, Length),
        look: Look,
        turn: u16,
        size: Option<Length>,
    ) {
        self.close_text();
        let outer = self.look();
        self.out.push_str("<text");
        self.length(" x=\"", at.0);
        self.length(" y=\"", at.1);
        let classes = [
            (look.paint != outer.paint).then(|| look.paint.class()),
            (look.weight != outer.weight).then(|| weight_class(look.weight)),
        ];
        self.classes(classes.into_iter().flatten());
        self.anchor(look.anchor, outer.anchor);
        if let Some(size) = size {
            self.length(" font-size=\"", size);
        }
        if turn != 0 {
            self.put(&[" transform=\"rotate(", &turn.to_string()]);
            self.space(at.0);
            self.space(at.1);
            self.out.push_str(")\"");
        }
        self.out.push('>');
        escape_into(&mut self.out, text);
        self.open_text = true;
    }

    /// A further line of the text written last.
    pub(super) fn next_line(&mut self, text: &str, (x, y): (Length, Length)) {
        self.out.push_str("<tspan");
        self.length(" x=\"", x);
        self.length(" y=\"", y);
        self.out.push('>');
        escape_into(&mut self.out, text);
        self.out.push_str("</tspan>");
    }

    /// Ends the text written last.
    pub(super) fn close_text(&mut self) {
        if std::mem::take(&mut self.open_text) {
            self.out.push_str("</text>");
        }
    }

    /// What the group opened last gives its shapes.
    pub(super) fn look(&self) -> Look {
        self.looks.last().copied().unwrap_or(Look::PLAIN)
    }

    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }

    /// Begins a shape; gives the place.
    fn shape(&mut self, tag: &str) -> usize {
        self.close_text();
        let start = self.out.len();
        self.out.push_str(tag);
        start
    }

    /// Paints the shape that began at a place, and ends it.
    fn brush(&mut self, start: usize, brush: Brush) {
        let outer = self.look().paint;
        let own = |paint: Paint| (paint != outer).then(|| paint.class());
        match brush {
            // The pattern has its colour; a class would take its place.
            Brush::Pattern(Paint::Series(1..)) => {}
            Brush::Fill(paint) | Brush::Pattern(paint) => self.classes(own(paint).into_iter()),
            Brush::Stroke(paint, width) => {
                self.classes(own(paint).into_iter().chain(["l"]));
                // One pixel is what a line is without saying.
                if width != 10 {
                    self.length(" stroke-width=\"", width);
                }
            }
        }
        let at = self.out.len();
        self.out.push_str("/>");
        if let Brush::Pattern(Paint::Series(series @ 1..)) = brush {
            let end = self.out.len();
            pattern::add(&mut self.patterned, Patterned { start, at, end, series, many: false });
        }
    }

    fn classes<'class>(&mut self, classes: impl Iterator<Item = &'class str>) {
        let mut any = false;
        for class in classes {
            self.put(&[if any { " " } else { " class=\"" }, class]);
            any = true;
        }
        if any {
            self.out.push('"');
        }
    }

    fn anchor(&mut self, anchor: Anchor, outer: Anchor) {
        if anchor != outer {
            let word = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            self.put(&[" text-anchor=\"", word, "\""]);
        }
    }

    /// An attribute; its name with a space before it, and all that stands before the number.
    fn length(&mut self, start: &str, value: Length) {
        self.out.push_str(start);
        write_length(&mut self.out, value);
        self.out.push('"');
    }

    fn space(&mut self, value: Length) {
        self.out.push(' ');
        write_length(&mut self.out, value);
    }
}

fn weight_class(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "r",
        Weight::Bold => "b",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_say_only_what_their_group_does_not() {
        let mut svg = Svg::new();
        svg.open("values", Look::paint(Paint::Muted).anchor(Anchor::End));
        svg.text("<5 & \"x\"", (100, 205), Look::paint(Paint::Muted).anchor(Anchor::End), 0, None);
        svg.text("b", (0, 0), Look::paint(Paint::Ink), 0, None);
        svg.close();
        svg.rect((20, 30), (10, 10), Brush::Stroke(Paint::Series(1), 15));
        let words = Words { id: "f", title: "T<", description: "D&", class: "chart-wide" };
        assert_eq!(
            svg.finish(words, 7200, 405),
            "<svg class=\"chart-wide\" viewBox=\"0 0 720 40.5\" role=\"img\" aria-labelledby=\"f-t\" \
             aria-describedby=\"f-d\"><title id=\"f-t\">T&lt;</title><desc id=\"f-d\">D&amp;</desc><g aria-hidden=\"true\">\
             <g class=\"values muted\" text-anchor=\"end\"><text x=\"10\" y=\"20.5\">&lt;5 &amp; &quot;x&quot;</text>\
             <text x=\"0\" y=\"0\" class=\"ink\" text-anchor=\"start\">b</text></g>\
             <rect x=\"1\" y=\"1\" width=\"1\" height=\"2\" class=\"s2 l\" stroke-width=\"1.5\"/></g></svg>"
        );
    }

    #[test]
    fn patterns_are_named_where_they_fill() {
        let mut svg = Svg::new();
        svg.open("series", Look::paint(Paint::Series(1)));
        svg.rect((0, 0), (10, 10), Brush::Pattern(Paint::Series(1)));
        svg.text("a", (0, 0), Look::paint(Paint::Series(1)), 0, None);
        svg.rect((0, 0), (10, 10), Brush::Pattern(Paint::Series(0)));
        for left in [0, 20] {
            svg.rect((left, 0), (left + 10, 10), Brush::Pattern(Paint::Series(1)));
        }
        svg.close();
        svg.rect((0, 0), (10, 10), Brush::Pattern(Paint::Series(2)));
        let written = svg.finish(Words { id: "f", title: "", description: "", class: "c" }, 10, 10);
        let (defined, drawing) = written.split_once("</defs>").expect("patterns come first");
        assert_eq!(defined.matches("<pattern ").count(), 2);
        assert_eq!(
            drawing,
            "<g aria-hidden=\"true\"><g class=\"series s2\"><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" fill=\"url(#f-p1)\"/>\
             <text x=\"0\" y=\"0\">a</text><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" class=\"s1\"/>\
             <g fill=\"url(#f-p1)\"><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\"/><rect x=\"2\" y=\"0\" width=\"1\" height=\"1\"/></g></g>\
             <rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" fill=\"url(#f-p2)\"/></g></svg>"
        );
    }
}
