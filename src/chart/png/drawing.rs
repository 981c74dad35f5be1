//! A drawing as our own writer writes it, read again and painted.
//!
//! In: an SVG by [`crate::chart::standalone()`]. A general renderer knows all of SVG, fonts of the machine included, and takes
//! most of its time to reduce a drawing to the few things that ours has: groups, rectangles, circles, paths, lines of text and the
//! patterns of series. Elements and attributes besides these are refused, so that nothing is left out of a picture unseen; classes
//! cannot be, as groups are named by them.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use tiny_skia::{PathBuilder, Pixmap, Rect};

use super::glyphs::Glyphs;
use super::path::path;
use super::style::Style;
use super::surface::Surface;
use super::{SCALE, numbers};
use crate::chart::standalone::Palette;

/// A drawing while it is read.
pub(super) struct Drawing<'room, 'pixels> {
    palette: &'room Palette,
    surface: Surface<'pixels>,
    glyphs: &'room mut Glyphs,
    /// What every element that is open says.
    styles: Vec<Style>,
    /// The tiles of patterns, by their ids.
    tiles: Vec<(String, Pixmap)>,
    /// The pattern that is open: what is in it is painted on its tile, the last.
    in_pattern: bool,
    line: Line,
}

/// The line of text that is being read.
#[derive(Default)]
pub(super) struct Line {
    /// Its words.
    pub(super) text: String,
    /// The point where it stands, and about which it is turned.
    pub(super) at: (f32, f32),
    /// Clockwise, in degrees.
    pub(super) turn: f32,
    /// Whether what is read is text to be seen.
    open: bool,
}

impl<'room, 'pixels> Drawing<'room, 'pixels> {
    /// A drawing of which nothing is read.
    pub(super) fn new(surface: Surface<'pixels>, palette: &'room Palette, glyphs: &'room mut Glyphs) -> Self {
        let styles = vec![Style::PLAIN];
        Self { palette, surface, glyphs, styles, tiles: Vec::new(), in_pattern: false, line: Line::default() }
    }

    /// Paints all that is in the root, which was read. Nothing for what our writer does not write.
    pub(super) fn read(mut self, svg: &mut Reader<&[u8]>) -> Option<()> {
        loop {
            match svg.read_event().ok()? {
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => {
                    let style = self.style().of(&element, self.palette)?;
                    self.shape(&element, &style)?;
                }
                Event::End(element) => {
                    self.end(element.name().as_ref());
                    self.styles.pop();
                }
                Event::Text(text) if self.line.open => self.line.text.push_str(&text.xml10_content()),
                Event::GeneralRef(reference) if self.line.open => match reference.resolve_char_ref().ok()? {
                    Some(letter) => self.line.text.push(letter),
                    None => self.line.text.push_str(resolve_xml_entity(&reference)?),
                },
                Event::Text(_) | Event::GeneralRef(_) => {}
                Event::Eof => return Some(()),
                _ => return None,
            }
        }
    }

    fn style(&self) -> &Style {
        self.styles.last().unwrap_or(&Style::PLAIN)
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Option<()> {
        let style = self.style().of(element, self.palette)?;
        match element.name().as_ref() {
            "g" | "title" | "desc" | "style" | "defs" => {}
            "pattern" => self.pattern(element)?,
            "text" => {
                let turn = element.try_get_attribute("transform").ok()?;
                let turn = turn.map_or(Some(0.0), |turn| {
                    numbers::<3>(turn.value.strip_prefix("rotate(")?.strip_suffix(')')?).map(|turn| turn[0])
                });
                self.line =
                    Line { text: String::new(), at: place(element, (0.0, 0.0))?, turn: turn?, open: true };
            }
            "tspan" => {
                self.paint_line();
                self.line.at = place(element, self.line.at)?;
            }
            _ => return None,
        }
        self.styles.push(style);
        Some(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "pattern" => self.in_pattern = false,
            "tspan" | "text" => {
                self.paint_line();
                self.line.open = name != "text";
            }
            _ => {}
        }
    }

    /// Paints the line as far as it was read, in the style of the element that is open.
    fn paint_line(&mut self) {
        let style = self.styles.last().unwrap_or(&Style::PLAIN);
        self.surface.text(&self.line, style, self.glyphs);
        self.line.text.clear();
    }

    fn pattern(&mut self, element: &BytesStart<'_>) -> Option<()> {
        let id = element.try_get_attribute("id").ok()??.value.into_owned();
        let [width, height] = ["width", "height"].map(|name| number(element, name).map(|side| side * SCALE));
        let rect = Rect::from_xywh(0.0, 0.0, width?, height?)?.round_out()?;
        self.tiles.push((id, Pixmap::new(rect.width(), rect.height())?));
        self.in_pattern = true;
        Some(())
    }

    fn shape(&mut self, element: &BytesStart<'_>, style: &Style) -> Option<()> {
        let Self { surface, tiles, .. } = self;
        let length = |name| number(element, name);
        let shape = match element.name().as_ref() {
            "rect" => {
                let [x, y, width, height] = ["x", "y", "width", "height"].map(length);
                let rect = Rect::from_xywh(x?, y?, width?, height?);
                let Some(rect) = rect.filter(|rect| rect.width() > 0.0 && rect.height() > 0.0) else {
                    return Some(());
                };
                if !self.in_pattern {
                    return surface.rect(rect, style, tiles);
                }
                Some(PathBuilder::from_rect(rect))
            }
            "circle" => {
                let [x, y, radius] = ["cx", "cy", "r"].map(length);
                let (center, radius) = ((x?, y?), radius?);
                if radius > 0.0 { PathBuilder::from_circle(center.0, center.1, radius) } else { None }
            }
            "path" => path(&element.try_get_attribute("d").ok()??.value)?.finish(),
            _ => return None,
        };
        // What has no extent is not seen, filled or outlined.
        let Some(shape) = shape else { return Some(()) };
        match tiles.last_mut() {
            Some((_, tile)) if self.in_pattern => {
                Surface::new(tile.as_mut(), SCALE, (0.0, 0.0)).path(&shape, style, &[])
            }
            _ => surface.path(&shape, style, tiles),
        }
    }
}

/// The point of a text: where an attribute is missing, that of the text around it.
fn place(element: &BytesStart<'_>, outer: (f32, f32)) -> Option<(f32, f32)> {
    let coordinate = |name, outer| match element.try_get_attribute(name).ok()? {
        Some(attribute) => attribute.value.parse().ok(),
        None => Some(outer),
    };
    Some((coordinate("x", outer.0)?, coordinate("y", outer.1)?))
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<f32> {
    element.try_get_attribute(name).ok()??.value.parse().ok()
}
