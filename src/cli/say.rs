//! What is said, and where: mistakes as text on standard error, results and JSON on standard output.
//!
//! In: what came of a run. Out: words, coloured where the terminal and `NO_COLOR` allow it. A reader that has gone
//! (`| head`) is no failure.

use std::io::{self, Write};
use std::path::{Path, absolute};

use anstream::{AutoStream, ColorChoice};

use super::{Exit, Format};
use crate::diag::{
    self, Diagnostics, Failure, Language, Telling, Words, report, report_failure, report_refusal, say,
};
use crate::source::SourceTree;
use crate::{Options, Run};

/// Says text on standard output.
pub(super) fn out(text: &str) -> Exit {
    written(anstream::stdout().lock().write_all(text.as_bytes()))
}

/// Says text on standard error.
pub(super) fn err(text: &str) -> Exit {
    written(anstream::stderr().lock().write_all(text.as_bytes()))
}

fn written(result: io::Result<()>) -> Exit {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed,
        _ => Exit::Fine,
    }
}

/// Says what is wrong; the exit tells whether something of it stops the run.
pub(super) fn mistakes(run: &Run, options: &Options, format: Format, language: Language) -> Exit {
    let folder = folder(&options.root);
    let for_program =
        |format| out(&report(&run.diagnostics, &run.tree, Telling { format, language, folder: &folder }));
    let said = match format {
        // Empty where nothing is wrong.
        Format::Text => err(&told(&run.diagnostics, &run.tree, &folder, language)),
        Format::Plain => {
            let telling = Telling { format: diag::Format::Plain, language, folder: &folder };
            err(&report(&run.diagnostics, &run.tree, telling))
        }
        Format::Json => for_program(diag::Format::Json),
        Format::Github => for_program(diag::Format::Github),
        Format::Sarif => for_program(diag::Format::Sarif),
    };
    match said {
        Exit::Fine if options.is_stopped_by(&run.diagnostics) => Exit::Mistakes,
        exit => exit,
    }
}

/// All that is wrong as text; empty where nothing is.
pub(super) fn told(diagnostics: &Diagnostics, tree: &SourceTree, folder: &str, language: Language) -> String {
    let format = if is_dumb() { diag::Format::Plain } else { diag::Format::Text { colour: has_colour() } };
    report(diagnostics, tree, Telling { format, language, folder })
}

/// Whether the terminal says that it cannot draw.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// How to learn more about one of the mistakes; a whole line.
pub(super) fn more_about(diagnostics: &Diagnostics, language: Language) -> String {
    let worst = diagnostics.iter().min_by_key(|diagnostic| diagnostic.severity);
    let code = worst.map_or("CODE", |diagnostic| diagnostic.code.name());
    let more = say! {
        en: "More about a mistake: rodedraad explain {code}\n",
        nl: "Meer over een fout: rodedraad explain {code}\n",
    };
    more.get(language).to_owned()
}

/// What was asked for and cannot be: why, and what can.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) message: Words,
    pub(super) help: Words,
}

/// Says that something was asked for that cannot be.
pub(super) fn refused(refused: &Refused, language: Language) -> Exit {
    err(&report_refusal(&refused.message, Some(&refused.help), language, has_colour()));
    Exit::Failed
}

/// Says that the machine failed, and what to do.
pub(super) fn failure(failure: &Failure, language: Language) -> Exit {
    err(&report_failure(failure, language, has_colour()));
    Exit::Failed
}

/// A path as short as it can be from the current folder.
pub(super) fn short(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    let full = absolute(path).ok();
    let below = here.zip(full).and_then(|(here, full)| Some(full.strip_prefix(here).ok()?.to_owned()));
    below.unwrap_or_else(|| path.to_owned()).display().to_string()
}

/// What to put before the paths of a site's files so that they are found from the current folder.
pub(super) fn folder(root: &Path) -> String {
    let short = short(root);
    let folder = short.trim_end_matches('/');
    match (folder, short.as_str()) {
        ("", "") => String::new(),
        _ => format!("{folder}/"),
    }
}

fn has_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}
