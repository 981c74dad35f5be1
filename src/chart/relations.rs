//! How the recommendations hang together: one drawn loop with knots, arrows inside it, and the words beside.

mod arrows;
mod drawing;

use serde::Serialize;

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Chart, Figure, Picture, Subject};
use crate::model::{DerivedFigure, FigureRef, Node, Place, Prose, Relation, Relations};

/// The network: a drawing, and the lists beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RelationsView {
    /// The drawing.
    pub chart: Chart,
    /// One or two sentences, without marks.
    pub text: Option<String>,
    /// The knots, in the author's order.
    pub nodes: Vec<NodeView>,
    /// The arrows, in the author's order.
    pub relations: Vec<RelationView>,
    /// What the letters at the arrows mean, in the order of the letters.
    pub labels: Vec<LabelView>,
}

/// What a letter at an arrow means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LabelView {
    /// `a`.
    pub letter: String,
    /// "draagt bij aan".
    pub label: String,
}

/// A knot.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NodeView {
    /// A few words.
    pub label: String,
    /// One or two sentences.
    pub text: Option<String>,
    /// Number of the thread it stands for: what stands in the knot.
    pub thread: Option<u32>,
    /// The thread's page.
    pub url: Option<String>,
}

/// An arrow.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct RelationView {
    /// What stands at the arrow: a letter for its label, the same for the same label; knots have numbers.
    pub letter: String,
    /// Where it starts: place in [`RelationsView::nodes`].
    pub from: usize,
    /// The label there.
    pub from_label: String,
    /// Where it leads: place in [`RelationsView::nodes`].
    pub to: usize,
    /// The label there.
    pub to_label: String,
    /// A verb and what goes with it.
    pub label: String,
    /// One or two sentences.
    pub text: Option<String>,
}

/// Draws the network.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let relations = subject
        .report
        .relations
        .as_ref()
        .expect("resolve makes no reference to relations that are not there");
    let labels = labels(relations);
    let arrow = |relation| relation_view(relations, &labels, relation);
    let mut view = RelationsView {
        chart: Chart { wide: String::new(), narrow: String::new() },
        text: relations.text.as_ref().map(Prose::plain_text),
        nodes: relations.nodes.iter().map(|node| node_view(subject, node)).collect(),
        relations: relations.relations.iter().map(arrow).collect(),
        labels,
    };
    let description = describe(subject, &view);
    let figure = FigureRef::Derived(DerivedFigure::Relations);
    let language = subject.texts.language();
    view.chart = subject
        .draw_chart(figure, &relations.title, &description, |width| drawing::draw(&view, width, language));
    Figure {
        id: subject.id(DerivedFigure::Relations),
        title: relations.title.clone(),
        takeaway: relations.takeaway.clone(),
        description,
        table: table(subject, &view, &relations.title),
        picture: Picture::Relations(view),
        source: None,
        notes: Vec::new(),
    }
}

/// The different labels, in the author's order, each with a letter.
fn labels(relations: &Relations) -> Vec<LabelView> {
    let mut labels: Vec<LabelView> = Vec::new();
    for relation in &relations.relations {
        if labels.iter().all(|known| known.label != relation.label) {
            labels.push(LabelView { letter: letter(labels.len()), label: relation.label.clone() });
        }
    }
    labels
}

fn node_view(subject: Subject<'_>, node: &Node) -> NodeView {
    NodeView {
        label: node.label.clone(),
        text: node.text.clone(),
        thread: node.thread.map(|thread| subject.report.threads[thread].number),
        url: node.thread.map(|thread| subject.url(&Place::Thread(subject.index, thread))),
    }
}

/// a to z, then aa, ab, ….
fn letter(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.insert(0, char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            return letters.into_iter().collect();
        }
        index = index / 26 - 1;
    }
}

fn relation_view(relations: &Relations, labels: &[LabelView], relation: &Relation) -> RelationView {
    let letter = labels.iter().find(|known| known.label == relation.label);
    RelationView {
        letter: letter.map(|known| known.letter.clone()).unwrap_or_default(),
        from: relation.from,
        from_label: relations.nodes[relation.from].label.clone(),
        to: relation.to,
        to_label: relations.nodes[relation.to].label.clone(),
        label: relation.label.clone(),
        text: relation.text.clone(),
    }
}

fn describe(subject: Subject<'_>, view: &RelationsView) -> String {
    let args = [("nodes", view.nodes.len().into()), ("relations", view.relations.len().into())];
    let mut sentences = vec![subject.with("chart-relations-description", &args)];
    let sentence = |relation: &RelationView| {
        format!("‘{}’ {} ‘{}’.", relation.from_label, relation.label, relation.to_label)
    };
    sentences.extend(view.relations.iter().map(sentence));
    sentences.join(" ")
}

fn table(subject: Subject<'_>, view: &RelationsView, caption: &str) -> Table {
    let told = view.relations.iter().any(|relation| relation.text.is_some());
    let mut columns = vec![
        TableColumn::words("from", subject.get("chart-column-from")),
        TableColumn::words("relation", subject.get("chart-column-relation")),
        TableColumn::words("to", subject.get("chart-column-to")),
    ];
    if told {
        columns.push(TableColumn::words("text", subject.get("chart-column-text")));
    }
    let row = |relation: &RelationView| {
        let mut cells = vec![TableCell::words(&relation.label), TableCell::words(&relation.to_label)];
        if told {
            cells.push(TableCell::words(relation.text.as_deref().unwrap_or_default()));
        }
        TableRow::new(&relation.from_label, cells)
    };
    Table { caption: caption.to_owned(), columns, rows: view.relations.iter().map(row).collect() }
}
