//! Who mentioned something, as little labelled dots: shared by blocks and matrix.

use serde::Serialize;

use super::Subject;
use crate::model::{Mention, Mentions, Place, SourceId};

/// A source that dots refer to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SourceKey {
    /// As authors cite it: `2`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The page of the case it is about.
    pub url: Option<String>,
}

/// How a dot is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dot {
    /// Filled: said about the case itself.
    Case,
    /// Open: said in general.
    General,
    /// Half filled: said both ways.
    Both,
    /// None: not said.
    None,
}

/// A dot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MentionView {
    /// The page of the case that the source is about.
    pub url: Option<String>,
    /// What stands in it: `2c`.
    pub label: String,
    /// Whether it was said about the case itself.
    pub about_case: bool,
    /// The source and how it was said, in words: for a tooltip and for reading aloud.
    pub title: String,
}

impl Subject<'_> {
    /// The sources, in the author's order.
    pub(super) fn sources(&self) -> Vec<SourceKey> {
        let key = |source: &crate::model::Source| SourceKey {
            id: source.id.clone(),
            name: source.name.clone(),
            url: source.case.map(|case| self.url(&Place::Case(self.index, case))),
        };
        self.report.sources.iter().map(key).collect()
    }

    /// The dots of a factor or cause, in the author's order.
    pub(super) fn mentions(&self, mentions: &Mentions) -> Vec<MentionView> {
        mentions.sources().iter().map(|mention| self.mention(*mention)).collect()
    }

    fn mention(&self, mention: Mention) -> MentionView {
        let source = &self.report.sources[mention.source.0];
        let key = if mention.about_case { "chart-mention-case" } else { "chart-mention-general" };
        MentionView {
            url: source.case.map(|case| self.url(&Place::Case(self.index, case))),
            label: format!("{}{}", source.id, if mention.about_case { "c" } else { "" }),
            about_case: mention.about_case,
            title: self.with(key, &[("source", (&source.name).into())]),
        }
    }

    /// Who mentioned something, in one line: "1c, 2"; a survey's count in words.
    pub(super) fn mentioned_by(&self, mentions: &Mentions) -> String {
        match mentions {
            Mentions::Count(count) => self.with("chart-mention-count", &[("count", (*count).into())]),
            Mentions::Sources(_) => {
                let labels: Vec<String> =
                    self.mentions(mentions).into_iter().map(|mention| mention.label).collect();
                if labels.is_empty() { self.get("chart-mention-nobody") } else { labels.join(", ") }
            }
        }
    }
}

/// How one source mentioned something.
pub(super) fn dot(mentions: &Mentions, source: SourceId) -> Dot {
    let said = |about_case| mentions.sources().contains(&Mention { source, about_case });
    match (said(true), said(false)) {
        (true, true) => Dot::Both,
        (true, false) => Dot::Case,
        (false, true) => Dot::General,
        (false, false) => Dot::None,
    }
}
