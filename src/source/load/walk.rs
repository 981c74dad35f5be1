//! Finds the files to read.
//!
//! In: the root of a site and the folders that matter. Out: every file below them as [`Found`], one by one, links followed.
//! Reads folders, and no file.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use rayon::prelude::*;

use super::{LoadError, ProblemKind, Reason, no_file};
use crate::language::{Words, answer, say};

/// How often one folder may be reached through links. Links that double at every level, without ever making
/// a loop, would otherwise make a walk that never ends.
const LINK_LIMIT: usize = 64;

/// Something the walk met: a file to read, or a problem already.
pub(super) struct Found {
    /// Path from the site's root.
    pub(super) path: String,
    /// Where it is on disk.
    pub(super) disk: PathBuf,
    /// Why it is not to be read.
    pub(super) problem: Option<Reason>,
}

/// Does something with all that [`find`] meets, on all cores and while it goes on: in any order. Tells what links lead to as well.
pub(super) fn find_each<T: Send>(
    root: &Path,
    folders: &[&str],
    take: impl Fn(Found) -> T + Sync + Send,
) -> Result<(Vec<T>, BTreeSet<PathBuf>), LoadError> {
    let (send, receive) = mpsc::channel();
    let (links, taken) = rayon::join(
        // Nobody receives any more only when taking panics, and then this ends as well.
        move || find(root, folders, |found| drop(send.send(found))),
        || receive.into_iter().par_bridge().map(take).collect(),
    );
    Ok((taken, links?))
}

/// All files below the folders of a root, and what is no file, each given to `found` as soon as it is met. Tells what links lead to:
/// see [`super::Reading::links`].
pub(super) fn find(
    root: &Path,
    folders: &[&str],
    found: impl FnMut(Found),
) -> Result<BTreeSet<PathBuf>, LoadError> {
    let failed = |error| LoadError { path: root.to_owned(), error };
    let real = fs::canonicalize(root).map_err(failed)?;
    if !fs::metadata(&real).map_err(failed)?.is_dir() {
        return Err(failed(io::ErrorKind::NotADirectory.into()));
    }
    let mut walk = Walk { found, links: BTreeSet::new(), chain: vec![real], reached: BTreeMap::new() };
    let folders: BTreeSet<&str> = folders.iter().copied().collect();
    for folder in folders {
        walk.top(root.join(folder), folder);
    }
    Ok(walk.links)
}

/// A walk through folders, in order of their names.
struct Walk<F> {
    found: F,
    links: BTreeSet<PathBuf>,
    /// The real paths of the folders entered, from the root to the present one: what a link may not lead to.
    chain: Vec<PathBuf>,
    /// How often each folder was reached through a link.
    reached: BTreeMap<PathBuf, usize>,
}

impl<F: FnMut(Found)> Walk<F> {
    /// One of the folders asked for; nothing where there is none.
    fn top(&mut self, disk: PathBuf, path: &str) {
        match fs::symlink_metadata(&disk) {
            Ok(metadata) if metadata.is_symlink() => self.link(disk, path.to_owned()),
            Ok(metadata) if metadata.is_dir() => self.folder(&disk, path, self.real(path)),
            Ok(_) => self.problem(
                disk,
                path.to_owned(),
                ProblemKind::Unreadable,
                say! { en: "it is not a folder", nl: "het is geen map" },
            ),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => self.problem(disk, path.to_owned(), ProblemKind::Unreadable, answer(&error)),
        }
    }

    /// The real path of something in the present folder that is not a link.
    fn real(&self, name: &str) -> PathBuf {
        self.chain.last().map(|folder| folder.join(name)).unwrap_or_default()
    }

    /// Everything in a folder that is at `disk`, and really at `real`.
    fn folder(&mut self, disk: &Path, path: &str, real: PathBuf) {
        let entries = match entries(disk) {
            Ok(entries) => entries,
            Err(error) => {
                return self.problem(
                    disk.to_owned(),
                    path.to_owned(),
                    ProblemKind::Unreadable,
                    answer(&error),
                );
            }
        };
        self.chain.push(real);
        for (name, kind) in entries {
            let disk = disk.join(&name);
            if let Some(name) = name.to_str() {
                self.entry(disk, format!("{path}/{name}"), name, kind);
            } else {
                let path = format!("{path}/{}", name.to_string_lossy());
                self.problem(
                    disk,
                    path,
                    ProblemKind::NameNotUtf8,
                    say! { en: "its name is not UTF-8", nl: "de naam is geen UTF-8" },
                );
            }
        }
        self.chain.pop();
    }

    /// One thing in the present folder.
    fn entry(&mut self, disk: PathBuf, path: String, name: &str, kind: fs::FileType) {
        if kind.is_symlink() {
            self.link(disk, path);
        } else if kind.is_dir() {
            self.folder(&disk, &path, self.real(name));
        } else if kind.is_file() {
            (self.found)(Found { path, disk, problem: None });
        } else {
            self.problem(disk, path, ProblemKind::Unreadable, no_file());
        }
    }

    /// A symbolic link, followed to where it ends.
    fn link(&mut self, disk: PathBuf, path: String) {
        let target = fs::canonicalize(&disk).and_then(|real| Ok((fs::metadata(&real)?.file_type(), real)));
        let (kind, real) = match target {
            Ok(target) => target,
            Err(error) if is_link_loop(&error) => {
                return self.problem(
                    disk,
                    path,
                    ProblemKind::SymlinkLoop,
                    say! { en: "the link leads to itself", nl: "de koppeling gaat naar zichzelf" },
                );
            }
            Err(error) => {
                let target = fs::read_link(&disk).unwrap_or_default();
                self.links.extend(disk.parent().map(|folder| folder.join(&target)));
                let detail = say! {
                    en: "it is a link to {target}, which cannot be followed: {why}",
                    nl: "het is een koppeling naar {target}, en die werkt niet: {why}",
                    target = target.display(),
                    why = answer(&error),
                };
                return self.problem(disk, path, ProblemKind::Unreadable, detail);
            }
        };
        self.links.insert(real.clone());
        if kind.is_file() {
            (self.found)(Found { path, disk, problem: None });
        } else if !kind.is_dir() {
            self.problem(disk, path, ProblemKind::Unreadable, no_file());
        } else if self.chain.iter().any(|folder| folder.starts_with(&real)) {
            let detail = say! {
                en: "the link leads to {folder}, a folder that it is in itself",
                nl: "de koppeling gaat naar {folder}, een map waar de koppeling zelf in staat",
                folder = real.display(),
            };
            self.problem(disk, path, ProblemKind::SymlinkLoop, detail);
        } else if self.reached_too_often(&real) {
            let detail = say! {
                en: "more than {LINK_LIMIT} links lead to {folder}",
                nl: "meer dan {LINK_LIMIT} koppelingen gaan naar {folder}",
                folder = real.display(),
            };
            self.problem(disk, path, ProblemKind::SymlinkLoop, detail);
        } else {
            self.folder(&disk, &path, real);
        }
    }

    /// Counts a folder reached through a link.
    fn reached_too_often(&mut self, real: &Path) -> bool {
        let times = self.reached.entry(real.to_owned()).or_default();
        *times += 1;
        *times > LINK_LIMIT
    }

    fn problem(&mut self, disk: PathBuf, path: String, kind: ProblemKind, detail: Words) {
        (self.found)(Found { path, disk, problem: Some((kind, detail)) });
    }
}

/// What a folder holds that is not to be ignored, by name.
#[expect(clippy::disallowed_methods, reason = "this is the module that reads")]
fn entries(folder: &Path) -> io::Result<Vec<(OsString, fs::FileType)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if !is_ignored(&name) {
            entries.push((name, entry.file_type()?));
        }
    }
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(entries)
}

/// Hidden files, and what editors and systems leave beside the files one works on.
pub(super) fn is_ignored(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".")
        || name.starts_with(b"~$")
        || [&b"~"[..], b".swp", b".tmp", b"___jb_tmp___", b"___jb_old___"]
            .iter()
            .any(|end| name.ends_with(end))
        || (name.starts_with(b"#") && name.ends_with(b"#"))
        || name == b"Thumbs.db"
}

#[cfg(unix)]
fn is_link_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link_loop(_: &io::Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::is_ignored;

    #[test]
    fn ignores_what_editors_leave_and_nothing_else() {
        for name in [
            ".git",
            ".DS_Store",
            ".~lock.a.ods#",
            "~$a.xlsx",
            "a.md~",
            "a.md.swp",
            "a.md___jb_old___",
            "a.tmp",
            "#a.md#",
            "Thumbs.db",
        ] {
            assert!(is_ignored(OsStr::new(name)), "{name}");
        }
        for name in ["a.md", "~a.md", "a.tmp.md", "#1.md", "thumbs.md", "a#"] {
            assert!(!is_ignored(OsStr::new(name)), "{name}");
        }
    }
}
