//! `actions.toml`: agreed action points and how far each party is.

use crate::model::Status;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// All action points of a report.
    #[nl = "Alle actiepunten van een rapport."]
    pub struct ActionsDoc {
        /// The figure's name.
        #[nl = "De naam van de figuur."]
        #[example = "Wat is afgesproken"]
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        #[nl = "Wat er te zien is, in één zin."]
        #[example = "De meeste afspraken lopen al."]
        takeaway: Option<Spanned<String>>,
        /// Where it comes from.
        #[nl = "Waar het vandaan komt."]
        #[example = "Verslag van het werkoverleg, voorjaar 2022"]
        source: Option<Spanned<String>>,
        /// Who agreed to act.
        #[nl = "Wie heeft afgesproken iets te doen."]
        party: Vec<PartyDoc>,
        /// What was agreed.
        #[nl = "Wat is afgesproken."]
        #[rule = { "minItems": 1 }]
        action: Vec<ActionDoc>,
    }

    /// Somebody who agreed to act.
    #[nl = "Iemand die heeft afgesproken iets te doen."]
    pub struct PartyDoc {
        /// The name to refer to it.
        #[nl = "De naam om ernaar te verwijzen."]
        #[example = "gemeente"]
        id: Spanned<Id>,
        /// As readers see it.
        #[nl = "Zoals lezers die zien."]
        #[example = "Gemeente"]
        name: Spanned<String>,
    }

    /// One action point.
    #[nl = "Eén actiepunt."]
    pub struct ActionDoc {
        /// The bottleneck or what was agreed.
        #[nl = "Het knelpunt, of wat is afgesproken."]
        #[example = "Ouders weten niet wie zij kunnen bellen"]
        issue: Spanned<String>,
        /// A sentence more.
        #[nl = "Een zin meer."]
        text: Option<Spanned<String>>,
        /// How far each party is.
        #[nl = "Hoe ver elke partij is."]
        progress: Vec<ProgressDoc>,
    }

    /// How far one party is with one action.
    #[nl = "Hoe ver één partij is met één actie."]
    pub struct ProgressDoc {
        /// The party: an id from `[[party]]`.
        #[nl = "De partij: een id uit `[[party]]`."]
        #[example = "gemeente"]
        party: Spanned<Id>,
        /// The status; leave out when the source does not tell.
        #[nl = "De stand; laat weg als de bron het niet zegt."]
        #[example = "running"]
        status: Option<Spanned<Status>>,
        /// What was done.
        #[nl = "Wat er is gedaan."]
        #[example = ["Eén telefoonnummer voor alle ouders"]]
        texts: Spanned<Vec<Spanned<String>>>,
    }
}
