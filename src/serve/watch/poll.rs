//! Looks at all files now and then: for containers, network drives, and a system that cannot tell of changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Message;
use crate::FOLDERS;
use crate::source::load::{Survey, survey};

/// How long between two looks.
const PAUSE: Duration = Duration::from_millis(300);

/// How many more looks tell of a file that changed: a second change within the same tick of the disk's clock has the
/// same time, and may have the same size.
const AGAIN: u32 = 8;

/// A thread that looks; it ends when this is dropped.
pub(super) struct Poll {
    _stop: Sender<()>,
}

impl Poll {
    /// Starts looking.
    pub(super) fn begin(root: PathBuf, sender: Sender<Message>) -> Self {
        let (stop, stopped) = channel();
        // What is there now is read after this; a change in between is seen by the first look.
        let mut known = survey(&root, FOLDERS).unwrap_or_default();
        thread::spawn(move || {
            let mut fresh: BTreeMap<String, u32> = BTreeMap::new();
            while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(PAUSE) {
                // A root that is gone for a moment has no files.
                let now = survey(&root, FOLDERS).unwrap_or_default();
                for path in differing(&known, &now) {
                    fresh.insert(path, AGAIN);
                }
                known = now;
                let paths: BTreeSet<String> = fresh.keys().cloned().collect();
                fresh.retain(|_, times| {
                    *times -= 1;
                    *times > 0
                });
                if !paths.is_empty() && sender.send(Message::Polled(paths)).is_err() {
                    return;
                }
            }
        });
        Self { _stop: stop }
    }
}

/// The paths that came, went, or look different.
fn differing(before: &Survey, now: &Survey) -> Vec<String> {
    let changed = now.iter().filter(|&(path, look)| before.get(path) != Some(look)).map(|(path, _)| path);
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    changed.chain(gone).cloned().collect()
}
