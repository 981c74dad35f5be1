//! A whole report as one JSON object: `data/report.json`. Its form is part of what is published and only grows.

use serde_json::{Map, Value, json};

use super::csv::mention_names;
use super::figure::figure_json;
use crate::address::Addresses;
use crate::chart::Figure;
use crate::model::{AudienceId, Cause, FactorId, Mentions, Place, Public, RecommendationId, Report};
use crate::protect::PublicSite;

/// The open data of a report. `figures` are the report's figures in order, each with its address. Addresses are
/// relative to the site's root, or full where the site says where it will stand.
pub fn report_json<'figure>(
    site: &PublicSite,
    index: usize,
    figures: impl Iterator<Item = (&'figure Figure, Place)>,
) -> String {
    let report = &site.reports[index];
    let export = Export { site, report, index, addresses: Addresses::new(site) };
    let figures: Vec<Value> =
        figures.map(|(figure, place)| figure_json(figure, &export.url(&place))).collect();
    let value = json!({
        "title": report.title,
        "subtitle": report.subtitle,
        "description": report.description,
        "year": report.year,
        "authors": report.authors,
        "publisher": report.publisher,
        "language": site.language.tag(),
        "url": export.url(&Place::Report(index)),
        "sources": export.sources(),
        "threads": export.threads(),
        "recommendations": export.recommendations(),
        "factors": export.factors(),
        "cases": export.cases(),
        "figures": figures,
        "actions": export.actions(),
        "projects": export.projects(),
        "articles": export.articles(),
    });
    let mut text = serde_json::to_string_pretty(&value).expect("our own values are JSON");
    text.push('\n');
    text
}

struct Export<'site> {
    site: &'site PublicSite,
    report: &'site Report<Public>,
    index: usize,
    addresses: Addresses<'site, Public>,
}

impl Export<'_> {
    fn url(&self, place: &Place) -> String {
        let url = self.addresses.url(place);
        self.addresses.canonical(&url).unwrap_or(url)
    }

    fn audiences(&self, ids: &[AudienceId]) -> Vec<&str> {
        ids.iter().map(|id| self.site.audiences[id.0].id.as_str()).collect()
    }

    fn sources(&self) -> Vec<Value> {
        let source = |source: &crate::model::Source| json!({ "id": source.id, "name": source.name });
        self.report.sources.iter().map(source).collect()
    }

    fn threads(&self) -> Vec<Value> {
        let threads = self.report.threads.iter().enumerate();
        threads
            .map(|(place, thread)| {
                json!({
                    "id": thread.slug,
                    "number": thread.number,
                    "title": thread.title,
                    "advice": thread.advice,
                    "url": self.url(&Place::Thread(self.index, place)),
                })
            })
            .collect()
    }

    fn recommendations(&self) -> Vec<Value> {
        let recommendations = self.report.recommendations.iter().enumerate();
        recommendations
            .map(|(place, recommendation)| {
                let threads = recommendation.threads.iter().map(|&thread| self.report.threads[thread].number);
                json!({
                    "code": recommendation.code,
                    "text": recommendation.text.plain_text(),
                    "for": self.audiences(&recommendation.audiences),
                    "by": self.audiences(&recommendation.by),
                    "threads": threads.collect::<Vec<_>>(),
                    "url": self.url(&Place::Recommendation(self.index, RecommendationId(place))),
                })
            })
            .collect()
    }

    fn factors(&self) -> Vec<Value> {
        let factors = self.report.factors.iter().enumerate();
        factors
            .map(|(place, factor)| {
                json!({
                    "id": factor.id,
                    "name": factor.name,
                    "domain": self.site.domains[factor.domain.0].id,
                    "group": factor.group,
                    "effect": factor.effect.name(),
                    "mentions": self.mentions(&factor.mentions),
                    "causes": self.causes(&factor.causes),
                    "url": self.url(&Place::Factor(self.index, FactorId(place))),
                })
            })
            .collect()
    }

    fn causes(&self, causes: &[Cause]) -> Vec<Value> {
        let cause = |cause: &Cause| {
            json!({
                "name": cause.name,
                "mentions": self.mentions(&cause.mentions),
                "causes": self.causes(&cause.causes),
            })
        };
        causes.iter().map(cause).collect()
    }

    fn mentions(&self, mentions: &Mentions) -> Value {
        match mentions {
            Mentions::Count(count) => json!(count),
            Mentions::Sources(_) => json!(mention_names(self.report, mentions)),
        }
    }

    fn cases(&self) -> Vec<Value> {
        let cases = self.report.cases.iter().enumerate();
        cases
            .map(|(place, case)| {
                let step = |step: &crate::model::Step| {
                    json!({ "label": step.label, "kind": step.kind.map(crate::model::StepKind::name), "text": step.text })
                };
                json!({
                    "id": case.slug,
                    "number": case.number,
                    "title": case.title,
                    "about": case.about,
                    "steps": case.steps.iter().map(step).collect::<Vec<_>>(),
                    "outcome": case.outcome,
                    "url": self.url(&Place::Case(self.index, place)),
                })
            })
            .collect()
    }

    fn actions(&self) -> Vec<Value> {
        let Some(actions) = &self.report.actions else { return Vec::new() };
        let action = |action: &crate::model::Action| {
            let progress = action.progress.iter().map(|progress| {
                json!({
                    "party": actions.parties[progress.party].name,
                    "status": progress.status.map(crate::model::Status::name),
                    "texts": progress.texts,
                })
            });
            json!({ "issue": action.issue, "text": action.text, "progress": progress.collect::<Vec<_>>() })
        };
        actions.actions.iter().map(action).collect()
    }

    fn projects(&self) -> Vec<Value> {
        let projects = self.report.projects.iter().enumerate();
        projects
            .map(|(place, project)| {
                let tool = |tool: &crate::model::Tool| {
                    json!({ "name": tool.name, "text": tool.text, "kind": tool.kind, "url": tool.url })
                };
                json!({
                    "id": project.slug,
                    "title": project.title,
                    "lead": project.lead,
                    "results": project.results,
                    "tools": project.tools.iter().map(tool).collect::<Vec<_>>(),
                    "partners": project.partners,
                    "url": self.url(&Place::Project(self.index, place)),
                })
            })
            .collect()
    }

    fn articles(&self) -> Vec<Value> {
        let articles = self.report.articles.iter().enumerate();
        articles
            .map(|(place, article)| {
                let mut value = Map::new();
                value.insert("id".into(), json!(article.slug));
                value.insert("title".into(), json!(article.title));
                value.insert("lead".into(), json!(article.lead));
                value.insert("author".into(), json!(article.author));
                value.insert("date".into(), json!(article.date.as_ref().map(|date| &date.0)));
                value.insert("url".into(), json!(self.url(&Place::Article(self.index, place))));
                Value::from(value)
            })
            .collect()
    }
}
