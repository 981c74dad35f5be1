//! A drawing as pixels, from the same SVG and with the shipped font; no font of the machine is looked for.

mod drawing;
mod encode;
mod glyphs;
mod path;
mod style;
mod surface;
#[cfg(test)]
mod tests;

use std::cell::RefCell;

use quick_xml::Reader;
use quick_xml::events::Event;
use tiny_skia::{Color, PixmapMut, Rect};

use super::standalone::Palette;
use drawing::Drawing;
use encode::encode;
use glyphs::Glyphs;
use surface::Surface;

/// How many pixels one of the drawing's is: for screens of our day, and for paper.
const SCALE: f32 = 2.0;

/// What the drawing before was made with: to ask the system for some megabytes a drawing takes longer than to wipe them.
#[derive(Default)]
struct Room {
    pixels: Vec<u8>,
    glyphs: Glyphs,
    file: encode::Room,
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

/// Draws an SVG made by [`super::standalone()`] in a palette as a PNG in the same colours, two pixels for one. Nothing for what is
/// no such SVG.
pub fn png(svg: &str, palette: &Palette) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(svg);
    let Event::Start(root) = reader.read_event().ok()? else { return None };
    let [left, top, width, height] = numbers(&root.try_get_attribute("viewBox").ok()??.value)?;
    let size = Rect::from_xywh(0.0, 0.0, width * SCALE, height * SCALE)?.round_out()?.size();
    ROOM.with_borrow_mut(|Room { pixels, glyphs, file }| {
        pixels.resize(usize::try_from(size.width()).ok()? * usize::try_from(size.height()).ok()? * 4, 0);
        let mut canvas = PixmapMut::from_bytes(pixels, size.width(), size.height())?;
        let [red, green, blue] = style::Color::parse(&palette.page)?.0;
        canvas.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        Drawing::new(Surface::new(canvas, SCALE, (left, top)), palette, glyphs).read(&mut reader)?;
        encode(pixels.as_chunks().0, size, file)
    })
}

/// So many numbers with spaces between.
fn numbers<const COUNT: usize>(text: &str) -> Option<[f32; COUNT]> {
    let numbers: Option<Vec<f32>> = text.split_ascii_whitespace().map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
