//! Words set in capitals from beginning to end.

use super::Asked;
use super::measure::may_shout;
use super::text::runs;
use crate::diag::{Code, Diagnostic, Diagnostics, say};

/// As many words in capitals after each other are no row of abbreviations.
const MANY: usize = 3;
/// Shorter words are abbreviations.
const LONG: usize = 4;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (text, _) in asked.those(|measured| measured.signs.may_shout) {
        for run in runs(text.prose).filter(|run| may_shout(run.words.as_bytes())) {
            let Some((start, end)) = shout(run.words) else { continue };
            let place = |at: usize| run.start + u32::try_from(at).unwrap_or_default();
            diagnostics.extend(asked.span(text, place(start), place(end)).map(|span| {
                Diagnostic::new(
                    Code::Capitals,
                    span,
                    say! { en: "this text is in capitals", nl: "deze tekst staat in hoofdletters" },
                )
                .label(say! {
                    en: "harder to read, and read out letter by letter by some",
                    nl: "dat leest lastig, en sommige voorleesprogramma's spellen het letter voor letter",
                })
                .help(say! {
                    en: "write it in small letters; `**bold**` gives weight",
                    nl: "schrijf het in kleine letters; met `**vet**` geef je nadruk",
                })
            }));
        }
    }
}

/// Where the first row of words in capitals stands.
fn shout(words: &str) -> Option<(usize, usize)> {
    let mut row: Vec<(usize, usize)> = Vec::new();
    for word in words.split_whitespace() {
        let start = word.as_ptr().addr() - words.as_ptr().addr();
        let letters = word.chars().filter(|letter| letter.is_alphabetic());
        let is_loud = word.chars().any(char::is_alphabetic) && letters.clone().all(char::is_uppercase);
        if is_loud {
            row.push((start, start + word.len()));
        }
        if !is_loud {
            if is_many(words, &row) {
                break;
            }
            row.clear();
        }
    }
    is_many(words, &row).then(|| (row[0].0, row[row.len() - 1].1))
}

fn is_many(words: &str, row: &[(usize, usize)]) -> bool {
    let long = row.iter().filter(|(start, end)| words[*start..*end].chars().count() >= LONG).count();
    row.len() >= MANY && long >= 2
}

#[cfg(test)]
mod tests {
    use super::{may_shout, shout};

    #[test]
    fn rows_of_loud_words_are_told_from_abbreviations() {
        let rows = [
            ("Let op: DIT IS HEEL BELANGRIJK voor u", Some((8, 30))),
            ("PO, VO en MBO", None),
            ("GGZ MEE RMC JGZ", None),
            ("De AVG GELDT hier", None),
            ("let op A BBBB CCCC", Some((7, 18))),
            ("ABCD E FGHI", Some((0, 11))),
        ];
        for (words, expected) in rows {
            assert_eq!(shout(words), expected, "{words}");
            assert!(expected.is_none() || may_shout(words.as_bytes()), "{words}");
        }
    }
}
