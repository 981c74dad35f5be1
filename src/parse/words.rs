//! Edits of nothing but words: most of what an author does.
//!
//! In: a file that was parsed before. Out: its text, when nothing that other files could depend on is different.

use std::sync::Arc;

use super::Memo;
use super::document::TextDoc;
use super::file::parse_file;
use super::kind::{Place, place};
use super::memo::{Document, Outcome};
use crate::model::Markdown;
use crate::source::SourceTree;

/// Parses one file again. Gives its text when only words differ from the last time: the front matter, the anchors of
/// headings and the key figures it quotes are the same, it has no recommendations, and there was and is nothing wrong. Nothing otherwise; then only
/// parsing the whole tells what came of it.
pub fn words(tree: &SourceTree, path: &str, memo: &mut Memo) -> Option<Arc<Markdown>> {
    let id = tree.id(path)?;
    let file = tree.get(id)?;
    let before = memo.last(id)?.clone();
    let Place::Known(kind, _) = place(&file.path) else { return None };
    let outcome = parse_file(kind, id, file);
    let words = only_words(&before, &outcome);
    memo.insert(id, file, outcome);
    words
}

fn only_words(before: &Outcome, after: &Outcome) -> Option<Arc<Markdown>> {
    if before.is_broken || after.is_broken || !before.diagnostics.is_empty() || !after.diagnostics.is_empty()
    {
        return None;
    }
    match (&before.document, &after.document) {
        (Document::Page(before), Document::Page(after)) => text(before, after),
        (Document::Case(before), Document::Case(after)) => text(before, after),
        (Document::Project(before), Document::Project(after)) => text(before, after),
        (Document::Article(before), Document::Article(after)) => text(before, after),
        _ => None,
    }
}

fn text<Front: PartialEq>(before: &TextDoc<Front>, after: &TextDoc<Front>) -> Option<Arc<Markdown>> {
    fn anchors<Front>(text: &TextDoc<Front>) -> impl Iterator<Item = &str> {
        text.markdown.headings().map(|heading| heading.id)
    }
    fn numbers<Front>(text: &TextDoc<Front>) -> impl Iterator<Item = &str> {
        let addresses = text.markdown.slots().map(|slot| slot.address);
        addresses.filter(|address| address.starts_with("number:"))
    }
    let is_same = before.front == after.front
        && anchors(before).eq(anchors(after))
        && numbers(before).eq(numbers(after));
    (is_same && before.lists.is_empty() && after.lists.is_empty()).then(|| after.markdown.clone())
}
