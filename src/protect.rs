//! Small numbers of people are hidden here, before anything is drawn, written or exported.
//!
//! In: the site with numbers as written. Out: the same site with numbers as readers may see them; the raw ones are
//! gone. The rule is the threshold rule with secondary suppression (Hundepool et al., Statistical Disclosure Control,
//! 2012, ch. 4): a count of people under the threshold is hidden, and where a column's total is shown a second cell
//! with it, so that subtracting gives nothing away.

use std::sync::Arc;

use crate::diag::{Checked, Code, Diagnostic, Diagnostics};
use crate::model::{
    Cell, Counts, DataFigure, Dataset, Hidden, KeyFigure, Public, PublicTable, Raw, Report, Site,
};
use crate::source::Span;

/// The site as readers may see it: the only form that figures, pages and exports accept.
pub type PublicSite = Site<Public>;

/// Hides small numbers of people.
///
/// # Errors
/// None; it notes `revealed-numbers` where an author shows small numbers for a stated reason.
pub fn protect(site: Site<Raw>) -> Checked<PublicSite> {
    let mut diagnostics = Diagnostics::new();
    let threshold = site.threshold;
    let reports = site
        .reports
        .into_iter()
        .map(Arc::unwrap_or_clone)
        .map(|report| public_report(report, threshold, &mut diagnostics))
        .map(Arc::new)
        .collect();
    let public = Site {
        title: site.title,
        description: site.description,
        base_url: site.base_url,
        language: site.language,
        theme: site.theme,
        links: site.links,
        publisher: site.publisher,
        contact: site.contact,
        audiences: site.audiences,
        domains: site.domains,
        threshold,
        home: site.home,
        home_aliases: site.home_aliases,
        pages: site.pages,
        glossary: site.glossary,
        reports,
        media: site.media,
    };
    Checked::new(public, diagnostics)
}

fn public_report(report: Report<Raw>, threshold: u32, diagnostics: &mut Diagnostics) -> Report<Public> {
    let figures =
        report.figures.into_iter().map(|figure| public_figure(figure, threshold, diagnostics)).collect();
    Report {
        id: report.id,
        title: report.title,
        subtitle: report.subtitle,
        description: report.description,
        year: report.year,
        authors: report.authors,
        publisher: report.publisher,
        place: report.place,
        citation: report.citation,
        licence: report.licence,
        url: report.url,
        featured: report.featured,
        sources: report.sources,
        key_figures: report
            .key_figures
            .into_iter()
            .map(|figure| public_key_figure(figure, threshold))
            .collect(),
        introduction: report.introduction,
        aliases: report.aliases,
        threads: report.threads,
        recommendations: report.recommendations,
        recommendation_lists: report.recommendation_lists,
        factors: report.factors,
        factor_blocks: report.factor_blocks,
        cases: report.cases,
        figures,
        model: report.model,
        relations: report.relations,
        actions: report.actions,
        projects: report.projects,
        articles: report.articles,
        pages: report.pages,
        media: report.media,
    }
}

fn public_key_figure(figure: KeyFigure<Raw>, threshold: u32) -> KeyFigure<Public> {
    let value = match figure.counts {
        Counts::People if figure.value < f64::from(threshold) => Cell::Hidden(Hidden::Small(threshold)),
        Counts::People | Counts::Other => Cell::Number(figure.value),
    };
    KeyFigure {
        // What is shown in place of a hidden number would be the number in other words.
        display: figure.display.filter(|_| value.number().is_some()),
        id: figure.id,
        value,
        label: figure.label,
        unit: figure.unit,
        note: figure.note,
        source: figure.source,
        share: figure.share,
        counts: figure.counts,
        headline: figure.headline,
    }
}

fn public_figure(
    figure: DataFigure<Raw>,
    threshold: u32,
    diagnostics: &mut Diagnostics,
) -> DataFigure<Public> {
    let table = match &figure.reveal {
        None => hide(figure.table, threshold),
        Some(reason) => {
            diagnostics.extend(revealed(&figure.table, threshold).map(|span| {
                Diagnostic::new(
                    Code::RevealedNumbers,
                    span,
                    format!("a number of people under {threshold} is shown"),
                )
                .label(format!("shown because: {reason}"))
            }));
            hide(figure.table, 0)
        }
    };
    DataFigure {
        id: figure.id,
        title: figure.title,
        takeaway: figure.takeaway,
        description: figure.description,
        kind: figure.kind,
        table,
        source: figure.source,
        notes: figure.notes,
        reveal: figure.reveal,
    }
}

/// The rows with a number that would have been hidden.
fn revealed(table: &Dataset, threshold: u32) -> impl Iterator<Item = Span> + '_ {
    let small = move |row: &&crate::model::Row| {
        row.cells.iter().zip(&table.columns).any(|(cell, column)| {
            column.counts == Counts::People && cell.is_some_and(|number| number < f64::from(threshold))
        })
    };
    table.rows.iter().filter(small).map(|row| row.span)
}

/// A table with small numbers of people hidden.
fn hide(table: Dataset, threshold: u32) -> PublicTable {
    let mut rows: Vec<(String, Vec<Cell>, bool)> = table
        .rows
        .into_iter()
        .map(|row| {
            let cells = row.cells.into_iter().zip(&table.columns);
            let cells = cells.map(|(cell, column)| public_cell(cell, column.counts, threshold)).collect();
            (row.label, cells, row.is_total)
        })
        .collect();
    for column in 0..table.columns.len() {
        hide_second(&mut rows, column);
    }
    PublicTable { category: table.category, columns: table.columns, rows }
}

fn public_cell(cell: Option<f64>, counts: Counts, threshold: u32) -> Cell {
    match cell {
        None => Cell::Missing,
        Some(number) if counts == Counts::People && number < f64::from(threshold) => {
            Cell::Hidden(Hidden::Small(threshold))
        }
        Some(number) => Cell::Number(number),
    }
}

/// Where a column's total is shown and one cell alone is hidden, hides the smallest other one with it; without
/// another, the total.
fn hide_second(rows: &mut [(String, Vec<Cell>, bool)], column: usize) {
    let total_shown = rows.iter().any(|(_, cells, is_total)| *is_total && cells[column].number().is_some());
    let hidden = rows.iter().filter(|(_, cells, _)| matches!(cells[column], Cell::Hidden(_))).count();
    if !total_shown || hidden != 1 {
        return;
    }
    let smallest = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, _, is_total))| !is_total)
        .filter_map(|(index, (_, cells, _))| Some((index, cells[column].number()?)))
        .min_by(|(_, left), (_, right)| left.total_cmp(right))
        .map(|(index, _)| index)
        .or_else(|| rows.iter().position(|(_, _, is_total)| *is_total));
    if let Some(index) = smallest {
        rows[index].1[column] = Cell::Hidden(Hidden::Secondary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Row};
    use crate::source::{Content, SourceFile, SourceTree};

    fn table(rows: &[(&str, f64, bool)]) -> Dataset {
        let mut tree = SourceTree::default();
        let file = tree.insert(SourceFile { path: "x".into(), content: Content::Unreadable, hash: [0; 32] });
        let column = |id: &str, counts| Column { id: id.into(), name: id.into(), unit: None, counts };
        Dataset {
            category: column("type", Counts::Other),
            columns: vec![column("asked", Counts::People)],
            rows: rows
                .iter()
                .map(|(label, number, is_total)| Row {
                    label: (*label).into(),
                    cells: vec![Some(*number)],
                    is_total: *is_total,
                    span: Span::start_of(file),
                })
                .collect(),
        }
    }

    fn cells(table: &PublicTable) -> Vec<Cell> {
        table.rows.iter().map(|(_, cells, _)| cells[0]).collect()
    }

    #[test]
    fn hides_what_is_under_the_threshold() {
        let public = hide(table(&[("a", 1.0, false), ("b", 5.0, false), ("c", 0.0, false)]), 5);
        let small = Cell::Hidden(Hidden::Small(5));
        assert_eq!(cells(&public), [small, Cell::Number(5.0), small]);
    }

    #[test]
    fn a_total_hides_a_second_cell() {
        let public =
            hide(table(&[("a", 1.0, false), ("b", 9.0, false), ("c", 7.0, false), ("all", 17.0, true)]), 5);
        assert_eq!(cells(&public)[2], Cell::Hidden(Hidden::Secondary));
        assert_eq!(cells(&public)[3], Cell::Number(17.0));
    }

    #[test]
    fn a_lone_category_hides_its_total() {
        let public = hide(table(&[("a", 1.0, false), ("all", 1.0, true)]), 5);
        assert!(cells(&public).iter().all(|cell| cell.number().is_none()));
    }
}
