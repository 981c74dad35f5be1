//! What a figure is: never only a picture.

use serde::Serialize;

use super::actions::ActionsView;
use super::blocks::BlocksView;
use super::journey::JourneyView;
use super::key_figures::KeyFiguresView;
use super::matrix::MatrixView;
use super::model::ModelView;
use super::relations::RelationsView;
use super::table::Table;

/// A figure, ready to be shown: everything a reader needs, whichever way they read.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Figure {
    /// As authors write it: `hulpvragen-kinderen`, `factors/balance`, `journey/1`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What there is to see, in one sentence.
    pub takeaway: String,
    /// What the picture shows, in words; plain text.
    pub description: String,
    /// The picture.
    pub picture: Picture,
    /// The same data as a table.
    pub table: Table,
    /// Where it comes from.
    pub source: Option<String>,
    /// Notes under the figure, the author's first.
    pub notes: Vec<String>,
}

impl Figure {
    /// The drawn picture, of figures that have one; the others are HTML.
    pub fn chart(&self) -> Option<&Chart> {
        match &self.picture {
            Picture::Chart(chart) => Some(chart),
            Picture::Model(model) => Some(&model.chart),
            Picture::Relations(relations) => Some(&relations.chart),
            Picture::Matrix(_)
            | Picture::Blocks(_)
            | Picture::Journey(_)
            | Picture::Actions(_)
            | Picture::KeyFigures(_)
            | Picture::Table => None,
        }
    }
}

/// The picture of a figure: drawn, or a view that a template of the theme makes HTML of. Templates tell them apart by
/// `kind`.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Picture {
    /// A drawn chart: bars, balance, ranking.
    Chart(Chart),
    /// Factors × sources.
    Matrix(MatrixView),
    /// The factors of a domain with their causes.
    Blocks(BlocksView),
    /// The conceptual model.
    Model(ModelView),
    /// A case's journey.
    Journey(JourneyView),
    /// How the recommendations hang together.
    Relations(RelationsView),
    /// Action points and their status.
    Actions(ActionsView),
    /// Numbers with a name.
    KeyFigures(KeyFiguresView),
    /// The table is the picture.
    Table,
}

/// A drawn picture, laid out for two widths. Both are whole `<svg>` elements, safe to put in a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Chart {
    /// For containers of 640 px and wider, and for print.
    pub wide: String,
    /// For telephones.
    pub narrow: String,
}
