//! Patterns: what tells series apart where colour does not. The first series is plain, the others are crossed by lines
//! or dots in the colour of the page.

use super::super::paint::Paint;

/// Shapes one after another that are filled with a series' pattern: by one group around them, or where it is a single one, by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patterned {
    /// Where in the drawing they begin.
    pub(super) start: usize,
    /// Where the attribute of the first belongs.
    pub(super) at: usize,
    /// Where they end.
    pub(super) end: usize,
    /// The series.
    pub(super) series: u8,
    /// Whether there are more than one.
    pub(super) many: bool,
}

/// Adds a shape to those before it, where one group can be around them.
pub(super) fn add(shapes: &mut Vec<Patterned>, shape: Patterned) {
    match shapes.last_mut() {
        Some(last) if last.end == shape.start && last.series == shape.series => {
            (last.end, last.many) = (shape.end, true);
        }
        _ => shapes.push(shape),
    }
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
    for shape in shapes {
        if shape.many {
            out.push_str(&drawing[from..shape.start]);
            out.push_str("<g");
            fill(out, shape.series);
            out.push('>');
            out.push_str(&drawing[shape.start..shape.end]);
            out.push_str("</g>");
            from = shape.end;
        } else {
            out.push_str(&drawing[from..shape.at]);
            fill(out, shape.series);
            from = shape.at;
        }
    }
    out.push_str(&drawing[from..]);
}
