//! `rodedraad check`: says all that is wrong, and writes nothing.

use clap::Args;

use super::progress::Bar;
use super::{Exit, Form, Format, Root, say};
use crate::check;

#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    form: Form,
}

impl Check {
    /// Checks, and says what is wrong.
    pub(super) fn run(self) -> Exit {
        let options = self.root.options(None);
        let run = match check(&options, &Bar::new()) {
            Ok(run) => run,
            Err(failure) => return say::failure(&failure),
        };
        let exit = say::mistakes(&run, &options, self.form.format);
        let said = match self.form.format {
            Format::Json => Exit::Fine,
            Format::Text if run.diagnostics.is_empty() => say::out("No mistakes found\n"),
            Format::Text => say::err(&say::more_about(&run.diagnostics)),
        };
        if said == Exit::Fine { exit } else { said }
    }
}
