//! Patterns: what tells series apart where colour does not. The first series is plain, the others are crossed by lines
//! or dots in the colour of the page.

use super::super::paint::Paint;

/// Stands for the drawing's id, which is not known before the drawing is finished.
const PLACE: &str = "url(#\u{1}";

/// The attribute of a shape that is filled with a series' pattern.
pub(super) fn reference(series: u8) -> &'static str {
    match series {
        1 => " fill=\"url(#\u{1}1)\"",
        2 => " fill=\"url(#\u{1}2)\"",
        _ => " fill=\"url(#\u{1}3)\"",
    }
}

/// Writes the patterns that are used; whether there are any.
pub(super) fn define(out: &mut String, used: [bool; Paint::SERIES], id: &str) -> bool {
    let mut any = false;
    for (series, _) in used.iter().enumerate().filter(|(_, used)| **used) {
        out.push_str(if any { "" } else { "<defs>" });
        any = true;
        let (size, marks) = match series {
            1 => ("8", "<path class=\"page l\" stroke-width=\".8\" d=\"M-2 2l4-4M0 8l8-8M6 10l4-4\"/>"),
            2 => (
                "6",
                "<circle class=\"page\" cx=\"1.5\" cy=\"1.5\" r=\".8\"/><circle class=\"page\" cx=\"4.5\" cy=\"4.5\" r=\".8\"/>",
            ),
            _ => ("6", "<path class=\"page l\" stroke-width=\".8\" d=\"M0 3h6\"/>"),
        };
        let number = series.to_string();
        for part in [
            "<pattern id=\"",
            id,
            "-p",
            &number,
            "\" width=\"",
            size,
            "\" height=\"",
            size,
            "\" patternUnits=\"userSpaceOnUse\"><path class=\"",
            Paint::series(series).class(),
            "\" d=\"M0 0h",
            size,
            "v",
            size,
            "h-",
            size,
            "z\"/>",
            marks,
            "</pattern>",
        ] {
            out.push_str(part);
        }
    }
    if any {
        out.push_str("</defs>");
    }
    any
}

/// Copies a drawing with the patterns' references naming them.
pub(super) fn name(out: &mut String, drawing: &str, id: &str) {
    for (index, part) in drawing.split(PLACE).enumerate() {
        if index > 0 {
            for piece in ["url(#", id, "-p"] {
                out.push_str(piece);
            }
        }
        out.push_str(part);
    }
}
