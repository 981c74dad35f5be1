//! Sites to measure with, made of nothing but a number: the same number gives the same bytes everywhere.
//!
//! Each form is a list of [`File`]s, made one after the other, so that a hundred thousand pages need no memory.

#![allow(dead_code, reason = "a bench uses the forms it measures, and leaves the others")]

mod chance;
pub(crate) mod hugo;
mod page;
pub(crate) mod plain;
pub(crate) mod reports;

/// One file of a site.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Path from the site's root.
    pub(crate) path: String,
    /// What it holds.
    pub(crate) bytes: Vec<u8>,
}

impl File {
    /// A file of text.
    fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}
