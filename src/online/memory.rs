//! What earlier runs learnt of addresses, kept in `.rodedraad/links.json` in the site's folder, outside `content/`.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::diag::{Doing, Failure};
use crate::store;

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
        let text = store::read(root, NAME).unwrap_or_default();
        let mut known: BTreeMap<String, Known> = serde_json::from_slice(&text).unwrap_or_default();
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
    pub fn save(&self, root: &Path) -> Result<(), Failure> {
        let kept: BTreeMap<_, _> = self.known.iter().filter(|(_, known)| known.is_fresh(self.now)).collect();
        let text = serde_json::to_string_pretty(&kept).expect("texts and numbers are JSON");
        store::write(root, NAME, text.as_bytes())
            .map_err(|error| Failure::io(Doing::Write, store::path(root, NAME), error))
    }
}

/// The name of the file.
const NAME: &str = "links.json";

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
