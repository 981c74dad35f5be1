//! Whatever is written, parsing ends, soon, and without a panic.

use std::sync::Arc;

use proptest::prelude::*;

use super::{file_id, told};
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_in_any_file(pieces in prop::collection::vec(0..PIECES.len(), 0..60), path in 0..PATHS.len()) {
        let text: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
        told(PATHS[path], &text);
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
