//! Articles.

use serde::Serialize;

use super::body::Body;
use super::frame::Link;
use super::report::CitationView;

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard {
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// Who wrote it.
    pub author: String,
    /// Date in words, and ISO 8601.
    pub date: Option<(String, String)>,
    /// Its page.
    pub url: String,
}

/// `articles.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesView {
    /// Newest first, undated ones last.
    pub articles: Vec<ArticleCard>,
}

/// `article.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// The article.
    pub article: ArticleCard,
    /// As what the author wrote it.
    pub author_role: Option<String>,
    /// Where it appeared first.
    pub published_in: Option<String>,
    /// Text.
    pub body: Body,
    /// The citation, as plain text; says so when the date is unknown.
    pub citation: CitationView,
    /// Other articles of the report.
    pub others: Vec<Link>,
}
