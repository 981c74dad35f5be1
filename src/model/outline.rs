//! What a text is looked up by: its headings, its tables, and its links and images.
//!
//! Kept without words of their own, as places in the text: a site of ten thousand pages has a hundred thousand of them.

use super::{Alignment, Markdown, TextRef};
use crate::source::Span;

/// A heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Heading<'text> {
    /// 1 to 6.
    pub level: u8,
    /// Its anchor; unique in the text.
    pub id: &'text str,
    /// Whether the author gave the id.
    pub own_id: bool,
    /// Its words, without marks.
    pub text: &'text str,
    /// Whether the author wrote attributes behind it: `{for=municipalities}`.
    pub has_attributes: bool,
    /// Where.
    pub span: Span,
}

/// A link or image as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot<'text> {
    /// The address.
    pub address: &'text str,
    /// The title; empty without one.
    pub title: &'text str,
    /// Its text, or an image's alternative text, without marks.
    pub text: &'text str,
    /// Whether it is an image.
    pub is_image: bool,
    /// Whether it stands alone in its paragraph.
    pub is_alone: bool,
    /// Where.
    pub span: Span,
}

/// A [`Heading`] as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredHeading {
    /// 1 to 6.
    pub level: u8,
    /// Whether the author gave the id.
    pub own_id: bool,
    /// Whether the author wrote attributes behind it.
    pub has_attributes: bool,
    /// Its anchor.
    pub id: TextRef,
    /// Its words.
    pub text: TextRef,
    /// Where.
    pub span: Span,
}

/// A [`Slot`] as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredSlot {
    /// The address.
    pub address: TextRef,
    /// The title.
    pub title: TextRef,
    /// Its text.
    pub text: TextRef,
    /// Whether it is an image.
    pub is_image: bool,
    /// Whether it stands alone in its paragraph.
    pub is_alone: bool,
    /// Where.
    pub span: Span,
}

/// A table as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredTable {
    /// Of its columns, in order.
    pub alignments: Box<[Alignment]>,
    /// Where it opens: place in [`Markdown::marks`].
    pub mark: u32,
}

impl StoredHeading {
    /// With its words from the text it is in.
    pub(super) fn of<'text>(&self, markdown: &'text Markdown) -> Heading<'text> {
        let &Self { level, own_id, has_attributes, id, text, span } = self;
        let [id, text] = [id, text].map(|words| markdown.str(words));
        Heading { level, id, own_id, text, has_attributes, span }
    }
}

impl StoredSlot {
    /// With its words from the text it is in.
    pub(super) fn of<'text>(&self, markdown: &'text Markdown) -> Slot<'text> {
        let &Self { address, title, text, is_image, is_alone, span } = self;
        let [address, title, text] = [address, title, text].map(|words| markdown.str(words));
        Slot { address, title, text, is_image, is_alone, span }
    }
}
