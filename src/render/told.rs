//! What the engine of templates and the reader of style sheets say, in an author's words.
//!
//! Whoever changes a theme knows what a filter or a selector is; so names and signs are kept, and only sentences are ours.
//! Where a message is none of the common ones, the engine's own stands in brackets behind a sentence of ours.

use lightningcss::bundler::BundleErrorKind;
use lightningcss::error::{ParserError, SelectorError};

use crate::diag::{Words, say};

/// Parts the languages of a sentence of ours on its way through the engine, which knows of one text only. No author
/// types it.
const PARTING: char = '\u{1f}';

/// A sentence of ours as the engine of templates carries it.
pub(super) fn carried(words: &Words) -> String {
    [&*words.en, &*words.nl].join(PARTING.encode_utf8(&mut [0; 4]))
}

/// What the engine of templates says is wrong.
pub(super) fn template(message: &str) -> Words {
    if let Some((en, nl)) = message.split_once(PARTING) {
        return Words { en: en.to_owned().into(), nl: nl.to_owned().into() };
    }
    let message = message.trim().trim_end_matches('.');
    expected(message)
        .or_else(|| not_there(message))
        .or_else(|| fixed(message))
        .unwrap_or_else(|| unusual(message))
}

/// "Found `}` but expected }}", "Found `x` but was expecting `elif`, `else` or `endif`".
fn expected(message: &str) -> Option<Words> {
    let (found, wanted) = message.strip_prefix("Found ")?.split_once(" but ")?;
    let wanted = ["expected one of: ", "expected ", "was expecting "]
        .iter()
        .find_map(|begin| wanted.strip_prefix(begin))?;
    let wanted = if wanted.contains("identifier") || wanted.contains("ident,") {
        say! { en: "a name or a value", nl: "een naam of een waarde" }
    } else if wanted.starts_with("string") {
        say! { en: "a text between quotes", nl: "een tekst tussen aanhalingstekens" }
    } else {
        let wanted = if wanted.contains('`') { wanted.to_owned() } else { format!("`{wanted}`") };
        let or = wanted.replace(" or ", " of ");
        say! { en: "{wanted}", nl: "{or}" }
    };
    Some(say! {
        en: "expected {wanted} here, not {found}",
        nl: "hier hoort {wanted}, niet {found}",
        wanted = wanted,
        found = found,
    })
}

/// Names that do not exist.
fn not_there(message: &str) -> Option<Words> {
    let name = message.split('`').nth(1)?;
    Some(if message.starts_with("Field ") {
        say! { en: "there is no field `{name}`", nl: "er is geen veld `{name}`" }
    } else if message.starts_with("Variable ") {
        say! { en: "there is no variable `{name}`", nl: "er is geen variabele `{name}`" }
    } else if message.starts_with("Unknown filter") || message.starts_with("Filter ") {
        say! { en: "there is no filter `{name}`", nl: "er is geen filter `{name}`" }
    } else if message.starts_with("Unknown function") {
        say! { en: "there is no function `{name}`", nl: "er is geen functie `{name}`" }
    } else if message.starts_with("Unknown test") {
        say! { en: "there is no test `{name}`", nl: "er is geen test `{name}`" }
    } else if message.starts_with("Unknown component") {
        say! { en: "there is no component `{name}`", nl: "er is geen component `{name}`" }
    } else if message.starts_with("Unknown template") {
        no_template(name)
    } else if message.starts_with("Block ") {
        say! {
            en: "no template that this one extends has a block `{name}`",
            nl: "geen sjabloon waar deze op verder bouwt heeft een blok `{name}`",
        }
    } else if message.starts_with("Iteration not possible") {
        say! {
            en: "only a list or a map can be gone through, and this is a `{name}`",
            nl: "alleen een lijst of tabel kan worden doorlopen, en dit is `{name}`",
        }
    } else {
        return None;
    })
}

/// That a template is asked for and not there.
pub(super) fn no_template(name: &str) -> Words {
    say! { en: "there is no template `{name}`", nl: "er is geen sjabloon `{name}`" }
}

/// Messages without names in them.
fn fixed(message: &str) -> Option<Words> {
    Some(match message {
        "Unexpected end of input" => {
            say! { en: "the template ends too early", nl: "het sjabloon houdt te vroeg op" }
        }
        "Unexpected character" => {
            say! { en: "this sign cannot be here", nl: "dit teken kan hier niet staan" }
        }
        "Tried to render a variable that is undefined" => {
            say! { en: "this has no value", nl: "dit heeft geen waarde" }
        }
        "Cannot divide by 0" => say! { en: "this divides by 0", nl: "hier wordt door 0 gedeeld" },
        _ => return None,
    })
}

fn unusual(message: &str) -> Words {
    let message = super::broken::sentence(message);
    say! {
        en: "this part of the template cannot be used ({message})",
        nl: "met dit deel van het sjabloon kan het programma niets ({message})",
    }
}

/// What the bundler of style sheets says is wrong.
pub(super) fn bundle<T: std::error::Error>(kind: &BundleErrorKind<'_, T>) -> Words {
    match kind {
        BundleErrorKind::ParserError(error) => style(error),
        other => unusual_style(&other.to_string()),
    }
}

/// What the reader of style sheets says is wrong.
pub(super) fn style(error: &ParserError<'_>) -> Words {
    match error {
        ParserError::EndOfInput => say! {
            en: "the style sheet ends too early; is there a `}}` for every `{{`?",
            nl: "het stijlbestand houdt te vroeg op; staat er bij elke `{{` een `}}`?",
        },
        ParserError::UnexpectedToken(_) | ParserError::QualifiedRuleInvalid => {
            say! { en: "this is not CSS", nl: "dit is geen CSS" }
        }
        ParserError::InvalidDeclaration => say! {
            en: "expected a property and its value, such as `color: red;`",
            nl: "hier hoort een eigenschap met zijn waarde, zoals `color: red;`",
        },
        ParserError::InvalidValue => {
            say! { en: "this value cannot be used here", nl: "deze waarde kan hier niet" }
        }
        ParserError::InvalidMediaQuery => {
            say! { en: "this media query cannot be read", nl: "deze media query is niet te lezen" }
        }
        ParserError::UnexpectedImportRule => say! {
            en: "an `@import` stands above all other rules",
            nl: "een `@import` staat boven alle andere regels",
        },
        ParserError::AtRuleInvalid(name) => {
            say! { en: "there is no rule `@{name}`", nl: "er is geen regel `@{name}`" }
        }
        ParserError::SelectorError(SelectorError::EmptySelector) => {
            say! { en: "there is no selector here", nl: "hier ontbreekt een selector" }
        }
        ParserError::SelectorError(_) | ParserError::InvalidNesting | ParserError::InvalidPageSelector => {
            say! { en: "this selector cannot be read", nl: "deze selector is niet te lezen" }
        }
        other => unusual_style(&other.to_string()),
    }
}

/// Anything else that is said of a style sheet.
pub(super) fn unusual_style(message: &str) -> Words {
    let message = super::broken::sentence(message);
    say! {
        en: "this part of the style sheet cannot be used ({message})",
        nl: "met dit deel van het stijlbestand kan het programma niets ({message})",
    }
}

#[cfg(test)]
mod tests {
    use super::{carried, template};
    use crate::diag::say;

    #[test]
    fn our_own_sentences_come_through() {
        let words = say! { en: "there is no icon", nl: "er is geen pictogram" };
        assert_eq!(template(&carried(&words)), words);
    }

    #[test]
    fn messages_of_templates() {
        let rows = [
            ("Found `}` but expected }}.", "hier hoort `}}`, niet `}`"),
            (
                "Found `x` but was expecting `elif`, `else` or `endif`.",
                "hier hoort `elif`, `else` of `endif`, niet `x`",
            ),
            (
                "Found `end of input` but expected identifier.",
                "hier hoort een naam of een waarde, niet `end of input`",
            ),
            ("Variable `titel` is not defined.", "er is geen variabele `titel`"),
            ("Unknown filter `groot`", "er is geen filter `groot`"),
            ("Unexpected end of input", "het sjabloon houdt te vroeg op"),
            (
                "Lists can hold 5 levels.",
                "met dit deel van het sjabloon kan het programma niets (lists can hold 5 levels)",
            ),
        ];
        for (message, expected) in rows {
            assert_eq!(template(message).nl, expected);
        }
    }
}
