//! A house style, taken out of the style sheets that an organisation publishes.
//!
//! In: the style sheets with design tokens that the site names. Out: the custom properties that the theme asks for, and
//! those that these lead to, as one small style sheet for `:root`; the fonts. Published files hold hundreds of
//! kilobytes for components that are not on these pages: nothing of that is taken.

use std::collections::BTreeSet;

use lightningcss::rules::CssRule;
use lightningcss::rules::font_face::{FontFaceProperty, FontFaceRule, Source};
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss;

use super::OutputFile;
use super::broken::byte_of;
use super::files::relative;
use super::tokens::{Condition, asked, declared, printer};
use super::told;
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::{self, TokenSheet};
use crate::source::{FileId, SourceTree, Span};

/// Where a published font stands.
const FONTS: &str = "assets/house/";

/// A house style, read.
#[derive(Debug, Default)]
pub(super) struct House {
    /// The custom properties, in the order of the cascade.
    declarations: Vec<Declaration>,
    /// `@font-face` rules, with addresses as seen from `assets/`.
    font_faces: String,
    /// The fonts.
    pub(super) fonts: Vec<OutputFile>,
    /// Whether it has custom properties for a dark screen.
    pub(super) has_dark: bool,
}

/// A custom property of the house style.
#[derive(Debug)]
struct Declaration {
    name: String,
    value: String,
    /// Media queries that it stands under.
    media: String,
    place: Span,
}

impl House {
    /// Reads a house style.
    ///
    /// # Errors
    /// `broken-style`, `remote-style`; `unknown-house-style` when nothing stands under its class.
    pub(super) fn read(tree: &SourceTree, style: &model::HouseStyle, diagnostics: &mut Diagnostics) -> Self {
        let mut house = Self::default();
        house.sheet(tree, &style.light, "", diagnostics);
        if let Some(dark) = &style.dark {
            house.sheet(tree, dark, DARK, diagnostics);
            house.has_dark = true;
        }
        if let Some(fonts) = &style.fonts
            && let Some((file, text)) = text(tree, &fonts.value)
            && let Some(sheet) = parse(file, text, diagnostics)
        {
            Reader { tree, file, text, house: &mut house, diagnostics }.rules(&sheet.rules.0, None, "");
        }
        house
    }

    fn sheet(&mut self, tree: &SourceTree, wanted: &TokenSheet, media: &str, diagnostics: &mut Diagnostics) {
        let Some((file, text)) = text(tree, &wanted.path) else { return };
        let Some(sheet) = parse(file, text, diagnostics) else { return };
        let known = self.declarations.len();
        let selector = wanted.class.as_ref().map_or(":root".to_owned(), |class| format!(".{}", class.value));
        let mut reader = Reader { tree, file, text, house: self, diagnostics };
        reader.rules(&sheet.rules.0, Some(&selector), media);
        if self.declarations.len() == known {
            let place = wanted.class.as_ref().map_or(wanted.span, |class| class.span);
            let message = say! {
                en: "`{path}` has no custom properties under `{selector}`",
                nl: "in `{path}` staan geen kleuren of maten onder `{selector}`",
                path = wanted.path,
                selector = selector,
            };
            diagnostics.push(
                Diagnostic::new(Code::UnknownHouseStyle, place, message)
                    .label(say! {
                        en: "expected the class before the `{{` in that file",
                        nl: "hier hoort de klasse die in dat bestand voor de `{{` staat",
                    })
                    .help(say! {
                        en: "it is often the name of the organisation: `class = \"utrecht-theme\"`",
                        nl: "vaak is dat de naam van de organisatie: `class = \"utrecht-theme\"`",
                    })
                    .suggest(&selector[1..], classes(&sheet).iter().map(String::as_str)),
            );
        }
    }

    /// The rules to add to a style sheet.
    pub(super) fn css(&self, theme: &str) -> String {
        let wanted = self.wanted(theme);
        let taken: Vec<&Declaration> =
            self.declarations.iter().filter(|declaration| wanted.contains(&declaration.name)).collect();
        let mut css = format!("{}@layer tokens{{", self.font_faces);
        for rule in taken.chunk_by(|one, next| one.media == next.media) {
            let block: Vec<String> = rule.iter().map(|one| format!("{}:{}", one.name, one.value)).collect();
            let block = format!(":root{{{}}}", block.join(";"));
            match &*rule[0].media {
                "" => css.push_str(&block),
                media => css.push_str(&["@media ", media, "{", &block, "}"].concat()),
            }
        }
        css.push('}');
        css
    }

    /// The names that a theme asks for, that it sets, and those that these lead to.
    fn wanted(&self, theme: &str) -> BTreeSet<String> {
        let set = theme.split(['{', ';']).filter_map(|rest| rest.split_once(':')).map(|(name, _)| name);
        let set = set.filter(|name| name.starts_with("--"));
        let mut open: Vec<String> = asked(theme).chain(set).map(str::to_owned).collect();
        let mut wanted = BTreeSet::new();
        while let Some(name) = open.pop() {
            if wanted.contains(&name) {
                continue;
            }
            let same = self.declarations.iter().filter(|declaration| declaration.name == name);
            open.extend(same.flat_map(|declaration| asked(&declaration.value)).map(str::to_owned));
            wanted.insert(name);
        }
        wanted
    }

    /// Where a custom property is set; nothing when the house style does not.
    pub(super) fn place(&self, name: &str, is_dark: bool) -> Option<Span> {
        let counts =
            |media: &str| media.is_empty() || is_dark && media.ends_with("(prefers-color-scheme:dark)");
        let mut same =
            self.declarations.iter().rev().filter(|found| found.name == name && counts(&found.media));
        same.next().map(|found| found.place)
    }
}

/// The query of a dark screen.
const DARK: &str = "screen and (prefers-color-scheme:dark)";

fn text<'tree>(tree: &'tree SourceTree, path: &str) -> Option<(FileId, &'tree str)> {
    let file = tree.id(path)?;
    Some((file, tree.get(file)?.text()?))
}

/// A style sheet; nothing after telling that it is none.
fn parse<'text>(file: FileId, text: &'text str, diagnostics: &mut Diagnostics) -> Option<StyleSheet<'text>> {
    StyleSheet::parse(text, ParserOptions::default())
        .map_err(|error| {
            let at = error.loc.map_or(0, |at| byte_of(text, at.line as usize + 1, at.column as usize));
            let message = told::style(&error.kind);
            diagnostics.push(Diagnostic::new(Code::BrokenStyle, Span::new(file, at..at), message).help(
                say! {
                    en: "take the file as the organisation publishes it, ending in .css",
                    nl: "neem het bestand zoals de organisatie het uitgeeft; het eindigt op .css",
                },
            ));
        })
        .ok()
}

/// The classes that rules of a style sheet stand under.
fn classes(sheet: &StyleSheet<'_>) -> Vec<String> {
    let rules = sheet.rules.0.iter().filter_map(|rule| match rule {
        CssRule::Style(style) => style.selectors.to_css_string(printer()).ok(),
        _ => None,
    });
    rules.filter_map(|selector| selector.strip_prefix('.').map(str::to_owned)).collect()
}

/// Goes through the rules of one style sheet.
struct Reader<'run> {
    tree: &'run SourceTree,
    file: FileId,
    text: &'run str,
    house: &'run mut House,
    diagnostics: &'run mut Diagnostics,
}

impl Reader<'_> {
    /// Takes the custom properties of rules for a selector, and all fonts.
    fn rules(&mut self, rules: &[CssRule<'_>], selector: Option<&str>, media: &str) {
        for rule in rules {
            match rule {
                CssRule::Style(style) => {
                    let written = style.selectors.to_css_string(printer()).unwrap_or_default();
                    if selector.is_some_and(|wanted| written.split(',').any(|one| one == wanted)) {
                        let at = byte_of(self.text, style.loc.line as usize + 1, style.loc.column as usize);
                        for (name, value) in declared(style) {
                            self.declaration(name, value, at, media);
                        }
                        self.rules(&style.rules.0, selector, media);
                    }
                }
                CssRule::Media(rule) => {
                    let inner = rule.query.to_css_string(printer()).unwrap_or_default();
                    let both = if media.is_empty() { inner } else { format!("{media} and {inner}") };
                    let known = self.house.declarations.len();
                    self.rules(&rule.rules.0, selector, &both);
                    self.house.has_dark |= Condition::of(&rule.query) == Condition::Dark
                        && self.house.declarations.len() > known;
                }
                CssRule::LayerBlock(layer) => self.rules(&layer.rules.0, selector, media),
                CssRule::Supports(supports) => self.rules(&supports.rules.0, selector, media),
                CssRule::FontFace(face) => self.font_face(face),
                CssRule::Import(import) => {
                    let at = byte_of(self.text, import.loc.line as usize + 1, import.loc.column as usize);
                    self.remote(
                        at,
                        &import.url,
                        say! {
                            en: "put what it imports in the file itself",
                            nl: "zet wat hier wordt opgehaald in het bestand zelf",
                        },
                    );
                }
                _ => {}
            }
        }
    }

    fn declaration(&mut self, name: String, value: String, rule: usize, media: &str) {
        let place = self.place(&name, rule);
        if value.contains("url(") && !value.contains("data:") {
            self.remote(
                place.range().start,
                &value,
                say! {
                    en: "give the custom property a value of its own",
                    nl: "geef deze eigenschap een eigen waarde",
                },
            );
            return;
        }
        let media = media.to_owned();
        self.house.declarations.push(Declaration { name, value, media, place });
    }

    /// The name of a custom property in a rule, with its value.
    fn place(&self, name: &str, rule: usize) -> Span {
        let rest = &self.text[rule..];
        let mut found = rest.match_indices(name).filter(|(at, _)| {
            let after = rest[at + name.len()..].trim_start();
            let before = rest[..*at].chars().next_back();
            after.starts_with(':')
                && before.is_none_or(|before| before.is_whitespace() || "{;/".contains(before))
        });
        let start = rule + found.next().map_or(0, |(at, _)| at);
        let length = self.text[start..].find([';', '}', '\n']).unwrap_or(name.len());
        Span::new(self.file, start..start + length)
    }

    fn remote(&mut self, at: usize, what: &str, help: Words) {
        let length = self.text[at..].find([';', '}', '\n']).unwrap_or(0);
        let what: String = what.chars().take(80).collect();
        self.diagnostics.push(
            Diagnostic::new(
                Code::RemoteStyle,
                Span::new(self.file, at..at + length),
                say! {
                    en: "`{what}` is not taken into the site",
                    nl: "`{what}` komt niet op de site",
                },
            )
            .label(say! { en: "asks for another file", nl: "vraagt om een ander bestand" })
            .help(help),
        );
    }

    /// Takes a font whose files are in the site.
    fn font_face(&mut self, face: &FontFaceRule<'_>) {
        let mut face = face.clone();
        for property in &mut face.properties {
            let FontFaceProperty::Source(sources) = property else { continue };
            sources.retain_mut(|source| {
                let Source::Url(source) = source else { return true };
                match self.font(&source.url.url) {
                    Some(address) => {
                        source.url.url = address.into();
                        true
                    }
                    None => {
                        let line = source.url.loc.line as usize;
                        let at = byte_of(self.text, line, source.url.loc.column as usize);
                        self.remote(
                            at,
                            &source.url.url,
                            say! {
                                en: "put the .woff2 file in content/house-style/ and write its path from this file",
                                nl: "zet het .woff2-bestand in content/house-style/ en schrijf het pad vanaf dit bestand",
                            },
                        );
                        false
                    }
                }
            });
            if sources.is_empty() {
                return;
            }
        }
        self.house.font_faces.push_str(&face.to_css_string(printer()).unwrap_or_default());
    }

    /// Publishes a font of the site; its address, from the style sheet's folder.
    fn font(&mut self, url: &str) -> Option<String> {
        let sheet = &*self.tree.get(self.file)?.path;
        let path = relative(url.split(['?', '#']).next()?, sheet);
        let file = self.tree.at(&path).filter(|_| path.starts_with("content/") && !url.contains(':'))?;
        let extension = file.extension();
        let known = ["woff2", "woff", "ttf", "otf"].contains(&&*extension);
        let name = path.rsplit('/').next()?.strip_suffix(&format!(".{extension}")).filter(|_| known)?;
        let hash = blake3::hash(file.bytes()).to_hex();
        let name = format!("{}.{}.{extension}", slug::slugify(name), &hash[..8]);
        let font = OutputFile { path: format!("{FONTS}{name}"), bytes: file.bytes().to_vec() };
        if !self.house.fonts.contains(&font) {
            self.house.fonts.push(font);
        }
        Some(format!("house/{name}"))
    }
}
