//! Patterns: what tells series apart where colour does not. The first series is plain, the others are crossed by lines
//! or dots in the colour of the page.

use super::super::paint::Paint;

/// A shape that is filled with a series' pattern.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patterned {
    /// Where in the drawing it begins.
    pub(super) start: usize,
    /// Where its attribute belongs.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The series.
    pub(super) series: u8,
    /// Whether it says its colour itself: what a group around it said would not count then.
    pub(super) own: bool,
}

/// Shapes one after another that can be filled by one group around them.
fn runs(shapes: &[Patterned]) -> impl Iterator<Item = &[Patterned]> {
    let follows = |one: &Patterned, next: &Patterned| {
        one.end == next.start && one.series == next.series && !one.own && !next.own
    };
    shapes.chunk_by(follows)
}

/// In how many places patterns are referred to.
pub(super) fn references(shapes: &[Patterned]) -> usize {
    runs(shapes).count()
}

/// Writes the patterns that shapes refer to.
pub(super) fn define(out: &mut String, shapes: &[Patterned], id: &str) {
    if shapes.is_empty() {
        return;
    }
    out.push_str("<defs>");
    let is_used = |series: &usize| shapes.iter().any(|one| usize::from(one.series) == *series);
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

/// Copies a drawing, with what its shapes are filled with: each says so itself, or a group around several.
pub(super) fn copy(out: &mut String, drawing: &str, shapes: &[Patterned], id: &str) {
    let fill = |out: &mut String, series: u8| {
        for part in [" fill=\"url(#", id, "-p", itoa::Buffer::new().format(series), ")\""] {
            out.push_str(part);
        }
    };
    let mut from = 0;
    for run in runs(shapes) {
        let (first, last) = (run[0], run[run.len() - 1]);
        if run.len() == 1 {
            out.push_str(&drawing[from..first.at]);
            fill(out, first.series);
            from = first.at;
        } else {
            out.push_str(&drawing[from..first.start]);
            out.push_str("<g");
            fill(out, first.series);
            out.push('>');
            out.push_str(&drawing[first.start..last.end]);
            out.push_str("</g>");
            from = last.end;
        }
    }
    out.push_str(&drawing[from..]);
}
