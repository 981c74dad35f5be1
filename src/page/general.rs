//! Pages of the site itself, and pages that are nothing but text.

use super::compose::{Composer, neighbours};
use super::nav;
use super::view::{AudiencesView, ColophonReport, ColophonView, HomeView, Link, TextView};
use crate::export;
use crate::model::{Page, Place};

/// `home.html`
pub(super) fn home(composer: &Composer<'_>) -> HomeView {
    HomeView { body: composer.plan.site.home.as_ref().map(|prose| composer.body(prose)).unwrap_or_default() }
}

/// `page.html` for a page of the site.
pub(super) fn site_page(composer: &Composer<'_>, index: usize) -> TextView {
    text(composer, &composer.plan.site.pages[index])
}

/// `page.html` for a page of a report.
pub(super) fn report_page(composer: &Composer<'_>, report: usize, index: usize) -> TextView {
    let pages = &composer.report(report).pages;
    let link =
        |page: usize| Link { text: pages[page].title.clone(), url: composer.url(&Place::Page(report, page)) };
    let (previous, next) = neighbours(pages, index, link);
    TextView { previous, next, ..text(composer, &pages[index]) }
}

fn text(composer: &Composer<'_>, page: &Page) -> TextView {
    TextView {
        lead: page.lead.clone(),
        body: composer.body(&page.prose),
        date: page.date.as_ref().map(|date| composer.date(date)),
        previous: None,
        next: None,
    }
}

/// `audiences.html`
pub(super) fn audiences(composer: &Composer<'_>) -> AudiencesView {
    AudiencesView { audiences: composer.plan.site_view.audiences.clone() }
}

/// `colophon.html`
pub(super) fn colophon(composer: &Composer<'_>) -> ColophonView {
    let site = &composer.plan.site;
    let report = |index: usize| ColophonReport {
        report: nav::report_link(site, index, composer.plan.addresses()),
        authors: site.reports[index].authors.clone(),
        citation: export::citation(&site.reports[index], site.language),
        licence: site.reports[index].licence.clone(),
    };
    ColophonView { reports: (0..site.reports.len()).map(report).collect() }
}
