//! The addresses outside the site that its texts lead to: for who asks whether they still answer.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, text};
use crate::model::{Place, Target};
use crate::protect::PublicSite;
use crate::source::Span;

/// A link that leads out of the site.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Link {
    /// Where it was written; the start of its file for a value in a TOML file.
    pub span: Span,
    /// The address: `https://…` or `http://…`.
    pub address: String,
}

/// All links that lead to other sites, by file and place, each place and address once.
pub fn links(site: &PublicSite, origins: &BTreeMap<Place, Span>) -> Vec<Link> {
    let texts = text::texts(site);
    let asked = Asked { site, origins, firsts: text::firsts(&texts), texts, measured: Vec::new() };
    let mut found = BTreeSet::new();
    let mut add = |span: Option<Span>, address: &str| {
        let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        if let Some(span) = span.filter(|_| is_web) {
            found.insert(Link { span, address: address.to_owned() });
        }
    };
    for (text, markdown) in asked.markdowns() {
        for (slot, target) in markdown.slots().zip(text.prose.targets.iter()) {
            if let Target::Address(address) = target {
                add(asked.span(text, slot.span.start, slot.span.end), address);
            }
        }
    }
    for (at, report) in site.reports.iter().enumerate() {
        report.url.iter().for_each(|url| add(asked.origin(&Place::Report(at)), url));
        for (one, project) in report.projects.iter().enumerate() {
            let tools = project.tools.iter().filter_map(|tool| tool.url.as_ref());
            let contacts = project.contacts.iter().filter_map(|contact| contact.url.as_ref());
            tools.chain(contacts).for_each(|url| add(asked.origin(&Place::Project(at, one)), url));
        }
    }
    found.into_iter().collect()
}
