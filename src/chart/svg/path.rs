//! Coordinates and paths, as short as they can be written.

use crate::chart::text::Length;

/// The data of a path: relative steps, because they are shorter.
#[derive(Clone, Default, Debug)]
pub(crate) struct Path {
    pub(super) data: String,
    at: (Length, Length),
}

impl Path {
    /// What a `path` element's `d` says.
    #[cfg(all(test, feature = "png"))]
    pub(crate) fn data(&self) -> &str {
        &self.data
    }

    /// Starts at a point.
    pub(crate) fn start(&mut self, to: (Length, Length)) -> &mut Self {
        self.data.push('M');
        self.pair(to.0, to.1, true);
        self.at = to;
        self
    }

    /// A straight line to a point.
    pub(crate) fn line(&mut self, to: (Length, Length)) -> &mut Self {
        let (x, y) = (to.0 - self.at.0, to.1 - self.at.1);
        if y == 0 {
            self.data.push('h');
            write_length(&mut self.data, x);
        } else if x == 0 {
            self.data.push('v');
            write_length(&mut self.data, y);
        } else {
            self.data.push('l');
            self.pair(x, y, true);
        }
        self.at = to;
        self
    }

    /// A cubic curve with two control points.
    pub(crate) fn curve(
        &mut self,
        a: (Length, Length),
        b: (Length, Length),
        to: (Length, Length),
    ) -> &mut Self {
        self.data.push('c');
        for (index, point) in [a, b, to].into_iter().enumerate() {
            self.pair(point.0 - self.at.0, point.1 - self.at.1, index == 0);
        }
        self.at = to;
        self
    }

    /// Back to the start.
    pub(crate) fn close(&mut self) -> &mut Self {
        self.data.push('z');
        self
    }

    fn pair(&mut self, x: Length, y: Length, first: bool) {
        if !first && x >= 0 {
            self.data.push(' ');
        }
        write_length(&mut self.data, x);
        if y >= 0 {
            self.data.push(' ');
        }
        write_length(&mut self.data, y);
    }
}

/// Writes tenths of a pixel as pixels: `72.5`, `-3`, `.4`.
pub(super) fn write_length(out: &mut String, tenths: Length) {
    if tenths < 0 {
        out.push('-');
    }
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(tenths.unsigned_abs());
    match digits.split_at(digits.len() - 1) {
        ("", "0") => out.push('0'),
        (whole, "0") => out.push_str(whole),
        (whole, tenth) => {
            out.push_str(whole);
            out.push('.');
            out.push_str(tenth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_exact() {
        let rows = [
            (0, "0"),
            (5, ".5"),
            (10, "1"),
            (725, "72.5"),
            (-30, "-3"),
            (-4, "-.4"),
            (i32::MAX, "214748364.7"),
        ];
        for (tenths, expected) in rows {
            let mut out = String::new();
            write_length(&mut out, tenths);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn paths_are_relative() {
        let mut path = Path::default();
        path.start((0, 10)).line((100, 10)).line((90, 25)).curve((90, 30), (-10, 30), (5, 0)).close();
        assert_eq!(path.data, "M0 1h10l-1 1.5c0 .5-10 .5-8.5-2.5z");
    }
}
