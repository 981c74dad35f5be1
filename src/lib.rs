//! Compiles a research report into an infographic website.

pub mod address;
pub mod chart;
pub mod check;
pub mod cli;
pub mod diag;
pub mod export;
pub mod html;
pub mod model;
pub mod order;
pub mod page;
pub mod parse;
pub mod protect;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod source;
pub mod texts;
pub mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use diag::{Checked, Code, Diagnostic, Diagnostics, Failure};
use model::Place;
use protect::PublicSite;
use publish::{Job, Publication};
use render::Theme;
use source::{Content, SourceFile, SourceTree, Span};
use texts::Texts;
use write::{Stage, Written};

/// What to build, and where to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    /// The folder to write to.
    pub output: PathBuf,
    /// What is part of the site.
    pub resolve: resolve::Options,
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
///
/// # Errors
/// When the machine fails: a folder that cannot be read or written, or an output folder with files of others.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Run, Failure> {
    let mut found = find(options, progress)?;
    let Some(public) = found.public.take().filter(|_| !found.diagnostics.has_errors()) else {
        return Ok(found.run(None));
    };
    let texts =
        Arc::new(Texts::parse(&found.tree, &public.theme, public.language).take(&mut found.diagnostics));
    let theme = Theme::load(&found.tree, &public.theme, texts.clone()).take(&mut found.diagnostics);
    let plan = page::plan(&public, &texts, &found.origins).take(&mut found.diagnostics);
    if found.diagnostics.has_errors() {
        return Ok(found.run(None));
    }
    let publication = Publication::new(plan, theme);
    let (mistakes, written) = write_all(&publication, options, progress)?;
    found.diagnostics.extend(mistakes);
    let built = written.map(|(pages, written)| Built {
        pages,
        figures: publication.plan.figure_count(),
        files: written.written + written.unchanged,
        written: written.written,
        deleted: written.deleted,
    });
    Ok(found.run(built))
}

/// Finds all that is wrong with the site in `options.root`, and writes nothing.
///
/// # Errors
/// When the machine fails: a folder that cannot be read.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Run, Failure> {
    let mut found = find(options, progress)?;
    if let Some(public) = found.public.take() {
        let texts =
            Arc::new(Texts::parse(&found.tree, &public.theme, public.language).take(&mut found.diagnostics));
        Theme::load(&found.tree, &public.theme, texts.clone()).take(&mut found.diagnostics);
        page::plan(&public, &texts, &found.origins).take(&mut found.diagnostics);
    }
    Ok(found.run(None))
}

/// What was found on the way to the public site.
struct Found {
    tree: SourceTree,
    diagnostics: Diagnostics,
    public: Option<PublicSite>,
    origins: BTreeMap<Place, Span>,
}

impl Found {
    fn run(self, built: Option<Built>) -> Run {
        Run { tree: self.tree, diagnostics: self.diagnostics, built }
    }
}

/// The stages from files to the public site, and what is wrong with it.
fn find(options: &Options, progress: &dyn Progress) -> Result<Found, Failure> {
    let mut diagnostics = Diagnostics::new();
    progress.stage("Reading", 0);
    let tree = read(&options.root)?.take(&mut diagnostics);
    if diagnostics.iter().any(|diagnostic| diagnostic.code == Code::MissingSite) {
        return Ok(Found { tree, diagnostics, public: None, origins: BTreeMap::new() });
    }
    progress.stage("Parsing", 0);
    let documents = parse::parse(&tree, &mut parse::Memo::default()).take(&mut diagnostics);
    let resolved = resolve::resolve(&documents, &tree, options.resolve).take(&mut diagnostics);
    let Some(resolved) = resolved else {
        return Ok(Found { tree, diagnostics, public: None, origins: BTreeMap::new() });
    };
    let public = protect::protect(resolved.site).take(&mut diagnostics);
    diagnostics.extend(check::run(&public));
    Ok(Found { tree, diagnostics, public: Some(public), origins: resolved.origins })
}

/// Reads a site: its own files, and those of the default theme that it does not replace.
fn read(root: &Path) -> Result<Checked<SourceTree>, Failure> {
    let loaded = source::load::load(root, &["content", "themes"])
        .map_err(|error| Failure::io("read", error.path, error.error))?;
    let mut tree = loaded.tree;
    source::embedded::add_default_theme(&mut tree);
    let mut diagnostics = Diagnostics::new();
    for problem in loaded.problems {
        let Some(file) = tree.id(&problem.path) else { continue };
        diagnostics.push(diag::of_load_problem(&problem, Span::start_of(file)));
    }
    if tree.at(SITE).is_none() {
        let file = tree.insert(SourceFile { path: SITE.into(), content: Content::Unreadable, hash: [0; 32] });
        diagnostics.push(
            Diagnostic::new(Code::MissingSite, Span::start_of(file), "there is no site here")
                .label("expected this file")
                .help("make content/site.toml with at least a title = \"…\", or name the site's folder with --root"),
        );
    }
    Ok(Checked::new(tree, diagnostics))
}

/// The file that makes a folder a site.
const SITE: &str = "content/site.toml";

/// Makes every file and writes it. With a mistake in a template nothing is written, and the mistakes are told.
fn write_all(
    publication: &Publication<'_>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Diagnostics, Option<(usize, Written)>), Failure> {
    let jobs = publication.jobs();
    progress.stage("Writing", jobs.len());
    let stage = Stage::open(&options.output)?;
    let mistakes: Mutex<Vec<(usize, Diagnostic)>> = Mutex::new(Vec::new());
    jobs.par_iter().enumerate().try_for_each(|(order, job)| -> Result<(), Failure> {
        match publication.make(*job) {
            Ok(file) => stage.put(&file)?,
            Err(mistake) => mistakes.lock().unwrap_or_else(PoisonError::into_inner).push((order, *mistake)),
        }
        progress.advance();
        Ok(())
    })?;
    let mut mistakes = mistakes.into_inner().unwrap_or_else(PoisonError::into_inner);
    if mistakes.is_empty() {
        let pages = jobs.iter().filter(|job| matches!(job, Job::Page(_))).count();
        return Ok((Diagnostics::new(), Some((pages, stage.commit()?))));
    }
    mistakes.sort_by_key(|(order, _)| *order);
    Ok((mistakes.into_iter().map(|(_, mistake)| mistake).collect(), None))
}
