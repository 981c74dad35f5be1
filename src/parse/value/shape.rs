//! What an author has to write for a key, as data: for messages, and for schemas.

use std::fmt;

/// What may be written for a key.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A text between quotes.
    Text,
    /// A text between quotes, in Markdown.
    Markdown,
    /// A short name without spaces, between quotes.
    Id,
    /// A whole number, from the least to the greatest allowed.
    Whole(i64, i64),
    /// Any number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A date.
    Date,
    /// One of these words, between quotes.
    Choice(Vec<&'static str>),
    /// A text or a number.
    Cell,
    /// A list of source ids, or a number.
    Mentions,
    /// A list.
    List(Box<Shape>),
    /// A table.
    Table(Table),
}

/// A table with a struct of its own.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The name of its struct.
    pub name: &'static str,
    /// What it is for; ends in a line feed.
    pub doc: &'static str,
    /// The same in Dutch.
    pub nl: &'static str,
    /// Its keys, in the order of their declaration; a function, because tables can hold tables of their own kind.
    pub keys: fn() -> Vec<Key>,
    /// What else is asked of it, in the words of JSON Schema.
    pub rules: fn() -> Vec<serde_json::Value>,
}

/// One key of a table.
#[derive(Clone, Debug)]
pub struct Key {
    /// As authors write it.
    pub name: &'static str,
    /// What it is for; ends in a line feed.
    pub doc: &'static str,
    /// The same in Dutch.
    pub nl: &'static str,
    /// What may be written.
    pub shape: fn() -> Shape,
    /// Whether it has to be written.
    pub required: bool,
    /// Whether an empty text stands for leaving it out.
    pub may_be_blank: bool,
    /// Values that may be written.
    pub examples: fn() -> Vec<serde_json::Value>,
    /// What else is asked of it, in the words of JSON Schema.
    pub rules: fn() -> Vec<serde_json::Value>,
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => formatter.write_str("a text between quotes"),
            Self::Markdown => formatter.write_str("a text in Markdown between quotes"),
            Self::Id => formatter.write_str("a short name between quotes"),
            Self::Whole(..) => formatter.write_str("a whole number"),
            Self::Number => formatter.write_str("a number"),
            Self::Truth => formatter.write_str("true or false"),
            Self::Date => formatter.write_str("a date such as 2022-03-01"),
            Self::Choice(words) => write!(formatter, "one of {}", quoted(words)),
            Self::Cell => formatter.write_str("a text between quotes or a number"),
            Self::Mentions => formatter.write_str("a list of source ids, or a number"),
            Self::List(of) => match &**of {
                Self::Text | Self::Id | Self::Choice(_) => {
                    formatter.write_str("a list of texts: [\"…\", \"…\"]")
                }
                Self::Whole(..) | Self::Number => formatter.write_str("a list of numbers: [1, 2]"),
                Self::Table(..) => formatter.write_str("a list of tables"),
                _ => formatter.write_str("a list"),
            },
            Self::Table(..) => formatter.write_str("a table"),
        }
    }
}

/// Words between backticks, with commas.
pub(super) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

impl Shape {
    /// How a key of this shape is written, as an example.
    pub(super) fn example(&self, key: &str) -> String {
        match self {
            Self::Text | Self::Markdown | Self::Id => format!("{key} = \"…\""),
            Self::Whole(..) | Self::Number | Self::Mentions | Self::Cell => format!("{key} = 1"),
            Self::Truth => format!("{key} = true"),
            Self::Date => format!("{key} = 2022-03-01"),
            Self::Choice(words) => format!("{key} = \"{}\"", words.first().unwrap_or(&"…")),
            Self::List(of) if matches!(**of, Self::Table(..)) => format!("[[{key}]]"),
            Self::List(_) => format!("{key} = [\"…\"]"),
            Self::Table(..) => format!("[{key}]"),
        }
    }
}
