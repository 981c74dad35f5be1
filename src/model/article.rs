//! Articles and other pages.

use super::Prose;

/// A calendar date, as ISO 8601: `2022-03-01`. It exists in the calendar.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(pub String);

/// Opinion or background, with its author.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// As what.
    pub author_role: Option<String>,
    /// When it appeared; the page says so where that is unknown.
    pub date: Option<Date>,
    /// Where it appeared first.
    pub published_in: Option<String>,
    /// Text.
    pub prose: Prose,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Shown in the preview only.
    pub draft: bool,
}

/// Any other page: of the site, or of a report.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its part of the address.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: Option<String>,
    /// One sentence for search engines.
    pub description: Option<String>,
    /// When it was last brought up to date.
    pub date: Option<Date>,
    /// Text.
    pub prose: Prose,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// Shown in the preview only.
    pub draft: bool,
}
