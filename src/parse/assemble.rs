//! Puts parsed files where they belong: in the site, or in one of its reports.

use std::sync::Arc;

use super::Job;
use super::document::{Documents, MediaFile, Parsed, ReportFiles};
use super::memo::{Document, Outcome};
use crate::source::{FileId, SourceFile};

/// All files of a site, each in its place. They come by path.
pub(super) fn assemble(files: Vec<(Job<'_>, FileId, &SourceFile, Outcome)>) -> Documents {
    let mut documents = Documents { reports: reports(&files), ..Documents::default() };
    for (job, id, file, outcome) in files {
        let report = job.report.and_then(|folder| {
            let place = documents.reports.binary_search_by(|report| (*report.folder).cmp(folder)).ok()?;
            documents.reports.get_mut(place)
        });
        let entry = Entry { job, id, file, is_broken: outcome.is_broken };
        match report {
            Some(report) => entry.into_report(outcome.document, report),
            None if entry.job.report.is_none() => entry.into_site(outcome.document, &mut documents),
            None => {}
        }
    }
    for report in &mut documents.reports {
        by_number(&mut report.threads);
        by_number(&mut report.cases);
        by_number(&mut report.projects);
        by_number(&mut report.factors);
    }
    documents
}

/// The reports, by folder, with their `report.toml` and nothing else yet.
fn reports(files: &[(Job<'_>, FileId, &SourceFile, Outcome)]) -> Vec<ReportFiles> {
    let mut reports: Vec<ReportFiles> = files
        .iter()
        .filter_map(|(job, id, file, outcome)| match (&outcome.document, job.report) {
            (Document::Report(doc), Some(folder)) => {
                Some(report(folder, parsed(job, *id, file, outcome.is_broken, doc.clone())))
            }
            _ => None,
        })
        .collect();
    reports.sort_by(|a, b| a.folder.cmp(&b.folder));
    reports
}

fn report(folder: &str, report: Parsed<super::document::ReportDoc>) -> ReportFiles {
    ReportFiles {
        folder: folder.into(),
        report,
        index: None,
        threads: Vec::new(),
        recommendations: Vec::new(),
        factors: Vec::new(),
        cases: Vec::new(),
        figures: Vec::new(),
        data: Vec::new(),
        model: None,
        relations: None,
        actions: None,
        projects: Vec::new(),
        articles: Vec::new(),
        pages: Vec::new(),
        media: Vec::new(),
    }
}

fn parsed<T>(job: &Job<'_>, file: FileId, source: &SourceFile, is_broken: bool, doc: Arc<T>) -> Parsed<T> {
    Parsed { file, path: source.path.clone(), name: job.name.clone(), doc, is_broken }
}

/// Files without a number come last, by path.
fn by_number<T>(files: &mut [Parsed<T>]) {
    files.sort_by(|a, b| {
        let key = |file: &Parsed<T>| (file.name.number.unwrap_or(u32::MAX), file.path.clone());
        key(a).cmp(&key(b))
    });
}

/// A file on its way to its place.
struct Entry<'tree> {
    job: Job<'tree>,
    id: FileId,
    file: &'tree SourceFile,
    is_broken: bool,
}

impl Entry<'_> {
    fn parsed<T>(&self, doc: Arc<T>) -> Parsed<T> {
        parsed(&self.job, self.id, self.file, self.is_broken, doc)
    }

    fn media(&self) -> MediaFile {
        MediaFile { file: self.id, path: self.file.path.clone() }
    }

    fn into_site(self, document: Document, documents: &mut Documents) {
        match document {
            Document::Site(doc) => documents.site = Some(self.parsed(doc)),
            Document::Glossary(doc) => documents.glossary = Some(self.parsed(doc)),
            Document::Index(doc) => documents.index = Some(self.parsed(doc)),
            Document::Page(doc) => documents.pages.push(self.parsed(doc)),
            Document::Media => documents.media.push(self.media()),
            _ => {}
        }
    }

    fn into_report(self, document: Document, report: &mut ReportFiles) {
        match document {
            Document::Index(doc) => report.index = Some(self.parsed(doc)),
            Document::Thread(doc) => report.threads.push(self.parsed(doc)),
            Document::Recommendations(doc) => report.recommendations.push(self.parsed(doc)),
            Document::Factors(doc) => report.factors.push(self.parsed(doc)),
            Document::Case(doc) => report.cases.push(self.parsed(doc)),
            Document::Figure(doc) => report.figures.push(self.parsed(doc)),
            Document::Data(doc) => report.data.push(self.parsed(doc)),
            Document::Model(doc) => report.model = Some(self.parsed(doc)),
            Document::Relations(doc) => report.relations = Some(self.parsed(doc)),
            Document::Actions(doc) => report.actions = Some(self.parsed(doc)),
            Document::Project(doc) => report.projects.push(self.parsed(doc)),
            Document::Article(doc) => report.articles.push(self.parsed(doc)),
            Document::Page(doc) => report.pages.push(self.parsed(doc)),
            Document::Media => report.media.push(self.media()),
            Document::Report(_) | Document::Site(_) | Document::Glossary(_) | Document::Nothing => {}
        }
    }
}
