//! What the output folder looks like when a build is done with it, so that the next can tell from outside that it still holds
//! what was made.
//!
//! In: the folder, still locked. Out: a [`Trace`], to be kept elsewhere. A folder changed by anybody else, in any way that might
//! matter, does not look the same; then a build makes all files and compares them.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::manifest::{self, Manifest};
use super::place::{self, Place};
use super::{Plan, disk, survey};
use crate::render::OutputFile;
use crate::source::{Clock, Look};

/// What an output folder looks like.
#[derive(Debug, Serialize, Deserialize)]
pub struct Trace {
    /// When it was looked at.
    clock: Clock,
    /// All files of the site and the list of them, in order.
    files: Vec<FileTrace>,
    /// All folders in which they are; the output folder itself is empty.
    folders: Vec<(String, Look)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileTrace {
    path: String,
    look: Look,
    /// Of what it holds, where its look does not tell enough: of few, so that the others need no room for it.
    hash: Option<Box<[u8; 32]>>,
}

/// Moments of a build.
pub(super) struct Moments {
    /// Before the first file was compared.
    pub(super) began: Clock,
    /// When all files were made, and before the first was moved to its place.
    pub(super) made: Clock,
}

/// So many files are looked at by one core before another may take over what is left.
const PIECE: usize = 64;

impl Trace {
    /// Looks at what was just written; files that were made in a new folder were looked at when they were made. Nothing where
    /// somebody else was seen to have changed a file meanwhile, and where the system does not tell enough. What somebody changed
    /// in a new folder is seen when the next build compares, but for bytes changed to as many others in the very moment, as the
    /// file system counts, in which their file was made.
    pub(super) fn of(place: &Place, plan: &Plan, moments: &Moments) -> Option<Self> {
        if !Look::TELLS_ALL {
            return None;
        }
        let clock = place.clock()?;
        let known = plan.files().zip(&plan.made);
        let mut files: Vec<(&str, bool, Option<&Look>)> =
            known.map(|((path, same_as), made)| (path, same_as.is_some(), made.as_ref())).collect();
        let list = files.partition_point(|(path, ..)| *path < manifest::NAME);
        files.insert(list, (manifest::NAME, false, None));
        let folders = folders(files.iter().map(|(path, ..)| *path));
        let file = |&(path, is_compared, made): &(&str, bool, Option<&Look>)| {
            let disk = place.output.join(path);
            let look = match made {
                Some(made) => made.clone(),
                None => Look::of(&disk::look(&disk).ok()??),
            };
            // A file that was found to be the same has no business being written to after that, nor any after it was made.
            let is_untouched = path == manifest::NAME
                || look.was_written_by(moments.made)
                    && (!is_compared || look.was_written_before(moments.began));
            let hash = if look.is_older_than(clock) { None } else { Some(hash(&disk)?.into()) };
            (is_untouched && look.is_on(clock)).then(|| FileTrace { path: path.to_owned(), look, hash })
        };
        let folder = |path: &&str| {
            let look = Look::of(&disk::look(&place.output.join(path)).ok()??);
            look.is_on(clock).then(|| ((*path).to_owned(), look))
        };
        let (files, folders) = rayon::join(
            || files.par_iter().with_max_len(PIECE).map(file).collect::<Vec<_>>(),
            || folders.par_iter().with_max_len(PIECE).map(folder).collect::<Vec<_>>(),
        );
        // In two steps, since the first knows how many there will be, and the second stays in the same room.
        let files = files.into_iter().collect::<Option<_>>()?;
        let folders = folders.into_iter().collect::<Option<_>>()?;
        Some(Self { clock, files, folders })
    }

    /// Whether an output folder still holds what it held, and no build left work to be finished or is going on.
    pub fn holds(&self, output: &Path) -> bool {
        let Ok(output) = fs::canonicalize(output) else { return false };
        place::is_at_rest(&output) && self.is_held_in(&output)
    }

    /// Whether a folder that is locked still holds what it held.
    pub(super) fn is_held_in(&self, output: &Path) -> bool {
        let listed = OnceLock::new();
        self.files.par_iter().all(|file| file.is_held(output))
            && self.folders.par_iter().all(|(path, look)| self.holds_folder(output, path, look, &listed))
    }

    /// Whether a file is part of the site.
    pub fn has(&self, path: &str) -> bool {
        self.at(path).is_some()
    }

    fn at(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()
    }

    /// The files of the site, and for each its number.
    pub(super) fn site(&self) -> (Manifest, Vec<u64>) {
        let files = self.files.iter().filter(|file| file.path != manifest::NAME);
        let (paths, numbers) = files.map(|file| (file.path.clone(), file.look.number())).unzip();
        (Manifest::new(paths), numbers)
    }

    /// Looks again at a file that was put in the place of another. All that is looked at later than the rest is compared by what
    /// it holds from then on: see [`Look::is_older_than`].
    pub(super) fn renew(&mut self, output: &Path, file: &OutputFile) -> Option<()> {
        let at = self.at(&file.path)?;
        let (folder, _) = file.path.rsplit_once('/').unwrap_or_default();
        let above = self.folders.binary_search_by(|(path, _)| (**path).cmp(folder)).ok()?;
        self.files[at].look = Look::of(&disk::look(&output.join(&file.path)).ok()??);
        self.files[at].hash = Some(Box::new(*blake3::hash(&file.bytes).as_bytes()));
        self.folders[above].1 = Look::of(&disk::look(&output.join(folder)).ok()??);
        Some(())
    }

    /// Whether nothing is in a folder that may not be: one in which nothing came or went need not be listed.
    fn holds_folder(&self, output: &Path, path: &str, look: &Look, listed: &OnceLock<Manifest>) -> bool {
        let found = disk::look(&output.join(path)).ok().flatten();
        match found {
            Some(found) if found.is_dir() => {
                look.is_older_than(self.clock) && Look::of(&found) == *look
                    || survey::has_only_ours(output, path, listed.get_or_init(|| self.list()))
                        .unwrap_or_default()
            }
            _ => false,
        }
    }

    fn list(&self) -> Manifest {
        Manifest::new(self.files.iter().map(|file| file.path.clone()).collect())
    }
}

impl FileTrace {
    fn is_held(&self, output: &Path) -> bool {
        let disk = output.join(&self.path);
        let is_same = disk::look(&disk)
            .is_ok_and(|found| found.is_some_and(|found| found.is_file() && Look::of(&found) == self.look));
        is_same && self.hash.as_deref().is_none_or(|known| hash(&disk).as_ref() == Some(known))
    }
}

/// All folders that files are in, in order.
fn folders<'path>(files: impl Iterator<Item = &'path str>) -> Vec<&'path str> {
    let mut folders = vec![""];
    let mut last = "";
    for path in files {
        let folder = path.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
        let mut above = folder;
        // Those that the file before is in as well are there already.
        while !above.is_empty() && !is_in(last, above) {
            folders.push(above);
            above = above.rsplit_once('/').map(|(above, _)| above).unwrap_or_default();
        }
        last = folder;
    }
    // Folders of one name may stand apart: `a-b/c` comes between `a` and `a/c`.
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Whether a folder is another or in it.
fn is_in(folder: &str, above: &str) -> bool {
    folder.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Of what a file holds.
fn hash(path: &Path) -> Option<[u8; 32]> {
    let read = || -> io::Result<Option<blake3::Hash>> {
        let Some(file) = disk::open_plain(path)? else { return Ok(None) };
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(file)?;
        Ok(Some(hasher.finalize()))
    };
    Some(*read().ok()??.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::folders;

    #[test]
    fn every_folder_is_looked_at_once() {
        for (files, expected) in [
            (&[][..], &[""][..]),
            (&["a"], &[""]),
            (&["a/b/c", "a/b/d", "a-b/c", "e"], &["", "a", "a-b", "a/b"]),
            (
                &["a-b/c/d", "a/b/c/d", "a/b/e/f", "ab/c", "b/c/d"],
                &["", "a", "a-b", "a-b/c", "a/b", "a/b/c", "a/b/e", "ab", "b", "b/c"],
            ),
        ] {
            assert_eq!(folders(files.iter().copied()), expected, "{files:?}");
        }
    }
}
