//! Whether the words of a figure tell a number that is hidden in it.
//!
//! In: the author's takeaway, description and notes, and what is hidden. Out: warnings. Only a sentence that has both the
//! hidden number and the name of its category counts: a number alone may be about anything.

use super::publish::Protected;
use super::rule::whole;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{DataFigure, Raw, Report};

/// Numbers as words, from two: in Dutch "een" is an article as well, and in English "one" is a pronoun.
const WORDS: [&[&str]; 2] = [
    &["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"],
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
];

/// Warns of texts that tell hidden numbers.
pub(super) fn tell<'a>(
    report: &'a Report<Raw>,
    protected: &'a Protected,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let figures = report.figures.iter().zip(&protected.figures);
    figures.flat_map(|(figure, marks)| {
        figure.table.rows.iter().zip(marks).filter_map(move |(row, marks)| {
            let hidden = row.cells.iter().zip(marks).filter(|(_, mark)| mark.is_some());
            let shown = |value: f64| {
                row.cells.iter().zip(marks).any(|(cell, mark)| *cell == Some(value) && mark.is_none())
            };
            let mut secret = hidden.filter_map(|(cell, _)| *cell).filter(|&value| !shown(value));
            let text = secret.find_map(|value| telling(figure, &row.label, whole(value)?))?;
            let message = say! {
                en: "the {text} of this figure tells a number of `{label}` that is hidden",
                nl: "in `{text}` van deze figuur staat een getal van `{label}` dat verborgen is",
                text = text,
                label = row.label,
            };
            Some(
                Diagnostic::new(Code::HiddenNumberInText, row.span, message)
                    .label(say! { en: "this number is hidden", nl: "dit getal is verborgen" })
                    .help(say! {
                        en: "write the {text} without it, such as \"a few\"",
                        nl: "schrijf `{text}` zonder het getal, zoals \"enkele\"",
                    }),
            )
        })
    })
}

/// Which of a figure's texts tells a number of a category.
fn telling(figure: &DataFigure<Raw>, label: &str, value: i64) -> Option<&'static str> {
    let takeaway = std::iter::once(("takeaway", figure.takeaway.as_str()));
    let description = figure.description.iter().map(|text| ("description", text.as_str()));
    let notes = figure.notes.iter().map(|text| ("note", text.as_str()));
    let label = words(label);
    takeaway
        .chain(description)
        .chain(notes)
        .find(|(_, text)| tells(text, &label, value))
        .map(|(name, _)| name)
}

fn tells(text: &str, label: &[String], value: i64) -> bool {
    let end = |pair: &(usize, char)| matches!(pair.1, '.' | '!' | '?') && !continues(&text[pair.0 + 1..]);
    let ends = text.char_indices().filter(end).map(|(at, _)| at + 1).chain([text.len()]);
    let mut start = 0;
    for end in ends {
        let sentence = words(&text[start..end]);
        start = end;
        let about = !label.is_empty() && sentence.windows(label.len()).any(|words| words == label);
        if about && sentence.iter().any(|word| number(word) == Some(value)) {
            return true;
        }
    }
    false
}

/// Whether a mark stands inside a number or word, as in 1.234.
fn continues(rest: &str) -> bool {
    rest.starts_with(char::is_alphanumeric)
}

/// The words of a text in small letters, without the marks around them.
fn words(text: &str) -> Vec<String> {
    let words =
        text.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The number that a word is.
fn number(word: &str) -> Option<i64> {
    if matches!(word, "één" | "eén") {
        return Some(1);
    }
    let spelt = WORDS.iter().find_map(|words| words.iter().position(|known| *known == word));
    if let Some(place) = spelt {
        return i64::try_from(place + 2).ok();
    }
    let groups: Vec<&str> = word.split(['.', ',']).collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    (groups.len() == 1 || thousands).then(|| groups.concat().parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_beside_its_category() {
        let rows = [
            ("Bij gedrag hadden 3 kinderen een vraag.", "Gedrag", 3, true),
            ("Bij gedrag hadden drie kinderen een vraag.", "Gedrag", 3, true),
            ("Bij gedrag hadden 13 kinderen een vraag.", "Gedrag", 3, false),
            ("Leren werd het meest genoemd. Er waren 3 gesprekken over gedrag.", "Leren", 3, false),
            ("Er deden 1.234 kinderen mee aan leren thuis.", "Leren thuis", 1234, true),
            ("Eén ouder vroeg naar opvoeden.", "Opvoeden", 1, true),
            ("Een ouder vroeg naar opvoeden.", "Opvoeden", 1, false),
            ("Gemiddeld 3,5 bij gedrag.", "Gedrag", 3, false),
        ];
        for (text, label, value, expected) in rows {
            assert_eq!(tells(text, &words(label), value), expected, "{text}");
        }
    }
}
