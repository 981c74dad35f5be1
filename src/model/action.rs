//! Agreed action points and how far each party is.

/// How far a party is with an action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Agreed, not begun.
    Planned,
    /// Begun.
    Running,
    /// Finished.
    Done,
    /// Given up.
    Stopped,
}

impl Status {
    /// All statuses.
    pub const ALL: &'static [Self] = &[Self::Planned, Self::Running, Self::Done, Self::Stopped];

    /// The word authors write; after `status-`, the name of its text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// Somebody who agreed to act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// The id authors write.
    pub id: String,
    /// As readers see it.
    pub name: String,
}

/// How far one party is with one action.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Place in [`Actions::parties`].
    pub party: usize,
    /// The status, where the source tells one.
    pub status: Option<Status>,
    /// What was done, in the author's order; at least one.
    pub texts: Vec<String>,
}

/// One action point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// The bottleneck or what was agreed.
    pub issue: String,
    /// A sentence more.
    pub text: Option<String>,
    /// In the order of the parties; parties of which nothing is told are left out.
    pub progress: Vec<Progress>,
}

/// All action points of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Actions {
    /// The figure's name.
    pub title: String,
    /// What there is to see, in one sentence.
    pub takeaway: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// In the author's order.
    pub parties: Vec<Party>,
    /// In the author's order.
    pub actions: Vec<Action>,
}
