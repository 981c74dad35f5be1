//! Mistakes in templates, told with file, line and what is in scope.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind, ReportError, Tera};

use super::told;
use crate::diag::{Code, Diagnostic, Label, Words, did_you_mean, nearest, say};
use crate::page::Page;
use crate::source::{FileId, Span};

/// Which file each template came from.
#[derive(Debug)]
pub(super) struct TemplateFiles {
    /// By the template's name, with its text.
    pub(super) files: BTreeMap<String, (FileId, Arc<str>)>,
    /// Where to say what is wrong with the theme as a whole.
    pub(super) place: Span,
}

impl TemplateFiles {
    /// The start of a template's file.
    pub(super) fn start_of(&self, name: &str) -> Span {
        self.files.get(name).map_or(self.place, |(id, _)| Span::start_of(*id))
    }

    /// A stretch of `length` bytes at a place as Tera writes it: `name:line:column`.
    fn place_of(&self, place: &str, length: usize) -> Option<Span> {
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let (id, text) = self.files.get(parts.next()?)?;
        let start = byte_of(text, line, column);
        Some(Span::new(*id, start..(start + length).min(text.len())))
    }
}

/// What is wrong with templates that would not compile: all that can be told in one run.
pub(super) fn on_loading(error: &Error, files: &TemplateFiles) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        files.files.iter().filter_map(|(name, (id, text))| syntax_error(name, *id, text)).collect();
    if found.is_empty() {
        found = match error.kind() {
            ErrorKind::Msg(reports) => unknown_names(reports, files),
            _ => vec![diagnostic(error, files)],
        };
    }
    found
}

/// What went wrong while a page was rendered.
pub(super) fn on_rendering(error: &Error, page: &Page, files: &TemplateFiles) -> Diagnostic {
    if let ErrorKind::TemplateNotFound(name) = error.kind() {
        return Diagnostic::new(Code::BrokenTemplate, files.place, told::no_template(name)).help(say! {
            en: "it is needed for the page {path}; add it to the theme's templates/",
            nl: "het is nodig voor de pagina {path}; zet het in templates/ van het thema",
            path = page.path,
        });
    }
    let mut diagnostic = diagnostic(error, files);
    diagnostic.related = callers(&error.to_string(), files);
    let path = &page.path;
    let seen = say! { en: "seen on the page {path}", nl: "gezien op de pagina {path}" };
    let help = match diagnostic.help.take() {
        Some(help) => say! { en: "{help}; {seen}", nl: "{help}; {seen}", help = help, seen = seen },
        None => seen,
    };
    diagnostic.help(help)
}

/// Parses one template by itself. Tera stops at the first template with a mistake; the author wants to see all.
fn syntax_error(name: &str, id: FileId, text: &str) -> Option<Diagnostic> {
    let error = Tera::new().add_raw_template(name, text).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(reported(report, Span::new(id, report.span().range.clone()))),
        _ => None,
    }
}

fn diagnostic(error: &Error, files: &TemplateFiles) -> Diagnostic {
    let start_of = |name: &str| files.start_of(name);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = match files.files.get(report.filename()) {
                Some((id, _)) => Span::new(*id, report.span().range.clone()),
                None => files.place,
            };
            reported(report, span)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = say! {
                en: "the template `{tpl}` comes back to itself",
                nl: "het sjabloon `{tpl}` komt weer bij zichzelf uit",
            };
            Diagnostic::new(Code::BrokenTemplate, start_of(tpl), message)
        }
        ErrorKind::MissingParent { current, parent } => {
            Diagnostic::new(Code::BrokenTemplate, start_of(current), told::no_template(parent))
                .help(say! { en: "it is named in `extends`", nl: "het staat in `extends`" })
                .suggest(parent, files.files.keys().map(String::as_str))
        }
        _ => Diagnostic::new(Code::BrokenTemplate, files.place, told::template(&error.to_string())),
    }
}

fn reported(report: &ReportError, span: Span) -> Diagnostic {
    let (message, scope) = match report.message().split_once(". Available ") {
        Some((message, scope)) => (message, Some(scope)),
        None => (report.message(), None),
    };
    let diagnostic = Diagnostic::new(Code::BrokenTemplate, span, told::template(message));
    match scope.and_then(|scope| scope.split_once(": ")) {
        Some((what, names)) => {
            let near = message.split('`').nth(1).and_then(|written| nearest(written, names.split(", ")));
            let label = say! { en: "not known here", nl: "is hier niet bekend" };
            let help = say! { en: "{what} in scope: {names}", nl: "wel bekend zijn: {names}" };
            diagnostic.label(label).help(match near {
                Some(near) => {
                    let near = did_you_mean(near);
                    say! { en: "{near} {help}", nl: "{near} {help}", near = near, help = help }
                }
                None => help,
            })
        }
        None => diagnostic,
    }
}

/// Which templates called the broken one. Tera tells only in its report, as `note: called from name:line:column`.
fn callers(report: &str, files: &TemplateFiles) -> Vec<Label> {
    let caller = |note: &str| {
        let (text, place) = note.lines().next()?.rsplit_once(' ')?;
        let text = match text {
            "called from" => say! { en: "called from here", nl: "vanaf hier gebruikt" },
            other => Words::same(other.to_owned()),
        };
        Some(Label { span: files.place_of(place, 0)?, text })
    };
    report.split("\n\nnote: ").skip(1).filter_map(caller).collect()
}

/// Unknown filters, functions, components and templates come as one text of reports: a line with the mistake, and a
/// line with its place, ` --> name:line:column`.
fn unknown_names(reports: &str, files: &TemplateFiles) -> Vec<Diagnostic> {
    let whole = || vec![Diagnostic::new(Code::BrokenTemplate, files.place, told::template(reports))];
    let found: Vec<Diagnostic> = reports
        .split("\n\n")
        .filter_map(|report| {
            let (message, rest) = report.strip_prefix("error: ")?.split_once('\n')?;
            let (_, place) = rest.lines().next()?.split_once("--> ")?;
            let length = message.split('`').nth(1).map_or(0, str::len);
            let span = files.place_of(place, length)?;
            Some(
                Diagnostic::new(Code::BrokenTemplate, span, told::template(message))
                    .label(say! { en: "not known", nl: "is niet bekend" }),
            )
        })
        .collect();
    if found.is_empty() { whole() } else { found }
}

/// The byte at a line and column, both from 1, the column in characters.
pub(super) fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let line = text[start..].split('\n').next().unwrap_or_default();
    start + line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}

/// A message as ours are written: in lower case, without a full stop.
pub(super) fn sentence(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
