//! Abbreviations and terms, explained.

use super::Prose;

/// Place of a term in [`super::Site::glossary`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TermId(pub usize);

/// One entry of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// As written in texts: "AVG".
    pub name: String,
    /// Its anchor on the glossary page.
    pub slug: String,
    /// What it stands for.
    pub full: Option<String>,
    /// One or two sentences.
    pub text: Prose,
    /// Other spellings.
    pub aliases: Vec<String>,
}
