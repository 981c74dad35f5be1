//! The files of a theme: its own laid over those of the default theme, file by file.
//!
//! In: the [`SourceTree`]. Out: [`ThemeFiles`], which finds a file by its path inside the theme. Must not know what the
//! files mean.

use std::collections::BTreeMap;
use std::ops::Bound;

use toml::de::{DeTable, DeValue};

use crate::diag::{Checked, Code, Diagnostic, Diagnostics, Words, say};
use crate::source::{FileId, SourceFile, SourceTree, Span};

/// The theme that others are laid over.
const DEFAULT_THEME: &str = "draad";

/// Where its files are.
const DEFAULT_FOLDER: &str = "themes/draad/";

/// The theme's own settings.
const SETTINGS: &str = "theme.toml";

/// Where the site names its theme.
const SITE: &str = "content/site.toml";

/// The files of a theme, by their path inside it: `css/main.css`.
#[derive(Debug)]
pub(super) struct ThemeFiles<'tree> {
    files: BTreeMap<&'tree str, (FileId, &'tree SourceFile)>,
    /// Where to say what is wrong with the theme as a whole.
    pub(super) place: Span,
}

impl<'tree> ThemeFiles<'tree> {
    /// Finds the files of the theme `name`.
    ///
    /// # Errors
    /// `unknown-theme` when it has no files; `broken-toml` for its settings.
    pub(super) fn of(tree: &'tree SourceTree, name: &str) -> Checked<Self> {
        let mut diagnostics = Diagnostics::new();
        let own = under(tree, name);
        let place =
            own.values().next().map_or_else(|| place_of_name(tree, name), |(id, _)| Span::start_of(*id));
        if own.is_empty() {
            let known = names(tree);
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownTheme,
                    place,
                    say! { en: "there is no theme `{name}`", nl: "er is geen thema `{name}`" },
                )
                .label(say! {
                    en: "expected the name of a folder in themes/: {known}",
                    nl: "hier hoort de naam van een map in themes/: {known}",
                    known = known.join(", "),
                })
                .help(say! {
                    en: "make the folder, or leave `theme` out to use the default theme",
                    nl: "maak de map, of haal `theme` weg voor het gewone thema",
                })
                .suggest(name, known.iter().copied()),
            );
        }
        let standalone = own.get(SETTINGS).is_some_and(|&(id, file)| standalone(id, file, &mut diagnostics));
        let mut files = if standalone { BTreeMap::new() } else { under(tree, DEFAULT_THEME) };
        files.extend(own);
        files.remove(SETTINGS);
        Checked::new(Self { files, place }, diagnostics)
    }

    /// A file by its path inside the theme.
    pub(super) fn get(&self, path: &str) -> Option<(FileId, &'tree SourceFile)> {
        self.files.get(path).copied()
    }

    /// The files of a folder that have an extension, in order of their paths; each with its path inside the folder.
    pub(super) fn folder<'files>(
        &'files self,
        folder: &'files str,
        extension: &'files str,
    ) -> impl Iterator<Item = (&'tree str, FileId, &'tree SourceFile)> + 'files {
        self.under(folder).filter(move |(.., file)| file.extension() == extension)
    }

    /// Where a style sheet sets a custom property: the theme's own, then those of the default theme that hold nothing else, of
    /// which the one for house styles counts first `in_house`.
    pub(super) fn custom_property(&self, name: &str, in_house: bool) -> Option<Span> {
        let start = format!("{name}:");
        let in_sheet = |(_, id, file): (&str, FileId, &SourceFile)| {
            let text = file.text()?;
            let at = text.find(&start)?;
            let length = text[at..].find([';', '}', '\n']).unwrap_or(start.len());
            Some(Span::new(id, at..at + length))
        };
        let mut sheets: Vec<_> = self.folder("css/", "css").collect();
        sheets.sort_by_key(|(sheet, _, file)| {
            let first = ["tokens.css", "house-style.css"].iter().position(|name| name == sheet);
            (file.path.starts_with(DEFAULT_FOLDER), first.map_or(2, |at| if in_house { 1 - at } else { at }))
        });
        sheets.into_iter().find_map(in_sheet)
    }

    /// All files of a folder, as [`Self::folder`].
    pub(super) fn under<'files>(
        &'files self,
        folder: &'files str,
    ) -> impl Iterator<Item = (&'tree str, FileId, &'tree SourceFile)> + 'files {
        self.files
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded))
            .map_while(move |(path, &(id, file))| Some((path.strip_prefix(folder)?, id, file)))
    }
}

/// A path as written in a style sheet, from where that file's own path starts: `../fonts/a.woff2` in `css/main.css` is
/// `fonts/a.woff2`.
pub(super) fn relative(written: &str, from: &str) -> String {
    let mut parts: Vec<&str> =
        from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    for part in written.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn under<'tree>(tree: &'tree SourceTree, name: &str) -> BTreeMap<&'tree str, (FileId, &'tree SourceFile)> {
    let folder = format!("themes/{name}/");
    tree.under(&folder).map(|(id, file)| (&file.path[folder.len()..], (id, file))).collect()
}

/// The themes there are.
fn names(tree: &SourceTree) -> Vec<&str> {
    let mut names: Vec<&str> =
        tree.under("themes/").filter_map(|(_, file)| file.path.split('/').nth(1)).collect();
    names.dedup();
    names
}

/// Where `site.toml` names the theme, as far as can be told without reading it as TOML once more.
fn place_of_name(tree: &SourceTree, name: &str) -> Span {
    let Some((id, text)) = tree.id(SITE).and_then(|id| Some((id, tree.get(id)?.text()?))) else {
        return tree.iter().next().map_or_else(no_place, |(id, _)| Span::start_of(id));
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("theme")
            && let Some(at) = line.find(name)
        {
            return Span::new(id, start + at..start + at + name.len());
        }
        start += line.len();
    }
    Span::start_of(id)
}

/// A place in a tree without files: nothing will be shown of it.
fn no_place() -> Span {
    let mut tree = SourceTree::default();
    let file = SourceFile { path: SITE.into(), content: crate::source::Content::Unreadable, hash: [0; 32] };
    Span::start_of(tree.insert(file))
}

/// Whether the theme's settings say that nothing of the default theme is used.
fn standalone(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let mut complain = |code, range, message: Words| {
        diagnostics.push(Diagnostic::new(code, Span::new(id, range), message).help(say! {
            en: "the one setting of a theme is `standalone = true`: nothing of the default theme is used",
            nl: "een thema heeft maar één instelling, `standalone = true`: dan wordt niets van het gewone thema gebruikt",
        }));
    };
    let (table, errors) = DeTable::parse_recoverable(file.text().map_or("", |text| text));
    for error in errors {
        complain(
            Code::BrokenToml,
            error.span().unwrap_or_default(),
            say! { en: "this line cannot be read", nl: "deze regel is niet te lezen" },
        );
    }
    let mut standalone = false;
    for (key, value) in table.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("standalone", DeValue::Boolean(yes)) => standalone = *yes,
            ("standalone", _) => {
                let message =
                    say! { en: "`standalone` is true or false", nl: "`standalone` is true of false" };
                complain(Code::WrongType, value.span(), message);
            }
            (other, _) => complain(
                Code::UnknownKey,
                key.span(),
                say! { en: "there is no setting `{other}`", nl: "er is geen instelling `{other}`" },
            ),
        }
    }
    standalone
}
