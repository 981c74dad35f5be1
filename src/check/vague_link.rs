//! A link whose words do not say where it leads.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};

/// Words that say nothing by themselves.
const VAGUE: &[&str] = &[
    "hier",
    "klik hier",
    "meer",
    "lees meer",
    "lees verder",
    "lees hier meer",
    "lees het hier",
    "je leest het hier",
    "je leest hier",
    "meer informatie",
    "meer info",
    "deze pagina",
    "deze link",
    "link",
    "via deze link",
    "website",
    "here",
    "click here",
    "more",
    "read more",
    "more information",
    "this page",
    "this link",
];

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (_, markdown) in asked.markdowns() {
        for slot in markdown.slots().filter(|slot| !slot.is_image && is_vague(slot.text)) {
            let words = slot.text.trim();
            let message = say! {
                en: "the words of this link, `{words}`, do not say where it leads",
                nl: "de woorden van deze link, `{words}`, zeggen niet waar die heen gaat",
            };
            diagnostics.push(
                Diagnostic::new(Code::VagueLink, slot.span, message)
                    .label(say! {
                        en: "expected words that make sense alone",
                        nl: "kies woorden die ook los te begrijpen zijn",
                    })
                    .help(say! {
                        en: "put the link on the words that name the page: `[the method](method.md)`",
                        nl: "maak een link van de woorden die de pagina noemen: `[de werkwijze](werkwijze.md)`",
                    }),
            );
        }
    }
}

fn is_vague(text: &str) -> bool {
    let words = text.trim().trim_end_matches(['.', '…', '!', ':', '>', '»', '→', ' ']);
    VAGUE.iter().any(|vague| vague.eq_ignore_ascii_case(words))
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn words_that_say_nothing_are_vague() {
        let rows =
            [("Hier", true), ("Lees meer …", true), ("hier in de buurt", false), ("de werkwijze", false)];
        for (text, expected) in rows {
            assert_eq!(is_vague(text), expected, "{text}");
        }
    }
}
