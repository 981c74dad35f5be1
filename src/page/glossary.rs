//! The glossary, and where its terms are used.

use std::collections::{BTreeMap, BTreeSet};

use super::compose::Composer;
use super::head;
use super::view::{GlossaryView, Link, TermView};
use crate::html;
use crate::model::{Cause, Page, Place, Prose, Public, RecommendationList, Report, TermId};
use crate::order;
use crate::protect::PublicSite;

/// `glossary.html`
pub(super) fn glossary(composer: &Composer<'_>) -> GlossaryView {
    let site = &composer.plan.site;
    let mut places: BTreeMap<TermId, Vec<Link>> = BTreeMap::new();
    let abbreviations = composer.plan.explanations.abbreviations();
    for (place, text) in texts(site) {
        let used: BTreeSet<TermId> = match text {
            Text::Prose(prose) => html::uses(prose, abbreviations),
            Text::Words(words) => abbreviations.find(words).map(|(_, term)| term).collect(),
        };
        for term in used {
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
        html: composer.inline(&term.text),
        used: places.remove(&TermId(index)).unwrap_or_default(),
    };
    let mut terms: Vec<TermView> = site.glossary.iter().enumerate().map(view).collect();
    order::sort_by_name(&mut terms, site.language, |term| &term.name);
    GlossaryView { terms }
}

/// A text of a page.
enum Text<'site> {
    Prose(&'site Prose),
    Words(&'site str),
}

/// Texts, by the page they stand on.
type Texts<'site> = Vec<(Place, Text<'site>)>;

/// The texts of a site in which terms are explained, by page, in the order of the site. Pages that repeat them (lists for
/// one group of readers, pages of figures) are left out.
fn texts(site: &PublicSite) -> Texts<'_> {
    let mut texts = Texts::new();
    texts.extend(site.home.iter().map(|prose| (Place::Home, Text::Prose(prose))));
    for (index, page) in site.pages.iter().enumerate() {
        text_page(&Place::SitePage(index), page, &mut texts);
    }
    for (index, report) in site.reports.iter().enumerate() {
        of_report(index, report, &mut texts);
        of_factors(index, report, &mut texts);
        of_entries(index, report, &mut texts);
    }
    texts
}

fn words<'site>(place: &Place, words: impl IntoIterator<Item = &'site String>, texts: &mut Texts<'site>) {
    texts.extend(words.into_iter().map(|words| (place.clone(), Text::Words(words))));
}

fn prose<'site>(place: &Place, prose: &'site Prose, texts: &mut Texts<'site>) {
    texts.push((place.clone(), Text::Prose(prose)));
}

fn text_page<'site>(place: &Place, page: &'site Page, texts: &mut Texts<'site>) {
    words(place, &page.lead, texts);
    prose(place, &page.prose, texts);
}

/// The report's own page, its threads and recommendations.
fn of_report<'site>(index: usize, report: &'site Report<Public>, texts: &mut Texts<'site>) {
    let lists = |place: Place, lists: &'site [RecommendationList], texts: &mut Texts<'site>| {
        for list in lists {
            prose(&place, &list.prose, texts);
            for item in &list.items {
                prose(&place, &report.recommendations[item.id.0].text, texts);
            }
        }
    };
    words(&Place::Report(index), &report.description, texts);
    words(&Place::Report(index), report.threads.iter().map(|thread| &thread.advice), texts);
    texts.extend(report.introduction.iter().map(|prose| (Place::Report(index), Text::Prose(prose))));
    for (at, thread) in report.threads.iter().enumerate() {
        let place = Place::Thread(index, at);
        prose(&place, &thread.prose, texts);
        words(&place, [&thread.advice], texts);
        lists(place, &thread.lists, texts);
    }
    lists(Place::Recommendations(index), &report.recommendation_lists, texts);
}

/// Sources, and the factors of each domain with their causes.
fn of_factors<'site>(index: usize, report: &'site Report<Public>, texts: &mut Texts<'site>) {
    if !report.factors.is_empty() {
        let sources = report.sources.iter();
        let told = sources.flat_map(|source| [&source.name].into_iter().chain(&source.description));
        words(&Place::Factors(index), told, texts);
    }
    for factor in &report.factors {
        let place = Place::FactorDomain(index, factor.domain);
        words(&place, [&factor.name], texts);
        causes(&place, &factor.causes, texts);
    }
}

fn causes<'site>(place: &Place, list: &'site [Cause], texts: &mut Texts<'site>) {
    for cause in list {
        words(place, [&cause.name], texts);
        causes(place, &cause.causes, texts);
    }
}

/// Cases, projects, articles and other pages.
fn of_entries<'site>(index: usize, report: &'site Report<Public>, texts: &mut Texts<'site>) {
    for (at, case) in report.cases.iter().enumerate() {
        let place = Place::Case(index, at);
        words(&place, [&case.about], texts);
        for step in &case.steps {
            words(&place, [&step.label].into_iter().chain(&step.text), texts);
        }
        words(&place, [&case.outcome], texts);
        prose(&place, &case.prose, texts);
    }
    for (at, project) in report.projects.iter().enumerate() {
        let place = Place::Project(index, at);
        words(&place, [&project.lead], texts);
        prose(&place, &project.prose, texts);
        words(&place, &project.results, texts);
        words(&place, project.tools.iter().map(|tool| &tool.text), texts);
    }
    for (at, article) in report.articles.iter().enumerate() {
        let place = Place::Article(index, at);
        words(&place, [&article.lead], texts);
        prose(&place, &article.prose, texts);
    }
    for (at, page) in report.pages.iter().enumerate() {
        text_page(&Place::Page(index, at), page, texts);
    }
}
