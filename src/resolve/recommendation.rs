//! Lists of recommendations: each recommendation once, wherever it is shown.

use std::collections::BTreeMap;

use super::Resolver;
use super::link::unknown;
use super::names::code;
use super::sort::{Sort, leave_one_out};
use super::text::Linked;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{AudienceId, Place, Placement, Recommendation, RecommendationId, RecommendationList};
use crate::parse::recommendation::{ItemDoc, ListDoc};
use crate::source::Spanned;

/// The recommendations of a report while its lists are read.
pub(super) struct Recommendations {
    report: usize,
    pub(super) all: Vec<Recommendation>,
}

impl Recommendations {
    pub(super) fn new(report: usize) -> Self {
        Self { report, all: Vec::new() }
    }
}

impl Resolver<'_> {
    /// The lists of one text, in order. `thread` is the place of the thread they belong to.
    pub(super) fn lists(
        &mut self,
        lists: &[ListDoc],
        text: &Linked,
        prefix: &str,
        thread: Option<usize>,
        into: &mut Recommendations,
    ) -> Vec<RecommendationList> {
        lists.iter().map(|list| self.list(list, text, prefix, thread, into)).collect()
    }

    fn list(
        &mut self,
        list: &ListDoc,
        text: &Linked,
        prefix: &str,
        thread: Option<usize>,
        into: &mut Recommendations,
    ) -> RecommendationList {
        let audiences = self.audiences(&list.audiences);
        let by = self.audiences(&list.by);
        let mut items = Vec::with_capacity(list.items.len());
        for (place, item) in list.items.iter().enumerate() {
            if item.refers_to.is_some() {
                items.extend(self.referred(item, into.report));
                continue;
            }
            let id = RecommendationId(into.all.len());
            self.origins.insert(Place::Recommendation(into.report, id), item.span);
            into.all.push(Recommendation {
                code: code(prefix, list, place),
                text: text.prose(std::iter::once(item.stretch.clone()).collect()),
                audiences: audiences.clone(),
                by: by.clone(),
                threads: thread.into_iter().collect(),
            });
            items.push(Placement { id, referred: false });
        }
        RecommendationList {
            title: text.heading(list.heading),
            audiences,
            by,
            prose: text.prose(std::iter::once(list.prose.clone()).collect()),
            items,
        }
    }

    /// An item that only names a recommendation written elsewhere.
    fn referred(&mut self, item: &ItemDoc, report: usize) -> Option<Placement> {
        let code = item.refers_to.as_ref()?;
        let known = &self.names.reports[report].recommendations;
        match known.get(&code.value) {
            Some(&id) => Some(Placement { id, referred: true }),
            None => {
                let diagnostic = unknown(Sort::Recommendation, &code.value, code.span, known.keys());
                self.tell(diagnostic);
                None
            }
        }
    }

    /// Ids of audiences; those that are not known are told and left out.
    fn audiences(&mut self, ids: &[Spanned<String>]) -> Vec<AudienceId> {
        let mut found: Vec<AudienceId> = Vec::with_capacity(ids.len());
        for id in ids {
            let known = &self.names.audiences;
            match known.get(&id.value) {
                Some(&audience) if found.contains(&audience) => {
                    let message = say! {
                        en: "the audience `{id}` is named twice",
                        nl: "de doelgroep `{id}` staat er twee keer",
                        id = id.value,
                    };
                    self.tell(
                        Diagnostic::new(Code::DuplicateId, id.span, message)
                            .label(say! { en: "named before", nl: "stond er al" })
                            .help(leave_one_out()),
                    );
                }
                Some(&audience) => found.push(audience),
                None => {
                    let diagnostic = self.unknown_audience(&id.value, id.span);
                    self.tell(diagnostic);
                }
            }
        }
        found
    }
}

/// Adds to each recommendation the threads whose lists refer to it.
pub(super) fn add_threads(all: &mut [Recommendation], lists: &[(usize, &RecommendationList)]) {
    let mut threads: BTreeMap<RecommendationId, Vec<usize>> = BTreeMap::new();
    for (thread, list) in lists {
        for item in &list.items {
            threads.entry(item.id).or_default().push(*thread);
        }
    }
    for (id, mut places) in threads {
        places.sort_unstable();
        places.dedup();
        if let Some(recommendation) = all.get_mut(id.0) {
            recommendation.threads = places;
        }
    }
}
