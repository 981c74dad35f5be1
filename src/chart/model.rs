//! The conceptual model: influences around one outcome, each as large as the number of its factors.

mod drawing;

use serde::Serialize;

use super::table::{Table, TableCell, TableColumn, TableRow};
use super::{Chart, Figure, Picture, Subject};
use crate::model::{DerivedFigure, FigureRef, Influence, Model, Place, Prose};

/// The conceptual model: a drawing, and the list beside it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ModelView {
    /// The drawing.
    pub chart: Chart,
    /// The outcome.
    pub outcome: String,
    /// One or two sentences, without marks.
    pub text: Option<String>,
    /// In the author's order.
    pub influences: Vec<InfluenceView>,
}

/// One influence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct InfluenceView {
    /// The domain's id.
    pub domain: String,
    /// Its name.
    pub name: String,
    /// Name of an icon.
    pub icon: Option<String>,
    /// The domain's page, where the report has factors of it.
    pub url: Option<String>,
    /// A sentence.
    pub text: Option<String>,
    /// An example of what helps.
    pub example_supporting: Option<String>,
    /// An example of what hinders.
    pub example_hindering: Option<String>,
    /// How many supporting factors.
    pub supporting: usize,
    /// How many hindering factors.
    pub hindering: usize,
}

/// Draws the conceptual model.
pub(super) fn draw(subject: Subject<'_>) -> Figure {
    let model =
        subject.report.model.as_ref().expect("resolve makes no reference to a model that is not there");
    let influences: Vec<InfluenceView> =
        model.influences.iter().map(|influence| influence_view(subject, influence)).collect();
    let description = describe(subject, model, &influences);
    let drawn = drawing::Model {
        outcome: &model.outcome,
        influences: &influences,
        key: subject.effect_key_entries(),
        language: subject.texts.language(),
    };
    let figure = FigureRef::Derived(DerivedFigure::Model);
    let chart = subject.draw_chart(figure, &model.title, &description, |width| drawing::draw(&drawn, width));
    let view = ModelView {
        chart,
        outcome: model.outcome.clone(),
        text: model.text.as_ref().map(Prose::plain_text),
        influences,
    };
    Figure {
        id: subject.id(DerivedFigure::Model),
        title: model.title.clone(),
        takeaway: model.takeaway.clone(),
        description,
        table: table(subject, &view, &model.title),
        picture: Picture::Model(view),
        source: None,
        notes: Vec::new(),
    }
}

fn influence_view(subject: Subject<'_>, influence: &Influence) -> InfluenceView {
    let domain = &subject.site.domains[influence.domain.0];
    let (supporting, hindering) = subject.balance(influence.domain);
    let place = Place::FactorDomain(subject.index, influence.domain);
    InfluenceView {
        domain: domain.id.clone(),
        name: influence.name.clone(),
        icon: domain.icon.clone(),
        url: (supporting + hindering > 0).then(|| subject.url(&place)),
        text: influence.text.clone(),
        example_supporting: influence.example_supporting.clone(),
        example_hindering: influence.example_hindering.clone(),
        supporting,
        hindering,
    }
}

fn describe(subject: Subject<'_>, model: &Model, influences: &[InfluenceView]) -> String {
    let names: Vec<String> = influences.iter().map(|influence| influence.name.clone()).collect();
    let names = subject.texts.language().list(&names);
    let args = [
        ("outcome", (&model.outcome).into()),
        ("names", (&names).into()),
        ("count", influences.len().into()),
    ];
    let mut text = subject.with("chart-model-description", &args);
    for influence in influences {
        let counts = subject.counts((influence.supporting, influence.hindering));
        text.push(' ');
        let args = [("name", (&influence.name).into()), ("counts", (&counts).into())];
        text.push_str(&subject.with("chart-counts-of", &args));
    }
    text
}

fn table(subject: Subject<'_>, view: &ModelView, caption: &str) -> Table {
    let mut columns = vec![
        TableColumn::words("influence", subject.get("chart-column-influence")),
        TableColumn::numbers("supporting", subject.get("chart-column-supporting")),
        TableColumn::numbers("hindering", subject.get("chart-column-hindering")),
    ];
    let examples = view
        .influences
        .iter()
        .any(|influence| influence.example_supporting.is_some() || influence.example_hindering.is_some());
    if examples {
        columns.push(TableColumn::words("helps", subject.get("chart-column-example-supporting")));
        columns.push(TableColumn::words("hinders", subject.get("chart-column-example-hindering")));
    }
    let row = |influence: &InfluenceView| {
        let mut cells = vec![
            TableCell::count(influence.supporting, subject.texts),
            TableCell::count(influence.hindering, subject.texts),
        ];
        if examples {
            let words = [&influence.example_supporting, &influence.example_hindering];
            cells.extend(words.map(|words| TableCell::words(words.as_deref().unwrap_or_default())));
        }
        TableRow::new(&influence.name, cells)
    };
    Table { caption: caption.to_owned(), columns, rows: view.influences.iter().map(row).collect() }
}
