//! `model.toml` and `relations.toml`.

use std::sync::Arc;

use crate::model::Markdown;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// The conceptual model: influences around one outcome.
    pub struct ModelDoc {
        /// The figure's name.
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        takeaway: Spanned<String>,
        /// The outcome's name.
        outcome: Spanned<String>,
        /// One or two sentences more.
        text: Option<Spanned<Arc<Markdown>>>,
        /// The influences.
        influence: Vec<InfluenceDoc>,
    }

    /// An influence on the outcome.
    pub struct InfluenceDoc {
        /// The domain it stands for.
        domain: Spanned<Id>,
        /// As readers see it; the domain's name when left out.
        name: Option<Spanned<String>>,
        /// One sentence.
        text: Option<Spanned<String>>,
        /// An example of what helps.
        examples_supporting: Option<Spanned<String>>,
        /// An example of what hinders.
        examples_hindering: Option<Spanned<String>>,
    }

    /// How the recommendations hang together.
    pub struct RelationsDoc {
        /// The figure's name.
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        takeaway: Spanned<String>,
        /// One or two sentences more.
        text: Option<Spanned<Arc<Markdown>>>,
        /// The things that hang together.
        node: Vec<NodeDoc>,
        /// How they do.
        relation: Vec<RelationDoc>,
    }

    /// One thing that hangs together with others.
    pub struct NodeDoc {
        /// The name to refer to it.
        id: Spanned<Id>,
        /// A few words.
        label: Spanned<String>,
        /// One or two sentences more.
        text: Option<Spanned<String>>,
        /// Number of the thread it stands for.
        thread: Option<Spanned<u32>>,
    }

    /// How one node bears on another.
    pub struct RelationDoc {
        /// The node it starts at.
        from: Spanned<Id>,
        /// The node it leads to.
        to: Spanned<Id>,
        /// A verb and what goes with it: "maakt mogelijk".
        label: Spanned<String>,
        /// One or two sentences more.
        text: Option<Spanned<String>>,
    }
}
