//! Line and column of any byte of a text, found without reading the text from its start each time.
//!
//! In: a text. Out: [`Positions`]. A run may tell thousands of mistakes in one file, and a file may be one line of a
//! megabyte; neither may make telling them slow.

/// Where a byte of a text is, as editors count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Position {
    /// From 1.
    pub(super) line: usize,
    /// In characters, from 1.
    pub(super) column: usize,
}

/// How far apart the remembered positions are, in bytes.
const STEP: usize = 1024;

/// The positions in one text.
pub(super) struct Positions<'text> {
    text: &'text str,
    /// The position of every [`STEP`]th byte; the first is that of byte 0.
    steps: Vec<Position>,
}

impl<'text> Positions<'text> {
    /// Reads the text once.
    pub(super) fn new(text: &'text str) -> Self {
        let mut position = Position { line: 1, column: 1 };
        let mut steps = vec![position];
        let mut chunks = text.as_bytes().chunks_exact(STEP);
        for chunk in &mut chunks {
            position = advance(position, chunk);
            steps.push(position);
        }
        Self { text, steps }
    }

    /// The position of a byte; past the end, that of the end.
    pub(super) fn at(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let step = byte / STEP;
        advance(self.steps[step], &self.text.as_bytes()[step * STEP..byte])
    }
}

/// The position after some bytes. Columns count the bytes that start a character, so that the bytes may begin or end
/// in the middle of one.
fn advance(from: Position, bytes: &[u8]) -> Position {
    let starts = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count();
    let mut lines = bytes.rsplit(|&byte| byte == b'\n');
    let last = starts(lines.next().unwrap_or_default());
    match lines.count() {
        0 => Position { line: from.line, column: from.column + last },
        ends => Position { line: from.line + ends, column: 1 + last },
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Positions};
    use crate::source::line_and_column;

    #[test]
    fn agrees_with_counting_from_the_start() {
        let texts = ["", "\n", "één\r\ntwee\n", "a\tb", &"€ë\n".repeat(900), &"é".repeat(2000)];
        for text in texts {
            let positions = Positions::new(text);
            for byte in 0..=text.len() + 1 {
                let (line, column) = line_and_column(text, byte);
                assert_eq!(positions.at(byte), Position { line, column }, "byte {byte} of {text:.20?}");
            }
        }
    }
}
