//! The theme as loaded before, for as long as its files are the same.

use std::sync::Arc;

use super::{Look, Theme};
use crate::diag::{Checked, Diagnostics};
use crate::model::{HouseStyle, Language};
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
    house_style: Option<HouseStyle>,
    files: Vec<(FileId, [u8; 32])>,
    /// Where the site names its theme and house style: what is wrong with the names is told there.
    site: Option<[u8; 32]>,
}

impl ThemeMemo {
    /// The theme of a site and its words.
    ///
    /// # Errors
    /// Those of [`Theme::load`] and [`Texts::parse`].
    pub fn load(&mut self, tree: &SourceTree, look: Look<'_>) -> Checked<Loaded> {
        let under = |folder| tree.under(folder).map(|(id, file)| (id, file.hash));
        let files: Vec<_> = under("themes/").chain(under("content/house-style/")).collect();
        let is_known = files.iter().any(|(id, _)| {
            let path = tree.get(*id).map_or("", |file| &*file.path);
            path.split('/').nth(1) == Some(look.theme)
        });
        let is_told_in_site = !is_known || look.house_style.is_some();
        let site = if is_told_in_site { tree.at("content/site.toml").map(|file| file.hash) } else { None };
        let house_style = look.house_style.cloned();
        let key = Key { name: look.theme.to_owned(), language: look.language, house_style, files, site };
        match &self.known {
            Some((known, loaded)) if *known == key => loaded.clone(),
            _ => {
                let loaded = load(tree, look);
                self.known = Some((key, loaded.clone()));
                loaded
            }
        }
    }
}

fn load(tree: &SourceTree, look: Look<'_>) -> Checked<Loaded> {
    let mut diagnostics = Diagnostics::new();
    let texts = Arc::new(Texts::parse(tree, look.theme, look.language).take(&mut diagnostics));
    let theme = Arc::new(Theme::load(tree, look, texts.clone()).take(&mut diagnostics));
    Checked::new((theme, texts), diagnostics)
}
