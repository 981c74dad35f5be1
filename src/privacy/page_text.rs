//! The words on the pages of a PDF (ISO 32000-1, 9.4 and 9.10), with the remarks and the fields of forms that lie on them.
//!
//! Letters are told by the table to Unicode that a font brings along, else by its encoding. A font with neither says what its
//! letters look like and not which they are; what is set in one cannot be read, and neither can a page that was scanned.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::Pdf;
use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::glyphs::Glyphs;
use super::pdf::decoded;

/// Forms within forms are read to this depth; deeper ones contain themselves.
const DEEPEST: usize = 8;
/// The most bytes of text that are read of one file.
const MOST_BYTES: usize = 16 << 20;
/// A step back of so many thousandths of the type size is a space between words (as other readers of PDF have it).
const SPACE: f64 = 180.0;

/// A page as far as it could be read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct PageText {
    /// Its words, a line for each of the page.
    pub(super) text: String,
    /// What is written in remarks, fields and addresses of links.
    pub(super) notes: Vec<String>,
    /// Whether it has more that could not be read.
    pub(super) is_partial: bool,
}

/// The pages of a PDF, in order; nothing of one that is damaged or has a password.
pub(super) fn pages(bytes: &[u8]) -> Option<Vec<PageText>> {
    // The reader is others' code, and the file may be anything.
    let read = || {
        let pdf = Pdf::new(bytes.to_vec()).ok()?;
        let mut left = MOST_BYTES;
        Some(pdf.pages().iter().map(|page| read(page, &mut left)).collect())
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

fn read(page: &Page<'_>, left: &mut usize) -> PageText {
    let mut reading = Reading { left, page: PageText::default(), unread: 0, pictures: 0 };
    reading.content(page.page_stream().unwrap_or_default(), page.resources(), 0);
    let letters = reading.page.text.chars().filter(|letter| letter.is_alphanumeric()).count();
    let is_scan = letters == 0 && reading.pictures > 0;
    let mut read = reading.page;
    read.is_partial |= is_scan || reading.unread > letters / 10;
    for annotation in page.raw().get::<Array<'_>>("Annots").iter().flat_map(Array::iter::<Dict<'_>>) {
        read.notes.extend(notes(&annotation));
    }
    read
}

/// The texts of a remark, a field or a link.
fn notes(annotation: &Dict<'_>) -> Vec<String> {
    let action = annotation.get::<Dict<'_>>("A");
    let texts = [Some(annotation), action.as_ref()].into_iter().flatten().flat_map(|dict| {
        ["Contents", "V", "URI"].into_iter().filter_map(|key| match dict.get::<Object<'_>>(key)? {
            Object::String(text) => Some(decoded(&text)),
            _ => None,
        })
    });
    texts.filter(|text| !text.trim().is_empty()).collect()
}

struct Reading<'left> {
    /// How many bytes of text may still be read.
    left: &'left mut usize,
    page: PageText,
    /// Letters that no font told.
    unread: usize,
    pictures: usize,
}

impl Reading<'_> {
    /// The words that a stream of instructions shows.
    fn content(&mut self, instructions: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut fonts: BTreeMap<Vec<u8>, Glyphs> = BTreeMap::new();
        let mut font: Option<Vec<u8>> = None;
        let mut height = 0.0;
        let mut all = UntypedIter::new(instructions);
        while let Some(instruction) = all.next() {
            if *self.left == 0 {
                self.page.is_partial = true;
                return;
            }
            let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
            let glyphs = font.as_ref().and_then(|name| fonts.get(name));
            match (&instruction.operator[..], &operands[..]) {
                (b"Tf", [Object::Name(name), ..]) => {
                    let known = name.as_ref().to_vec();
                    fonts.entry(known.clone()).or_insert_with(|| {
                        resources.get_font(name).map_or_else(Glyphs::unknown, |font| Glyphs::of(&font))
                    });
                    font = Some(known);
                }
                (b"Tj", [Object::String(text)]) => self.show(text, glyphs),
                (b"'" | b"\"", [.., Object::String(text)]) => {
                    self.gap('\n');
                    self.show(text, glyphs);
                }
                (b"TJ", [Object::Array(parts)]) => self.show_all(parts, glyphs),
                (b"Td" | b"TD", [_, Object::Number(down)]) => {
                    self.gap(if down.as_f64() == 0.0 { ' ' } else { '\n' });
                }
                (b"Tm", [.., Object::Number(at)]) => {
                    self.gap(if (at.as_f64() - height).abs() < 0.1 { ' ' } else { '\n' });
                    height = at.as_f64();
                }
                (b"T*", _) => self.gap('\n'),
                (b"Do", [Object::Name(name)]) => self.object(name, resources, depth),
                _ => {}
            }
        }
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(object) = resources.get_x_object(name) else { return };
        if !is_form(&object) {
            self.pictures += 1;
        } else if depth < DEEPEST
            && let Ok(instructions) = object.decoded_data()
        {
            let own = object.dict().get::<Dict<'_>>("Resources").map(Resources::new);
            self.gap('\n');
            self.content(&instructions, own.as_ref().unwrap_or(resources), depth + 1);
        }
    }

    fn show_all(&mut self, parts: &Array<'_>, glyphs: Option<&Glyphs>) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(&text, glyphs),
                Object::Number(step) if step.as_f64() < -SPACE => self.gap(' '),
                _ => {}
            }
        }
    }

    fn show(&mut self, codes: &[u8], glyphs: Option<&Glyphs>) {
        *self.left = self.left.saturating_sub(codes.len().max(1));
        match glyphs {
            Some(glyphs) => self.unread += glyphs.read(codes, &mut self.page.text),
            None => self.unread += codes.len(),
        }
    }

    /// Parts what stands apart on the page.
    fn gap(&mut self, gap: char) {
        if !self.page.text.ends_with([' ', '\n']) && !self.page.text.is_empty() {
            self.page.text.push(gap);
        }
    }
}

fn is_form(object: &Stream<'_>) -> bool {
    object.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}
