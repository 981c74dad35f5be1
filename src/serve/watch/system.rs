//! Changes as the system tells them. Folders are watched, not files: editors replace files, and a watch of a file would
//! go with the old one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;
use crate::FOLDERS;

/// A watcher of the system on the folders of a site.
pub(super) struct System {
    root: PathBuf,
    watcher: RecommendedWatcher,
    /// Folders outside the site that hold what links lead to.
    followed: BTreeSet<PathBuf>,
}

impl System {
    /// Starts it.
    ///
    /// # Errors
    /// Where the system cannot tell of changes, or of no more.
    pub(super) fn begin(root: &Path, sender: Sender<Message>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |event| {
            // When nobody listens any more the program is about to end.
            let _ = sender.send(Message::System(event));
        })?;
        let mut system = Self { root: root.to_owned(), watcher, followed: BTreeSet::new() };
        // The root itself tells when one of the folders goes or comes.
        system.watcher.watch(root, RecursiveMode::NonRecursive)?;
        system.watch_all()?;
        Ok(system)
    }

    /// Watches all folders there are; those that are watched already stay so.
    ///
    /// # Errors
    /// When a folder went meanwhile, or the system has no room for more; then not all are watched.
    pub(super) fn watch_all(&mut self) -> notify::Result<()> {
        let folders = FOLDERS.iter().map(|folder| (self.root.join(folder), RecursiveMode::Recursive));
        let followed = self.followed.iter().map(|folder| (folder.clone(), RecursiveMode::NonRecursive));
        for (folder, mode) in folders.chain(followed) {
            if folder.is_dir() {
                self.watcher.watch(&folder, mode)?;
            }
        }
        Ok(())
    }

    /// Watches the folders that hold what links lead to: a file that is replaced, or a folder that goes and comes back, is told
    /// by the folder around it. Those that links led to before are watched on. Whether there are new ones.
    ///
    /// # Errors
    /// As [`Self::watch_all`].
    pub(super) fn follow(&mut self, targets: &BTreeSet<PathBuf>) -> notify::Result<bool> {
        let is_watched = |folder: &Path| {
            folder == self.root || FOLDERS.iter().any(|name| folder.starts_with(self.root.join(name)))
        };
        let folders = targets.iter().filter_map(|target| target.parent());
        let fresh: Vec<PathBuf> = folders
            .filter(|folder| !is_watched(folder) && !self.followed.contains(*folder) && folder.is_dir())
            .map(Path::to_owned)
            .collect();
        let is_more = !fresh.is_empty();
        for folder in fresh {
            self.watcher.watch(&folder, RecursiveMode::NonRecursive)?;
            self.followed.insert(folder);
        }
        Ok(is_more)
    }
}
