//! Short names that other files refer to.

use std::fmt;
use std::ops::Deref;

use super::{FromToml, Reader, Shape, Value};
use crate::diag::{Code, Diagnostic, say};

/// A name to refer to: letters, digits, `-`, `_` and `.`, at least one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(String);

impl Id {
    /// The name, when it is one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.');
        (!text.is_empty() && text.chars().all(fits)).then(|| Self(text.to_owned()))
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromToml for Id {
    fn shape() -> Shape {
        Shape::Id
    }

    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(value, &Self::shape())?;
        let id = Self::new(text);
        if id.is_none() {
            let written = super::reader::shortened(text);
            let message =
                say! { en: "`{written}` cannot be used as an id", nl: "`{written}` kan geen id zijn" };
            let diagnostic =
                Diagnostic::new(Code::InvalidValue, reader.span(value.span()), message).label(say! {
                    en: "expected only letters, digits, `-`, `_` and `.`",
                    nl: "gebruik alleen letters, cijfers, `-`, `_` en `.`",
                });
            let slug = slug::slugify(written);
            reader.tell(if slug.is_empty() {
                diagnostic
            } else {
                diagnostic.help(say! { en: "write `{slug}`", nl: "schrijf `{slug}`" })
            });
        }
        id
    }
}
