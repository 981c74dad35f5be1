//! Small bad TOML files, and what is told of each.

use super::{check, documents, told, tree};
use crate::parse::{Memo, parse};

const REPORT: &str = "content/r/report.toml";
const FACTORS: &str = "content/r/factors/1-gezin.toml";
const FIGURE: &str = "content/r/figures/x.toml";

#[test]
fn keys() {
    check(
        REPORT,
        &[
            ("title = \"x\"", ""),
            ("", "missing-value:1:1"),
            ("titel = \"x\"", "unknown-key:1:1 titel"),
            ("Title = \"x\"", "unknown-key:1:1 Title"),
            ("title = \"x\"\nkleur = 1\n", "unknown-key:2:1 kleur"),
            ("title = \"x\"\n[[source]]\nid = \"1\"\n", "missing-value:2:1 [[source]]"),
            ("title = \"x\"\n[[source]]\nid = \"1\"\nname = \"a\"\nyear = 2022", "unknown-key:5:1 year"),
            ("title = \"x\"\n[[bron]]\nid = \"1\"\n", "unknown-key:2:3 bron"),
            ("title = \" \"", "missing-value:1:9 \" \""),
            ("title = \"x\"\nsubtitle = \"\"", ""),
        ],
    );
}

#[test]
fn types() {
    check(
        REPORT,
        &[
            ("title = 1", "wrong-type:1:9 1"),
            ("title = [\"x\"]", "wrong-type:1:9 [\"x\"]"),
            ("title = \"x\"\nyear = \"2022\"", "wrong-type:2:8 \"2022\""),
            ("title = \"x\"\nyear = 2022.5", "wrong-type:2:8 2022.5"),
            ("title = \"x\"\nyear = -1", "invalid-value:2:8 -1"),
            ("title = \"x\"\nyear = 99999999999999999999", "invalid-value:2:8 99999999999999999999"),
            ("title = \"x\"\nauthors = \"A\"", "wrong-type:2:11 \"A\""),
            ("title = \"x\"\nauthors = [\"A\", 2, \"B\"]", "wrong-type:2:17 2"),
            ("title = \"x\"\n[source]\nid = \"1\"", "wrong-type:2:1 [source]"),
            ("title = \"x\"\nsource = [{ id = \"1\", name = \"a\" }]", ""),
            ("title = \"x\"\n[[source]]\nid = 1\nname = \"a\"", "wrong-type:3:6 1"),
            ("title = \"x\"\n[[source]]\nid = \"a b\"\nname = \"a\"", "invalid-value:3:6 \"a b\""),
            (
                "title = \"x\"\n[[key_figure]]\nid = \"a\"\nvalue = \"9,2\"\nlabel = \"a\"",
                "wrong-type:4:9 \"9,2\"",
            ),
            (
                "title = \"x\"\n[[key_figure]]\nid = \"a\"\nvalue = nan\nlabel = \"a\"",
                "invalid-value:4:9 nan",
            ),
            (
                "title = \"x\"\n[[key_figure]]\nid = \"a\"\nvalue = 1\nlabel = \"a\"\nshare = \"true\"\ncounts = \"mensen\"",
                "wrong-type:6:9 \"true\"\ninvalid-value:7:10 \"mensen\"",
            ),
        ],
    );
    check(
        FIGURE,
        &[
            ("title = \"x\"\nkind = \"staaf\"\ntakeaway = \"x\"", "invalid-value:2:8 \"staaf\""),
            (
                "title = \"x\"\nkind = \"bar\"\ntakeaway = \"x\"\nrows = [[\"a\", 1], \"b\"]",
                "wrong-type:4:19 \"b\"",
            ),
            (
                "title = \"x\"\nkind = \"bar\"\ntakeaway = \"x\"\nrows = [[\"a\", true]]",
                "wrong-type:4:15 true",
            ),
            (
                "title = \"x\"\nkind = \"bar\"\ntakeaway = \"x\"\n[[column]]\nid = \"a\"\nrows = [[\"a\"]]",
                "unknown-key:6:1 rows",
            ),
        ],
    );
}

#[test]
fn syntax() {
    check(
        REPORT,
        &[
            ("title = Hallo wereld\n", "broken-toml:1:9 Hallo wereld"),
            ("title = “Hallo”\n", "broken-toml:1:9 “"),
            ("title = \"Hallo\nyear = 2022\n", "broken-toml:1:1 title = \"Hallo"),
            ("title\n", "broken-toml:1:6"),
            ("title =\nyear = 2022\n", "broken-toml:1:8"),
            ("title: \"x\"\n", "broken-toml:1:6 :"),
            ("title = \"x\",\nyear = 2022", "broken-toml:1:12 ,"),
            ("title = \"x\"\nyear = 2022\nyear = 2023", "broken-toml:3:1 year"),
            ("title = \"x\"\n[[source]\nid = \"1\"\nname = \"a\"", "broken-toml:2:10"),
            (
                "title = \"x\"\nauthors = [\"a\",\n \"b\"\nyear = 2022\nplace = \"y\"\n",
                "broken-toml:4:1 year",
            ),
            ("title = \"x\"\nauthors = [\"a\" \"b\"]", "broken-toml:2:16 \""),
            ("title = \"x\"\nauthors = [\"a, \"b\"]", "broken-toml:2:1 authors = [\"a, \"b\"]"),
            ("title = \"x\"\nyear = 9,2\n", "broken-toml:2:9 ,"),
            ("title = \"x\"\ndescription = \"\"\"\nabc\n", "broken-toml:2:15 \"\"\""),
            (
                "title = ja\nyear = nee\nplace = \"x\" y\n",
                "broken-toml:1:9 ja\nbroken-toml:2:8 nee\nbroken-toml:3:13 y",
            ),
            (
                "title = \"x\"\n[source]]\nid = \"1\"\n[[source]]\nid = \"2\"\n[[source]]\nid = \"3\"",
                "broken-toml:2:9 ]\nbroken-toml:4:3 source",
            ),
            (
                "title = \"x\"\nauthors = [\n  \"a\",\n[[source]]\nid = \"1\"\nname = \"b\"",
                "broken-toml:4:3 source",
            ),
            ("title = \"x\"\nauthors [\n  \"a\",\n  \"b\",\n]\nyear = 1", "broken-toml:2:9 ["),
            (
                "title = \"x\"\nsource = [\n  {{ id = \"1\", name = \"b\" },\n  { id = \"2\", name = \"b\" },\n]\n",
                "broken-toml:3:4 {",
            ),
            ("// x\ntitle = \"x\"", "broken-toml:1:1 //"),
        ],
    );
}

#[test]
fn what_follows_a_mistake_of_syntax_is_read_and_told_of() {
    check(
        REPORT,
        &[(
            "year = x\nplace = 1\nkleur = \"x\"\n",
            "broken-toml:1:8 x\nwrong-type:2:9 1\nunknown-key:3:1 kleur",
        )],
    );
}

#[test]
fn factors() {
    check(
        FACTORS,
        &[
            ("domain = \"gezin\"\n[[factor]]\nname = \"a\"\nmentions = [\"1c\"]\n", ""),
            ("domain = \"gezin\"\n[[factor]]\nname = \"a\"\nmentions = 7\n", ""),
            ("domain = \"gezin\"\n[[factor]]\nname = \"a\"\nmentions = \"1\"\n", "wrong-type:4:12 \"1\""),
            (
                "domain = \"gezin\"\n[[factor]]\nname = \"a\"\nmentions = [1, 2]\n",
                "wrong-type:4:13 1\nwrong-type:4:16 2",
            ),
            ("domain = \"gezin\"\n[[factor]]\nname = \"a\"\nmentions = -1\n", "invalid-value:4:12 -1"),
            (
                "domain = \"gezin\"\n[[factor]]\nnaam = \"a\"\neffect = \"belemmerend\"\n",
                "unknown-key:3:1 naam\ninvalid-value:4:10 \"belemmerend\"",
            ),
            (
                "domain = \"gezin\"\n[[factor]]\nname = \"a\"\ncauses = [{ name = \"b\", causes = [{ naam = \"c\" }] }]",
                "unknown-key:4:37 naam",
            ),
            ("[[factor]]\nname = \"a\"", "missing-value:1:1"),
        ],
    );
}

#[test]
fn causes_nest_to_a_limit() {
    let nested = |deep: usize| {
        let causes = "causes = [{ name = \"b\", ".repeat(deep);
        format!("domain = \"gezin\"\n[[factor]]\nname = \"a\"\n{causes}{}", " }]".repeat(deep))
    };
    assert_eq!(told(FACTORS, &nested(12)), "");
    assert!(told(FACTORS, &nested(13)).starts_with("nested-too-deep:4:"));
    assert!(told(FACTORS, &nested(10_000)).starts_with("nested-too-deep:4:"));
    let dotted = format!("domain = \"x\"\n{}b = 1", "a.".repeat(10_000));
    assert!(told(FACTORS, &dotted).starts_with("nested-too-deep:2:1"));
    let lists = format!("domain = {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(told(FACTORS, &lists).starts_with("nested-too-deep:1:"));
}

#[test]
fn dates() {
    let page = |date: &str| format!("+++\ntitle = \"x\"\ndate = {date}\n+++\n");
    let rows = [
        ("2022-03-01", ""),
        ("2022-03-01T10:00:00", "invalid-value:3:8 2022-03-01T10:00:00"),
        ("\"1 maart 2022\"", "wrong-type:3:8 \"1 maart 2022\""),
        ("2022-02-30", "broken-toml:3:8 2022-02-30"),
        ("1-3-2022", "broken-toml:3:8 1-3-2022"),
    ];
    for (date, expected) in rows {
        assert_eq!(told("content/over.md", &page(date)), expected, "{date}");
    }
}

#[test]
fn what_is_wrong_is_replaced_or_left_out() {
    let text = "[[source]]\nid = \"1\"\n[[source]]\nname = \"b\"\n[[source]]\nid = \"3\"\nname = \"c\"\n";
    let tree = tree(&[(REPORT, text)]);
    let checked = parse(&tree, &mut Memo::default());
    let report = &checked.value.reports[0].report.doc;
    assert_eq!(report.title.value, "");
    let sources: Vec<(&str, &str)> =
        report.source.iter().map(|source| (&*source.id.value, &*source.name.value)).collect();
    assert_eq!(sources, [("1", ""), ("3", "c")]);
}

#[test]
fn spans_are_places_in_the_file() {
    let text = "+++\r\ntitle = \"één\"\r\nlead = \"x\"\r\nauthor = \"y\"\r\n+++\r\nHallo\r\n";
    let documents = documents(&[(REPORT, "title = \"x\""), ("content/r/articles/a.md", text)]);
    let article = &documents.reports[0].articles[0].doc;
    assert_eq!(&text[article.front.title.span.range()], "\"één\"");
    assert_eq!(&text[article.front.span.range()], "+++");
    assert_eq!(article.markdown.plain_text(0..article.markdown.marks.len()), "Hallo");
}

#[test]
fn every_file_gives_a_document_however_broken() {
    let rows = [
        ("content/site.toml", "= = ["),
        ("content/glossary.toml", "[[term]]\n[["),
        ("content/r/model.toml", "x"),
        ("content/r/relations.toml", "[[node]"),
        ("content/r/actions.toml", "\"\"\""),
        (FACTORS, ""),
        (FIGURE, ""),
        ("content/r/threads/1-a.md", "Hallo"),
        ("content/r/recommendations/a.md", "+++\n"),
        ("content/r/cases/1-a.md", "---\ntitle: x\n---\n"),
        ("content/r/projects/1-a.md", "+++\n+++\n"),
        ("content/r/articles/a.md", ""),
        ("content/r/pages/a.md", "+++\ntitle = 1\n+++\n"),
        ("content/r/index.md", "+++\ntitle = 1\n+++\n"),
        (REPORT, ""),
    ];
    let checked = parse(&tree(&rows), &mut Memo::default());
    let documents = checked.value;
    let report = &documents.reports[0];
    assert!(documents.site.is_some() && documents.glossary.is_some());
    assert!(report.model.is_some() && report.relations.is_some() && report.actions.is_some());
    assert!(report.index.is_some());
    let counts = [
        report.threads.len(),
        report.recommendations.len(),
        report.factors.len(),
        report.cases.len(),
        report.figures.len(),
        report.projects.len(),
        report.articles.len(),
        report.pages.len(),
    ];
    assert_eq!(counts, [1; 8]);
    assert!(report.threads[0].is_broken && !report.pages[0].is_broken);
}
