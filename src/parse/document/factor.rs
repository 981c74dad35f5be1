//! `factors/*.toml`: what helps and what hinders.

use std::sync::Arc;

use crate::model::{Effect, Markdown, Order};
use crate::parse::value::{Id, MentionsDoc, document};
use crate::source::Spanned;

document! {
    /// Factors of one domain.
    #[nl = "Factoren van één domein."]
    pub struct FactorsDoc {
        /// The domain they belong to: an id from `[[domain]]` in `site.toml`.
        #[nl = "Het domein waar ze bij horen: een id uit `[[domain]]` in `site.toml`."]
        #[example = "gezin"]
        domain: Spanned<String>,
        /// Which way they work, for factors that do not say so themselves.
        #[nl = "Wat ze doen, voor factoren die het zelf niet zeggen."]
        #[example = "supporting"]
        effect: Option<Spanned<Effect>>,
        /// The group of factors that do not name one themselves.
        #[nl = "De groep van factoren die er zelf geen noemen."]
        #[example = "School"]
        group: Option<Spanned<String>>,
        /// In what order they are shown: `"source"` as written, `"mentions"` most mentioned first.
        #[nl = "In welke volgorde ze staan: `\"source\"` zoals geschreven, `\"mentions\"` de meest genoemde eerst."]
        #[example = "mentions"]
        order: Option<Spanned<Order>>,
        /// The factors.
        #[nl = "De factoren."]
        factor: Vec<FactorDoc>,
    }

    /// Something that helped or hindered.
    #[nl = "Iets dat hielp of belemmerde."]
    pub struct FactorDoc {
        /// The name to refer to it; made from `name` when left out.
        #[nl = "De naam om ernaar te verwijzen; zonder id wordt die van `name` gemaakt."]
        #[example = "motivatie"]
        id: Option<Spanned<Id>>,
        /// A short statement.
        #[nl = "Een korte uitspraak."]
        #[example = "Ouders en jongere zijn gemotiveerd"]
        name: Spanned<String>,
        /// Which way it works: `"supporting"` or `"hindering"`.
        #[nl = "Wat de factor doet: `\"supporting\"` (bevorderend) of `\"hindering\"` (belemmerend)."]
        #[example = "hindering"]
        effect: Option<Spanned<Effect>>,
        /// Divides a domain: "School".
        #[nl = "Verdeelt een domein: \"School\"."]
        #[example = "School"]
        group: Option<Spanned<String>>,
        /// Who mentioned it: ids of sources (a trailing `c`: said about the case itself), or a survey's count.
        #[nl = "Wie de factor noemde: ids van bronnen (met een `c` erachter: gezegd over de casus zelf), of het aantal uit een enquête."]
        #[example = ["1c", "2"]]
        #[example = 12]
        mentions: Option<Spanned<MentionsDoc>>,
        /// One or two sentences more.
        #[nl = "Eén of twee zinnen meer."]
        text: Option<Spanned<Arc<Markdown>>>,
        /// What may cause it.
        #[nl = "Waar de factor van kan komen."]
        causes: Vec<CauseDoc>,
    }

    /// A possible cause of a factor, or of another cause.
    #[nl = "Een mogelijke oorzaak van een factor, of van een andere oorzaak."]
    pub struct CauseDoc {
        /// A short statement.
        #[nl = "Een korte uitspraak."]
        #[example = "Ouders zoeken actief naar hulp"]
        name: Spanned<String>,
        /// Who mentioned it.
        #[nl = "Wie de oorzaak noemde."]
        #[example = ["1c"]]
        mentions: Option<Spanned<MentionsDoc>>,
        /// What may cause it in its turn.
        #[nl = "Waar de oorzaak op haar beurt van kan komen."]
        causes: Vec<CauseDoc>,
    }
}
