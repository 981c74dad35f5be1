//! Files are parsed once, and come in an order that does not depend on how.

use std::sync::Arc;

use super::{lines, text_file, tree};
use crate::parse::{Memo, parse};

#[test]
fn what_is_the_same_is_not_parsed_again() {
    let mut tree = tree(&[
        ("content/r/report.toml", "titel = \"x\""),
        ("content/r/pages/a.md", "+++\ntitle = \"a\"\n+++\n"),
        ("content/r/pages/b.md", "+++\ntitle = \"b\"\n+++\n"),
    ]);
    let mut memo = Memo::default();
    let first = parse(&tree, &mut memo);
    tree.insert(text_file("content/r/pages/b.md", "+++\ntitle = \"c\"\n+++\n"));
    let second = parse(&tree, &mut memo);
    let pages =
        |checked: &crate::diag::Checked<crate::parse::Documents>| checked.value.reports[0].pages.clone();
    let (before, after) = (pages(&first), pages(&second));
    assert!(Arc::ptr_eq(&before[0].doc, &after[0].doc));
    assert_eq!(after[1].doc.front.title.value, "c");
    assert_eq!(lines(&tree, &first.diagnostics), lines(&tree, &second.diagnostics));
    tree.remove("content/r/pages/a.md");
    assert_eq!(parse(&tree, &mut memo).value.reports[0].pages.len(), 1);
}

#[test]
fn diagnostics_come_by_path_then_by_place() {
    let tree = tree(&[
        ("content/r/report.toml", "year = \"x\"\nplaats = 1\ntitle = 3\n"),
        ("content/q/report.toml", ""),
        ("content/losse map/x.md", ""),
        ("content/r/x.md", ""),
        ("content/Q.md", "Hallo"),
    ]);
    let checked = parse(&tree, &mut Memo::default());
    assert_eq!(
        lines(&tree, &checked.diagnostics),
        "bad-file-name:1:1\nbroken-front-matter:1:1 Hallo\nunexpected-file:1:1\nmissing-value:1:1\n\
         wrong-type:1:8 \"x\"\nunknown-key:2:1 plaats\nwrong-type:3:9 3\nunexpected-file:1:1"
    );
}

#[test]
fn numbered_files_come_in_order_of_their_numbers() {
    let page = "+++\ntitle = \"x\"\nadvice = \"y\"\n+++\n";
    let documents = super::documents(&[
        ("content/r/report.toml", "title = \"x\""),
        ("content/r/threads/10-b.md", page),
        ("content/r/threads/2-a.md", page),
    ]);
    let slugs: Vec<&str> = documents.reports[0].threads.iter().map(|thread| &*thread.name.slug).collect();
    assert_eq!(slugs, ["2-a", "10-b"]);
}
