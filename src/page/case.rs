//! A case, and all cases of a report.

use super::compose::{Composer, neighbours};
use super::nav;
use super::view::{AudienceView, CaseAdvice, CaseView, CasesView, FactorLink, Link};
use crate::model::{
    AudienceId, DerivedFigure, Effect, Factor, FactorId, FigureRef, Place, Public, Recommendation,
    RecommendationId, Report, Thread,
};

/// `cases.html`
pub(super) fn cases(composer: &Composer<'_>, report: usize) -> CasesView {
    let count = composer.report(report).cases.len();
    CasesView { cases: (0..count).map(|case| composer.case_card(report, case)).collect() }
}

/// `case.html`
pub(super) fn case(composer: &Composer<'_>, report: usize, index: usize) -> CaseView {
    let model = composer.report(report);
    let case = &model.cases[index];
    let link = |case: usize| Link {
        text: model.cases[case].title.clone(),
        url: composer.url(&Place::Case(report, case)),
    };
    let (previous, next) = neighbours(&model.cases, index, link);
    let threads = resting(model, index);
    let advice = advice(composer, report, &threads);
    CaseView {
        case: composer.case_card(report, index),
        journey: composer.figure(report, FigureRef::Derived(DerivedFigure::Journey(index)), 2),
        body: composer.body(&case.prose),
        supporting: mentioned(composer, report, index, Effect::Supporting),
        hindering: mentioned(composer, report, index, Effect::Hindering),
        threads: threads.iter().map(|&thread| composer.thread_link(report, thread)).collect(),
        readers: if advice.is_empty() { readers(composer, report) } else { Vec::new() },
        advice,
        previous,
        next,
    }
}

/// The factors that were mentioned about a case itself.
fn mentioned(composer: &Composer<'_>, report: usize, case: usize, effect: Effect) -> Vec<FactorLink> {
    let model = composer.report(report);
    let about = |factor: &Factor| factor.effect == effect && is_about(model, factor, case);
    let factors = model.factors.iter().enumerate().filter(|(_, factor)| about(factor));
    factors.map(|(index, _)| composer.factor_link(report, FactorId(index))).collect()
}

/// Whether a factor was mentioned about a case itself.
fn is_about(report: &Report<Public>, factor: &Factor, case: usize) -> bool {
    let mut mentions = factor.mentions.sources().iter();
    report.cases[case]
        .source
        .is_some_and(|source| mentions.any(|mention| mention.source == source && mention.about_case))
}

/// The threads that rest on a case: that name it, or a factor mentioned about it.
fn resting(report: &Report<Public>, case: usize) -> Vec<usize> {
    let rests = |thread: &Thread| {
        thread.cases.contains(&case)
            || thread.factors.iter().any(|factor| is_about(report, &report.factors[factor.0], case))
    };
    report.threads.iter().enumerate().filter(|(_, thread)| rests(thread)).map(|(index, _)| index).collect()
}

/// The recommendations of threads, by audience.
fn advice(composer: &Composer<'_>, report: usize, threads: &[usize]) -> Vec<CaseAdvice> {
    let model = composer.report(report);
    let named = |ids: &[AudienceId], wanted: &str| {
        ids.iter().any(|id| composer.plan.site.audiences[id.0].id == wanted)
    };
    let group = |audience: AudienceView| {
        let is_for = |one: &Recommendation| {
            let ids = if audience.by { &one.by } else { &one.audiences };
            one.threads.iter().any(|thread| threads.contains(thread)) && named(ids, &audience.id)
        };
        let items = model.recommendations.iter().enumerate().filter(|(_, one)| is_for(one));
        let link = |(index, one): (usize, &Recommendation)| Link {
            text: one.text.plain_text(),
            url: composer.url(&Place::Recommendation(report, RecommendationId(index))),
        };
        CaseAdvice { items: items.map(link).collect(), audience }
    };
    readers(composer, report).into_iter().map(group).filter(|group| !group.items.is_empty()).collect()
}

/// The audiences of a report.
fn readers(composer: &Composer<'_>, report: usize) -> Vec<AudienceView> {
    let plan = composer.plan;
    nav::report_audiences(&plan.site, report, plan.addresses(), &plan.texts)
}
