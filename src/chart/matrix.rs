//! Factors × sources: who mentioned what. An HTML table, so that it wraps, zooms and is read aloud.

use serde::Serialize;

use super::mention::{Dot, SourceKey, dot};
use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{EFFECTS, Figure, Picture, Subject, effect_key, symbol};
use crate::model::{DerivedFigure, DomainId, Effect, Factor, Place, SourceId};

/// The matrix: rows are factors, columns are sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MatrixView {
    /// The columns.
    pub sources: Vec<SourceKey>,
    /// The rows, per domain and effect.
    pub groups: Vec<MatrixGroup>,
}

/// The factors of a domain that work the same way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MatrixGroup {
    /// The domain's name.
    pub domain: String,
    /// The domain's page.
    pub url: String,
    /// `supporting` or `hindering`: for classes.
    pub effect: &'static str,
    /// The effect in words.
    pub effect_name: String,
    /// ▲ or ▼.
    pub symbol: &'static str,
    /// In the author's order.
    pub rows: Vec<MatrixRow>,
}

/// One factor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MatrixRow {
    /// The factor's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it stands with its causes.
    pub url: String,
    /// One per source.
    pub cells: Vec<MatrixCell>,
    /// How many sources mentioned it.
    pub count: usize,
}

/// What one source said of one factor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MatrixCell {
    /// The dot: `case`, `general`, `both` or `none`.
    pub dot: Dot,
    /// The dot in words.
    pub text: String,
}

/// Draws the matrix.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-matrix-title");
    let mut groups = Vec::new();
    for domain in (0..subject.site.domains.len()).map(DomainId) {
        groups.extend(EFFECTS.iter().filter_map(|effect| group(subject, domain, *effect)));
    }
    let view = MatrixView { sources: subject.sources(), groups };
    Figure {
        id: subject.id(DerivedFigure::Matrix),
        takeaway: takeaway(subject),
        description: describe(subject),
        table: table(subject, &view, &title),
        picture: Picture::Matrix(view),
        source: None,
        notes: Vec::new(),
        title,
    }
}

fn group(subject: Subject<'_>, domain: DomainId, effect: Effect) -> Option<MatrixGroup> {
    let factors = subject.factors(|factor| factor.domain == domain && factor.effect == effect);
    (!factors.is_empty()).then(|| MatrixGroup {
        domain: subject.site.domains[domain.0].name.clone(),
        url: subject.url(&Place::FactorDomain(subject.index, domain)),
        effect: effect.name(),
        effect_name: subject.get(effect_key(effect)),
        symbol: symbol(effect),
        rows: factors.into_iter().map(|(index, factor)| row(subject, index, factor)).collect(),
    })
}

fn row(subject: Subject<'_>, index: usize, factor: &Factor) -> MatrixRow {
    let cell = |source| {
        let dot = dot(&factor.mentions, SourceId(source));
        MatrixCell { dot, text: subject.get(dot_key(dot)) }
    };
    MatrixRow {
        id: factor.id.clone(),
        name: factor.name.clone(),
        url: subject.factor_url(index),
        cells: (0..subject.report.sources.len()).map(cell).collect(),
        count: factor.mentions.count(),
    }
}

fn dot_key(dot: Dot) -> &'static str {
    match dot {
        Dot::Case => "chart-dot-case",
        Dot::General => "chart-dot-general",
        Dot::Both => "chart-dot-both",
        Dot::None => "chart-dot-none",
    }
}

/// How many factors each source mentioned, in the sources' order.
fn mentioned(subject: Subject<'_>) -> Vec<usize> {
    let by = |source| {
        let factors = subject.report.factors.iter();
        factors.filter(|factor| dot(&factor.mentions, SourceId(source)) != Dot::None).count()
    };
    (0..subject.report.sources.len()).map(by).collect()
}

fn takeaway(subject: Subject<'_>) -> String {
    let sources = subject.report.sources.len();
    let by_all = subject.report.factors.iter().filter(|factor| factor.mentions.count() == sources).count();
    let args = [
        ("sources", sources.into()),
        ("all", by_all.into()),
        ("factors", subject.report.factors.len().into()),
    ];
    subject.with(if sources == 1 { "chart-matrix-takeaway-single" } else { "chart-matrix-takeaway" }, &args)
}

fn describe(subject: Subject<'_>) -> String {
    let factors = subject.report.factors.len();
    let args = [("factors", factors.into()), ("sources", subject.report.sources.len().into())];
    let mut text = subject.with("chart-matrix-description", &args);
    for (source, count) in subject.report.sources.iter().zip(mentioned(subject)) {
        let args = [("source", (&source.name).into()), ("count", count.into())];
        text.push(' ');
        text.push_str(&subject.with("chart-matrix-source", &args));
    }
    text
}

fn table(subject: Subject<'_>, view: &MatrixView, caption: &str) -> Table {
    let mut columns = vec![
        TableColumn::words("factor", subject.get("chart-column-factor")),
        TableColumn::words("domain", subject.get("chart-column-domain")),
        TableColumn::words("effect", subject.get("chart-column-effect")),
    ];
    let sources = view.sources.iter();
    columns.extend(sources.map(|source| TableColumn::words(&source.id, source.name.clone())));
    columns.push(subject.count_column());
    let rows = view.groups.iter().flat_map(|group| {
        group.rows.iter().map(|row| {
            let mut cells = vec![TableCell::words(&group.domain), TableCell::words(&group.effect_name)];
            cells.extend(row.cells.iter().map(|cell| TableCell::words(&cell.text)));
            cells.push(TableCell::count(row.count, subject.texts));
            TableRow::new(&row.name, cells)
        })
    });
    Table { caption: caption.to_owned(), columns, rows: rows.collect() }
}
