//! A case, and all cases of a report.

use super::compose::{Composer, neighbours};
use super::view::{CaseView, CasesView, FactorLink, Link};
use crate::model::{DerivedFigure, Effect, FactorId, FigureRef, Place};

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
    let threads = model.threads.iter().enumerate().filter(|(_, thread)| thread.cases.contains(&index));
    CaseView {
        case: composer.case_card(report, index),
        journey: composer.figure(report, FigureRef::Derived(DerivedFigure::Journey(index)), 2),
        body: composer.body(&case.prose),
        supporting: mentioned(composer, report, index, Effect::Supporting),
        hindering: mentioned(composer, report, index, Effect::Hindering),
        threads: threads.map(|(thread, _)| composer.thread_link(report, thread)).collect(),
        previous,
        next,
    }
}

/// The factors that were mentioned about a case itself.
fn mentioned(composer: &Composer<'_>, report: usize, case: usize, effect: Effect) -> Vec<FactorLink> {
    let model = composer.report(report);
    let Some(source) = model.cases[case].source else { return Vec::new() };
    let about = |factor: &crate::model::Factor| {
        factor.effect == effect
            && factor.mentions.sources().iter().any(|mention| mention.source == source && mention.about_case)
    };
    let factors = model.factors.iter().enumerate().filter(|(_, factor)| about(factor));
    factors.map(|(index, _)| composer.factor_link(report, FactorId(index))).collect()
}
