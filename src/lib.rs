//! Compiles a research report into an infographic website.

pub mod address;
pub mod chart;
pub mod check;
pub mod cli;
pub mod diag;
pub mod export;
pub mod html;
pub mod language;
mod ledger;
pub mod model;
pub mod online;
pub mod order;
pub mod page;
pub mod parse;
pub mod privacy;
pub mod protect;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod schema;
pub mod search;
pub mod serve;
pub mod source;
mod store;
pub mod texts;
pub mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use diag::{Checked, Code, Diagnostic, Diagnostics, Doing, Failure, Setting, Words, say, settle};
use model::{Allowance, Place};
use privacy::Audit;
use publish::{Job, Publication};
use source::load::LoadProblem;
use source::{Content, FileId, SourceFile, SourceTree, Span};
use write::{Stage, Trace};

/// What to build, and where to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Options {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    /// The folder to write to.
    pub output: PathBuf,
    /// What is part of the site.
    pub resolve: resolve::Options,
    /// Whether warnings stop a build, as errors do.
    pub deny_warnings: bool,
}

impl Options {
    /// Whether nothing may be written, for what is wrong.
    pub fn is_stopped_by(&self, diagnostics: &Diagnostics) -> bool {
        diagnostics.has_errors() || self.deny_warnings && diagnostics.count(diag::Severity::Warning) > 0
    }
}

/// What came of a run.
#[derive(Debug)]
pub struct Run {
    /// The files as read, which the diagnostics point into. A build that had nothing to do reads no others.
    pub tree: SourceTree,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
    /// What the site makes of mistakes, and why.
    pub settings: Vec<Setting>,
    /// What personal data was found, and what of it is allowed; nothing without a site, and where nothing had to be looked for.
    pub audit: Option<Audit>,
    /// The links that lead to other sites; a build has no use for them, and gathers none.
    pub links: Vec<check::Link>,
    /// What was made; nothing when there were errors, or when the run was only to check.
    pub built: Option<Built>,
    /// What it was made from: some millions of texts, which a program that ends after this run need not give back one by one.
    made: Option<Made>,
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
    fn stage(&self, stage: Words, total: usize) {
        let _ = (stage, total);
    }

    /// One thing of the stage is done.
    fn advance(&self) {}
}

impl Progress for () {}

/// Builds the site, all or nothing. Where nothing changed since the last build, nothing is done, and what that one told is told
/// again.
///
/// # Errors
/// When the machine fails: a folder that cannot be read or written, or an output folder with files of others.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Run, Failure> {
    if let Some(run) = ledger::again(options) {
        return Ok(run);
    }
    let draft = ledger::Draft::begin(options);
    let Found { mut run, made, seen } = find(options, progress, draft.is_some())?;
    if let Some(made) = made.filter(|_| !options.is_stopped_by(&run.diagnostics)) {
        let Outcome { mistakes, built, trace } =
            write_all(&made.publication, &options.output, progress, draft.is_some())?;
        run.diagnostics.extend(mistakes);
        run.built = built;
        if let (Some(draft), Some(seen), Some(trace)) = (draft, seen, trace) {
            draft.keep(options, seen, ledger::frame(&made), &run, trace);
        }
        run.made = Some(made);
    }
    Ok(run)
}

/// Finds all that is wrong with the site in `options.root`, and writes nothing.
///
/// # Errors
/// When the machine fails: a folder that cannot be read.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Run, Failure> {
    let Found { mut run, made, .. } = find(options, progress, false)?;
    let links = |made: &Made| check::links(&made.publication.plan.site, &made.origins);
    run.links = made.as_ref().map(links).unwrap_or_default();
    run.made = made;
    Ok(run)
}

/// All that is known of a site before anything is written.
struct Found {
    run: Run,
    made: Option<Made>,
    /// What the next build may know its files by; nothing where that does not tell enough.
    seen: Option<ledger::Seen>,
}

/// Reads and makes a site, and asks all questions about it. Keeps what its files are known by when asked.
fn find(options: &Options, progress: &dyn Progress, is_kept: bool) -> Result<Found, Failure> {
    progress.stage(say! { en: "Reading", nl: "Lezen" }, 0);
    let mut diagnostics = Diagnostics::new();
    let (checked, looks) = read(&options.root)?;
    let tree = checked.take(&mut diagnostics);
    progress.stage(say! { en: "Checking", nl: "Controleren" }, 0);
    let mut memory = Memory::default();
    let made = make(&tree, &mut memory, options.resolve, Edits::Over).take(&mut diagnostics);
    let seen = looks.filter(|_| is_kept).map(|looks| ledger::see(looks, &tree, &memory));
    let Memory { documents, theme } = memory;
    drop(theme);
    documents.let_go();
    let audit =
        made.as_ref().map(|made| ask(&tree, &mut privacy::Memo::default(), made).take(&mut diagnostics));
    let settings = made.as_ref().map(|made| made.settings.clone()).unwrap_or_default();
    let run = Run { tree, diagnostics, settings, audit, links: Vec::new(), built: None, made: None };
    Ok(Found { run, made, seen })
}

/// Asks all questions about a site that was made: what is likely wrong with it, and what in it may tell who somebody is. `searched`
/// is what was found in the files before.
pub(crate) fn ask(tree: &SourceTree, searched: &mut privacy::Memo, made: &Made) -> Checked<Audit> {
    let site = &made.publication.plan.site;
    let (mut diagnostics, guarded) = rayon::join(
        || check::run(site, &made.origins),
        || privacy::guard(tree, searched, &made.allowances, site.language),
    );
    let audit = guarded.take(&mut diagnostics);
    Checked::new(audit, settle(diagnostics, &made.settings))
}

/// What earlier runs made that is still true of files whose bytes are the same. Belongs to one tree and its edits.
#[derive(Debug, Default)]
pub struct Memory {
    documents: parse::Memo,
    theme: render::ThemeMemo,
}

impl Memory {
    /// What of a page others may depend on, as of its last parsing: see [`parse::skeleton`].
    pub(crate) fn skeleton(&self, tree: &SourceTree, path: &str) -> Option<[u8; 32]> {
        parse::skeleton(tree, path, &self.documents)
    }

    /// Every file of a site, read and written nowhere: what `build` does between reading and writing. None of a site with
    /// errors.
    ///
    /// # Errors
    /// All that `build` tells, but of reading.
    pub fn files(&mut self, tree: &SourceTree) -> Checked<Vec<render::OutputFile>> {
        let mut diagnostics = Diagnostics::new();
        let made = make(tree, self, resolve::Options::default(), Edits::Over).take(&mut diagnostics);
        let mut files = Vec::new();
        if let Some(made) = made {
            ask(tree, &mut privacy::Memo::default(), &made).take(&mut diagnostics);
            if !diagnostics.has_errors() {
                for job in made.publication.jobs() {
                    match made.publication.make(job) {
                        Ok(file) => files.push(file),
                        Err(mistake) => diagnostics.push(*mistake),
                    }
                }
            }
        }
        Checked::new(files, diagnostics)
    }
}

/// A site made from files, nothing of it rendered yet.
#[derive(Debug)]
pub(crate) struct Made {
    /// All files of the site. Made from sources with errors it lacks what is wrong, and is not to be shown.
    pub(crate) publication: Publication,
    /// Where the things that places show were written.
    pub(crate) origins: Arc<BTreeMap<Place, Span>>,
    /// What is personal and may be published all the same.
    allowances: Vec<Allowance>,
    /// What the site makes of mistakes.
    settings: Vec<Setting>,
    /// Every name of it, to make words anew; nothing where no edits are to come.
    known: Option<resolve::Known>,
}

impl Made {
    /// The one place that a file was written for; nothing where it makes none, or several.
    pub(crate) fn only_place(&self, file: FileId) -> Option<&Place> {
        let mut places = self.origins.iter().filter(|(_, span)| span.file == file);
        let (place, _) = places.next().filter(|_| places.next().is_none())?;
        Some(place)
    }
}

/// What is to come of the files that a site is made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Edits {
    /// It is made once, and what [`make_words`] needs is let go as soon as it can be.
    Over,
    /// An author is writing.
    ToCome,
}

/// The stages from files to all that can be rendered. Nothing without a `content/site.toml`.
pub(crate) fn make(
    tree: &SourceTree,
    memory: &mut Memory,
    options: resolve::Options,
    edits: Edits,
) -> Checked<Option<Made>> {
    let mut diagnostics = Diagnostics::new();
    if tree.at(SITE).is_none_or(|file| file.hash == MISSING) {
        return Checked::new(None, diagnostics);
    }
    let documents = parse::parse(tree, &mut memory.documents).take(&mut diagnostics);
    let resolved = resolve::resolve(documents, tree, options).take(&mut diagnostics);
    let made = resolved.map(|resolved| {
        let resolve::Resolved { site, origins, allowances, settings, known } = resolved;
        let known = (edits == Edits::ToCome).then_some(known);
        let public = Arc::new(protect::protect(site).take(&mut diagnostics));
        let (theme, texts) = memory.theme.load(tree, look(&public)).take(&mut diagnostics);
        let plan = page::plan(public, texts, &origins).take(&mut diagnostics);
        Made {
            publication: Publication::new(plan, theme),
            origins: Arc::new(origins),
            allowances,
            settings,
            known,
        }
    });
    let diagnostics = match &made {
        Some(made) => settle(diagnostics, &made.settings),
        None => diagnostics,
    };
    Checked::new(made, diagnostics)
}

/// What the site says of its looks.
fn look(site: &protect::PublicSite) -> render::Look<'_> {
    render::Look { theme: &site.theme, language: site.language, house_style: site.house_style.as_ref() }
}

/// A site made without errors once more after an edit of one file, when nothing but the words of one page's prose
/// differ: that page alone is resolved, by the same functions. Nothing when there may be more to it.
///
/// An author's edits are nearly all of this sort, and a site of ten thousand pages takes ten times as long as this to be
/// looked through for changes. What is wrong stays as it was: before and after, nothing is wrong with the file.
pub(crate) fn make_words(tree: &SourceTree, memory: &mut Memory, last: &Made, path: &str) -> Option<Made> {
    let markdown = parse::words(tree, path, &mut memory.documents)?;
    let file = tree.id(path)?;
    let place = last.only_place(file)?;
    let prose = last.known.as_ref()?.prose(tree, &markdown, path, page::report_of(place));
    if !prose.diagnostics.is_empty() {
        return None;
    }
    let mut site = model::Site::clone(&last.publication.plan.site);
    *site.prose_mut(place)? = prose.value;
    Some(Made {
        publication: last.publication.with_words(Arc::new(site)),
        origins: last.origins.clone(),
        allowances: last.allowances.clone(),
        settings: last.settings.clone(),
        known: last.known.clone(),
    })
}

/// Reads a site: its own files, and those of the default theme that it does not replace. Tells what its own files looked like.
fn read(root: &Path) -> Result<(Checked<SourceTree>, Option<ledger::Looks>), Failure> {
    let loaded = source::load::load(root, FOLDERS)
        .map_err(|error| Failure::io(Doing::Read, error.path, error.error))?;
    let mut tree = loaded.tree;
    complete(&mut tree);
    let diagnostics = of_reading(&tree, &loaded.problems);
    Ok((Checked::new(tree, diagnostics), loaded.looks))
}

/// The folders of a site that are read.
pub(crate) const FOLDERS: &[&str] = &["content", "themes"];

/// Adds what every site has beside its own files: the default theme, and a place to say that there is no site.
pub(crate) fn complete(tree: &mut SourceTree) {
    source::embedded::add_default_theme(tree);
    if tree.at(SITE).is_none() {
        tree.insert(SourceFile { path: SITE.into(), content: Content::Unreadable, hash: MISSING });
    }
}

/// What reading a site found wrong.
pub(crate) fn of_reading<'all>(
    tree: &SourceTree,
    problems: impl IntoIterator<Item = &'all LoadProblem>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    // What cannot be read is there, though nothing is known of it.
    let mut is_missing = tree.at(SITE).is_some_and(|file| file.hash == MISSING);
    for problem in problems {
        let Some(file) = tree.id(&problem.path) else { continue };
        is_missing &= &*problem.path != SITE;
        diagnostics.push(diag::of_load_problem(problem, Span::start_of(file)));
    }
    if let Some(file) = tree.id(SITE).filter(|_| is_missing) {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingSite,
                Span::start_of(file),
                say! { en: "there is no site here", nl: "hier staat geen site" },
            )
            .label(say! { en: "expected this file", nl: "dit bestand ontbreekt" })
            .help(say! {
                en: "make content/site.toml with at least a title = \"…\", or name the site's folder with --root",
                nl: "maak content/site.toml met ten minste een title = \"…\", of noem de map van de site met --root",
            }),
        );
    }
    diagnostics
}

/// The file that makes a folder a site.
const SITE: &str = "content/site.toml";

/// The hash of a `content/site.toml` that is not there, or of which nothing could be read.
const MISSING: [u8; 32] = [0; 32];

/// What came of writing a site.
pub(crate) struct Outcome {
    /// What is wrong with the templates.
    pub(crate) mistakes: Diagnostics,
    /// How much was made; nothing when there were mistakes.
    pub(crate) built: Option<Built>,
    /// What the output folder then looked like, where that was asked and tells enough.
    trace: Option<Trace>,
}

/// So many files are made by one core before another may take over what is left: few, since a picture takes as long as a hundred
/// pages.
const PIECE: usize = 2;

/// Makes every file and writes it. With a mistake in a template nothing is written, and the mistakes are told. Looks at what was
/// written when asked.
pub(crate) fn write_all(
    publication: &Publication,
    output: &Path,
    progress: &dyn Progress,
    and_look: bool,
) -> Result<Outcome, Failure> {
    let jobs = publication.jobs();
    progress.stage(say! { en: "Writing", nl: "Schrijven" }, jobs.len());
    let stage = Stage::open(output)?;
    let mistakes: Mutex<Vec<(usize, Diagnostic)>> = Mutex::new(Vec::new());
    jobs.par_iter().with_max_len(PIECE).enumerate().try_for_each(|(order, job)| -> Result<(), Failure> {
        match publication.make(*job) {
            Ok(file) => stage.put(&file)?,
            Err(mistake) => mistakes.lock().unwrap_or_else(PoisonError::into_inner).push((order, *mistake)),
        }
        progress.advance();
        Ok(())
    })?;
    let pages = jobs.iter().filter(|job| matches!(job, Job::Page(_))).count();
    drop(jobs);
    let mut mistakes = mistakes.into_inner().unwrap_or_else(PoisonError::into_inner);
    if mistakes.is_empty() {
        let (written, trace) = if and_look { stage.commit_and_look()? } else { (stage.commit()?, None) };
        let built = Built {
            pages,
            figures: publication.plan.figure_count(),
            files: written.written + written.unchanged,
            written: written.written,
            deleted: written.deleted,
        };
        return Ok(Outcome { mistakes: Diagnostics::new(), built: Some(built), trace });
    }
    mistakes.sort_by_key(|(order, _)| *order);
    let mistakes = mistakes.into_iter().map(|(_, mistake)| mistake).collect();
    Ok(Outcome { mistakes, built: None, trace: None })
}
