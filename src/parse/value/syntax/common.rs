//! What the parser's message alone tells, in an author's words.

use super::explain::{Said, expected, key_and_value, leave_out_comma, quotes};
use crate::diag::{Words, say};

/// What a message of the parser means, by how it begins.
pub(super) fn common(message: &str) -> Option<Said> {
    of_text(message)
        .or_else(|| of_list(message))
        .or_else(|| of_table(message))
        .or_else(|| of_number(message))
        .or_else(|| of_key(message))
        .or_else(|| rest(message))
}

/// Whether a message begins with one of these.
fn begins(message: &str, with: &[&str]) -> bool {
    with.iter().any(|begin| message.starts_with(begin))
}

fn of_text(message: &str) -> Option<Said> {
    let unclosed = || say! { en: "a text is not closed", nl: "een tekst is niet afgesloten" };
    if message.starts_with("invalid basic string, expected non") {
        return Some((
            say! {
                en: "this text has a character that cannot be seen",
                nl: "in deze tekst staat een onzichtbaar teken",
            },
            Words::default(),
            say! { en: "leave it out", nl: "haal het weg" },
        ));
    }
    if message.starts_with("invalid basic string") {
        return Some((unclosed(), expected("\""), quotes()));
    }
    if message.starts_with("invalid literal string") {
        return Some((unclosed(), expected("'"), quotes()));
    }
    if message.starts_with("missing opening quote") {
        let label = say! { en: "one quote is missing", nl: "er ontbreekt een aanhalingsteken" };
        return Some((unclosed(), label, quotes()));
    }
    begins(message, &["too few unicode", "missing escaped value"]).then(|| {
        (
            say! { en: "`\\` begins a special character", nl: "`\\` is het begin van een bijzonder teken" },
            Words::default(),
            say! { en: "write `\\\\` for a `\\`", nl: "schrijf `\\\\` voor een `\\`" },
        )
    })
}

fn of_list(message: &str) -> Option<Said> {
    let end = || say! { en: "end the list with `]`", nl: "sluit de lijst af met `]`" };
    Some(if message.starts_with("missing comma between array") {
        (
            say! {
                en: "there is no comma between two items of this list",
                nl: "tussen twee delen van deze lijst staat geen komma",
            },
            expected(","),
            say! { en: "write a comma between the items", nl: "zet een komma tussen de delen" },
        )
    } else if message.starts_with("unexpected `=` in array") {
        (
            say! { en: "there is an `=` in this list", nl: "in deze lijst staat een `=`" },
            say! { en: "expected `]` or an item", nl: "hier hoort `]` of een deel van de lijst" },
            end(),
        )
    } else if message.starts_with("unclosed array") {
        (say! { en: "this list is not closed", nl: "deze lijst is niet afgesloten" }, expected("]"), end())
    } else if message.starts_with("extra comma in array") {
        (
            comma_too_many(),
            say! { en: "expected an item", nl: "hier hoort een deel van de lijst" },
            leave_out_comma(),
        )
    } else if message.starts_with("missing array opening") {
        (
            say! { en: "this list is not opened", nl: "het begin van deze lijst ontbreekt" },
            expected("["),
            say! { en: "begin the list with `[`", nl: "begin de lijst met `[`" },
        )
    } else {
        return None;
    })
}

fn comma_too_many() -> Words {
    say! { en: "there is a comma too many", nl: "er staat een komma te veel" }
}

fn of_table(message: &str) -> Option<Said> {
    Some(if message.starts_with("unclosed inline table") {
        (
            say! { en: "this table is not closed", nl: "dit blok is niet afgesloten" },
            expected("}"),
            say! { en: "end the table with `}}`", nl: "sluit het blok af met `}}`" },
        )
    } else if message.starts_with("extra comma in inline") {
        (comma_too_many(), expected_key(), leave_out_comma())
    } else if begins(message, &["missing comma between key", "extra assignment"]) {
        (
            say! {
                en: "there is no comma between two keys",
                nl: "tussen twee velden staat geen komma",
            },
            say! { en: "expected `,` or `}}`", nl: "hier hoort `,` of `}}`" },
            say! { en: "write a comma between the keys", nl: "zet een komma tussen de velden" },
        )
    } else if message.starts_with("missing assignment") {
        (
            say! { en: "there is no `=` after a key", nl: "achter een veld staat geen `=`" },
            expected("="),
            key_and_value(),
        )
    } else if begins(message, &["missing key for inline", "invalid inline table element"]) {
        (no_key(), expected_key(), key_and_value())
    } else if message.starts_with("missing inline table opening") {
        (
            say! { en: "this table is not opened", nl: "het begin van dit blok ontbreekt" },
            expected("{"),
            say! { en: "begin the table with `{{`", nl: "begin het blok met `{{`" },
        )
    } else if begins(message, &["missing table open", "invalid table"]) {
        (
            say! { en: "this header is not opened", nl: "het begin van deze kopregel ontbreekt" },
            expected("["),
            say! { en: "write `[name]`", nl: "schrijf `[naam]`" },
        )
    } else {
        return None;
    })
}

fn no_key() -> Words {
    say! { en: "there is no key here", nl: "hier staat geen veld" }
}

fn expected_key() -> Words {
    say! { en: "expected a key", nl: "hier hoort een veld" }
}

fn of_number(message: &str) -> Option<Said> {
    if message.starts_with("unexpected leading zero") {
        return Some((
            say! { en: "a number cannot begin with 0", nl: "een getal kan niet met 0 beginnen" },
            Words::default(),
            say! {
                en: "leave out the 0, or put quotes around a text",
                nl: "haal de 0 weg, of zet aanhalingstekens om een tekst",
            },
        ));
    }
    if begins(message, &["invalid mantissa", "invalid fraction"]) {
        return Some((
            say! { en: "this number is not complete", nl: "dit getal is niet compleet" },
            say! { en: "expected digits", nl: "hier horen cijfers" },
            say! {
                en: "write a digit before and after the point",
                nl: "schrijf een cijfer voor en achter de punt",
            },
        ));
    }
    begins(message, &["redundant numeric sign", "unexpected sign", "integers with a radix"]).then(|| {
        (
            say! { en: "this number has a sign too many", nl: "bij dit getal staat een teken te veel" },
            Words::default(),
            say! { en: "write the number alone, such as 12 or -12", nl: "schrijf alleen het getal, zoals 12 of -12" },
        )
    })
}

fn of_key(message: &str) -> Option<Said> {
    if message.starts_with("extra `=`") {
        return Some((
            say! { en: "there is one `=` too many", nl: "er staat een `=` te veel" },
            say! { en: "expected a value", nl: "hier hoort een waarde" },
            say! { en: "leave out one `=`", nl: "haal één `=` weg" },
        ));
    }
    if message.starts_with("unquoted keys cannot be empty") {
        return Some((no_key(), expected_key(), key_and_value()));
    }
    if begins(message, &["invalid unquoted key", "invalid key,"]) {
        return Some((
            say! {
                en: "a key has only plain letters, digits, `-` and `_`",
                nl: "een veld heeft alleen gewone letters, cijfers, `-` en `_`",
            },
            Words::default(),
            say! {
                en: "write the key without spaces, accents and other signs",
                nl: "schrijf het veld zonder spaties, accenten en andere tekens",
            },
        ));
    }
    if message.starts_with("cannot extend value") {
        return Some((
            say! { en: "this key already has a value", nl: "dit veld heeft al een waarde" },
            Words::default(),
            say! {
                en: "give one of the two another name",
                nl: "geef een van de twee een andere naam",
            },
        ));
    }
    message.starts_with("invalid key-value pair").then(|| {
        (
            say! { en: "this line is not a key with a value", nl: "deze regel is geen veld met een waarde" },
            expected_key(),
            key_and_value(),
        )
    })
}

fn rest(message: &str) -> Option<Said> {
    if message.starts_with("invalid boolean") {
        return Some((
            say! { en: "this is not a value", nl: "dit is geen waarde" },
            say! { en: "expected true or false", nl: "hier hoort true of false" },
            say! {
                en: "write true or false in small letters",
                nl: "schrijf true (ja) of false (nee) in kleine letters",
            },
        ));
    }
    if message.starts_with("invalid comment character") {
        return Some((
            say! {
                en: "this remark has a character that cannot be seen",
                nl: "in deze opmerking staat een onzichtbaar teken",
            },
            Words::default(),
            say! { en: "leave it out", nl: "haal het weg" },
        ));
    }
    if message.starts_with("carriage return") {
        return Some((
            say! { en: "this line ends in an old-fashioned way", nl: "deze regel eindigt op een ouderwetse manier" },
            Words::default(),
            say! {
                en: "save the file with ordinary line ends",
                nl: "sla het bestand op met gewone regeleinden",
            },
        ));
    }
    message.starts_with("invalid").then(|| {
        (
            say! {
                en: "this is neither a text, a number nor a date",
                nl: "dit is geen tekst, geen getal en geen datum",
            },
            Words::default(),
            say! { en: "put texts between `\"` and `\"`", nl: "zet teksten tussen `\"` en `\"`" },
        )
    })
}
