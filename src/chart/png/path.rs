//! The data of paths, as our own writer writes it (`chart/svg/path.rs`).

use tiny_skia::PathBuilder;

/// Reads the data of a path. Nothing for commands that our writer does not use.
pub(super) fn path(data: &str) -> Option<PathBuilder> {
    let mut builder = PathBuilder::new();
    let mut at = (0.0, 0.0);
    let mut start = at;
    let mut rest = data;
    while let Some(command) = rest.chars().next() {
        rest = &rest[command.len_utf8()..];
        let by = |(x, y): (f32, f32), (right, down): (f32, f32)| (x + right, y + down);
        match command {
            'M' => {
                at = pair(&mut rest)?;
                start = at;
                builder.move_to(at.0, at.1);
                continue;
            }
            'h' => at.0 += number(&mut rest)?,
            'v' => at.1 += number(&mut rest)?,
            'l' => at = by(at, pair(&mut rest)?),
            'c' => {
                let [a, b] = [by(at, pair(&mut rest)?), by(at, pair(&mut rest)?)];
                at = by(at, pair(&mut rest)?);
                builder.cubic_to(a.0, a.1, b.0, b.1, at.0, at.1);
                continue;
            }
            'z' => {
                at = start;
                builder.close();
                continue;
            }
            _ => return None,
        }
        builder.line_to(at.0, at.1);
    }
    Some(builder)
}

fn pair(rest: &mut &str) -> Option<(f32, f32)> {
    Some((number(rest)?, number(rest)?))
}

/// Takes a number off the front: it ends where another or a command begins.
fn number(rest: &mut &str) -> Option<f32> {
    let text = rest.trim_start_matches(' ');
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = digits.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(digits.len());
    let (number, after) = text.split_at(text.len() - digits.len() + end);
    *rest = after;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use tiny_skia::{PathSegment, Point};

    use super::*;

    #[test]
    fn paths_are_read_as_they_are_written() {
        let at = Point::from_xy;
        let mut written = crate::chart::svg::Path::default();
        written.start((0, 10)).line((100, 10)).line((90, 25)).curve((90, 30), (-10, 30), (5, 0)).close();
        let read: Vec<_> =
            path(written.data()).and_then(PathBuilder::finish).expect("a path").segments().collect();
        let expected = [
            PathSegment::MoveTo(at(0.0, 1.0)),
            PathSegment::LineTo(at(10.0, 1.0)),
            PathSegment::LineTo(at(9.0, 2.5)),
            PathSegment::CubicTo(at(9.0, 3.0), at(-1.0, 3.0), at(0.5, 0.0)),
            PathSegment::Close,
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_no_path_is_none() {
        for data in ["M1", "M1 2q3 4 5 6", "M1 2l.-3 4", "M1 2h"] {
            assert!(path(data).is_none(), "{data}");
        }
    }
}
