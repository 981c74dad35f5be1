//! Data figures, the conceptual model, relations and actions.

use super::Resolver;
use super::dataset::dataset;
use super::link::{From, join, unknown};
use super::sort::Sort;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{
    Action, Actions, DataFigure, DerivedFigure, FigureRef, Influence, KeyFigure, Model, Node, Party, Place,
    Progress, Raw, Relation, Relations,
};
use crate::parse::document::{ActionsDoc, FigureDoc, KeyFigureDoc, ModelDoc, Parsed, RelationsDoc};
use crate::source::{Span, Spanned};

/// The text of an optional value.
pub(super) fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|value| value.value.clone())
}

impl Resolver<'_> {
    pub(super) fn data_figures(&mut self, report: usize) -> Vec<DataFigure<Raw>> {
        let ordered = &self.ordered.reports[report];
        let mut figures = Vec::new();
        for file in &ordered.files.figures {
            let place = Place::Figure(report, FigureRef::Data(figures.len()));
            self.origins.insert(place, file.doc.title.span);
            if let Some(table) = dataset(ordered, file, &mut self.diagnostics) {
                figures.push(data_figure(file, table));
            }
        }
        self.unused_data(report);
        figures
    }

    /// Tells of data files that no figure names.
    fn unused_data(&mut self, report: usize) {
        let files = &self.ordered.reports[report].files;
        let named: Vec<String> = files
            .figures
            .iter()
            .filter_map(|figure| join(&figure.path, &figure.doc.data.as_ref()?.value))
            .collect();
        for data in files.data.iter().filter(|data| !named.iter().any(|named| **named == *data.path)) {
            let name = data.path.rsplit('/').next().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnusedData,
                    Span::start_of(data.file),
                    say! {
                        en: "no figure shows the data file `{name}`",
                        nl: "geen figuur laat het gegevensbestand `{name}` zien",
                    },
                )
                .label(say! { en: "read by nothing", nl: "niets gebruikt dit bestand" })
                .help(say! {
                    en: "make a figure of it, with data = \"{name}\"; or take it out, or move it to media/ when readers \
                         should be able to fetch it",
                    nl: "maak er een figuur van, met data = \"{name}\"; of haal het weg, of zet het in media/ als \
                         lezers het moeten kunnen ophalen",
                }),
            );
        }
    }

    pub(super) fn key_figures(&mut self, figures: &[KeyFigureDoc]) -> Vec<KeyFigure<Raw>> {
        figures
            .iter()
            .map(|figure| {
                let value = figure.value.value;
                if figure.share && !(0.0..=100.0).contains(&value) {
                    let message = say! {
                        en: "{value} is not a percentage of a whole",
                        nl: "{value} is geen percentage van een geheel",
                    };
                    self.tell(Diagnostic::new(Code::InvalidValue, figure.value.span, message).label(say! {
                        en: "expected 0 to 100, because of `share = true`",
                        nl: "hier hoort 0 tot en met 100, vanwege `share = true`",
                    }));
                }
                KeyFigure {
                    id: figure.id.value.to_string(),
                    value,
                    display: text(figure.display.as_ref()),
                    label: figure.label.value.clone(),
                    unit: text(figure.unit.as_ref()),
                    note: text(figure.note.as_ref()),
                    source: text(figure.source.as_ref()),
                    share: figure.share,
                    counts: figure.counts.as_ref().map(|counts| counts.value).unwrap_or_default(),
                    headline: figure.headline,
                }
            })
            .collect()
    }

    pub(super) fn model(&mut self, report: usize, file: &Parsed<ModelDoc>) -> Option<Model> {
        self.figure_origin(report, DerivedFigure::Model, file.file);
        let doc = &file.doc;
        let influences: Vec<Influence> = doc
            .influence
            .iter()
            .filter_map(|influence| {
                let domain = self.domain(&influence.domain.value, influence.domain.span)?;
                Some(Influence {
                    domain,
                    name: text(influence.name.as_ref()).unwrap_or_else(|| self.domain_name(domain.0)),
                    text: text(influence.text.as_ref()),
                    example_supporting: text(influence.examples_supporting.as_ref()),
                    example_hindering: text(influence.examples_hindering.as_ref()),
                })
            })
            .collect();
        if doc.influence.is_empty() {
            self.tell(
                Diagnostic::new(
                    Code::MissingValue,
                    doc.span,
                    say! { en: "the model has no influences", nl: "het model heeft geen invloeden" },
                )
                .label(say! { en: "expected at least one [[influence]]", nl: "hier hoort minstens één [[influence]]" })
                .help(say! {
                    en: "add [[influence]] tables, each with the domain it stands for",
                    nl: "voeg [[influence]]-blokken toe, elk met het domein waar het voor staat",
                }),
            );
        }
        let from = From { path: &file.path, report: Some(report) };
        let prose = doc.text.as_ref().map(|text| self.prose(&text.value, from));
        (!influences.is_empty()).then(|| Model {
            title: doc.title.value.clone(),
            takeaway: doc.takeaway.value.clone(),
            outcome: doc.outcome.value.clone(),
            text: prose,
            influences,
        })
    }

    fn domain_name(&self, index: usize) -> String {
        self.site_doc.domain.get(index).map(|domain| domain.name.value.clone()).unwrap_or_default()
    }

    fn figure_origin(&mut self, report: usize, figure: DerivedFigure, file: crate::source::FileId) {
        self.origins.insert(Place::Figure(report, FigureRef::Derived(figure)), Span::start_of(file));
    }

    pub(super) fn relations(&mut self, report: usize, file: &Parsed<RelationsDoc>) -> Option<Relations> {
        self.figure_origin(report, DerivedFigure::Relations, file.file);
        let doc = &file.doc;
        let ids: Vec<String> = doc.node.iter().map(|node| node.id.value.to_string()).collect();
        self.unique(doc.node.iter().map(|node| (&*node.id.value, node.id.span)), Sort::Node);
        let nodes: Vec<Node> = doc
            .node
            .iter()
            .map(|node| Node {
                id: node.id.value.to_string(),
                label: node.label.value.clone(),
                text: text(node.text.as_ref()),
                thread: node.thread.as_ref().and_then(|number| self.thread(report, number)),
            })
            .collect();
        let mut relations = Vec::new();
        for relation in &doc.relation {
            let from = self.named(Sort::Node, &ids, &relation.from.value, relation.from.span);
            let to = self.named(Sort::Node, &ids, &relation.to.value, relation.to.span);
            let (Some(from), Some(to)) = (from, to) else { continue };
            if from == to {
                self.tell(
                    Diagnostic::new(
                        Code::InvalidValue,
                        relation.to.span,
                        say! {
                            en: "a relation leads from a node to itself",
                            nl: "een lijn gaat van een knoop naar zichzelf",
                        },
                    )
                    .label(say! { en: "expected another node", nl: "hier hoort een andere knoop" })
                    .related(relation.from.span, say! { en: "the same node", nl: "dezelfde knoop" }),
                );
                continue;
            }
            relations.push(Relation {
                from,
                to,
                label: relation.label.value.clone(),
                text: text(relation.text.as_ref()),
            });
        }
        let prose_from = From { path: &file.path, report: Some(report) };
        let prose = doc.text.as_ref().map(|text| self.prose(&text.value, prose_from));
        if doc.node.len() < 2 || doc.relation.is_empty() {
            self.tell(
                Diagnostic::new(
                    Code::MissingValue,
                    doc.span,
                    say! { en: "there is nothing that hangs together", nl: "er is niets dat samenhangt" },
                )
                .label(say! {
                    en: "expected at least two [[node]] tables and one [[relation]]",
                    nl: "hier horen minstens twee [[node]]-blokken en één [[relation]]",
                }),
            );
            return None;
        }
        Some(Relations {
            title: doc.title.value.clone(),
            takeaway: doc.takeaway.value.clone(),
            text: prose,
            nodes,
            relations,
        })
    }

    pub(super) fn actions(&mut self, report: usize, file: &Parsed<ActionsDoc>) -> Option<Actions> {
        self.figure_origin(report, DerivedFigure::Actions, file.file);
        let doc = &file.doc;
        let ids: Vec<String> = doc.party.iter().map(|party| party.id.value.to_string()).collect();
        self.unique(doc.party.iter().map(|party| (&*party.id.value, party.id.span)), Sort::Party);
        let mut actions = Vec::new();
        for action in &doc.action {
            let mut progress: Vec<Progress> = Vec::new();
            for one in &action.progress {
                let party = self.named(Sort::Party, &ids, &one.party.value, one.party.span);
                let Some(party) = party else { continue };
                if progress.iter().any(|known| known.party == party) {
                    let message = say! {
                        en: "the party `{party}` stands twice under one action",
                        nl: "de partij `{party}` staat twee keer bij hetzelfde actiepunt",
                        party = one.party.value,
                    };
                    self.tell(
                        Diagnostic::new(Code::DuplicateId, one.party.span, message)
                            .label(say! { en: "told of before", nl: "stond er al" })
                            .help(say! {
                                en: "put all its texts in one [[action.progress]]",
                                nl: "zet alle teksten van deze partij in één [[action.progress]]",
                            }),
                    );
                    continue;
                }
                progress.push(Progress {
                    party,
                    status: one.status.as_ref().map(|status| status.value),
                    texts: one.texts.value.iter().map(|text| text.value.clone()).collect(),
                });
            }
            progress.sort_by_key(|progress| progress.party);
            actions.push(Action {
                issue: action.issue.value.clone(),
                text: text(action.text.as_ref()),
                progress,
            });
        }
        if doc.party.is_empty() || actions.is_empty() {
            self.tell(
                Diagnostic::new(
                    Code::MissingValue,
                    doc.span,
                    say! { en: "there are no agreed actions", nl: "er zijn geen afgesproken actiepunten" },
                )
                .label(say! {
                    en: "expected at least one [[party]] and one [[action]]",
                    nl: "hier horen minstens één [[party]] en één [[action]]",
                }),
            );
            return None;
        }
        Some(Actions {
            title: doc.title.value.clone(),
            takeaway: text(doc.takeaway.as_ref()),
            source: text(doc.source.as_ref()),
            parties: doc
                .party
                .iter()
                .map(|party| Party { id: party.id.value.to_string(), name: party.name.value.clone() })
                .collect(),
            actions,
        })
    }

    /// The place of a name in a list, after telling when it is not there.
    fn named(&mut self, sort: Sort, ids: &[String], id: &str, span: Span) -> Option<usize> {
        let found = ids.iter().position(|known| known == id);
        if found.is_none() && !id.is_empty() {
            self.tell(unknown(sort, id, span, ids.iter()));
        }
        found
    }

    /// Tells of names that are given twice.
    fn unique<'id>(&mut self, ids: impl Iterator<Item = (&'id str, Span)>, sort: Sort) {
        let mut first: std::collections::BTreeMap<&str, Span> = std::collections::BTreeMap::new();
        for (id, span) in ids {
            if let Some(known) = first.insert(id, span) {
                self.tell(sort.twice(id, span, known));
            }
        }
    }
}

fn data_figure(file: &Parsed<FigureDoc>, table: crate::model::Dataset) -> DataFigure<Raw> {
    let doc = &file.doc;
    DataFigure {
        id: file.name.slug.clone(),
        title: doc.title.value.clone(),
        takeaway: doc.takeaway.value.clone(),
        description: text(doc.description.as_ref()),
        kind: doc.kind.value,
        table,
        source: text(doc.source.as_ref()),
        notes: doc.notes.iter().map(|note| note.value.clone()).collect(),
        reveal: text(doc.reveal.as_ref()),
    }
}
