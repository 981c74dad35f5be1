//! Files from outside: what tells that one was changed, without reading it.
//!
//! In: what the system says of a file. Out: a [`Look`], to be compared with a later one, and [`Moment`]s on the clock of the
//! file system that the file is on.

use std::fs::Metadata;

use serde::{Deserialize, Serialize};

/// A file from outside: what differs when it was changed or replaced.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Look {
    size: u64,
    /// Which file it is. A file that takes the place of another may have the time and size of it.
    number: u64,
    /// Which file system it is on, and so whose clock its moments are of.
    device: u64,
    /// When its bytes last changed, or are said to have: programs can set it.
    modified: Moment,
    /// When its bytes, its name or its rights last changed; no program can set it.
    changed: Moment,
}

/// Nanoseconds since 1970, as a file system tells them: cut off to what it counts in, a few milliseconds or more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
pub struct Moment(i64);

impl Moment {
    /// A moment as systems tell it; one more than 292 years from 1970 is the furthest there is.
    fn new(seconds: i64, nanoseconds: i64) -> Self {
        Self(seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds))
    }
}

/// A moment by the clock of one file system.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Clock {
    device: u64,
    now: Moment,
}

impl Look {
    /// What the system says of a file or folder.
    #[cfg(unix)]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self {
            size: metadata.len(),
            number: metadata.ino(),
            device: metadata.dev(),
            modified: Moment::new(metadata.mtime(), metadata.mtime_nsec()),
            changed: Moment::new(metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    /// What the system says of a file or folder. It does not say when its name or rights changed.
    #[cfg(not(unix))]
    pub fn of(metadata: &Metadata) -> Self {
        use std::time::UNIX_EPOCH;
        let age = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = age.unwrap_or_default();
        let seconds = i64::try_from(modified.as_secs()).unwrap_or_default();
        Self {
            size: metadata.len(),
            modified: Moment::new(seconds, modified.subsec_nanos().into()),
            ..Self::default()
        }
    }

    /// Whether no change of a file is without a sign here: one may be where programs can set all that is told.
    pub const TELLS_ALL: bool = cfg!(unix);

    /// The number of the file on its file system.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The moment of a file that was made just now.
    pub fn clock(&self) -> Clock {
        Clock { device: self.device, now: self.changed }
    }

    /// Whether the file was last changed for certain before a moment, so that one that has this look after it has the bytes it had
    /// then. A file may be changed twice within the time that its file system counts as one moment, and look the same.
    pub fn is_older_than(&self, clock: Clock) -> bool {
        self.is_on(clock) && self.changed < clock.now
    }

    /// Whether the file is on the file system of a clock.
    pub fn is_on(&self, clock: Clock) -> bool {
        self.device == clock.device
    }

    /// Whether its bytes were last written before a moment, by what is said of it.
    pub fn was_written_before(&self, clock: Clock) -> bool {
        self.modified < clock.now
    }

    /// Whether its bytes were last written before a moment or in it, by what is said of it.
    pub fn was_written_by(&self, clock: Clock) -> bool {
        self.modified <= clock.now
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Look, Moment};

    #[test]
    fn what_changed_in_the_same_moment_is_not_older() {
        let clock = Clock { device: 7, now: Moment::new(100, 4_000_000) };
        let rows = [
            (7, Moment::new(100, 3_999_999), true),
            (7, Moment::new(99, 5_000_000), true),
            (7, Moment::new(100, 4_000_000), false),
            (7, Moment::new(100, 8_000_000), false),
            (7, Moment::new(200, 0), false),
            // Another file system may count in seconds, and have another clock.
            (8, Moment::new(99, 0), false),
        ];
        for (device, changed, expected) in rows {
            let look = Look { device, changed, ..Look::default() };
            assert_eq!(look.is_older_than(clock), expected, "{look:?}");
        }
    }
}
