//! A thread, and all threads of a report.

use super::compose::Composer;
use super::nav;
use super::view::{AudienceView, CountLink, RecommendationGroup, ThreadRow, ThreadView, ThreadsView};
use crate::model::{AudienceId, RecommendationList, Thread};

/// `threads.html`
pub(super) fn threads(composer: &Composer<'_>, report: usize) -> ThreadsView {
    let site = &composer.plan.site;
    let audiences = nav::report_audiences(site, report, composer.plan.addresses(), &composer.plan.texts);
    let threads = &composer.report(report).threads;
    let rows: Vec<ThreadRow> = threads
        .iter()
        .enumerate()
        .map(|(index, thread)| {
            let cell = |audience: &AudienceView| {
                let count = count(composer, thread, audience);
                CountLink {
                    count,
                    url: (count > 0).then(|| format!("{}#thread-{}", audience.url, thread.number)),
                }
            };
            ThreadRow {
                thread: composer.thread_link(report, index),
                cells: audiences.iter().map(cell).collect(),
                total: thread.lists.iter().map(|list| list.items.len()).sum(),
            }
        })
        .collect();
    ThreadsView { audiences, total: rows.iter().map(|row| row.total).sum(), rows }
}

/// How many recommendations a thread has for an audience, or by it.
fn count(composer: &Composer<'_>, thread: &Thread, audience: &AudienceView) -> usize {
    let is_audience = |id: &AudienceId| composer.plan.site.audiences[id.0].id == audience.id;
    let counts = |list: &&RecommendationList| {
        if audience.by { list.by.iter().any(is_audience) } else { list.audiences.iter().any(is_audience) }
    };
    thread.lists.iter().filter(counts).map(|list| list.items.len()).sum()
}

/// `thread.html`
pub(super) fn thread(composer: &Composer<'_>, report: usize, index: usize) -> ThreadView {
    let model = composer.report(report);
    let thread = &model.threads[index];
    let body = composer.body(&thread.prose);
    let groups: Vec<RecommendationGroup> = thread
        .lists
        .iter()
        .enumerate()
        .map(|(place, list)| composer.group(report, list, None, format!("list-{}", place + 1)))
        .collect();
    ThreadView {
        thread: composer.thread_link(report, index),
        body,
        count: groups.iter().map(|group| group.items.len()).sum(),
        groups,
        factors: thread.factors.iter().map(|&factor| composer.factor_link(report, factor)).collect(),
        cases: thread.cases.iter().map(|&case| composer.case_card(report, case)).collect(),
        previous: index.checked_sub(1).map(|previous| composer.thread_link(report, previous)),
        next: (index + 1 < model.threads.len()).then(|| composer.thread_link(report, index + 1)),
    }
}
