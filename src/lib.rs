//! Compiles a research report into an infographic website.

pub mod address;
pub mod chart;
pub mod cli;
pub mod diag;
pub mod html;
pub mod model;
pub mod parse;
pub mod protect;
pub mod render;
pub mod resolve;
pub mod source;
pub mod texts;
pub mod write;

use std::path::PathBuf;

use diag::{Diagnostics, Failure};
use source::SourceTree;

/// What to build, and where to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    /// The folder to write to.
    pub output: PathBuf,
}

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    /// The files as read, which the diagnostics point into.
    pub tree: SourceTree,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
    /// What was made; nothing when there were errors, or when the run was only to check.
    pub built: Option<Built>,
}

/// How much a build made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Built {
    /// HTML pages.
    pub pages: usize,
    /// Figures.
    pub figures: usize,
    /// Files in the output, pages included.
    pub files: usize,
    /// Files that were new or changed.
    pub written: usize,
    /// Files of an earlier build that are gone.
    pub deleted: usize,
}

/// Is told how far a run is, from any thread. `()` listens to nothing.
pub trait Progress: Sync {
    /// A stage starts, in which `total` things are to be done. `stage` says it to a person: "Reading".
    fn stage(&self, stage: &'static str, total: usize) {
        let _ = (stage, total);
    }

    /// One thing of the stage is done.
    fn advance(&self) {}
}

impl Progress for () {}

/// Builds the site, all or nothing.
pub fn build(options: &Options, _progress: &dyn Progress) -> Result<Run, Failure> {
    Err(Failure::said("build", &options.root, "the pipeline is not joined up yet"))
}

/// Finds all that is wrong with the site in `options.root`, and writes nothing.
pub fn check(options: &Options, _progress: &dyn Progress) -> Result<Run, Failure> {
    Err(Failure::said("check", &options.root, "the pipeline is not joined up yet"))
}
