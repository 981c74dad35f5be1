//! Clears away what an exchange left in the stage: the old site.
//!
//! Only files on the list of the old site are deleted. What else is there came while the site was being built,
//! or is another name of a file that stays: the first is brought over to the new site, the second removed.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, Manifest};
use super::survey::below;
use super::{Options, Step, disk};

/// A folder of the old site in the stage, and the site that took its place.
pub(super) struct Sweep<'site> {
    /// The folder in the stage.
    pub(super) from: &'site Path,
    /// The output folder.
    pub(super) output: &'site Path,
    /// Which folder of the output folder it was; empty for the output folder itself.
    pub(super) folder: &'site str,
    /// What the old site's files are.
    pub(super) old: &'site Manifest,
    /// What the new site's files are.
    pub(super) new: &'site Manifest,
    /// Files of the old site to leave where they are, by their paths in the site; without it all go.
    pub(super) leaves: Option<&'site (dyn Fn(&str) -> bool + Sync)>,
    /// Whom to tell.
    pub(super) options: &'site Options,
}

impl Sweep<'_> {
    /// Clears the folder, and removes it when nothing is left in it.
    ///
    /// The list of the old site goes last, so that a sweep that is killed can be taken up again.
    pub(super) fn run(&self) -> io::Result<()> {
        let list = self.from.join(manifest::NAME);
        let emptied = self.clear_all().or_else(|_| {
            disk::make_writable(self.from)?;
            self.clear_all()
        })?;
        if self.folder.is_empty() && self.leaves.is_none() {
            disk::remove_if_there(&list)?;
        }
        if emptied && self.leaves.is_none() { std::fs::remove_dir(self.from) } else { Ok(()) }
    }

    fn clear_all(&self) -> io::Result<bool> {
        self.clear(Path::new(""), Some(self.folder))
    }

    /// Clears a folder, at `at` below [`Self::from`]; whether nothing is left in it. It has a path in the site
    /// unless its name is not UTF-8, and then nothing in it is ours.
    fn clear(&self, at: &Path, path: Option<&str>) -> io::Result<bool> {
        let (mut folders, mut emptied) = (Vec::new(), true);
        for entry in disk::entries(&self.from.join(at))? {
            let name = entry.file_name();
            let path = path.and_then(|folder| Some(below(folder, name.to_str()?)));
            if entry.file_type()?.is_dir() {
                folders.push((at.join(name), path));
            } else {
                emptied &= self.clear_file(&at.join(name), path.as_deref())?;
            }
        }
        let cleared = folders.par_iter().map(|(at, path)| self.clear_folder(at, path.as_deref()));
        emptied &= cleared.collect::<io::Result<Vec<bool>>>()?.into_iter().all(|emptied| emptied);
        self.options.step(Step::Swept);
        Ok(emptied)
    }

    /// Whether the folder is gone.
    fn clear_folder(&self, at: &Path, path: Option<&str>) -> io::Result<bool> {
        let is_ours = path.is_some_and(|path| self.old.reaches_into(path));
        if !is_ours && !disk::is_there(&self.present(at))? {
            self.bring_over(at)?;
            return Ok(true);
        }
        let emptied = self.clear(at, path)?;
        if emptied {
            std::fs::remove_dir(self.from.join(at))?;
        }
        Ok(emptied)
    }

    /// Whether the file is gone.
    fn clear_file(&self, at: &Path, path: Option<&str>) -> io::Result<bool> {
        match path {
            Some(manifest::NAME) => Ok(self.leaves.is_none()),
            Some(path) if self.old.contains(path) => {
                let stays = self.leaves.is_some_and(|leaves| leaves(path));
                if stays { Ok(false) } else { disk::remove(&self.from.join(at)).map(|()| true) }
            }
            _ => self.clear_file_of_others(at, path).map(|()| true),
        }
    }

    /// A file that is not ours: the very same as in the new site, or one that came or changed while the site was
    /// being built. Of two that differ the one changed last stays, unless the other is the site's own.
    fn clear_file_of_others(&self, at: &Path, path: Option<&str>) -> io::Result<()> {
        let from = self.from.join(at);
        let Some(present) = disk::look(&self.present(at))? else { return self.bring_over(at) };
        let Some(old) = disk::look(&from)? else { return Ok(()) };
        let is_ours = path.is_some_and(|path| self.new.contains(path));
        if disk::number_of(&old) == disk::number_of(&present) {
            disk::remove(&from)
        } else if is_ours || present.is_dir() {
            self.set_aside(at)
        } else if changed(&old) >= changed(&present) {
            self.bring_over(at)
        } else {
            disk::remove(&from)
        }
    }

    /// Where something is in the output folder.
    fn present(&self, at: &Path) -> PathBuf {
        self.output.join(self.folder).join(at)
    }

    /// Moves something to where it was in the output folder.
    fn bring_over(&self, at: &Path) -> io::Result<()> {
        disk::rename(&self.from.join(at), &self.present(at)).or_else(|_| self.set_aside(at))
    }

    /// Moves something for which there is no room in the new site to a folder that stays.
    fn set_aside(&self, at: &Path) -> io::Result<()> {
        let aside = self.output.join(".rodedraad-saved");
        let mut to = aside.join(self.folder).join(at);
        let mut number = 1;
        while disk::is_there(&to)? {
            number += 1;
            to = aside.join(number.to_string()).join(self.folder).join(at);
        }
        disk::rename(&self.from.join(at), &to)
    }
}

/// When a file was last changed, to be compared with another.
fn changed(metadata: &Metadata) -> Option<std::time::SystemTime> {
    metadata.modified().ok()
}
