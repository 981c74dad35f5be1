//! What an author has to write for a key, as data: for messages, and for schemas.

use crate::diag::{Words, say};

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

/// Words between backticks, with commas.
fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// That one of these words was expected.
pub(super) fn one_of(words: &[&str]) -> Words {
    let words = quoted(words);
    say! { en: "expected one of {words}", nl: "kies uit {words}" }
}

impl Shape {
    /// What it is, as a part of a sentence: "a text between quotes".
    pub(super) fn words(&self) -> Words {
        match self {
            Self::Text => say! { en: "a text between quotes", nl: "een tekst tussen aanhalingstekens" },
            Self::Markdown => say! {
                en: "a text in Markdown between quotes",
                nl: "een tekst in Markdown tussen aanhalingstekens",
            },
            Self::Id => {
                say! { en: "a short name between quotes", nl: "een korte naam tussen aanhalingstekens" }
            }
            Self::Whole(..) => say! { en: "a whole number", nl: "een heel getal" },
            Self::Number => say! { en: "a number", nl: "een getal" },
            Self::Truth => say! { en: "true or false", nl: "true of false" },
            Self::Date => say! { en: "a date such as 2022-03-01", nl: "een datum, zoals 2022-03-01" },
            Self::Choice(words) => {
                let words = quoted(words);
                say! { en: "one of {words}", nl: "een van {words}" }
            }
            Self::Cell => say! {
                en: "a text between quotes or a number",
                nl: "een tekst tussen aanhalingstekens of een getal",
            },
            Self::Mentions => say! {
                en: "a list of source ids, or a number",
                nl: "een lijst met id's van bronnen, of een getal",
            },
            Self::List(of) => match &**of {
                Self::Text | Self::Id | Self::Choice(_) => say! {
                    en: "a list of texts: [\"…\", \"…\"]",
                    nl: "een lijst met teksten: [\"…\", \"…\"]",
                },
                Self::Whole(..) | Self::Number => {
                    say! { en: "a list of numbers: [1, 2]", nl: "een lijst met getallen: [1, 2]" }
                }
                Self::Table(..) => say! { en: "a list of tables", nl: "een lijst met blokken" },
                _ => say! { en: "a list", nl: "een lijst" },
            },
            Self::Table(..) => say! { en: "a table", nl: "een blok" },
        }
    }

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
