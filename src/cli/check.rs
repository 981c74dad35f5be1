//! `rodedraad check`: says all that is wrong, and writes nothing.

use std::path::{Path, PathBuf};

use clap::Args;

use super::progress::Bar;
use super::{Exit, Form, Root, say};
use crate::diag::{Doing, Failure, Language, Level, Setting, Words, say, settle};
use crate::online::{self, Manners, Memory};
use crate::{Progress, Run, check};

#[derive(Args)]
pub(super) struct Check {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    form: Form,
    /// Writes a list of the personal data that was found, and why it is allowed, in Markdown
    #[arg(long, value_name = "FILE")]
    audit: Option<PathBuf>,
    /// Also asks other sites whether the pages that are linked to are still there
    #[arg(long)]
    online: bool,
}

impl Check {
    /// Checks, and says what is wrong.
    pub(super) fn run(self, language: Language) -> Exit {
        let options = self.form.strict(self.root.options(None));
        let bar = Bar::new(language);
        let mut run = match check(&options, &bar) {
            Ok(run) => run,
            Err(failure) => return say::failure(&failure, language),
        };
        if self.online
            && let Err(failure) = ask_others(&mut run, &options.root, &bar)
        {
            return say::failure(&failure, language);
        }
        if let Some(failure) = self.audit.as_deref().and_then(|file| write_audit(&run, file).err()) {
            return say::failure(&failure, language);
        }
        let exit = say::mistakes(&run, &options, self.form.format, language);
        let none = say! { en: "No mistakes found\n", nl: "Geen fouten gevonden\n" };
        let said = match self.form.format {
            format if !format.is_for_people() => Exit::Fine,
            _ if run.diagnostics.is_empty() => say::out(none.get(language)),
            _ => say::err(&say::more_about(&run.diagnostics, language)),
        };
        if self.form.format.is_for_people() {
            say::err(&lowered(&run.settings, language));
        }
        // The program ends: to give a site of ten thousand pages back text by text would take longer than some of its stages.
        std::mem::forget(run);
        if said == Exit::Fine { exit } else { said }
    }
}

/// What the site makes less of, and why; a line each.
fn lowered(settings: &[Setting], language: Language) -> String {
    let line = |setting: &Setting| {
        let level = match setting.level {
            Level::Off => say! { en: "switched off", nl: "staat uit" },
            Level::Told(severity) => Words::each(|language| severity.word(language).to_owned()),
        };
        let (code, reason) = (setting.code.name(), &setting.reason);
        let line = say! {
            en: "{code}: {level}, because: {reason}\n", nl: "{code}: {level}, want: {reason}\n", level = level,
        };
        line.get(language).to_owned()
    };
    settings.iter().filter(|setting| setting.is_lower()).map(line).collect()
}

/// Asks for the links that lead to other sites, and remembers what was learnt.
fn ask_others(run: &mut Run, root: &Path, bar: &Bar) -> Result<(), Failure> {
    let mut memory = Memory::open(root);
    let stage = say! { en: "Asking other sites", nl: "Andere sites vragen" };
    bar.stage(stage, online::count(&run.links, &memory));
    let found = online::ask(&run.links, &mut memory, Manners::default(), &|| bar.advance())
        .map_err(|why| Failure::said(Doing::AskOthers, root, why))?;
    run.diagnostics.extend(settle(found, &run.settings));
    memory.save(root)
}

/// Writes the list for the privacy officer; without a site there is none.
fn write_audit(run: &Run, file: &Path) -> Result<(), Failure> {
    let Some(audit) = &run.audit else { return Ok(()) };
    #[expect(
        clippy::disallowed_methods,
        reason = "the list is no part of the site, and stands where the user says"
    )]
    std::fs::write(file, audit.markdown(&run.tree)).map_err(|error| Failure::io(Doing::Write, file, error))
}
