//! `rodedraad build`: makes the website.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::progress::Bar;
use super::{Exit, Form, Format, Root, say};
use crate::diag::{Diagnostics, Language, Words, say};
use crate::{Built, Options, Progress, Run, build};

#[derive(Args)]
pub(super) struct Build {
    #[command(flatten)]
    root: Root,
    /// The folder to write to; by default output/ in the site's folder
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
    /// Says only what is wrong
    #[arg(long, short)]
    quiet: bool,
    /// Builds again whenever a file changes, until Ctrl-C
    #[arg(long)]
    watch: bool,
    /// With --watch: looks at the files now and then, where the system does not tell of changes
    #[arg(long, requires = "watch")]
    poll: bool,
}

impl Build {
    /// Builds, says what is wrong, and tells what was made.
    pub(super) fn run(self, language: Language) -> Exit {
        let start = Instant::now();
        let options = self.form.strict(self.root.options(self.output));
        if self.watch {
            return super::serve::build_on_change(&options, self.poll, language);
        }
        let result = if self.quiet {
            build(&options, &())
        } else {
            build(&options, &Bar::new(language) as &dyn Progress)
        };
        let run = match result {
            Ok(run) => run,
            Err(failure) => return say::failure(&failure, language),
        };
        let exit = told(&run, &options, (self.form.format, self.quiet), start, language);
        // The program ends: the system takes back all memory at once, sooner than text by text.
        std::mem::forget(run);
        exit
    }
}

/// Says what came of a build.
fn told(
    run: &Run,
    options: &Options,
    (format, is_quiet): (Format, bool),
    start: Instant,
    language: Language,
) -> Exit {
    let exit = say::mistakes(run, options, format, language);
    let last = match &run.built {
        _ if is_quiet => return exit,
        Some(built) => made(*built, options, start.elapsed()).get(language).to_owned(),
        None => nothing(&run.diagnostics, language),
    };
    let is_result = run.built.is_some() && format.is_for_people();
    let said = if is_result { say::out(&last) } else { say::err(&last) };
    if said == Exit::Fine { exit } else { said }
}

/// Says that nothing was written, and how to learn why.
fn nothing(diagnostics: &Diagnostics, language: Language) -> String {
    let nothing = say! { en: "Nothing was written. ", nl: "Er is niets geschreven. " };
    nothing.get(language).to_owned() + &say::more_about(diagnostics, language)
}

/// "Built 143 pages, 27 figures and 431 files in 0.21 s", and where to look.
fn made(built: Built, options: &Options, time: Duration) -> Words {
    let home = say::short(&options.output.join("index.html"));
    say! {
        en: "Built {pages}, {figures} and {files} in {time:.2} s\nOpen {home}\n",
        nl: "{pages}, {figures} en {files} gemaakt in {time:.2} s\nOpen {home}\n",
        pages = Words::counted(built.pages, ["page", "pages"], ["pagina", "pagina's"]),
        figures = Words::counted(built.figures, ["figure", "figures"], ["figuur", "figuren"]),
        files = Words::counted(built.files, ["file", "files"], ["bestand", "bestanden"]),
        time = time.as_secs_f64(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::made;
    use crate::{Built, Options};

    #[test]
    fn tells_what_was_made() {
        let built = Built { pages: 143, figures: 1, files: 431, written: 2, deleted: 0 };
        let options = Options {
            root: ".".into(),
            output: "output".into(),
            resolve: crate::resolve::Options::default(),
            deny_warnings: false,
        };
        assert_eq!(
            made(built, &options, Duration::from_millis(212)).en,
            "Built 143 pages, 1 figure and 431 files in 0.21 s\nOpen output/index.html\n"
        );
    }
}
