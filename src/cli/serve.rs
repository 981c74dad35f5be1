//! `rodedraad serve`: the site as one writes it.

use std::net::IpAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use clap::Args;

use super::{Exit, Root, say};
use crate::diag::Diagnostics;
use crate::serve::{self, Said};
use crate::source::SourceTree;

/// How many changed files are named; of more the number is told.
const NAMED: usize = 3;

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Serve {
    #[command(flatten)]
    root: Root,
    /// The port to listen on; when it is taken, the next that is free
    #[arg(long, value_name = "PORT", default_value_t = 4321)]
    port: u16,
    /// Listens on this address in place of this machine's own: others on the network can then read the site
    #[arg(long, value_name = "ADDRESS")]
    host: Option<IpAddr>,
    /// Opens the site in the browser
    #[arg(long)]
    open: bool,
    /// Shows drafts, marked as such; this is so unless --no-drafts is given
    #[arg(long, overrides_with = "no_drafts")]
    drafts: bool,
    /// Leaves drafts out, as build does
    #[arg(long)]
    no_drafts: bool,
    /// Looks at the files now and then, for containers and network drives where the system does not tell of changes
    #[arg(long)]
    poll: bool,
    /// The address that opens your editor at a place, such as `idea://open?file=/{path}&line={line}`
    #[arg(long, value_name = "LINK", default_value = serve::EDITOR)]
    editor: String,
}

impl Serve {
    /// Serves until Ctrl-C.
    pub(super) fn run(self) -> Exit {
        if let Some(host) = self.host.filter(|host| !host.is_loopback()) {
            say::err(&format!(
                "warning: everyone who can reach {host} can read this site, drafts included\n"
            ));
        }
        let options = self.root.options(None);
        let log = Log { folder: say::folder(&options.root), opens: self.open, told: Mutex::default() };
        let options = serve::Options {
            root: options.root,
            resolve: crate::resolve::Options { drafts: self.drafts || !self.no_drafts },
            port: self.port,
            host: self.host,
            poll: self.poll,
            editor: self.editor,
        };
        match serve::serve(&options, &|said| log.say(said)) {
            Ok(()) => Exit::Fine,
            Err(failure) => say::failure(&failure),
        }
    }
}

/// Tells what happens on standard error.
pub(super) struct Log {
    folder: String,
    opens: bool,
    /// What was told to be wrong last: what is still wrong after an edit is not told once more.
    told: Mutex<String>,
}

impl Log {
    /// A log for a site whose files are told with this before their paths.
    pub(super) fn new(folder: String) -> Self {
        Self { folder, opens: false, told: Mutex::default() }
    }

    /// Tells one thing.
    pub(super) fn say(&self, said: Said<'_>) {
        match said {
            Said::Ready { urls, pages, took } => {
                say::err(&format!("{pages} pages in {}\n", in_time(took)));
                for url in &urls {
                    say::err(&format!("  {url}\n"));
                }
                say::err("Ctrl-C stops\n");
                if let Some(url) = urls.first().filter(|_| self.opens) {
                    open(url);
                }
            }
            Said::Polling(why) => {
                say::err(&format!("note: {why}, so the files are looked at a few times a second\n"));
            }
            Said::Made { changed, pages, took, is_good } => {
                let outcome =
                    if is_good { format!("{pages} pages") } else { "not shown: there are errors".to_owned() };
                let changed: Vec<&str> = changed.iter().map(|path| &**path).collect();
                say::err(&format!("{} → {outcome}, {}\n", named(&changed), in_time(took)));
            }
            Said::Wrong(diagnostics, tree) => self.wrong(diagnostics, tree),
            Said::Failed(failure) => {
                say::failure(&failure);
            }
            Said::Written(built, took) => {
                let files = if built.written == 1 { "file" } else { "files" };
                say::err(&format!("wrote {} {files} of {}, {}\n", built.written, built.files, in_time(took)));
            }
        }
    }

    fn wrong(&self, diagnostics: &Diagnostics, tree: &SourceTree) {
        let text = say::told(diagnostics, tree, &self.folder);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if *told != text {
            say::err(if text.is_empty() { "all is well again\n" } else { &text });
            *told = text;
        }
    }
}

/// "content/a.md", "content/a.md and 2 more".
fn named(paths: &[&str]) -> String {
    match paths {
        [first, rest @ ..] if paths.len() > NAMED => format!("{first} and {} more", rest.len()),
        _ => paths.join(", "),
    }
}

/// "4.2 ms", "1.3 s".
fn in_time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1.0 { format!("{:.1} ms", seconds * 1000.0) } else { format!("{seconds:.1} s") }
}

/// Opens an address in the browser, as far as the system has a way to.
fn open(url: &str) {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => {
            let mut command = Command::new("cmd");
            command.args(["/C", "start", ""]);
            command
        }
        _ => Command::new("xdg-open"),
    };
    let opened = command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        say::err("note: no browser could be opened; open the address above\n");
    }
}

/// Builds to disk at every change, until Ctrl-C.
pub(super) fn build_on_change(options: &crate::Options, poll: bool) -> Exit {
    let log = Log::new(say::folder(Path::new(&options.root)));
    match serve::build_on_change(options, poll, &|said| log.say(said)) {
        Ok(()) => Exit::Fine,
        Err(failure) => say::failure(&failure),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_time, named};
    use std::time::Duration;

    #[test]
    fn says_what_changed_and_how_long_it_took() {
        assert_eq!(named(&["a", "b"]), "a, b");
        assert_eq!(named(&["a", "b", "c", "d"]), "a and 3 more");
        assert_eq!(in_time(Duration::from_micros(4210)), "4.2 ms");
        assert_eq!(in_time(Duration::from_millis(1300)), "1.3 s");
    }
}
