//! Supporting and hindering factors per domain.

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Chart, Figure, Picture, Subject};
use crate::model::{DerivedFigure, DomainId};

/// Draws the balance.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-balance-title");
    let columns = vec![
        TableColumn::words("domain", subject.get("chart-column-domain")),
        TableColumn::numbers("supporting", subject.get("chart-column-supporting")),
        TableColumn::numbers("hindering", subject.get("chart-column-hindering")),
    ];
    let row = |id: usize| {
        let (supporting, hindering) = subject.balance(DomainId(id));
        let cells =
            vec![TableCell::count(supporting, subject.texts), TableCell::count(hindering, subject.texts)];
        TableRow::new(&subject.site.domains[id].name, cells)
    };
    let rows = (0..subject.site.domains.len()).map(row).collect();
    Figure {
        id: subject.id(DerivedFigure::Balance),
        takeaway: title.clone(),
        description: title.clone(),
        picture: Picture::Chart(Chart { wide: String::new(), narrow: String::new() }),
        table: Table { caption: title.clone(), columns, rows },
        source: None,
        notes: Vec::new(),
        title,
    }
}
