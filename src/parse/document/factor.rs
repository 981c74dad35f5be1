//! `factors/*.toml`: what helps and what hinders.

use std::sync::Arc;

use crate::model::{Effect, Markdown, Order};
use crate::parse::value::{Id, MentionsDoc, document};
use crate::source::Spanned;

document! {
    /// Factors of one domain.
    pub struct FactorsDoc {
        /// The domain they belong to: an id from `[[domain]]` in `site.toml`.
        domain: Spanned<String>,
        /// Which way they work, for factors that do not say so themselves.
        effect: Option<Spanned<Effect>>,
        /// The group of factors that do not name one themselves.
        group: Option<Spanned<String>>,
        /// In what order they are shown: `"source"` as written, `"mentions"` most mentioned first.
        order: Option<Spanned<Order>>,
        /// The factors.
        factor: Vec<FactorDoc>,
    }

    /// Something that helped or hindered.
    pub struct FactorDoc {
        /// The name to refer to it; made from `name` when left out.
        id: Option<Spanned<Id>>,
        /// A short statement.
        name: Spanned<String>,
        /// Which way it works: `"supporting"` or `"hindering"`.
        effect: Option<Spanned<Effect>>,
        /// Divides a domain: "School".
        group: Option<Spanned<String>>,
        /// Who mentioned it: ids of sources (a trailing `c`: said about the case itself), or a survey's count.
        mentions: Option<Spanned<MentionsDoc>>,
        /// One or two sentences more.
        text: Option<Spanned<Arc<Markdown>>>,
        /// What may cause it.
        causes: Vec<CauseDoc>,
    }

    /// A possible cause of a factor, or of another cause.
    pub struct CauseDoc {
        /// A short statement.
        name: Spanned<String>,
        /// Who mentioned it.
        mentions: Option<Spanned<MentionsDoc>>,
        /// What may cause it in its turn.
        causes: Vec<CauseDoc>,
    }
}
