//! A number in a title or heading that is not the one readers see.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Markdown, Place};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (at, report) in asked.site.reports.iter().enumerate() {
        let threads = report.threads.iter().enumerate();
        for (one, thread) in threads {
            let words = ["rode draad", "draad", "thema", "thread", "theme"];
            title(asked, &Place::Thread(at, one), (&thread.title, thread.number), &words, diagnostics);
        }
        for (one, case) in report.cases.iter().enumerate() {
            title(asked, &Place::Case(at, one), (&case.title, case.number), &["casus", "case"], diagnostics);
        }
    }
    for (_, markdown) in asked.markdowns() {
        headings(markdown, diagnostics);
    }
}

/// Compares the number in a title with that in the name of its file.
fn title(
    asked: &Asked<'_>,
    place: &Place,
    (title, number): (&str, u32),
    words: &[&str],
    diagnostics: &mut Diagnostics,
) {
    let Some(told) = number_in(title, words).filter(|told| *told != number) else { return };
    diagnostics.extend(asked.origin(place).map(|span| {
        Diagnostic::new(
            Code::ContradictedOrder,
            span,
            say! {
                en: "the title says {told}, but the name of the file says {number}: `{title}`",
                nl: "de titel zegt {told}, maar de bestandsnaam zegt {number}: `{title}`",
            },
        )
        .label(say! {
            en: "readers see the number of the file beside the title",
            nl: "lezers zien het nummer van het bestand naast de titel",
        })
        .help(say! {
            en: "mend one of the two, or leave the number out of the title: the site numbers them itself",
            nl: "verbeter een van de twee, of haal het nummer uit de titel: de site nummert zelf",
        })
    }));
}

/// Numbered headings of one level follow each other, within the heading above them.
fn headings(markdown: &Markdown, diagnostics: &mut Diagnostics) {
    let mut last: Vec<(u8, u32)> = Vec::new();
    for heading in markdown.headings() {
        while last.last().is_some_and(|(level, _)| *level > heading.level) {
            last.pop();
        }
        let Some(number) = number_in(heading.text, &[]) else { continue };
        match last.last_mut() {
            Some((level, before)) if *level == heading.level => {
                if number != *before + 1 && number != 1 {
                    let message = say! {
                        en: "heading {number} follows heading {before}",
                        nl: "kop {number} komt na kop {before}",
                    };
                    let next = *before + 1;
                    diagnostics.push(
                        Diagnostic::new(Code::ContradictedOrder, heading.span, message)
                            .label(say! { en: "expected {next}", nl: "hier hoort {next}" })
                            .help(say! {
                                en: "number the headings anew, or leave the numbers out",
                                nl: "nummer de koppen opnieuw, of haal de nummers weg",
                            }),
                    );
                }
                *before = number;
            }
            _ => last.push((heading.level, number)),
        }
    }
}

/// The number that a title starts with, after one of these words or before a full stop: "Casus 2", "3. Opzet".
fn number_in(title: &str, words: &[&str]) -> Option<u32> {
    if !title.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let lower = title.trim().to_lowercase();
    let after = words.iter().find_map(|word| lower.strip_prefix(word)?.strip_prefix(' '));
    let rest = after.unwrap_or(&lower);
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..end].parse().ok().filter(|_| end <= 2)?;
    let mut next = rest[end..].chars();
    let is_told = match (after, next.next()) {
        (Some(_), next) => next.is_none_or(|next| !next.is_alphanumeric()),
        // "3.1" and "2 op de 3" are no places in a row.
        (None, Some('.' | ')' | ':')) => next.next().is_some_and(char::is_whitespace),
        (None, _) => false,
    };
    is_told.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn numbers_of_titles_are_told_from_others() {
        let rows = [
            ("Rode draad 3: regie", Some(3)),
            ("Casus 2", Some(2)),
            ("Draadloos", None),
            ("2. Opzet", Some(2)),
            ("3.1 Opzet", None),
            ("2 op de 3 kinderen", None),
            ("2022. Een jaar", None),
        ];
        for (title, expected) in rows {
            assert_eq!(number_in(title, &["rode draad", "draad", "casus"]), expected, "{title}");
        }
    }
}
