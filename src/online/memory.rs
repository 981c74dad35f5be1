//! What earlier runs learnt of addresses, kept in `.rodedraad/links.json` in the site's folder, outside `content/`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::diag::{Doing, Failure};

/// A page that was there is asked for again after a week, one that was gone after a day: somebody may be mending it.
const THERE: Duration = Duration::from_hours(7 * 24);
const GONE: Duration = Duration::from_hours(24);

/// What is known of addresses at this moment.
#[derive(Debug, Default)]
pub struct Memory {
    known: BTreeMap<String, Known>,
    /// Seconds since 1970.
    now: u64,
}

/// An answer, and when it was given.
#[derive(Clone, Serialize, Deserialize, Debug)]
struct Known {
    at: u64,
    answer: Answer,
}

impl Memory {
    /// What was learnt before and is still fresh. A file that cannot be read is as good as none: all is asked again.
    pub fn open(root: &Path) -> Self {
        #[expect(clippy::disallowed_methods, reason = "what others answered grows old; no part of a build")]
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
        #[expect(clippy::disallowed_methods, reason = "no source of the site: what earlier runs learnt")]
        let text = std::fs::read_to_string(file(root)).unwrap_or_default();
        let mut known: BTreeMap<String, Known> = serde_json::from_str(&text).unwrap_or_default();
        known.retain(|_, known| known.is_fresh(now));
        Self { known, now }
    }

    /// What is known of an address.
    pub fn answer(&self, address: &str) -> Option<&Answer> {
        self.known.get(address).map(|known| &known.answer)
    }

    pub(super) fn learn(&mut self, address: &str, answer: Answer) {
        self.known.insert(address.to_owned(), Known { at: self.now, answer });
    }

    /// Keeps it for later runs, in a folder that git passes over.
    ///
    /// # Errors
    /// When the machine fails to write.
    #[expect(clippy::disallowed_methods, reason = "no part of the site, and in a folder of its own")]
    pub fn save(&self, root: &Path) -> Result<(), Failure> {
        let kept: BTreeMap<_, _> = self.known.iter().filter(|(_, known)| known.is_fresh(self.now)).collect();
        let file = file(root);
        let folder = root.join(FOLDER);
        let text = serde_json::to_string_pretty(&kept).expect("texts and numbers are JSON");
        std::fs::create_dir_all(&folder).map_err(|error| Failure::io(Doing::WriteTo, &folder, error))?;
        let ignored = folder.join(".gitignore");
        std::fs::write(&ignored, "*\n").map_err(|error| Failure::io(Doing::Write, &ignored, error))?;
        std::fs::write(&file, text).map_err(|error| Failure::io(Doing::Write, &file, error))
    }
}

/// The folder for what is no part of the site.
const FOLDER: &str = ".rodedraad";

fn file(root: &Path) -> PathBuf {
    root.join(FOLDER).join("links.json")
}

impl Known {
    /// Whether it is still worth something; what nobody could tell is asked again each time.
    fn is_fresh(&self, now: u64) -> bool {
        let age = Duration::from_secs(now.saturating_sub(self.at));
        match self.answer {
            Answer::There | Answer::Moved(_) => age < THERE,
            Answer::Gone(_) => age < GONE,
            Answer::Unknown(_) | Answer::TooMuch => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Known};

    #[test]
    fn answers_grow_old() {
        const DAY: u64 = 24 * 3600;
        let rows = [
            (Answer::There, 6 * DAY, true),
            (Answer::There, 8 * DAY, false),
            (Answer::Gone(404), DAY / 2, true),
            (Answer::Gone(404), 2 * DAY, false),
            (Answer::TooMuch, 0, false),
        ];
        for (answer, age, expected) in rows {
            let known = Known { at: 1000, answer };
            assert_eq!(known.is_fresh(1000 + age), expected, "{known:?} after {age} s");
        }
    }
}
