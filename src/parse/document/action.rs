//! `actions.toml`: agreed action points and how far each party is.

use crate::model::Status;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// All action points of a report.
    pub struct ActionsDoc {
        /// The figure's name.
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        takeaway: Option<Spanned<String>>,
        /// Where it comes from.
        source: Option<Spanned<String>>,
        /// Who agreed to act.
        party: Vec<PartyDoc>,
        /// What was agreed.
        action: Vec<ActionDoc>,
    }

    /// Somebody who agreed to act.
    pub struct PartyDoc {
        /// The name to refer to it.
        id: Spanned<Id>,
        /// As readers see it.
        name: Spanned<String>,
    }

    /// One action point.
    pub struct ActionDoc {
        /// The bottleneck or what was agreed.
        issue: Spanned<String>,
        /// A sentence more.
        text: Option<Spanned<String>>,
        /// How far each party is.
        progress: Vec<ProgressDoc>,
    }

    /// How far one party is with one action.
    pub struct ProgressDoc {
        /// The party: an id from `[[party]]`.
        party: Spanned<Id>,
        /// The status; leave out when the source does not tell.
        status: Option<Spanned<Status>>,
        /// What was done.
        texts: Spanned<Vec<Spanned<String>>>,
    }
}
