//! Values without quotes that are no values, in an author's words.

use super::explain::{Said, quotes, write};
use crate::diag::say;

/// A value that is neither between quotes nor a number, `true` or `false`.
pub(super) fn unquoted(marked: &str, line: &str) -> Said {
    let marked = marked.trim();
    if marked.is_empty() {
        return without_value(line);
    }
    let is_truth = |value: &str| {
        (
            say! { en: "this is not a value", nl: "dit is geen waarde" },
            say! { en: "expected {value}", nl: "hier hoort {value}" },
            write(value),
        )
    };
    match &*marked.to_lowercase() {
        "ja" | "waar" | "yes" | "aan" => is_truth("true"),
        "nee" | "onwaar" | "no" | "uit" => is_truth("false"),
        _ if marked.starts_with(|letter: char| letter.is_ascii_digit()) => more_than_a_number(marked),
        _ => (
            say! {
                en: "a text must be between quotes",
                nl: "een tekst moet tussen aanhalingstekens staan",
            },
            say! {
                en: "expected quotes around this",
                nl: "hier horen aanhalingstekens omheen",
            },
            if marked.len() <= 60 { write(&format!("\"{marked}\"")) } else { quotes() },
        ),
    }
}

/// A number with something behind it: a unit, or a date in words.
fn more_than_a_number(marked: &str) -> Said {
    let number: String =
        marked.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
    let help = match date(marked) {
        Some(date) => write(&date),
        None => say! {
            en: "write {number}, or `\"{marked}\"` for a text",
            nl: "schrijf {number}, of `\"{marked}\"` voor een tekst",
        },
    };
    (
        say! {
            en: "this is neither a number nor a text between quotes",
            nl: "dit is geen getal en geen tekst tussen aanhalingstekens",
        },
        say! {
            en: "expected a number alone, or quotes around this",
            nl: "hier hoort alleen een getal, of er horen aanhalingstekens omheen",
        },
        help,
    )
}

/// The months as authors write them in a date, Dutch and English.
const MONTHS: [[&str; 2]; 12] = [
    ["januari", "january"],
    ["februari", "february"],
    ["maart", "march"],
    ["april", "april"],
    ["mei", "may"],
    ["juni", "june"],
    ["juli", "july"],
    ["augustus", "august"],
    ["september", "september"],
    ["oktober", "october"],
    ["november", "november"],
    ["december", "december"],
];

/// "1 maart 2022" as it must be written: 2022-03-01.
fn date(written: &str) -> Option<String> {
    let [day, month, year] = written.split_whitespace().collect::<Vec<_>>()[..] else { return None };
    let month = month.to_lowercase();
    let month = MONTHS.iter().position(|names| names.contains(&&*month))? + 1;
    let (day, year): (u8, u16) = (day.parse().ok()?, year.parse().ok()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A key without a value.
pub(super) fn without_value(line: &str) -> Said {
    let key = line.split('=').next().unwrap_or_default().trim();
    (
        say! { en: "`{key}` has no value", nl: "`{key}` heeft geen waarde" },
        say! { en: "expected a value after `=`", nl: "achter `=` hoort een waarde" },
        say! {
            en: "write a value, or leave out the line",
            nl: "schrijf een waarde, of haal de regel weg",
        },
    )
}
