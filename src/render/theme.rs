//! A theme, ready to render pages: its templates compiled, its words and icons at hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem;
use serde::Serialize;
use tera::{Context, Tera, Value};

use super::assets::Assets;
use super::broken::{self, TemplateFiles};
use super::contrast::{self, Sources};
use super::files::ThemeFiles;
use super::house::House;
use super::share::Shared;
use super::tokens::{Scheme, Tokens};
use super::{OutputFile, functions};
use crate::chart::Palette;
use crate::diag::{Checked, Code, Diagnostic, Diagnostics, say};
use crate::model::{HouseStyle, Language};
use crate::page::Page;
use crate::source::SourceTree;
use crate::texts::Texts;

/// Where templates stand in a theme.
const TEMPLATES: &str = "templates/";

/// A theme, ready to render pages.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    templates: TemplateFiles,
    assets: Vec<OutputFile>,
    palette: Palette,
    view: Value,
    /// Bytes of the page rendered last: the next is often about as long, and need not be moved to find room.
    last_length: AtomicUsize,
}

/// What a site wants to look like.
#[derive(Clone, Copy, Debug)]
pub struct Look<'site> {
    /// The name of its theme.
    pub theme: &'site str,
    /// The language of the interface.
    pub language: Language,
    /// The house style over the theme.
    pub house_style: Option<&'site HouseStyle>,
}

/// What a template is given of the theme, as `theme`.
#[derive(Serialize)]
struct ThemeView {
    /// The colour of the page in the light; none when the theme has no `--page`.
    page_light: Option<String>,
    /// The same in the dark.
    page_dark: Option<String>,
    /// Whether the site is light on dark screens too: its house style says nothing of the dark.
    only_light: bool,
    /// Whether a house style is laid over the theme.
    has_house_style: bool,
}

impl Theme {
    /// Loads a theme: its own files laid over those of the default theme, unless its `theme.toml` says
    /// `standalone = true`; and the house style over it.
    ///
    /// # Errors
    /// `unknown-theme`, `broken-template`, `broken-style`, `broken-toml`, `unknown-house-style`, `remote-style`,
    /// `low-contrast`. A theme with errors may render no page.
    pub fn load(tree: &SourceTree, look: Look<'_>, texts: Arc<Texts>) -> Checked<Self> {
        let mut diagnostics = Diagnostics::new();
        let files = ThemeFiles::of(tree, look.theme).take(&mut diagnostics);
        let house = look.house_style.map(|style| House::read(tree, style, &mut diagnostics));
        let assets = Assets::of(&files, house.as_ref()).take(&mut diagnostics);
        let only_light = house.as_ref().is_some_and(|house| !house.has_dark);
        let tokens = Tokens::of(&assets.css, only_light);
        diagnostics.extend(contrast::check(&tokens, &Sources { theme: &files, house: house.as_ref() }));
        let page = |scheme| tokens.color("--page", scheme).map(contrast::hex);
        let view = ThemeView {
            page_light: page(Scheme::Light),
            page_dark: page(Scheme::Dark),
            only_light,
            has_house_style: house.is_some(),
        };
        let templates = TemplateFiles {
            files: files
                .folder(TEMPLATES, "html")
                .filter_map(|(name, id, file)| Some((name.to_owned(), (id, file.text()?.clone()))))
                .collect(),
            place: files.place,
        };
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        functions::register(&mut tera, texts, &files, assets.published);
        let named = templates.files.iter().map(|(name, (_, text))| (name, text));
        if let Err(error) = tera.add_raw_templates(named) {
            diagnostics.extend(broken::on_loading(&error, &templates));
        }
        let view = Value::try_from_serializable(&view).expect("texts and flags are values of a template");
        let palette = palette(&tokens);
        let last_length = AtomicUsize::new(0);
        let theme = Self { tera, templates, assets: assets.files, palette, view, last_length };
        Checked::new(theme, diagnostics)
    }

    /// Whether the theme has a template for a kind of page; kinds without one are left out of the site.
    pub fn has(&self, kind: &str) -> bool {
        self.tera.contains_template(&format!("{kind}.html"))
    }

    /// Whether any template or script has a word in it. A file that pages lead to by a field of a view, such as `site.search`, is not made
    /// for a theme that never names the field: nothing would lead to it.
    pub fn names(&self, word: &str) -> bool {
        let scripts = self
            .assets
            .iter()
            .filter(|asset| asset.path.rsplit_once('.').is_some_and(|(_, extension)| extension == "js"));
        self.templates.files.values().any(|(_, text)| text.contains(word))
            || scripts.into_iter().any(|script| memmem::find(&script.bytes, word.as_bytes()).is_some())
    }

    /// The theme's colours in the light, for drawings outside any page.
    pub fn palette(&self) -> &Palette {
        &self.palette
    }

    /// Style sheets, scripts, fonts and pictures, ready to be written.
    pub fn assets(&self) -> &[OutputFile] {
        &self.assets
    }
}

/// The colours of drawings; where the theme says nothing, those of the default theme.
fn palette(tokens: &Tokens) -> Palette {
    let mut palette = Palette::LIGHT;
    let [first, second, third, fourth] = &mut palette.series;
    let colors = [
        ("--ink", &mut palette.ink),
        ("--muted", &mut palette.muted),
        ("--faint", &mut palette.faint),
        ("--page", &mut palette.page),
        ("--thread", &mut palette.thread),
        ("--supporting", &mut palette.supporting),
        ("--hindering", &mut palette.hindering),
        ("--series-1", first),
        ("--series-2", second),
        ("--series-3", third),
        ("--series-4", fourth),
    ];
    for (name, color) in colors {
        if let Some(found) = tokens.color(name, Scheme::Light) {
            *color = contrast::hex(found).into();
        }
    }
    palette
}

/// Renders a page with the template of its kind.
///
/// # Errors
/// `broken-template` when the template does not exist, or asks for something that is not there.
pub fn render_page(theme: &Theme, shared: &Shared, page: &Page) -> Result<OutputFile, Box<Diagnostic>> {
    let template = format!("{}.html", page.head.kind);
    let context = context(theme, shared, page).map_err(|error| {
        let place = theme.templates.start_of(&template);
        let message = say! {
            en: "the page {path} cannot be given to its template: {error}",
            nl: "de pagina {path} kan niet aan het sjabloon worden gegeven: {error}",
            path = page.path,
            error = error,
        };
        Box::new(Diagnostic::new(Code::BrokenTemplate, place, message))
    })?;
    let room = theme.last_length.load(Ordering::Relaxed);
    let mut html = Vec::with_capacity(room + room / 8);
    match theme.tera.render_to(&template, &context, &mut html) {
        Ok(()) => {
            theme.last_length.store(html.len(), Ordering::Relaxed);
            let html = String::from_utf8(html).expect("templates and all they are given are text");
            Ok(OutputFile { path: page.path.clone(), bytes: shared.explain(page, html).into_bytes() })
        }
        Err(error) => Err(Box::new(broken::on_rendering(&error, page, &theme.templates))),
    }
}

/// What a template is given: `site`, `theme`, `report`, `page` and `content`.
fn context(theme: &Theme, shared: &Shared, page: &Page) -> Result<Context, tera::Error> {
    let mut context = Context::new();
    context.insert_value("site", shared.site());
    context.insert_value("theme", theme.view.clone());
    context.insert_value("report", shared.report(page.report.as_deref())?);
    context.insert_value("page", Value::try_from_serializable(&page.head)?);
    context.insert_value("content", Value::try_from_serializable(&page.view)?);
    Ok(context)
}
