//! `model.toml` and `relations.toml`.

use std::sync::Arc;

use crate::model::Markdown;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// The conceptual model: influences around one outcome.
    #[nl = "Het conceptuele model: invloeden rond één uitkomst."]
    pub struct ModelDoc {
        /// The figure's name.
        #[nl = "De naam van de figuur."]
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        #[nl = "Wat er te zien is, in één zin."]
        takeaway: Spanned<String>,
        /// The outcome's name.
        #[nl = "De naam van de uitkomst."]
        #[example = "Passende hulp"]
        outcome: Spanned<String>,
        /// One or two sentences more.
        #[nl = "Eén of twee zinnen meer."]
        text: Option<Spanned<Arc<Markdown>>>,
        /// The influences.
        #[nl = "De invloeden."]
        #[rule = { "minItems": 1 }]
        influence: Vec<InfluenceDoc>,
    }

    /// An influence on the outcome.
    #[nl = "Een invloed op de uitkomst."]
    pub struct InfluenceDoc {
        /// The domain it stands for.
        #[nl = "Het domein waar de invloed voor staat."]
        #[example = "gezin"]
        domain: Spanned<Id>,
        /// As readers see it; the domain's name when left out.
        #[nl = "Zoals lezers de invloed zien; de naam van het domein als je niets schrijft."]
        name: Option<Spanned<String>>,
        /// One sentence.
        #[nl = "Eén zin."]
        text: Option<Spanned<String>>,
        /// An example of what helps.
        #[nl = "Een voorbeeld van wat helpt."]
        examples_supporting: Option<Spanned<String>>,
        /// An example of what hinders.
        #[nl = "Een voorbeeld van wat belemmert."]
        examples_hindering: Option<Spanned<String>>,
    }

    /// How the recommendations hang together.
    #[nl = "Hoe de aanbevelingen samenhangen."]
    pub struct RelationsDoc {
        /// The figure's name.
        #[nl = "De naam van de figuur."]
        title: Spanned<String>,
        /// What there is to see, in one sentence.
        #[nl = "Wat er te zien is, in één zin."]
        takeaway: Spanned<String>,
        /// One or two sentences more.
        #[nl = "Eén of twee zinnen meer."]
        text: Option<Spanned<Arc<Markdown>>>,
        /// The things that hang together.
        #[nl = "De dingen die samenhangen."]
        #[rule = { "minItems": 1 }]
        node: Vec<NodeDoc>,
        /// How they do.
        #[nl = "Hoe ze samenhangen."]
        relation: Vec<RelationDoc>,
    }

    /// One thing that hangs together with others.
    #[nl = "Iets dat met andere dingen samenhangt."]
    pub struct NodeDoc {
        /// The name to refer to it.
        #[nl = "De naam om ernaar te verwijzen."]
        #[example = "vroeg"]
        id: Spanned<Id>,
        /// A few words.
        #[nl = "Een paar woorden."]
        #[example = "Vroeg samen kijken"]
        label: Spanned<String>,
        /// One or two sentences more.
        #[nl = "Eén of twee zinnen meer."]
        text: Option<Spanned<String>>,
        /// Number of the thread it stands for.
        #[nl = "Nummer van de rode draad waar het voor staat."]
        #[example = 1]
        thread: Option<Spanned<u32>>,
    }

    /// How one node bears on another.
    #[nl = "Hoe het ene ding op het andere werkt."]
    pub struct RelationDoc {
        /// The node it starts at.
        #[nl = "Waar de relatie begint: een id uit `[[node]]`."]
        #[example = "vroeg"]
        from: Spanned<Id>,
        /// The node it leads to.
        #[nl = "Waar de relatie naartoe gaat: een id uit `[[node]]`."]
        #[example = "plan"]
        to: Spanned<Id>,
        /// A verb and what goes with it: "maakt mogelijk".
        #[nl = "Een werkwoord en wat daarbij hoort: \"maakt mogelijk\"."]
        #[example = "maakt mogelijk"]
        label: Spanned<String>,
        /// One or two sentences more.
        #[nl = "Eén of twee zinnen meer."]
        text: Option<Spanned<String>>,
    }
}
