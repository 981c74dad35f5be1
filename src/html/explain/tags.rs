//! The tags of a finished page, one after the other, with the text before each. No parser: it trusts that texts and
//! attributes were escaped, and of markup that is broken it makes no more than too little.

use std::ops::Range;

use memchr::{memchr, memchr3, memmem};

/// Whether an element has no end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// A tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tag<'page> {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The element's name, as written.
    pub(super) name: &'page str,
    /// `</p>`.
    pub(super) is_end: bool,
    /// What stands behind the name.
    attributes: &'page str,
}

impl<'page> Tag<'page> {
    /// Whether an element begins that an end tag will close.
    pub(super) fn opens(&self) -> bool {
        !self.is_end && !is_void(self.name) && !self.attributes.ends_with('/')
    }

    /// Whether its attributes may be of an element that not everybody sees: the names and classes that hide one all hold one of
    /// these words.
    pub(super) fn may_hide(&self) -> bool {
        self.attributes.contains("hidden") || self.attributes.contains("popover")
    }

    /// The attributes: names, and values as written, without quotes.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'page str, &'page str)> + use<'page> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
            let length =
                rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(length);
            let Some(value) = behind.strip_prefix('=') else {
                rest = behind;
                return (!name.is_empty()).then_some((name, ""));
            };
            let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''));
            let value = if quote.is_some() { &value[1..] } else { value };
            let end = value
                .find(|letter: char| quote.map_or(letter.is_whitespace(), |quote| letter == quote))
                .unwrap_or(value.len());
            rest = value[end..].trim_start_matches(['"', '\'']);
            Some((name, &value[..end]))
        })
    }
}

/// The next tag at or after a place, and the text before it. Comments are passed over, and so is what scripts and styles
/// hold.
pub(super) fn next(page: &str, at: usize) -> Option<(Range<usize>, Tag<'_>)> {
    let open = at + page[at..].find('<')?;
    if page[open..].starts_with("<!--") {
        let after = open + page[open..].find("-->")? + 3;
        return next(page, after);
    }
    let end = end_of_tag(page, open)?;
    let inside = &page[open + 1..end - 1];
    let is_end = inside.starts_with('/');
    let inside = inside.trim_start_matches('/');
    let length = inside.find(|letter: char| letter.is_whitespace() || letter == '/').unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(length);
    let mut tag = Tag { range: open..end, name, is_end, attributes };
    // What they hold is no markup.
    if matches!(name, "script" | "style") && tag.opens() {
        let after = end + page[end..].find("</")?;
        tag.range.end = end_of_tag(page, after)?;
        tag.is_end = true;
    }
    Some((at..open, tag))
}

/// The end tag of a drawing whose tag ends at a place; nothing where it holds another or a comment, or has no end.
pub(super) fn end_of_drawing(page: &str, at: usize) -> Option<usize> {
    let inside = &page.as_bytes()[at..];
    let end = memmem::find(inside, b"</svg")?;
    let has = |what: &[u8]| memmem::find(&inside[..end], what).is_some();
    (!has(b"<svg") && !has(b"<!--")).then_some(at + end)
}

/// Behind the `>` of a tag, which is none between quotes.
fn end_of_tag(page: &str, open: usize) -> Option<usize> {
    let bytes = page.as_bytes();
    let mut at = open;
    loop {
        at += memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        at += 1;
        match bytes[at - 1] {
            b'>' => return Some(at),
            quote => at += memchr(quote, &bytes[at..])? + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn tags_come_one_by_one_with_their_attributes() {
        let page = "a<!-- <b> --><p class=\"x > y\" hidden data-n=1>t<br/><script>if (a<b) {}</script></p>";
        let mut at = 0;
        let mut found = Vec::new();
        while let Some((text, tag)) = next(page, at) {
            at = tag.range.end;
            found.push((page[text].to_owned(), tag.name, tag.opens(), tag.attributes().collect::<Vec<_>>()));
        }
        assert_eq!(
            found,
            [
                (String::new(), "p", true, vec![("class", "x > y"), ("hidden", ""), ("data-n", "1")]),
                ("t".to_owned(), "br", false, vec![]),
                (String::new(), "script", false, vec![]),
                (String::new(), "p", false, vec![]),
            ]
        );
    }

    #[test]
    fn broken_markup_ends_the_walk() {
        for page in ["<p", "<!-- left open", "<p class=\"left open>", "<", "</", "<script>x"] {
            assert_eq!(next(page, 0), None, "{page}");
        }
    }
}
