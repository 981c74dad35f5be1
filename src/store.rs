//! What runs keep for later ones: files in `.rodedraad/` in the site's folder, outside `content/`.
//!
//! In: the site's folder, a name and bytes. Out: the same bytes in a later run, if nobody took them away. Nothing in it is part of
//! the site, and all of it may go at any time: it only saves time.

#![expect(clippy::disallowed_methods, reason = "no source and no part of the site: what earlier runs learnt")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::source::{Clock, Look};

/// The folder, by its name in the site's.
const FOLDER: &str = ".rodedraad";

/// Where a file is kept.
pub(crate) fn path(root: &Path, name: &str) -> PathBuf {
    root.join(FOLDER).join(name)
}

/// What was kept under a name; one that cannot be read is as good as none.
pub(crate) fn read(root: &Path, name: &str) -> Option<Vec<u8>> {
    fs::read(path(root, name)).ok()
}

/// The first bytes of what was kept under a name, at most so many.
pub(crate) fn start(root: &Path, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path(root, name)).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether something was kept under a name.
pub(crate) fn has(root: &Path, name: &str) -> bool {
    fs::symlink_metadata(path(root, name)).is_ok()
}

/// Keeps a file.
pub(crate) fn write(root: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = path(root, name);
    make_folder_of(&path)?;
    fs::write(path, bytes)
}

/// Takes a file away.
pub(crate) fn remove(root: &Path, name: &str) {
    let _ = fs::remove_file(path(root, name));
}

/// The names of all that is kept in a folder of this one, in no particular order.
pub(crate) fn names(root: &Path, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(path(root, folder)).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Makes the folder of a file, and a file in it that tells git to pass over what is there.
fn make_folder_of(path: &Path) -> io::Result<()> {
    let ignored = path.with_file_name(".gitignore");
    if fs::symlink_metadata(&ignored).is_ok() {
        return Ok(());
    }
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(ignored, "*\n")
}

/// A file that is going to be kept. Dropped without [`Draft::keep`], it leaves nothing.
#[derive(Debug)]
pub(crate) struct Draft {
    file: File,
    /// What stands there now, and where it will.
    paths: [PathBuf; 2],
    clock: Clock,
}

impl Draft {
    /// Begins a file that will have a name, and looks at the clock of the file system it is on. Nothing where files cannot be made.
    pub(crate) fn begin(root: &Path, name: &str) -> Option<Self> {
        let paths = [path(root, &format!("{name}.new")), path(root, name)];
        make_folder_of(&paths[1]).ok()?;
        // What a run that was killed left would be of its time. Should another run be writing at this moment, its file has no name any
        // more, and it may give its name to ours: a ledger that is not whole is none, and then all is made.
        drop(fs::remove_file(&paths[0]));
        let file = OpenOptions::new().write(true).create_new(true).open(&paths[0]).ok()?;
        let clock = Look::of(&file.metadata().ok()?).clock();
        Some(Self { file, paths, clock })
    }

    /// The moment at which the file was begun.
    pub(crate) fn clock(&self) -> Clock {
        self.clock
    }

    /// Keeps under the name what is written to the file. What could not be kept is not.
    pub(crate) fn keep(mut self, write: impl FnOnce(&mut File) -> io::Result<()>) {
        let [from, to] = &self.paths;
        let _ = write(&mut self.file).and_then(|()| fs::rename(from, to));
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.paths[0]);
    }
}
