//! A link whose words do not say where it leads.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};

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
        for slot in markdown.slots.iter().filter(|slot| !slot.is_image && is_vague(&slot.text)) {
            let message =
                format!("the words of this link, `{}`, do not say where it leads", slot.text.trim());
            diagnostics.push(
                Diagnostic::new(Code::VagueLink, slot.span, message)
                    .label("expected words that make sense alone")
                    .help("put the link on the words that name the page: `[de werkwijze](werkwijze.md)`"),
            );
        }
    }
}

fn is_vague(text: &str) -> bool {
    let words = text.trim().trim_end_matches(['.', '…', '!', ':', '>', '»', '→', ' ']).to_lowercase();
    VAGUE.contains(&&*words)
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
