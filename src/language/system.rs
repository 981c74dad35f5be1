//! What the operating system answers, in plain words.

use std::fmt;
use std::io::{self, ErrorKind};

use super::{Language, Words, say};

/// Why the system refused, as the end of a sentence: "the disk is full".
pub fn answer(error: &io::Error) -> Words {
    if let Some(Told(why)) = error.get_ref().and_then(|error| error.downcast_ref()) {
        return why.clone();
    }
    match error.kind() {
        // Somebody's own words say more than its kind.
        _ if error.get_ref().is_some() => unusual(error),
        ErrorKind::NotFound => say! { en: "it does not exist", nl: "het bestaat niet" },
        ErrorKind::PermissionDenied => say! { en: "it is not allowed", nl: "je hebt er geen rechten voor" },
        ErrorKind::NotADirectory => say! {
            en: "a file stands where a folder is needed",
            nl: "er staat een bestand waar een map nodig is",
        },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            say! { en: "the disk is full", nl: "de schijf is vol" }
        }
        ErrorKind::ReadOnlyFilesystem => {
            say! { en: "the disk cannot be written to", nl: "op deze schijf kan niet worden geschreven" }
        }
        _ => unusual(error),
    }
}

fn unusual(error: &io::Error) -> Words {
    say! { en: "{error}", nl: "het systeem meldt: {error}" }
}

/// Words as an error, for what comes up the same way as the answers of the system.
#[derive(Debug)]
pub struct Told(pub Words);

impl Told {
    /// An answer of the system in words of our own.
    pub fn error(kind: ErrorKind, why: Words) -> io::Error {
        io::Error::new(kind, Self(why))
    }
}

/// For programs and logs; people are told the words of their language.
impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.get(Language::English))
    }
}

impl std::error::Error for Told {}
