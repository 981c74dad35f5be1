//! What the parser says, in an author's words.

use std::ops::Range;

/// What to tell an author, and where.
#[derive(Debug)]
pub(super) struct Words {
    /// What to mark; empty for the word that begins there.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What was expected.
    pub(super) label: String,
    /// How to mend it.
    pub(super) help: Option<String>,
}

/// Translates the parser's message about a place in a line.
pub(super) fn explain(text: &str, message: &str, at: &Range<usize>, line: &Range<usize>) -> Words {
    let written = text.get(line.clone()).unwrap_or_default();
    let words = |message: &str, label: &str, help: &str| Words {
        range: at.clone(),
        message: message.to_owned(),
        label: label.to_owned(),
        help: (!help.is_empty()).then(|| help.to_owned()),
    };
    if let Some(place) = curly_quote(written) {
        let range = line.start + place.start..line.start + place.end;
        return Words {
            range,
            ..words(
                "this quote is curly",
                "expected a straight quote: `\"`",
                "write texts between straight quotes",
            )
        };
    }
    if message.contains("multi-line") {
        return unclosed_long_text(text, at, words);
    }
    if has_odd_quotes(written) && !message.starts_with("duplicate") {
        let whole = written.trim_end();
        let range = line.start + (whole.len() - whole.trim_start().len())..line.start + whole.len();
        let words = words("a text on this line is not closed", "one quote is missing", QUOTES);
        return Words { range, ..words };
    }
    let rest = text.get(at.start..line.end).unwrap_or_default();
    specific(text, message, at, rest, written, &words)
        .or_else(|| common(message, &words))
        .unwrap_or_else(|| words(&format!("this is not TOML: {message}"), "", ""))
}

const QUOTES: &str = "put texts between `\"` and `\"`; a quote inside a text is written `\\\"`";

type Say<'words> = dyn Fn(&str, &str, &str) -> Words + 'words;

/// What depends on the words written there.
fn specific(
    text: &str,
    message: &str,
    at: &Range<usize>,
    rest: &str,
    line: &str,
    words: &Say<'_>,
) -> Option<Words> {
    let marked = text.get(at.clone()).unwrap_or_default();
    if message.starts_with("string values must be quoted") {
        return Some(unquoted(marked, line, words));
    }
    if message.starts_with("invalid unquoted key") && rest.starts_with(':') {
        let key = line.split(':').next().unwrap_or_default().trim();
        let help = format!("write `{key} = …`, with a text between quotes");
        return Some(words("`=` stands between a key and its value, not `:`", "expected `=`", &help));
    }
    if message.starts_with("unexpected key or value") {
        let before = text.get(..at.start)?.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if rest.starts_with(',') && rest[1..].starts_with(|letter: char| letter.is_ascii_digit()) {
            let digits = &text[before.len()..at.start];
            let decimals: String = rest[1..].chars().take_while(char::is_ascii_digit).collect();
            let help = format!("write {digits}.{decimals}");
            return Some(words("a number has a point, not a comma", "expected a point", &help));
        }
        if text.get(..at.start)?.ends_with('"') && rest.contains('"') {
            let help = "write `\\\"` for a quote inside a text, or put the whole text between `'` and `'`";
            return Some(words("a quote inside this text ends it", "expected the end of the line", help));
        }
        if line.trim_start().starts_with('[') {
            let help = "write `[name]` above the keys of a table, `[[name]]` above each table of a list";
            return Some(words("this header is not right", "expected the end of the line", help));
        }
        if rest.trim_end() == "," {
            return Some(words(
                "a line does not end with a comma",
                "expected nothing more",
                "leave out the comma",
            ));
        }
        return Some(words(
            "something follows the value that does not belong there",
            "expected the end of the line",
            "each key has a line of its own; a remark begins with `#`",
        ));
    }
    if message.starts_with("unclosed array table") || message.starts_with("unclosed table") {
        let name = line.trim().trim_matches(['[', ']', ' ']);
        let (end, help) = if line.trim_start().starts_with("[[") {
            ("expected `]]`", format!("write `[[{name}]]`"))
        } else {
            ("expected `]`", format!("write `[{name}]`"))
        };
        return Some(words("this header is not closed", end, &help));
    }
    if message.starts_with("key with no value") {
        return Some(no_value(rest, line, words));
    }
    if message.starts_with("duplicate key") {
        let message = format!("`{marked}` is written twice");
        return Some(words(
            &message,
            "expected it only once",
            "leave out one of the two, or bring them together",
        ));
    }
    if let Some(expected) = message.strip_prefix("invalid date, expected ") {
        return Some(words(
            "there is no such date",
            &format!("expected {expected}"),
            "write 2022-03-01 for 1 March 2022",
        ));
    }
    None
}

fn unquoted(marked: &str, line: &str, words: &Say<'_>) -> Words {
    let marked = marked.trim();
    if marked.is_empty() {
        let key = line.split('=').next().unwrap_or_default().trim();
        return words(
            &format!("`{key}` has no value"),
            "expected a value after `=`",
            "write a value, or leave out the line",
        );
    }
    match &*marked.to_lowercase() {
        "ja" | "waar" | "yes" | "aan" => words("this is not a value", "expected true", "write `true`"),
        "nee" | "onwaar" | "no" | "uit" => words("this is not a value", "expected false", "write `false`"),
        _ if marked.len() <= 60 => words(
            "a text must be between quotes",
            "expected quotes around this",
            &format!("write `\"{marked}\"`"),
        ),
        _ => words("a text must be between quotes", "expected quotes around this", QUOTES),
    }
}

fn no_value(rest: &str, line: &str, words: &Say<'_>) -> Words {
    let before = line.split('=').next().unwrap_or_default();
    if before.contains(':') {
        return words(
            "there is no `=` after the key",
            "expected `=`",
            "write `key = value`, with `=` in place of `:`",
        );
    }
    if line.trim_start().starts_with("//") {
        return words("this is not a remark", "expected `#`", "a remark begins with `#`");
    }
    if line.contains('=') && !rest.trim_start().starts_with('=') {
        return words("a key is one word", "expected `=`", "write `key = value`, without spaces in the key");
    }
    words(
        "this line is not a key with a value",
        "expected `=`",
        "write `key = value`; a remark begins with `#`",
    )
}

/// What the parser's message alone tells: how it begins, what is wrong, what was expected, how to mend it.
const COMMON: &[(&str, &str, &str, &str)] = &[
    (
        "invalid basic string, expected non",
        "this text has a character that cannot be seen",
        "",
        "leave it out",
    ),
    ("invalid basic string", "a text is not closed", "expected `\"`", QUOTES),
    ("invalid literal string", "a text is not closed", "expected `'`", "put texts between `\"` and `\"`"),
    ("missing opening quote", "a text is not closed", "one quote is missing", QUOTES),
    ("missing comma between array", "there is no comma between two items of this list", "expected `,`", ""),
    (
        "unexpected `=` in array",
        "there is an `=` in this list",
        "expected `]` or an item",
        "end the list with `]`",
    ),
    ("unclosed array", "this list is not closed", "expected `]`", "end the list with `]`"),
    ("extra comma in array", "there is a comma too many", "expected an item", "leave out the comma"),
    ("missing array opening", "this list is not opened", "expected `[`", "begin the list with `[`"),
    ("unclosed inline table", "this table is not closed", "expected `}`", "end the table with `}`"),
    ("extra comma in inline", "there is a comma too many", "expected a key", "leave out the comma"),
    ("missing comma between key", "there is no comma between two keys", "expected `,` or `}`", ""),
    ("extra assignment", "there is no comma between two keys", "expected `,` or `}`", ""),
    ("missing assignment", "there is no `=` after a key", "expected `=`", "write `key = value`"),
    ("missing key for inline", "there is no key here", "expected a key", "write `key = value`"),
    ("missing inline table opening", "this table is not opened", "expected `{`", "begin the table with `{`"),
    ("missing table open", "this header is not opened", "expected `[`", "write `[name]`"),
    ("extra `=`", "there is one `=` too many", "expected a value", "leave out one `=`"),
    (
        "invalid boolean",
        "this is not a value",
        "expected true or false",
        "write true or false in small letters",
    ),
    (
        "unexpected leading zero",
        "a number cannot begin with 0",
        "",
        "leave out the 0, or put quotes around a text",
    ),
    (
        "invalid mantissa",
        "this number is not complete",
        "expected digits",
        "write a digit before and after the point",
    ),
    (
        "invalid fraction",
        "this number is not complete",
        "expected digits",
        "write a digit before and after the point",
    ),
    ("too few unicode", "`\\` begins a special character", "", "write `\\\\` for a `\\`"),
    ("missing escaped value", "`\\` begins a special character", "", "write `\\\\` for a `\\`"),
    ("unquoted keys cannot be empty", "there is no key here", "expected a key", "write `key = value`"),
    ("invalid unquoted key", "a key has only plain letters, digits, `-` and `_`", "", ""),
    (
        "carriage return",
        "this line ends in an old-fashioned way",
        "",
        "save the file with ordinary line ends",
    ),
    ("cannot extend value", "this key already has a value", "", "give one of the two another name"),
    (
        "invalid key-value pair",
        "this line is not a key with a value",
        "expected a key",
        "write `key = value`",
    ),
    ("invalid", "this is neither a text, a number nor a date", "", "put texts between `\"` and `\"`"),
];

fn common(message: &str, words: &Say<'_>) -> Option<Words> {
    let row = COMMON.iter().find(|(begins, ..)| message.starts_with(begins))?;
    Some(words(row.1, row.2, row.3))
}

fn unclosed_long_text(text: &str, at: &Range<usize>, words: impl Fn(&str, &str, &str) -> Words) -> Words {
    let before = text.get(..at.start).unwrap_or_default();
    let opening = before.rfind("\"\"\"").or_else(|| before.rfind("'''"));
    let words = words(
        "a text of several lines is not closed",
        "begins here",
        "end it with the same three quotes it begins with",
    );
    Words { range: opening.map_or(at.clone(), |start| start..start + 3), ..words }
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
