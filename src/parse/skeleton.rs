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

/// Levels of headings as they are hashed, by number.
const LEVELS: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];

fn of_page(file: &SourceFile, page: &PageDoc) -> Option<[u8; 32]> {
    let markdown = &page.markdown;
    if markdown.has_html || !page.lists.is_empty() {
        return None;
    }
    let text = file.text()?;
    let parts = front_matter(markdown.file?, text, true, &mut Vec::new());
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&text.len().to_le_bytes());
        hasher.update(text.as_bytes());
    };
    // Values are compared as they are written, so that a comment counts too: no harm, and nothing to be forgotten.
    add(&text[..parts.body]);
    for heading in markdown.headings() {
        add(heading.id);
        add(heading.text);
        add(LEVELS.get(usize::from(heading.level)).copied().unwrap_or_default());
    }
    add("");
    for slot in markdown.slots() {
        add(if slot.is_image { "!" } else { "" });
        add(slot.address);
        // What a figure or a number is called may be compared with what is told of it elsewhere.
        let is_told = slot.is_image || slot.address.starts_with("number:");
        add(if is_told { slot.text } else { "" });
        add(if slot.is_image { slot.title } else { "" });
    }
    Some(*hasher.finalize().as_bytes())
}
