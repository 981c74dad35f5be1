//! E-mail addresses, those with "[at]" for the sign included. Addresses that can be nobody's (RFC 2606) do not count.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i-u)[a-z0-9][a-z0-9._%+'-]*(?:@| ?[\[(] ?at ?[\])] ?)(?:[a-z0-9-]+(?:\.| ?[\[(] ?(?:dot|punt) ?[\])] ?))+[a-z]{2,24}\b",
    )
    .expect("the pattern is tested")
});

/// Domains that are kept free for examples.
const EXAMPLES: &[&str] =
    &["example.com", "example.org", "example.net", ".example", ".test", ".invalid", ".localhost"];

/// What ends the name of a file and looks like a domain: `logo@2x.png`.
const FILES: &[&str] = &[".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif", ".css", ".js", ".pdf"];

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let is_meant = |range: &Range<usize>| {
        let address = text[range.clone()].to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| address.ends_with(ending));
        let is_remote = address.starts_with("git@") && text[range.end..].starts_with(':');
        // `@name@server` is a name on a network, and `a/b@1.2` a version.
        let is_part = matches!(text[..range.start].chars().next_back(), Some('@' | '/'));
        !ends(EXAMPLES) && !ends(FILES) && !is_remote && !is_part
    };
    ADDRESS.find_iter(text).map(|found| found.range()).filter(is_meant).collect()
}
