//! Where a site is written: the output folder, and the stage in which the next site is put together.
//!
//! The stage lies beside the output folder, on the same file system, so that the two can change places in one
//! step ([`Way::Beside`]). Where that cannot be, because the output folder is a mount point, its parent may not
//! be written to or the file system lacks the call, it lies within ([`Way::Within`]).
//!
//! Who holds the lock file of a stage may write. A [`Place`] that is dropped clears its stage away.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{disk, journal, swap};
use crate::diag::{Doing, Failure, Words, say};
use crate::source::{Clock, Look};

/// The stage's name within an output folder.
pub(super) const STAGE_WITHIN: &str = ".rodedraad-stage";

/// Where the stage lies, and so how its content becomes the site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Way {
    /// Beside the output folder: one exchange; see [`swap`].
    Beside,
    /// Within the output folder: file by file, by a list; see [`journal`].
    Within,
}

/// An output folder and its locked stage.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder itself, links followed.
    pub(super) output: PathBuf,
    /// Whether it is there.
    pub(super) exists: bool,
    /// The folder of the stage.
    pub(super) stage: PathBuf,
    /// How to commit.
    pub(super) way: Way,
    /// Held as long as this is.
    lock: File,
}

impl Place {
    /// Takes the output folder for one build, after finishing or clearing away what a killed build left. The
    /// stage is then empty, but for a spare, and has a [`Self::tree`].
    pub(super) fn take(output: &Path, within: bool) -> Result<Self, Failure> {
        let (output, exists) = resolve(output)?;
        if !(within && exists)
            && let Some(place) = Self::beside(&output, exists)?
        {
            return Ok(place);
        }
        let stage = output.join(STAGE_WITHIN);
        let place = Self::lock(output, exists, stage, Way::Within)?;
        place.recover()?;
        disk::make_folder(&place.tree())
            .map_err(|error| Failure::io(Doing::WriteTo, &place.output, error))?;
        Ok(place)
    }

    /// The stage beside the output folder; nothing where it cannot take that folder's place.
    fn beside(output: &Path, exists: bool) -> Result<Option<Self>, Failure> {
        let failed = |error| Failure::io(Doing::WriteTo, output, error);
        let parent = output.parent().unwrap_or(output);
        if exists && disk::is_mounted(output, parent).map_err(failed)? {
            return Ok(None);
        }
        let stage = stage_beside(output);
        match disk::make_folder(&stage) {
            Err(error) if exists && is_forbidden(&error) => return Ok(None),
            made => made.map_err(failed)?,
        }
        let place = Self::lock(output.to_owned(), exists, stage, Way::Beside)?;
        place.recover()?;
        if exists && disk::is_there(&output.join(STAGE_WITHIN)).map_err(failed)? {
            Self::lock(output.to_owned(), exists, output.join(STAGE_WITHIN), Way::Within)?.recover()?;
        }
        disk::make_folder(&place.tree()).map_err(failed)?;
        let fits = !exists || place.can_take_the_place_of_output().map_err(failed)?;
        Ok(fits.then_some(place))
    }

    /// Makes the folder and locks the file in it.
    fn lock(output: PathBuf, exists: bool, stage: PathBuf, way: Way) -> Result<Self, Failure> {
        match lock(&stage) {
            Ok(Some(lock)) => Ok(Self { output, exists, stage, way, lock }),
            Ok(None) => {
                let why = say! {
                    en: "another build is writing to it at this moment; try again when that one is done",
                    nl: "het programma schrijft daar op dit moment al een site; probeer het opnieuw als dat klaar is",
                };
                Err(Failure::said(Doing::WriteTo, output, why))
            }
            Err(error) => Err(Failure::io(Doing::WriteTo, output, error)),
        }
    }

    /// Finishes or undoes what a killed build began.
    fn recover(&self) -> Result<(), Failure> {
        let done = match self.way {
            Way::Beside => swap::recover(self),
            Way::Within => journal::recover(self),
        };
        done.map_err(|error| Failure::io(Doing::ClearAway, &self.stage, error))
    }

    /// Whether what is made in the stage will have the owner and permissions of the output folder, and can be
    /// exchanged with it.
    fn can_take_the_place_of_output(&self) -> io::Result<bool> {
        if !disk::make_alike(&self.tree(), &self.output)? {
            return Ok(false);
        }
        let (one, other) = (self.stage.join("one"), self.stage.join("other"));
        disk::make_folder(&one)?;
        disk::make_folder(&other)?;
        let exchanged = disk::exchange(&one, &other).is_ok();
        fs::remove_dir(one)?;
        fs::remove_dir(other)?;
        Ok(exchanged)
    }

    /// Finishes what a commit may leave to the next build, so that nothing of the site is touched any more.
    pub(super) fn settle(&self) -> Result<(), Failure> {
        self.recover()
    }

    /// The moment when the folder was taken, or one before, by the clock of its file system.
    pub(super) fn began(&self) -> Option<Clock> {
        Some(Look::of(&self.lock.metadata().ok()?).clock())
    }

    /// This moment by the clock of the folder's file system.
    pub(super) fn clock(&self) -> Option<Clock> {
        let path = self.stage.join("clock");
        disk::remove_if_there(&path).ok()?;
        disk::create(&path, b"").ok()?;
        Some(Look::of(&disk::look(&path).ok()??).clock())
    }

    /// Whether the stage becomes the output folder as it is, with every file in it as it was made.
    pub(super) fn becomes_output(&self) -> bool {
        self.way == Way::Beside && !self.exists
    }

    /// Where the files of this build are put.
    pub(super) fn tree(&self) -> PathBuf {
        self.stage.join("tree")
    }
}

/// The stage beside an output folder.
fn stage_beside(output: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(".rodedraad-stage");
    output.with_file_name(name)
}

/// Whether no build is writing to an output folder, and none that was killed left something for the next.
pub(super) fn is_at_rest(output: &Path) -> bool {
    let beside = stage_beside(output);
    let is_left = |entries: Vec<fs::DirEntry>| entries.iter().all(|entry| swap::stays(&entry.file_name()));
    disk::look(&output.join(STAGE_WITHIN)).is_ok_and(|found| found.is_none())
        && match disk::look(&beside) {
            Ok(None) => true,
            Ok(Some(_)) => disk::entries(&beside).is_ok_and(is_left),
            Err(_) => false,
        }
}

impl Drop for Place {
    /// What cannot be cleared away now, the next build will: there is nobody left to tell.
    fn drop(&mut self) {
        let cleared = match self.way {
            Way::Beside => swap::recover(self),
            Way::Within => journal::discard(self),
        };
        if cleared.is_ok() {
            let _ = disk::remove(&self.stage.join(LOCK));
            let _ = fs::remove_dir(&self.stage);
        }
    }
}

/// The file in a stage that is locked.
pub(super) const LOCK: &str = "lock";

/// Locks a stage; nothing when another has locked it. The lock goes with the process, however it ends.
fn lock(stage: &Path) -> io::Result<Option<File>> {
    let path = stage.join(LOCK);
    loop {
        let file = disk::with_parents(&path, || {
            OpenOptions::new().write(true).create(true).truncate(false).open(&path)
        })?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Another build may have removed the file between opening and locking: then it locks nothing.
        let present = disk::unless_missing(fs::metadata(&path))?;
        let held = disk::number_of(&file.metadata()?);
        if present.is_some_and(|present| disk::number_of(&present) == held) {
            return Ok(Some(file));
        }
    }
}

fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// The folder a path leads to, links followed, and whether it is there; the folders above it are made.
fn resolve(output: &Path) -> Result<(PathBuf, bool), Failure> {
    let failed = |error| Failure::io(Doing::WriteTo, output, error);
    let said = |why: Words| Failure::said(Doing::WriteTo, output, why);
    if let Some(real) = disk::unless_missing(fs::canonicalize(output)).map_err(failed)? {
        if !fs::metadata(&real).map_err(failed)?.is_dir() {
            return Err(said(say! {
                en: "there is a file of that name; choose another folder with --output",
                nl: "er is een bestand met die naam; kies een andere map met --output",
            }));
        }
        if real.parent().is_none() {
            return Err(said(say! {
                en: "a site cannot take the place of everything; choose a folder with --output",
                nl: "een site kan niet in de plaats van de hele schijf komen; kies een map met --output",
            }));
        }
        return Ok((real, true));
    }
    if disk::is_there(output).map_err(failed)? {
        return Err(said(say! {
            en: "it is a link that leads nowhere; remove it, or make the folder it leads to",
            nl: "het is een koppeling die nergens heen gaat; haal die weg, of maak de map waar die heen gaat",
        }));
    }
    let name = output.file_name().ok_or_else(|| {
        said(say! {
            en: "the path must end in the name of a folder",
            nl: "het pad moet eindigen op de naam van een map",
        })
    })?;
    let parent = match output.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    disk::make_folder(parent).map_err(failed)?;
    Ok((fs::canonicalize(parent).map_err(failed)?.join(name), false))
}
