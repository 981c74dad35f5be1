//! The sorts of things that have names, as people call them.

use crate::diag::{Code, Diagnostic, Words, say};
use crate::source::Span;

/// Things that are referred to by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Audience,
    Case,
    Domain,
    Factor,
    Figure,
    KeyFigure,
    Node,
    Party,
    Recommendation,
    Source,
    Term,
    Thread,
}

impl Sort {
    /// One of them, without an article.
    pub(super) fn one(self) -> Words {
        match self {
            Self::Audience => say! { en: "audience", nl: "doelgroep" },
            Self::Case => say! { en: "case", nl: "casus" },
            Self::Domain => say! { en: "domain", nl: "domein" },
            Self::Factor => say! { en: "factor", nl: "factor" },
            Self::Figure => say! { en: "figure", nl: "figuur" },
            Self::KeyFigure => say! { en: "key figure", nl: "kerncijfer" },
            Self::Node => say! { en: "node", nl: "knoop" },
            Self::Party => say! { en: "party", nl: "partij" },
            Self::Recommendation => say! { en: "recommendation", nl: "aanbeveling" },
            Self::Source => say! { en: "source", nl: "bron" },
            Self::Term => say! { en: "term", nl: "begrip" },
            Self::Thread => say! { en: "thread", nl: "rode draad" },
        }
    }

    /// Several of them.
    pub(super) fn many(self) -> Words {
        match self {
            Self::Audience => say! { en: "audiences", nl: "doelgroepen" },
            Self::Case => say! { en: "cases", nl: "casussen" },
            Self::Domain => say! { en: "domains", nl: "domeinen" },
            Self::Factor => say! { en: "factors", nl: "factoren" },
            Self::Figure => say! { en: "figures", nl: "figuren" },
            Self::KeyFigure => say! { en: "key figures", nl: "kerncijfers" },
            Self::Node => say! { en: "nodes", nl: "knopen" },
            Self::Party => say! { en: "parties", nl: "partijen" },
            Self::Recommendation => say! { en: "recommendations", nl: "aanbevelingen" },
            Self::Source => say! { en: "sources", nl: "bronnen" },
            Self::Term => say! { en: "terms", nl: "begrippen" },
            Self::Thread => say! { en: "threads", nl: "rode draden" },
        }
    }

    /// What it is to name one that does not exist.
    pub(super) fn unknown(self) -> Code {
        match self {
            Self::Audience => Code::UnknownAudience,
            Self::Case => Code::UnknownCase,
            Self::Domain => Code::UnknownDomain,
            Self::Factor => Code::UnknownFactor,
            Self::Figure => Code::UnknownFigure,
            Self::KeyFigure => Code::UnknownNumber,
            Self::Node => Code::UnknownNode,
            Self::Party => Code::UnknownParty,
            Self::Recommendation => Code::UnknownRecommendation,
            Self::Source => Code::UnknownSource,
            Self::Term => Code::UnknownTerm,
            Self::Thread => Code::UnknownThread,
        }
    }

    /// What to do about two with one name.
    fn apart(self) -> Words {
        match self {
            Self::Case | Self::Thread => say! {
                en: "give the file of one of them another number",
                nl: "geef het bestand van een van de twee een ander nummer",
            },
            Self::Factor => say! {
                en: "give one of them an `id` of its own: id = \"…\"",
                nl: "geef een van de twee een eigen `id`: id = \"…\"",
            },
            Self::Recommendation => say! {
                en: "give the heading of one of the lists an id of its own: {{#name for=…}}",
                nl: "geef de kop van een van de lijsten een eigen id: {{#naam for=…}}",
            },
            Self::Term => say! {
                en: "leave one of them out, or join them",
                nl: "haal een van de twee weg, of voeg ze samen",
            },
            _ => another_id(),
        }
    }

    /// Says that a name is given a second time.
    pub(super) fn twice(self, name: &str, span: Span, first: Span) -> Diagnostic {
        let message = say! {
            en: "there are two {many} `{name}`",
            nl: "er zijn twee {many} `{name}`",
            many = self.many(),
            name = name,
        };
        Diagnostic::new(Code::DuplicateId, span, message)
            .label(second())
            .related(first, first_one())
            .help(self.apart())
    }
}

/// What to do about two ids that are alike.
fn another_id() -> Words {
    say! { en: "give one of them another id", nl: "geef een van de twee een ander id" }
}

/// Said of the second of two.
pub(super) fn second() -> Words {
    say! { en: "this is the second", nl: "dit is de tweede" }
}

/// Said of the first of two.
pub(super) fn first_one() -> Words {
    say! { en: "the first is here", nl: "hier staat de eerste" }
}

/// What to do about something that is told twice.
pub(super) fn leave_one_out() -> Words {
    say! { en: "leave one of them out", nl: "haal een van de twee weg" }
}
