//! Prose to HTML: the one place in the program, templates apart, that escapes.
//!
//! In: a resolved [`Prose`](crate::model::Prose), and where its page stands. Out: Pieces for a [`Body`](crate::page::view::Body), HTML parted by figures. Must not
//! know themes or templates: a figure is handed back for its template to draw.

mod explain;
mod sanitise;
mod terms;
mod writer;

#[cfg(test)]
mod tests;

use std::fmt::Write;

pub use explain::Explanations;
pub use terms::{Abbreviations, uses};
pub use writer::{Part, Setting, inline, parts};

/// Writes text so that it means itself in HTML and XML, in elements and in quoted attributes alike. A sign that neither has,
/// such as the vertical tab that some programs copy along, becomes the sign for what cannot be shown.
pub fn escape_into(html: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(step) = bytes[at..].iter().position(|byte| IS_SPECIAL[usize::from(*byte)]) {
        at += step;
        let (written, length) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            b'\'' => ("&#39;", 1),
            ..=0x1f => ("\u{fffd}", 1),
            // U+FFFE and U+FFFF are no signs either.
            0xef if matches!(bytes[at..], [_, 0xbf, 0xbe | 0xbf, ..]) => ("\u{fffd}", 3),
            _ => {
                at += 1;
                continue;
            }
        };
        html.push_str(&text[from..at]);
        html.push_str(written);
        at += length;
        from = at;
    }
    html.push_str(&text[from..]);
}

/// The bytes that something else than themselves may be written for.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = !matches!(byte, 0x09 | 0x0a | 0x0d);
        byte += 1;
    }
    let others = [b'&', b'<', b'>', b'"', b'\'', 0xef];
    let mut at = 0;
    while at < others.len() {
        special[others[at] as usize] = true;
        at += 1;
    }
    special
};

/// Writes an address as HTML wants it: what has no place in an address is percent-encoded (`CommonMark`, 6.3), so that a
/// backslash stays one, which browsers would else read as `/`.
pub fn escape_address_into(html: &mut String, address: &str) {
    const KEPT: &[u8] = b"-_.+!*'(),%#@?=;:/&$~";
    for &byte in address.as_bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("&#39;"),
            _ if byte.is_ascii_alphanumeric() || KEPT.contains(&byte) => html.push(char::from(byte)),
            _ => write!(html, "%{byte:02X}").expect("writing to memory does not fail"),
        }
    }
}

/// Text that means itself in HTML.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    escape_into(&mut html, text);
    html
}
