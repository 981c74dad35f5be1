//! One page made again, where its words are all that changed.
//!
//! In: the ledger, and a page of a report that is not as it was. Out: that page in the output, and what there is to tell of the site
//! with it. A part of the site is made as a site of its own, by the same functions: all but what belongs to other reports
//! alone. Where anything of it is not what it was in the whole, nothing is done.
//!
//! **Why that is the same.** All that others could depend on is in the page's skeleton: front matter, anchors, what it links to and
//! shows ([`crate::parse::skeleton`]). So in the whole site nothing differs but that page, what lists the words of all pages (the search, the
//! glossary: where there is one, this is not tried), and what is told of its report. And of the page nothing differs between the whole
//! and the part: it shows its own prose, what its report has, and what all pages share, and that is compared. Other pages
//! of the report are made too, and must come out as they stand in the output.

use rayon::prelude::*;

use super::{Change, Draft, Ledger, Title, Told, frame};
use crate::address::SEARCH_INDEX;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Place;
use crate::page::{Kind, Planned, report_of};
use crate::publish::Job;
use crate::source::{FileId, SourceFile, SourceTree};
use crate::write::Stage;
use crate::{Edits, Made, Memory, Options, Run, ask, complete, make, privacy, store};

/// How many other pages are made to be compared.
const PROOFS: usize = 4;

/// What came of it; nothing where more than a page may have to be made.
pub(super) fn again(options: &Options, title: &Title, mut ledger: Ledger, change: Change) -> Option<Run> {
    let Change { at, look } = change;
    let path = ledger.sources[at].path.clone();
    let skeleton = ledger.sources[at].skeleton?;
    let report = path.strip_prefix("content/")?.split('/').next()?;
    if !look.is_on(ledger.clock) || ledger.output.has(SEARCH_INDEX) {
        return None;
    }
    let tree = part(options, &ledger, at, report)?;
    let mut found = Diagnostics::new();
    let mut memory = Memory::default();
    let made = make(&tree, &mut memory, options.resolve, Edits::Over).take(&mut found)?;
    if memory.skeleton(&tree, &path) != Some(skeleton) {
        return None;
    }
    let audit = ask(&tree, &mut privacy::Memo::default(), &made).take(&mut found);
    let page = tree.id(&path)?;
    let hash = tree.get(page)?.hash;
    let is_personal = audit.findings.iter().any(|finding| finding.span.file == page)
        || made.allowances.iter().any(|allowance| *allowance.file == *path);
    let is_framed = frame(&made) == ledger.frame && made.settings == ledger.told.settings;
    if is_personal || !is_framed || !made.publication.plan.site.glossary.is_empty() {
        return None;
    }
    let read = |path: &str| ledger.source(&options.root, path);
    let (tree, before) = ledger.told.again(tree, read)?;
    let folder = format!("content/{report}/");
    let told = told(&tree, page, &folder, before, found).filter(|told| !options.is_stopped_by(told))?;
    let planned = planned(&made, page)?;
    let file = made.publication.make(Job::Page(planned)).ok()?;
    let proofs = beside(&made, planned).map(|page| made.publication.make(Job::Page(page)));
    let proofs = proofs.collect::<Result<Vec<_>, _>>().ok().filter(|proofs| !proofs.is_empty())?;
    let written = Stage::replace(&options.output, &mut ledger.output, &file, &proofs)?.written;
    (ledger.sources[at].look, ledger.sources[at].hash) = (look, hash);
    ledger.told = Told::of(&told, &ledger.told.settings, &tree)?;
    if let Some(file) = store::Draft::begin(&options.root, &title.name()) {
        Draft { title: title.clone(), file }.write(&ledger);
    }
    Some(ledger.run(tree, told, written))
}

/// All files but the pages and media of other reports. Nothing where one of them cannot be read, or is not what it was.
fn part(options: &Options, ledger: &Ledger, changed: usize, report: &str) -> Option<SourceTree> {
    let is_needed = |path: &str| {
        let inside = path.strip_prefix("content/").and_then(|inside| inside.split_once('/'));
        inside.is_none_or(|(folder, rest)| {
            folder == report || !(rest.starts_with("pages/") || rest.starts_with("media/"))
        })
    };
    let sources = ledger.sources.par_iter().enumerate().filter(|(_, source)| is_needed(&source.path));
    let read =
        sources.map(
            |(at, source)| {
                if at == changed { source.read_anew(&options.root) } else { source.read(&options.root) }
            },
        );
    let files: Vec<SourceFile> = read.collect::<Option<_>>()?;
    let mut tree = SourceTree::default();
    for file in files {
        tree.insert(file);
    }
    complete(&mut tree);
    Some(tree)
}

/// What is to be told of the whole, from what was told of it and what was found in the part. Nothing where more may have to be told
/// than what is wrong with the words of the page alone.
fn told(
    tree: &SourceTree,
    page: FileId,
    folder: &str,
    before: Diagnostics,
    found: Diagnostics,
) -> Option<Diagnostics> {
    let in_report = |diagnostic: &Diagnostic| {
        tree.get(diagnostic.label.span.file).is_some_and(|file| file.path.starts_with(folder))
    };
    let of_page = |diagnostic: &Diagnostic| diagnostic.label.span.file == page;
    let points_here = |diagnostic: &Diagnostic| {
        diagnostic.related.iter().any(|label| label.span.file == page || of_page(diagnostic))
    };
    let (old, rest): (Vec<Diagnostic>, Vec<Diagnostic>) = before.into_iter().partition(of_page);
    let (new, others): (Vec<Diagnostic>, Vec<Diagnostic>) =
        found.into_iter().filter(in_report).partition(of_page);
    let is_of_words = |diagnostic: &Diagnostic| OF_WORDS.contains(&diagnostic.code);
    if !old.iter().chain(&new).all(is_of_words) || old.iter().chain(&rest).chain(&new).any(points_here) {
        return None;
    }
    let mut was: Vec<&Diagnostic> = rest.iter().filter(|diagnostic| in_report(diagnostic)).collect();
    let mut is: Vec<&Diagnostic> = others.iter().collect();
    for all in [&mut was, &mut is] {
        all.sort_by_key(|diagnostic| (diagnostic.label.span, diagnostic.code, &diagnostic.message));
    }
    (was == is).then(|| rest.into_iter().chain(new).collect())
}

/// Mistakes that one text has by itself, whatever others say.
const OF_WORDS: &[Code] = &[
    Code::SkippedHeading,
    Code::VagueLink,
    Code::AltRepeats,
    Code::TableWithoutHeader,
    Code::Capitals,
    Code::UnmarkedLanguage,
    Code::HardToRead,
];

/// The page that a file makes, when it makes that alone.
fn planned(made: &Made, file: FileId) -> Option<&Planned> {
    let place = made.only_place(file).filter(|place| matches!(place, Place::Page(..)))?;
    pages(made).find(|page| page.place == *place)
}

/// Pages that the theme has a template for.
fn pages(made: &Made) -> impl Iterator<Item = &Planned> {
    let publication = &made.publication;
    let all = publication.plan.pages.iter();
    all.filter(|page| page.kind == Kind::Page && publication.theme.has(page.template()))
}

/// Other pages of the report, a few of them.
fn beside<'made>(made: &'made Made, page: &'made Planned) -> impl Iterator<Item = &'made Planned> {
    let report = report_of(&page.place);
    pages(made).filter(move |other| *other != page && report_of(&other.place) == report).take(PROOFS)
}
