//! The whole site: what its reports share.

use std::sync::Arc;

use super::{Audience, Domain, Language, Page, Place, Prose, Quote, Report, Stage, Term};
use crate::source::{Span, Spanned};

/// How links inside the site are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum LinkStyle {
    /// To folders: `voor-gemeenten/`.
    #[default]
    Pretty,
    /// To files, so that the site works from disk: `voor-gemeenten/index.html`.
    File,
}

/// A file from a report's `media/`, copied as it is.
#[derive(Clone, Debug)]
pub struct Media {
    /// Path below the site's root in the output: `rapport/media/kaart.png`.
    pub path: String,
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// Width and height in pixels of a picture a browser shows.
    pub size: Option<(u32, u32)>,
}

/// The house style of an organisation: files with custom properties and fonts, as it publishes them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HouseStyle {
    /// Its custom properties.
    pub light: TokenSheet,
    /// Those that take their place on a dark screen. Without them, and without any in `light`, the site is light always.
    pub dark: Option<TokenSheet>,
    /// A style sheet with the `@font-face` rules of its fonts.
    pub fonts: Option<Spanned<String>>,
}

/// A style sheet with custom properties.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenSheet {
    /// Path from the site's root: `content/house-style/tokens.css`.
    pub path: String,
    /// Where the site names it.
    pub span: Span,
    /// The class that they stand under, without the dot; none for `:root`.
    pub class: Option<Spanned<String>>,
}

/// All that is published.
#[derive(Clone, Debug)]
pub struct Site<S: Stage> {
    /// The site's name.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// Where the site will stand, ending in `/`; only for sitemap, feed, canonical and Open Graph links.
    pub base_url: Option<String>,
    /// The language of interface and content.
    pub language: Language,
    /// Folder in `themes/`.
    pub theme: String,
    /// The house style laid over the theme.
    pub house_style: Option<HouseStyle>,
    /// How links inside the site are written.
    pub links: LinkStyle,
    /// The publishing organisation.
    pub publisher: Option<String>,
    /// Where readers reach the publisher.
    pub contact: Option<String>,
    /// In the author's order.
    pub audiences: Vec<Audience>,
    /// In the author's order.
    pub domains: Vec<Domain>,
    /// Counts of people under this number are hidden; 0 and 1 hide nothing.
    pub threshold: u32,
    /// Prose of the home page.
    pub home: Option<Prose>,
    /// Old addresses of the home page.
    pub home_aliases: Vec<String>,
    /// Other pages of the site itself, in order of their file names.
    pub pages: Vec<Page>,
    /// In the author's order.
    pub glossary: Vec<Term>,
    /// In the order readers see.
    pub reports: Vec<Arc<Report<S>>>,
    /// Where texts quote key figures, in the order they were resolved.
    pub quotes: Vec<Quote>,
    /// Files in `content/media/`.
    pub media: Vec<Media>,
}

impl<S: Stage> Site<S>
where
    Report<S>: Clone,
{
    /// The prose of a page that has prose and no recommendations. A report that is shared is copied first.
    pub fn prose_mut(&mut self, place: &Place) -> Option<&mut Prose> {
        match place {
            Place::SitePage(page) => Some(&mut self.pages.get_mut(*page)?.prose),
            Place::Page(of, page) => {
                Some(&mut Arc::make_mut(self.reports.get_mut(*of)?).pages.get_mut(*page)?.prose)
            }
            Place::Case(of, case) => {
                Some(&mut Arc::make_mut(self.reports.get_mut(*of)?).cases.get_mut(*case)?.prose)
            }
            Place::Project(of, project) => {
                Some(&mut Arc::make_mut(self.reports.get_mut(*of)?).projects.get_mut(*project)?.prose)
            }
            Place::Article(of, article) => {
                Some(&mut Arc::make_mut(self.reports.get_mut(*of)?).articles.get_mut(*article)?.prose)
            }
            _ => None,
        }
    }
}
