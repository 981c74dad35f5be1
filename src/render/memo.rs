//! The theme as loaded before, for as long as its files are the same.

use std::sync::Arc;

use super::Theme;
use crate::diag::{Checked, Diagnostics};
use crate::model::Language;
use crate::source::{FileId, SourceTree};
use crate::texts::Texts;

/// A theme and its words, shared.
type Loaded = (Arc<Theme>, Arc<Texts>);

/// The theme of the run before. Compiling templates and bundling style sheets takes far longer than a page.
#[derive(Debug, Default)]
pub struct ThemeMemo {
    known: Option<(Key, Checked<Loaded>)>,
}

/// What a loaded theme depends on.
#[derive(PartialEq, Eq, Debug)]
struct Key {
    name: String,
    language: Language,
    files: Vec<(FileId, [u8; 32])>,
    /// Where the site names its theme: an unknown one is told there.
    site: Option<[u8; 32]>,
}

impl ThemeMemo {
    /// The theme `name` and its words in a language.
    ///
    /// # Errors
    /// Those of [`Theme::load`] and [`Texts::parse`].
    pub fn load(&mut self, tree: &SourceTree, name: &str, language: Language) -> Checked<Loaded> {
        let files: Vec<_> = tree.under("themes/").map(|(id, file)| (id, file.hash)).collect();
        let is_known = files.iter().any(|(id, _)| {
            let path = tree.get(*id).map_or("", |file| &*file.path);
            path.split('/').nth(1) == Some(name)
        });
        let site = if is_known { None } else { tree.at("content/site.toml").map(|file| file.hash) };
        let key = Key { name: name.to_owned(), language, files, site };
        match &self.known {
            Some((known, loaded)) if *known == key => loaded.clone(),
            _ => {
                let loaded = load(tree, name, language);
                self.known = Some((key, loaded.clone()));
                loaded
            }
        }
    }
}

fn load(tree: &SourceTree, name: &str, language: Language) -> Checked<Loaded> {
    let mut diagnostics = Diagnostics::new();
    let texts = Arc::new(Texts::parse(tree, name, language).take(&mut diagnostics));
    let theme = Arc::new(Theme::load(tree, name, texts.clone()).take(&mut diagnostics));
    Checked::new((theme, texts), diagnostics)
}
