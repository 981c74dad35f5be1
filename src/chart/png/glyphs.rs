//! Letters of the shipped font, drawn once: a figure has some hundreds of them, and all figures the same few.
//!
//! A letter stands at a quarter of a pixel across and at a whole one down, which no eye tells from its exact place, so that what one
//! covers can be used wherever it stands.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};
use ttf_parser::{GlyphId, OutlineBuilder};

use crate::chart::text::{FACES, Weight, is_invisible};

/// Places across a pixel that a letter can stand at.
const PLACES: u8 = 4;

/// A letter, and how it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    letter: char,
    weight: Weight,
    /// In 256ths of a pixel.
    size: u32,
    /// Of [`PLACES`].
    place: u8,
}

/// How much of every pixel a letter covers, around the point where it stands.
pub(super) struct Coverage {
    /// The first column and row, from the letter's point.
    pub(super) from: (i32, i32),
    /// How wide it is, in pixels: never 0.
    pub(super) width: usize,
    /// A byte a pixel, row by row.
    pub(super) pixels: Vec<u8>,
}

/// The letters drawn so far; nothing for those without a form, as a space.
#[derive(Default)]
pub(super) struct Glyphs(HashMap<Key, Option<Coverage>, FixedState>);

impl Glyphs {
    /// More letters than a site has in all its sizes and places; a megabyte of them.
    const MOST: usize = 4000;

    /// What a letter of a size covers when it stands at a point, and the pixel of that point.
    pub(super) fn at(
        &mut self,
        (x, y): (f32, f32),
        letter: char,
        weight: Weight,
        size: f32,
    ) -> Option<(&Coverage, (i32, i32))> {
        let places = f32::from(PLACES);
        let (quarters, row) = (whole(x * places), whole(y));
        let place = u8::try_from(quarters.rem_euclid(i32::from(PLACES))).ok()?;
        let key = Key { letter, weight, size: whole(size * 256.0).unsigned_abs(), place };
        if self.0.len() >= Self::MOST {
            self.0.clear();
        }
        let coverage =
            self.0.entry(key).or_insert_with(|| cover(letter, weight, size, f32::from(place) / places));
        coverage.as_ref().map(|coverage| (coverage, (quarters.div_euclid(i32::from(PLACES)), row)))
    }
}

/// The whole number nearest to a place in a picture.
#[expect(clippy::cast_possible_truncation, reason = "pictures are some thousands of pixels wide")]
fn whole(value: f32) -> i32 {
    value.round() as i32
}

/// Draws a letter that stands so far right of a pixel's edge.
fn cover(letter: char, weight: Weight, size: f32, right: f32) -> Option<Coverage> {
    let path = outline(letter, weight, size)?.transform(Transform::from_translate(right, 0.0))?;
    let bounds = path.bounds().round_out()?;
    let mut mask = Mask::new(bounds.width(), bounds.height())?;
    let from = (bounds.x(), bounds.y());
    let corner = bounds.to_rect();
    mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-corner.x(), -corner.y()));
    Some(Coverage { from, width: usize::try_from(bounds.width()).ok()?, pixels: mask.take() })
}

/// Whether the font has a letter.
pub(super) fn has(letter: char) -> bool {
    FACES.iter().all(|face| face.glyph_index(letter).is_some())
}

/// The form of a letter of a size, its point at 0; what the font does not have is drawn as the font says, or not at all where it is
/// nothing to be seen by itself.
pub(super) fn outline(letter: char, weight: Weight, size: f32) -> Option<Path> {
    let face = &FACES[weight as usize];
    let is_seen = !letter.is_whitespace() && !is_invisible(letter);
    let glyph = face.glyph_index(letter).or_else(|| is_seen.then_some(GlyphId(0)))?;
    let mut outline = Outline { path: PathBuilder::new(), scale: size / f32::from(face.units_per_em()) };
    face.outline_glyph(glyph, &mut outline)?;
    outline.path.finish()
}

/// Takes a letter's form from the font, where up is positive.
struct Outline {
    path: PathBuilder,
    scale: f32,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let scale = self.scale;
        self.path.quad_to(x1 * scale, -y1 * scale, x * scale, -y * scale);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let scale = self.scale;
        self.path.cubic_to(x1 * scale, -y1 * scale, x2 * scale, -y2 * scale, x * scale, -y * scale);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
