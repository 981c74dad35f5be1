//! Texts that keep their width in any font.
//!
//! A drawing on its own is read where the theme's font may not be, and another font is up to a fifth wider: labels would run into
//! bars. So every line says how wide it is, and a renderer sets it that wide (SVG 2, 11.9, `textLength`). To carry
//! the font along instead would make a file of four kilobytes one of seventy, and editors of drawings do not read it.
//!
//! In: a drawing made by our own writer, whose tags and attributes are known. Out: the same with widths.

use std::fmt::Write as _;

use quick_xml::escape::unescape;

use crate::chart::text::{self, SIZE, Weight};

/// Gives every line of text its width.
pub(super) fn fit(drawing: &str) -> String {
    let mut out = String::with_capacity(drawing.len() * 2);
    let mut weights = vec![Weight::Regular];
    let mut rest = drawing;
    while let Some((before, tag, after)) = next_tag(rest) {
        out.push_str(before);
        rest = after;
        if tag.starts_with("g ") {
            weights.push(weight(tag, &weights));
        } else if tag == "/g" {
            weights.pop();
        } else if tag.starts_with("text") {
            rest = lines(&mut out, tag, weight(tag, &weights), after);
            continue;
        }
        write!(out, "<{tag}>").expect("writing to memory does not fail");
    }
    out.push_str(rest);
    out
}

/// What stands before the next tag, what is in it, and what comes after it.
fn next_tag(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('<')?;
    let (tag, after) = rest.split_once('>')?;
    Some((before, tag, after))
}

/// Writes a text: the opening tag was read. Gives what comes after it.
fn lines<'svg>(out: &mut String, tag: &str, weight: Weight, after: &'svg str) -> &'svg str {
    let (content, rest) = after.split_once("</text>").unwrap_or((after, ""));
    let size = attribute(tag, "font-size").and_then(|size| size.parse().ok());
    let length = |line: &str| length(line, weight, size);
    let mut spans = content.split("<tspan");
    let first = spans.next().unwrap_or_default();
    if first.len() == content.len() {
        write!(out, "<{tag}{}>{content}", length(first))
    } else {
        write!(out, "<{tag}><tspan{}>{first}</tspan>", length(first))
    }
    .expect("writing to memory does not fail");
    for span in spans {
        let (place, line) = span.split_once('>').unwrap_or_default();
        let line = line.trim_end_matches("</tspan>");
        write!(out, "<tspan{place}{}>{line}</tspan>", length(line)).expect("writing to memory does not fail");
    }
    out.push_str("</text>");
    rest
}

/// The attributes that fix a line's width.
fn length(line: &str, weight: Weight, size: Option<f64>) -> String {
    let line = unescape(line).expect("our own writer escapes");
    let width =
        f64::from(text::width(&line, weight)) / 10.0 * size.map_or(1.0, |size| size * 10.0 / f64::from(SIZE));
    format!(" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\"")
}

/// How heavy a tag's texts are, inside groups that say so as well.
fn weight(tag: &str, outer: &[Weight]) -> Weight {
    let mut classes = attribute(tag, "class").unwrap_or_default().split(' ');
    classes
        .find_map(|class| match class {
            "b" => Some(Weight::Bold),
            "r" => Some(Weight::Regular),
            _ => None,
        })
        .unwrap_or_else(|| outer.last().copied().unwrap_or(Weight::Regular))
}

fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    tag.split_once(&format!(" {name}=\""))?.1.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::fit;
    use crate::chart::text::{Weight, width};

    fn length(text: &str, weight: Weight) -> String {
        format!(
            "textLength=\"{:.1}\" lengthAdjust=\"spacingAndGlyphs\"",
            f64::from(width(text, weight)) / 10.0
        )
    }

    #[test]
    fn every_line_says_how_wide_it_is() {
        let svg = "<g class=\"labels\"><text x=\"1\">a &amp; b&#39;s<tspan x=\"1\">c</tspan></text></g>\
                   <g class=\"key b\"><text>d</text><text class=\"r\">e</text></g><text font-size=\"32\">f</text><rect/>";
        let [a, c, d, e] = [
            ("a & b's", Weight::Regular),
            ("c", Weight::Regular),
            ("d", Weight::Bold),
            ("e", Weight::Regular),
        ]
        .map(|(text, weight)| length(text, weight));
        let twice = format!("textLength=\"{:.1}\"", f64::from(width("f", Weight::Regular)) / 5.0);
        assert_eq!(
            fit(svg),
            format!(
                "<g class=\"labels\"><text x=\"1\"><tspan {a}>a &amp; b&#39;s</tspan><tspan x=\"1\" {c}>c</tspan></text></g>\
                 <g class=\"key b\"><text {d}>d</text><text class=\"r\" {e}>e</text></g>\
                 <text font-size=\"32\" {twice} lengthAdjust=\"spacingAndGlyphs\">f</text><rect/>"
            )
        );
    }
}
