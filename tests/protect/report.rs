//! Reports made of nothing but numbers, and what readers see of them.

use std::sync::Arc;

use rodedraad::diag::Diagnostics;
use rodedraad::model::{
    Cell, Column, Counts, DataFigure, Dataset, FigureKind, Hidden, KeyFigure, Language, LinkStyle, Public,
    Raw, Report, Row, Site,
};
use rodedraad::protect::protect;
use rodedraad::source::{Content, FileId, SourceFile, SourceTree, Span};

/// A file for spans to point into.
pub(crate) fn file() -> FileId {
    SourceTree::default().insert(SourceFile {
        path: "content/rapport/report.toml".into(),
        content: Content::Unreadable,
        hash: [0; 32],
    })
}

/// A column of people.
pub(crate) fn people(name: &str) -> Column {
    Column {
        id: name.into(),
        name: name.into(),
        unit: None,
        counts: Counts::People,
        is_total: false,
        is_date: false,
    }
}

/// A column of percentages.
pub(crate) fn percent(name: &str) -> Column {
    Column { unit: Some("%".into()), counts: Counts::Other, ..people(name) }
}

/// A table whose row "Totaal" is declared as the total.
pub(crate) fn table(columns: Vec<Column>, rows: &[(&str, &[f64])]) -> Dataset {
    let row = |(label, cells): &(&str, &[f64])| Row {
        label: (*label).into(),
        cells: cells.iter().map(|cell| (!cell.is_nan()).then_some(*cell)).collect(),
        is_total: *label == "Totaal",
        span: Span::start_of(file()),
    };
    Dataset { category: people("Soort"), columns, rows: rows.iter().map(row).collect() }
}

/// A figure of a table.
pub(crate) fn figure(table: Dataset) -> DataFigure<Raw> {
    DataFigure {
        id: "cijfers".into(),
        title: "Cijfers".into(),
        takeaway: "Er zijn verschillen.".into(),
        description: None,
        kind: FigureKind::Table,
        table,
        source: None,
        notes: Vec::new(),
        reveal: None,
    }
}

/// A key figure that counts people.
pub(crate) fn key_figure(id: &str, value: f64) -> KeyFigure<Raw> {
    KeyFigure {
        id: id.into(),
        value,
        display: None,
        label: id.into(),
        unit: None,
        note: None,
        source: None,
        share: false,
        counts: Counts::People,
        headline: false,
    }
}

/// A site with one report.
pub(crate) fn site(
    threshold: u32,
    figures: Vec<DataFigure<Raw>>,
    key_figures: Vec<KeyFigure<Raw>>,
) -> Site<Raw> {
    Site {
        title: "Proefsite".into(),
        description: None,
        base_url: None,
        language: Language::default(),
        house_style: None,
        theme: "draad".into(),
        links: LinkStyle::default(),
        publisher: None,
        contact: None,
        audiences: Vec::new(),
        domains: Vec::new(),
        threshold,
        home: None,
        home_aliases: Vec::new(),
        pages: Vec::new(),
        glossary: Vec::new(),
        reports: vec![Arc::new(report(figures, key_figures))],
        quotes: Vec::new(),
        media: Vec::new(),
    }
}

fn report(figures: Vec<DataFigure<Raw>>, key_figures: Vec<KeyFigure<Raw>>) -> Report<Raw> {
    Report {
        id: "rapport".into(),
        title: "Rapport".into(),
        subtitle: None,
        description: None,
        year: None,
        authors: Vec::new(),
        publisher: None,
        place: None,
        citation: None,
        licence: None,
        url: None,
        featured: None,
        sources: Vec::new(),
        key_figures,
        introduction: None,
        aliases: Vec::new(),
        threads: Vec::new(),
        recommendations: Vec::new(),
        recommendation_lists: Vec::new(),
        factors: Vec::new(),
        factor_blocks: Vec::new(),
        cases: Vec::new(),
        figures,
        model: None,
        relations: None,
        actions: None,
        projects: Vec::new(),
        articles: Vec::new(),
        pages: Vec::new(),
        media: Vec::new(),
    }
}

/// The report as readers see it, and what was told.
pub(crate) fn published(site: Site<Raw>) -> (Report<Public>, Diagnostics) {
    let checked = protect(site);
    let mut site = checked.value;
    (Arc::unwrap_or_clone(site.reports.remove(0)), checked.diagnostics)
}

/// The cells of a figure, a row a line: "12 <5 × 30".
pub(crate) fn shown(figure: &DataFigure<Public>) -> Vec<String> {
    let cells = |cells: &Vec<Cell>| cells.iter().map(|cell| text(*cell)).collect::<Vec<_>>().join(" ");
    figure.table.rows.iter().map(|(_, row, _)| cells(row)).collect()
}

/// A cell in a few letters.
pub(crate) fn text(cell: Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Missing => "·".into(),
        Cell::Hidden(Hidden::Small(threshold)) => format!("<{threshold}"),
        Cell::Hidden(Hidden::Secondary) => "×".into(),
    }
}
