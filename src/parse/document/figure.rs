//! `figures/*.toml`: figures drawn from a table.

use crate::model::{Counts, FigureKind};
use crate::parse::data::DataRow;
use crate::parse::value::document;
use crate::source::Spanned;

document! {
    /// A figure drawn from a table.
    #[nl = "Een figuur die uit een tabel wordt getekend."]
    #[rule = { "oneOf": [
        { "required": ["data"], "properties": { "data": { "pattern": "\\S" } } },
        { "required": ["rows", "column"], "properties": { "rows": { "type": "array" }, "column": { "minItems": 2 } } }
    ] }]
    pub struct FigureDoc {
        /// The figure's name.
        #[nl = "De naam van de figuur."]
        #[example = "Aanmeldingen per jaar"]
        title: Spanned<String>,
        /// The kind of picture.
        #[nl = "De soort figuur."]
        #[example = "bar"]
        kind: Spanned<FigureKind>,
        /// What there is to see, in one sentence.
        #[nl = "Wat er te zien is, in één zin."]
        #[example = "Elk jaar melden zich meer gezinnen aan."]
        takeaway: Spanned<String>,
        /// What the picture shows, for who cannot see it; made from the data when left out.
        #[nl = "Wat de figuur laat zien, voor wie hem niet kan zien; wordt van de gegevens gemaakt als je niets schrijft."]
        description: Option<Spanned<String>>,
        /// What one is, for columns without a unit of their own: "kinderen".
        #[nl = "Wat er wordt geteld, voor kolommen zonder eigen eenheid: \"kinderen\"."]
        #[example = "kinderen"]
        unit: Option<Spanned<String>>,
        /// What the numbers count, for columns that do not say so themselves: `"people"` hides small ones.
        #[nl = "Wat de getallen tellen, voor kolommen die het zelf niet zeggen: bij `\"people\"` worden kleine aantallen verborgen."]
        #[example = "people"]
        counts: Option<Spanned<Counts>>,
        /// Why small numbers are shown all the same.
        #[nl = "Waarom kleine aantallen toch te zien zijn."]
        reveal: Option<Spanned<String>>,
        /// Where the numbers come from.
        #[nl = "Waar de getallen vandaan komen."]
        #[example = "Registratie van het wijkteam, 2022"]
        source: Option<Spanned<String>>,
        /// Notes under the figure.
        #[nl = "Noten onder de figuur."]
        notes: Vec<Spanned<String>>,
        /// Label of the row that is the total of the others.
        #[nl = "Naam van de rij die het totaal van de andere is."]
        #[example = "Totaal"]
        total: Option<Spanned<String>>,
        /// A `.csv`, `.xlsx` or `.ods` file beside this one.
        #[nl = "Een `.csv`, `.xlsx` of `.ods` naast dit bestand."]
        #[example = "aanmeldingen.csv"]
        data: Option<Spanned<String>>,
        /// The sheet of an `.xlsx` or `.ods`; the first when left out.
        #[nl = "Het blad van een `.xlsx` of `.ods`; het eerste als je niets schrijft."]
        #[example = "Blad1"]
        sheet: Option<Spanned<String>>,
        /// The columns; the first names the categories, the others are numbers.
        #[nl = "De kolommen; de eerste noemt de rijen, de andere zijn getallen."]
        #[rule = { "not": { "minItems": 1, "maxItems": 1 } }]
        column: Vec<ColumnDoc>,
        /// The table itself, where there is no data file; one list a row.
        #[nl = "De tabel zelf, als er geen bestand met gegevens is; één lijst per rij."]
        #[example = [["2021", "12"], ["2022", "15"]]]
        rows: Option<Spanned<Vec<DataRow>>>,
        /// What must hold in every row but the total.
        #[nl = "Wat in elke rij moet kloppen, behalve in het totaal."]
        rule: Vec<RuleDoc>,
    }

    /// What must hold between the columns in every row.
    #[nl = "Wat in elke rij tussen de kolommen moet kloppen."]
    pub struct RuleDoc {
        /// Two sums of columns and numbers, and what must hold between them: `"received <= asked"`.
        #[nl = "Twee sommen van kolommen en getallen, en wat ertussen moet gelden: `\"gekregen <= gevraagd\"`."]
        #[example = "gekregen <= gevraagd"]
        check: Spanned<String>,
        /// What is wrong with a row that breaks it.
        #[nl = "Wat er mis is met een rij die zich er niet aan houdt."]
        #[example = "Er kregen meer kinderen hulp dan erom vroegen"]
        message: Spanned<String>,
        /// The labels of rows that break it and are right all the same.
        #[nl = "De namen van rijen die afwijken en toch kloppen."]
        #[example = ["Gedrag"]]
        except: Vec<Spanned<String>>,
        /// Why those are right.
        #[nl = "Waarom die rijen toch kloppen."]
        #[example = "Zo staat het in de bron"]
        reason: Option<Spanned<String>>,
    }

    /// A column of the table.
    #[nl = "Een kolom van de tabel."]
    pub struct ColumnDoc {
        /// The header of the column in a data file.
        #[nl = "De kop van de kolom in een bestand met gegevens."]
        #[example = "jaar"]
        id: Spanned<String>,
        /// As readers see it; the id when left out.
        #[nl = "Zoals lezers de kolom zien; het id als je niets schrijft."]
        #[example = "Jaar"]
        name: Option<Spanned<String>>,
        /// What one is.
        #[nl = "Wat er wordt geteld."]
        #[example = "gezinnen"]
        unit: Option<Spanned<String>>,
        /// What the numbers count.
        #[nl = "Wat de getallen tellen."]
        #[example = "people"]
        counts: Option<Spanned<Counts>>,
        /// Whether the column is the sum of the other columns that count the same.
        #[nl = "Of de kolom de som is van de andere kolommen die hetzelfde tellen."]
        total: bool,
    }
}
