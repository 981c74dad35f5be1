//! Bars of a data figure: one series, or several side by side.

use super::{Chart, Figure, Picture, Subject, is_drawn, table};

/// Draws a data figure; its place in the report.
pub(super) fn draw(subject: Subject<'_>, index: usize) -> Figure {
    let data = &subject.report.figures[index];
    let picture = if is_drawn(data.kind) {
        Picture::Chart(Chart { wide: String::new(), narrow: String::new() })
    } else {
        Picture::Table
    };
    Figure {
        id: data.id.clone(),
        title: data.title.clone(),
        takeaway: data.takeaway.clone(),
        description: data.description.clone().unwrap_or_else(|| data.title.clone()),
        picture,
        table: table::of(&data.table, &data.title, subject.texts),
        source: data.source.clone(),
        notes: data.notes.clone(),
    }
}
