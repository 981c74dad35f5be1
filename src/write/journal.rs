//! Commits a stage that lies within the output folder: by a list of moves, put down before the first is made.
//!
//! Until the list is complete on disk nothing has changed; from then on the new site is certain to come, by this
//! build or, should it be killed, by the next one that opens the folder. In between the folder holds a mixture of
//! whole files: the promise of [`swap`](super::swap) is not to be had here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest;
use super::place::{LOCK, Place};
use super::{Options, Plan, Step, disk};
use crate::diag::{Doing, Failure};

/// The first line of the list.
const FORMAT: &str = "rodedraad-journal 1";

/// The last line, with the end of the one before: without it the list is not complete.
const END: &str = "\nend\n";

/// What is to be done to the output folder. Doing it twice does no harm.
#[derive(PartialEq, Eq, Default, Debug)]
struct Journal<'text> {
    /// Files to delete, which are those of the last build that the site no longer has.
    delete: Vec<&'text str>,
    /// Files to move from the stage to their place; the list of the site's files, when it changes, is the last.
    put: Vec<&'text str>,
}

impl<'text> Journal<'text> {
    fn of(plan: &'text Plan) -> Self {
        let mut put: Vec<&str> = plan.changed().collect();
        if plan.changes_the_list() {
            put.push(manifest::NAME);
        }
        Self { delete: plan.old.without(&plan.new).collect(), put }
    }

    fn text(&self) -> String {
        let delete = self.delete.iter().map(|path| format!("\ndelete {path}"));
        let put = self.put.iter().map(|path| format!("\nput {path}"));
        let moves: String = delete.chain(put).collect();
        format!("{FORMAT}{moves}{END}")
    }

    /// Nothing when it is not complete, or leads out of the folder.
    fn parse(text: &'text str) -> Option<Self> {
        let mut journal = Self::default();
        let moves = text.strip_prefix(FORMAT)?.strip_suffix(END)?;
        for line in moves.lines().skip(1) {
            let (word, path) = line.split_once(' ')?;
            match word {
                "delete" if manifest::refusal(path).is_none() => journal.delete.push(path),
                "put" if path == manifest::NAME || manifest::refusal(path).is_none() => {
                    journal.put.push(path);
                }
                _ => return None,
            }
        }
        Some(journal)
    }

    /// Deletes first, since a folder may have to make way for a file, then moves.
    fn apply(&self, place: &Place, options: &Options) -> io::Result<()> {
        for path in &self.delete {
            let path = place.output.join(path);
            disk::remove_if_there(&path)?;
            disk::remove_empty_above(&path, &place.output);
            options.step(Step::Moved);
        }
        let (list, files): (Vec<&str>, Vec<&str>) =
            self.put.iter().partition(|path| **path == manifest::NAME);
        let tree = place.tree();
        let put = |path: &&str| {
            move_to_its_place(&tree.join(path), &place.output.join(path))?;
            options.step(Step::Moved);
            Ok(())
        };
        files.par_iter().try_for_each(put)?;
        list.iter().try_for_each(put)
    }
}

/// Moves a file, if it was not moved before; an empty folder makes way for it.
fn move_to_its_place(from: &Path, to: &Path) -> io::Result<()> {
    if !disk::is_there(from)? {
        return Ok(());
    }
    match disk::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
            fs::remove_dir(to)?;
            disk::rename(from, to)
        }
        done => done,
    }
}

/// Makes what was put the site.
pub(super) fn commit(place: &Place, plan: &Plan, options: &Options) -> Result<(), Failure> {
    let failed = |error| Failure::io(Doing::WriteTo, &place.output, error);
    if plan.changes_the_list() {
        let text = plan.new.text();
        disk::write_synced(&place.tree().join(manifest::NAME), text.as_bytes()).map_err(failed)?;
    }
    let journal = Journal::of(plan);
    let draft = place.stage.join("journal.new");
    disk::write_synced(&draft, journal.text().as_bytes()).map_err(failed)?;
    options.step(Step::Complete);
    disk::rename(&draft, &path(place)).map_err(failed)?;
    options.step(Step::Swapped);
    journal.apply(place, options).map_err(failed)?;
    disk::remove(&path(place)).map_err(failed)
}

fn path(place: &Place) -> PathBuf {
    place.stage.join("journal")
}

/// Finishes the build whose list is complete, and clears the stage.
pub(super) fn recover(place: &Place) -> io::Result<()> {
    if let Some(text) = disk::read_text(&path(place))? {
        if let Some(journal) = Journal::parse(&text) {
            journal.apply(place, &Options::default())?;
        }
        disk::remove(&path(place))?;
    }
    discard(place)
}

/// Clears the stage of a build that changed nothing.
///
/// # Errors
/// When there is a list, so that the files in the stage are still to be moved.
pub(super) fn discard(place: &Place) -> io::Result<()> {
    if disk::is_there(&path(place))? {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    for entry in disk::entries(&place.stage)? {
        if entry.file_name() != LOCK {
            disk::remove_all(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::manifest::Manifest;
    use super::{Journal, Plan};

    #[test]
    fn reads_what_it_wrote_and_nothing_less() {
        let manifest = |paths: &[&str]| Manifest::new(paths.iter().map(|&path| path.to_owned()).collect());
        let plan = Plan {
            old: manifest(&["a b", "c"]),
            new: manifest(&["c", "d/week-end"]),
            same_as: vec![Some(1), None],
            made: vec![None, None],
            kept: Vec::new(),
        };
        let journal = Journal::of(&plan);
        assert_eq!(journal, Journal { delete: vec!["a b"], put: vec!["d/week-end", ".rodedraad-manifest"] });
        let text = journal.text();
        assert_eq!(Journal::parse(&text), Some(Journal::of(&plan)));
        for end in 0..text.len() {
            assert_eq!(Journal::parse(&text[..end]), None, "{:?}", &text[..end]);
        }
    }

    #[test]
    fn does_not_lead_out_of_the_folder() {
        for line in ["delete ../a", "put /a", "delete .rodedraad-manifest", "move a"] {
            assert_eq!(Journal::parse(&format!("rodedraad-journal 1\n{line}\nend\n")), None, "{line}");
        }
    }
}
