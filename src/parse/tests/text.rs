//! Markdown files: what is told of them, and what marks point to.

use super::{check, documents, file_id};
use crate::model::{MarkKind, Markdown, Open, Prose};
use crate::parse::markdown::markdown;
use std::sync::Arc;

const REPORT: (&str, &str) = ("content/r/report.toml", "title = \"x\"");

fn parsed(text: &str) -> Markdown {
    let mut diagnostics = Vec::new();
    let markdown = markdown(file_id(), &Arc::from(text), 0, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    markdown
}

/// The marks with the words they point to.
fn words(markdown: &Markdown) -> String {
    let word = |kind: &MarkKind| match kind {
        MarkKind::Text(text) | MarkKind::Code(text) | MarkKind::InlineHtml(text) | MarkKind::Html(text) => {
            markdown.str(*text).to_owned()
        }
        MarkKind::Open(open) => format!("<{}", name(*open)),
        MarkKind::Close(_) => ">".to_owned(),
        MarkKind::FootnoteReference(label) => format!("^{}", markdown.str(*label)),
        MarkKind::SoftBreak => "/".to_owned(),
        MarkKind::HardBreak => "//".to_owned(),
        MarkKind::Rule => "---".to_owned(),
        MarkKind::TaskListMarker(ticked) => format!("[{ticked}]"),
    };
    markdown.marks.iter().map(|mark| word(&mark.kind)).collect::<Vec<_>>().join(" ")
}

fn name(open: Open) -> &'static str {
    match open {
        Open::Paragraph => "p",
        Open::Heading(_) => "h",
        Open::BlockQuote(None) => "quote",
        Open::BlockQuote(Some(_)) => "alert",
        Open::CodeBlock(_) => "code",
        Open::HtmlBlock => "html",
        Open::List(_) => "list",
        Open::Item => "item",
        Open::FootnoteDefinition(_) => "note",
        Open::DefinitionList => "dl",
        Open::DefinitionTitle => "dt",
        Open::DefinitionDefinition => "dd",
        Open::Table(_) => "table",
        Open::TableHead => "head",
        Open::TableRow => "row",
        Open::TableCell => "cell",
        Open::Emphasis => "em",
        Open::Strong => "strong",
        Open::Strikethrough => "del",
        Open::Link(_) => "link",
        Open::Image(_) => "image",
    }
}

#[test]
fn marks_point_to_the_words() {
    let rows = [
        ("Eén *twee*\ndrie", "<p Eén  <em twee > / drie >"),
        ("a [b](c) & d", "<p a  <link b >  & d >"),
        ("a &amp; b", "<p a  &  b >"),
        ("'s avonds bij opa's", "<p ’ s avonds bij opa ’ s >"),
        ("\"ja\" -- nee...", "<p “ ja ”   –  nee … >"),
        ("- [x] a\n- b", "<list <item [true] a > <item b > >"),
        ("|a|\n|-|\n|b|", "<table <head <cell a > > <row <cell b > > >"),
        ("> [!NOTE]\n> a", "<alert <p a > >"),
        ("a[^1]\n\n[^1]: b", "<p a ^1 > <note <p b > >"),
        ("a\n: b", "<dl <dt a > <dd b > >"),
        ("a ~~b~~\r\nc", "<p a  <del b > / c >"),
        ("```\na\r\nb\r\n```", "<code a \nb \n >"),
    ];
    for (text, expected) in rows {
        assert_eq!(words(&parsed(text)).replace('\n', "\\n"), expected.replace('\n', "\\n"), "{text}");
    }
}

#[test]
fn words_of_the_source_are_not_copied() {
    let markdown = parsed("Hallo **wereld**, [hier](x) en `daar`.\n\n- een\n- twee\n");
    assert_eq!(&*markdown.pool, "");
}

#[test]
fn slots_tell_what_links_and_images_say() {
    let text = "A [b *c*](thread:1 \"T\").\n\n![Alt `x`](figure:y)\n\n![a](b) ![c](d)\n\n<jan@x.nl> <https://x.nl>\n\n[a]\n\n[a]: media/x.pdf\n";
    let markdown = parsed(text);
    let slots: Vec<(&str, &str, &str, bool, bool, &str)> = markdown
        .slots()
        .map(|slot| {
            let span = &text[slot.span.range()];
            (slot.address, slot.title, slot.text, slot.is_image, slot.is_alone, span)
        })
        .collect();
    assert_eq!(
        slots,
        [
            ("thread:1", "T", "b c", false, false, "[b *c*](thread:1 \"T\")"),
            ("figure:y", "", "Alt x", true, true, "![Alt `x`](figure:y)"),
            ("b", "", "a", true, false, "![a](b)"),
            ("d", "", "c", true, false, "![c](d)"),
            ("mailto:jan@x.nl", "", "jan@x.nl", false, false, "<jan@x.nl>"),
            ("https://x.nl", "", "https://x.nl", false, false, "<https://x.nl>"),
            ("media/x.pdf", "", "a", false, true, "[a]"),
        ]
    );
}

#[test]
fn prose_has_the_headings_and_tables_of_its_stretches() {
    let table = |word: &str| format!("## {word}\n\n| {word} |\n| - |\n| 1 |\n\n");
    let markdown = Arc::new(parsed(&["A", "B", "C"].map(table).concat()));
    let end = u32::try_from(markdown.marks.len()).expect("a value");
    let open = |index: u32| {
        let mut kinds = markdown.marks.iter().map(|mark| mark.kind);
        u32::try_from(kinds.position(|kind| kind == MarkKind::Open(Open::Heading(index))).expect("a value"))
            .expect("a value")
    };
    let rows: [(&[_], _); 3] =
        [(&[(0, end)], "ABC"), (&[(open(1), end)], "BC"), (&[(0, open(1)), (open(2), end)], "AC")];
    for (stretches, expected) in rows {
        let stretches = stretches.iter().map(|(start, end)| *start..*end).collect();
        let prose = Prose { markdown: markdown.clone(), targets: Arc::default(), stretches };
        assert_eq!(prose.headings().map(|heading| heading.text).collect::<String>(), expected);
        let words = prose.tables().map(|mut table| {
            table.find_map(|mark| match mark.kind {
                MarkKind::Text(text) => Some(markdown.str(text)),
                _ => None,
            })
        });
        assert_eq!(words.map(|word| word.expect("a cell")).collect::<String>(), expected);
    }
}

#[test]
fn headings_have_unique_ids() {
    let markdown = parsed(
        "## Eén en twee\n\n## Eén en twee\n\n## Anders {#een-en-twee}\n\n## ?\n\n## *Voor* `x` {#x for=y}\n",
    );
    let ids: Vec<(&str, bool, &str)> =
        markdown.headings().map(|heading| (heading.id, heading.own_id, heading.text)).collect();
    assert_eq!(
        ids,
        [
            ("een-en-twee-2", false, "Eén en twee"),
            ("een-en-twee-3", false, "Eén en twee"),
            ("een-en-twee", true, "Anders"),
            ("section", false, "?"),
            ("x", true, "Voor x"),
        ]
    );
    let has_attributes: Vec<bool> = markdown.headings().map(|heading| heading.has_attributes).collect();
    assert_eq!(has_attributes, [false, false, false, false, true]);
}

#[test]
fn html_that_is_not_allowed_is_told_of() {
    let page = |text: &str| format!("+++\ntitle = \"x\"\n+++\n{text}");
    let rows = [
        ("a <b>c</b> <br> <!-- <script> -->", ""),
        ("a <blink>c</blink>", "unsafe-html:4:3 <blink"),
        ("<p onclick=\"x\" class=y>a</p>", "unsafe-html:4:4 onclick"),
        (
            "<script>if (a<b) { \"<i x>\" }</script>\n\n<div style='a'>\n\n</div>",
            "unsafe-html:4:1 <script\nunsafe-html:6:6 style",
        ),
        ("<a href=\"JavaScript:x()\">a</a>", "unsafe-html:4:4 href=\"JavaScript:x()"),
        ("<a href=\"https://x.nl/a:b\">a</a> <a href=x/y>b</a>", ""),
        ("<div\n  data-x=1>\n</div>", "unsafe-html:5:3 data-x"),
    ];
    let rows: Vec<(String, &str)> = rows.iter().map(|(text, expected)| (page(text), *expected)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(text, expected)| (&**text, *expected)).collect();
    check("content/over.md", &rows);
}

#[test]
fn recommendations() {
    let thread = |text: &str| format!("+++\ntitle = \"x\"\nadvice = \"y\"\n+++\n{text}");
    let rows = [
        ("## Voor a {for=a}\n\n- een\n- twee\n", ""),
        ("## Voor a {for=a,b}\n\nTekst.\n", "empty-recommendations:5:1 ## Voor a {for=a,b}"),
        ("## Voor a {for=a}\n\n## Voor b {by=b}\n\n1. x\n", "empty-recommendations:5:1 ## Voor a {for=a}"),
        ("## Voor a {for=a, b}\n\n- x\n", "invalid-value:5:17 ,\nunknown-key:5:19 b}".trim_end_matches('}')),
        ("## Voor a {voor=a}\n\n- x\n", "unknown-key:5:12 voor=a"),
        ("## Voor a {for=\"a\"}\n\n- x\n", "invalid-value:5:16 \"a\""),
        ("## Voor a {for=}\n\n- x\n", "invalid-value:5:15 ="),
        ("## Voor a {.rood}\n\n- x\n", "unknown-key:5:12 .rood"),
        ("## Voor a {for=a}\n\n-\n- x\n", "missing-value:7:1 -"),
        ("> ## Voor a {for=a}\n> - x\n", "empty-recommendations:5:3 ## Voor a {for=a}"),
        ("## A {#a}\n\n## B {#a}\n", "duplicate-id:7:1 ## B {#a}"),
    ];
    let rows: Vec<(String, &str)> = rows.iter().map(|(text, expected)| (thread(text), *expected)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(text, expected)| (&**text, *expected)).collect();
    check("content/r/threads/1-a.md", &rows);
    check("content/r/index.md", &[("## Voor a {for=a}\n\n- x\n", "unknown-key:1:12 for=a")]);
}

#[test]
fn a_text_is_cut_into_prose_and_lists() {
    let text = "+++\ntitle = \"x\"\nadvice = \"y\"\n+++\nVooraf.\n\n## Samen {#samen for=a,b by=c}\n\nTussen.\n\n- een *x*\n  - diep\n- [zelfde](recommendation:1-a-2)\n* nog een\n\nDaarna.\n\n### Kop\n\nSlot.\n\n## Voor d {for=d}\n\n1. vier\n";
    let documents = documents(&[REPORT, ("content/r/threads/1-a.md", text)]);
    let thread = &documents.reports[0].threads[0].doc;
    let plain = |stretch: &std::ops::Range<u32>| {
        thread.markdown.plain_text(stretch.start as usize..stretch.end as usize)
    };
    assert_eq!(thread.prose.iter().map(plain).collect::<Vec<_>>(), ["Vooraf.", "Daarna. Kop Slot."]);
    let [samen, voor] = thread.lists.as_slice() else { panic!("two lists") };
    let ids = |ids: &[crate::source::Spanned<String>]| {
        ids.iter()
            .map(|id| {
                assert_eq!(&text[id.span.range()], id.value);
                id.value.clone()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!((ids(&samen.audiences), ids(&samen.by)), (vec!["a".into(), "b".into()], vec!["c".into()]));
    assert_eq!((samen.id.as_deref(), plain(&samen.prose)), (Some("samen"), "Tussen.".to_owned()));
    let items: Vec<(String, Option<&str>)> = samen
        .items
        .iter()
        .map(|item| (plain(&item.stretch), item.refers_to.as_ref().map(|code| &*code.value)))
        .collect();
    assert_eq!(
        items,
        [("een x diep".to_owned(), None), ("zelfde".to_owned(), Some("1-a-2")), ("nog een".to_owned(), None),]
    );
    assert_eq!(&text[samen.items[2].span.range()], "* nog een");
    assert_eq!(voor.items.len(), 1);
}

#[test]
fn markdown_in_values_has_the_place_of_the_value() {
    let text = "[[term]]\nname = \"AVG\"\ntext = \"Zie [hier](thread:1) \\\"x\\\".\"\n";
    let documents = documents(&[("content/glossary.toml", text)]);
    let glossary = documents.glossary.expect("there is one");
    let term = &glossary.doc.term[0].text;
    assert_eq!(&*term.value.text, "Zie [hier](thread:1) \"x\".");
    assert_eq!(term.value.slots[0].span, term.span);
    check(
        "content/glossary.toml",
        &[("[[term]]\nname = \"a\"\ntext = \"<blink>\"", "unsafe-html:3:8 \"<blink>\"")],
    );
}
