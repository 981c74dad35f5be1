//! The report page.

use super::compose::Composer;
use super::view::{CitationView, Download, Link, ReportView};
use super::{article, nav, project};
use crate::export;
use crate::model::{DerivedFigure, FigureRef, Place};

/// `report.html`
pub(super) fn report(composer: &Composer<'_>, index: usize) -> ReportView {
    let model = composer.report(index);
    let featured = model
        .featured
        .or_else(|| (!model.factors.is_empty()).then_some(FigureRef::Derived(DerivedFigure::Balance)));
    let relations = Some(FigureRef::Derived(DerivedFigure::Relations)) != featured;
    // In the order of the page, for a figure is shown where it comes first.
    let featured = featured.and_then(|figure| composer.figure(index, figure, 2));
    let body = model.introduction.as_ref().map(|prose| composer.body(prose)).unwrap_or_default();
    let page = |page: usize| Link {
        text: model.pages[page].title.clone(),
        url: composer.url(&Place::Page(index, page)),
    };
    ReportView {
        lead: model.description.clone(),
        authors: model.authors.clone(),
        publisher: model.publisher.clone(),
        licence: model.licence.clone(),
        source_url: model.url.clone(),
        headline: model
            .key_figures
            .iter()
            .any(|figure| figure.headline)
            .then(|| composer.figure_data(index, FigureRef::Derived(DerivedFigure::KeyFigures), 2))
            .flatten(),
        threads: (0..model.threads.len()).map(|thread| composer.thread_link(index, thread)).collect(),
        audiences: nav::report_audiences(
            &composer.plan.site,
            index,
            composer.plan.addresses(),
            &composer.plan.texts,
        ),
        featured,
        cases: (0..model.cases.len()).map(|case| composer.case_card(index, case)).collect(),
        relations: relations
            .then(|| composer.figure(index, FigureRef::Derived(DerivedFigure::Relations), 2))
            .flatten(),
        projects: (0..model.projects.len()).map(|project| project::card(composer, index, project)).collect(),
        articles: (0..model.articles.len()).map(|article| article::card(composer, index, article)).collect(),
        pages: (0..model.pages.len()).map(page).collect(),
        citation: citation(composer, index),
        body,
    }
}

fn citation(composer: &Composer<'_>, index: usize) -> CitationView {
    let model = composer.report(index);
    let folder = composer.plan.addresses().folder(&Place::Report(index));
    let data = export::data_files(model)
        .into_iter()
        .map(|name| Link { text: name.to_owned(), url: format!("{folder}data/{name}") });
    CitationView {
        text: export::citation(model, composer.plan.site.language),
        downloads: citation_downloads(&folder),
        data: data.collect(),
    }
}

/// The citation files that stand in a folder.
pub(super) fn citation_downloads(folder: &str) -> Vec<Download> {
    let file = |format, name: &str| Download { format, url: format!("{folder}{name}") };
    vec![file("BibTeX", export::BIBTEX), file("CSL-JSON", export::CSL_JSON)]
}
