//! Sentences for people, in every language the program speaks.
//!
//! A sentence is written in all languages at the place that makes it, with [`say!`](crate::language::say), and the compiler
//! refuses one that lacks a language. Which of them is read is chosen when it is told.

use std::borrow::Cow;
use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The same words in English and in Dutch.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
pub struct Words {
    /// In English.
    pub en: Cow<'static, str>,
    /// In Dutch.
    pub nl: Cow<'static, str>,
}

impl Words {
    /// Words that are the same in every language: a name, a key, a path, an answer of the system.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let en = text.into();
        Self { nl: en.clone(), en }
    }

    /// The words in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
        }
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.nl.is_empty()
    }

    /// "1 page", "2 pages": a number with the word for one and for any other number, in each language.
    pub fn counted(number: usize, en: [&str; 2], nl: [&str; 2]) -> Self {
        let form = usize::from(number != 1);
        let (en, nl) = (en[form], nl[form]);
        say! { en: "{number} {en}", nl: "{number} {nl}" }
    }

    /// What is written once for each language.
    pub fn each(write: impl Fn(Language) -> String) -> Self {
        Self { en: write(Language::English).into(), nl: write(Language::Dutch).into() }
    }
}

// Tests may tell what is in one language only; the program cannot.
#[cfg(test)]
impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::same(text)
    }
}

#[cfg(test)]
impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::same(text.to_owned())
    }
}

/// What can stand in a sentence: words give each language its own, anything else is the same in all.
pub trait InWords {
    /// As it is said in a language.
    fn say(&self, language: Language) -> &dyn Display;
}

impl<T: Display> InWords for T {
    fn say(&self, _: Language) -> &dyn Display {
        self
    }
}

impl InWords for Words {
    fn say(&self, language: Language) -> &dyn Display {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
        }
    }
}

impl InWords for &Words {
    fn say(&self, language: Language) -> &dyn Display {
        (**self).say(language)
    }
}

/// A text, without a copy where nothing was put into it.
pub fn text(arguments: fmt::Arguments<'_>) -> Cow<'static, str> {
    arguments.as_str().map_or_else(|| Cow::Owned(arguments.to_string()), Cow::Borrowed)
}

/// [`Words`] from a format string for each language.
///
/// What is the same in both is captured by its name; what has words of its own in each, or is more than a name, follows
/// as `name = value`.
///
/// ```ignore
/// say! { en: "there is no source {number}", nl: "er is geen bron {number}" }
/// say! { en: "expected {kind}", nl: "verwacht: {kind}", kind = kind.words() }
/// ```
macro_rules! say {
    (en: $en:literal, nl: $nl:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match ($(&$value,)*) {
            ($($name,)*) => $crate::language::Words {
                en: $crate::language::text(::std::format_args!(
                    $en $(, $name = $crate::language::InWords::say($name, $crate::language::Language::English))*
                )),
                nl: $crate::language::text(::std::format_args!(
                    $nl $(, $name = $crate::language::InWords::say($name, $crate::language::Language::Dutch))*
                )),
            },
        }
    };
}

pub(crate) use say;

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Words;
    use crate::language::Language;

    #[test]
    fn each_language_has_its_own_words() {
        let number = 4;
        let kind = say! { en: "a text", nl: "een tekst" };
        let words = say! {
            en: "source {number}: expected {kind}, not {found}",
            nl: "bron {number}: verwacht {kind}, niet {found}",
            kind = kind, found = "x",
        };
        assert_eq!(words.get(Language::English), "source 4: expected a text, not x");
        assert_eq!(words.get(Language::Dutch), "bron 4: verwacht een tekst, niet x");
    }

    #[test]
    fn plain_words_are_not_copied() {
        let Words { en, nl } = say! { en: "a {{text}}", nl: "een {{tekst}}" };
        assert!(matches!((&en, &nl), (Cow::Borrowed("a {text}"), Cow::Borrowed("een {tekst}"))), "{en} {nl}");
    }
}
