//! The words of the interface, in the site's language, from the theme's Fluent files.
//!
//! In: `themes/<theme>/texts/<language>/*.ftl`, the default theme's first and the site's own theme's over them. Out:
//! [`Texts`]. Numbers in texts are written as the language does.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diag::{Checked, Code, Diagnostic, Diagnostics, Words, say};
use crate::model::Language;
use crate::source::{FileId, SourceTree, Span};

/// The theme whose texts every other theme builds on.
const DEFAULT_THEME: &str = "draad";

/// The words of the interface.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Every key, in order of their names.
    keys: Vec<String>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

/// A value put into a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Arg<'text> {
    /// A number; the text may depend on whether it is one or many.
    Number(f64),
    /// Words.
    Text(&'text str),
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        // Counts on a page are far below 2^52, where every whole number is exact.
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        Self::Number(number as f64)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<f64> for Arg<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl<'text> From<&'text str> for Arg<'text> {
    fn from(text: &'text str) -> Self {
        Self::Text(text)
    }
}

impl<'text> From<&'text String> for Arg<'text> {
    fn from(text: &'text String) -> Self {
        Self::Text(text)
    }
}

impl Texts {
    /// Reads the texts of a theme in a language.
    ///
    /// # Errors
    /// `broken-texts` at every entry that is not Fluent; the other entries are kept.
    pub fn parse(tree: &SourceTree, theme: &str, language: Language) -> Checked<Self> {
        let tag: LanguageIdentifier = language.tag().parse().expect("our own tags are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Dutch => |value, _| written(value, Language::Dutch),
            Language::English => |value, _| written(value, Language::English),
        }));
        let mut diagnostics = Diagnostics::new();
        let mut keys = Vec::new();
        for name in [DEFAULT_THEME, theme] {
            let folder = format!("themes/{name}/texts/{}/", language.tag());
            for (file, source) in tree.under(&folder).filter(|(_, source)| source.extension() == "ftl") {
                let Some(text) = source.text() else { continue };
                keys.extend(keys_of(text));
                bundle.add_resource_overriding(resource(file, text, &mut diagnostics));
            }
            if name == theme {
                break;
            }
        }
        keys.sort_unstable();
        keys.dedup();
        Checked::new(Self { language, bundle, keys }, diagnostics)
    }

    /// The language of the texts.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Every key there is, in order.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// A text without values in it. A key that does not exist gives the key itself; tests see to it that ours do.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with values in it.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// A text with values in it, or nothing when there is no such key or a value is missing.
    pub fn find(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, arg)| {
                let value = match *arg {
                    Arg::Number(number) => FluentValue::from(number),
                    Arg::Text(text) => FluentValue::from(text),
                };
                (*name, value)
            })
            .collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

fn written(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(language.number(*value, 6)),
        _ => None,
    }
}

fn resource(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> FluentResource {
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            diagnostics.extend(errors.into_iter().map(|error| {
                Diagnostic::new(
                    Code::BrokenTexts,
                    Span::new(file, error.pos.clone()),
                    say! { en: "this text cannot be read", nl: "deze tekst is niet te lezen" },
                )
                .label(expected(&error.to_string()))
                .help(say! {
                    en: "an entry is written as `key = text`; further lines of it are indented",
                    nl: "schrijf een tekst als `sleutel = tekst`; laat volgende regels inspringen",
                })
            }));
            resource
        }
    }
}

/// What was expected where an entry cannot be read, by what the parser says.
fn expected(message: &str) -> Words {
    let begins = |begin: &str| message.starts_with(begin);
    if begins("Expected one of") {
        say! { en: "expected a key", nl: "hier hoort een sleutel" }
    } else if begins("Expected a value") || begins("Expected a message") || begins("Expected a term") {
        say! { en: "expected a text", nl: "hier hoort een tekst" }
    } else if let Some(sign) = message.strip_prefix("Expected a token starting with ") {
        let sign = sign.trim_matches('"');
        say! { en: "expected `{sign}`", nl: "hier hoort `{sign}`" }
    } else if begins("Unterminated string") {
        say! { en: "expected another `\"`", nl: "er hoort nog een `\"`" }
    } else if begins("Unbalanced closing brace") {
        say! { en: "there is no `{{` before this", nl: "hiervoor staat geen `{{`" }
    } else if begins("The select expression must have a default") {
        say! {
            en: "expected a choice with `*` for all other cases",
            nl: "hier hoort een keuze met `*` voor alle andere gevallen",
        }
    } else {
        say! { en: "reading stopped here", nl: "hier ging het mis" }
    }
}

/// The keys of a Fluent file: entries start at the left edge with a letter.
fn keys_of(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let starts = key.starts_with(|first: char| first.is_ascii_alphabetic());
        (starts && key.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'))
            .then(|| key.to_owned())
    })
}
