//! The conceptual model, and how the recommendations hang together.

use super::{DomainId, Prose};

/// An influence on the outcome.
#[derive(Clone, Debug)]
pub struct Influence {
    /// The domain it stands for.
    pub domain: DomainId,
    /// As readers see it; the domain's name where the author gave none.
    pub name: String,
    /// A sentence.
    pub text: Option<String>,
    /// An example of what helps.
    pub example_supporting: Option<String>,
    /// An example of what hinders.
    pub example_hindering: Option<String>,
}

/// The conceptual model: influences around one outcome.
#[derive(Clone, Debug)]
pub struct Model {
    /// The figure's name.
    pub title: String,
    /// What there is to see, in one sentence.
    pub takeaway: String,
    /// The outcome.
    pub outcome: String,
    /// One or two sentences of Markdown.
    pub text: Option<Prose>,
    /// In the author's order; at least one.
    pub influences: Vec<Influence>,
}

/// One thing that hangs together with others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// The id authors write.
    pub id: String,
    /// A few words.
    pub label: String,
    /// One or two sentences.
    pub text: Option<String>,
    /// Place in [`super::Report::threads`] of the thread it stands for.
    pub thread: Option<usize>,
}

/// How one node bears on another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// Place in [`Relations::nodes`].
    pub from: usize,
    /// Place in [`Relations::nodes`]; another than `from`.
    pub to: usize,
    /// A verb and what goes with it: "maakt mogelijk".
    pub label: String,
    /// One or two sentences.
    pub text: Option<String>,
}

/// The network of recommendations.
#[derive(Clone, Debug)]
pub struct Relations {
    /// The figure's name.
    pub title: String,
    /// What there is to see, in one sentence.
    pub takeaway: String,
    /// One or two sentences of Markdown.
    pub text: Option<Prose>,
    /// In the author's order; at least two.
    pub nodes: Vec<Node>,
    /// In the author's order; at least one.
    pub relations: Vec<Relation>,
}
