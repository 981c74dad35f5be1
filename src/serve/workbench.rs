//! The files of a site in memory, and what was made of them before.
//!
//! In: which files may have changed. Out: those that did, and on request the site as it is now. Holds nothing of what
//! is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::watch::Gathered;
use crate::diag::{Diagnostics, Doing, Failure};
use crate::source::SourceTree;
use crate::source::load::{LoadProblem, Reading, Reread, reload_all, reread};
use crate::{Edits, FOLDERS, Made, Memory, complete, make, make_words, of_reading, resolve};

/// A site being worked on.
#[derive(Debug)]
pub(super) struct Workbench {
    root: PathBuf,
    options: resolve::Options,
    /// Whether pages tell where they were written.
    tells_source: bool,
    tree: SourceTree,
    problems: BTreeMap<Arc<str>, LoadProblem>,
    /// What links lead to.
    links: BTreeSet<PathBuf>,
    memory: Memory,
    /// The last site without errors, and what else was told of it; gone when files changed that are not in it.
    last: Option<(Arc<Made>, Diagnostics)>,
}

impl Workbench {
    /// Reads a site.
    pub(super) fn open(root: &Path, options: resolve::Options, tells_source: bool) -> Result<Self, Failure> {
        let mut bench = Self {
            root: root.to_owned(),
            options,
            tells_source,
            tree: SourceTree::default(),
            problems: BTreeMap::new(),
            links: BTreeSet::new(),
            memory: Memory::default(),
            last: None,
        };
        bench.read_all()?;
        Ok(bench)
    }

    /// The files as last read.
    pub(super) fn tree(&self) -> &SourceTree {
        &self.tree
    }

    /// What links lead to, as last read.
    pub(super) fn links(&self) -> &BTreeSet<PathBuf> {
        &self.links
    }

    /// Reads again what may have changed, and gives the paths of the files whose bytes did.
    ///
    /// # Errors
    /// When the site's folder cannot be read at all; what was read before is kept.
    pub(super) fn apply(&mut self, gathered: &Gathered) -> Result<Vec<Arc<str>>, Failure> {
        let paths = match gathered {
            // A file that links lead to has several paths, and only one of them is told.
            Gathered::Paths(paths) if self.links.is_empty() => paths,
            Gathered::Paths(_) | Gathered::Everything => return self.reread_all(BTreeSet::new()),
        };
        let mut changed = BTreeSet::new();
        for path in paths {
            if !self.reread(path, &mut changed) {
                return self.reread_all(changed);
            }
        }
        complete(&mut self.tree);
        Ok(changed.into_iter().collect())
    }

    /// The site as it is now after these files changed, and what is wrong with it; no site when there are errors.
    pub(super) fn make(&mut self, changed: &[Arc<str>]) -> (Option<Arc<Made>>, Diagnostics) {
        if let (Some((last, diagnostics)), [path]) = (self.last.take(), changed)
            && let Some(made) = self.make_words(&last, &diagnostics, path)
        {
            let made = Arc::new(made);
            self.last = Some((made.clone(), diagnostics.clone()));
            return (Some(made), diagnostics);
        }
        let mut diagnostics = of_reading(&self.tree, self.problems.values());
        let made = make(&self.tree, &mut self.memory, self.options, Edits::ToCome).take(&mut diagnostics);
        let made = made.filter(|_| !diagnostics.has_errors()).map(|mut made| {
            made.publication.plan.tells_source = self.tells_source;
            Arc::new(made)
        });
        self.last = made.clone().map(|made| (made, diagnostics.clone()));
        (made, diagnostics)
    }

    /// The last site with the words of one file anew, when that is all that differs.
    fn make_words(&mut self, last: &Made, diagnostics: &Diagnostics, path: &str) -> Option<Made> {
        let file = self.tree.id(path)?;
        let is_told = diagnostics.iter().any(|diagnostic| {
            std::iter::once(&diagnostic.label).chain(&diagnostic.related).any(|label| label.span.file == file)
        });
        if is_told { None } else { make_words(&self.tree, &mut self.memory, last, path) }
    }

    /// Reads one path again; false when that does not tell what became of it.
    fn reread(&mut self, path: &str, changed: &mut BTreeSet<Arc<str>>) -> bool {
        match reread(&self.root, path, FOLDERS) {
            Reread::Ignored => {}
            Reread::Unclear => return false,
            Reread::Gone => {
                // A folder takes all that was in it along.
                let below = format!("{path}/");
                let gone: Vec<Arc<str>> =
                    self.tree.under(&below).map(|(_, file)| file.path.clone()).collect();
                for path in gone.iter().map(|path| &**path).chain([path]) {
                    if let Some(file) = self.tree.remove(path) {
                        changed.insert(file.path);
                    }
                    self.problems.remove(path);
                }
            }
            Reread::File(file, problem) => {
                let had = self.problems.remove(path);
                let is_same =
                    self.tree.at(path).is_some_and(|known| known.hash == file.hash) && had == problem;
                if !is_same {
                    changed.insert(file.path.clone());
                }
                if let Some(problem) = problem {
                    self.problems.insert(problem.path.clone(), problem);
                }
                if !is_same {
                    self.tree.insert(file);
                }
            }
        }
        true
    }

    fn read_all(&mut self) -> Result<(), Failure> {
        let reading = reload_all(&mut self.tree, &self.root, FOLDERS)
            .map_err(|error| Failure::io(Doing::Read, error.path, error.error))?;
        let Reading { problems, links, .. } = reading;
        self.problems = problems.into_iter().map(|problem| (problem.path.clone(), problem)).collect();
        self.links = links;
        complete(&mut self.tree);
        Ok(())
    }

    /// Reads everything again; gives what changed, with what is known to have changed already.
    fn reread_all(&mut self, mut changed: BTreeSet<Arc<str>>) -> Result<Vec<Arc<str>>, Failure> {
        let known = self.known();
        self.read_all().inspect_err(|_| self.last = None)?;
        let now = self.known();
        let is_new = |(path, hash): (&Arc<str>, &_)| (known.get(path) != Some(hash)).then(|| path.clone());
        changed.extend(now.iter().filter_map(is_new));
        changed.extend(known.into_keys().filter(|path| !now.contains_key(path)));
        Ok(changed.into_iter().collect())
    }

    /// What tells whether a file changed.
    fn known(&self) -> BTreeMap<Arc<str>, ([u8; 32], Option<LoadProblem>)> {
        let files = self.tree.iter();
        files
            .map(|(_, file)| (file.path.clone(), (file.hash, self.problems.get(&file.path).cloned())))
            .collect()
    }
}
