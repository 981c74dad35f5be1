//! What is wrong, where, and how to mend it.
//!
//! An author's mistake is a [`Diagnostic`]: collected, never thrown. The machine's failure (disk full, no
//! permission) is a [`Failure`] and ends the command. Every stage gives a [`Checked`] value.

mod code;
mod excerpt;
pub mod explanation;
mod failure;
mod github;
mod json;
mod level;
mod nearest;
mod plain;
mod position;
mod report;
mod sarif;
mod text;

pub use code::Code;
pub use failure::{Doing, Failure, FailureReason};
pub use level::{Level, Setting, settle};
pub use nearest::nearest;
pub use report::{Format, Telling, report};
pub use text::{report_failure, report_refusal};

use serde::{Deserialize, Serialize};

pub(crate) use crate::language::say;
pub use crate::language::{Language, Words};
use crate::source::Span;
use crate::source::load::{LoadProblem, ProblemKind};

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// The site is built, but something is likely wrong.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word in JSON and in settings: `error`, `warning`, `note`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The word for a person who reads this language.
    pub fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (_, Language::English) => self.name(),
            (Self::Error, Language::Dutch) => "fout",
            (Self::Warning, Language::Dutch) => "waarschuwing",
            (Self::Note, Language::Dutch) => "opmerking",
        }
    }

    /// So many of them: "1 error", "2 errors".
    pub fn count(self, number: usize, language: Language) -> String {
        let word = self.word(language);
        let ending = match (number, language) {
            (1, _) => "",
            (_, Language::English) => "s",
            (_, Language::Dutch) => "en",
        };
        format!("{number} {word}{ending}")
    }
}

/// A marked place with a few words about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is said there; may be empty.
    pub text: Words,
}

/// One thing that is wrong in the author's files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which mistake.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// One sentence, without a full stop, in lower case: "there is no source 4".
    pub message: Words,
    /// Where, and what was expected there.
    pub label: Label,
    /// Other places that have to do with it.
    pub related: Vec<Label>,
    /// How to mend it.
    pub help: Option<Words>,
}

impl Diagnostic {
    /// A diagnostic at a place, with the severity its code has by default.
    pub fn new(code: Code, span: Span, message: impl Into<Words>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            label: Label { span, text: Words::default() },
            related: Vec::new(),
            help: None,
        }
    }

    /// Says at the marked place what was expected there.
    #[must_use]
    pub fn label(mut self, text: impl Into<Words>) -> Self {
        self.label.text = text.into();
        self
    }

    /// Marks another place that has to do with it.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<Words>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<Words>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds "did you mean …?" when something known is near what was written.
    #[must_use]
    pub fn suggest<'name>(self, written: &str, known: impl IntoIterator<Item = &'name str>) -> Self {
        match nearest(written, known) {
            Some(near) => self.help(did_you_mean(near)),
            None => self,
        }
    }
}

/// Asks whether something known was meant.
pub fn did_you_mean(near: &str) -> Words {
    say! { en: "did you mean `{near}`?", nl: "bedoel je `{near}`?" }
}

/// All of a run's diagnostics, in the order found.
#[derive(Clone, Default, Debug)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another stage or file.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(other);
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

/// A stage's value, and what was found wrong on the way. What was wrong is left out of the value; the rest goes on.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// What was wrong.
    pub diagnostics: Diagnostics,
}

impl<T> Checked<T> {
    /// A value with its diagnostics.
    pub fn new(value: T, diagnostics: Diagnostics) -> Self {
        Self { value, diagnostics }
    }

    /// Takes the value, adding the diagnostics to those of the run.
    pub fn take(self, into: &mut Diagnostics) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

/// A problem of loading as a diagnostic at its file.
pub fn of_load_problem(problem: &LoadProblem, place: Span) -> Diagnostic {
    let (code, message, help) = match problem.kind {
        ProblemKind::Unreadable => (
            Code::UnreadableFile,
            say! { en: "this file cannot be read", nl: "dit bestand kan niet worden gelezen" },
            say! {
                en: "mend the link or the rights of the file, or take it away",
                nl: "herstel de koppeling of de rechten van het bestand, of haal het weg",
            },
        ),
        ProblemKind::NotUtf8 => (
            Code::NotUtf8,
            say! { en: "this file is not UTF-8 text", nl: "de tekst in dit bestand is geen UTF-8" },
            say! {
                en: "save it as UTF-8 in your editor, or give it its right extension",
                nl: "sla het in je editor op als UTF-8, of geef het de extensie die erbij hoort",
            },
        ),
        ProblemKind::NameNotUtf8 => (
            Code::BadFileName,
            say! { en: "the name of this file is not UTF-8", nl: "de naam van dit bestand is geen UTF-8" },
            say! {
                en: "rename it, with plain letters and digits",
                nl: "geef het een andere naam, met gewone letters en cijfers",
            },
        ),
        ProblemKind::TooLarge => (
            Code::FileTooLarge,
            say! { en: "this file is too large", nl: "dit bestand is te groot" },
            say! {
                en: "split it, or take it out of the site's folder",
                nl: "splits het, of haal het uit de map van de site",
            },
        ),
        ProblemKind::SymlinkLoop => (
            Code::SymlinkLoop,
            say! {
                en: "this link leads to a folder it is in itself",
                nl: "deze koppeling gaat naar een map waar ze zelf in staat",
            },
            say! { en: "take the link away", nl: "haal de koppeling weg" },
        ),
    };
    Diagnostic::new(code, place, message).label(problem.detail.clone()).help(help)
}
