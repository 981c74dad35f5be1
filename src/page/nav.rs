//! What all pages, and all pages of a report, share.

use super::plan::{advised, advises};
use super::view::{AudienceView, Link, ReportLink, ReportNav, Section, SiteView, ThreadLink};
use crate::address::{Addresses, SEARCH_INDEX};
use crate::export;
use crate::model::{AudienceId, Place, Public, Report};
use crate::protect::PublicSite;
use crate::texts::Texts;

/// The context's `site`.
pub(super) fn site_view(site: &PublicSite, addresses: Addresses<'_, Public>, texts: &Texts) -> SiteView {
    let audiences: Vec<AudienceView> = (0..site.audiences.len())
        .filter_map(|index| site_audience(site, AudienceId(index), addresses, texts))
        .collect();
    let mut pages: Vec<Link> = site
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !page.draft)
        .map(|(index, page)| Link { text: page.title.clone(), url: addresses.url(&Place::SitePage(index)) })
        .collect();
    let glossary = (!site.glossary.is_empty()).then(|| addresses.url(&Place::Glossary));
    pages.extend(glossary.iter().map(|url| Link { text: texts.get("glossary"), url: url.clone() }));
    pages.push(Link { text: texts.get("colophon"), url: addresses.url(&Place::Colophon) });
    SiteView {
        title: site.title.clone(),
        description: site.description.clone(),
        language: site.language.tag(),
        base_url: site.base_url.clone(),
        publisher: site.publisher.clone(),
        contact: site.contact.clone(),
        home: addresses.url(&Place::Home),
        audiences_url: (!audiences.is_empty()).then(|| addresses.url(&Place::Audiences)),
        audiences,
        reports: (0..site.reports.len()).map(|report| report_link(site, report, addresses)).collect(),
        pages,
        glossary,
        feed: "feed.xml".to_owned(),
        search: SEARCH_INDEX,
    }
}

/// An audience with its page of the whole site; nothing when no report advises it and it advises nobody.
fn site_audience(
    site: &PublicSite,
    id: AudienceId,
    addresses: Addresses<'_, Public>,
    texts: &Texts,
) -> Option<AudienceView> {
    let received: usize = site.reports.iter().map(|report| entries_for(report, id)).sum();
    let given: usize = site.reports.iter().map(|report| entries_by(report, id)).sum();
    (received + given > 0).then(|| {
        let count = if received > 0 { received } else { given };
        let url = addresses.url(&Place::Audience(id));
        AudienceView { url, count, ..audience_view(site, id, received == 0, texts) }
    })
}

/// An audience as a choice, without its page and how much there is to read.
pub(super) fn audience_view(site: &PublicSite, id: AudienceId, by: bool, texts: &Texts) -> AudienceView {
    let audience = &site.audiences[id.0];
    let key = if by { "by-audience" } else { "for-audience" };
    AudienceView {
        title: texts.with(key, &[("name", (&in_sentence(&audience.name)).into())]),
        id: audience.id.clone(),
        name: audience.name.clone(),
        persona: audience.persona.clone(),
        description: audience.description.clone(),
        icon: audience.icon.clone(),
        url: String::new(),
        count: 0,
        by,
    }
}

/// A name inside a sentence: "Gemeenten" becomes "gemeenten", an abbreviation such as "GGZ" stays.
fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// How often a report shows an audience a recommendation: once per thread it belongs to, at least once.
pub(super) fn entries_for(report: &Report<Public>, audience: AudienceId) -> usize {
    let mine =
        report.recommendations.iter().filter(|recommendation| recommendation.audiences.contains(&audience));
    mine.map(|recommendation| recommendation.threads.len().max(1)).sum()
}

/// How often a report shows a recommendation given by an audience.
pub(super) fn entries_by(report: &Report<Public>, audience: AudienceId) -> usize {
    let mine = report.recommendations.iter().filter(|recommendation| recommendation.by.contains(&audience));
    mine.map(|recommendation| recommendation.threads.len().max(1)).sum()
}

/// The audiences with a page in a report: those it advises first, then those who advise.
pub(super) fn report_audiences(
    site: &PublicSite,
    report: usize,
    addresses: Addresses<'_, Public>,
    texts: &Texts,
) -> Vec<AudienceView> {
    let all = || (0..site.audiences.len()).map(AudienceId);
    let model = &site.reports[report];
    let received = all().filter(|&id| advised(model, id)).map(|id| {
        let url = addresses.url(&Place::RecommendationsFor(report, id));
        AudienceView { url, count: entries_for(model, id), ..audience_view(site, id, false, texts) }
    });
    let given = all().filter(|&id| advises(model, id)).map(|id| {
        let url = addresses.url(&Place::RecommendationsBy(report, id));
        AudienceView { url, count: entries_by(model, id), ..audience_view(site, id, true, texts) }
    });
    received.chain(given).collect()
}

/// A report in a list.
pub(super) fn report_link(site: &PublicSite, index: usize, addresses: Addresses<'_, Public>) -> ReportLink {
    let report = &site.reports[index];
    ReportLink {
        id: report.id.clone(),
        title: report.title.clone(),
        subtitle: report.subtitle.clone(),
        description: report.description.clone(),
        year: report.year,
        publisher: report.publisher.clone(),
        url: addresses.url(&Place::Report(index)),
        threads: report.threads.len(),
        recommendations: report.recommendations.len(),
        factors: report.factors.len(),
        cases: report.cases.len(),
        projects: report.projects.len(),
        articles: report.articles.len(),
    }
}

/// A thread as a knot on the line.
pub(super) fn thread_link(
    site: &PublicSite,
    report: usize,
    thread: usize,
    addresses: Addresses<'_, Public>,
) -> ThreadLink {
    let model = &site.reports[report].threads[thread];
    ThreadLink {
        number: model.number,
        title: model.title.clone(),
        short: model.short.clone(),
        advice: model.advice.clone(),
        url: addresses.url(&Place::Thread(report, thread)),
    }
}

/// The context's `report`.
pub(super) fn report_nav(
    site: &PublicSite,
    index: usize,
    addresses: Addresses<'_, Public>,
    texts: &Texts,
) -> ReportNav {
    let report = &site.reports[index];
    ReportNav {
        id: report.id.clone(),
        title: report.title.clone(),
        subtitle: report.subtitle.clone(),
        year: report.year,
        url: addresses.url(&Place::Report(index)),
        sections: sections(site, index, addresses, texts),
        threads: (0..report.threads.len())
            .map(|thread| thread_link(site, index, thread, addresses))
            .collect(),
        citation: export::citation(report, site.language),
    }
}

fn sections(
    site: &PublicSite,
    index: usize,
    addresses: Addresses<'_, Public>,
    texts: &Texts,
) -> Vec<Section> {
    let report = &site.reports[index];
    let only_article = report.articles.len() == 1;
    let all = [
        ("overview", true, Place::Report(index)),
        ("threads", !report.threads.is_empty(), Place::Threads(index)),
        ("recommendations", !report.recommendations.is_empty(), Place::Recommendations(index)),
        ("factors", !report.factors.is_empty(), Place::Factors(index)),
        ("cases", !report.cases.is_empty(), Place::Cases(index)),
        ("figures", !report.figures().is_empty(), Place::Figures(index)),
        ("projects", !report.projects.is_empty(), Place::Projects(index)),
        (
            "articles",
            !report.articles.is_empty(),
            if only_article { Place::Article(index, 0) } else { Place::Articles(index) },
        ),
    ];
    all.into_iter()
        .filter(|(_, there, _)| *there)
        .map(|(id, _, place)| Section {
            id,
            text: texts.get(&format!("section-{id}")),
            url: addresses.url(&place),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn names_lose_their_capital_but_abbreviations_do_not() {
        assert_eq!(in_sentence("Gemeenten"), "gemeenten");
        assert_eq!(in_sentence("GGZ-instellingen"), "GGZ-instellingen");
        assert_eq!(in_sentence(""), "");
    }
}
