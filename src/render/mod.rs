//! Pages and theme to bytes.
//!
//! In: a [`Theme`], and [`Page`](crate::page::Page)s with what they share. Out: [`OutputFile`]s. Must not know where a page's words come
//! from, nor where its bytes go.

mod assets;
mod broken;
mod contrast;
pub mod feed;
mod files;
mod functions;
mod house;
mod memo;
mod share;
pub mod sitemap;
mod theme;
mod tokens;
mod told;

pub use memo::ThemeMemo;
pub use share::Shared;
pub use theme::{Look, Theme, render_page};

/// One file of the site, ready to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputFile {
    /// Path below the output folder, with `/`, relative, without `.` or `..`: `deel/index.html`.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}
