//! What many pages share, made into template values once.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Value;

use crate::html::Explanations;
use crate::page::view::{ReportNav, SiteView};
use crate::page::{Page, View};

/// The site, and the reports' navigation, as template values: cheap to give to every page.
#[derive(Clone, Debug)]
pub struct Shared {
    site: Value,
    /// By the report's id.
    reports: BTreeMap<String, Value>,
    /// The terms that pages explain.
    explanations: Arc<Explanations>,
}

impl Shared {
    /// Makes the values of a site and of its reports.
    ///
    /// # Panics
    /// Never: views are made of texts, numbers, lists and structs, all of which are template values.
    pub fn new(site: &SiteView, reports: &[Arc<ReportNav>], explanations: Arc<Explanations>) -> Self {
        let reports = reports.iter().map(|report| (report.id.clone(), value(report.as_ref()))).collect();
        Self { site: value(site), reports, explanations }
    }

    /// A rendered page with its terms explained; not on the page that explains them all.
    pub(super) fn explain(&self, page: &Page, html: String) -> String {
        match page.view {
            View::Glossary(_) => html,
            _ => self.explanations.explain(html, &page.head.root),
        }
    }

    /// The context's `site`.
    pub(super) fn site(&self) -> Value {
        self.site.clone()
    }

    /// The context's `report`: none outside reports.
    pub(super) fn report(&self, report: Option<&ReportNav>) -> Result<Value, tera::Error> {
        let Some(report) = report else { return Ok(Value::none()) };
        match self.reports.get(&report.id) {
            Some(value) => Ok(value.clone()),
            None => Value::try_from_serializable(report),
        }
    }
}

fn value<T: serde::Serialize>(view: &T) -> Value {
    Value::try_from_serializable(view).expect("views hold nothing a template could not")
}
