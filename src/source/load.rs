//! Reads the files of a site; the only module that reads.
//!
//! In: the root of a site and the folders that matter. Out: [`Loaded`], a [`SourceTree`] and what could not be
//! read, each as a plain [`LoadProblem`]: the layer of diagnostics lies above this one and gives it its code.
//! Must not know what the files mean.
//!
//! The walk is sorted and done by one thread, so that what is found is the same on every run; reading, where
//! the time goes, is done by all, and begins while the walk goes on. Nothing here waits for another program: a named
//! pipe is never opened to be read, and a folder that contains itself by a link is entered once.

mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use self::walk::{Found, find, find_each, is_ignored};
use super::{Content, Look, SourceFile, SourceTree};
use crate::language::{Words, answer, say};

/// What the extension of a file must be, in lower case, for it to be read as text.
pub const TEXT_EXTENSIONS: &[&str] =
    &["md", "toml", "csv", "html", "css", "js", "ftl", "svg", "json", "txt", "xml", "bib"];

/// The most bytes a text file may have. A book is about one MiB.
pub const TEXT_LIMIT: u64 = 16 << 20;

/// The most bytes any other file may have.
pub const BYTES_LIMIT: u64 = 256 << 20;

/// The files as read, and what could not be.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Every file found; one that has a problem is there as [`Content::Unreadable`].
    pub tree: SourceTree,
    /// What could not be read, in order of path.
    pub problems: Vec<LoadProblem>,
    /// What the files looked like before they were read, in order of path; nothing where links lead to one.
    pub looks: Option<Vec<(Arc<str>, Look)>>,
}

/// One file or folder that could not be read; its path is in the tree, so that a diagnostic can point to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadProblem {
    /// Path from the site's root, with `/`; where the name is not UTF-8, with `\u{FFFD}` for what is not.
    pub path: Arc<str>,
    /// Which sort.
    pub kind: ProblemKind,
    /// What exactly, as the end of a sentence without a full stop: "line 2 holds a letter that is not UTF-8".
    pub detail: Words,
}

/// Why a file or folder could not be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ProblemKind {
    /// The system would not give it, a link leads nowhere, or it is a pipe, a socket or a device.
    Unreadable,
    /// A file of a text extension holds other bytes than UTF-8.
    NotUtf8,
    /// The name of the file or folder is not UTF-8; it was not opened.
    NameNotUtf8,
    /// It is larger than its limit; it was not read.
    TooLarge,
    /// A link leads to a folder that the link itself is in; it was not followed.
    SymlinkLoop,
}

/// The root of the site could not be read at all.
#[derive(Debug)]
pub struct LoadError {
    /// The root.
    pub path: PathBuf,
    /// The system's answer.
    pub error: io::Error,
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "could not read {}: {}", self.path.display(), self.error)
    }
}

impl std::error::Error for LoadError {}

/// Reads every file below the named folders of `root`; a folder that does not exist is empty.
///
/// # Errors
/// When `root` is not a folder that can be entered. All else is a [`LoadProblem`].
pub fn load(root: &Path, folders: &[&str]) -> Result<Loaded, LoadError> {
    let mut tree = SourceTree::default();
    let Reading { problems, links, looks } = reload_all(&mut tree, root, folders)?;
    Ok(Loaded { tree, problems, looks: links.is_empty().then_some(looks) })
}

/// Reads again what [`load`] read: files that are gone are taken out of `tree`, the others are put in anew, and
/// every path keeps its id.
///
/// # Errors
/// As [`load`]; the tree is then as it was.
pub fn reload(tree: &mut SourceTree, root: &Path, folders: &[&str]) -> Result<Vec<LoadProblem>, LoadError> {
    Ok(reload_all(tree, root, folders)?.problems)
}

/// What a reading of all files found beside them.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What could not be read, in order of path.
    pub problems: Vec<LoadProblem>,
    /// What symbolic links lead to, by real path; one that leads nowhere yet, by the path it names. One file may then have
    /// several paths.
    pub links: BTreeSet<PathBuf>,
    /// What the files looked like before they were read, in order of path.
    pub looks: Vec<(Arc<str>, Look)>,
}

/// As [`reload`], and tells more of what it found.
///
/// # Errors
/// As [`load`]; the tree is then as it was.
pub fn reload_all(tree: &mut SourceTree, root: &Path, folders: &[&str]) -> Result<Reading, LoadError> {
    let (files, links) = find_each(root, folders, read)?;
    let mut files: Vec<Taken> = files.into_iter().flatten().collect();
    // Names that are no UTF-8 may become the path of another file; that path then counts as one that could not be read.
    files.par_sort_unstable_by(|a, b| {
        a.file.path.cmp(&b.file.path).then(a.problem.is_some().cmp(&b.problem.is_some()))
    });

    let mut gone: BTreeSet<Arc<str>> = folders
        .iter()
        .flat_map(|folder| tree.under(folder))
        .map(|(_, file)| file.path.clone())
        .filter(|path| folders.iter().any(|folder| is_within(path, folder)))
        .collect();
    let (mut problems, mut looks) = (Vec::new(), Vec::with_capacity(files.len()));
    tree.insert_all(files.into_iter().map(|Taken { file, problem, look }| {
        gone.remove(&file.path);
        problems.extend(problem);
        looks.push((file.path.clone(), look));
        file
    }));
    for path in gone {
        tree.remove(&path);
    }
    Ok(Reading { problems, links, looks })
}

/// What became of one path that may have changed.
#[derive(Debug)]
pub enum Reread {
    /// The file was read; it is not in the tree yet.
    File(SourceFile, Option<LoadProblem>),
    /// Nothing stands there.
    Gone,
    /// It is none of the files that are read.
    Ignored,
    /// A folder, a link or something else: only a whole reading tells what it means.
    Unclear,
}

/// Reads one path again, given from the root with `/`.
pub fn reread(root: &Path, path: &str, folders: &[&str]) -> Reread {
    if !folders.iter().any(|folder| is_read(path, folder)) {
        return Reread::Ignored;
    }
    let disk = root.join(path);
    match fs::symlink_metadata(&disk) {
        Ok(metadata) if metadata.is_file() => {
            match read(Found { path: path.to_owned(), disk, problem: None }) {
                Some(Taken { file, problem, .. }) => Reread::File(file, problem),
                None => Reread::Gone,
            }
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Reread::Gone
        }
        Ok(_) | Err(_) => Reread::Unclear,
    }
}

/// Whether a path, from the root with `/`, is `folder` or something in it that is not ignored.
pub fn is_read(path: &str, folder: &str) -> bool {
    is_within(path, folder) && !path.split('/').any(|name| is_ignored(name.as_ref()))
}

/// What a look at all files from outside found, by path.
pub type Survey = BTreeMap<String, Look>;

fn look(found: Found) -> (String, Look) {
    let metadata = fs::metadata(&found.disk);
    (found.path, metadata.map_or_else(|_| Look::default(), |metadata| Look::of(&metadata)))
}

/// Looks at all files without reading them.
///
/// # Errors
/// As [`load`].
pub fn survey(root: &Path, folders: &[&str]) -> Result<Survey, LoadError> {
    let mut survey = Survey::new();
    find(root, folders, |found| survey.extend([look(found)]))?;
    Ok(survey)
}

/// Looks at all files without reading them, on all cores; in order of path. Nothing where one of them cannot be read, or has more
/// than one path for a link: then a look does not tell enough.
///
/// # Errors
/// As [`load`].
pub fn looks(root: &Path, folders: &[&str]) -> Result<Option<Vec<(String, Look)>>, LoadError> {
    let looked = |found: Found| found.problem.is_none().then(|| look(found));
    let (looks, links) = find_each(root, folders, looked)?;
    let looks: Option<Vec<(String, Look)>> = looks.into_iter().collect();
    Ok(looks.filter(|_| links.is_empty()).map(|mut looks| {
        looks.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        looks
    }))
}

/// Whether a path is the folder itself or something below it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Why a file could not be read, and the details.
type Reason = (ProblemKind, Words);

/// What is said of a pipe, a socket or a device.
fn no_file() -> Words {
    say! {
        en: "it is not a file but a pipe, a socket or a device",
        nl: "het is geen gewoon bestand maar iets van het systeem zelf",
    }
}

/// A file that was read.
struct Taken {
    file: SourceFile,
    problem: Option<LoadProblem>,
    /// What it looked like before it was read.
    look: Look,
}

/// Reads what was found; nothing for a file that has gone in the meantime, as if it had gone before.
fn read(found: Found) -> Option<Taken> {
    let path: Arc<str> = found.path.into();
    let (mut hash, mut look) = ([0; 32], Look::default());
    let content = match found.problem {
        Some(reason) => Err(reason),
        None => match bytes(&found.disk, limit(&path)) {
            Ok((bytes, seen)) => {
                look = seen;
                hash = *blake3::hash(&bytes).as_bytes();
                content(&path, bytes)
            }
            Err(None) => return None,
            Err(Some(reason)) => Err(reason),
        },
    };
    let (content, problem) = match content {
        Ok(content) => (content, None),
        Err((kind, detail)) => (Content::Unreadable, Some(LoadProblem { path: path.clone(), kind, detail })),
    };
    Some(Taken { file: SourceFile { path, content, hash }, problem, look })
}

/// The bytes of a file that has at most `limit`, and what it looked like before; an error without reason when there is no file any
/// more.
fn bytes(disk: &Path, limit: u64) -> Result<(Vec<u8>, Look), Option<Reason>> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => None,
        _ => Some((ProblemKind::Unreadable, answer(&error))),
    };
    let file = open(disk).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Some((ProblemKind::Unreadable, no_file())));
    }
    if metadata.len() > limit {
        return Err(Some(too_large(metadata.len(), limit)));
    }
    // One byte more than the file has, so that the end is seen without the buffer growing.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let length = bytes.len() as u64;
    if length > limit { Err(Some(too_large(length, limit))) } else { Ok((bytes, Look::of(&metadata))) }
}

fn too_large(length: u64, limit: u64) -> Reason {
    let limit = limit >> 20;
    let length = length.div_ceil(1 << 20);
    let detail = say! {
        en: "it is {length} MB, and at most {limit} MB is read",
        nl: "het is {length} MB, en er wordt hooguit {limit} MB gelezen",
    };
    (ProblemKind::TooLarge, detail)
}

/// Opens without ever waiting: the thing may have become a pipe since the walk saw a file.
#[cfg(unix)]
fn open(disk: &Path) -> io::Result<fs::File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = rustix::io::retry_on_intr(|| rustix::fs::open(disk, flags, Mode::empty()))?;
    Ok(opened.into())
}

#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "this is the module that reads")]
fn open(disk: &Path) -> io::Result<fs::File> {
    fs::File::open(disk)
}

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, written)| {
        TEXT_EXTENSIONS.iter().any(|extension| extension.eq_ignore_ascii_case(written))
    })
}

fn limit(path: &str) -> u64 {
    if is_text(path) { TEXT_LIMIT } else { BYTES_LIMIT }
}

/// Text or bytes, by the extension of the path.
fn content(path: &str, bytes: Vec<u8>) -> Result<Content, Reason> {
    if !is_text(path) {
        return Ok(Content::Bytes(bytes.into()));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Content::Text(text.strip_prefix('\u{FEFF}').unwrap_or(&text).into())),
        Err(error) => {
            Err((ProblemKind::NotUtf8, not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())))
        }
    }
}

/// Says where the first byte that is not UTF-8 stands, and what the file may be instead.
fn not_utf8(bytes: &[u8], bad: usize) -> Words {
    let line = bytes[..bad].split(|&byte| byte == b'\n').count();
    let guess = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            say! { en: "; it looks like UTF-16", nl: "; het lijkt UTF-16 te zijn" }
        }
        _ if bytes.contains(&0) => {
            say! { en: "; it looks like a file that is not text", nl: "; het lijkt geen tekst te zijn" }
        }
        _ => Words::default(),
    };
    say! {
        en: "line {line} holds a letter that is not UTF-8{guess}",
        nl: "op regel {line} staat een teken dat geen UTF-8 is{guess}",
        guess = guess,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_text, is_within, not_utf8};

    #[test]
    fn text_is_told_by_extension() {
        for (path, text) in [
            ("content/a.md", true),
            ("content/A.MD", true),
            ("content/a.svg", true),
            ("content/a.png", false),
            ("content/md", false),
            ("content.md/a", false),
            ("content/a.mdx", false),
        ] {
            assert_eq!(is_text(path), text, "{path}");
        }
    }

    #[test]
    fn a_folder_is_not_another_that_starts_with_its_name() {
        assert!(is_within("content", "content") && is_within("content/a", "content"));
        assert!(!is_within("contents/a", "content"));
    }

    #[test]
    fn says_where_text_is_not_utf8() {
        assert_eq!(not_utf8(b"a\nb\xE9", 3).en, "line 2 holds a letter that is not UTF-8");
        assert_eq!(
            not_utf8(b"\xFF\xFEa\0", 0).en,
            "line 1 holds a letter that is not UTF-8; it looks like UTF-16"
        );
        assert_eq!(
            not_utf8(b"\x89PNG\0", 0).en,
            "line 1 holds a letter that is not UTF-8; it looks like a file that is not text"
        );
    }
}
