//! What is shown at this moment: the last good site, and what is wrong.
//!
//! A [`State`] never changes; a new one takes its place, and every open page hears of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::sync::watch;

use super::edition::Edition;
use super::mistakes::{self, Editor, Entry};
use crate::Made;
use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::source::{FileId, SourceTree};

/// What is shown.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Rises with every state.
    pub(super) number: u64,
    /// The last good site; nothing as long as there was none.
    pub(super) edition: Option<Arc<Edition>>,
    /// The one before whose pages could all be rendered, as far as they were asked for.
    pub(super) before: Option<Arc<Edition>>,
    /// Mistakes that were met while pages of the edition were rendered.
    pub(super) rendering: Vec<Diagnostic>,
    /// What stands in the way of a newer site.
    pub(super) errors: Arc<[Entry]>,
    /// What else stands in the way of publishing the site that is shown.
    pub(super) asked: Arc<[Entry]>,
    /// What is likely wrong.
    pub(super) warnings: Arc<[Entry]>,
    /// Paths in `content/` of the files that changed last, each with the number of the state that came of it. A reader may
    /// miss a state, and then hears of its files with the next.
    pub(super) changed: Arc<[(u64, String)]>,
}

impl State {
    /// How many pages the shown site has.
    pub(super) fn pages(&self) -> usize {
        self.edition.as_ref().map_or(0, |edition| edition.made.publication.plan.pages.len())
    }

    /// The next state, with the same site.
    fn next(&self) -> Self {
        Self {
            number: self.number + 1,
            edition: self.edition.clone(),
            before: self.before.clone(),
            rendering: self.rendering.clone(),
            errors: self.errors.clone(),
            asked: self.asked.clone(),
            warnings: self.warnings.clone(),
            changed: self.changed.clone(),
        }
    }
}

/// How many changed files are remembered.
const MOST_CHANGED: usize = 2000;

/// Where the state hangs.
#[derive(Clone, Debug)]
pub(super) struct Board {
    sender: Arc<watch::Sender<Arc<State>>>,
    editor: Arc<Editor>,
}

impl Board {
    /// A board with nothing on it yet.
    pub(super) fn new(editor: Editor) -> Self {
        Self { sender: Arc::new(watch::Sender::new(Arc::default())), editor: Arc::new(editor) }
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<State> {
        self.sender.borrow().clone()
    }

    /// What is shown now, as soon as there is anything.
    pub(super) async fn first(&self) -> Arc<State> {
        match self.sender.subscribe().wait_for(|state| state.number > 0).await {
            Ok(state) => state.clone(),
            Err(_) => self.now(),
        }
    }

    /// Hears of every new state.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<State>> {
        self.sender.subscribe()
    }

    /// How files are opened.
    pub(super) fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Shows a new site, or without one what is wrong beside the last good one.
    pub(super) fn show(
        &self,
        made: Option<Arc<Made>>,
        changed: &[Arc<str>],
        diagnostics: &Diagnostics,
        tree: &SourceTree,
    ) {
        let errors = mistakes::entries(diagnostics, Severity::Error, tree, &self.editor, &BTreeMap::new());
        let edition = made.map(|made| Arc::new(Edition::new(made)));
        self.change(|now| {
            let mut next = now.next();
            let fresh = changed.iter().filter_map(|path| path.strip_prefix("content/"));
            let fresh = fresh.map(|path| (next.number, path.to_owned()));
            let mut told: Vec<(u64, String)> = now.changed.iter().cloned().chain(fresh).collect();
            told.drain(..told.len().saturating_sub(MOST_CHANGED));
            next.changed = told.into();
            next.errors = errors;
            if edition.is_some() {
                if now.rendering.is_empty() {
                    next.before.clone_from(&now.edition);
                }
                next.edition = edition;
                next.rendering = Vec::new();
            }
            Some(next)
        });
    }

    /// Tells the answers to all questions about a site that is shown: the errors among those answers, and the warnings of all that
    /// was told. Says nothing when they are as before.
    pub(super) fn answer(&self, made: &Made, asked: &Diagnostics, all: &Diagnostics, tree: &SourceTree) {
        let nowhere = BTreeMap::new();
        let asked = mistakes::entries(asked, Severity::Error, tree, &self.editor, &nowhere);
        let pages = pages_of_files(made, all);
        let warnings = mistakes::entries(all, Severity::Warning, tree, &self.editor, &pages);
        self.change(|now| {
            let is_same = now.warnings == warnings && now.asked == asked;
            (!is_same).then(|| State { asked, warnings, ..now.next() })
        });
    }

    /// Tells of a mistake that was met while a page of an edition was rendered.
    pub(super) fn mistake(&self, edition: &Arc<Edition>, mistake: Diagnostic, tree: &SourceTree) {
        let all: Diagnostics = std::iter::once(mistake.clone()).collect();
        let entry = mistakes::entries(&all, Severity::Error, tree, &self.editor, &BTreeMap::new());
        self.change(|now| {
            let is_shown = now.edition.as_ref().is_some_and(|shown| Arc::ptr_eq(shown, edition));
            if !is_shown || now.rendering.contains(&mistake) {
                return None;
            }
            let mut next = now.next();
            next.rendering.push(mistake);
            next.errors = now.errors.iter().chain(&*entry).cloned().collect();
            Some(next)
        });
    }

    /// Puts a state in the place of the present one, which no other thread changes in between.
    fn change(&self, next: impl FnOnce(&State) -> Option<State>) {
        self.sender.send_if_modified(|state| match next(state) {
            Some(next) => {
                *state = Arc::new(next);
                true
            }
            None => false,
        });
    }
}

/// The addresses of the pages that show something of each file that a diagnostic points into.
fn pages_of_files(made: &Made, diagnostics: &Diagnostics) -> BTreeMap<FileId, BTreeSet<String>> {
    let files: BTreeSet<FileId> = diagnostics.iter().map(|diagnostic| diagnostic.label.span.file).collect();
    let mut pages: BTreeMap<FileId, BTreeSet<String>> = BTreeMap::new();
    let addresses = made.publication.plan.addresses();
    for (place, span) in made.origins.iter().filter(|(_, span)| files.contains(&span.file)) {
        let url = addresses.url(place);
        let page = url.split('#').next().unwrap_or_default();
        pages.entry(span.file).or_default().insert(format!("/{page}"));
    }
    pages
}
