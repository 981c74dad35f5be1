//! How a shape is painted: what its classes, its own attributes and its groups say.

use quick_xml::events::BytesStart;

use crate::chart::paint::Paint;
use crate::chart::standalone::{Palette, SHADES};
use crate::chart::svg::Anchor;
use crate::chart::text::Weight;

/// Red, green and blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Color(pub(super) [u8; 3]);

impl Color {
    /// Reads `#1B2330`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self([red, green, blue]))
    }
}

/// What a shape is filled with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fill {
    /// One colour.
    Color(Color),
    /// The pattern of this id.
    Pattern(String),
}

/// How what is in an element is painted.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Style {
    /// Of outlines.
    pub(super) color: Color,
    /// Of shapes without an outline, and of text.
    pub(super) fill: Fill,
    /// How much of what is below a fill hides, from 0 to 1.
    pub(super) fill_opacity: f32,
    /// The same of fills and outlines. Of a group it is that of each shape in it: ours have one.
    pub(super) opacity: f32,
    /// Whether shapes have an outline in place of a fill.
    pub(super) outlined: bool,
    /// How wide an outline is, in the drawing's lengths.
    pub(super) stroke_width: f32,
    /// Whether outlines are dashed.
    pub(super) dashed: bool,
    /// Whether outlines have round ends and corners.
    pub(super) round: bool,
    /// How heavy text is.
    pub(super) weight: Weight,
    /// Where text stands about its point.
    pub(super) anchor: Anchor,
    /// Of text, in the drawing's lengths.
    pub(super) size: f32,
}

impl Style {
    /// What a drawing starts with: the size that the style sheet of [`crate::chart::standalone()`] says, and what SVG does.
    pub(super) const PLAIN: Self = Self {
        color: Color([0; 3]),
        fill: Fill::Color(Color([0; 3])),
        fill_opacity: 1.0,
        opacity: 1.0,
        outlined: false,
        stroke_width: 1.0,
        dashed: false,
        round: false,
        weight: Weight::Regular,
        anchor: Anchor::Start,
        size: 16.0,
    };

    /// The style of an element in one of this style. Nothing where it says what our own writer does not.
    pub(super) fn of(&self, element: &BytesStart<'_>, palette: &Palette) -> Option<Self> {
        let mut style = self.clone();
        let mut classes = "".into();
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let value = attribute.value;
            match attribute.key.as_ref() {
                "class" => classes = value,
                "color" => style.color = Color::parse(&value)?,
                "fill" => style.fill = fill(&value)?,
                "font-size" => style.size = value.parse().ok()?,
                "opacity" => style.opacity *= value.parse::<f32>().ok()?,
                "stroke-width" => style.stroke_width = value.parse().ok()?,
                "text-anchor" => style.anchor = anchor(&value)?,
                // Where a shape is, what programs that read it aloud want to know, and how wide the shipped font makes a text.
                "x" | "y" | "width" | "height" | "cx" | "cy" | "r" | "d" | "id" | "aria-hidden"
                | "patternUnits" | "textLength" | "lengthAdjust" => {}
                "transform" if element.name().as_ref() == "text" => {}
                _ => return None,
            }
        }
        // A class says more than an attribute.
        classes.split(' ').try_for_each(|class| style.class(class, palette))?;
        Some(style)
    }

    fn class(&mut self, class: &str, palette: &Palette) -> Option<()> {
        match class {
            "l" => self.outlined = true,
            "b" => self.weight = Weight::Bold,
            "r" => self.weight = Weight::Regular,
            "hidden" => self.dashed = true,
            "round" => self.round = true,
            _ => {
                if let Some((_, opacity)) = SHADES.into_iter().find(|(shade, _)| *shade == class) {
                    self.fill_opacity = opacity.parse().ok()?;
                }
                if let Some(paint) = Paint::ALL.into_iter().find(|paint| paint.class() == class) {
                    self.color = Color::parse(palette.color(paint))?;
                    self.fill = Fill::Color(self.color);
                }
            }
        }
        Some(())
    }
}

fn fill(value: &str) -> Option<Fill> {
    match value.strip_prefix("url(#").and_then(|name| name.strip_suffix(')')) {
        Some(name) => Some(Fill::Pattern(name.to_owned())),
        None => Color::parse(value).map(Fill::Color),
    }
}

fn anchor(value: &str) -> Option<Anchor> {
    match value {
        "start" => Some(Anchor::Start),
        "middle" => Some(Anchor::Middle),
        "end" => Some(Anchor::End),
        _ => None,
    }
}
