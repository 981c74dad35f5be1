//! Click to source: from something on a page to the file and line it was written in.

use super::address::{file_path, parameter};
use super::mistakes::{Editor, Spot};
use super::state::State;
use crate::source::{SourceTree, Span};

/// Where something was written: `?at=FILE:BYTE` as in a page's `data-source`, or `?page=PATH&anchor=ID`, or `?page=PATH`.
pub(super) fn spot(query: Option<&str>, state: &State, tree: &SourceTree, editor: &Editor) -> Option<Spot> {
    if let Some(at) = parameter(query, "at") {
        let (file, byte) = at.split_once(':')?;
        let file = tree.numbered(file.parse().ok()?)?;
        let byte: usize = byte.parse().ok()?;
        return editor.spot(tree, Span::new(tree.id(&file.path)?, byte..byte));
    }
    let page = file_path(&parameter(query, "page")?)?;
    let origin = state.edition.as_ref()?.origin(&page, parameter(query, "anchor").as_deref())?;
    editor.spot(tree, origin)
}
