//! The machine's failure: told, and then the command ends.
//!
//! In: what was being done and what the operating system answered. Out: a sentence in plain words and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::{Language, Words, say};
use crate::language::answer;

/// The machine's failure: not the author's mistake, and nothing more can be done.
#[derive(Debug)]
pub struct Failure {
    /// What was being done.
    pub doing: Doing,
    /// To what: a file, a folder or an address. Empty where there is no such thing.
    pub path: PathBuf,
    /// Why it failed.
    pub reason: FailureReason,
}

/// What can fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Reading a file or folder.
    Read,
    /// Writing a file.
    Write,
    /// Writing into a folder.
    WriteTo,
    /// Clearing away what an earlier build left in a folder.
    ClearAway,
    /// Hearing of changes in a folder.
    Watch,
    /// Listening on an address or port.
    ListenOn,
    /// Starting the server of the preview.
    StartServer,
    /// Hearing that the program is to stop.
    HearStop,
    /// Asking other sites whether pages are still there.
    AskOthers,
    /// Making the site.
    Make,
}

/// Why the machine failed.
#[derive(Debug)]
pub enum FailureReason {
    /// The operating system's answer.
    Io(io::Error),
    /// Said in a sentence, with how to mend it.
    Said(Words),
}

impl Doing {
    /// That it could not be done: "could not read content/a.md".
    fn failed(self, path: &str) -> Words {
        match self {
            Self::Read => say! { en: "could not read {path}", nl: "kan {path} niet lezen" },
            Self::Write => say! { en: "could not write {path}", nl: "kan {path} niet schrijven" },
            Self::WriteTo => say! { en: "could not write to {path}", nl: "kan niet schrijven in {path}" },
            Self::ClearAway => say! {
                en: "could not clear away what an earlier build left in {path}",
                nl: "kan niet opruimen wat een eerdere keer bouwen achterliet in {path}",
            },
            Self::Watch => {
                say! { en: "could not watch {path}", nl: "kan {path} niet volgen" }
            }
            Self::ListenOn => say! { en: "could not listen on {path}", nl: "kan niet luisteren op {path}" },
            Self::StartServer => {
                say! { en: "could not start the preview", nl: "kan het voorbeeld niet starten" }
            }
            Self::HearStop => say! {
                en: "could not listen for the signal to stop",
                nl: "kan niet horen wanneer het programma moet stoppen",
            },
            Self::AskOthers => say! {
                en: "could not look whether the links of {path} still work",
                nl: "kan niet nagaan of de links van {path} nog werken",
            },
            Self::Make => say! { en: "could not make the site", nl: "kan de site niet maken" },
        }
    }
}

impl Failure {
    /// What was being done, to which path, and the system's answer.
    pub fn io(doing: Doing, path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self { doing, path: path.into(), reason: FailureReason::Io(error) }
    }

    /// What was being done, to which path, and why it could not be.
    pub fn said(doing: Doing, path: impl Into<PathBuf>, why: impl Into<Words>) -> Self {
        Self { doing, path: path.into(), reason: FailureReason::Said(why.into()) }
    }

    /// What failed, and why.
    pub fn message(&self) -> Words {
        let why = match &self.reason {
            FailureReason::Io(error) => answer(error),
            FailureReason::Said(why) => why.clone(),
        };
        let failed = self.doing.failed(&self.path.display().to_string());
        say! { en: "{failed}: {why}", nl: "{failed}: {why}", failed = failed, why = why }
    }

    /// What the reader can do about it, where the reason does not say so itself.
    pub fn help(&self) -> Option<Words> {
        match &self.reason {
            // What was said in words of our own says it itself.
            FailureReason::Io(error) => error.get_ref().is_none().then(|| remedy(error)),
            FailureReason::Said(_) => None,
        }
    }
}

/// What to do about an answer of the operating system.
fn remedy(error: &io::Error) -> Words {
    match error.kind() {
        io::ErrorKind::NotFound => say! {
            en: "check the spelling, and the folder you run the command in",
            nl: "kijk of de naam klopt, en of je in de goede map staat",
        },
        io::ErrorKind::PermissionDenied => say! {
            en: "check that you may read and write there",
            nl: "zorg dat je daar mag lezen en schrijven",
        },
        io::ErrorKind::NotADirectory => say! {
            en: "move that file, or choose another folder",
            nl: "verplaats dat bestand, of kies een andere map",
        },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say! {
            en: "make room on the disk, and run the command again",
            nl: "maak ruimte op de schijf en voer de opdracht nog eens uit",
        },
        io::ErrorKind::ReadOnlyFilesystem => say! {
            en: "choose another folder with --output",
            nl: "kies een andere map met --output",
        },
        _ => say! {
            en: "run the command again; if it fails again, show this message to whoever looks after the computer",
            nl: "voer de opdracht nog eens uit; lukt het dan weer niet, laat deze melding dan zien aan wie de computer beheert",
        },
    }
}

/// For programs and logs; people are told [`Failure::message`] in their language.
impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.message().get(Language::English))
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Doing, Failure, say};
    use crate::language::Told;

    #[test]
    fn says_what_and_what_to_do() {
        let full = Failure::io(Doing::Write, "output/a.html", io::ErrorKind::StorageFull.into());
        assert_eq!(full.message().en, "could not write output/a.html: the disk is full");
        assert_eq!(full.message().nl, "kan output/a.html niet schrijven: de schijf is vol");
        assert_eq!(full.help().unwrap().en, "make room on the disk, and run the command again");
        let why =
            say! { en: "it is in use; choose another folder", nl: "die is in gebruik; kies een andere map" };
        let said = Failure::said(Doing::WriteTo, "output", why.clone());
        assert_eq!(said.message().en, "could not write to output: it is in use; choose another folder");
        assert_eq!(said.help(), None);
        let told = Failure::io(Doing::WriteTo, "output", Told::error(io::ErrorKind::Other, why));
        assert_eq!(told.message(), said.message());
    }
}
