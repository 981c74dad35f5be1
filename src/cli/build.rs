//! `rodedraad build`: makes the website.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::progress::Bar;
use super::{Exit, Form, Format, Root, say};
use crate::{Built, Options, Progress, build};

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
    pub(super) fn run(self) -> Exit {
        let start = Instant::now();
        let options = self.root.options(self.output);
        if self.watch {
            return super::serve::build_on_change(&options, self.poll);
        }
        let result =
            if self.quiet { build(&options, &()) } else { build(&options, &Bar::new() as &dyn Progress) };
        let run = match result {
            Ok(run) => run,
            Err(failure) => return say::failure(&failure),
        };
        let exit = say::mistakes(&run, &options, self.form.format);
        let last = match &run.built {
            _ if self.quiet => return exit,
            Some(built) => made(*built, &options, start.elapsed()),
            None => format!("Nothing was written. {}", say::more_about(&run.diagnostics)),
        };
        // JSON has standard output for itself.
        let said = match (&run.built, self.form.format) {
            (Some(_), Format::Text) => say::out(&last),
            _ => say::err(&last),
        };
        if said == Exit::Fine { exit } else { said }
    }
}

/// "Built 143 pages, 27 figures and 431 files in 0.21 s", and where to look.
fn made(built: Built, options: &Options, time: Duration) -> String {
    let pages = counted(built.pages, "page");
    let figures = counted(built.figures, "figure");
    let files = counted(built.files, "file");
    let home = say::short(&options.output.join("index.html"));
    format!("Built {pages}, {figures} and {files} in {:.2} s\nOpen {home}\n", time.as_secs_f64())
}

/// "1 page", "2 pages".
fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
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
        };
        assert_eq!(
            made(built, &options, Duration::from_millis(212)),
            "Built 143 pages, 1 figure and 431 files in 0.21 s\nOpen output/index.html\n"
        );
    }
}
