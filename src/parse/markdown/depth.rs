//! Refuses quotations and lists that are nested too deep, before they are parsed: the parser looks at each of them
//! again for every line that follows, which takes time by the square.

use std::ops::Range;

use memchr::memchr_iter;

/// No page can indent more, and no author means it.
pub(super) const DEEPEST: usize = 100;

/// The first line that may open more than [`DEEPEST`] quotations and lists in each other. Each takes a sign, or on
/// the lines below it two columns of white space; so a line cannot open more than those together.
pub(super) fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for end in memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = &text[start..end];
        // A tab opens two at most.
        if line.len() > DEEPEST / 2 && depth(line) > DEEPEST {
            return Some(start..start + line.trim_end().len());
        }
        start = end + 1;
    }
    None
}

/// How many quotations and lists a line can be in: no fewer than there are, if it opens one.
fn depth(line: &str) -> usize {
    let mut columns = 0_usize;
    let mut signs = 0_usize;
    let mut rest = line.as_bytes();
    loop {
        match rest {
            [b' ', after @ ..] => {
                columns += 1;
                rest = after;
            }
            [b'\t', after @ ..] => {
                columns += 4;
                rest = after;
            }
            [b'>', after @ ..] => {
                signs += 1;
                rest = after;
            }
            _ => match after_sign(rest) {
                Some(after) => {
                    signs += 1;
                    rest = after;
                }
                None => break,
            },
        }
    }
    // A space belongs to each sign.
    if signs == 0 || is_rule(line) { 0 } else { signs + columns.saturating_sub(signs) / 2 }
}

/// What follows the sign of a list item.
fn after_sign(text: &[u8]) -> Option<&[u8]> {
    let digits = text.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let (sign, after) = text.get(digits..)?.split_first()?;
    let is_sign = match sign {
        b'-' | b'*' | b'+' => digits == 0,
        b'.' | b')' => digits > 0,
        _ => false,
    };
    let is_apart = after.first().is_none_or(u8::is_ascii_whitespace);
    (is_sign && is_apart).then_some(after)
}

/// Whether a line is a rule, such as `- - -`.
fn is_rule(line: &str) -> bool {
    let mut signs = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = signs.next();
    matches!(first, Some(b'-' | b'*')) && signs.all(|sign| Some(sign) == first)
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn counts_what_a_line_opens() {
        let rows = [
            ("> ".repeat(100) + "a", false),
            ("> ".repeat(101) + "a", true),
            (">".repeat(20_000), true),
            ("1. ".repeat(101) + "a", true),
            (" ".repeat(150) + &"- ".repeat(50) + "a", true),
            (" ".repeat(150) + "- a", false),
            ("\t".repeat(40) + "- a", false),
            ("\t".repeat(60) + "- a", true),
            ("\t".repeat(40) + &"-\t".repeat(20) + "a", true),
            ("- ".repeat(200), false),
            ("* * ".repeat(200) + "\n", false),
            (" ".repeat(500) + "code", false),
            ("-".repeat(500), false),
            ("a > ".repeat(200), false),
        ];
        for (line, expected) in rows {
            assert_eq!(too_deep(&format!("a\n{line}")).is_some(), expected, "{line}");
        }
    }
}
