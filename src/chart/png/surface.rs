//! Shapes and letters to pixels.

use icu_normalizer::properties::CanonicalCompositionBorrowed;
use tiny_skia::{
    FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, PathBuilder, Pattern, Pixmap, PixmapMut,
    PremultipliedColorU8, Rect, Shader, SpreadMode, Stroke, StrokeDash, Transform,
};

use super::drawing::Line;
use super::glyphs::{Coverage, Glyphs, has, outline};
use super::style::{Color, Fill, Style};
use crate::chart::svg::Anchor;
use crate::chart::text;

/// A picture in the making, or a tile of a pattern.
pub(super) struct Surface<'pixels> {
    canvas: PixmapMut<'pixels>,
    /// From the drawing's lengths to pixels: they grow, and nothing turns.
    transform: Transform,
}

impl<'pixels> Surface<'pixels> {
    /// What is drawn on, and how many pixels one of the drawing's is, with the place of its own corner.
    pub(super) fn new(canvas: PixmapMut<'pixels>, scale: f32, (left, top): (f32, f32)) -> Self {
        Self { canvas, transform: Transform::from_scale(scale, scale).pre_translate(-left, -top) }
    }

    /// A rectangle.
    pub(super) fn rect(&mut self, rect: Rect, style: &Style, tiles: &[(String, Pixmap)]) -> Option<()> {
        if style.outlined {
            return self.path(&PathBuilder::from_rect(rect), style, tiles);
        }
        let placed = rect.transform(self.transform)?;
        let paint = paint(style, tiles, self.transform)?;
        self.canvas.fill_rect(placed, &paint, Transform::identity(), None);
        Some(())
    }

    /// A path, filled or outlined.
    pub(super) fn path(&mut self, path: &Path, style: &Style, tiles: &[(String, Pixmap)]) -> Option<()> {
        if style.outlined {
            let paint = solid(style.color, style.opacity);
            self.canvas.stroke_path(path, &paint, &stroke(style), self.transform, None);
        } else {
            let paint = paint(style, tiles, Transform::identity())?;
            self.canvas.fill_path(path, &paint, FillRule::Winding, self.transform, None);
        }
        Some(())
    }

    /// A line of text. Letters are composed as the font has them, and what breaks lines is a space, as SVG has it.
    pub(super) fn text(&mut self, line: &Line, style: &Style, glyphs: &mut Glyphs) {
        let &Line { ref text, at, turn, .. } = line;
        let line = letters(text);
        let Fill::Color(color) = style.fill else { return };
        let opacity = style.opacity * style.fill_opacity;
        let advance = |letter| f32::from(text::advance(letter, style.weight)) / 1000.0 * style.size;
        let width: f32 = line.iter().copied().map(advance).sum();
        let mut x = match style.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        let size = style.size * self.transform.sx;
        for letter in line {
            if turn == 0.0 {
                let mut point = [tiny_skia::Point::from_xy(at.0 + x, at.1)];
                self.transform.map_points(&mut point);
                if let Some((coverage, pixel)) =
                    glyphs.at((point[0].x, point[0].y), letter, style.weight, size)
                {
                    self.blend(coverage, pixel, color, opacity);
                }
            } else if let Some(path) = outline(letter, style.weight, style.size) {
                let place = Transform::from_rotate_at(turn, at.0, at.1).pre_translate(at.0 + x, at.1);
                let place = self.transform.pre_concat(place);
                self.canvas.fill_path(&path, &solid(color, opacity), FillRule::Winding, place, None);
            }
            x += advance(letter);
        }
    }

    /// Paints what a letter covers, on pixels that are opaque.
    fn blend(&mut self, coverage: &Coverage, (x, y): (i32, i32), color: Color, opacity: f32) {
        let (width, height) = (self.canvas.width() as usize, self.canvas.height() as usize);
        let (left, top) = (x + coverage.from.0, y + coverage.from.1);
        let skipped = usize::try_from(-left).unwrap_or(0).min(coverage.width);
        let left = usize::try_from(left).unwrap_or(0).min(width);
        let shown = (coverage.width - skipped).min(width - left);
        let pixels = self.canvas.pixels_mut();
        for (row, covered) in (top..).zip(coverage.pixels.chunks_exact(coverage.width)) {
            let Some(row) = usize::try_from(row).ok().filter(|row| *row < height) else { continue };
            let pixels = &mut pixels[row * width + left..][..shown];
            for (pixel, &covered) in pixels.iter_mut().zip(&covered[skipped..]) {
                if covered > 0 {
                    *pixel = over(*pixel, color, f32::from(covered) * opacity);
                }
            }
        }
    }
}

/// The letters of a line, one space between words, and accents on their letters where the font has them so.
fn letters(text: &str) -> Vec<char> {
    let composition = CanonicalCompositionBorrowed::new();
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    for (index, word) in text.split_ascii_whitespace().enumerate() {
        if index > 0 {
            letters.push(' ');
        }
        for letter in word.chars() {
            let whole = letters.last().filter(|_| !letter.is_ascii());
            let whole = whole.and_then(|last| composition.compose(*last, letter)).filter(|whole| has(*whole));
            match (whole, letters.last_mut()) {
                (Some(whole), Some(last)) => *last = whole,
                _ => letters.push(letter),
            }
        }
    }
    letters
}

/// A colour over a pixel that is opaque, covering so many 255ths of it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 255, as both that it lies between are"
)]
fn over(pixel: PremultipliedColorU8, color: Color, covered: f32) -> PremultipliedColorU8 {
    let mix = |below: u8, above: u8| {
        let below = f32::from(below);
        (below + (f32::from(above) - below) * covered / 255.0 + 0.5) as u8
    };
    let [red, green, blue] = color.0;
    let (red, green, blue) = (mix(pixel.red(), red), mix(pixel.green(), green), mix(pixel.blue(), blue));
    PremultipliedColorU8::from_rgba(red, green, blue, u8::MAX).unwrap_or(pixel)
}

fn solid(color: Color, opacity: f32) -> Paint<'static> {
    let [red, green, blue] = color.0;
    let mut color = tiny_skia::Color::from_rgba8(red, green, blue, u8::MAX);
    color.set_alpha(opacity);
    Paint { shader: Shader::SolidColor(color), ..Paint::default() }
}

/// What a shape is filled with. `placed`: from the pattern's lengths to those that the shape is given in. Nothing for a pattern
/// that was not drawn.
fn paint<'tile>(style: &Style, tiles: &'tile [(String, Pixmap)], placed: Transform) -> Option<Paint<'tile>> {
    let opacity = style.opacity * style.fill_opacity;
    match &style.fill {
        Fill::Color(color) => Some(solid(*color, opacity)),
        Fill::Pattern(name) => {
            let (_, tile) = tiles.iter().find(|(id, _)| id == name)?;
            let placed = placed.pre_scale(1.0 / super::SCALE, 1.0 / super::SCALE);
            let shader =
                Pattern::new(tile.as_ref(), SpreadMode::Repeat, FilterQuality::Nearest, opacity, placed);
            Some(Paint { shader, ..Paint::default() })
        }
    }
}

fn stroke(style: &Style) -> Stroke {
    let round = style.round;
    Stroke {
        width: style.stroke_width,
        line_cap: if round { LineCap::Round } else { LineCap::Butt },
        line_join: if round { LineJoin::Round } else { LineJoin::Miter },
        dash: if style.dashed { StrokeDash::new(vec![3.0, 3.0], 0.0) } else { None },
        ..Stroke::default()
    }
}
