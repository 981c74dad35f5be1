//! The glossary, and where its terms are used.

use std::collections::BTreeMap;

use super::compose::Composer;
use super::head;
use super::view::{GlossaryView, Link, TermView};
use crate::html;
use crate::model::{Place, Prose, Public, RecommendationList, Report, TermId};
use crate::order;
use crate::protect::PublicSite;

/// `glossary.html`
pub(super) fn glossary(composer: &Composer<'_>) -> GlossaryView {
    let site = &composer.plan.site;
    let mut places: BTreeMap<TermId, Vec<Link>> = BTreeMap::new();
    for (place, prose) in texts(site) {
        for term in html::uses(prose, &composer.plan.abbreviations) {
            let url = format!("{}#use-{}", composer.url(&place), site.glossary[term.0].slug);
            let known = places.entry(term).or_default();
            // A page is made of several texts.
            if known.last().is_none_or(|last| last.url != url) {
                known.push(Link { text: head::heading(composer.plan, &place), url });
            }
        }
    }
    let view = |(index, term): (usize, &crate::model::Term)| TermView {
        name: term.name.clone(),
        anchor: term.slug.clone(),
        full: term.full.clone(),
        html: composer.plain_inline(&term.text),
        used: places.remove(&TermId(index)).unwrap_or_default(),
    };
    let mut terms: Vec<TermView> = site.glossary.iter().enumerate().map(view).collect();
    order::sort_by_name(&mut terms, site.language, |term| &term.name);
    GlossaryView { terms }
}

/// The texts of a site that explain terms, by page, in the order of the site.
fn texts(site: &PublicSite) -> Vec<(Place, &Prose)> {
    let mut texts: Vec<(Place, &Prose)> = site.home.iter().map(|prose| (Place::Home, prose)).collect();
    texts.extend(site.pages.iter().enumerate().map(|(index, page)| (Place::SitePage(index), &page.prose)));
    for (index, report) in site.reports.iter().enumerate() {
        of_report(index, report, &mut texts);
    }
    texts
}

fn of_report<'site>(index: usize, report: &'site Report<Public>, texts: &mut Vec<(Place, &'site Prose)>) {
    let lists = |place: Place, lists: &'site [RecommendationList], texts: &mut Vec<(Place, &'site Prose)>| {
        for list in lists {
            texts.push((place.clone(), &list.prose));
            let items = list.items.iter().map(|item| &report.recommendations[item.id.0].text);
            texts.extend(items.map(|text| (place.clone(), text)));
        }
    };
    texts.extend(report.introduction.iter().map(|prose| (Place::Report(index), prose)));
    for (at, thread) in report.threads.iter().enumerate() {
        texts.push((Place::Thread(index, at), &thread.prose));
        lists(Place::Thread(index, at), &thread.lists, texts);
    }
    lists(Place::Recommendations(index), &report.recommendation_lists, texts);
    let cases = report.cases.iter().enumerate().map(|(at, case)| (Place::Case(index, at), &case.prose));
    texts.extend(cases);
    let projects = report.projects.iter().enumerate();
    texts.extend(projects.map(|(at, project)| (Place::Project(index, at), &project.prose)));
    let articles = report.articles.iter().enumerate();
    texts.extend(articles.map(|(at, article)| (Place::Article(index, at), &article.prose)));
    let pages = report.pages.iter().enumerate();
    texts.extend(pages.map(|(at, page)| (Place::Page(index, at), &page.prose)));
}
