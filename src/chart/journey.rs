//! A case's journey: one stop per step, in reading order. HTML: steps are words; on wide pages the line of stops folds
//! in rows like a route map, every other row running back.

use serde::Serialize;

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Figure, Picture, Subject};
use crate::model::{Case, DerivedFigure, Place, Step, StepKind};

/// A journey.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct JourneyView {
    /// The case's number.
    pub number: u32,
    /// The case's name.
    pub title: String,
    /// Who it is about.
    pub about: String,
    /// How it ended.
    pub outcome: String,
    /// The case's page.
    pub url: String,
    /// In order.
    pub steps: Vec<StepView>,
    /// How many stops a row of the folded map holds.
    pub columns: usize,
    /// How many rows it has.
    pub rows: usize,
    /// The sorts of step that occur, for the key.
    pub kinds: Vec<KindView>,
}

/// Which way a row of the folded map runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// As text runs.
    Right,
    /// Back.
    Left,
}

/// One stop.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StepView {
    /// From 1.
    pub number: usize,
    /// A few words.
    pub label: String,
    /// A sentence more.
    pub text: Option<String>,
    /// What sort of step, where told: for classes, and the name of its icon.
    pub kind: Option<KindView>,
    /// Row of the folded map, from 1.
    pub row: usize,
    /// Column of the folded map, from 1.
    pub column: usize,
    /// Which way its row runs.
    pub direction: Direction,
    /// Whether the line bends down to the next row after it.
    pub turns: bool,
    /// Whether the line ends here.
    pub last: bool,
}

/// A sort of step.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct KindView {
    /// `school`: for classes, and the name of its icon.
    pub id: &'static str,
    /// In words.
    pub name: String,
    /// How many steps of the journey are of this sort.
    pub count: usize,
}

/// Draws a case's journey; the case's place in the report.
pub(super) fn draw(subject: Subject<'_>, index: usize) -> Figure {
    let case = &subject.report.cases[index];
    let title = subject
        .with("chart-journey-title", &[("number", case.number.into()), ("title", (&case.title).into())]);
    let columns = columns(case.steps.len());
    let view = JourneyView {
        number: case.number,
        title: case.title.clone(),
        about: case.about.clone(),
        outcome: case.outcome.clone(),
        url: subject.url(&Place::Case(subject.index, index)),
        steps: steps(subject, case, columns),
        columns,
        rows: case.steps.len().div_ceil(columns),
        kinds: StepKind::ALL.iter().filter_map(|kind| kind_view(subject, case, *kind)).collect(),
    };
    Figure {
        id: subject.id(DerivedFigure::Journey(index)),
        takeaway: takeaway(subject, case),
        description: describe(subject, case, &view),
        table: table(subject, case, &title),
        picture: Picture::Journey(view),
        source: None,
        notes: Vec::new(),
        title,
    }
}

/// How many stops a row holds: as many as there are up to five; else four or five, whichever leaves the last row
/// fuller, because a lone stop looks forgotten. A sixth would leave no room for long words.
fn columns(steps: usize) -> usize {
    if steps <= 5 {
        return steps.max(1);
    }
    let last = |columns: usize| (steps - 1) % columns + 1;
    if last(4) * 5 > last(5) * 4 { 4 } else { 5 }
}

fn steps(subject: Subject<'_>, case: &Case, columns: usize) -> Vec<StepView> {
    let step = |(index, step): (usize, &Step)| {
        let (row, place) = (index / columns, index % columns);
        let back = row % 2 == 1;
        let last = index + 1 == case.steps.len();
        StepView {
            number: index + 1,
            label: step.label.clone(),
            text: step.text.clone(),
            kind: step.kind.and_then(|kind| kind_view(subject, case, kind)),
            row: row + 1,
            column: if back { columns - place } else { place + 1 },
            direction: if back { Direction::Left } else { Direction::Right },
            turns: place + 1 == columns && !last,
            last,
        }
    };
    case.steps.iter().enumerate().map(step).collect()
}

/// A sort of step that occurs in the journey.
fn kind_view(subject: Subject<'_>, case: &Case, kind: StepKind) -> Option<KindView> {
    let count = case.steps.iter().filter(|step| step.kind == Some(kind)).count();
    (count > 0).then(|| KindView { id: kind.name(), name: kind_name(subject, kind), count })
}

fn kind_name(subject: Subject<'_>, kind: StepKind) -> String {
    subject.get(&format!("step-kind-{}", kind.name()))
}

fn takeaway(subject: Subject<'_>, case: &Case) -> String {
    let [first, .., last] = case.steps.as_slice() else {
        return subject.with("chart-journey-steps", &[("steps", case.steps.len().into())]);
    };
    let args = [
        ("steps", case.steps.len().into()),
        ("first", (&first.label).into()),
        ("last", (&last.label).into()),
    ];
    subject.with("chart-journey-takeaway", &args)
}

fn describe(subject: Subject<'_>, case: &Case, view: &JourneyView) -> String {
    let mut text = subject.with("chart-journey-steps", &[("steps", case.steps.len().into())]);
    for step in &view.steps {
        let kind = step.kind.as_ref().map(|kind| kind.name.to_lowercase());
        let (key, kind) = match &kind {
            Some(kind) => ("chart-journey-step-kind", kind.as_str()),
            None => ("chart-journey-step", ""),
        };
        let args = [("number", step.number.into()), ("label", (&step.label).into()), ("kind", kind.into())];
        text.push(' ');
        text.push_str(&subject.with(key, &args));
    }
    text
}

fn table(subject: Subject<'_>, case: &Case, caption: &str) -> Table {
    let told = case.steps.iter().any(|step| step.text.is_some());
    let mut columns = vec![
        TableColumn::words("number", subject.get("chart-column-number")),
        TableColumn::words("step", subject.get("chart-column-step")),
        TableColumn::words("kind", subject.get("chart-column-kind")),
    ];
    if told {
        columns.push(TableColumn::words("text", subject.get("chart-column-text")));
    }
    let row = |(index, step): (usize, &Step)| {
        let kind = step.kind.map(|kind| kind_name(subject, kind)).unwrap_or_default();
        let mut cells = vec![TableCell::words(&step.label), TableCell::words(kind)];
        if told {
            cells.push(TableCell::words(step.text.as_deref().unwrap_or_default()));
        }
        TableRow::new((index + 1).to_string(), cells)
    };
    Table { caption: caption.to_owned(), columns, rows: case.steps.iter().enumerate().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn a_folded_map_leaves_no_stop_alone() {
        let rows = [(1, 1), (5, 5), (6, 4), (10, 5), (16, 4), (17, 5), (12, 4), (20, 5)];
        for (steps, expected) in rows {
            assert_eq!(columns(steps), expected, "{steps} steps");
        }
    }
}
