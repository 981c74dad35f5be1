//! Cuts a text into prose and lists of recommendations: a list under a heading that says for whom or by whom.

use std::ops::Range;

use crate::source::{Span, Spanned};

/// A list of recommendations as written.
#[derive(Clone, PartialEq, Debug)]
pub struct ListDoc {
    /// Place of its heading in [`crate::model::Markdown::headings`].
    pub heading: u32,
    /// For whom: ids of audiences, in the author's order.
    pub audiences: Vec<Spanned<String>>,
    /// By whom.
    pub by: Vec<Spanned<String>>,
    /// The heading's own id, which the codes carry in place of the audiences.
    pub id: Option<String>,
    /// The steps between the heading and the list.
    pub prose: Range<u32>,
    /// The recommendations.
    pub items: Vec<ItemDoc>,
    /// The heading's place.
    pub span: Span,
}

/// One recommendation as written.
#[derive(Clone, PartialEq, Debug)]
pub struct ItemDoc {
    /// The steps inside the item.
    pub stretch: Range<u32>,
    /// The code after `recommendation:`, when the item is nothing but such a link.
    pub refers_to: Option<Spanned<String>>,
    /// Where.
    pub span: Span,
}
