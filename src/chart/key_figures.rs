//! Numbers with a name: a big numeral, a few words; a share as a row of ten pictograms. HTML.

use serde::Serialize;

use super::table::{CellState, Table, TableCell, TableColumn, TableRow};
use super::{Figure, Picture, Subject};
use crate::model::{DerivedFigure, KeyFigure, Public};

/// The key figures of a report.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct KeyFiguresView {
    /// In the author's order.
    pub figures: Vec<KeyFigureView>,
}

/// A number with a name.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct KeyFigureView {
    /// Its id.
    pub id: String,
    /// The numeral as readers see it: "95.300", "> 90 %", "<5".
    pub text: String,
    /// Whether the number is hidden or shown.
    pub state: CellState,
    /// A few words.
    pub label: String,
    /// What one is; left out where the numeral already says it.
    pub unit: Option<String>,
    /// A sentence more.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Whether it stands at the top of the report page.
    pub headline: bool,
    /// How far each of ten pictograms is filled, 0 to 100 per cent; nothing for what is not a share.
    pub pictograms: Option<Vec<u32>>,
}

/// Draws the key figures.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let title = subject.get("chart-key-figures-title");
    let figures = &subject.report.key_figures;
    let view = KeyFiguresView { figures: figures.iter().map(|figure| view(subject, figure)).collect() };
    let size = subject.with("chart-key-figures-size", &[("count", figures.len().into())]);
    Figure {
        id: subject.id(DerivedFigure::KeyFigures),
        description: describe(&size, &view),
        takeaway: size,
        table: table(subject, &view, &title),
        picture: Picture::KeyFigures(view),
        source: None,
        notes: Vec::new(),
        title,
    }
}

fn view(subject: Subject<'_>, figure: &KeyFigure<Public>) -> KeyFigureView {
    let cell = TableCell::cell(figure.value, subject.texts);
    // Hidden numbers have no display text; `protect` takes it away, and we do not rely on it.
    let display = figure.display.clone().filter(|_| cell.state == CellState::Number);
    let percent = figure.share && display.is_none() && cell.state == CellState::Number;
    KeyFigureView {
        id: figure.id.clone(),
        text: match display {
            Some(display) => display,
            None if percent => subject.with("chart-percent", &[("number", (&cell.text).into())]),
            None => cell.text,
        },
        state: cell.state,
        label: figure.label.clone(),
        unit: figure.unit.clone().filter(|_| !percent),
        note: figure.note.clone(),
        source: figure.source.clone(),
        headline: figure.headline,
        pictograms: figure.value.number().filter(|_| figure.share).map(pictograms),
    }
}

/// Ten pictograms for a share of 0 to 100 per cent: a part of one is a pictogram filled in part.
fn pictograms(percent: f64) -> Vec<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100 before")]
    let filled = |index: i32| ((percent - f64::from(index) * 10.0) * 10.0).clamp(0.0, 100.0).round() as u32;
    (0..10).map(filled).collect()
}

fn describe(size: &str, view: &KeyFiguresView) -> String {
    let mut text = size.to_owned();
    for (index, figure) in view.figures.iter().enumerate() {
        text.push_str(if index == 0 { " " } else { "; " });
        text.push_str(&figure.text);
        for words in figure.unit.iter().chain([&figure.label]) {
            text.push(' ');
            text.push_str(words);
        }
    }
    text.push('.');
    text
}

fn table(subject: Subject<'_>, view: &KeyFiguresView, caption: &str) -> Table {
    let optional = [
        ("unit", "chart-column-unit", view.figures.iter().any(|figure| figure.unit.is_some())),
        ("note", "chart-column-text", view.figures.iter().any(|figure| figure.note.is_some())),
        ("source", "chart-column-source", view.figures.iter().any(|figure| figure.source.is_some())),
    ];
    let mut columns = vec![
        TableColumn::words("label", subject.get("chart-column-what")),
        TableColumn::numbers("value", subject.get("chart-column-value")),
    ];
    let shown = optional.iter().filter(|(_, _, shown)| *shown);
    columns.extend(shown.map(|(id, key, _)| TableColumn::words(id, subject.get(key))));
    let row = |(figure, data): (&KeyFigureView, &KeyFigure<Public>)| {
        let value = TableCell { text: figure.text.clone(), value: data.value.number(), state: figure.state };
        let words = [&figure.unit, &figure.note, &figure.source];
        let words = words.into_iter().zip(optional).filter(|(_, (_, _, shown))| *shown);
        let words = words.map(|(words, _)| TableCell::words(words.as_deref().unwrap_or_default()));
        TableRow::new(&figure.label, std::iter::once(value).chain(words).collect())
    };
    let rows = view.figures.iter().zip(&subject.report.key_figures).map(row).collect();
    Table { caption: caption.to_owned(), columns, rows }
}

#[cfg(test)]
mod tests {
    use super::pictograms;

    #[test]
    fn a_share_fills_ten_pictograms() {
        assert_eq!(pictograms(75.0), [100, 100, 100, 100, 100, 100, 100, 50, 0, 0]);
        assert_eq!(pictograms(4.0), [40, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(pictograms(100.0), [100; 10]);
    }
}
