//! `report.toml`: what makes a folder a report.

use crate::model::Counts;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// One report.
    #[nl = "Eén rapport."]
    pub struct ReportDoc {
        /// The report's name.
        #[nl = "De naam van het rapport."]
        #[example = "Op tijd geholpen"]
        title: Spanned<String>,
        /// Its second name.
        #[nl = "De ondertitel."]
        subtitle: Option<Spanned<String>>,
        /// The lead: one or two sentences.
        #[nl = "De inleiding: één of twee zinnen."]
        description: Option<Spanned<String>>,
        /// Year of publication; leave out when the source does not tell.
        #[nl = "Jaar van verschijnen; laat weg als de bron het niet zegt."]
        #[example = 2022]
        year: Option<Spanned<u16>>,
        /// Names of the authors, in the order of the title page.
        #[nl = "Namen van de schrijvers, in de volgorde van het titelblad."]
        authors: Vec<Spanned<String>>,
        /// The publishing organisation.
        #[nl = "De organisatie die het uitgeeft."]
        publisher: Option<Spanned<String>>,
        /// Place of publication.
        #[nl = "Plaats van uitgave."]
        #[example = "Utrecht"]
        place: Option<Spanned<String>>,
        /// The citation the publisher asks for; made from the other keys when left out.
        #[nl = "De bronvermelding die de uitgever wil; wordt van de andere sleutels gemaakt als je niets schrijft."]
        citation: Option<Spanned<String>>,
        /// Terms of use.
        #[nl = "Voorwaarden voor gebruik."]
        #[example = "CC BY 4.0"]
        licence: Option<Spanned<String>>,
        /// Address of the full report.
        #[nl = "Adres van het volledige rapport."]
        #[example = "https://voorbeeld.example/rapport.pdf"]
        url: Option<Spanned<String>>,
        /// Place among the reports; by folder name when left out.
        #[nl = "Plaats tussen de rapporten; op mapnaam als je niets schrijft."]
        #[example = 1]
        order: Option<Spanned<i32>>,
        /// The figure for the overview on the report's page: `"factors/balance"`.
        #[nl = "De figuur voor het overzicht op de pagina van het rapport."]
        #[example = "factors/balance"]
        featured: Option<Spanned<String>>,
        /// Whom or what the findings come from.
        #[nl = "Van wie of waarvan de bevindingen komen."]
        source: Vec<SourceDoc>,
        /// Numbers with a name.
        #[nl = "Getallen met een naam."]
        key_figure: Vec<KeyFigureDoc>,
    }

    /// Somebody or something the findings come from: a dialogue table, an interview round.
    #[nl = "Van wie of waarvan bevindingen komen: een dialoogtafel, een ronde interviews."]
    pub struct SourceDoc {
        /// The id that factors cite: `"1"`.
        #[nl = "Het id waarnaar factoren verwijzen: `\"1\"`."]
        #[example = "1"]
        id: Spanned<Id>,
        /// As readers see it.
        #[nl = "Zoals lezers de bron zien."]
        #[example = "Dialoogtafel 1"]
        name: Spanned<String>,
        /// One sentence about the source.
        #[nl = "Eén zin over de bron."]
        description: Option<Spanned<String>>,
        /// Number of the case the source is about.
        #[nl = "Nummer van de casus waar de bron over gaat."]
        #[example = 1]
        case: Option<Spanned<u32>>,
    }

    /// A number with a name, quoted in texts as `[21](number:gezinnen)`.
    #[nl = "Een getal met een naam, in teksten aangehaald als `[21](number:gezinnen)`."]
    pub struct KeyFigureDoc {
        /// The name to refer to it.
        #[nl = "De naam om ernaar te verwijzen."]
        #[example = "gezinnen"]
        id: Spanned<Id>,
        /// The number.
        #[nl = "Het getal."]
        #[example = 21]
        value: Spanned<f64>,
        /// A few words that follow the number.
        #[nl = "Een paar woorden die op het getal volgen."]
        #[example = "gezinnen deden mee"]
        label: Spanned<String>,
        /// What one is: "kinderen".
        #[nl = "Wat er wordt geteld: \"kinderen\"."]
        #[example = "gezinnen"]
        unit: Option<Spanned<String>>,
        /// Shown in place of the number: "> 90 %".
        #[nl = "Wordt getoond in plaats van het getal: \"> 90 %\"."]
        #[example = "> 90 %"]
        display: Option<Spanned<String>>,
        /// A sentence more.
        #[nl = "Een zin meer."]
        note: Option<Spanned<String>>,
        /// Where the number comes from.
        #[nl = "Waar het getal vandaan komt."]
        source: Option<Spanned<String>>,
        /// Whether the number is a percentage, 0 to 100, to be drawn as pictograms.
        #[nl = "Of het getal een percentage is, 0 tot 100, dat als poppetjes wordt getekend."]
        share: bool,
        /// What the number counts: `"people"` hides it when it is small.
        #[nl = "Wat het getal telt: bij `\"people\"` wordt een klein getal verborgen."]
        #[example = "people"]
        counts: Option<Spanned<Counts>>,
        /// Whether it is shown at the top of the report's page.
        #[nl = "Of het bovenaan de pagina van het rapport staat."]
        headline: bool,
    }
}
