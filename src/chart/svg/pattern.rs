//! Patterns: what tells series apart where colour does not. The first series is plain, the others are crossed by lines
//! or dots in the colour of the page.

use super::super::paint::Paint;

/// A shape that is filled with a series' pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    /// Where in the drawing its attribute belongs.
    pub(super) at: usize,
    /// The series.
    pub(super) series: u8,
}

/// Writes the patterns that shapes refer to.
pub(super) fn define(out: &mut String, references: &[Reference], id: &str) {
    if references.is_empty() {
        return;
    }
    out.push_str("<defs>");
    let is_used = |series: &usize| references.iter().any(|one| usize::from(one.series) == *series);
    for series in (0..Paint::SERIES).filter(is_used) {
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
    out.push_str("</defs>");
}

/// Copies a drawing, with the attributes of its shapes that refer to patterns.
pub(super) fn copy(out: &mut String, drawing: &str, references: &[Reference], id: &str) {
    let mut from = 0;
    for Reference { at, series } in references {
        out.push_str(&drawing[from..*at]);
        for part in [" fill=\"url(#", id, "-p", itoa::Buffer::new().format(*series), ")\""] {
            out.push_str(part);
        }
        from = *at;
    }
    out.push_str(&drawing[from..]);
}
