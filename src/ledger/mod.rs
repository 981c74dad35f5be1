//! What the last build was made from, what it made and what it told: where nothing changed since, nothing is done again.
//!
//! In: a build that went well, and before the next one what the system says of all files. Out: what the build told, when every
//! source and every file of the output is as it was. Kept by [`store`], and only a cache: a
//! ledger that is not there, not whole, of another program or of other options is no ledger, and then everything is made.
//!
//! **When a look is enough.** Files are looked at and not read: see [`Look`]. A file changed in the very moment
//! at which it was read, as its file system counts moments, may look the same afterwards; git calls such files racy. Those
//! are compared by what they hold.
//!
//! Knows nothing of what is in the files.

mod page;
mod told;

use std::io::{self, BufWriter, Write};
use std::path::{Path, absolute};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::diag::Diagnostics;
use crate::source::load::{Reread, looks, reread};
use crate::source::{Clock, Look, SourceFile, SourceTree};
use crate::store;
use crate::write::Trace;
use crate::{Built, FOLDERS, Made, Memory, Options, Run, SITE};
use told::Told;

/// The folder of all ledgers among what is kept.
const FOLDER: &str = "build";

/// Whose ledger it is, and of what. Comes first, so that nothing of another program is read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Title {
    /// The program.
    version: String,
    program: Look,
    /// The output folder.
    output: String,
    drafts: bool,
    deny_warnings: bool,
}

/// All of it.
#[derive(Debug, Serialize, Deserialize)]
struct Ledger {
    /// When reading began.
    clock: Clock,
    /// All files of the site itself, in order of path.
    sources: Vec<Source>,
    /// What all pages share.
    frame: [u8; 32],
    output: Trace,
    told: Told,
    pages: usize,
    figures: usize,
    files: usize,
}

/// A file that was read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Source {
    path: Arc<str>,
    look: Look,
    hash: [u8; 32],
    /// Of a page whose words alone may change: all else of it.
    skeleton: Option<[u8; 32]>,
}

/// What the last build told, when there is nothing to be done; and what it would tell now, when one page is all there is.
pub(crate) fn again(options: &Options) -> Option<Run> {
    let title = Title::of(options)?;
    let ledger = Ledger::parse(&store::read(&options.root, &title.name())?, &title)?;
    match &ledger.changes(&options.root)?[..] {
        [] => ledger.nothing(options),
        [change] => page::again(options, &title, ledger, change.clone()),
        _ => None,
    }
}

/// What all pages of a site share.
pub(crate) fn frame(made: &Made) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    serde_json::to_writer(&mut hash, &*made.publication.plan.site_view).expect("views are JSON");
    *hash.finalize().as_bytes()
}

impl Title {
    /// Nothing where the program or the system does not tell enough of itself.
    fn of(options: &Options) -> Option<Self> {
        let program = std::env::current_exe().and_then(std::fs::metadata).ok().filter(|_| Look::TELLS_ALL)?;
        Some(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            program: Look::of(&program),
            output: absolute(&options.output).ok()?.to_str()?.to_owned(),
            drafts: options.resolve.drafts,
            deny_warnings: options.deny_warnings,
        })
    }

    /// The name of its ledger: every output folder has one.
    fn name(&self) -> String {
        let hash = blake3::hash(self.output.as_bytes()).to_hex();
        format!("{FOLDER}/{}", &hash[..16])
    }
}

/// How many bytes at the end of a ledger tell whether the rest is whole.
const HASH: usize = 32;

impl Ledger {
    /// Nothing when it is not whole, or not of this title.
    fn parse(bytes: &[u8], expected: &Title) -> Option<Self> {
        let (rest, hash) = bytes.split_last_chunk::<HASH>()?;
        if blake3::hash(rest).as_bytes() != hash {
            return None;
        }
        let (title, rest) = postcard::take_from_bytes::<Title>(rest).ok()?;
        if title != *expected {
            return None;
        }
        postcard::from_bytes(rest).ok()
    }

    /// Writes it. What was read goes to the file piece by piece; what was made is put together meanwhile, by another core. The fields
    /// go in the order in which the ledger has them: nothing stands between them, so the two parts are read as one.
    fn write(&self, title: &Title, file: &mut (dyn Write + Send)) -> io::Result<()> {
        let Self { clock, sources, frame, output, told, pages, figures, files } = self;
        let mut out = BufWriter::with_capacity(1 << 16, Hashed { file, hasher: blake3::Hasher::new() });
        let (written, rest) = rayon::join(
            || postcard::to_io(&(title, clock, sources, frame), &mut out).map(drop),
            || postcard::to_stdvec(&(output, told, pages, figures, files)),
        );
        written.map_err(io::Error::other)?;
        out.write_all(&rest.map_err(io::Error::other)?)?;
        let Hashed { file, hasher } = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.write_all(hasher.finalize().as_bytes())
    }

    /// The run of a build that has nothing to do. Nothing where the output is not what was made.
    fn nothing(self, options: &Options) -> Option<Run> {
        let read = |path: &str| self.source(&options.root, path);
        let (told, is_held) = rayon::join(
            || self.told.again(SourceTree::default(), read),
            || self.output.holds(&options.output),
        );
        let (tree, diagnostics) = told.filter(|_| is_held)?;
        Some(self.run(tree, diagnostics, 0))
    }

    /// What came of a build in which so many files were written.
    fn run(self, tree: SourceTree, diagnostics: Diagnostics, written: usize) -> Run {
        let Self { told: Told { settings, .. }, pages, figures, files, .. } = self;
        let built = Some(Built { pages, figures, files, written, deleted: 0 });
        Run { tree, diagnostics, settings, audit: None, links: Vec::new(), built, made: None }
    }

    /// Which files are not as they were. Nothing where there are others than there were, or looks do not tell.
    fn changes(&self, root: &Path) -> Option<Vec<Change>> {
        let now = looks(root, FOLDERS).ok()??;
        if now.len() != self.sources.len() {
            return None;
        }
        let change = |(at, ((path, look), source)): (usize, ((String, Look), &Source))| {
            let is_same =
                look == source.look && (source.look.is_older_than(self.clock) || source.read(root).is_some());
            match *path == *source.path {
                true if is_same => None,
                true => Some(Some(Change { at, look })),
                false => Some(None),
            }
        };
        now.into_par_iter().zip(&self.sources).enumerate().filter_map(change).collect()
    }

    /// A file of the site, read again.
    fn source(&self, root: &Path, path: &str) -> Option<SourceFile> {
        let at = self.sources.binary_search_by(|source| (*source.path).cmp(path)).ok()?;
        self.sources[at].read(root)
    }
}

/// A file and the hash of all that was written to it.
struct Hashed<'file> {
    file: &'file mut (dyn Write + Send),
    hasher: blake3::Hasher,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.file.write(bytes)?;
        self.hasher.update(&bytes[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Source {
    /// The file, if it holds what it held.
    fn read(&self, root: &Path) -> Option<SourceFile> {
        self.read_anew(root).filter(|file| file.hash == self.hash)
    }

    /// The file, whatever it holds.
    fn read_anew(&self, root: &Path) -> Option<SourceFile> {
        match reread(root, &self.path, FOLDERS) {
            Reread::File(file, None) => Some(file),
            _ => None,
        }
    }
}

/// A file that is not as it was.
#[derive(Clone, Debug)]
struct Change {
    /// Place in [`Ledger::sources`].
    at: usize,
    /// What it looked like before it was read again.
    look: Look,
}

/// A ledger that is begun before the files are read.
#[derive(Debug)]
pub(crate) struct Draft {
    title: Title,
    file: store::Draft,
}

/// What the files of a site looked like before they were read, in order of path.
pub(crate) type Looks = Vec<(Arc<str>, Look)>;

/// All files of a site as they were read.
pub(crate) type Seen = Vec<Source>;

/// So many files are seen to by one core before another may take over what is left.
const PIECE: usize = 64;

/// What the files of a site are known by. All that was read is in the tree.
pub(crate) fn see(looks: Looks, tree: &SourceTree, memory: &Memory) -> Seen {
    let source = |(path, look): (Arc<str>, Look)| {
        let hash = tree.at(&path).map(|file| file.hash).unwrap_or_default();
        let skeleton = memory.skeleton(tree, &path);
        Source { path, look, hash, skeleton }
    };
    looks.into_par_iter().with_max_len(PIECE).map(source).collect()
}

impl Draft {
    /// Nothing where nothing can be kept, and where there is no site.
    pub(crate) fn begin(options: &Options) -> Option<Self> {
        if !options.root.join(SITE).is_file() {
            return None;
        }
        let title = Title::of(options)?;
        let file = store::Draft::begin(&options.root, &title.name())?;
        Some(Self { title, file })
    }

    /// Keeps what a build was made from, made and told. Nothing where looks at the sources would not tell of all changes.
    pub(crate) fn keep(self, options: &Options, sources: Seen, frame: [u8; 32], run: &Run, output: Trace) {
        let clock = self.file.clock();
        let Some(built) = run.built.filter(|_| sources.iter().all(|source| source.look.is_on(clock))) else {
            return;
        };
        let Some(told) = Told::of(&run.diagnostics, &run.settings, &run.tree) else { return };
        let Built { pages, figures, files, .. } = built;
        let ledger = Ledger { clock, sources, frame, output, told, pages, figures, files };
        let name = self.title.name();
        if !store::has(&options.root, &name) {
            forget_others(&options.root, &name);
        }
        self.write(&ledger);
    }

    fn write(self, ledger: &Ledger) {
        let Self { title, file } = self;
        file.keep(|file| ledger.write(&title, file));
    }
}

/// No title has so many bytes: the paths that systems know have half as many.
const LONGEST_TITLE: u64 = 8192;

/// Removes the ledgers of output folders that are gone.
fn forget_others(root: &Path, own: &str) {
    for name in store::names(root, FOLDER) {
        let name = format!("{FOLDER}/{name}");
        // What ends otherwise is being written by another build.
        let is_of_others = name != own && Path::new(&name).extension().is_none() && !name.contains("/.");
        let bytes = store::start(root, &name, LONGEST_TITLE).unwrap_or_default();
        let title = postcard::take_from_bytes::<Title>(&bytes).ok();
        if is_of_others && title.is_some_and(|(title, _)| !Path::new(&title.output).exists()) {
            store::remove(root, &name);
        }
    }
}
