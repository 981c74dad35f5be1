//! Diagnostics told: which, in what order, in what form.
//!
//! In: all diagnostics of a run and the files they point into. Out: text for people, JSON and the like for programs. A
//! further form is a variant of [`Format`] and a file beside `text.rs` and `json.rs`.

use std::collections::BTreeMap;

use super::github::github;
use super::json::json;
use super::plain::plain;
use super::position::Positions;
use super::sarif::sarif;
use super::text::text;
use super::{Code, Diagnostic, Diagnostics, Label, Language, Words, say};
use crate::source::{FileId, SourceTree};

/// In what form diagnostics are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people, as rustc does; coloured when asked.
    Text {
        /// Whether to use colours.
        colour: bool,
    },
    /// For people who listen, and terminals that draw nothing: sentences.
    Plain,
    /// One JSON array.
    Json,
    /// Commands that GitHub Actions shows beside the lines.
    Github,
    /// One SARIF log.
    Sarif,
}

/// How many diagnostics of one code people are shown; the rest is counted.
const MOST_OF_A_CODE: usize = 20;

/// Diagnostics for people, who read no hundred of a kind.
pub(super) struct Bounded<'run> {
    /// All of them, in the order to tell them.
    pub(super) all: &'run [&'run Diagnostic],
    /// Those to show.
    pub(super) shown: Vec<&'run Diagnostic>,
    /// Of which codes there are more, and how many.
    pub(super) rest: Vec<(Code, usize)>,
}

impl<'run> Bounded<'run> {
    fn new(all: &'run [&'run Diagnostic]) -> Self {
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        let mut shown = Vec::new();
        for &diagnostic in all {
            let count = counts.entry(diagnostic.code).or_default();
            *count += 1;
            if *count <= MOST_OF_A_CODE {
                shown.push(diagnostic);
            }
        }
        let more = |(code, count): (Code, usize)| Some((code, count.checked_sub(MOST_OF_A_CODE)?));
        let rest = counts.into_iter().filter_map(more).filter(|&(_, count)| count > 0).collect();
        Self { all, shown, rest }
    }

    /// Says that there are so many more.
    pub(super) fn more(count: usize) -> Words {
        say! { en: "{count} more of these are not shown", nl: "hiervan zijn er nog {count}; die staan hier niet" }
    }
}

/// How diagnostics are told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Telling<'run> {
    /// In what form.
    pub format: Format,
    /// The language of the reader.
    pub language: Language,
    /// What is put before the paths, so that a terminal or an editor finds the files: empty where the site's root is the
    /// current folder, else with a slash at its end.
    pub folder: &'run str,
}

/// All diagnostics in a form: errors before warnings before notes; of the errors those of which others may come first;
/// then by path and place, each once.
///
/// Text without diagnostics is empty; text ends with a line end.
pub fn report(diagnostics: &Diagnostics, tree: &SourceTree, telling: Telling<'_>) -> String {
    let Telling { format, language, folder } = telling;
    let sorted = sorted(diagnostics, tree);
    let mut sources = Sources::new(tree, folder);
    match format {
        Format::Text { colour } => text(&Bounded::new(&sorted), &mut sources, language, colour),
        Format::Plain => plain(&Bounded::new(&sorted), &mut sources, language),
        Format::Json => json(sorted, &mut sources, language),
        Format::Github => github(&Bounded::new(&sorted), &mut sources, language),
        Format::Sarif => sarif(&sorted, &mut sources, language),
    }
}

/// In the order told, without those said before.
fn sorted<'run>(diagnostics: &'run Diagnostics, tree: &SourceTree) -> Vec<&'run Diagnostic> {
    let key = |diagnostic: &&'run Diagnostic| {
        let &&Diagnostic { code, severity, ref message, label: Label { span, .. }, .. } = diagnostic;
        let path = tree.get(span.file).map(|file| &*file.path);
        (severity, !hides_more(code), path, span.start, span.end, code, message)
    };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|one, other| key(one).cmp(&key(other)));
    sorted.dedup();
    sorted
}

/// Whether a file could not be read for it, so that other mistakes may come of it, and go with it.
fn hides_more(code: Code) -> bool {
    matches!(
        code,
        Code::MissingSite
            | Code::UnreadableFile
            | Code::NotUtf8
            | Code::FileTooLarge
            | Code::BrokenToml
            | Code::BrokenFrontMatter
    )
}

/// The files that diagnostics point into, each prepared when first asked for.
pub(super) struct Sources<'run> {
    tree: &'run SourceTree,
    folder: &'run str,
    known: BTreeMap<FileId, Source<'run>>,
}

/// A file as diagnostics need it.
pub(super) struct Source<'run> {
    /// The path to tell.
    pub(super) path: String,
    /// The text and the places in it; nothing where the file is not text.
    pub(super) text: Option<(&'run str, Positions<'run>)>,
}

impl<'run> Source<'run> {
    /// The places in the text.
    pub(super) fn positions(&self) -> Option<&Positions<'run>> {
        self.text.as_ref().map(|(_, positions)| positions)
    }
}

impl<'run> Sources<'run> {
    fn new(tree: &'run SourceTree, folder: &'run str) -> Self {
        Self { tree, folder, known: BTreeMap::new() }
    }

    /// The file of an id; nothing when it is not in the tree any more.
    pub(super) fn get(&mut self, id: FileId) -> Option<&Source<'run>> {
        let file = self.tree.get(id)?;
        let source = self.known.entry(id).or_insert_with(|| Source {
            path: format!("{}{}", self.folder, file.path),
            text: file.text().map(|text| (&**text, Positions::new(text))),
        });
        Some(source)
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Telling, report};
    use crate::diag::{Code, Diagnostic, Diagnostics, Language, Severity, Words, say};
    use crate::source::{Content, FileId, SourceFile, SourceTree, Span};

    const FACTORS: &str =
        "domain = \"gezin\"\n\n[[factor]]\nname = \"Motivatie\"\nmentions = [\"1\", \"4c\"]\n";
    const REPORT: &str = "title = \"Tafels\"\n\n[[source]]\nid = \"1\"\nname = \"Tafel 1\"\n";

    fn tree<const N: usize>(files: [(&str, &str); N]) -> (SourceTree, [FileId; N]) {
        let mut tree = SourceTree::default();
        let ids = files.map(|(path, text)| {
            let content = Content::Text(text.into());
            tree.insert(SourceFile { path: path.into(), content, hash: [0; 32] })
        });
        (tree, ids)
    }

    /// The place of `part` in the text of a file.
    fn span(tree: &SourceTree, file: FileId, part: &str) -> Span {
        let start = tree.get(file).unwrap().text().unwrap().find(part).unwrap();
        Span::new(file, start..start + part.len())
    }

    fn plain(diagnostics: impl IntoIterator<Item = Diagnostic>, tree: &SourceTree) -> String {
        told(&diagnostics.into_iter().collect(), tree, Format::Text { colour: false })
    }

    fn told(diagnostics: &Diagnostics, tree: &SourceTree, format: Format) -> String {
        report(diagnostics, tree, Telling { format, language: Language::English, folder: "" })
    }

    /// One error with all that an error can have.
    fn unknown_source() -> (SourceTree, Diagnostic) {
        let (tree, [factors, report]) =
            tree([("content/tafels/factors/1.toml", FACTORS), ("content/tafels/report.toml", REPORT)]);
        let message = say! { en: "there is no source 4", nl: "er is geen bron 4" };
        let label = say! {
            en: "expected 1, with c where the case itself is meant",
            nl: "kies uit 1, met een c erachter als het over de casus zelf gaat",
        };
        let sources = say! { en: "the sources are here", nl: "hier staan de bronnen" };
        let factor = say! { en: "in this factor", nl: "bij deze factor" };
        let help = say! {
            en: "add a [[source]] to report.toml, or mend the number here",
            nl: "voeg een [[source]] toe aan report.toml, of verbeter hier het nummer",
        };
        let diagnostic = Diagnostic::new(Code::UnknownSource, span(&tree, factors, "\"4c\""), message)
            .label(label)
            .related(span(&tree, report, "[[source]]"), sources)
            .related(span(&tree, factors, "\"Motivatie\""), factor)
            .help(help);
        (tree, diagnostic)
    }

    #[test]
    fn as_text() {
        let (tree, diagnostic) = unknown_source();
        insta::assert_snapshot!(plain([diagnostic], &tree));
    }

    #[test]
    fn as_dutch_text() {
        let (tree, diagnostic) = unknown_source();
        let warning = Diagnostic { severity: Severity::Warning, ..diagnostic.clone() };
        let note = Diagnostic { severity: Severity::Note, ..diagnostic.clone() };
        let diagnostics: Diagnostics = [diagnostic, warning, note].into_iter().collect();
        let telling =
            Telling { format: Format::Text { colour: false }, language: Language::Dutch, folder: "" };
        insta::assert_snapshot!(report(&diagnostics, &tree, telling));
    }

    #[test]
    fn as_coloured_text() {
        let (tree, diagnostic) = unknown_source();
        let diagnostics: Diagnostics = [diagnostic].into_iter().collect();
        let text = report(
            &diagnostics,
            &tree,
            Telling {
                format: Format::Text { colour: true },
                language: Language::English,
                folder: "mijn site/",
            },
        );
        assert!(text.contains("\u{1b}["), "{text:?}");
        assert!(text.contains("mijn site/content/tafels/factors/1.toml:5:18"), "{text:?}");
    }

    #[test]
    fn as_json() {
        let (mut tree, diagnostic) = unknown_source();
        let picture = SourceFile {
            path: "content/kaart.png".into(),
            content: Content::Bytes([0xff].as_slice().into()),
            hash: [0; 32],
        };
        let picture = Span::start_of(tree.insert(picture));
        let bad = Diagnostic::new(Code::BadImage, picture, "this is not a picture");
        let diagnostics: Diagnostics = [diagnostic, bad].into_iter().collect();
        insta::assert_snapshot!(told(&diagnostics, &tree, Format::Json));
        assert_eq!(told(&Diagnostics::new(), &tree, Format::Json), "[]\n");
        assert_eq!(plain([], &tree), "");
    }

    #[test]
    fn as_github_commands() {
        let (tree, diagnostic) = unknown_source();
        let odd = Diagnostic { message: Words::same("50 %, of: \r\nall"), ..diagnostic.clone() };
        let diagnostics: Diagnostics = [diagnostic, odd].into_iter().collect();
        let telling = Telling { format: Format::Github, language: Language::English, folder: "a:b,c%/" };
        insta::assert_snapshot!(report(&diagnostics, &tree, telling));
        assert_eq!(told(&Diagnostics::new(), &tree, Format::Github), "");
    }

    #[test]
    fn as_sentences() {
        let (tree, diagnostic) = unknown_source();
        let file = diagnostic.label.span.file;
        let whole =
            Diagnostic::new(Code::MissingValue, Span::start_of(file), Words::same("`title` is missing"))
                .help(Words::same("did you mean `titel`?"));
        let diagnostics: Diagnostics = [diagnostic, whole].into_iter().collect();
        insta::assert_snapshot!(told(&diagnostics, &tree, Format::Plain));
        let dutch = Telling { format: Format::Plain, language: Language::Dutch, folder: "" };
        assert!(report(&diagnostics, &tree, dutch).contains("report.toml, regel 3, teken 1: [[source]]"));
    }

    #[test]
    fn as_sarif() {
        let (tree, diagnostic) = unknown_source();
        let diagnostics: Diagnostics = [diagnostic].into_iter().collect();
        let telling = Telling { format: Format::Sarif, language: Language::English, folder: "mijn site/" };
        let log = report(&diagnostics, &tree, telling);
        // Its version changes with every release.
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(log.replace(&version, "\"version\": \"…\""));
    }

    #[test]
    fn what_hides_other_mistakes_comes_first() {
        let (tree, [one, two]) = tree([("content/a.toml", FACTORS), ("content/b.toml", REPORT)]);
        let text = plain(
            [
                Diagnostic::new(Code::UnknownKey, span(&tree, one, "domain"), Words::same("a key")),
                Diagnostic::new(Code::BrokenToml, span(&tree, two, "title"), Words::same("a broken file")),
            ],
            &tree,
        );
        assert!(text.find("a broken file") < text.find("a key"), "{text}");
    }

    #[test]
    fn errors_come_first_and_nothing_twice() {
        let (tree, [one, two]) = tree([("content/a.toml", FACTORS), ("content/b.toml", REPORT)]);
        let error = |span, message: &str| Diagnostic::new(Code::UnknownKey, span, message);
        insta::assert_snapshot!(plain(
            [
                Diagnostic::new(Code::RevealedNumbers, span(&tree, one, "domain"), "a note"),
                Diagnostic::new(Code::CauseSource, span(&tree, one, "domain"), "a warning"),
                error(span(&tree, two, "title"), "third"),
                error(span(&tree, one, "mentions"), "second"),
                error(span(&tree, one, "name"), "first"),
                error(span(&tree, two, "title"), "third"),
            ],
            &tree
        ));
    }

    #[test]
    fn twenty_of_a_code_are_shown_and_the_rest_counted() {
        let lines: Vec<String> = (0..1000).map(|number| format!("sleutel{number} = 1")).collect();
        let text = lines.join("\n");
        let (tree, [file]) = tree([("content/site.toml", &text)]);
        let all = (0..1000).map(|number| {
            let key = span(&tree, file, &format!("sleutel{number} "));
            Diagnostic::new(Code::UnknownKey, key, format!("there is no key `sleutel{number}`"))
        });
        let text = plain(all, &tree);
        assert_eq!(text.matches("error[unknown-key]").count(), 20);
        insta::assert_snapshot!(
            text.lines().rev().take(9).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n")
        );
    }

    #[test]
    fn odd_places() {
        let long = format!(
            "{}[fout](factor:x){}",
            "zeven woorden in een lange regel ".repeat(30_000),
            " en zo".repeat(9)
        );
        let many = "tekst\n".repeat(300);
        let indented = format!("<p>\n{}<b>{{{{ weg }}}}</b>\n", " ".repeat(40));
        let wide = format!("{}<b>{{{{ audience.weg }}}}</b></a></li>", "<li><a href=\"\">".repeat(8));
        let (mut tree, [tabs, crlf, short, empty, long_file, many_file, indented_file, wide_file]) = tree([
            ("content/1-tabs.toml", "\ttitle =\t\"é\u{1b}[31m€ 漢字\"\tfout\n"),
            ("content/2-crlf.md", "+++\r\ntitle = \"Één\"\r\n+++\r\nEen *regel* tekst\r\nen nog een\r\n"),
            ("content/3-kort.md", "+++\ntitle = \"Kort\"\n"),
            ("content/4-leeg.toml", ""),
            ("content/5-lang.md", &long),
            ("content/6-veel.md", &many),
            ("themes/a.html", &indented),
            ("themes/b.html", &wide),
        ]);
        let bytes = SourceFile {
            path: "content/7-tabel.csv".into(),
            content: Content::Bytes([0xff, 0xfe].as_slice().into()),
            hash: [0; 32],
        };
        let bytes = tree.insert(bytes);
        let gone = tree.insert(SourceFile {
            path: "content/weg.md".into(),
            content: Content::Unreadable,
            hash: [0; 32],
        });
        tree.remove("content/weg.md");
        let end = |text: &str| text.len()..text.len();
        let of = |span, message: &str| Diagnostic::new(Code::BrokenToml, span, message).label("here");
        insta::assert_snapshot!(plain(
            [
                of(span(&tree, tabs, "fout"), "tabs and wide characters"),
                of(span(&tree, crlf, "regel* tekst\r\nen nog"), "two lines"),
                of(span(&tree, crlf, "\"Één\"\r\n"), "with the line end"),
                of(Span::new(short, end("+++\ntitle = \"Kort\"\n")), "the end of a file")
                    .related(Span::new(short, 0..3), "the front matter starts here"),
                of(Span::start_of(empty), "an empty file"),
                Diagnostic::new(Code::MissingValue, Span::start_of(short), "said of the whole file"),
                of(span(&tree, long_file, "factor:x"), "a line of a megabyte")
                    .related(Span::new(long_file, 3..8), "another place in it"),
                of(Span::new(many_file, 6..1500), "hundreds of lines")
                    .related(Span::new(many_file, 1600..1603), "far away"),
                of(span(&tree, indented_file, "weg"), "far to the right"),
                of(span(&tree, wide_file, "weg"), "at the end of a long line"),
                of(Span::start_of(bytes), "not text"),
                Diagnostic::new(Code::NotUtf8, Span::start_of(bytes), &*"very long ".repeat(1000)),
                of(span(&tree, short, "title"), "one in a picture")
                    .related(Span::start_of(bytes), "over there"),
                of(Span::start_of(gone), "a file that is gone"),
            ],
            &tree
        ));
    }

    proptest::proptest! {
        /// Whatever stands in a file, and wherever a stage believes that a mistake is, it can be told.
        #[test]
        fn any_place_in_any_text_can_be_told(
            text in "[ab é漢\u{200d}👩\t\n\r\0\u{1b}\u{202e}]{0,300}",
            places in proptest::collection::vec((0_usize..900, 0_usize..900), 1..6),
        ) {
            let (tree, [file]) = tree([("content/a.md", &text)]);
            let mut spans = places.into_iter().map(|(start, length)| Span::new(file, start..start + length));
            let first = spans.next().expect("there is at least one");
            let diagnostic = spans.fold(
                Diagnostic::new(Code::BrokenToml, first, &*text).label("here").help(&*text),
                |diagnostic, span| diagnostic.related(span, "there"),
            );
            let text = plain([diagnostic.clone()], &tree);
            proptest::prop_assert!(text.ends_with("1 error\n"));
            let json = told(&[diagnostic].into_iter().collect(), &tree, Format::Json);
            proptest::prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        }
    }
}
