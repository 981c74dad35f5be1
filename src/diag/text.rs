//! Diagnostics for people, as rustc shows them.
//!
//! In: diagnostics in the order to tell them. Out: text, coloured when asked. What an author typed is shown with
//! control characters made visible and never at a length that drowns the rest.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::excerpt::{Excerpt, excerpt, joined};
use super::report::{Bounded, Sources};
use super::{Diagnostic, Failure, Label, Language, Severity, Words};
use crate::source::Span;

/// Messages, labels and helps are cut after this many characters: an id may be a megabyte.
const LONGEST: usize = 400;

/// The diagnostics, a line for those not shown, and a line that counts them all.
pub(super) fn text(
    bounded: &Bounded<'_>,
    sources: &mut Sources<'_>,
    language: Language,
    colour: bool,
) -> String {
    let writer = Writer { renderer: renderer(colour), language };
    let mut text = String::new();
    for diagnostic in &bounded.shown {
        text.push_str(&writer.one(diagnostic, sources));
        text.push_str("\n\n");
    }
    for &(code, count) in &bounded.rest {
        let said = Bounded::more(count);
        let title = writer.level(Severity::Note).primary_title(said.get(language)).id(code.name());
        text.push_str(&writer.renderer.render(&[Group::with_title(title)]));
        text.push_str("\n\n");
    }
    text.push_str(&summary(bounded.all, language));
    text
}

/// The machine's failure as text: what failed, and what to do. Ends with a line end.
pub fn report_failure(failure: &Failure, language: Language, colour: bool) -> String {
    report_refusal(&failure.message(), failure.help().as_ref(), language, colour)
}

/// Words that end a command, and what to do about it.
pub fn report_refusal(message: &Words, help: Option<&Words>, language: Language, colour: bool) -> String {
    let writer = Writer { renderer: renderer(colour), language };
    let title = writer.level(Severity::Error).primary_title(writer.shown(message));
    let help = help.map(|help| writer.help().message(writer.shown(help)));
    writer.renderer.render(&[Group::with_title(title).elements(help)]) + "\n"
}

/// Excerpts are cut around their marks before the renderer sees them. It is told of an endless line so that it does not
/// cut them once more to make room for a long label.
fn renderer(colour: bool) -> Renderer {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(usize::from(u16::MAX))
}

/// "2 errors, 1 warning"; nothing where there is nothing to count.
pub(super) fn summary(diagnostics: &[&Diagnostic], language: Language) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (severity, diagnostics.iter().filter(|one| one.severity == severity).count()))
        .filter(|&(_, count)| count > 0)
        .map(|(severity, count)| severity.count(count, language))
        .collect();
    if parts.is_empty() { String::new() } else { parts.join(", ") + "\n" }
}

/// Writes diagnostics in a language.
struct Writer {
    renderer: Renderer,
    language: Language,
}

impl Writer {
    /// How a severity is shown, with its word in the language.
    fn level(&self, severity: Severity) -> Level<'static> {
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        level.with_name(severity.word(self.language))
    }

    /// How the way to mend it is shown.
    fn help(&self) -> Level<'static> {
        Level::HELP.with_name(match self.language {
            Language::English => "help",
            Language::Dutch => "tip",
        })
    }

    fn shown(&self, words: &Words) -> String {
        shown(words.get(self.language))
    }

    /// One diagnostic, without a line end.
    fn one(&self, diagnostic: &Diagnostic, sources: &mut Sources<'_>) -> String {
        let (places, notes) = self.places(diagnostic, sources);
        let title = self.level(diagnostic.severity).primary_title(self.shown(&diagnostic.message));
        let mut group = Group::with_title(title.id(diagnostic.code.name()));
        for place in &places {
            group = place.add_to(group);
        }
        for note in notes {
            group = group.element(self.level(Severity::Note).message(note));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(self.help().message(self.shown(help)));
        }
        let text = self.renderer.render(&[group]);
        if places.iter().all(|place| place.lines.is_none()) {
            // Without line numbers the renderer leaves out their column; all diagnostics should look alike.
            return text.replace('\n', "\n ");
        }
        places.iter().fold(text, |text, place| place.with_true_column(text))
    }

    /// The places of a diagnostic, the main one first, and what cannot be said beside a place.
    fn places<'run>(
        &self,
        diagnostic: &Diagnostic,
        sources: &mut Sources<'run>,
    ) -> (Vec<Place<'run>>, Vec<String>) {
        let mut places: Vec<Place<'run>> = Vec::new();
        let mut notes = Vec::new();
        let main = (AnnotationKind::Primary, &diagnostic.label);
        let others = diagnostic.related.iter().map(|label| (AnnotationKind::Context, label));
        for (kind, label) in std::iter::once(main).chain(others) {
            let Some(place) = self.place(kind, label, sources) else {
                notes.extend(self.note(None, label));
                continue;
            };
            if place.lines.is_none() {
                // A place of a file that cannot be shown stands on a line of its own only as the main one.
                let is_main = kind == AnnotationKind::Primary;
                notes.extend(self.note((!is_main).then_some(place.path.as_str()), label));
                if is_main {
                    places.push(place);
                }
            } else if !places.iter_mut().any(|other| other.join(&place)) {
                places.push(place);
            }
        }
        (places, notes)
    }

    fn note(&self, path: Option<&str>, label: &Label) -> Option<String> {
        match (path, label.text.get(self.language)) {
            (None, "") => None,
            (None, text) => Some(shown(text)),
            (Some(path), "") => Some(path.to_owned()),
            (Some(path), text) => Some(format!("{path}: {}", shown(text))),
        }
    }

    /// The place of a label; nothing when its file is gone.
    fn place<'run>(
        &self,
        kind: AnnotationKind,
        label: &Label,
        sources: &mut Sources<'run>,
    ) -> Option<Place<'run>> {
        let source = sources.get(label.span.file)?;
        let path = normalize_untrusted_str(&source.path);
        let Some((text, positions)) = &source.text else { return Some(Place { path, lines: None }) };
        if label.span == Span::start_of(label.span.file) {
            // Said of the file as a whole: its first line has nothing to do with it.
            return Some(Place { path: path + ":1:1", lines: None });
        }
        let excerpt = excerpt(text, label.span.range());
        let lines = Lines {
            file: text,
            number: positions.at(excerpt.lines.start).line,
            column: positions.at(label.span.range().start).column,
            marks: vec![Mark { kind, range: excerpt.mark.clone(), label: self.shown(&label.text) }],
            excerpt,
        };
        Some(Place { path, lines: Some(lines) })
    }
}

/// What the renderer shows of a file: lines with marks, or just the path.
struct Place<'run> {
    path: String,
    /// Nothing where there is nothing to show of the file.
    lines: Option<Lines<'run>>,
}

/// Lines of a file with marks in them.
struct Lines<'run> {
    /// The text of the file, for joining.
    file: &'run str,
    excerpt: Excerpt<'run>,
    /// The number of the first line.
    number: usize,
    /// The column of the first mark in the file.
    column: usize,
    marks: Vec<Mark>,
}

/// A mark in some lines.
struct Mark {
    kind: AnnotationKind,
    range: Range<usize>,
    label: String,
}

impl<'run> Place<'run> {
    /// Takes in another place of the same file, when both can be shown together.
    fn join(&mut self, other: &Place<'run>) -> bool {
        let (Some(lines), Some(others)) = (&mut self.lines, &other.lines) else { return false };
        if self.path != other.path || lines.excerpt.is_cut() || others.excerpt.is_cut() {
            return false;
        }
        let (ours, theirs) = (&lines.excerpt.lines, &others.excerpt.lines);
        let Some(both) = joined(ours, theirs) else { return false };
        let (ours, theirs) = (ours.start - both.start, theirs.start - both.start);
        for mark in &mut lines.marks {
            mark.range = mark.range.start + ours..mark.range.end + ours;
        }
        lines.marks.extend(others.marks.iter().map(|mark| Mark {
            kind: mark.kind,
            range: mark.range.start + theirs..mark.range.end + theirs,
            label: mark.label.clone(),
        }));
        lines.number = lines.number.min(others.number);
        lines.excerpt.text = Cow::Borrowed(&lines.file[both.clone()]);
        lines.excerpt.lines = both;
        true
    }

    fn add_to<'place>(&'place self, group: Group<'place>) -> Group<'place> {
        let Some(lines) = &self.lines else { return group.element(Origin::path(&self.path)) };
        group.element(
            Snippet::source(&*lines.excerpt.text)
                .line_start(lines.number)
                .path(&self.path)
                .annotations(lines.marks.iter().map(Mark::annotation)),
        )
    }

    /// The renderer counts columns in what it is shown. Where that is a piece of a line, the column in the file takes
    /// its place.
    fn with_true_column(&self, text: String) -> String {
        let Some(lines) = self.lines.as_ref().filter(|lines| lines.excerpt.is_cut()) else { return text };
        let mark = &lines.marks[0];
        let column = lines.excerpt.text[..mark.range.start].chars().count() + 1;
        let place = |column: usize| format!("{}:{}:{column}\n", self.path, lines.number);
        text.replacen(&place(column), &place(lines.column), 1)
    }
}

impl Mark {
    fn annotation(&self) -> Annotation<'_> {
        let annotation = self.kind.span(self.range.clone());
        if self.label.is_empty() { annotation } else { annotation.label(&self.label) }
    }
}

/// A text as it may be shown: control characters made visible, cut when it is endless.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => normalize_untrusted_str(&text[..end]) + "…",
        None => normalize_untrusted_str(text),
    }
}
