//! The files as read, and places in them.
//!
//! In: nothing but [`load`], the one module of the program that reads files. Out: a [`SourceTree`] of paths,
//! contents and hashes. Knows nothing of what the files mean.

pub mod embedded;
pub mod load;
mod look;

pub use look::{Clock, Look, Moment};

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Names a file of a [`SourceTree`]; stays the same for a path while the program runs, so that spans in
/// documents kept from an earlier build stay true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// Its number, for naming it outside the program; [`SourceTree::numbered`] finds the file again.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Debug for FileId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "file {}", self.0)
    }
}

/// A stretch of a file, in bytes from its start; `start <= end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`; places past 4 GiB are cut off there (files that large are refused on loading).
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The very start of a file: for what is said of the file as a whole.
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The bytes covered, for slicing the file's text.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8 text, without a byte-order mark.
    Text(Arc<str>),
    /// Anything else: pictures, spreadsheets, fonts.
    Bytes(Arc<[u8]>),
    /// The file could not be read; a diagnostic has said why.
    Unreadable,
}

/// One file as read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the site's root, with `/`: `content/site.toml`.
    pub path: Arc<str>,
    /// What it holds.
    pub content: Content,
    /// BLAKE3 of the bytes on disk.
    pub hash: [u8; 32],
}

impl SourceFile {
    /// The text, or nothing for bytes and unreadable files.
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) | Content::Unreadable => None,
        }
    }

    /// The bytes, text included; empty for a file that could not be read.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
            Content::Unreadable => &[],
        }
    }

    /// The part of the name after the last dot, in lower case; empty without one.
    pub fn extension(&self) -> String {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
    }
}

/// All files of a site, by path.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<Arc<str>, FileId>,
    slots: Vec<Option<SourceFile>>,
    /// The ids of files that were taken out, so that none is given to another path.
    gone: BTreeMap<Arc<str>, FileId>,
}

impl SourceTree {
    /// Adds a file, or replaces the one of the same path.
    pub fn insert(&mut self, file: SourceFile) -> FileId {
        let known = self.id(&file.path).or_else(|| self.gone.remove(&*file.path));
        let id = known.unwrap_or_else(|| {
            self.slots.push(None);
            FileId(u32::try_from(self.slots.len() - 1).expect("fewer than 2^32 files fit in memory"))
        });
        self.files.insert(file.path.clone(), id);
        self.slots[id.0 as usize] = Some(file);
        id
    }

    /// Adds files in order of their paths; of several with one path, the last.
    pub(super) fn insert_all(&mut self, files: impl ExactSizeIterator<Item = SourceFile>) {
        self.reserve(files.len());
        if !self.slots.is_empty() {
            for file in files {
                self.insert(file);
            }
            return;
        }
        // Of sorted names the map is made at once.
        self.slots.extend(files.map(Some));
        let known = self.slots.iter().flatten().zip(0..);
        self.files = known.map(|(file, at)| (file.path.clone(), FileId(at))).collect();
        if self.files.len() < self.slots.len() {
            self.files.clear();
            let files = std::mem::take(&mut self.slots);
            for file in files.into_iter().flatten() {
                self.insert(file);
            }
        }
    }

    /// Makes room for so many files in all, and no more: doubled, it would stay half empty.
    pub(super) fn reserve(&mut self, files: usize) {
        self.slots.reserve_exact(files.saturating_sub(self.slots.len()));
    }

    /// Takes a file out; its id stays reserved for its path.
    pub fn remove(&mut self, path: &str) -> Option<SourceFile> {
        let (path, id) = self.files.remove_entry(path)?;
        self.gone.insert(path, id);
        self.slots[id.0 as usize].take()
    }

    /// The id of a path that is in the tree.
    pub fn id(&self, path: &str) -> Option<FileId> {
        self.files.get(path).copied()
    }

    /// The file of a path.
    pub fn at(&self, path: &str) -> Option<&SourceFile> {
        self.get(self.id(path)?)
    }

    /// The file of an id, while it is in the tree.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.slots.get(id.0 as usize)?.as_ref()
    }

    /// The file whose id has a number, while it is in the tree.
    pub fn numbered(&self, number: u32) -> Option<&SourceFile> {
        self.get(FileId(number))
    }

    /// All files in order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.values().filter_map(|&id| Some((id, self.get(id)?)))
    }

    /// The files whose path starts with `prefix`, in order of their paths.
    pub fn under<'tree>(&'tree self, prefix: &str) -> impl Iterator<Item = (FileId, &'tree SourceFile)> {
        let prefix: Arc<str> = prefix.into();
        self.files
            .range(prefix.clone()..)
            .take_while(move |(path, _)| path.starts_with(&*prefix))
            .filter_map(|(_, &id)| Some((id, self.get(id)?)))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Line and column of a byte in a text, both from 1; the column counts characters, as editors do.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, text[line_start..byte].chars().count() + 1)
}
