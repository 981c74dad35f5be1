//! Factors by the number of sources that mentioned them.

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Chart, Figure, Picture, Subject, effect_key};
use crate::model::{DerivedFigure, Factor};

/// Draws the ranking.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-ranking-title");
    let columns = vec![
        TableColumn::words("factor", subject.get("chart-column-factor")),
        TableColumn::words("domain", subject.get("chart-column-domain")),
        TableColumn::words("effect", subject.get("chart-column-effect")),
        TableColumn::numbers("count", subject.get("chart-column-count")),
    ];
    let row = |factor: &Factor| {
        let cells = vec![
            TableCell::words(&subject.site.domains[factor.domain.0].name),
            TableCell::words(subject.get(effect_key(factor.effect))),
            TableCell::count(factor.mentions.count(), subject.texts),
        ];
        TableRow::new(&factor.name, cells)
    };
    let mut factors: Vec<&Factor> = subject.report.factors.iter().collect();
    factors.sort_by_key(|factor| std::cmp::Reverse(factor.mentions.count()));
    let rows = factors.into_iter().map(row).collect();
    Figure {
        id: subject.id(DerivedFigure::Ranking),
        takeaway: title.clone(),
        description: title.clone(),
        picture: Picture::Chart(Chart { wide: String::new(), narrow: String::new() }),
        table: Table { caption: title.clone(), columns, rows },
        source: None,
        notes: Vec::new(),
        title,
    }
}
