//! Commits a stage that lies beside the output folder: in one step of the file system.
//!
//! The one file that changed is renamed to its place. Otherwise a folder `next` is completed in the stage, as
//! the deepest folder of the site with all changes in it should be, and changes places with that folder. What is
//! in `next` from then on is the old site: it is cleared away ([`sweep`]), after a note in the stage has said
//! which folder it was, so that the next build can go on with that when this one is killed.
//!
//! For a large site the folders of the old site are not removed but become the `spare`, with every file taken
//! out that is not the very same as in the output folder. The next change only has to add what differs. It takes
//! no room but for the folders, and it is never trusted: files are compared by their numbers.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{self, Manifest};
use super::place::{LOCK, Place};
use super::sweep::Sweep;
use super::{Options, Plan, Step, disk};
use crate::diag::{Doing, Failure, say};
use crate::language::Told;

/// Makes what was put the site.
pub(super) fn commit(place: &Place, plan: &Plan, options: &Options) -> Result<(), Failure> {
    let done = match only_change(plan) {
        _ if !place.exists => first(place, plan, options),
        Some(path) if takes_a_file(&place.output.join(path)) => one_file(place, path),
        _ => one_folder(place, plan, &folder_of_changes(place, plan), options),
    };
    done.map_err(|error| Failure::io(Doing::WriteTo, &place.output, error))
}

/// Where there was no output folder, the stage becomes it.
fn first(place: &Place, plan: &Plan, options: &Options) -> io::Result<()> {
    disk::write_synced(&place.tree().join(manifest::NAME), plan.new.text().as_bytes())?;
    options.step(Step::Complete);
    disk::rename(&place.tree(), &place.output).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => Told::error(
            error.kind(),
            say! {
                en: "a folder of that name appeared during the build; build again",
                nl: "tijdens het bouwen is er een map met die naam bij gekomen; bouw opnieuw",
            },
        ),
        _ => error,
    })
}

/// The file that is all that changes.
fn only_change(plan: &Plan) -> Option<&str> {
    let mut changed = plan.changed();
    let only = changed.next()?;
    (changed.next().is_none() && !plan.changes_the_list()).then_some(only)
}

/// Whether a file can be renamed to this place, in a folder that is there.
fn takes_a_file(path: &Path) -> bool {
    let is_folder = |path: &Path| disk::look(path).ok().flatten().map(|found| found.is_dir());
    path.parent().and_then(is_folder) == Some(true) && is_folder(path) != Some(true)
}

fn one_file(place: &Place, path: &str) -> io::Result<()> {
    disk::rename(&place.tree().join(path), &place.output.join(path))?;
    disk::remove_if_there(&spare(place).join(path))
}

/// The deepest folder that is there and has all changes in it; empty for the output folder.
fn folder_of_changes(place: &Place, plan: &Plan) -> String {
    if plan.changes_the_list() {
        return String::new();
    }
    let mut changed = plan.changed();
    let mut folder = changed.next().map(above).unwrap_or_default();
    for path in changed {
        while !is_below(path, folder) {
            folder = above(folder);
        }
    }
    while !folder.is_empty()
        && !disk::look(&place.output.join(folder)).ok().flatten().is_some_and(|found| found.is_dir())
    {
        folder = above(folder);
    }
    folder.to_owned()
}

/// The folder that a file or folder is in.
fn above(path: &str) -> &str {
    path.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default()
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The folder that is to be, while it is made, and the one that was, while it is cleared away.
fn next(place: &Place) -> PathBuf {
    place.stage.join("next")
}

/// Folders and files of the site before, for the next one to start from.
fn spare(place: &Place) -> PathBuf {
    place.stage.join("spare")
}

/// Says of what folder `next` is taking the place.
fn note(place: &Place) -> PathBuf {
    place.stage.join("note")
}

/// Completes `folder` in the stage, and lets it change places with the one in the output folder.
fn one_folder(place: &Place, plan: &Plan, folder: &str, options: &Options) -> io::Result<()> {
    let spared = folder.is_empty() && plan.is_worth_a_spare(options) && take_spare(place, plan)?;
    if !spared {
        disk::rename(&place.tree().join(folder), &next(place))?;
    }
    complete(place, plan, folder, spared, options)?;
    let present = place.output.join(folder);
    disk::make_alike(&next(place), &present)?;
    Note { number: number_at(&present)?, folder }.write(place)?;
    options.step(Step::Complete);
    disk::exchange(&next(place), &present)?;
    options.step(Step::Swapped);
    // The new site is there. What goes wrong from here on is for the next build to mend.
    let _ = clear_old(place, plan, folder, options);
    Ok(())
}

/// Makes the spare the start of the next site: takes out what the site no longer has, and moves in what changed.
/// Nothing when there is none.
fn take_spare(place: &Place, plan: &Plan) -> io::Result<bool> {
    let next = next(place);
    if disk::look(&spare(place))?.is_none() {
        return Ok(false);
    }
    disk::rename(&spare(place), &next)?;
    let Ok(held) = Manifest::read(&next) else {
        disk::remove_all(&next)?;
        return Ok(false);
    };
    for path in held.without(&plan.new) {
        let path = next.join(path);
        disk::remove_if_there(&path)?;
        disk::remove_empty_above(&path, &next);
    }
    let (changed, tree) = (plan.changed().collect::<Vec<_>>(), place.tree());
    changed.par_iter().try_for_each(|path| disk::rename(&tree.join(path), &next.join(path)))?;
    Ok(true)
}

/// Adds to the changed files of `folder` those that are to stay as they are.
fn complete(place: &Place, plan: &Plan, folder: &str, spared: bool, options: &Options) -> io::Result<()> {
    let (next, present) = (next(place), place.output.join(folder));
    let unchanged: Vec<(&str, u64)> = plan.unchanged().filter(|(path, _)| is_below(path, folder)).collect();
    unchanged.par_iter().try_for_each(|(path, number)| -> io::Result<()> {
        let below = path[folder.len()..].trim_start_matches('/');
        let (from, to) = (present.join(below), next.join(below));
        if spared && !is_to_be_replaced(&to, *number)? {
            return Ok(());
        }
        disk::link_or_copy(&from, &to).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Told::error(
                error.kind(),
                say! {
                    en: "{path} was removed while building; build again",
                    nl: "{path} is tijdens het bouwen weggehaald; bouw opnieuw",
                },
            ),
            _ => error,
        })?;
        options.step(Step::Linked);
        Ok(())
    })?;
    for path in &plan.kept {
        if let Ok(below) = path.strip_prefix(folder) {
            disk::link_tree(&place.output.join(path), &next.join(below))?;
            options.step(Step::Linked);
        }
    }
    if folder.is_empty() {
        disk::write_synced(&next.join(manifest::NAME), plan.new.text().as_bytes())?;
    }
    Ok(())
}

/// Whether a file of the spare is not the one with this number; if so it is removed.
fn is_to_be_replaced(path: &Path, number: u64) -> io::Result<bool> {
    match disk::look(path)? {
        Some(found) if disk::number_of(&found) == number => Ok(false),
        Some(_) => disk::remove(path).map(|()| true),
        None => Ok(true),
    }
}

/// Clears the old site away, or makes it the spare.
fn clear_old(place: &Place, plan: &Plan, folder: &str, options: &Options) -> io::Result<()> {
    let is_root = folder.is_empty();
    let spare = spare(place);
    let keep_spare = is_root && plan.is_worth_a_spare(options);
    let leaves = |path: &str| path == manifest::NAME || plan.leaves(path);
    let sweep = Sweep {
        from: &next(place),
        output: &place.output,
        folder,
        old: &plan.old,
        new: &plan.new,
        leaves: keep_spare.then_some(&leaves),
        options,
    };
    sweep.run()?;
    if keep_spare {
        leave_to_itself(place)?;
        disk::rename(&next(place), &spare)?;
    } else if is_root {
        disk::remove_all(&spare)?;
    } else if disk::look(&spare)?.is_some() {
        plan.changed().try_for_each(|path| disk::remove_if_there(&spare.join(path)))?;
    }
    disk::remove_if_there(&note(place))
}

/// Files that tell version control and backups to pass the stage over.
const MARKS: [(&str, &str); 2] = [
    (".gitignore", "*\n"),
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n# Folders that rodedraad keeps for its next build.\n# This \
         one may be removed at any time.\n",
    ),
];

fn leave_to_itself(place: &Place) -> io::Result<()> {
    for (name, text) in MARKS {
        let path = place.stage.join(name);
        disk::remove_if_there(&path)?;
        disk::create(&path, text.as_bytes())?;
    }
    Ok(())
}

/// Finishes clearing away the old site when a build was killed after the exchange, and empties the stage but for
/// the spare.
pub(super) fn recover(place: &Place) -> io::Result<()> {
    let text = disk::read_text(&note(place))?;
    if let Some(Note { number, folder }) = text.as_deref().and_then(Note::parse)
        && disk::look(&next(place))?.is_some_and(|found| disk::number_of(&found) == number)
    {
        let new = Manifest::read(&place.output)?;
        let old = if folder.is_empty() { Manifest::read(&next(place))? } else { new.clone() };
        let (from, options) = (next(place), Options::default());
        let output = &place.output;
        Sweep { from: &from, output, folder, old: &old, new: &new, leaves: None, options: &options }.run()?;
    }
    let has_spare = place.exists && disk::look(&spare(place))?.is_some();
    for entry in disk::entries(&place.stage)? {
        let name = entry.file_name();
        if name != LOCK && !(has_spare && stays(&name)) {
            disk::remove_all(&entry.path())?;
        }
    }
    Ok(())
}

/// Whether something in the stage is left there for the next build.
pub(super) fn stays(name: &OsStr) -> bool {
    name == "spare" || MARKS.iter().any(|(mark, _)| name == *mark)
}

fn number_at(path: &Path) -> io::Result<u64> {
    Ok(disk::look(path)?.map(|found| disk::number_of(&found)).unwrap_or_default())
}

/// Which folder of the output folder changes places with `next`, and its number before.
///
/// When the folder in the stage has that number, the exchange has been made.
struct Note<'text> {
    number: u64,
    folder: &'text str,
}

impl<'text> Note<'text> {
    fn write(&self, place: &Place) -> io::Result<()> {
        disk::write_synced(&note(place), format!("{} {}\n", self.number, self.folder).as_bytes())
    }

    fn parse(text: &'text str) -> Option<Self> {
        let (number, folder) = text.strip_suffix('\n')?.split_once(' ')?;
        Some(Self { number: number.parse().ok()?, folder })
    }
}
