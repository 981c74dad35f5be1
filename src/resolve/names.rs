//! Every name of the site, learnt before any reference is looked up; each name belongs to one thing.

use std::collections::BTreeMap;
use std::mem::take;
use std::sync::Arc;

use super::Options;
use super::called::Called;
use super::sort::Sort;
use crate::diag::Diagnostics;
use crate::model::{
    AudienceId, DerivedFigure, DomainId, FactorId, FigureRef, Markdown, Order, Place, RecommendationId,
    SourceId, TermId,
};
use crate::parse::document::{
    ArticleDoc, AudienceDoc, CaseDoc, Documents, DomainDoc, FactorDoc, IndexDoc, PageDoc, Parsed, ProjectDoc,
    RecommendationsDoc, ReportFiles, SiteDoc, SourceDoc, TextDoc, ThreadDoc,
};
use crate::parse::recommendation::ListDoc;
use crate::parse::value::MentionsDoc;
use crate::source::{Span, Spanned};

/// The documents in the order readers see them, drafts left out unless asked for.
pub(super) struct Ordered {
    pub(super) pages: Vec<Parsed<PageDoc>>,
    pub(super) reports: Vec<OrderedReport>,
}

/// The documents of a report in the order readers see them.
pub(super) struct OrderedReport {
    /// The others; the lists that stand here are empty there.
    pub(super) files: ReportFiles,
    pub(super) index: Option<Parsed<IndexDoc>>,
    pub(super) threads: Vec<Parsed<ThreadDoc>>,
    pub(super) recommendations: Vec<Parsed<RecommendationsDoc>>,
    pub(super) cases: Vec<Parsed<CaseDoc>>,
    pub(super) projects: Vec<Parsed<ProjectDoc>>,
    pub(super) articles: Vec<Parsed<ArticleDoc>>,
    pub(super) pages: Vec<Parsed<PageDoc>>,
    /// Per file of factors: the places of its factors in the order they are shown.
    pub(super) factors: Vec<Vec<usize>>,
}

impl Ordered {
    /// Takes pages and reports out of the documents.
    pub(super) fn take(documents: &mut Documents, options: Options) -> Self {
        let reports = take(&mut documents.reports).into_iter();
        let mut reports: Vec<OrderedReport> =
            reports.map(|report| OrderedReport::new(report, options)).collect();
        reports.sort_by_key(|report| {
            let order = report.files.report.doc.order.as_ref().map_or(i32::MAX, |order| order.value);
            (order, report.files.folder.clone())
        });
        Self { pages: shown(&mut documents.pages, options, |page| page.front.page.draft), reports }
    }
}

impl OrderedReport {
    fn new(mut files: ReportFiles, options: Options) -> Self {
        let mut pages = shown(&mut files.pages, options, |page| page.front.page.draft);
        pages.sort_by_key(|page| page.doc.front.order.as_ref().map_or(i32::MAX, |order| order.value));
        let mut articles = shown(&mut files.articles, options, |article| article.front.page.draft);
        articles.sort_by(|left, right| {
            let date = |article: &Parsed<ArticleDoc>| {
                article.doc.front.page.date.as_ref().map(|date| date.value.clone())
            };
            date(right).cmp(&date(left))
        });
        Self {
            index: files.index.take(),
            threads: shown(&mut files.threads, options, |thread| thread.front.page.draft),
            recommendations: shown(&mut files.recommendations, options, |page| page.front.page.draft),
            cases: shown(&mut files.cases, options, |case| case.front.page.draft),
            projects: shown(&mut files.projects, options, |project| project.front.page.draft),
            articles,
            pages,
            factors: files.factors.iter().map(|file| factor_order(&file.doc)).collect(),
            files,
        }
    }
}

/// Takes all that is not a draft, or drafts as well.
fn shown<T>(all: &mut Vec<Parsed<T>>, options: Options, is_draft: impl Fn(&T) -> bool) -> Vec<Parsed<T>> {
    let mut all = take(all);
    all.retain(|parsed| options.drafts || !is_draft(&parsed.doc));
    all
}

/// The places of a file's factors in the order they are shown: as written, or most mentioned first.
fn factor_order(file: &crate::parse::document::FactorsDoc) -> Vec<usize> {
    let mut order: Vec<usize> = (0..file.factor.len()).collect();
    if file.order.as_ref().is_some_and(|order| order.value == Order::Mentions) {
        order.sort_by_key(|&index| std::cmp::Reverse(mention_count(&file.factor[index])));
    }
    order
}

fn mention_count(factor: &FactorDoc) -> usize {
    match factor.mentions.as_ref().map(|mentions| &mentions.value) {
        None => 0,
        Some(MentionsDoc::Count(count)) => *count as usize,
        Some(MentionsDoc::Sources(sources)) => {
            let mut ids: Vec<&str> = sources
                .iter()
                .map(|source| source.value.strip_suffix('c').unwrap_or(&source.value))
                .collect();
            ids.sort_unstable();
            ids.dedup();
            ids.len()
        }
    }
}

/// A file that links can lead to.
pub(super) struct Destination {
    pub(super) place: Place,
    /// Its text, whose headings are anchors.
    pub(super) text: Option<Arc<Markdown>>,
}

/// Every name of the site.
#[derive(Default)]
pub(super) struct Names {
    pub(super) audiences: BTreeMap<String, AudienceId>,
    pub(super) domains: BTreeMap<String, DomainId>,
    /// Names, aliases and slugs of terms.
    pub(super) terms: BTreeMap<String, TermId>,
    /// Files that links can lead to, by path.
    pub(super) files: BTreeMap<Arc<str>, Destination>,
    pub(super) reports: Vec<ReportNames>,
    /// What audiences and domains are called.
    pub(super) called: Vec<Called>,
}

/// Every name of a report.
#[derive(Default)]
pub(super) struct ReportNames {
    pub(super) folder: String,
    pub(super) threads: BTreeMap<u32, usize>,
    pub(super) cases: BTreeMap<u32, usize>,
    pub(super) sources: BTreeMap<String, SourceId>,
    /// What sources are called.
    pub(super) called: Vec<Called>,
    pub(super) factors: BTreeMap<String, FactorId>,
    pub(super) recommendations: BTreeMap<String, RecommendationId>,
    pub(super) figures: BTreeMap<String, FigureRef>,
    /// Place in the list of key figures, and the value.
    pub(super) numbers: BTreeMap<String, (usize, f64)>,
}

/// Names learnt so far, each with where it was given, so that a second one can point to the first.
struct Given<'a, T> {
    names: BTreeMap<String, (T, Span)>,
    sort: Sort,
    diagnostics: &'a mut Diagnostics,
}

impl<'a, T> Given<'a, T> {
    fn new(sort: Sort, diagnostics: &'a mut Diagnostics) -> Self {
        Self { names: BTreeMap::new(), sort, diagnostics }
    }

    fn add(&mut self, name: &str, thing: T, span: Span) {
        if let Some((_, first)) = self.names.get(name) {
            self.diagnostics.push(self.sort.twice(name, span, *first));
        } else {
            self.names.insert(name.to_owned(), (thing, span));
        }
    }

    fn done(self) -> BTreeMap<String, T> {
        self.names.into_iter().map(|(name, (thing, _))| (name, thing)).collect()
    }
}

impl Names {
    pub(super) fn learn(
        site: &Parsed<SiteDoc>,
        ordered: &Ordered,
        documents: &Documents,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut audiences = Given::new(Sort::Audience, diagnostics);
        for (index, audience) in site.doc.audience.iter().enumerate() {
            audiences.add(&audience.id.value, AudienceId(index), audience.id.span);
        }
        let audiences = audiences.done();
        let mut domains = Given::new(Sort::Domain, diagnostics);
        for (index, domain) in site.doc.domain.iter().enumerate() {
            domains.add(&domain.id.value, DomainId(index), domain.id.span);
        }
        let domains = domains.done();
        let mut names = Self { audiences, domains, terms: terms(documents, diagnostics), ..Self::default() };
        let audience = |doc: &AudienceDoc| Called::new(Sort::Audience, &doc.id.value, &doc.name.value);
        let domain = |doc: &DomainDoc| Called::new(Sort::Domain, &doc.id.value, &doc.name.value);
        names.called =
            site.doc.audience.iter().map(audience).chain(site.doc.domain.iter().map(domain)).collect();
        names.reports = ordered.reports.iter().map(|report| names.report(report, diagnostics)).collect();
        names.learn_files(site, ordered, documents);
        names
    }

    /// Every file that links can lead to.
    fn learn_files(&mut self, site: &Parsed<SiteDoc>, ordered: &Ordered, documents: &Documents) {
        let mut files = Vec::new();
        let mut add = |path: &Arc<str>, place: Place, text: Option<&Arc<Markdown>>| {
            files.push((path.clone(), Destination { place, text: text.cloned() }));
        };
        if let Some(index) = &documents.index {
            add(&index.path, Place::Home, Some(&index.doc.markdown));
        }
        add(&site.path, Place::Home, None);
        if let Some(glossary) = &documents.glossary {
            add(&glossary.path, Place::Glossary, None);
        }
        for (index, page) in ordered.pages.iter().enumerate() {
            add(&page.path, Place::SitePage(index), Some(&page.doc.markdown));
        }
        let media =
            documents.media.iter().chain(ordered.reports.iter().flat_map(|report| &report.files.media));
        for file in media {
            add(&file.path, Place::File(output_path(&file.path)), None);
        }
        for (index, report) in ordered.reports.iter().enumerate() {
            add_report_files(index, report, &self.domains, &mut add);
        }
        // At once: one by one every path would be compared with a dozen others, most of them alike to their last letters.
        self.files = files.into_iter().collect();
    }

    fn report(&self, report: &OrderedReport, diagnostics: &mut Diagnostics) -> ReportNames {
        let files = &report.files;
        let mut threads = BTreeMap::new();
        number(&report.threads, Sort::Thread, &mut threads, diagnostics);
        let mut cases = BTreeMap::new();
        number(&report.cases, Sort::Case, &mut cases, diagnostics);
        let mut sources = Given::new(Sort::Source, diagnostics);
        for (index, source) in files.report.doc.source.iter().enumerate() {
            sources.add(&source.id.value, SourceId(index), source.id.span);
        }
        let sources = sources.done();
        let source = |doc: &SourceDoc| Called::new(Sort::Source, &doc.id.value, &doc.name.value);
        let mut numbers = Given::new(Sort::KeyFigure, diagnostics);
        for (index, figure) in files.report.doc.key_figure.iter().enumerate() {
            numbers.add(&figure.id.value, (index, figure.value.value), figure.id.span);
        }
        let numbers = numbers.done();
        ReportNames {
            folder: files.folder.to_string(),
            threads,
            cases,
            sources,
            called: files.report.doc.source.iter().map(source).collect(),
            factors: factors(report, diagnostics),
            recommendations: recommendations(report, diagnostics),
            figures: self.figures(report),
            numbers,
        }
    }

    /// What `figure:` can name: the same figures as [`crate::model::Report::figures`] will give.
    fn figures(&self, report: &OrderedReport) -> BTreeMap<String, FigureRef> {
        let mut figures = BTreeMap::new();
        let mut derived = |there: bool, name: String, figure: DerivedFigure| {
            if there {
                figures.insert(name, FigureRef::Derived(figure));
            }
        };
        let files = &report.files;
        let mut all = files.factors.iter().flat_map(|file| &file.doc.factor);
        let cited = all.any(|factor| match factor.mentions.as_ref().map(|mentions| &mentions.value) {
            Some(MentionsDoc::Sources(sources)) => !sources.is_empty(),
            _ => false,
        });
        let any = files.factors.iter().any(|file| !file.doc.factor.is_empty());
        derived(!files.report.doc.key_figure.is_empty(), "key-figures".into(), DerivedFigure::KeyFigures);
        derived(files.model.is_some(), "model".into(), DerivedFigure::Model);
        derived(any, "factors/balance".into(), DerivedFigure::Balance);
        derived(any, "factors/ranking".into(), DerivedFigure::Ranking);
        derived(cited, "factors/matrix".into(), DerivedFigure::Matrix);
        for file in files.factors.iter().filter(|file| !file.doc.factor.is_empty()) {
            if let Some(&domain) = self.domains.get(&file.doc.domain.value) {
                derived(true, format!("factors/{}", file.doc.domain.value), DerivedFigure::Blocks(domain));
            }
        }
        for (index, case) in report.cases.iter().enumerate() {
            let number = case.name.number.unwrap_or_default();
            derived(
                !case.doc.front.step.is_empty(),
                format!("journey/{number}"),
                DerivedFigure::Journey(index),
            );
        }
        derived(files.relations.is_some(), "relations".into(), DerivedFigure::Relations);
        derived(files.actions.is_some(), "actions".into(), DerivedFigure::Actions);
        for (index, figure) in files.figures.iter().enumerate() {
            figures.insert(figure.name.slug.clone(), FigureRef::Data(index));
        }
        figures
    }
}

/// Files whose names carry a number: which number is which.
fn number<T>(
    files: &[Parsed<T>],
    sort: Sort,
    numbers: &mut BTreeMap<u32, usize>,
    diagnostics: &mut Diagnostics,
) {
    let mut given = Given::new(sort, diagnostics);
    for (index, file) in files.iter().enumerate() {
        let number = file.name.number.unwrap_or_default();
        numbers.entry(number).or_insert(index);
        given.add(&number.to_string(), index, Span::start_of(file.file));
    }
}

/// The id of a factor: the author's, else the name as a slug.
pub(super) fn factor_id(factor: &FactorDoc) -> Spanned<String> {
    match &factor.id {
        Some(id) => Spanned::new(id.value.to_string(), id.span),
        None => Spanned::new(slug::slugify(&factor.name.value), factor.name.span),
    }
}

fn factors(report: &OrderedReport, diagnostics: &mut Diagnostics) -> BTreeMap<String, FactorId> {
    let mut given = Given::new(Sort::Factor, diagnostics);
    let mut next = 0;
    for (file, order) in report.files.factors.iter().zip(&report.factors) {
        for &index in order {
            let id = factor_id(&file.doc.factor[index]);
            given.add(&id.value, FactorId(next), id.span);
            next += 1;
        }
    }
    given.done()
}

/// The first part of a recommendation's code: the thread's number, or the file's name.
pub(super) fn code(prefix: &str, list: &ListDoc, place: usize) -> String {
    let ids = if list.audiences.is_empty() { &list.by } else { &list.audiences };
    let middle = match &list.id {
        Some(id) => id.clone(),
        None => ids.iter().map(|id| id.value.as_str()).collect::<Vec<_>>().join("-"),
    };
    format!("{prefix}-{middle}-{}", place + 1)
}

fn recommendations(
    report: &OrderedReport,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, RecommendationId> {
    let mut given = Given::new(Sort::Recommendation, diagnostics);
    let threads = report
        .threads
        .iter()
        .map(|thread| (thread.name.number.unwrap_or_default().to_string(), &thread.doc.lists));
    let files = report.recommendations.iter().map(|file| (file.name.slug.clone(), &file.doc.lists));
    let thread_count = report.threads.len();
    let mut next = 0;
    let mut prefixes = std::collections::BTreeSet::new();
    for (index, (prefix, lists)) in threads.chain(files).enumerate() {
        // Of two threads with one number, that alone is told.
        let is_new = prefixes.insert(prefix.clone()) || index >= thread_count;
        for list in lists {
            for (place, item) in list.items.iter().enumerate().filter(|(_, item)| item.refers_to.is_none()) {
                if is_new {
                    given.add(&code(&prefix, list, place), RecommendationId(next), item.span);
                }
                next += 1;
            }
        }
    }
    given.done()
}

fn terms(documents: &Documents, diagnostics: &mut Diagnostics) -> BTreeMap<String, TermId> {
    let Some(glossary) = &documents.glossary else { return BTreeMap::new() };
    let mut given = Given::new(Sort::Term, diagnostics);
    for (index, term) in glossary.doc.term.iter().enumerate() {
        given.add(&term.name.value, TermId(index), term.name.span);
        for alias in &term.aliases {
            given.add(&alias.value, TermId(index), alias.span);
        }
    }
    let mut terms = given.done();
    for (index, term) in glossary.doc.term.iter().enumerate() {
        terms.entry(slug::slugify(&term.name.value)).or_insert(TermId(index));
    }
    terms
}

/// Where a file of the author is copied to: its path below `content/`.
pub(super) fn output_path(path: &str) -> String {
    path.strip_prefix("content/").unwrap_or(path).to_owned()
}

/// Adds the files of a report that links can lead to.
fn add_report_files(
    index: usize,
    report: &OrderedReport,
    domains: &BTreeMap<String, DomainId>,
    add: &mut impl FnMut(&Arc<str>, Place, Option<&Arc<Markdown>>),
) {
    let files = &report.files;
    add(&files.report.path, Place::Report(index), None);
    add_texts(report.index.as_slice(), |_| Place::Report(index), add);
    add_texts(&report.threads, |at| Place::Thread(index, at), add);
    add_texts(&report.recommendations, |_| Place::Recommendations(index), add);
    add_texts(&report.cases, |at| Place::Case(index, at), add);
    add_texts(&report.projects, |at| Place::Project(index, at), add);
    add_texts(&report.articles, |at| Place::Article(index, at), add);
    add_texts(&report.pages, |at| Place::Page(index, at), add);
    for file in &files.factors {
        let domain = domains.get(&file.doc.domain.value).filter(|_| !file.doc.factor.is_empty());
        if let Some(&domain) = domain {
            add(&file.path, Place::FactorDomain(index, domain), None);
        }
    }
    for (at, file) in files.figures.iter().enumerate() {
        add(&file.path, Place::Figure(index, FigureRef::Data(at)), None);
    }
    let mut derived = |path: Option<&Arc<str>>, figure: DerivedFigure| {
        if let Some(path) = path {
            add(path, Place::Figure(index, FigureRef::Derived(figure)), None);
        }
    };
    derived(files.model.as_ref().map(|file| &file.path), DerivedFigure::Model);
    derived(files.relations.as_ref().map(|file| &file.path), DerivedFigure::Relations);
    derived(files.actions.as_ref().map(|file| &file.path), DerivedFigure::Actions);
}

/// Adds the texts of a folder, each with its place.
fn add_texts<Front>(
    parsed: &[Parsed<TextDoc<Front>>],
    place: impl Fn(usize) -> Place,
    add: &mut impl FnMut(&Arc<str>, Place, Option<&Arc<Markdown>>),
) {
    for (at, file) in parsed.iter().enumerate() {
        add(&file.path, place(at), Some(&file.doc.markdown));
    }
}
