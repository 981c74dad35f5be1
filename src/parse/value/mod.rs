//! TOML values to typed ones, each mistake told at its place.
//!
//! In: the tables the `toml` crate recovers from a file or its front matter. Out: document structs, declared once
//! with `document!` (in `declare.rs`): key, type, whether it is required, and what it is for. Knows no references.

mod declare;
mod id;
mod mention;
mod reader;
mod scalar;
mod shape;
mod syntax;
mod word;

pub use id::Id;
pub use mention::MentionsDoc;
pub use reader::{Fields, Reader};
pub use shape::{Key, Shape, Table};
pub use word::Choice;

pub(crate) use declare::document;
pub(crate) use reader::{Read, TomlText, read};

use crate::source::Span;

/// A TOML value with its place in the TOML text.
pub type Value<'toml> = toml::Spanned<toml::de::DeValue<'toml>>;

/// A type that a TOML value is read as.
pub trait FromToml: Sized {
    /// Whether an empty text stands for leaving the key out.
    const MAY_BE_BLANK: bool = false;

    /// What an author has to write; for messages and schemas.
    fn shape() -> Shape;

    /// The value; nothing when it is wrong, which the reader has then been told.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// The value of a key that is not written; nothing when the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// Stands in for a required value that is missing or wrong, so that the rest of its table is kept and nobody is
    /// told that what refers to it dangles. Nothing when the whole table has to be left out.
    fn placeholder(_span: Span) -> Option<Self> {
        None
    }

    /// Stands in for an optional value that is wrong, where nobody is to be told that it is missing as well.
    fn stand_in(_span: Span) -> Option<Self> {
        None
    }
}

/// A struct declared with `document!`: the keys of one table.
pub trait Keys: Sized {
    /// What is known of the table.
    const TABLE: Table;

    /// Its keys, in the order of their declaration.
    fn keys() -> Vec<Key>;

    /// Reads all keys, so that every mistake is told; nothing when one that cannot be replaced is missing or wrong.
    fn read_fields(fields: &mut Fields<'_, '_>) -> Option<Self>;
}
