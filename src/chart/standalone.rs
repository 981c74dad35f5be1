//! A drawing on its own: an SVG file that says what it shows, opens right anywhere and needs nothing else.

mod fit;

use std::borrow::Cow;
use std::fmt::Write as _;

use super::figure::Figure;
use super::text::{self, LINE, Length, Weight};
use super::{WIDE, paint::Paint};
use crate::html::escape_into;
use crate::model::Language;

/// A colour as CSS writes it: `#1B2330`.
type Color = Cow<'static, str>;

/// Colours of a drawing outside any page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Palette {
    /// Text and lines that are read.
    pub ink: Color,
    /// Text and lines of less weight.
    pub muted: Color,
    /// Lines and planes behind everything.
    pub faint: Color,
    /// Behind the drawing.
    pub page: Color,
    /// The red thread.
    pub thread: Color,
    /// What helps.
    pub supporting: Color,
    /// What hinders.
    pub hindering: Color,
    /// Series of data.
    pub series: [Color; Paint::SERIES],
}

impl Palette {
    /// The default theme's colours in the light.
    pub const LIGHT: Self = Self {
        ink: Color::Borrowed("#1B2330"),
        muted: Color::Borrowed("#5A6472"),
        faint: Color::Borrowed("#DDD6C9"),
        page: Color::Borrowed("#FBF8F3"),
        thread: Color::Borrowed("#C4122F"),
        supporting: Color::Borrowed("#0B6E6E"),
        hindering: Color::Borrowed("#B3470B"),
        series: [
            Color::Borrowed("#12436D"),
            Color::Borrowed("#249992"),
            Color::Borrowed("#B44B04"),
            Color::Borrowed("#3D0700"),
        ],
    };

    /// The colour of a meaning.
    pub(super) fn color(&self, paint: Paint) -> &str {
        match paint {
            Paint::Ink => &self.ink,
            Paint::Muted => &self.muted,
            Paint::Faint => &self.faint,
            Paint::Page => &self.page,
            Paint::Thread => &self.thread,
            Paint::Supporting => &self.supporting,
            Paint::Hindering => &self.hindering,
            Paint::Series(series) => &self.series[usize::from(series) % Paint::SERIES],
        }
    }
}

/// The shades of a colour: the class of each, and how much of what is below it hides.
pub(super) const SHADES: [(&str, &str); 4] = [("h1", ".1"), ("h2", ".25"), ("h3", ".42"), ("h4", ".85")];

/// Air around the drawing, and between it and the words.
const MARGIN: Length = 240;
const GAP: Length = 160;

/// A figure's wide drawing as an SVG file, with its takeaway above and its source below, painted in a palette.
/// Nothing for figures that are HTML.
pub fn standalone(figure: &Figure, palette: &Palette, language: Language) -> Option<String> {
    let wide = &figure.chart()?.wide;
    // Our own writer puts the view box first, then what names the drawing, then the drawing.
    let (_, rest) = wide.split_once("viewBox=\"0 0 ")?;
    let (size, drawing) = rest.split_once("\" ")?;
    let height: f64 = size.split_once(' ')?.1.parse().ok()?;
    let heading = text::balance(&figure.takeaway, WIDE, Weight::Bold, language);
    let source = figure.source.iter().flat_map(|source| text::wrap(source, WIDE, Weight::Regular, language));
    let source: Vec<String> = source.collect();

    let above = block(&heading) + GAP + MARGIN;
    let below = if source.is_empty() { MARGIN } else { block(&source) + GAP + MARGIN };
    let (left, top) = (f64::from(-MARGIN) / 10.0, f64::from(-above) / 10.0);
    // Whole pixels, so that pictures of it are as high as the drawing says.
    let (width, whole) =
        (f64::from(WIDE + 2 * MARGIN) / 10.0, (f64::from(above + below) / 10.0 + height).ceil());

    let (names, shapes) = drawing.split_once('>')?;
    let mut head = String::new();
    write!(
        head,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{}\" width=\"{width}\" height=\"{whole}\" \
         viewBox=\"{left} {top} {width} {whole}\" {names}>",
        language.tag(),
    )
    .ok()?;
    let (words, shapes) = shapes.split_at(shapes.find("</desc>")? + "</desc>".len());
    head.push_str(words);
    style(&mut head, palette);
    let mut out = String::with_capacity(shapes.len() + 500);
    write!(out, "<rect class=\"page\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{whole}\"/>")
        .ok()?;
    lines(&mut out, "ink b", &heading, top + f64::from(MARGIN) / 10.0);
    out.push_str(shapes.strip_suffix("</svg>")?);
    lines(&mut out, "muted", &source, height + f64::from(GAP) / 10.0);
    Some([&head, &*fit::fit(&out), "</svg>\n"].concat())
}

/// How high some lines are.
fn block(lines: &[String]) -> Length {
    LINE * Length::try_from(lines.len()).unwrap_or(0)
}

/// Lines of text under a height.
fn lines(out: &mut String, class: &str, lines: &[String], top: f64) {
    for (index, line) in (0_u32..).zip(lines) {
        let foot = top + f64::from(index * LINE.unsigned_abs()) / 10.0 + 15.5;
        write!(out, "<text class=\"{class}\" y=\"{foot}\">").expect("writing to memory does not fail");
        escape_into(out, line);
        out.push_str("</text>");
    }
}

/// What the theme's style sheet says on a page.
fn style(out: &mut String, palette: &Palette) {
    out.push_str("<style>svg{font:16px 'Atkinson Hyperlegible Next',system-ui,sans-serif}");
    for paint in Paint::ALL {
        let (class, color) = (paint.class(), palette.color(paint));
        write!(out, ".{class}{{color:{color};fill:{color}}}").expect("writing to memory does not fail");
    }
    out.push_str(".l{fill:none;stroke:currentColor}.b{font-weight:700}.r{font-weight:400}");
    for (class, opacity) in SHADES {
        write!(out, ".{class}{{fill-opacity:{opacity}}}").expect("writing to memory does not fail");
    }
    out.push_str(
        ".hidden .l{stroke-dasharray:3 3}.round .l{stroke-linecap:round;stroke-linejoin:round}</style>",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Chart, Picture};
    use crate::chart::svg::{Svg, Words};
    use crate::chart::table::Table;

    fn figure() -> Figure {
        let words = Words { id: "x", title: "Een & twee", description: "D", class: "chart-wide" };
        let wide = Svg::new().finish(words, WIDE, 405);
        Figure {
            id: "x".into(),
            title: "Een & twee".into(),
            takeaway: "A < B".into(),
            description: "D".into(),
            picture: Picture::Chart(Chart { narrow: wide.clone(), wide }),
            table: Table { caption: String::new(), columns: Vec::new(), rows: Vec::new() },
            source: Some("Bron".into()),
            notes: Vec::new(),
        }
    }

    #[test]
    fn stands_alone() {
        let svg = standalone(&figure(), &Palette::LIGHT, Language::Dutch).expect("a drawing");
        assert!(
            svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"nl\" width=\"768\""),
            "{svg}"
        );
        assert!(svg.contains(" role=\"img\" aria-labelledby=\"x-t\""), "{svg}");
        assert!(svg.contains(".s2{color:#249992;fill:#249992}"), "{svg}");
        assert!(svg.contains(">A &lt; B</text>") && svg.contains(">Bron</text>"), "{svg}");
        assert_eq!(svg.matches("<svg").count(), 1);
    }

    #[test]
    fn html_has_no_drawing() {
        let figure = Figure { picture: Picture::Table, ..figure() };
        assert_eq!(standalone(&figure, &Palette::LIGHT, Language::Dutch), None);
    }
}
