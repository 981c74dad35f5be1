//! Looks through the output folder for files that others put there.
//!
//! In: the folder and the list of what the last build made. Out: what stays as it is, and what stands in the way.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::disk;
use super::manifest::{self, Manifest};
use super::place;
use crate::diag::{Words, say};

/// How many foreign files are looked for in folders that the program did not make. A few are named; the folder
/// may be someone's home, and is not walked to the end for a number.
const ENOUGH: usize = 10;

/// Files that the program did not make, as paths below the output folder.
#[derive(Default, Debug)]
pub(super) struct Survey {
    /// Files and whole folders that stay: their names start with a dot, or it is `CNAME`. Sorted.
    pub(super) kept: Vec<PathBuf>,
    /// Other files, sorted. While there are any, nothing is written.
    pub(super) foreign: Vec<PathBuf>,
    /// Folders in which nothing of ours is.
    strange: Vec<PathBuf>,
}

/// Whether a file of others stays where it is, by its name in a folder: it belongs to a system or a service
/// that the site is published with.
pub(super) fn stays(folder: &Path, name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") || (folder.as_os_str().is_empty() && name == "CNAME")
}

/// Looks through the folder. Folders of the site are walked on all cores, since there may be as many as pages.
pub(super) fn survey(output: &Path, listed: &Manifest) -> io::Result<Survey> {
    let mut survey = of_ours(output, "", false, listed)?;
    survey.strange.sort();
    for folder in std::mem::take(&mut survey.strange) {
        of_others(output, &folder, &mut survey)?;
    }
    survey.kept.sort();
    survey.foreign.sort();
    Ok(survey)
}

/// Whether all that is in one folder of the site is on the list, or stays.
pub(super) fn has_only_ours(output: &Path, folder: &str, listed: &Manifest) -> io::Result<bool> {
    if folder.split('/').any(|name| name.starts_with('.')) {
        return Ok(true);
    }
    for entry in disk::entries(&output.join(folder))? {
        let name = entry.file_name();
        let path = name.to_str().map(|name| below(folder, name)).unwrap_or_default();
        let is_ours =
            if entry.file_type()?.is_dir() { listed.reaches_into(&path) } else { listed.contains(&path) };
        if !is_ours && !stays(Path::new(folder), &name) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A folder with files of ours in it; `kept` within a folder that stays.
fn of_ours(output: &Path, folder: &str, kept: bool, listed: &Manifest) -> io::Result<Survey> {
    let mut survey = Survey::default();
    let mut ours = Vec::new();
    for entry in disk::entries(&output.join(folder))? {
        let name = entry.file_name();
        let place = Path::new(folder).join(&name);
        let path = name.to_str().map(|name| below(folder, name)).unwrap_or_default();
        let is_folder = entry.file_type()?.is_dir();
        let stays = kept || stays(Path::new(folder), &name);
        if path == manifest::NAME || path == place::STAGE_WITHIN || (!is_folder && listed.contains(&path)) {
            continue;
        }
        if is_folder && listed.reaches_into(&path) {
            ours.push((path, stays));
        } else if stays {
            survey.kept.push(place);
        } else if is_folder {
            survey.strange.push(place);
        } else {
            survey.foreign.push(place);
        }
    }
    let below = ours.into_par_iter().map(|(path, kept)| of_ours(output, &path, kept, listed));
    for other in below.collect::<io::Result<Vec<Survey>>>()? {
        survey.kept.extend(other.kept);
        survey.foreign.extend(other.foreign);
        survey.strange.extend(other.strange);
    }
    Ok(survey)
}

/// A folder with nothing of ours in it: foreign as soon as it holds one file that does not stay.
fn of_others(output: &Path, folder: &Path, survey: &mut Survey) -> io::Result<()> {
    let mut folders = Vec::new();
    let mut entries = disk::entries(&output.join(folder))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        if survey.foreign.len() >= ENOUGH {
            return Ok(());
        } else if stays(folder, &name) {
            survey.kept.push(folder.join(name));
        } else if entry.file_type()?.is_dir() {
            folders.push(folder.join(name));
        } else {
            survey.foreign.push(folder.join(name));
        }
    }
    folders.iter().try_for_each(|folder| of_others(output, folder, survey))
}

/// The path of a name in a folder, which is empty for the output folder itself.
pub(super) fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Says which files stand in the way, a few of them by name, and what to do about it.
pub(super) fn objection(foreign: &[PathBuf]) -> Words {
    let named: Vec<String> = foreign.iter().take(3).map(|path| path.display().to_string()).collect();
    let more = match foreign.len().saturating_sub(named.len()) {
        0 => Words::default(),
        _ if foreign.len() >= ENOUGH => say! { en: " and more", nl: " en meer" },
        more => say! { en: " and {more} more", nl: " en nog {more}" },
    };
    say! {
        en: "the folder holds files that this program did not make: {named}{more}. Nothing was changed; choose another \
             folder with --output, or move these files away first",
        nl: "in de map staan bestanden die dit programma niet heeft gemaakt: {named}{more}. Er is niets veranderd; kies een \
             andere map met --output, of verplaats deze bestanden eerst",
        named = named.join(", "),
        more = more,
    }
}
