//! The few lines of a file that a mark is shown in.
//!
//! In: a text and the bytes to mark. Out: [`Excerpt`], never larger than a screen: of a line of a megabyte only the
//! surroundings of the mark, of a mark over hundreds of lines only the first.

use std::borrow::Cow;
use std::ops::Range;

/// Lines up to this many bytes are shown whole; longer ones would wrap, and the mark would stand under nothing.
const LONGEST_LINE: usize = 140;
/// How many characters of a longer line are shown before a mark, of it, and after it.
const WINDOW: [usize; 3] = [40, 60, 40];
/// A mark over more lines than this is shown at its first line only.
const MOST_LINES: usize = 8;
/// Two marks at most this many bytes apart are shown in one excerpt.
const NEAR: usize = 8 * 1024;

/// A piece of a file's text, with the marks moved along.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Excerpt<'text> {
    /// The lines, without the last line end; a cut is shown by `…`.
    pub(super) text: Cow<'text, str>,
    /// The bytes of the file that the lines cover.
    pub(super) lines: Range<usize>,
    /// The marked bytes, counted from the start of `text`.
    pub(super) mark: Range<usize>,
}

impl Excerpt<'_> {
    /// Whether the line was cut on its left, so that columns in `text` are not those of the file.
    pub(super) fn is_cut(&self) -> bool {
        matches!(self.text, Cow::Owned(_))
    }
}

/// What to show of `text` for a mark; places past the end are moved to it.
pub(super) fn excerpt(text: &str, mark: Range<usize>) -> Excerpt<'_> {
    let start = text.floor_char_boundary(mark.start);
    let end = text.floor_char_boundary(mark.end.max(start));
    // A mark that takes in the end of its last line would seem to go on in the next.
    let end = start + text[start..end].trim_end_matches(['\n', '\r']).len();
    let first = line_of(text, start);
    let lines = first.start..line_of(text, end).end;
    if lines == first {
        return single(text, lines, start..end);
    }
    if fits(&text[lines.clone()]) {
        return whole(text, lines, &(start..end));
    }
    let first_part = start..first.end;
    single(text, first, first_part)
}

/// The lines that show both of two excerpts, when they are near each other and none is cut.
pub(super) fn joined(one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let both = one.start.min(other.start)..one.end.max(other.end);
    (both.len() <= NEAR).then_some(both)
}

/// Whether the lines of a mark can be shown as they are.
fn fits(lines: &str) -> bool {
    let mut count = 0;
    lines.split('\n').all(|line| {
        count += 1;
        count <= MOST_LINES && line.len() <= LONGEST_LINE
    })
}

/// The mark in a line, which is cut when it is long.
fn single(text: &str, line: Range<usize>, mark: Range<usize>) -> Excerpt<'_> {
    // A mark on a line end is shown just behind the line.
    let start = mark.start.min(line.end);
    let mark = start..mark.end.clamp(start, line.end);
    if line.len() <= LONGEST_LINE {
        return whole(text, line, &mark);
    }
    let [before, of_mark, after] = WINDOW;
    let start = back(&text[line.start..mark.start], before) + line.start;
    let end_of_mark = mark.start + forth(&text[mark.clone()], of_mark);
    let end = end_of_mark + forth(&text[end_of_mark..line.end], after);
    let mut shown = String::new();
    if start > line.start {
        shown.push('…');
    }
    let moved = shown.len();
    shown.push_str(&text[start..end]);
    if end < line.end {
        shown.push('…');
    }
    let mark = mark.start - start + moved..end_of_mark - start + moved;
    Excerpt { text: Cow::Owned(shown), lines: line, mark }
}

fn whole<'text>(text: &'text str, lines: Range<usize>, mark: &Range<usize>) -> Excerpt<'text> {
    let mark = mark.start - lines.start..mark.end - lines.start;
    Excerpt { text: Cow::Borrowed(&text[lines.clone()]), lines, mark }
}

/// The bytes of the line that a byte is in, without its line end.
fn line_of(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |at| byte + at);
    let line = &text[start..end];
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Where the last `count` characters of a text start.
fn back(text: &str, count: usize) -> usize {
    text.char_indices().rev().take(count).last().map_or(text.len(), |(at, _)| at)
}

/// Where the first `count` characters of a text end.
fn forth(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn shows_the_lines_of_the_mark() {
        let text = "een\r\ntwee\r\ndrie";
        let rows = [
            (0..3, "een", 0..3),
            (0..5, "een", 0..3),
            (3..3, "een", 3..3),
            (4..5, "een", 3..3),
            (5..9, "twee", 0..4),
            (9..9, "twee", 4..4),
            (5..13, "twee\r\ndrie", 0..8),
            (15..15, "drie", 4..4),
            (99..120, "drie", 4..4),
        ];
        for (mark, shown, inside) in rows {
            let excerpt = excerpt(text, mark.clone());
            assert_eq!((&*excerpt.text, excerpt.mark), (shown, inside), "{mark:?}");
        }
    }

    #[test]
    fn the_end_after_a_last_line_end_is_an_empty_line() {
        for text in ["", "a\n"] {
            let excerpt = excerpt(text, text.len()..text.len());
            assert_eq!((&*excerpt.text, excerpt.mark), ("", 0..0));
        }
    }

    #[test]
    fn cuts_a_long_line_around_the_mark() {
        let text = format!("{}[hier]{}", "é".repeat(500_000), "ë".repeat(500_000));
        let start = text.find('[').unwrap();
        let excerpt = excerpt(&text, start..start + 6);
        assert_eq!(&excerpt.text[excerpt.mark.clone()], "[hier]");
        assert_eq!(excerpt.text.chars().count(), 1 + 40 + 6 + 40 + 1);
        assert!(excerpt.is_cut());
    }

    #[test]
    fn a_mark_over_many_lines_is_shown_at_its_first() {
        let text = "regel\n".repeat(1000);
        let excerpt = excerpt(&text, 6..5000);
        assert_eq!((&*excerpt.text, excerpt.mark), ("regel", 0..5));
    }
}
