//! `content/site.toml` and `content/glossary.toml`.

use std::sync::Arc;

use crate::diag::{Code, Level};
use crate::model::{Language, LinkStyle, Markdown, Personal};
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// What all reports of a site share.
    #[nl = "Wat alle rapporten van een site delen."]
    pub struct SiteDoc {
        /// The site's name.
        #[nl = "De naam van de site."]
        #[example = "Wat werkt voor gezinnen"]
        title: Spanned<String>,
        /// One sentence about the site.
        #[nl = "Eén zin over de site."]
        description: Option<Spanned<String>>,
        /// Where the site will stand: `https://…/`; only for sitemap, feed, canonical and Open Graph links.
        #[nl = "Waar de site komt te staan: `https://…/`; alleen voor de sitemap, de feed en links die het volledige adres nodig hebben."]
        #[example = "https://www.voorbeeld.example/"]
        base_url: Option<Spanned<String>>,
        /// The language of the site.
        #[nl = "De taal van de site."]
        #[example = "nl"]
        language: Option<Spanned<Language>>,
        /// A folder in `themes/`.
        #[nl = "Een map in `themes/`."]
        #[example = "draad"]
        theme: Option<Spanned<String>>,
        /// The house style laid over the theme.
        #[nl = "De huisstijl die over het thema komt."]
        house_style: Option<HouseStyleDoc>,
        /// How links inside the site are written: `"pretty"`, or `"file"` for a site that works from disk.
        #[nl = "Hoe links binnen de site worden geschreven: `\"pretty\"`, of `\"file\"` voor een site die vanaf een schijf werkt."]
        #[example = "pretty"]
        links: Option<Spanned<LinkStyle>>,
        /// Name of the publishing organisation.
        #[nl = "Naam van de organisatie die de site uitgeeft."]
        #[example = "Kennisnetwerk Jeugd"]
        publisher: Option<Spanned<String>>,
        /// An address or page where readers can reach the publisher.
        #[nl = "Een adres of pagina waar lezers de uitgever bereiken."]
        #[example = "https://www.voorbeeld.example/contact"]
        contact: Option<Spanned<String>>,
        /// Groups of readers, in the order readers see.
        #[nl = "Groepen lezers, in de volgorde die lezers zien."]
        audience: Vec<AudienceDoc>,
        /// Areas that factors belong to, in the order readers see.
        #[nl = "Gebieden waar factoren bij horen, in de volgorde die lezers zien."]
        domain: Vec<DomainDoc>,
        /// How small numbers of people are protected.
        #[nl = "Hoe kleine aantallen mensen worden beschermd."]
        privacy: Option<PrivacyDoc>,
        /// What is checked.
        #[nl = "Wat er wordt gecontroleerd."]
        check: Option<CheckDoc>,
    }

    /// What is checked.
    #[nl = "Wat er wordt gecontroleerd."]
    pub struct CheckDoc {
        /// Mistakes that are taken more or less seriously than usual.
        #[nl = "Meldingen die hier zwaarder of lichter tellen dan anders."]
        level: Vec<LevelDoc>,
    }

    /// A mistake that is taken more or less seriously than usual.
    #[nl = "Een melding die hier zwaarder of lichter telt dan anders."]
    pub struct LevelDoc {
        /// The code of the mistake.
        #[nl = "De code van de melding."]
        #[example = "hard-to-read"]
        code: Spanned<Code>,
        /// How bad it is here.
        #[nl = "Hoe zwaar de melding hier telt."]
        #[example = "off"]
        level: Spanned<Level>,
        /// Why, for who has to answer for it.
        #[nl = "Waarom, voor wie dat moet verantwoorden."]
        #[example = "De teksten zijn van de opdrachtgever."]
        reason: Spanned<String>,
    }

    /// The house style of an organisation, as it publishes it. Paths start at `content/`.
    #[nl = "De huisstijl van een organisatie, zoals die haar uitgeeft. Paden beginnen in `content/`."]
    pub struct HouseStyleDoc {
        /// A style sheet with custom properties: `house-style/tokens.css`.
        #[nl = "Een stijlblad met eigenschappen (design tokens)."]
        #[example = "house-style/tokens.css"]
        tokens: Spanned<String>,
        /// The class that they stand under: `utrecht-theme`; `:root` when left out.
        #[nl = "De klasse waaronder die staan; `:root` als je niets schrijft."]
        #[example = "utrecht-theme"]
        class: Option<Spanned<String>>,
        /// A style sheet with those for a dark screen; the same as `tokens` when left out.
        #[nl = "Een stijlblad met die voor een donker scherm; hetzelfde als `tokens` als je niets schrijft."]
        #[example = "house-style/donker.css"]
        dark_tokens: Option<Spanned<String>>,
        /// The class that those for a dark screen stand under.
        #[nl = "De klasse waaronder die voor een donker scherm staan."]
        #[example = "utrecht-theme--dark"]
        dark_class: Option<Spanned<String>>,
        /// A style sheet with the `@font-face` rules of the fonts.
        #[nl = "Een stijlblad met de `@font-face`-regels van de letters."]
        #[example = "house-style/letters.css"]
        fonts: Option<Spanned<String>>,
    }

    /// A group of readers: they receive recommendations, or give them.
    #[nl = "Een groep lezers: zij krijgen aanbevelingen, of geven ze."]
    pub struct AudienceDoc {
        /// The name to refer to it: `municipalities`.
        #[nl = "De naam om ernaar te verwijzen."]
        #[example = "municipalities"]
        id: Spanned<Id>,
        /// As readers see it: "Gemeenten".
        #[nl = "Zoals lezers de groep zien: \"Gemeenten\"."]
        #[example = "Gemeenten"]
        name: Spanned<String>,
        /// Completes "Ik …": "werk bij een gemeente".
        #[nl = "Maakt \"Ik …\" af: \"werk bij een gemeente\"."]
        #[example = "werk bij een gemeente"]
        persona: Option<Spanned<String>>,
        /// One sentence about the group.
        #[nl = "Eén zin over de groep."]
        description: Option<Spanned<String>>,
        /// Name of an icon of the theme.
        #[nl = "Naam van een pictogram van het thema."]
        icon: Option<Spanned<String>>,
    }

    /// An area that factors belong to.
    #[nl = "Een gebied waar factoren bij horen."]
    pub struct DomainDoc {
        /// The name to refer to it, also in addresses: `gezin`.
        #[nl = "De naam om ernaar te verwijzen, ook in adressen."]
        #[example = "gezin"]
        id: Spanned<Id>,
        /// As readers see it: "Gezin".
        #[nl = "Zoals lezers het gebied zien: \"Gezin\"."]
        #[example = "Gezin"]
        name: Spanned<String>,
        /// One sentence about the area.
        #[nl = "Eén zin over het gebied."]
        description: Option<Spanned<String>>,
        /// Name of an icon of the theme.
        #[nl = "Naam van een pictogram van het thema."]
        icon: Option<Spanned<String>>,
    }

    /// How small numbers of people are protected.
    #[nl = "Hoe kleine aantallen mensen worden beschermd."]
    pub struct PrivacyDoc {
        /// Counts of people under this number are hidden; 5 when left out.
        #[nl = "Aantallen mensen onder dit getal worden verborgen; 5 als je niets schrijft."]
        #[example = 10]
        threshold: Option<Spanned<u32>>,
        /// What is personal and may be published all the same.
        #[nl = "Wat persoonlijk is en toch gepubliceerd mag worden."]
        allow: Vec<AllowDoc>,
    }

    /// Something personal that may be published.
    #[nl = "Iets persoonlijks dat gepubliceerd mag worden."]
    pub struct AllowDoc {
        /// What sort of thing: the code of the mistake, such as `email-address`.
        #[nl = "Wat voor gegeven: de code van de melding."]
        #[example = "email-address"]
        what: Spanned<Personal>,
        /// The file it stands in, from the site's folder: `content/rapport/report.toml`.
        #[nl = "Het bestand waar het in staat, vanaf de map van de site."]
        #[example = "content/rapport/report.toml"]
        file: Spanned<String>,
        /// The very text; without it all of this sort in the file is allowed.
        #[nl = "De tekst zelf; zonder mag alles van deze soort in het bestand."]
        #[example = "info@voorbeeld.example"]
        text: Option<Spanned<String>>,
        /// Why it may be published, for who has to answer for it.
        #[nl = "Waarom het gepubliceerd mag worden, voor wie dat moet verantwoorden."]
        #[example = "Het algemene adres; er zit geen persoon achter."]
        reason: Spanned<String>,
    }

    /// Abbreviations and terms, explained.
    #[nl = "Afkortingen en begrippen, uitgelegd."]
    pub struct GlossaryDoc {
        /// The entries, in the order readers see.
        #[nl = "De begrippen, in de volgorde die lezers zien."]
        term: Vec<TermDoc>,
    }

    /// One entry of the glossary.
    #[nl = "Eén begrip."]
    pub struct TermDoc {
        /// As written in texts: "AVG".
        #[nl = "Zoals het in teksten staat: \"AVG\"."]
        #[example = "AVG"]
        name: Spanned<String>,
        /// What an abbreviation stands for.
        #[nl = "Waar een afkorting voor staat."]
        #[example = "Algemene verordening gegevensbescherming"]
        full: Option<Spanned<String>>,
        /// One or two sentences of explanation.
        #[nl = "Uitleg in één of twee zinnen."]
        text: Spanned<Arc<Markdown>>,
        /// Other spellings or inflections.
        #[nl = "Andere spellingen of vormen."]
        #[example = ["begrippen"]]
        aliases: Vec<Spanned<String>>,
    }
}
