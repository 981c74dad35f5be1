//! The files of a theme that pages ask for: style sheets, scripts, fonts, pictures.
//!
//! Every published name carries a hash of the content, so that a server may tell browsers to keep it for ever.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use lightningcss::bundler::{BundleErrorKind, Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions, UrlDependency};
use lightningcss::error::ErrorLocation;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use super::OutputFile;
use super::broken::byte_of;
use super::files::{ThemeFiles, relative};
use super::house::House;
use super::told;
use crate::diag::{Checked, Code, Diagnostic, Diagnostics, Words, say};
use crate::source::Span;

/// The style sheet that all others are bundled into.
const ENTRY: &str = "css/main.css";

/// The style sheet that lays a house style over the theme; a site without one does not carry it.
const HOUSE: &str = "css/house-style.css";

/// Folders whose files are published as they are, and the extensions that are expected there.
const COPIED: [(&str, &[&str]); 3] = [
    ("fonts/", &["woff2", "woff"]),
    ("images/", &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico"]),
    ("js/", &["js"]),
];

/// Browsers of the last three years or so, counted from 2026: what is newer is rewritten for them.
const TARGETS: Browsers = Browsers {
    android: Some(109 << 16),
    chrome: Some(109 << 16),
    edge: Some(109 << 16),
    firefox: Some(109 << 16),
    ie: None,
    ios_saf: Some(16 << 16 | 4 << 8),
    opera: Some(95 << 16),
    safari: Some(16 << 16 | 4 << 8),
    samsung: Some(20 << 16),
};

/// The files to write, and where each path of the theme went.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// The files, in order of their addresses.
    pub(super) files: Vec<OutputFile>,
    /// Addresses from the site's root, by path in the theme.
    pub(super) published: BTreeMap<String, String>,
    /// The style sheet that pages use.
    pub(super) css: String,
}

impl Assets {
    /// Makes the assets of a theme, with a house style over it.
    ///
    /// # Errors
    /// `broken-style` at every mistake in a style sheet.
    pub(super) fn of(theme: &ThemeFiles<'_>, house: Option<&House>) -> Checked<Self> {
        let mut assets = Self::default();
        let mut diagnostics = Diagnostics::new();
        for (folder, extensions) in COPIED {
            for (name, _, file) in theme.under(folder) {
                if extensions.contains(&file.extension().as_str()) {
                    assets.publish(&format!("{folder}{name}"), file.bytes().to_vec());
                }
            }
        }
        if theme.get(ENTRY).is_some() {
            let sheets = Sheets { theme, has_house: house.is_some() };
            let mut css = bundle(&sheets, &assets.published).take(&mut diagnostics);
            if let Some(house) = house {
                let added = house.css(&css);
                css.push_str(&added);
                assets.files.extend(house.fonts.iter().cloned());
            }
            assets.publish(ENTRY, css.clone().into_bytes());
            assets.css = css;
        }
        assets.files.sort_by(|a, b| a.path.cmp(&b.path));
        Checked::new(assets, diagnostics)
    }

    fn publish(&mut self, path: &str, bytes: Vec<u8>) {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
        let stem = stem.strip_prefix("css/").or_else(|| stem.strip_prefix("js/")).unwrap_or(stem);
        let address = format!("assets/{stem}.{}.{extension}", &hash[..8]);
        self.published.insert(path.to_owned(), address.clone());
        self.files.push(OutputFile { path: address, bytes });
    }
}

/// The style sheets as one: imports in place, nesting and new colours rewritten, white space taken out.
fn bundle(sheets: &Sheets<'_>, published: &BTreeMap<String, String>) -> Checked<String> {
    let theme = sheets.theme;
    let mut diagnostics = Diagnostics::new();
    let warnings = Arc::new(RwLock::new(Vec::new()));
    let options =
        ParserOptions { error_recovery: true, warnings: Some(warnings.clone()), ..ParserOptions::default() };
    let mut bundler = Bundler::new(sheets, None, options);
    let css = match bundler.bundle(Path::new(ENTRY)) {
        Ok(sheet) => printed(sheet, theme, published, &mut diagnostics),
        Err(error) => {
            let message = match &error.kind {
                BundleErrorKind::ResolverError(MissingSheet(name)) => say! {
                    en: "the theme has no style sheet `{name}`",
                    nl: "het thema heeft geen stijlbestand `{name}`",
                },
                kind => told::bundle(kind),
            };
            diagnostics.push(broken(theme, error.loc.as_ref(), message));
            String::new()
        }
    };
    for warning in warnings.read().unwrap_or_else(PoisonError::into_inner).iter() {
        diagnostics.push(broken(theme, warning.loc.as_ref(), told::style(&warning.kind)));
    }
    Checked::new(css, diagnostics)
}

fn printed(
    mut sheet: StyleSheet<'_>,
    theme: &ThemeFiles<'_>,
    published: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) -> String {
    let targets = Targets::from(TARGETS);
    if let Err(error) = sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }) {
        diagnostics.push(broken(theme, error.loc.as_ref(), told::unusual_style(&error.kind.to_string())));
    }
    let options = PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    };
    match sheet.to_css(options) {
        Ok(result) => {
            let mut css = result.code;
            for dependency in result.dependencies.unwrap_or_default() {
                if let Dependency::Url(url) = dependency {
                    match address(&url, published) {
                        Some(address) => css = css.replace(&url.placeholder, &address),
                        None => diagnostics.push(missing_file(theme, &url)),
                    }
                }
            }
            css
        }
        Err(error) => {
            diagnostics.push(broken(theme, error.loc.as_ref(), told::unusual_style(&error.kind.to_string())));
            String::new()
        }
    }
}

/// Where a `url()` leads from the published style sheet, which stands in `assets/`.
fn address(url: &UrlDependency, published: &BTreeMap<String, String>) -> Option<String> {
    if url.url.starts_with("data:") || url.url.starts_with('#') {
        return Some(url.url.clone());
    }
    let path = relative(&url.url, &url.loc.file_path);
    let address = published.get(&path)?;
    Some(address.strip_prefix("assets/").unwrap_or(address).to_owned())
}

/// The style sheets of a theme, for the bundler.
struct Sheets<'theme> {
    theme: &'theme ThemeFiles<'theme>,
    has_house: bool,
}

impl SourceProvider for Sheets<'_> {
    type Error = MissingSheet;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, MissingSheet> {
        let path = file.to_str().unwrap_or_default();
        if path == HOUSE && !self.has_house {
            return Ok("");
        }
        let text = self.theme.get(path).and_then(|(_, file)| file.text());
        text.map(|text| &**text).ok_or_else(|| MissingSheet(path.to_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, MissingSheet> {
        Ok(ResolveResult::File(PathBuf::from(relative(specifier, from.to_str().unwrap_or_default()))))
    }
}

/// A style sheet that is imported and not there.
#[derive(Debug)]
struct MissingSheet(String);

impl std::fmt::Display for MissingSheet {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the theme has no style sheet `{}`", self.0)
    }
}

impl std::error::Error for MissingSheet {}

fn missing_file(theme: &ThemeFiles<'_>, url: &UrlDependency) -> Diagnostic {
    let place = span(theme, &url.loc.file_path, url.loc.start.line as usize, url.loc.start.column as usize);
    Diagnostic::new(
        Code::BrokenStyle,
        place,
        say! {
            en: "the theme has no file `{url}`",
            nl: "het thema heeft geen bestand `{url}`",
            url = url.url,
        },
    )
    .help(say! {
        en: "addresses in a style sheet lead to files of the theme: `url(../fonts/name.woff2)`",
        nl: "adressen in een stijlbestand gaan naar bestanden van het thema: `url(../fonts/naam.woff2)`",
    })
}

fn broken(theme: &ThemeFiles<'_>, place: Option<&ErrorLocation>, message: Words) -> Diagnostic {
    let place = match place {
        Some(place) => span(theme, &place.filename, place.line as usize + 1, place.column as usize),
        None => theme.get(ENTRY).map_or(theme.place, |(id, _)| Span::start_of(id)),
    };
    Diagnostic::new(Code::BrokenStyle, place, message)
}

/// The place of a line and column, both from 1.
fn span(theme: &ThemeFiles<'_>, path: &str, line: usize, column: usize) -> Span {
    match theme.get(path).and_then(|(id, file)| Some((id, file.text()?))) {
        Some((id, text)) => {
            let start = byte_of(text, line, column);
            let length = text[start..].chars().next().map_or(0, char::len_utf8);
            Span::new(id, start..start + length)
        }
        None => theme.place,
    }
}
