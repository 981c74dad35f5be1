//! `report.toml`: what makes a folder a report.

use crate::model::Counts;
use crate::parse::value::{Id, document};
use crate::source::Spanned;

document! {
    /// One report.
    pub struct ReportDoc {
        /// The report's name.
        title: Spanned<String>,
        /// Its second name.
        subtitle: Option<Spanned<String>>,
        /// The lead: one or two sentences.
        description: Option<Spanned<String>>,
        /// Year of publication; leave out when the source does not tell.
        year: Option<Spanned<u16>>,
        /// Names of the authors, in the order of the title page.
        authors: Vec<Spanned<String>>,
        /// The publishing organisation.
        publisher: Option<Spanned<String>>,
        /// Place of publication.
        place: Option<Spanned<String>>,
        /// The citation the publisher asks for; made from the other keys when left out.
        citation: Option<Spanned<String>>,
        /// Terms of use.
        licence: Option<Spanned<String>>,
        /// Address of the full report.
        url: Option<Spanned<String>>,
        /// Place among the reports; by folder name when left out.
        order: Option<Spanned<i32>>,
        /// The figure for the overview on the report's page: `"factors/balance"`.
        featured: Option<Spanned<String>>,
        /// Whom or what the findings come from.
        source: Vec<SourceDoc>,
        /// Numbers with a name.
        key_figure: Vec<KeyFigureDoc>,
    }

    /// Somebody or something the findings come from: a dialogue table, an interview round.
    pub struct SourceDoc {
        /// The id that factors cite: `"1"`.
        id: Spanned<Id>,
        /// As readers see it.
        name: Spanned<String>,
        /// One sentence about the source.
        description: Option<Spanned<String>>,
        /// Number of the case the source is about.
        case: Option<Spanned<u32>>,
    }

    /// A number with a name, quoted in texts as `[21](number:gezinnen)`.
    pub struct KeyFigureDoc {
        /// The name to refer to it.
        id: Spanned<Id>,
        /// The number.
        value: Spanned<f64>,
        /// A few words that follow the number.
        label: Spanned<String>,
        /// What one is: "kinderen".
        unit: Option<Spanned<String>>,
        /// Shown in place of the number: "> 90 %".
        display: Option<Spanned<String>>,
        /// A sentence more.
        note: Option<Spanned<String>>,
        /// Where the number comes from.
        source: Option<Spanned<String>>,
        /// Whether the number is a percentage, 0 to 100, to be drawn as pictograms.
        share: bool,
        /// What the number counts: `"people"` hides it when it is small.
        counts: Option<Spanned<Counts>>,
        /// Whether it is shown at the top of the report's page.
        headline: bool,
    }
}
