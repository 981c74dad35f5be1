//! The front matter of Markdown files, one struct a kind.

use crate::model::{Date, StepKind};
use crate::parse::value::document;
use crate::source::Spanned;

document! {
    /// What the front matter of every Markdown file may have.
    #[nl = "Wat de kop van elk Markdown-bestand kan hebben."]
    pub struct PageKeys {
        /// One sentence for search engines.
        #[nl = "Eén zin voor zoekmachines."]
        description: Option<Spanned<String>>,
        /// When it appeared or was last brought up to date.
        #[nl = "Wanneer het verscheen of voor het laatst is bijgewerkt."]
        #[example = "2022-03-01"]
        date: Option<Spanned<Date>>,
        /// Whether it is shown in the preview only.
        #[nl = "Of het alleen in de voorvertoning te zien is."]
        draft: bool,
        /// Old addresses, which lead to the page: `/oud/adres/`.
        #[nl = "Oude adressen, die naar de pagina leiden: `/oud/adres/`."]
        #[example = ["/oud/adres/"]]
        #[rule = { "items": {
            "type": "string",
            "pattern": "^(/[^\\x00-\\x1f<>:\"|?*\\\\#/]*[^\\x00-\\x1f<>:\"|?*\\\\#/. ])+/?$",
            "not": { "pattern": "/([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9])\\s*(\\.|/|$)" }
        } }]
        aliases: Vec<Spanned<String>>,
    }

    /// The introduction of a report, or the home page.
    #[nl = "De inleiding van een rapport, of de startpagina."]
    pub struct IndexFront {
        ..page: PageKeys,
        /// The title; that of the report or site when left out.
        #[nl = "De titel; die van het rapport of de site als je niets schrijft."]
        title: Option<Spanned<String>>,
    }

    /// Any other page.
    #[nl = "Elke andere pagina."]
    pub struct PageFront {
        ..page: PageKeys,
        /// The page's title.
        #[nl = "De titel van de pagina."]
        #[example = "Werkwijze"]
        title: Spanned<String>,
        /// The lead: one or two sentences.
        #[nl = "De inleiding: één of twee zinnen."]
        lead: Option<Spanned<String>>,
        /// Place among the pages; by file name when left out.
        #[nl = "Plaats tussen de pagina's; op bestandsnaam als je niets schrijft."]
        #[example = 1]
        order: Option<Spanned<i32>>,
    }

    /// A thread: one finding that runs through the report.
    #[nl = "Een rode draad: één bevinding die door het rapport loopt."]
    pub struct ThreadFront {
        ..page: PageKeys,
        /// The finding.
        #[nl = "De bevinding."]
        #[example = "Vroeg samen kijken voorkomt dat hulp stapelt"]
        title: Spanned<String>,
        /// Its main recommendation.
        #[nl = "De belangrijkste aanbeveling."]
        #[example = "Zit binnen twee weken samen aan tafel."]
        advice: Spanned<String>,
        /// Two to four words for navigation; the title when left out.
        #[nl = "Twee tot vier woorden voor het menu; de titel als je niets schrijft."]
        #[example = "Vroeg samen kijken"]
        short: Option<Spanned<String>>,
        /// Numbers of the cases that show it.
        #[nl = "Nummers van de casussen die dit laten zien."]
        #[example = [1, 2]]
        cases: Vec<Spanned<u32>>,
        /// Ids of the factors it rests on.
        #[nl = "Ids van de factoren waar dit op rust."]
        #[example = ["motivatie"]]
        factors: Vec<Spanned<String>>,
    }

    /// Recommendations that belong to no thread.
    #[nl = "Aanbevelingen die bij geen rode draad horen."]
    pub struct RecommendationsFront {
        ..page: PageKeys,
        /// The title over them.
        #[nl = "De titel erboven."]
        #[example = "Voor iedereen"]
        title: Spanned<String>,
    }

    /// A case: its journey and outcome.
    #[nl = "Een casus: de route en hoe het afliep."]
    pub struct CaseFront {
        ..page: PageKeys,
        /// The case's name.
        #[nl = "De naam van de casus."]
        #[example = "Een leerling die thuis zat"]
        title: Spanned<String>,
        /// Who it is about, in general terms.
        #[nl = "Over wie het gaat, in algemene woorden."]
        #[example = "Een kind in het basisonderwijs"]
        about: Spanned<String>,
        /// How it ended.
        #[nl = "Hoe het afliep."]
        #[example = "Het kind gaat weer elke ochtend naar school."]
        outcome: Spanned<String>,
        /// Id of the source that is about this case.
        #[nl = "Id van de bron die over deze casus gaat."]
        #[example = "1"]
        source: Option<Spanned<String>>,
        /// The journey, first step first.
        #[nl = "De route, de eerste stap eerst."]
        step: Vec<StepDoc>,
    }

    /// One stop of a journey.
    #[nl = "Eén halte van een route."]
    pub struct StepDoc {
        /// A few words.
        #[nl = "Een paar woorden."]
        #[example = "Gesprek op school"]
        label: Spanned<String>,
        /// What sort of step it is.
        #[nl = "Wat voor stap het is."]
        #[example = "meeting"]
        kind: Option<Spanned<StepKind>>,
        /// A sentence more.
        #[nl = "Een zin meer."]
        text: Option<Spanned<String>>,
    }

    /// A project: what it did, what came of it, with whom.
    #[nl = "Een project: wat het deed, wat het opleverde, en met wie."]
    pub struct ProjectFront {
        ..page: PageKeys,
        /// The project's name.
        #[nl = "De naam van het project."]
        #[example = "Eén plan per gezin"]
        title: Spanned<String>,
        /// The lead: one or two sentences.
        #[nl = "De inleiding: één of twee zinnen."]
        lead: Spanned<String>,
        /// What a reader can use.
        #[nl = "Wat een lezer kan gebruiken."]
        tool: Vec<ToolDoc>,
        /// What came of it.
        #[nl = "Wat het heeft opgeleverd."]
        result: Vec<ResultDoc>,
        /// Organisations that took part.
        #[nl = "Organisaties die meededen."]
        #[example = ["Wijkteam Noord"]]
        partners: Vec<Spanned<String>>,
        /// Whom to ask.
        #[nl = "Aan wie je iets kunt vragen."]
        contact: Vec<ContactDoc>,
    }

    /// Something a reader can use.
    #[nl = "Iets dat een lezer kan gebruiken."]
    pub struct ToolDoc {
        /// The tool's name.
        #[nl = "De naam van het hulpmiddel."]
        #[example = "Gesprekskaart"]
        name: Spanned<String>,
        /// What it is for.
        #[nl = "Waar het voor is."]
        text: Spanned<String>,
        /// A word for its sort: "video".
        #[nl = "Een woord voor de soort: \"video\"."]
        #[example = "video"]
        kind: Option<Spanned<String>>,
        /// Its address.
        #[nl = "Het adres."]
        #[example = "https://voorbeeld.example/kaart"]
        url: Option<Spanned<String>>,
    }

    /// One thing that came of a project.
    #[nl = "Eén ding dat een project heeft opgeleverd."]
    pub struct ResultDoc {
        /// One sentence.
        #[nl = "Eén zin."]
        text: Spanned<String>,
    }

    /// Whom to ask, by role; never a name.
    #[nl = "Aan wie je iets kunt vragen, met een rol; nooit met een naam."]
    pub struct ContactDoc {
        /// The role.
        #[nl = "De rol."]
        #[example = "Projectleider"]
        role: Spanned<String>,
        /// The organisation.
        #[nl = "De organisatie."]
        #[example = "Kennisnetwerk Jeugd"]
        organisation: Option<Spanned<String>>,
        /// A page or address.
        #[nl = "Een pagina of adres."]
        #[example = "https://voorbeeld.example/contact"]
        url: Option<Spanned<String>>,
    }

    /// Opinion or background, with its author.
    #[nl = "Mening of achtergrond, met de schrijver."]
    pub struct ArticleFront {
        ..page: PageKeys,
        /// The article's title.
        #[nl = "De titel van het artikel."]
        title: Spanned<String>,
        /// The lead: one or two sentences.
        #[nl = "De inleiding: één of twee zinnen."]
        lead: Spanned<String>,
        /// Who wrote it.
        #[nl = "Wie het schreef."]
        author: Spanned<String>,
        /// As what.
        #[nl = "In welke rol."]
        #[example = "lector jeugd"]
        author_role: Option<Spanned<String>>,
        /// Where it appeared first.
        #[nl = "Waar het voor het eerst verscheen."]
        published_in: Option<Spanned<String>>,
    }
}
