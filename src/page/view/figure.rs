//! A page of a figure, and all figures of a report.

use serde::Serialize;

use super::body::FigureBlock;
use super::frame::Link;

/// `figures.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresView {
    /// In order of their numbers.
    pub figures: Vec<FigureCard>,
}

/// A figure in a list.
#[derive(Clone, Debug, Serialize)]
pub struct FigureCard {
    /// From 1.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// What there is to see.
    pub takeaway: String,
    /// Its page.
    pub url: String,
}

/// `figure.html`, and `embed.html` without navigation.
#[derive(Clone, Debug, Serialize)]
pub struct FigurePage {
    /// The figure.
    pub figure: FigureBlock,
    /// HTML to paste into another site, when the site has a `base_url`.
    pub snippet: Option<String>,
    /// The figure before.
    pub previous: Option<Link>,
    /// The figure after.
    pub next: Option<Link>,
}
