//! What is written reads as it was meant.

mod commonmark;
mod dom;

use super::{escape, escape_address_into};

#[test]
fn nothing_written_becomes_markup() {
    assert_eq!(escape(r#"<a href="x" id='y'>&amp;"#), "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
    assert_eq!(escape("één\t"), "één\t");
    assert_eq!(escape("a\u{b}b\u{fffe}\u{feff}"), "a\u{fffd}b\u{fffd}\u{feff}");
}

#[test]
fn addresses_hold_nothing_but_what_may_stand_in_one() {
    let rows = [
        ("https://x.nl/a?b=1&c=%20#d", "https://x.nl/a?b=1&amp;c=%20#d"),
        ("/één \"b\"\\'<", "/%C3%A9%C3%A9n%20%22b%22%5C&#39;%3C"),
    ];
    for (address, expected) in rows {
        let mut html = String::new();
        escape_address_into(&mut html, address);
        assert_eq!(html, expected);
    }
}
