//! Parts a Markdown file into front matter and text.

use std::ops::Range;

use super::tell;
use crate::diag::{Code, Diagnostic, Words, say};
use crate::source::{FileId, Span};

/// The two parts of a Markdown file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FrontMatter {
    /// The TOML between the `+++` lines; empty without front matter.
    pub(super) toml: Range<usize>,
    /// Where the text starts.
    pub(super) body: usize,
    /// What to mark for what is said of the front matter as a whole.
    pub(super) whole: Span,
    /// Whether it is missing or broken, of which a diagnostic has told.
    pub(super) is_broken: bool,
}

/// Finds the front matter, which stands between two lines of `+++`, the first at the very start.
///
/// # Errors
/// `broken-front-matter`, also when it `is_needed` and there is none.
pub(super) fn front_matter(
    file: FileId,
    text: &str,
    is_needed: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> FrontMatter {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if is_fence(first) {
        return match closing(text, first.len()) {
            Some(line) => FrontMatter {
                toml: first.len()..line.start,
                body: line.end,
                whole: Span::new(file, 0..first.trim_end().len()),
                is_broken: false,
            },
            None => unclosed(file, first, text, diagnostics),
        };
    }
    let without = |is_broken| FrontMatter { toml: 0..0, body: 0, whole: Span::start_of(file), is_broken };
    match mistake(file, text, is_needed) {
        Some(diagnostic) => {
            tell(diagnostics, diagnostic);
            without(true)
        }
        None => without(false),
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "+++"
}

/// The first line of `+++` from a place on.
fn closing(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        if is_fence(line) {
            return Some(start..start + line.len());
        }
        start += line.len();
    }
    None
}

/// Marks where the front matter most likely ends, which is where the author has to write.
fn unclosed(file: FileId, first: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let opening = Span::new(file, 0..first.trim_end().len());
    let message = say! {
        en: "the front matter is not closed",
        nl: "het blok met velden bovenaan is niet afgesloten",
    };
    let help =
        say! { en: "add a line `+++` below the last key", nl: "zet een regel `+++` onder het laatste veld" };
    let begins = say! { en: "begins here", nl: "begint hier" };
    let place = after_keys(text, first.len()).unwrap_or_else(|| last_line(text));
    let diagnostic = Diagnostic::new(Code::BrokenFrontMatter, Span::new(file, place), message)
        .label(
            say! { en: "expected a line `+++` here or above", nl: "hier of hierboven hoort een regel `+++`" },
        )
        .related(opening, begins);
    tell(diagnostics, diagnostic.help(help));
    FrontMatter { toml: 0..0, body: text.len(), whole: opening, is_broken: true }
}

/// The last line with words, below which the rest of a file may be missing.
fn last_line(text: &str) -> Range<usize> {
    let words = text.trim_end();
    words.rfind('\n').map_or(0, |at| at + 1)..words.len()
}

/// The first line that looks like text, where the front matter most likely ends.
fn after_keys(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let words = line.trim();
        let is_key = words.is_empty()
            || words.contains('=')
            || words.starts_with(['[', ']', '{', '}', '"', '#'])
            || words.ends_with(',');
        if !is_key || words.starts_with("##") {
            return Some(start..start + line.trim_end().len());
        }
        start += line.len();
    }
    None
}

/// What is wrong with a file that does not begin with `+++`.
fn mistake(file: FileId, text: &str, is_needed: bool) -> Option<Diagnostic> {
    let example = say! {
        en: "begin the file with a line `+++`, then `title = \"…\"`, then a line `+++`",
        nl: "begin het bestand met een regel `+++`, dan `title = \"…\"`, en dan weer een regel `+++`",
    };
    let blank = text.len() - text.trim_start().len();
    let line = text[blank..].lines().next().unwrap_or_default();
    let span = Span::new(file, blank..blank + line.trim_end().len());
    let broken = |message: Words, label: Words, help: Words| {
        Some(Diagnostic::new(Code::BrokenFrontMatter, span, message).label(label).help(help))
    };
    if is_fence(line) {
        return broken(
            say! {
                en: "something stands above the front matter",
                nl: "er staat iets boven het blok met velden",
            },
            say! { en: "expected `+++` on the first line", nl: "`+++` hoort op de eerste regel" },
            say! { en: "move it up", nl: "zet het helemaal bovenaan" },
        );
    }
    if line.starts_with("++") || line.trim_start().starts_with("+++") {
        return broken(
            say! {
                en: "the front matter does not begin with `+++`",
                nl: "het blok met velden begint niet met `+++`",
            },
            say! { en: "expected `+++` and nothing else", nl: "hier hoort `+++` en verder niets" },
            example,
        );
    }
    if line.trim_end() == "---" && (is_needed || closing_dashes(&text[blank + line.len()..])) {
        return broken(
            say! {
                en: "the front matter must stand between lines of `+++`",
                nl: "het blok met velden moet tussen twee regels `+++` staan",
            },
            say! { en: "expected `+++`", nl: "hier hoort `+++`" },
            say! {
                en: "write `+++` in place of `---`, and keys as `title = \"…\"`",
                nl: "schrijf `+++` in plaats van `---`, en velden als `title = \"…\"`",
            },
        );
    }
    let only_keys = |fence: &Range<usize>| {
        let above = &text[..fence.start];
        above.contains('=') && after_keys(above, 0).is_none()
    };
    if let Some(fence) = closing(text, 0).filter(only_keys) {
        let span = Span::new(file, fence.start..fence.start + 3);
        let diagnostic = Diagnostic::new(
            Code::BrokenFrontMatter,
            Span::start_of(file),
            say! {
                en: "the front matter is not opened",
                nl: "boven het blok met velden ontbreekt een regel `+++`",
            },
        )
        .label(say! { en: "expected a line `+++`", nl: "hier hoort een regel `+++`" })
        .help(say! { en: "begin the file with a line `+++`", nl: "begin het bestand met een regel `+++`" });
        return Some(diagnostic.related(span, say! { en: "is closed here", nl: "wordt hier afgesloten" }));
    }
    if is_needed {
        return broken(
            say! { en: "this file has no front matter", nl: "dit bestand heeft bovenaan geen blok met velden" },
            say! { en: "expected a line `+++`", nl: "hier hoort een regel `+++`" },
            example,
        );
    }
    None
}

/// Whether `---` lines stand around keys as YAML has them, and not around anything else.
fn closing_dashes(rest: &str) -> bool {
    let mut lines = rest.lines().skip(1).take(50);
    let first = lines.next().unwrap_or_default();
    first.contains(':') && lines.any(|line| line.trim_end() == "---")
}

#[cfg(test)]
mod tests {
    use super::front_matter;
    use crate::parse::tests::file_id;

    #[test]
    fn parts_a_file() {
        let rows = [
            ("+++\ntitle = \"x\"\n+++\nHallo", "title = \"x\"\n", "Hallo"),
            ("+++\r\na = 1\r\n+++\r\nHallo\r\n", "a = 1\r\n", "Hallo\r\n"),
            ("+++\n+++", "", ""),
            ("+++ \na = 1\n+++  \n", "a = 1\n", ""),
            ("Hallo", "", "Hallo"),
            ("---\n\nHallo\n", "", "---\n\nHallo\n"),
            ("", "", ""),
        ];
        for (text, toml, body) in rows {
            let mut diagnostics = Vec::new();
            let parts = front_matter(file_id(), text, false, &mut diagnostics);
            assert_eq!((&text[parts.toml.clone()], &text[parts.body..]), (toml, body), "{text:?}");
            assert!(diagnostics.is_empty() && !parts.is_broken, "{text:?} {diagnostics:?}");
        }
    }

    #[test]
    fn tells_what_is_broken() {
        let rows = [
            ("+++\ntitle = \"x\"\n\nHallo\n", "the front matter is not closed", 17),
            ("+++\na = 1\n++\n", "the front matter is not closed", 10),
            ("+++", "the front matter is not closed", 0),
            ("\n\n+++\ntitle = \"x\"\n+++\n", "something stands above the front matter", 2),
            ("++++\na = 1\n++++\n", "the front matter does not begin with `+++`", 0),
            ("---\ntitle: x\n---\nHallo", "the front matter must stand between lines of `+++`", 0),
            ("title = \"x\"\n+++\nHallo", "the front matter is not opened", 0),
            ("Hallo", "this file has no front matter", 0),
            ("", "this file has no front matter", 0),
        ];
        for (text, message, start) in rows {
            let mut diagnostics = Vec::new();
            let parts = front_matter(file_id(), text, true, &mut diagnostics);
            assert!(parts.is_broken, "{text:?}");
            assert_eq!(diagnostics.len(), 1, "{text:?}");
            assert_eq!(
                (&*diagnostics[0].message.en, diagnostics[0].label.span.start),
                (message, start),
                "{text:?}"
            );
        }
    }
}
