//! A project: what it did, what came of it, with whom.

use super::Prose;

/// Something a reader can use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub text: String,
    /// A word for its sort: "video".
    pub kind: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Whom to ask, by role.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// The role; never a name.
    pub role: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// A page or address.
    pub url: Option<String>,
}

/// One project.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its part of the address: `1-jonge-kind`.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// Text.
    pub prose: Prose,
    /// In the author's order.
    pub tools: Vec<Tool>,
    /// What came of it, one sentence each.
    pub results: Vec<String>,
    /// Organisations.
    pub partners: Vec<String>,
    /// In the author's order.
    pub contacts: Vec<Contact>,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Shown in the preview only.
    pub draft: bool,
}
