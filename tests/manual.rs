//! The manual shows what it says: every kind of figure has a page, and the file printed on it is the file that made the
//! picture beside it; and every mistake is explained as the program explains it. `UPDATE_DOCS=1` writes those pages anew.

#![expect(clippy::disallowed_methods, reason = "it reads the manual's own files")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::{files, told};
use rodedraad::diag::explanation::{Chapter, Example, Explanation, chapters};
use rodedraad::diag::{Code, Language};
use rodedraad::model::{DerivedFigure, FigureKind, FigureRef};
use rodedraad::{Options, parse, protect, resolve, source};

fn manual() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handleiding")
}

/// A page about a kind of figure, taken apart.
struct Page {
    name: String,
    /// What `figure:` names.
    figure: String,
    /// The file the page says it shows, and what it shows of it.
    file: String,
    shown: String,
}

/// What stands between two marks.
fn between<'text>(text: &'text str, before: &str, after: &str) -> &'text str {
    let start = text.split_once(before).unwrap_or_else(|| panic!("{before:?} is in {text}")).1;
    start.split_once(after).unwrap_or_else(|| panic!("{after:?} is in {start}")).0
}

fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = fs::read_dir(manual().join("content/figuren/pages"))
        .expect("the manual has pages")
        .map(|entry| {
            let path = entry.expect("it can be listed").path();
            let text = fs::read_to_string(&path).expect("pages are UTF-8");
            let block = between(&text, "\n```", "\n```\n");
            Page {
                name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
                figure: between(&text, "](figure:", ")").to_owned(),
                file: between(&text, "Het bestand `", "`:").to_owned(),
                shown: block.split_once('\n').expect("a language, then lines").1.to_owned(),
            }
        })
        .collect();
    pages.sort_by(|one, other| one.name.cmp(&other.name));
    pages
}

#[test]
fn the_file_on_a_page_is_the_file_that_made_its_figure() {
    for page in pages() {
        let file = fs::read_to_string(manual().join("content/figuren").join(&page.file))
            .unwrap_or_else(|error| panic!("{}: {}: {error}", page.name, page.file));
        assert_eq!(page.shown, file.trim_end(), "{}: {}", page.name, page.file);
    }
}

#[test]
fn every_kind_of_figure_has_a_page() {
    let pages = pages();
    let mut kinds = BTreeSet::new();
    for page in pages.iter().filter(|page| page.file == format!("figures/{}.toml", page.figure)) {
        kinds.insert(between(&page.shown, "\nkind = \"", "\"").to_owned());
    }
    let expected: BTreeSet<String> = FigureKind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
    assert_eq!(kinds, expected);

    let shown: BTreeSet<&str> = pages.iter().map(|page| sort(&page.figure)).collect();
    let mut derived = BTreeSet::new();
    let site = site();
    let report =
        site.reports.iter().find(|report| report.id == "figuren").expect("there is a report of figures");
    for figure in report.figures() {
        if let FigureRef::Derived(figure) = figure {
            derived.insert(name(figure));
        }
    }
    assert_eq!(derived.len(), 9, "the manual has every derived figure: {derived:?}");
    assert!(derived.is_subset(&shown), "{derived:?} and {shown:?}");
}

/// A derived figure as authors write it; the compiler asks for a new one.
fn name(figure: DerivedFigure) -> &'static str {
    match figure {
        DerivedFigure::Balance => "factors/balance",
        DerivedFigure::Ranking => "factors/ranking",
        DerivedFigure::Matrix => "factors/matrix",
        DerivedFigure::Blocks(_) => "factors/",
        DerivedFigure::Model => "model",
        DerivedFigure::Journey(_) => "journey/",
        DerivedFigure::Relations => "relations",
        DerivedFigure::Actions => "actions",
        DerivedFigure::KeyFigures => "key-figures",
    }
}

/// What sort of figure a page shows, as [`name`] says it.
fn sort(figure: &str) -> &str {
    match figure.split_once('/') {
        Some(("factors", "balance" | "ranking" | "matrix")) | None => figure,
        Some((before, _)) => &figure[..=before.len()],
    }
}

fn site() -> protect::PublicSite {
    let mut tree =
        source::load::load(&manual(), &["content", "themes"]).expect("the manual can be read").tree;
    source::embedded::add_default_theme(&mut tree);
    let documents = parse::parse(&tree, &mut parse::Memo::default()).value;
    let resolved = resolve::resolve(documents, &tree, resolve::Options::default());
    protect::protect(resolved.value.expect("the manual has no mistakes").site).value
}

#[test]
fn the_manual_is_built_with_every_figure_on_its_page() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let options = Options {
        root: manual(),
        output: folder.path().join("output"),
        resolve: resolve::Options::default(),
        deny_warnings: false,
    };
    let run = rodedraad::build(&options, &()).expect("the machine does not fail");
    assert!(run.built.is_some() && told(&run).is_empty(), "{}", told(&run));
    let files: BTreeMap<String, Vec<u8>> = files(&options.output);
    for page in pages() {
        let path = format!("figuren/{}/index.html", page.name);
        let html = files.get(&path).unwrap_or_else(|| panic!("{path} is built"));
        let html = std::str::from_utf8(html).expect("pages are UTF-8");
        assert_eq!(html.matches("<figure class=\"figure ").count(), 1, "{path} shows one figure");
        if page.file.starts_with("figures/") {
            assert!(html.contains(&format!(" id=\"fig-{}\"", page.figure)), "{path} shows {}", page.figure);
        }
        let code =
            html.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        assert!(code.contains(&page.shown), "{path} shows the file");
    }
}

/// The page of a group of mistakes: its path in `content/meldingen/pages/` and its text.
fn mistakes_page(order: usize, chapter: &Chapter) -> (String, String) {
    let mut page = format!("+++\ntitle = \"{}\"\norder = {}\n+++\n", chapter.title, order + 1);
    for explanation in &chapter.explanations {
        page.push_str(&mistake(explanation));
    }
    (format!("{}.md", slug::slugify(chapter.title)), page)
}

fn mistake(explanation: &Explanation) -> String {
    let Explanation { code, what, why, example, mend, examples } = explanation;
    let known = Code::ALL.iter().find(|known| known.name() == *code).expect("a test asks for the codes");
    let level = known.severity().word(Language::Dutch);
    let mut parts =
        vec![format!("\n## `{code}` {{#{code}}}\n"), format!("Een {level}. {what}\n"), format!("{why}\n")];
    parts.extend(example.map(|example| format!("Een voorbeeld: {}\n", lower_first(example))));
    let kinds = [("Gegeven is", &examples.given), ("Fout", &examples.wrong), ("Goed", &examples.right)];
    for (kind, files) in kinds {
        parts.extend(files.iter().map(|file| shown(kind, file)));
    }
    parts.push(format!("**Zo los je het op.** {mend}\n"));
    parts.join("\n")
}

fn shown(kind: &str, Example { language, path, text, .. }: &Example) -> String {
    let opening =
        if kind == "Gegeven is" { format!("{kind} `{path}`:") } else { format!("{kind}, in `{path}`:") };
    format!("{opening}\n\n```{language}\n{text}\n```\n")
}

/// As it goes on in a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[test]
fn every_mistake_is_explained_as_the_program_does() {
    let folder = manual().join("content/meldingen/pages");
    let expected: BTreeMap<String, String> = chapters(Language::Dutch)
        .iter()
        .enumerate()
        .map(|(order, chapter)| mistakes_page(order, chapter))
        .collect();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        for (path, text) in &expected {
            fs::write(folder.join(path), text).expect("it can be written");
        }
    }
    let mut written = files(&folder);
    for (path, text) in &expected {
        let found = written.remove(path).unwrap_or_default();
        assert!(found == text.as_bytes(), "{path} is old: run this test with UPDATE_DOCS=1");
    }
    assert!(written.is_empty(), "no mistakes are explained in {:?}", written.keys());
    let index = fs::read_to_string(manual().join("content/meldingen/index.md")).expect("it is there");
    for path in expected.keys() {
        assert!(index.contains(&format!("](pages/{path})")), "the index leads to {path}");
    }
}
