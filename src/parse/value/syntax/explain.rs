//! What the parser says, in an author's words.

use std::ops::Range;

use super::common::common;
use super::unquoted::{unquoted, without_value};
use crate::diag::{Words, say};

/// What to tell an author, and where.
#[derive(Debug)]
pub(super) struct Explained {
    /// What to mark; empty for the word that begins there.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) message: Words,
    /// What was expected; may be empty.
    pub(super) label: Words,
    /// How to mend it; may be empty.
    pub(super) help: Words,
}

/// What is wrong, what was expected, how to mend it; the last two may be empty.
pub(super) type Said = (Words, Words, Words);

/// Translates the parser's message about a place in a line.
pub(super) fn explain(text: &str, message: &str, at: &Range<usize>, line: &Range<usize>) -> Explained {
    let written = text.get(line.clone()).unwrap_or_default();
    let explained =
        |range: Range<usize>, (message, label, help): Said| Explained { range, message, label, help };
    if let Some(place) = curly_quote(written) {
        return explained(line.start + place.start..line.start + place.end, curly());
    }
    if message.contains("multi-line") {
        return explained(opening_of_long_text(text, at), unclosed_long_text());
    }
    if has_odd_quotes(written) && !message.starts_with("duplicate") {
        let whole = written.trim_end();
        let start = line.start + (whole.len() - whole.trim_start().len());
        return explained(start..line.start + whole.len(), odd_quotes());
    }
    let rest = text.get(at.start..line.end).unwrap_or_default();
    let said = specific(text, message, at, rest, written).or_else(|| common(message));
    explained(at.clone(), said.unwrap_or_else(unreadable))
}

/// What is said when nothing better is known: the marked place and a model to compare with.
fn unreadable() -> Said {
    (
        say! { en: "this line cannot be read", nl: "deze regel is niet te lezen" },
        say! { en: "reading stopped here", nl: "hier ging het mis" },
        say! {
            en: "write a key and its value, such as `title = \"Samen\"`, or begin a remark with `#`",
            nl: "schrijf een veld met zijn waarde, zoals `title = \"Samen\"`, of begin een opmerking met `#`",
        },
    )
}

fn curly() -> Said {
    (
        say! { en: "this quote is curly", nl: "dit aanhalingsteken is gekruld" },
        say! { en: "expected a straight quote: `\"`", nl: "hier hoort een recht aanhalingsteken: `\"`" },
        say! {
            en: "write texts between straight quotes",
            nl: "zet teksten tussen rechte aanhalingstekens",
        },
    )
}

fn unclosed_long_text() -> Said {
    (
        say! {
            en: "a text of several lines is not closed",
            nl: "een tekst van meer regels is niet afgesloten",
        },
        say! { en: "begins here", nl: "begint hier" },
        say! {
            en: "end it with the same three quotes it begins with",
            nl: "sluit die af met dezelfde drie aanhalingstekens als aan het begin",
        },
    )
}

fn odd_quotes() -> Said {
    (
        say! { en: "a text on this line is not closed", nl: "een tekst op deze regel is niet afgesloten" },
        say! { en: "one quote is missing", nl: "er ontbreekt een aanhalingsteken" },
        quotes(),
    )
}

pub(super) fn quotes() -> Words {
    say! {
        en: "put texts between `\"` and `\"`; a quote inside a text is written `\\\"`",
        nl: "zet teksten tussen `\"` en `\"`; schrijf een aanhalingsteken in een tekst als `\\\"`",
    }
}

pub(super) fn key_and_value() -> Words {
    say! { en: "write `key = value`", nl: "schrijf `veld = waarde`" }
}

pub(super) fn leave_out_comma() -> Words {
    say! { en: "leave out the comma", nl: "haal de komma weg" }
}

pub(super) fn expected(sign: &str) -> Words {
    say! { en: "expected `{sign}`", nl: "hier hoort `{sign}`" }
}

fn expected_line_end() -> Words {
    say! { en: "expected the end of the line", nl: "hier hoort de regel te eindigen" }
}

pub(super) fn write(what: &str) -> Words {
    say! { en: "write `{what}`", nl: "schrijf `{what}`" }
}

/// What depends on the words written there.
fn specific(text: &str, message: &str, at: &Range<usize>, rest: &str, line: &str) -> Option<Said> {
    let marked = text.get(at.clone()).unwrap_or_default();
    if message.starts_with("string values must be quoted") {
        return Some(unquoted(marked, line));
    }
    if message.starts_with("unexpected key or value") {
        return Some(after_the_value(text.get(..at.start)?, rest, line));
    }
    if message.starts_with("unclosed array table") || message.starts_with("unclosed table") {
        return Some(unclosed_header(line));
    }
    if message.starts_with("key with no value") {
        return Some(no_value(rest, line));
    }
    if message.starts_with("invalid unquoted key") {
        return no_key(rest, line);
    }
    if message.starts_with("unquoted keys cannot be empty") && line.trim_start().starts_with('[') {
        return Some((
            say! { en: "this header has no name", nl: "deze kopregel heeft geen naam" },
            say! { en: "expected a name", nl: "hier hoort een naam" },
            say! { en: "write `[name]`", nl: "schrijf `[naam]`" },
        ));
    }
    if rest.starts_with('(') && message.starts_with("missing opening quote") {
        return Some((
            say! { en: "a list is between square brackets", nl: "een lijst staat tussen vierkante haken" },
            expected("["),
            say! { en: "write `[` and `]` in place of `(` and `)`", nl: "schrijf `[` en `]` in plaats van `(` en `)`" },
        ));
    }
    if rest.starts_with(']') && !line.trim_start().starts_with('[') && message.contains("key") {
        return Some(common("unclosed inline table").expect("it is in the list of common messages"));
    }
    if message.starts_with("duplicate key") {
        return Some((
            say! { en: "`{marked}` is written twice", nl: "`{marked}` staat er twee keer" },
            say! { en: "expected it only once", nl: "dit mag er maar één keer staan" },
            together(text, marked),
        ));
    }
    if message.starts_with("invalid date") {
        return Some((
            say! { en: "there is no such date", nl: "deze datum bestaat niet" },
            say! {
                en: "expected year, month and day, without quotes",
                nl: "hier horen jaar, maand en dag, zonder aanhalingstekens",
            },
            say! { en: "write 2022-03-01 for 1 March 2022", nl: "schrijf 2022-03-01 voor 1 maart 2022" },
        ));
    }
    let value = line.split_once('=').map(|(_, value)| value.trim())?;
    if matches!(&*value.to_lowercase(), "null" | "none" | "nil" | "undefined") {
        return Some(without_value(line));
    }
    let digits = value.replace('.', "");
    let is_parted = value.matches('.').count() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_parted.then(|| {
        (
            say! { en: "a number has one point at most", nl: "een getal heeft hooguit één punt" },
            say! { en: "expected the digits alone", nl: "hier horen alleen de cijfers" },
            write(&digits),
        )
    })
}

/// What to do about a key or header that is written twice.
fn together(text: &str, name: &str) -> Words {
    let lines = || text.lines().map(str::trim_end);
    let (single, double) = (format!("[{name}]"), format!("[[{name}]]"));
    if lines().any(|line| line == single) && lines().any(|line| line == double) {
        return say! {
            en: "write `{double}` both times, with two brackets",
            nl: "schrijf beide keren `{double}`, met twee haken",
        };
    }
    say! {
        en: "leave out one of the two, or bring them together",
        nl: "haal een van de twee weg, of voeg ze samen",
    }
}

/// A sign in a key that cannot be there; nothing where no more than that is known.
fn no_key(rest: &str, line: &str) -> Option<Said> {
    if rest.starts_with("//") {
        return Some(no_remark());
    }
    if line.trim() == "+++" {
        return Some((
            say! { en: "`+++` does not belong in this file", nl: "`+++` hoort niet in dit bestand" },
            say! { en: "expected keys only", nl: "hier horen alleen velden" },
            say! {
                en: "leave out this line: only Markdown files have lines of `+++`",
                nl: "haal deze regel weg: alleen Markdown-bestanden hebben regels met `+++`",
            },
        ));
    }
    rest.starts_with(':').then(|| colon(line))
}

fn colon(line: &str) -> Said {
    let before = line.split(':').next().unwrap_or_default().trim_end();
    let key = before.rsplit([' ', '\t', '{', ',', '[']).next().unwrap_or_default();
    (
        say! { en: "there is no `=` after the key", nl: "achter het veld staat geen `=`" },
        expected("="),
        say! {
            en: "write `{key} = …`, with `=` in place of `:`",
            nl: "schrijf `{key} = …`, met `=` in plaats van `:`",
        },
    )
}

/// Something stands behind a value on its line.
fn after_the_value(before: &str, rest: &str, line: &str) -> Said {
    let begins_with_digit = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    if let Some(decimals) = rest.strip_prefix(',').filter(|decimals| begins_with_digit(decimals)) {
        let digits = &before[before.trim_end_matches(|letter: char| letter.is_ascii_digit()).len()..];
        let decimals: String = decimals.chars().take_while(char::is_ascii_digit).collect();
        return (
            say! { en: "a number has a point, not a comma", nl: "een getal heeft een punt, geen komma" },
            say! { en: "expected a point", nl: "hier hoort een punt" },
            say! { en: "write {digits}.{decimals}", nl: "schrijf {digits}.{decimals}" },
        );
    }
    if line.trim_start().starts_with('[') {
        return (
            say! { en: "this header is not right", nl: "deze kopregel klopt niet" },
            expected_line_end(),
            say! {
                en: "write `[name]` above the keys of a table, `[[name]]` above each table of a list",
                nl: "schrijf `[naam]` boven de velden van een blok, `[[naam]]` boven elk blok van een lijst",
            },
        );
    }
    if rest.trim_end() == "," {
        return (
            say! { en: "a line does not end with a comma", nl: "een regel eindigt niet met een komma" },
            expected_line_end(),
            leave_out_comma(),
        );
    }
    if rest.trim_end() == ";" {
        return (
            say! { en: "a line does not end with a semicolon", nl: "een regel eindigt niet met een puntkomma" },
            expected_line_end(),
            say! { en: "leave out the semicolon", nl: "haal de puntkomma weg" },
        );
    }
    if rest.starts_with("//") {
        return no_remark();
    }
    if before.ends_with('"') && rest.contains('"') {
        return several_quotes(rest, line);
    }
    (
        say! {
            en: "something follows the value that does not belong there",
            nl: "achter de waarde staat iets dat daar niet hoort",
        },
        expected_line_end(),
        say! {
            en: "each key has a line of its own; a remark begins with `#`",
            nl: "elk veld heeft een eigen regel; een opmerking begint met `#`",
        },
    )
}

/// Several texts behind each other without brackets, or quotes inside a text.
fn several_quotes(rest: &str, line: &str) -> Said {
    let (key, values) = line.split_once('=').unwrap_or((line, ""));
    if rest.starts_with(',') {
        let key = key.trim();
        let values = values.trim().trim_matches(['[', ']']);
        return (
            say! {
                en: "several texts stand between `[` and `]`",
                nl: "meer teksten staan samen tussen `[` en `]`",
            },
            expected_line_end(),
            write(&format!("{key} = [{values}]")),
        );
    }
    (
        say! {
            en: "a quote inside this text ends it",
            nl: "een aanhalingsteken in deze tekst sluit de tekst af",
        },
        say! { en: "the text ended just before this", nl: "vlak hiervoor eindigde de tekst" },
        say! {
            en: "write a quote inside a text as `\\\"`, or use curly ones there: “…”",
            nl: "schrijf een aanhalingsteken in een tekst als `\\\"`, of gebruik daar gekrulde: “…”",
        },
    )
}

fn no_remark() -> Said {
    (
        say! { en: "this is not a remark", nl: "dit is geen opmerking" },
        expected("#"),
        say! { en: "a remark begins with `#`", nl: "een opmerking begint met `#`" },
    )
}

fn unclosed_header(line: &str) -> Said {
    let name = line.trim().trim_matches(['[', ']', ' ']);
    let (end, whole) = if line.trim_start().starts_with("[[") {
        ("]]", format!("[[{name}]]"))
    } else {
        ("]", format!("[{name}]"))
    };
    (
        say! { en: "this header is not closed", nl: "deze kopregel is niet afgesloten" },
        expected(end),
        write(&whole),
    )
}

fn no_value(rest: &str, line: &str) -> Said {
    let before = line.split('=').next().unwrap_or_default();
    if line.trim_start().starts_with("//") {
        return no_remark();
    }
    if before.contains(':') {
        return colon(line);
    }
    if line.contains('=') && !rest.trim_start().starts_with('=') {
        return (
            say! { en: "a key is one word", nl: "een veld is één woord" },
            expected("="),
            say! {
                en: "write `key = value`, without spaces in the key",
                nl: "schrijf `veld = waarde`, zonder spaties in het veld",
            },
        );
    }
    (
        say! { en: "this line is not a key with a value", nl: "deze regel is geen veld met een waarde" },
        expected("="),
        say! {
            en: "write `key = value`; a remark begins with `#`",
            nl: "schrijf `veld = waarde`; een opmerking begint met `#`",
        },
    )
}

/// Where a text of several lines begins that stumbles.
fn opening_of_long_text(text: &str, at: &Range<usize>) -> Range<usize> {
    let before = text.get(..at.start).unwrap_or_default();
    let opening = before.rfind("\"\"\"").or_else(|| before.rfind("'''"));
    opening.map_or(at.clone(), |start| start..start + 3)
}

/// A curly quote where a value begins.
fn curly_quote(line: &str) -> Option<Range<usize>> {
    let is_curly = |letter: char| matches!(letter, '“' | '”' | '„' | '‘' | '’' | '«');
    let mut before = None;
    let mut quoted = false;
    for (place, letter) in line.char_indices() {
        if is_curly(letter) && !quoted && matches!(before, Some('=' | '[' | ',' | '{')) {
            return Some(place..place + letter.len_utf8());
        }
        if letter == '"' && before != Some('\\') {
            quoted = !quoted;
        }
        if !letter.is_whitespace() {
            before = Some(letter);
        }
    }
    None
}

/// Whether a straight quote of a line has no partner.
fn has_odd_quotes(line: &str) -> bool {
    let mut quotes = 0;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if quotes % 2 == 1 => {
                letters.next();
            }
            '#' if quotes % 2 == 0 => break,
            '"' => quotes += 1,
            _ => {}
        }
    }
    quotes % 2 == 1
}
