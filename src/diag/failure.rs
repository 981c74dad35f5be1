//! The machine's failure: told, and then the command ends.
//!
//! In: what was being done and what the operating system answered. Out: a sentence in plain words and what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// The machine's failure: not the author's mistake, and nothing more can be done.
#[derive(Debug)]
pub struct Failure {
    /// What was being done, as in "could not write".
    pub doing: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub reason: FailureReason,
}

/// Why the machine failed.
#[derive(Debug)]
pub enum FailureReason {
    /// The operating system's answer.
    Io(io::Error),
    /// Said in a sentence, with how to mend it.
    Said(String),
}

impl Failure {
    /// What was being done, to which path, and the system's answer.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self { doing, path: path.into(), reason: FailureReason::Io(error) }
    }

    /// What was being done, to which path, and why it could not be.
    pub fn said(doing: &'static str, path: impl Into<PathBuf>, why: impl Into<String>) -> Self {
        Self { doing, path: path.into(), reason: FailureReason::Said(why.into()) }
    }
}

impl Failure {
    /// What the reader can do about it, where the reason does not say so itself.
    pub fn help(&self) -> Option<&'static str> {
        match &self.reason {
            FailureReason::Io(error) => Some(in_plain_words(error).map_or(ELSE, |(_, help)| help)),
            FailureReason::Said(_) => None,
        }
    }
}

/// What to do when the system says something unusual.
const ELSE: &str =
    "run the command again; if it fails again, show this message to whoever looks after the computer";

/// The common answers of an operating system, and what to do about each. Nothing for what was said in words of our own.
fn in_plain_words(error: &io::Error) -> Option<(&'static str, &'static str)> {
    if error.get_ref().is_some() {
        return None;
    }
    Some(match error.kind() {
        io::ErrorKind::NotFound => {
            ("it does not exist", "check the spelling, and the folder you run the command in")
        }
        io::ErrorKind::PermissionDenied => ("it is not allowed", "check that you may read and write there"),
        io::ErrorKind::NotADirectory => {
            ("a file stands where a folder is needed", "move that file, or choose another folder")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("the disk is full", "make room on the disk, and run the command again")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            ("the disk cannot be written to", "choose another folder with --output")
        }
        _ => return None,
    })
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "could not {} {}: ", self.doing, self.path.display())?;
        match &self.reason {
            FailureReason::Io(error) => match in_plain_words(error) {
                Some((why, _)) => formatter.write_str(why),
                None => write!(formatter, "{error}"),
            },
            FailureReason::Said(why) => formatter.write_str(why),
        }
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use std::io;

    use super::Failure;

    #[test]
    fn says_what_and_what_to_do() {
        let full = Failure::io("write", "output/a.html", io::ErrorKind::StorageFull.into());
        assert_eq!(full.to_string(), "could not write output/a.html: the disk is full");
        assert_eq!(full.help(), Some("make room on the disk, and run the command again"));
        let said = Failure::said("write", "output", "it has files of another program; choose another folder");
        assert_eq!(
            said.to_string(),
            "could not write output: it has files of another program; choose another folder"
        );
        assert_eq!(said.help(), None);
    }
}
