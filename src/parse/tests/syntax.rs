//! Mistakes of TOML as authors make them, and what is told of each in both languages.

use std::fmt::Write;

use super::tree;
use crate::diag::{Code, Language};
use crate::parse::{Memo, parse};
use crate::source::SourceFile;

/// The title of the mistake, and the text with it.
const MISTAKES: &[(&str, &str)] = &[
    ("no quotes", "title = Samen sterk\n"),
    ("no closing quote", "title = \"Samen\nyear = 2022\n"),
    ("no opening quote", "title = Samen\"\n"),
    ("single quotes, not closed", "title = 'Samen\n"),
    ("curly quotes", "title = “Samen”\n"),
    ("low quote", "title = „Samen”\n"),
    ("quotes inside a text", "title = \"Het \"echte\" verhaal\"\n"),
    ("backslash in a text", "title = \"C:\\map\"\n"),
    ("text of several lines, not closed", "title = \"\"\"\nSamen\n"),
    ("no equals sign", "title \"Samen\"\n"),
    ("colon for equals sign", "title: \"Samen\"\n"),
    ("two equals signs", "title == \"Samen\"\n"),
    ("no value", "title =\nyear = 2022\n"),
    ("no key", "= \"Samen\"\n"),
    ("key of two words", "de titel = \"Samen\"\n"),
    ("key with an accent", "titél = \"Samen\"\n"),
    ("a line of words", "Dit is het rapport over samenwerken\n"),
    ("a word alone", "title\n"),
    ("comma at the end of a line", "title = \"Samen\",\nyear = 2022\n"),
    ("semicolon at the end of a line", "title = \"Samen\";\n"),
    ("words behind a value", "title = \"Samen\" sterk\n"),
    ("remark with slashes", "// eerste versie\ntitle = \"Samen\"\n"),
    ("remark with slashes behind a value", "title = \"Samen\" // eerste versie\n"),
    ("same key twice", "title = \"Samen\"\ntitle = \"Sterk\"\n"),
    ("same table twice", "title = \"Samen\"\n[privacy]\nthreshold = 5\n[privacy]\nthreshold = 6\n"),
    ("table and list of tables of one name", "[source]\nid = \"1\"\n[[source]]\nid = \"2\"\n"),
    ("header not closed", "[[source]\nid = \"1\"\n"),
    ("single header not closed", "[privacy\nthreshold = 5\n"),
    ("header closed too much", "[source]]\nid = \"1\"\n"),
    ("words behind a header", "[[source]] bronnen\nid = \"1\"\n"),
    ("empty header", "[]\nid = \"1\"\n"),
    ("list not closed", "authors = [\"A\", \"B\"\nyear = 2022\n"),
    ("list not closed at the end", "authors = [\"A\", \"B\"\n"),
    ("list without brackets", "authors = \"A\", \"B\"\n"),
    ("list not opened", "authors = \"A\", \"B\"]\n"),
    ("no comma in a list", "authors = [\"A\" \"B\"]\n"),
    ("two commas in a list", "authors = [\"A\",, \"B\"]\n"),
    ("parentheses for brackets", "authors = (\"A\", \"B\")\n"),
    ("no quotes in a list", "authors = [A, B]\n"),
    ("braces not closed", "source = [{ id = \"1\", name = \"A\" ]\n"),
    ("no comma in braces", "source = [{ id = \"1\" name = \"A\" }]\n"),
    ("colon in braces", "source = [{ id: \"1\" }]\n"),
    ("decimal comma", "year = 9,2\n"),
    ("thousands point", "year = 1.000.000\n"),
    ("number with a leading zero", "year = 02022\n"),
    ("number without digits behind the point", "year = 5.\n"),
    ("number with a unit", "year = 5 kB\n"),
    ("per cent", "year = 50%\n"),
    ("capital True", "share = True\n"),
    ("ja", "share = ja\n"),
    ("a day that is not in the calendar", "date = 2022-02-30\n"),
    ("a Dutch date", "date = 1-3-2022\n"),
    ("a date in words", "date = 1 maart 2022\n"),
    ("a null", "year = null\n"),
    ("a sign that cannot be seen", "title = \"Samen\u{1}sterk\"\n"),
    ("front matter fence", "+++\ntitle = \"Samen\"\n+++\n"),
    ("a link of Markdown", "[rapport](rapport.pdf)\n"),
    ("a list of Markdown", "- eerste punt\n- tweede punt\n"),
    ("a heading of Markdown", "title = \"Samen\"\n## Kop\n* punt\n"),
    ("a lone old line end", "title = \"Samen\"\ryear = 2022\n"),
];

/// Words of those who make parsers.
const JARGON: &[&str] =
    &["TOML", "pars", "token", "string", "boolean", "array", "mantissa", "unexpected", "EOF"];

#[test]
fn mistakes_in_an_authors_words() {
    let mut all = String::new();
    let mut untold = Vec::new();
    for (name, text) in MISTAKES {
        let tree = tree(&[("content/r/report.toml", text)]);
        let diagnostics = parse(&tree, &mut Memo::default()).diagnostics;
        let _ = write!(all, "{name}\n{}\n", indented(text));
        let mut told = diagnostics.iter().filter(|one| one.code == Code::BrokenToml).peekable();
        if told.peek().is_none() {
            untold.push(*name);
        }
        for one in told {
            let source = tree.get(one.label.span.file).and_then(SourceFile::text).expect("it is text");
            let _ = writeln!(all, "  at `{}`", source[one.label.span.range()].trim_end());
            for language in [Language::English, Language::Dutch] {
                let help = one.help.as_ref().map_or("", |help| help.get(language));
                let said =
                    format!("{} | {} | {help}", one.message.get(language), one.label.text.get(language));
                assert!(!help.is_empty(), "{name}: {said}");
                assert!(!JARGON.iter().any(|word| said.contains(word)), "{name}: {said}");
                let _ = writeln!(all, "  {}: {said}", language.tag());
            }
        }
        all.push('\n');
    }
    assert!(untold.is_empty(), "nothing is told of {untold:?}");
    insta::assert_snapshot!(all);
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n")
}
