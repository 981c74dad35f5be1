//! What of a page others may depend on.
//!
//! In: a page that was parsed. Out: a hash of all but its words: of two texts with the same one, the page itself is all of the site
//! that may differ, and what looks for words.

use super::document::PageDoc;
use super::front_matter::front_matter;
use super::kind::{Kind, Place, place};
use super::memo::{Document, Memo};
use crate::source::{SourceFile, SourceTree};

/// The skeleton of a file; nothing where it is no page of a report, or where more may depend on its words: it has raw HTML, or
/// something is wrong with it.
pub fn skeleton(tree: &SourceTree, path: &str, memo: &Memo) -> Option<[u8; 32]> {
    let Place::Known(Kind::Page, Some(_)) = place(path) else { return None };
    let id = tree.id(path)?;
    let file = tree.get(id)?;
    let outcome = memo.get(id, file)?;
    match &outcome.document {
        Document::Page(page) if !outcome.is_broken && outcome.diagnostics.is_empty() => of_page(file, page),
        _ => None,
    }
}

fn of_page(file: &SourceFile, page: &PageDoc) -> Option<[u8; 32]> {
    let markdown = &page.markdown;
    if markdown.has_html || !page.lists.is_empty() {
        return None;
    }
    let text = file.text()?;
    let parts = front_matter(markdown.file?, text, true, &mut Vec::new());
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    };
    // Values are compared as they are written, so that a comment counts too: no harm, and nothing to be forgotten.
    add(text[..parts.body].as_bytes());
    for heading in markdown.headings() {
        add(heading.id.as_bytes());
        add(heading.text.as_bytes());
        add(&[heading.level]);
    }
    add(b"");
    for slot in markdown.slots() {
        add(if slot.is_image { b"!" } else { b"" });
        add(slot.address.as_bytes());
        // What a figure or a number is called may be compared with what is told of it elsewhere.
        let is_told = slot.is_image || slot.address.starts_with("number:");
        add(if is_told { slot.text.as_bytes() } else { b"" });
        add(if slot.is_image { slot.title.as_bytes() } else { b"" });
    }
    Some(*hasher.finalize().as_bytes())
}
