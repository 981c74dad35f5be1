//! `rodedraad serve`: the site as one writes it.

use std::net::IpAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use clap::Args;

use super::{Exit, Root, say};
use crate::diag::{Diagnostics, Language, Words, say};
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
    pub(super) fn run(self, language: Language) -> Exit {
        if let Some(host) = self.host.filter(|host| !host.is_loopback()) {
            let open = say! {
                en: "warning: everyone who can reach {host} can read this site, drafts included\n",
                nl: "waarschuwing: iedereen die bij {host} kan, kan deze site lezen, ook wat nog niet af is\n",
            };
            say::err(open.get(language));
        }
        let options = self.root.options(None);
        let log = Log { opens: self.open, ..Log::new(&options.root, language) };
        let options = serve::Options {
            root: options.root,
            resolve: crate::resolve::Options { drafts: self.drafts || !self.no_drafts },
            port: self.port,
            host: self.host,
            poll: self.poll,
            editor: self.editor,
            language,
        };
        match serve::serve(&options, &|said| log.say(said)) {
            Ok(()) => Exit::Fine,
            Err(failure) => say::failure(&failure, language),
        }
    }
}

/// Tells what happens on standard error.
pub(super) struct Log {
    folder: String,
    opens: bool,
    language: Language,
    /// What was told to be wrong last: what is still wrong after an edit is not told once more.
    told: Mutex<String>,
}

impl Log {
    /// A log for the site in a folder.
    pub(super) fn new(root: &Path, language: Language) -> Self {
        Self { folder: say::folder(root), opens: false, language, told: Mutex::default() }
    }

    /// Tells one thing.
    pub(super) fn say(&self, said: Said<'_>) {
        match said {
            Said::Ready { urls, pages, took } => self.ready(&urls, pages, took),
            Said::Polling(why) => self.tell(&say! {
                en: "note: {why}, so the files are looked at a few times a second\n",
                nl: "opmerking: {why}; daarom worden de bestanden een paar keer per seconde bekeken\n",
                why = why,
            }),
            Said::Made { changed, pages, took, is_good } => {
                let outcome = if is_good {
                    pages_of(pages)
                } else {
                    say! { en: "not shown: there are errors", nl: "niet getoond: er zijn fouten" }
                };
                let changed: Vec<&str> = changed.iter().map(|path| &**path).collect();
                self.tell(&say! {
                    en: "{changed} → {outcome}, {time}\n",
                    nl: "{changed} → {outcome}, {time}\n",
                    changed = named(&changed),
                    outcome = outcome,
                    time = in_time(took),
                });
            }
            Said::Wrong(diagnostics, tree) => self.wrong(diagnostics, tree),
            Said::Failed(failure) => {
                say::failure(&failure, self.language);
            }
            Said::Written(built, took) => self.tell(&say! {
                en: "wrote {written} of {files}, {time}\n",
                nl: "{written} van de {files} geschreven, {time}\n",
                written = Words::counted(built.written, ["file", "files"], ["bestand", "bestanden"]),
                files = built.files,
                time = in_time(took),
            }),
        }
    }

    fn tell(&self, words: &Words) {
        say::err(words.get(self.language));
    }

    fn ready(&self, urls: &[String], pages: usize, took: Duration) {
        self.tell(&say! {
            en: "{pages} in {time}\n",
            nl: "{pages} in {time}\n",
            pages = pages_of(pages),
            time = in_time(took),
        });
        for url in urls {
            say::err(&format!("  {url}\n"));
        }
        self.tell(&say! { en: "Ctrl-C stops\n", nl: "Stoppen: Ctrl-C\n" });
        if let Some(url) = urls.first().filter(|_| self.opens)
            && !open(url)
        {
            self.tell(&say! {
                en: "note: no browser could be opened; open the address above\n",
                nl: "opmerking: er kon geen browser worden geopend; open zelf het adres hierboven\n",
            });
        }
    }

    fn wrong(&self, diagnostics: &Diagnostics, tree: &SourceTree) {
        let text = say::told(diagnostics, tree, &self.folder, self.language);
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if *told == text {
            return;
        }
        if text.is_empty() {
            self.tell(&say! { en: "all is well again\n", nl: "alles is weer in orde\n" });
        } else {
            say::err(&text);
        }
        *told = text;
    }
}

/// "1 page", "143 pages".
fn pages_of(pages: usize) -> Words {
    Words::counted(pages, ["page", "pages"], ["pagina", "pagina's"])
}

/// "content/a.md", "content/a.md and 2 more".
fn named(paths: &[&str]) -> Words {
    match paths {
        [first, rest @ ..] if paths.len() > NAMED => {
            let more = rest.len();
            say! { en: "{first} and {more} more", nl: "{first} en nog {more}" }
        }
        _ => Words::same(paths.join(", ")),
    }
}

/// "4.2 ms", "1.3 s"; in Dutch "4,2 ms", "1,3 s".
fn in_time(time: Duration) -> Words {
    let seconds = time.as_secs_f64();
    Words::each(|language| {
        if seconds < 1.0 {
            language.number(seconds * 1000.0, 1) + " ms"
        } else {
            language.number(seconds, 1) + " s"
        }
    })
}

/// Opens an address in the browser; gives whether the system has a way to.
fn open(url: &str) -> bool {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => {
            let mut command = Command::new("cmd");
            command.args(["/C", "start", ""]);
            command
        }
        _ => Command::new("xdg-open"),
    };
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

/// Builds to disk at every change, until Ctrl-C.
pub(super) fn build_on_change(options: &crate::Options, poll: bool, language: Language) -> Exit {
    let log = Log::new(&options.root, language);
    match serve::build_on_change(options, poll, &|said| log.say(said)) {
        Ok(()) => Exit::Fine,
        Err(failure) => say::failure(&failure, language),
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, in_time, named};
    use std::time::Duration;

    #[test]
    fn says_what_changed_and_how_long_it_took() {
        assert_eq!(named(&["a", "b"]), Words::same("a, b"));
        assert_eq!(named(&["a", "b", "c", "d"]).nl, "a en nog 3");
        assert_eq!(in_time(Duration::from_micros(4210)).en, "4.2 ms");
        assert_eq!(in_time(Duration::from_millis(1300)).nl, "1,3 s");
    }
}
