//! The house style that the site names: its files are there.

use super::Resolver;
use super::link::join;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{HouseStyle, TokenSheet};
use crate::parse::document::HouseStyleDoc;
use crate::source::Spanned;

/// The file that names it; paths start beside it.
const SITE: &str = "content/site.toml";

impl Resolver<'_> {
    /// The house style; nothing when the file with its custom properties is not there.
    pub(super) fn house_style(&mut self, doc: &HouseStyleDoc) -> Option<HouseStyle> {
        let fonts = doc.fonts.as_ref().and_then(|path| {
            let file = self.style_sheet(path)?;
            Some(Spanned::new(file, path.span))
        });
        let light = self.token_sheet(&doc.tokens, doc.class.as_ref())?;
        let dark = match (&doc.dark_tokens, &doc.dark_class) {
            (None, None) => None,
            (path, class) => self.token_sheet(path.as_ref().unwrap_or(&doc.tokens), class.as_ref()),
        };
        Some(HouseStyle { light, dark, fonts })
    }

    fn token_sheet(&mut self, path: &Spanned<String>, class: Option<&Spanned<String>>) -> Option<TokenSheet> {
        let class = class.map(|class| class.clone().map(|class| class.trim_start_matches('.').to_owned()));
        Some(TokenSheet { path: self.style_sheet(path)?, span: path.span, class })
    }

    /// The path of a style sheet from the site's root; nothing after telling that there is none.
    fn style_sheet(&mut self, path: &Spanned<String>) -> Option<String> {
        let file = join(SITE, &path.value);
        let found = file.filter(|file| self.tree.at(file).is_some_and(|file| file.extension() == "css"));
        if found.is_none() {
            let sheets = self.tree.under("content/").filter(|(_, file)| file.extension() == "css");
            let sheets: Vec<&str> =
                sheets.filter_map(|(_, file)| file.path.strip_prefix("content/")).collect();
            let message = say! {
                en: "there is no style sheet `content/{path}`",
                nl: "er is geen stijlbestand `content/{path}`",
                path = path.value,
            };
            self.tell(
                Diagnostic::new(Code::UnknownHouseStyle, path.span, message)
                    .label(say! {
                        en: "expected the path of a .css file, from content/",
                        nl: "hier hoort het pad van een .css-bestand, vanaf content/",
                    })
                    .help(say! {
                        en: "put the file in content/house-style/ and write `house-style/name.css`",
                        nl: "zet het bestand in content/house-style/ en schrijf `house-style/naam.css`",
                    })
                    .suggest(&path.value, sheets),
            );
        }
        found
    }
}
