//! A theme, ready to render pages: its templates compiled, its words and icons at hand.

use std::sync::Arc;

use tera::{Context, Tera, Value};

use super::assets::Assets;
use super::broken::{self, TemplateFiles};
use super::files::ThemeFiles;
use super::share::Shared;
use super::{OutputFile, functions};
use crate::diag::{Checked, Code, Diagnostic, Diagnostics};
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
}

impl Theme {
    /// Loads the theme `name`: its own files laid over those of the default theme, unless its `theme.toml` says
    /// `standalone = true`.
    ///
    /// # Errors
    /// `unknown-theme`, `broken-template`, `broken-style`, `broken-toml`. A theme with errors may render no page.
    pub fn load(tree: &SourceTree, name: &str, texts: Arc<Texts>) -> Checked<Self> {
        let mut diagnostics = Diagnostics::new();
        let files = ThemeFiles::of(tree, name).take(&mut diagnostics);
        let assets = Assets::of(&files).take(&mut diagnostics);
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
        Checked::new(Self { tera, templates, assets: assets.files }, diagnostics)
    }

    /// Whether the theme has a template for a kind of page; kinds without one are left out of the site.
    pub fn has(&self, kind: &str) -> bool {
        self.tera.contains_template(&format!("{kind}.html"))
    }

    /// Style sheets, scripts, fonts and pictures, ready to be written.
    pub fn assets(&self) -> &[OutputFile] {
        &self.assets
    }
}

/// Renders a page with the template of its kind.
///
/// # Errors
/// `broken-template` when the template does not exist, or asks for something that is not there.
pub fn render_page(theme: &Theme, shared: &Shared, page: &Page) -> Result<OutputFile, Box<Diagnostic>> {
    let template = format!("{}.html", page.head.kind);
    let context = context(shared, page).map_err(|error| {
        let place = theme.templates.start_of(&template);
        let message = format!("the page {} cannot be given to its template: {error}", page.path);
        Box::new(Diagnostic::new(Code::BrokenTemplate, place, message))
    })?;
    let mut bytes = Vec::with_capacity(8 * 1024);
    match theme.tera.render_to(&template, &context, &mut bytes) {
        Ok(()) => Ok(OutputFile { path: page.path.clone(), bytes }),
        Err(error) => Err(Box::new(broken::on_rendering(&error, page, &theme.templates))),
    }
}

/// What a template is given: `site`, `report`, `page` and `content`.
fn context(shared: &Shared, page: &Page) -> Result<Context, tera::Error> {
    let mut context = Context::new();
    context.insert_value("site", shared.site());
    context.insert_value("report", shared.report(page.report.as_deref())?);
    context.insert_value("page", Value::try_from_serializable(&page.head)?);
    context.insert_value("content", Value::try_from_serializable(&page.view)?);
    Ok(context)
}
