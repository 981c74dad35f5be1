//! Where charts are drawn: plotters places, our own [`DrawingBackend`] writes.
//!
//! The one file that names plotters. Kinds of chart draw on a [`Canvas`] in tenths of a pixel and, for data, on a
//! [`Plot`] whose scale plotters keeps. What a shape means reaches the backend beside the drawing calls: as the group
//! it is drawn in, and as a colour that stands for a [`Paint`]. Whatever plotters asks for comes out; a colour that
//! stands for nothing is written as it is.

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::convert::Infallible;
use std::ops::Range;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontTransform,
};

use super::paint::Paint;
use super::svg::{Anchor, Brush, Look, Svg, Words};
use super::text::{self, CAPITAL, LINE, Length, SIZE, Weight};

/// A point on the canvas.
pub(super) type Point = (Length, Length);

/// A drawing in the making.
pub(super) struct Canvas {
    backend: Rc<RefCell<Backend>>,
    area: DrawingArea<Backend, Shift>,
    /// Styles of the two weights; their colour and anchor are set anew for every text.
    styles: [TextStyle<'static>; 2],
    size: (Length, Length),
}

impl Canvas {
    /// An empty canvas.
    pub(super) fn new(width: Length, height: Length) -> Self {
        let backend = Rc::new(RefCell::new(Backend { svg: Svg::new(), size: (width, height) }));
        let style = |style| {
            let style = ("sans-serif", f64::from(SIZE), style);
            TextStyle::from(style)
        };
        Self {
            area: DrawingArea::from(&backend),
            backend,
            styles: [style(FontStyle::Normal), style(FontStyle::Bold)],
            size: (width, height),
        }
    }

    /// Draws in a group with a meaning.
    pub(super) fn group(&mut self, name: &str, look: Look, draw: impl FnOnce(&mut Self)) {
        self.svg(|svg| svg.open(name, look));
        draw(self);
        self.svg(Svg::close);
    }

    /// Writes what plotters does not know: curves.
    pub(super) fn svg(&mut self, write: impl FnOnce(&mut Svg)) {
        write(&mut self.backend.borrow_mut().svg);
    }

    /// A rectangle in the colour of its group.
    pub(super) fn rect(&mut self, from: Point, to: Point) {
        let style = self.style(true, 10);
        drawn(self.area.draw(&Rectangle::new([from, to], style)));
    }

    /// An outlined rectangle in the colour of its group.
    pub(super) fn outline(&mut self, from: Point, to: Point) {
        let style = self.style(false, 10);
        drawn(self.area.draw(&Rectangle::new([from, to], style)));
    }

    /// A line in the colour of its group.
    pub(super) fn line(&mut self, points: &[Point], width: u32) {
        let style = self.style(false, width);
        drawn(self.area.draw(&PathElement::new(points, style)));
    }

    /// A filled shape in the colour of its group.
    pub(super) fn polygon(&mut self, points: &[Point]) {
        let style = self.style(true, 10);
        drawn(self.area.draw(&Polygon::new(points, style)));
    }

    /// A plane in the colour and pattern of its group.
    pub(super) fn plane(&mut self, corners: &[Point]) {
        let paint = self.look().paint;
        self.svg(|svg| svg.lines(corners.iter().copied(), true, Brush::Pattern(paint)));
    }

    /// A filled circle in the colour of its group.
    pub(super) fn circle(&mut self, center: Point, radius: Length) {
        let style = self.style(true, 10);
        drawn(self.area.draw(&Circle::new(center, radius, style)));
    }

    /// The look of the group opened last.
    pub(super) fn look(&self) -> Look {
        self.backend.borrow().svg.look()
    }

    /// One line of text, its middle at the point's height, in the look of its group.
    pub(super) fn text(&mut self, text: &str, at: Point) {
        self.text_as(text, at, self.look());
    }

    /// One line of text in a look of its own.
    pub(super) fn text_as(&mut self, text: &str, at: Point, look: Look) {
        let style = &mut self.styles[look.weight as usize];
        let (red, green, blue) = look.paint.code();
        style.color = BackendColor { alpha: 1.0, rgb: (red, green, blue) };
        style.pos = Pos::new(horizontal(look.anchor), VPos::Center);
        drawn(self.area.draw_text(text, style, at));
    }

    /// Lines of one text, the middle of the first at the point's height, in the look of their group.
    pub(super) fn block(&mut self, lines: &[String], (x, y): Point) {
        let mut at = (x, y);
        for (index, line) in lines.iter().enumerate() {
            if index == 0 {
                self.text(line, at);
            } else {
                self.svg(|svg| svg.next_line(line, (at.0, at.1 + CAPITAL / 2)));
            }
            at.1 += LINE;
        }
    }

    /// A place to draw data in: values from left to right, and canvas heights.
    pub(super) fn plot(&mut self, left: Length, right: Length, values: Range<f64>) -> Plot {
        let heights = 0..self.size.1;
        let coordinates = Cartesian2d::new(values, heights.clone(), (left..right, heights));
        Plot { area: self.area.apply_coord_spec(coordinates) }
    }

    /// The SVG.
    pub(super) fn finish(self, words: Words<'_>) -> String {
        drawn(self.area.present());
        let (width, height) = self.size;
        let svg = std::mem::replace(&mut self.backend.borrow_mut().svg, Svg::new());
        svg.finish(words, width, height)
    }

    fn style(&self, filled: bool, stroke_width: u32) -> ShapeStyle {
        shape_style(self.look().paint, filled, stroke_width)
    }
}

/// A place to draw data in.
pub(super) struct Plot {
    area: DrawingArea<Backend, Cartesian2d<RangedCoordf64, RangedCoordi32>>,
}

impl Plot {
    /// Where a value is.
    pub(super) fn x(&self, value: f64) -> Length {
        self.area.map_coordinate(&(value, 0)).0
    }

    /// A bar from one value to another, between two heights.
    pub(super) fn bar(&self, values: (f64, f64), heights: (Length, Length), paint: Paint) {
        let style = shape_style(paint, true, 10);
        drawn(self.area.draw(&Rectangle::new([(values.0, heights.0), (values.1, heights.1)], style)));
    }

    /// The outline of a bar.
    pub(super) fn ghost(&self, values: (f64, f64), heights: (Length, Length), paint: Paint) {
        let style = shape_style(paint, false, 10);
        drawn(self.area.draw(&Rectangle::new([(values.0, heights.0), (values.1, heights.1)], style)));
    }

    /// A line at a value, between two heights.
    pub(super) fn rule(&self, value: f64, heights: (Length, Length), paint: Paint) {
        let style = shape_style(paint, false, 10);
        drawn(self.area.draw(&PathElement::new([(value, heights.0), (value, heights.1)], style)));
    }
}

fn shape_style(paint: Paint, filled: bool, stroke_width: u32) -> ShapeStyle {
    let (red, green, blue) = paint.code();
    ShapeStyle { filled, stroke_width, ..ShapeStyle::from(RGBColor(red, green, blue)) }
}

fn horizontal(anchor: Anchor) -> HPos {
    match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    }
}

/// Drawing to memory cannot fail, and a canvas is drawn on by one call at a time.
fn drawn<T>(result: Result<T, DrawingAreaErrorKind<Infallible>>) -> T {
    result.expect("drawing to memory does not fail")
}

/// Writes what plotters draws.
pub(super) struct Backend {
    svg: Svg,
    size: (Length, Length),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend {
    /// Writes a shape in a colour: as its meaning, or, if it has none, as it is. What is transparent is not there.
    #[expect(clippy::unnecessary_wraps, reason = "plotters wants a result of every drawing call")]
    fn shape(&mut self, color: BackendColor, write: impl FnOnce(&mut Svg, Paint)) -> Drawn {
        if color.alpha <= 0.0 {
            return Ok(());
        }
        match Paint::from_code(color.rgb) {
            Some(paint) if color.alpha >= 1.0 => write(&mut self.svg, paint),
            paint => {
                self.svg.open_own(color.rgb, paint, color.alpha);
                let paint = self.svg.look().paint;
                write(&mut self.svg, paint);
                self.svg.close();
            }
        }
        Ok(())
    }
}

fn brush(paint: Paint, filled: bool, stroke_width: u32) -> Brush {
    if filled { Brush::Fill(paint) } else { Brush::Stroke(paint, length(stroke_width)) }
}

fn length(value: u32) -> Length {
    Length::try_from(value).unwrap_or(Length::MAX)
}

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0.unsigned_abs(), self.size.1.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.shape(color, |svg, paint| svg.rect((x, y), (x + 1, y + 1), Brush::Fill(paint)))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.shape(style.color(), |svg, paint| {
            let brush =
                if fill { Brush::Pattern(paint) } else { Brush::Stroke(paint, length(style.stroke_width())) };
            svg.rect(from, to, brush);
        })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.shape(style.color(), |svg, paint| {
            svg.lines(path, false, brush(paint, false, style.stroke_width()));
        })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.shape(style.color(), |svg, paint| {
            svg.circle(center, length(radius), brush(paint, fill, style.stroke_width()));
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.shape(style.color(), |svg, paint| svg.lines(corners, true, Brush::Fill(paint)))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let (anchor, size) = (style.anchor(), text_size(style));
        let foot = match anchor.v_pos {
            VPos::Top => size,
            VPos::Center => size * CAPITAL / SIZE / 2,
            VPos::Bottom => -size / 4,
        };
        let (down, turn) = match style.transform() {
            FontTransform::None => ((0, foot), 0),
            FontTransform::Rotate90 => ((-foot, 0), 90),
            FontTransform::Rotate180 => ((0, -foot), 180),
            FontTransform::Rotate270 => ((foot, 0), 270),
        };
        let anchor = match anchor.h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let weight = weight(style);
        self.shape(style.color(), |svg, paint| {
            let look = Look { paint, anchor, weight };
            svg.text(text, (x + down.0, y + down.1), look, turn, (size != SIZE).then_some(size));
        })
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let size = text_size(style);
        let width = text::width(text, weight(style)) * size / SIZE;
        Ok((width.unsigned_abs(), (size * LINE / SIZE).unsigned_abs()))
    }

    /// A picture in red, green and blue bytes: a rectangle for every stretch of one colour in a row.
    fn blit_bitmap(&mut self, (x, y): BackendCoord, (width, _): (u32, u32), bytes: &[u8]) -> Drawn {
        let Ok(width @ 1..) = usize::try_from(width) else { return Ok(()) };
        let pixels: Vec<(u8, u8, u8)> =
            bytes.chunks_exact(3).map(|pixel| (pixel[0], pixel[1], pixel[2])).collect();
        for (top, row) in (y..).zip(pixels.chunks(width)) {
            let mut left = x;
            for stretch in row.chunk_by(|one, next| one == next) {
                let right = left + Length::try_from(stretch.len()).unwrap_or(0);
                let color = BackendColor { alpha: 1.0, rgb: stretch[0] };
                self.shape(color, |svg, paint| svg.rect((left, top), (right, top + 1), Brush::Fill(paint)))?;
                left = right;
            }
        }
        Ok(())
    }
}

fn weight<T: BackendTextStyle>(style: &T) -> Weight {
    match style.style() {
        FontStyle::Bold => Weight::Bold,
        FontStyle::Normal | FontStyle::Oblique | FontStyle::Italic => Weight::Regular,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of text are small")]
fn text_size<T: BackendTextStyle>(style: &T) -> Length {
    style.size().round() as Length
}
