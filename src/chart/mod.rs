//! Figures: what a report's data looks like, drawn and in words.
//!
//! In: the public site, in which small numbers are already hidden. Out: a [`Figure`], which is never only a picture:
//! title, takeaway, description, table and picture say the same. One file a kind; `canvas.rs` is the one file that
//! names plotters. Must not know pages or templates: what is HTML leaves as a view that a template fills in.

mod actions;
mod area;
mod balance;
mod blocks;
mod canvas;
mod column;
mod data;
mod dot;
mod ends;
mod figure;
mod frame;
mod geometry;
mod heatmap;
mod journey;
mod key;
mod key_figures;
mod label;
mod line;
mod matrix;
mod mention;
mod model;
mod multiples;
mod paint;
mod pictogram;
#[cfg(feature = "png")]
mod png;
mod ranking;
mod relations;
mod rows;
mod ruler;
mod scale;
mod shape;
mod slope;
mod stacked;
mod standalone;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod timeline;
mod track;
mod waffle;

pub use actions::{ActionCell, ActionView, ActionsView, StatusView};
pub use blocks::{BlocksView, CauseView, EffectView, FactorGroup, FactorView, RestingThread};
pub use figure::{Chart, Figure, Picture};
pub use journey::{Direction, JourneyView, KindView, StepView};
pub use key_figures::{KeyFigureView, KeyFiguresView};
pub use matrix::{MatrixCell, MatrixGroup, MatrixRow, MatrixView};
pub use mention::{Dot, MentionView, SourceKey};
pub use model::{InfluenceView, ModelView};
#[cfg(feature = "png")]
pub use png::png;
pub use relations::{LabelView, NodeView, RelationView, RelationsView};
pub use standalone::{Palette, standalone};
pub use table::{CellState, Table, TableCell, TableColumn, TableRow};

use canvas::Canvas;
use key::{KeyEntry, Swatch};
use rows::Bars;
use svg::Words;
use text::Length;

use crate::address::Addresses;
use crate::model::{
    DerivedFigure, DomainId, Effect, Factor, FigureRef, Mentions, Place, Public, Report, Site,
};
use crate::texts::{Arg, Texts};

/// How wide drawings are: one for text columns and paper, one for telephones.
const WIDE: Length = 7200;
const NARROW: Length = 3280;

/// Draws a figure of a report: the report's place in [`Site::reports`], and which figure.
///
/// # Panics
/// When the report has no such figure; `resolve` makes no reference to one.
pub fn draw(site: &Site<Public>, report: usize, figure: FigureRef, texts: &Texts) -> Figure {
    let subject = Subject { site, index: report, report: &site.reports[report], texts };
    match figure {
        FigureRef::Data(index) => data::draw(subject, index),
        FigureRef::Derived(derived) => match derived {
            DerivedFigure::Balance => balance::draw(subject),
            DerivedFigure::Ranking => ranking::draw(subject),
            DerivedFigure::Matrix => matrix::draw(subject),
            DerivedFigure::Blocks(domain) => blocks::draw(subject, domain),
            DerivedFigure::Model => model::draw(subject),
            DerivedFigure::Journey(case) => journey::draw(subject, case),
            DerivedFigure::Relations => relations::draw(subject),
            DerivedFigure::Actions => actions::draw(subject),
            DerivedFigure::KeyFigures => key_figures::draw(subject),
        },
    }
}

/// A figure's id, as authors write it: `factors/balance`.
fn id(site: &Site<Public>, report: usize, figure: FigureRef) -> String {
    let report = &site.reports[report];
    match figure {
        FigureRef::Data(index) => report.figures[index].id.clone(),
        FigureRef::Derived(derived) => match derived {
            DerivedFigure::Balance => "factors/balance".to_owned(),
            DerivedFigure::Ranking => "factors/ranking".to_owned(),
            DerivedFigure::Matrix => "factors/matrix".to_owned(),
            DerivedFigure::Blocks(domain) => format!("factors/{}", site.domains[domain.0].id),
            DerivedFigure::Model => "model".to_owned(),
            DerivedFigure::Journey(case) => format!("journey/{}", report.cases[case].number),
            DerivedFigure::Relations => "relations".to_owned(),
            DerivedFigure::Actions => "actions".to_owned(),
            DerivedFigure::KeyFigures => "key-figures".to_owned(),
        },
    }
}

/// What a figure is made of: a report, in its site, in words of its language.
#[derive(Clone, Copy, Debug)]
struct Subject<'site> {
    site: &'site Site<Public>,
    /// The report's place in the site.
    index: usize,
    report: &'site Report<Public>,
    texts: &'site Texts,
}

impl<'site> Subject<'site> {
    fn id(&self, figure: DerivedFigure) -> String {
        id(self.site, self.index, FigureRef::Derived(figure))
    }

    /// Draws for both widths; `draw` is given the width.
    fn draw_chart(
        &self,
        figure: FigureRef,
        title: &str,
        description: &str,
        draw: impl Fn(Length) -> Canvas,
    ) -> Chart {
        let id = format!("{}-{}", self.report.id, id(self.site, self.index, figure).replace('/', "-"));
        let drawing = |width, class, suffix| {
            let id = format!("{id}-{suffix}");
            draw(width).finish(Words { id: &id, title, description, class })
        };
        Chart { wide: drawing(WIDE, "chart-wide", 'w'), narrow: drawing(NARROW, "chart-narrow", 'n') }
    }

    /// Draws bars for both widths.
    fn draw_rows(&self, figure: FigureRef, bars: &Bars<'_>, title: &str, description: &str) -> Chart {
        let language = self.texts.language();
        self.draw_chart(figure, title, description, |width| rows::draw(bars, width, language))
    }

    fn url(&self, place: &Place) -> String {
        Addresses::new(self.site).url(place)
    }

    fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.with(key, args)
    }

    /// "4 bevorderende en 3 belemmerende factoren".
    fn counts(&self, (supporting, hindering): (usize, usize)) -> String {
        let args = [("supporting", supporting.into()), ("hindering", hindering.into())];
        self.with("chart-factor-counts", &args)
    }

    /// What the triangles mean, in the order of [`EFFECTS`].
    fn effect_key_entries(&self) -> [KeyEntry; 2] {
        EFFECTS.map(|effect| KeyEntry { swatch: Swatch::Effect(effect), text: self.get(effect_key(effect)) })
    }

    /// "door 3 bronnen", or where factors come from a survey, "38 keer".
    fn times(&self, count: usize) -> String {
        self.with(
            if self.is_survey() { "chart-times" } else { "chart-by-sources" },
            &[("count", count.into())],
        )
    }

    /// The column of how often something was mentioned.
    fn count_column(&self) -> TableColumn {
        let key = if self.is_survey() { "chart-column-times" } else { "chart-column-count" };
        TableColumn::numbers("count", self.get(key))
    }

    /// Whether factors were counted, not cited by sources.
    fn is_survey(&self) -> bool {
        self.report.factors.iter().any(|factor| matches!(factor.mentions, Mentions::Count(_)))
    }

    /// The factors of a domain, supporting and hindering.
    fn balance(&self, domain: DomainId) -> (usize, usize) {
        let of = |effect| {
            let factors = self.report.factors.iter();
            factors.filter(|factor| factor.domain == domain && factor.effect == effect).count()
        };
        (of(Effect::Supporting), of(Effect::Hindering))
    }

    /// The factor's own place.
    fn factor_url(&self, factor: usize) -> String {
        self.url(&Place::Factor(self.index, crate::model::FactorId(factor)))
    }

    /// The factors that a test admits, with their places.
    fn factors(&self, admits: impl Fn(&Factor) -> bool) -> Vec<(usize, &'site Factor)> {
        self.report.factors.iter().enumerate().filter(|(_, factor)| admits(factor)).collect()
    }
}

/// Both effects, in the order readers see them.
const EFFECTS: [Effect; 2] = [Effect::Supporting, Effect::Hindering];

/// The shape that stands for an effect beside its colour.
fn symbol(effect: Effect) -> &'static str {
    match effect {
        Effect::Supporting => "▲",
        Effect::Hindering => "▼",
    }
}

/// The name of an effect's text.
fn effect_key(effect: Effect) -> &'static str {
    match effect {
        Effect::Supporting => "chart-supporting",
        Effect::Hindering => "chart-hindering",
    }
}
