//! Whatever is written, parsing ends, soon, and without a panic.

use std::sync::Arc;

use proptest::prelude::*;

use super::data::{spreadsheet, workbook};
use super::{file_id, told};
use crate::parse::data::{ods, xlsx};
use crate::parse::markdown::markdown;

const PATHS: &[&str] = &[
    "content/site.toml",
    "content/glossary.toml",
    "content/r/report.toml",
    "content/r/threads/1-a.md",
    "content/r/cases/1-a.md",
    "content/r/factors/a.toml",
    "content/r/figures/a.toml",
    "content/r/figures/a.csv",
    "content/r/relations.toml",
];

/// Pieces that mean something to one of the parsers.
const PIECES: &[&str] = &[
    "+++\n",
    "title = ",
    "\"",
    "\"\"\"",
    "'",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    " ",
    "causes = [{ name = \"x\", ",
    "factor",
    "source",
    "id",
    "name",
    "1",
    "9,2",
    "2022-03-01",
    "é",
    "“",
    "🙂",
    "\\",
    "#",
    "## A {for=a by=b #c}\n",
    "- ",
    "* ",
    "> ",
    "|",
    "`",
    "<b ",
    "<script>",
    "-->",
    "<!--",
    "[a](recommendation:b)",
    "![x](figure:y)",
    "[^1]",
    "[^1]: ",
    "&amp;",
    "...",
    "\t",
    "a.b.c = 1\n",
    "mentions",
    "true",
    "\u{feff}",
    "\0",
];

/// Pieces of the XML of spreadsheets.
const XML: &[&str] = &[
    "<row r=\"2\">",
    "<row r=\"0\">",
    "<row>",
    "</row>",
    "<c r=\"B2\">",
    "<c r=\"ZZZZ99999999999\" t=\"s\">",
    "<c t=\"inlineStr\">",
    "<c t=\"e\" s=\"9\">",
    "</c>",
    "<v>1e999</v>",
    "<v>7</v>",
    "<v>",
    "</v>",
    "<is><t>x</t></is>",
    "<f t=\"shared\" si=\"0\" ref=\"A1:B9\">A1</f>",
    "&#x110000;",
    "&amp;",
    "&",
    "<",
    "</sheetData>",
    "<table:table-row table:number-rows-repeated=\"9999999999\">",
    "<table:table-row>",
    "</table:table-row>",
    "<table:table-cell office:value=\"nan\">",
    "<table:table-cell table:number-columns-repeated=\"-1\"/>",
    "<table:table-cell office:value=\"1\" table:number-columns-repeated=\"999999\"/>",
    "</table:table-cell>",
    "<text:p>",
    "x",
    "</text:p>",
    "<office:annotation>",
    "</office:annotation>",
    "<table:table table:name=\"y\">",
    "</table:table>",
    "<!--",
    "]]>",
    "<![CDATA[",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_in_any_file(pieces in prop::collection::vec(0..PIECES.len(), 0..60), path in 0..PATHS.len()) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        told(PATHS[path], &text);
    }

    #[test]
    fn any_pieces_in_a_spreadsheet(
        pieces in prop::collection::vec(0..XML.len(), 0..40), cut in 0..4000_usize, byte in 0..=255_u8,
    ) {
        let xml: String = pieces.iter().map(|&piece| XML[piece]).collect();
        for mut bytes in [workbook(&xml), spreadsheet(&xml)] {
            xlsx(file_id(), &bytes, &mut Vec::new());
            ods(file_id(), &bytes, &mut Vec::new());
            let place = cut % bytes.len();
            bytes[place] = byte;
            xlsx(file_id(), &bytes, &mut Vec::new());
            ods(file_id(), &bytes, &mut Vec::new());
        }
    }

    #[test]
    fn any_text_in_any_file(text in "\\PC*", path in 0..PATHS.len()) {
        told(PATHS[path], &text);
    }
}

#[test]
fn long_texts_take_linear_time() {
    let many = |piece: &str| piece.repeat(50_000 / piece.len());
    let pieces = [
        "[",
        "![",
        "[a](",
        "*a **a ",
        "> ",
        "- ",
        "`",
        "<",
        "<a ",
        "<!--",
        "&",
        "a\n",
        "# a\n",
        "## a {#b}\n",
        "[^a]: ",
        "|a",
        "\\",
        "_",
        "~~",
        "![a](b)\n",
        "'a ",
        "\"",
        "<x>",
        "[a]: b\n",
        "1. ",
        "![a",
        "a\n: b\n",
        "x {for=a}\n=\n",
    ];
    let deep = [many("> "), many("- "), many("1. ")].map(|deep| format!("{deep}a\n{}", many("b\n")));
    for text in pieces.iter().map(|piece| many(piece)).chain(deep) {
        markdown(file_id(), &Arc::from(&*text), 0, &mut Vec::new());
        told("content/r/threads/1-a.md", &format!("+++\ntitle = \"x\"\nadvice = \"y\"\n+++\n{text}"));
        told("content/r/factors/a.toml", &text);
        told("content/r/figures/a.csv", &text);
    }
}

#[test]
fn what_is_made_of_a_text_grows_no_faster_than_it() {
    let pieces = [
        "[", "![a](b ", "[a](b)", "*a **a ", "a_", "> a\n", "- a\n", "`a", "&amp;", "&copy", "<b>", "# a\n",
        "[^a] ", "[a]: b\n", "|a|\n", "\"a' ", "a\n: b\n", "\\",
    ];
    let made = |text: &str| {
        let made = markdown(file_id(), &Arc::from(text), 0, &mut Vec::new());
        let words: usize = made.slots().map(|slot| slot.text.len() + slot.address.len()).sum();
        let headings: usize = made.headings().map(|heading| heading.text.len() + heading.id.len()).sum();
        made.marks.len() + made.pool.len() + words + headings
    };
    for piece in pieces {
        let text = piece.repeat(25_000 / piece.len());
        let (short, long) = (made(&text), made(&text.repeat(4)));
        // The numbers of headings with the same words get longer; all else is four times as much.
        assert!(long <= short * 5 + 100, "{piece:?}: {short} of a text, {long} of one four times as long");
    }
}
