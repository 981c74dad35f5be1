//! Prose to HTML: the one place in the program, templates apart, that escapes.
//!
//! In: a resolved [`Prose`](crate::model::Prose), and where its page stands. Out: Pieces for a [`Body`](crate::page::view::Body), HTML parted by figures. Must not
//! know themes or templates: a figure is handed back for its template to draw.

mod explain;
mod sanitise;
mod terms;
mod writer;

pub use explain::Explanations;
pub use terms::{Abbreviations, uses};
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

/// Text that means itself in HTML.
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    escape_into(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_written_becomes_markup() {
        assert_eq!(
            escape(r#"<a href="x" id='y'>&amp;"#),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;"
        );
        assert_eq!(escape("één"), "één");
    }
}
