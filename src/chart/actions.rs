//! Agreed action points: what each party did, and how far it is. HTML: mostly text.

use serde::Serialize;

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Figure, Picture, Subject};
use crate::model::{Action, Actions, DerivedFigure, Status};

/// Action points × parties.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ActionsView {
    /// Names of the parties, in the author's order.
    pub parties: Vec<String>,
    /// The statuses that occur, for the key; empty where the source tells none.
    pub statuses: Vec<StatusView>,
    /// In the author's order.
    pub actions: Vec<ActionView>,
}

/// How far an action is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StatusView {
    /// `running`: for classes, and the name of its icon.
    pub id: &'static str,
    /// In words.
    pub name: String,
}

/// One action point.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ActionView {
    /// From 1.
    pub number: usize,
    /// The bottleneck or what was agreed.
    pub issue: String,
    /// A sentence more.
    pub text: Option<String>,
    /// One per party, in their order.
    pub cells: Vec<ActionCell>,
}

/// What one party did about one action point.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ActionCell {
    /// The party's name.
    pub party: String,
    /// How far it is, where the source tells.
    pub status: Option<StatusView>,
    /// What was done; empty where nothing is told.
    pub texts: Vec<String>,
}

/// Draws the action points.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let actions =
        subject.report.actions.as_ref().expect("resolve makes no reference to actions that are not there");
    let occurs = |status: &&Status| {
        let mut progress = actions.actions.iter().flat_map(|action| &action.progress);
        progress.any(|progress| progress.status == Some(**status))
    };
    let view = ActionsView {
        parties: actions.parties.iter().map(|party| party.name.clone()).collect(),
        statuses: Status::ALL.iter().filter(occurs).map(|status| status_view(subject, *status)).collect(),
        actions: actions
            .actions
            .iter()
            .enumerate()
            .map(|(index, action)| action_view(subject, actions, index, action))
            .collect(),
    };
    let description = describe(subject, &view);
    Figure {
        id: subject.id(DerivedFigure::Actions),
        title: actions.title.clone(),
        takeaway: actions.takeaway.clone().unwrap_or_else(|| size(subject, &view)),
        description,
        table: table(subject, &view, &actions.title),
        picture: Picture::Actions(view),
        source: actions.source.clone(),
        notes: Vec::new(),
    }
}

fn status_view(subject: Subject<'_>, status: Status) -> StatusView {
    StatusView { id: status.name(), name: subject.get(&format!("status-{}", status.name())) }
}

fn action_view(subject: Subject<'_>, actions: &Actions, index: usize, action: &Action) -> ActionView {
    let cell = |party: usize| {
        let progress = action.progress.iter().find(|progress| progress.party == party);
        ActionCell {
            party: actions.parties[party].name.clone(),
            status: progress.and_then(|progress| progress.status).map(|status| status_view(subject, status)),
            texts: progress.map(|progress| progress.texts.clone()).unwrap_or_default(),
        }
    };
    ActionView {
        number: index + 1,
        issue: action.issue.clone(),
        text: action.text.clone(),
        cells: (0..actions.parties.len()).map(cell).collect(),
    }
}

fn size(subject: Subject<'_>, view: &ActionsView) -> String {
    let args = [("actions", view.actions.len().into()), ("parties", view.parties.len().into())];
    subject.with("chart-actions-size", &args)
}

fn describe(subject: Subject<'_>, view: &ActionsView) -> String {
    let mut sentences = vec![size(subject, view)];
    for action in &view.actions {
        for cell in action.cells.iter().filter(|cell| !cell.texts.is_empty()) {
            let args = [
                ("issue", (&action.issue).into()),
                ("party", (&cell.party).into()),
                ("count", cell.texts.len().into()),
                ("status", cell.status.as_ref().map_or("", |status| &status.name).into()),
            ];
            let key =
                if cell.status.is_some() { "chart-actions-party-status" } else { "chart-actions-party" };
            sentences.push(subject.with(key, &args));
        }
    }
    sentences.join(" ")
}

fn table(subject: Subject<'_>, view: &ActionsView, caption: &str) -> Table {
    let mut columns = vec![TableColumn::words("issue", subject.get("chart-column-issue"))];
    let parties = view.parties.iter().enumerate();
    columns.extend(
        parties.map(|(index, name)| TableColumn::words(&format!("party-{}", index + 1), name.clone())),
    );
    let cell = |cell: &ActionCell| {
        let told = match &cell.status {
            Some(status) => format!("{}: {}", status.name, cell.texts.join(" ")),
            None if cell.texts.is_empty() => subject.get("chart-actions-nothing"),
            None => cell.texts.join(" "),
        };
        TableCell::words(told)
    };
    let rows = view.actions.iter();
    let rows = rows.map(|action| TableRow::new(&action.issue, action.cells.iter().map(cell).collect()));
    Table { caption: caption.to_owned(), columns, rows: rows.collect() }
}
