//! Prose and the figures in it: what pages of every kind hold.

use std::sync::Arc;

use serde::Serialize;

use super::frame::Link;
use crate::chart::Figure;

/// Prose with the figures that stand in it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Body {
    /// In order. Each is either HTML or a figure.
    pub pieces: Vec<Piece>,
    /// Headings of level 2, for a table of contents; empty when there are fewer than two.
    pub contents: Vec<Link>,
}

/// A piece of prose.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// HTML, safe to put in a page.
    Html {
        /// The HTML.
        html: String,
    },
    /// A figure.
    Figure {
        /// The figure.
        figure: Box<FigureBlock>,
    },
}

/// A figure in a page.
#[derive(Clone, Debug, Serialize)]
pub struct FigureBlock {
    /// The figure: title, takeaway, description, picture, table, source, notes.
    #[serde(flatten)]
    pub figure: Arc<Figure>,
    /// From 1, in the report's order.
    pub number: usize,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// Its own page.
    pub url: String,
    /// CSV, JSON, SVG, PNG: those there are.
    pub downloads: Vec<Download>,
    /// The page without navigation that other sites can show.
    pub embed: Option<String>,
    /// Level of its heading: 2 to 4.
    pub level: u8,
    /// Whether the page shows it at its anchor already; this block then only points there.
    pub again: bool,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// `CSV`.
    pub format: &'static str,
    /// Its address.
    pub url: String,
}
