//! Prose to HTML: the one place in the program, templates apart, that escapes.
//!
//! In: a resolved [`Prose`](crate::model::Prose), and where its page stands. Out: Pieces for a [`Body`](crate::page::view::Body), HTML parted by figures. Must not
//! know themes or templates: a figure is handed back for its template to draw.

mod sanitise;
mod terms;
mod writer;

#[cfg(test)]
mod tests;

use std::fmt::Write;

pub use terms::{Abbreviations, Explained, uses};
pub use writer::{Part, Setting, inline, parts};

/// Writes text so that it means itself in HTML, in elements and in quoted attributes alike.
pub fn escape_into(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

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
