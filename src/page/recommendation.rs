//! Recommendations by audience, in one report and in all.

use std::collections::BTreeSet;

use super::compose::Composer;
use super::plan::{advised, advises};
use super::view::{
    AudiencePage, AudienceReport, QrView, RecommendationGroup, RecommendationView, RecommendationsView,
    ThreadLink,
};
use super::{nav, qr};
use crate::model::{AudienceId, DerivedFigure, FigureRef, Recommendation, RecommendationId};

/// `recommendations.html`
pub(super) fn recommendations(composer: &Composer<'_>, report: usize) -> RecommendationsView {
    let model = composer.report(report);
    let threads: Vec<ThreadLink> = model
        .threads
        .iter()
        .enumerate()
        .filter(|(_, thread)| !thread.lists.is_empty())
        .map(|(index, _)| composer.thread_link(report, index))
        .collect();
    let group = |(place, list)| composer.group(report, list, None, format!("list-{}", place + 1));
    RecommendationsView {
        count: model.recommendations.len(),
        audiences: nav::report_audiences(
            &composer.plan.site,
            report,
            composer.plan.addresses(),
            &composer.plan.texts,
        ),
        threads,
        groups: model.recommendation_lists.iter().enumerate().map(group).collect(),
        relations: composer.figure(report, FigureRef::Derived(DerivedFigure::Relations), 2),
    }
}

/// `audience.html` for one report: what is advised to an audience, or what it advises.
pub(super) fn report_audience(
    composer: &Composer<'_>,
    report: usize,
    id: AudienceId,
    by: bool,
) -> AudiencePage {
    let audience = composer.audience(report, id, by);
    let mut anchors = Anchors::default();
    let reports = vec![AudienceReport {
        report: nav::report_link(&composer.plan.site, report, composer.plan.addresses()),
        url: audience.url.clone(),
        groups: groups(composer, report, id, by, "", &mut anchors),
    }];
    let others =
        nav::report_audiences(&composer.plan.site, report, composer.plan.addresses(), &composer.plan.texts);
    let report_id = &composer.report(report).id;
    let direction = if by { "by" } else { "for" };
    AudiencePage {
        title: audience.title.clone(),
        count: count(&reports),
        reports,
        others: others.into_iter().filter(|other| other.url != audience.url).collect(),
        storage_key: format!("{report_id}/{direction}/{}", audience.id),
        qr: code(composer, &audience.url),
        audience,
    }
}

/// `audience.html` for the whole site.
pub(super) fn site_audience(composer: &Composer<'_>, id: AudienceId) -> AudiencePage {
    let site = &composer.plan.site;
    let known = composer.plan.site_view.audiences.iter().find(|view| view.id == site.audiences[id.0].id);
    let audience = known.expect("only audiences with recommendations have a page").clone();
    let mut anchors = Anchors::default();
    let mut reports = Vec::new();
    for (index, report) in site.reports.iter().enumerate() {
        let prefix = format!("{}-", report.id);
        let directions = [(advised(report, id), false), (advises(report, id), true)];
        for (_, by) in directions.into_iter().filter(|(there, _)| *there) {
            reports.push(AudienceReport {
                report: nav::report_link(site, index, composer.plan.addresses()),
                url: composer.audience(index, id, by).url,
                groups: groups(composer, index, id, by, &prefix, &mut anchors),
            });
        }
    }
    AudiencePage {
        title: audience.title.clone(),
        count: count(&reports),
        reports,
        others: composer
            .plan
            .site_view
            .audiences
            .iter()
            .filter(|view| view.id != audience.id)
            .cloned()
            .collect(),
        storage_key: format!("site/{}", audience.id),
        qr: code(composer, &audience.url),
        audience,
    }
}

fn code(composer: &Composer<'_>, url: &str) -> Option<QrView> {
    qr::qr(&composer.plan.addresses().canonical(url)?)
}

fn count(reports: &[AudienceReport]) -> usize {
    reports.iter().flat_map(|report| &report.groups).map(|group| group.items.len()).sum()
}

/// Anchors given on a page so far: a recommendation that belongs to two threads stands there twice.
#[derive(Default)]
struct Anchors(BTreeSet<String>);

impl Anchors {
    fn give(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        let mut again = 2;
        while !self.0.insert(anchor.clone()) {
            anchor = format!("{wanted}--{again}");
            again += 1;
        }
        anchor
    }
}

/// An audience's recommendations in a report: one group per thread, then one for those without a thread.
fn groups(
    composer: &Composer<'_>,
    report: usize,
    id: AudienceId,
    by: bool,
    prefix: &str,
    anchors: &mut Anchors,
) -> Vec<RecommendationGroup> {
    let model = composer.report(report);
    let mine = |recommendation: &Recommendation| {
        if by { recommendation.by.contains(&id) } else { recommendation.audiences.contains(&id) }
    };
    let mut view = |index: usize| -> RecommendationView {
        let mut view = composer.recommendation(report, RecommendationId(index));
        view.anchor = anchors.give(&format!("{prefix}{}", view.code));
        view
    };
    let mut groups = Vec::new();
    for (index, thread) in model.threads.iter().enumerate() {
        let placed = thread.lists.iter().flat_map(|list| &list.items).map(|item| item.id.0);
        let items: Vec<RecommendationView> =
            placed.filter(|&item| mine(&model.recommendations[item])).map(&mut view).collect();
        let link = composer.thread_link(report, index);
        let anchor = format!("{prefix}thread-{}", link.number);
        groups.push(group(link.title.clone(), anchor, Some(link), items));
    }
    for (index, list) in model.recommendation_lists.iter().enumerate() {
        let placed = list.items.iter().filter(|item| !item.referred).map(|item| item.id.0);
        let items: Vec<RecommendationView> =
            placed.filter(|&item| mine(&model.recommendations[item])).map(&mut view).collect();
        groups.push(group(list.title.clone(), format!("{prefix}list-{}", index + 1), None, items));
    }
    groups.retain(|group| !group.items.is_empty());
    groups
}

fn group(
    title: String,
    anchor: String,
    thread: Option<ThreadLink>,
    items: Vec<RecommendationView>,
) -> RecommendationGroup {
    RecommendationGroup { title, anchor, thread, audience: None, html: String::new(), items }
}
