//! Where things come from: a recommendation from its threads, they from factors, those from sources.

use super::compose::Composer;
use super::factor;
use super::view::{EvidenceView, Link, OriginView, SourceView};
use crate::model::{Mentions, Place, RecommendationId};

/// What a recommendation rests on.
pub(super) fn origin(composer: &Composer<'_>, report: usize, id: RecommendationId) -> OriginView {
    let model = composer.report(report);
    let threads = &model.recommendations[id.0].threads;
    let list = model
        .recommendation_lists
        .iter()
        .position(|list| list.items.iter().any(|item| item.id == id && !item.referred));
    OriginView {
        threads: threads.iter().map(|&thread| evidence(composer, report, thread)).collect(),
        list: list.filter(|_| threads.is_empty()).map(|list| Link {
            text: model.recommendation_lists[list].title.clone(),
            url: format!("{}#list-{}", composer.url(&Place::Recommendations(report)), list + 1),
        }),
        report: Link { text: model.title.clone(), url: composer.url(&Place::Report(report)) },
    }
}

/// What a thread rests on.
fn evidence(composer: &Composer<'_>, report: usize, index: usize) -> EvidenceView {
    let model = composer.report(report);
    let thread = &model.threads[index];
    let case = |&case: &usize| Link {
        text: model.cases[case].title.clone(),
        url: composer.url(&Place::Case(report, case)),
    };
    EvidenceView {
        thread: composer.thread_link(report, index),
        factors: thread.factors.iter().map(|&factor| composer.factor_link(report, factor)).collect(),
        cases: thread.cases.iter().map(case).collect(),
    }
}

/// The sources that mentioned something, each once, in the author's order.
pub(super) fn sources(composer: &Composer<'_>, report: usize, mentions: &Mentions) -> Vec<SourceView> {
    let mut sources: Vec<usize> = Vec::new();
    for mention in mentions.sources() {
        if !sources.contains(&mention.source.0) {
            sources.push(mention.source.0);
        }
    }
    let all = &composer.report(report).sources;
    sources.into_iter().map(|source| factor::source(composer, report, &all[source])).collect()
}
