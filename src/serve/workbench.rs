//! The files of a site in memory, and what was made of them before.
//!
//! In: which files may have changed. Out: those that did, and on request the site as it is now. Holds nothing of what
//! is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::watch::Gathered;
use crate::diag::{Diagnostics, Failure};
use crate::source::SourceTree;
use crate::source::load::{LoadProblem, Reading, Reread, reload_all, reread};
use crate::{FOLDERS, Made, Memory, complete, make, of_reading, resolve};

/// A site being worked on.
#[derive(Debug)]
pub(super) struct Workbench {
    root: PathBuf,
    options: resolve::Options,
    tree: SourceTree,
    problems: BTreeMap<Arc<str>, LoadProblem>,
    has_links: bool,
    memory: Memory,
}

impl Workbench {
    /// Reads a site.
    pub(super) fn open(root: &Path, options: resolve::Options) -> Result<Self, Failure> {
        let mut bench = Self {
            root: root.to_owned(),
            options,
            tree: SourceTree::default(),
            problems: BTreeMap::new(),
            has_links: false,
            memory: Memory::default(),
        };
        bench.read_all()?;
        Ok(bench)
    }

    /// The files as last read.
    pub(super) fn tree(&self) -> &SourceTree {
        &self.tree
    }

    /// Reads again what may have changed, and gives the paths of the files whose bytes did.
    ///
    /// # Errors
    /// When the site's folder cannot be read at all; what was read before is kept.
    pub(super) fn apply(&mut self, gathered: &Gathered) -> Result<Vec<Arc<str>>, Failure> {
        let paths = match gathered {
            // A file that links lead to has several paths, and only one of them is told.
            Gathered::Paths(paths) if !self.has_links => paths,
            Gathered::Paths(_) | Gathered::Everything => return self.reread_all(),
        };
        let mut changed = BTreeSet::new();
        for path in paths {
            if !self.reread(path, &mut changed) {
                return self.reread_all();
            }
        }
        complete(&mut self.tree);
        Ok(changed.into_iter().collect())
    }

    /// The site as it is now, and what is wrong with it.
    pub(super) fn make(&mut self) -> (Option<Made>, Diagnostics) {
        let mut diagnostics = of_reading(&self.tree, self.problems.values());
        let made = make(&self.tree, &mut self.memory, self.options).take(&mut diagnostics);
        (made, diagnostics)
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
            .map_err(|error| Failure::io("read", error.path, error.error))?;
        let Reading { problems, has_links } = reading;
        self.problems = problems.into_iter().map(|problem| (problem.path.clone(), problem)).collect();
        self.has_links = has_links;
        complete(&mut self.tree);
        Ok(())
    }

    fn reread_all(&mut self) -> Result<Vec<Arc<str>>, Failure> {
        let known = self.known();
        self.read_all()?;
        let now = self.known();
        let is_new = |(path, hash): (&Arc<str>, &_)| (known.get(path) != Some(hash)).then(|| path.clone());
        let mut changed: BTreeSet<Arc<str>> = now.iter().filter_map(is_new).collect();
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
