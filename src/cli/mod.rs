//! The command line: arguments to options, results to words and an exit code.
//!
//! In: the arguments. Out: what people and programs read, and an [`Exit`]. One file a command. Knows nothing of how a
//! site is made.

mod build;
mod check;
mod dutch;
mod explain;
mod new;
mod progress;
mod say;
mod schema;
mod serve;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::Options;
use crate::diag::Language;

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// All is well; 0.
    Fine,
    /// The author made mistakes, and nothing was written; 1.
    Mistakes,
    /// The machine failed, or the command was not understood; 2.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Mistakes => 1,
            Exit::Failed => 2,
        })
    }
}

/// Compiles a research report into an accessible infographic website.
#[derive(Parser)]
#[command(name = "rodedraad", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// The language of what is said: nl or en; unless given, that of your system
    #[arg(long, value_name = "LANGUAGE", global = true, value_parser = PossibleValuesParser::new(TAGS).map(|tag| language(&tag)))]
    lang: Option<Language>,
}

/// The languages there are to choose from.
const TAGS: [&str; 2] = ["nl", "en"];

fn language(tag: &str) -> Language {
    Language::from_tag(tag).expect("only the tags of languages can be chosen")
}

#[derive(Subcommand)]
enum Command {
    /// Makes the website: content/ to output/, all or nothing
    Build(build::Build),
    /// Shows the website in your browser, and changes it as you write
    Serve(serve::Serve),
    /// Says all that is wrong, and writes nothing
    Check(check::Check),
    /// Says what a mistake means and how to mend it; without a code, lists them all
    Explain(explain::Explain),
    /// Starts a site, or adds a report, thread, case, figure and so on to one
    New(new::New),
    /// Writes JSON Schemas, with which editors complete and check what you type
    Schema(schema::Schemas),
}

/// Where the site is.
#[derive(Args)]
struct Root {
    /// The site's folder, which holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// In what form mistakes are told, and what counts.
#[derive(Args)]
struct Form {
    /// How mistakes are told: text or plain sentences on standard error; json, github or sarif on standard output
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    /// Ends with an error on warnings as well; a build then writes nothing
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
}

impl Form {
    /// The options with what stops a run.
    fn strict(&self, options: Options) -> Options {
        Options { deny_warnings: self.deny == Some(Deny::Warnings), ..options }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Plain,
    Json,
    Github,
    Sarif,
}

impl Format {
    /// Whether people read it; else it has standard output for itself.
    fn is_for_people(self) -> bool {
        matches!(self, Self::Text | Self::Plain)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

impl Root {
    /// The options for this folder, with the output in `output` or in the folder's own `output/`.
    fn options(self, output: Option<PathBuf>) -> Options {
        let output = output
            .unwrap_or_else(|| if self.root == *"." { "output".into() } else { self.root.join("output") });
        Options { root: self.root, output, resolve: crate::resolve::Options::default(), deny_warnings: false }
    }
}

/// The language that the arguments ask for, whatever else is wrong with them.
fn asked(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        let tag = if argument == "--lang" { arguments.next() } else { argument.strip_prefix("--lang=") };
        if let Some(language) = tag.and_then(Language::from_tag) {
            return Some(language);
        }
    }
    None
}

fn parsed(arguments: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    let command = match language {
        Language::English => Cli::command(),
        Language::Dutch => dutch::help(Cli::command()),
    };
    Cli::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

/// Tells why arguments are no command. Help and version come this way too, and are no mistake.
fn not_understood(error: &clap::Error, language: Language) -> Exit {
    match language {
        // Where they cannot be printed, nothing can.
        Language::English => drop(error.print()),
        Language::Dutch if error.use_stderr() => drop(say::err(&dutch::text(error))),
        Language::Dutch => drop(say::out(&dutch::text(error))),
    }
    if error.use_stderr() { Exit::Failed } else { Exit::Fine }
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language =
        asked(&arguments).unwrap_or_else(|| Language::of_environment(|name| std::env::var(name).ok()));
    let cli = match parsed(&arguments, language) {
        Ok(cli) => cli,
        Err(error) => return not_understood(&error, language),
    };
    match cli.command {
        Command::Build(build) => build.run(language),
        Command::Serve(serve) => serve.run(language),
        Command::Check(check) => check.run(language),
        Command::Explain(explain) => explain.run(language),
        Command::New(new) => new.run(language),
        Command::Schema(schema) => schema.run(language),
    }
}
