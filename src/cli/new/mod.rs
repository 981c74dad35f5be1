//! `rodedraad new`: a whole site, or one more file of one, from the templates in `templates/`.
//!
//! In: what the author calls it. Out: files that build and check clean, what was made, and what to do next. Asks nothing
//! that the site already tells, and writes over nothing.

mod add;
mod site;
mod template;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::say::Refused;
use super::{Exit, say};
use crate::diag::{Doing, Failure, Language, Words, say};

#[derive(Args)]
pub(super) struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A small, complete site to learn from, in a new folder
    Site(site::Site),
    /// A report: a folder with its title, sources and introduction
    Report(add::Report),
    /// A thread: one finding, its main recommendation, and recommendations per audience
    Thread(add::Titled),
    /// Factors of one domain: what helps, or what hinders
    Factors(add::Factors),
    /// A case: whom it is about, the journey, and how it ended
    Case(add::Titled),
    /// A figure drawn from a table
    Figure(add::Titled),
    /// An article: opinion or background, with its author
    Article(add::Titled),
    /// A project: what it did and what came of it
    Project(add::Titled),
    /// Any other page of a report
    Page(add::Titled),
}

impl New {
    /// Makes it, and says what was made.
    pub(super) fn run(self, language: Language) -> Exit {
        let made = match self.what {
            What::Site(site) => site.make(language),
            What::Report(report) => report.make(),
            What::Factors(factors) => factors.make(),
            What::Thread(titled) => titled.make(add::Sort::Thread),
            What::Case(titled) => titled.make(add::Sort::Case),
            What::Figure(titled) => titled.make(add::Sort::Figure),
            What::Article(titled) => titled.make(add::Sort::Article),
            What::Project(titled) => titled.make(add::Sort::Project),
            What::Page(titled) => titled.make(add::Sort::Page),
        };
        match made {
            Ok(made) => say::out(made.words().get(language)),
            Err(Stop::Refused(refused)) => say::refused(&refused, language),
            Err(Stop::Failed(failure)) => say::failure(&failure, language),
        }
    }
}

/// Why nothing was made.
#[derive(Debug)]
enum Stop {
    /// What was asked for cannot be.
    Refused(Refused),
    /// The machine failed.
    Failed(Failure),
}

impl From<Refused> for Stop {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// What was made.
#[derive(Debug)]
struct Made {
    /// The files and folders, in the order an author opens them.
    files: Vec<PathBuf>,
    /// A file of the author to which something was added.
    changed: Option<PathBuf>,
    /// What to do next.
    next: Words,
}

impl Made {
    fn words(&self) -> Words {
        let shown = |path: &PathBuf| format!("  {}\n", say::short(path));
        let files = self.files.iter().map(shown).collect::<String>();
        let changed = self.changed.as_ref().map_or_else(Words::default, |path| {
            let path = shown(path);
            say! { en: "Added to, at its end:\n{path}", nl: "Aangevuld, aan het eind:\n{path}" }
        });
        say! {
            en: "Made:\n{files}{changed}Next:\n  {next}\n",
            nl: "Gemaakt:\n{files}{changed}Nu:\n  {next}\n",
            changed = changed,
            next = self.next,
        }
    }
}

/// A name in one line, and as part of a path.
///
/// # Errors
/// When nothing is left of it in a path.
fn named(title: &str) -> Result<(String, String), Refused> {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let slug = slug::slugify(&title);
    if slug.is_empty() {
        return Err(Refused {
            message: say! { en: "`{title}` has no letters", nl: "in `{title}` staan geen letters" },
            help: say! {
                en: "give it a name of a few words: the file is called after it",
                nl: "geef een naam van een paar woorden: daar wordt het bestand naar genoemd",
            },
        });
    }
    Ok((title, slug))
}

/// Writes a new file, and the folders it stands in; never over another.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let result = path.parent().map_or(Ok(()), make_folder).and_then(|()| create(path, text));
    result.map_err(|error| Failure::io(Doing::Write, path, error))
}

#[expect(clippy::disallowed_methods, reason = "what is made is the author's own source, not the site")]
fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

fn create(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// Adds to the end of a file, which is made where it is not there.
fn append(path: &Path, text: &str) -> Result<(), Failure> {
    use std::io::Write as _;
    let open = fs::OpenOptions::new().append(true).create(true).open(path);
    open.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| Failure::io(Doing::Write, path, error))
}
