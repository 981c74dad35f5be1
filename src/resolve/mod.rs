//! Documents to a site in which nothing dangles.
//!
//! In: all [`Documents`]. Out: the [`Site`] with numbers as written, and where each of its places was written. First
//! every name is learnt, then every reference is looked up; what refers to nothing is told and left out.

mod called;
mod dataset;
mod factor;
mod figure;
mod figure_kind;
mod house_style;
mod image;
mod link;
mod names;
mod recommendation;
mod report;
mod rule;
mod site;
mod sort;
mod text;
mod total;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::diag::{Checked, Diagnostic, Diagnostics, Setting};
use crate::model::{Allowance, Markdown, Place, Prose, Quote, Raw, Site};
use crate::parse::document::SiteDoc;
use crate::parse::{Documents, Parsed};
use crate::source::{SourceTree, Span};
use names::Names;

/// What a build may differ in.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Options {
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// A site, and where it was written.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The site, numbers as written.
    pub site: Site<Raw>,
    /// Where the things that places show were written; places made by the program have none.
    pub origins: BTreeMap<Place, Span>,
    /// What is personal and may be published all the same, in the author's order.
    pub allowances: Vec<Allowance>,
    /// What the site makes of mistakes.
    pub settings: Vec<Setting>,
    /// What was learnt on the way.
    pub known: Known,
}

/// Every name of a site: what further texts of it can be resolved with, as long as no name changes.
#[derive(Clone)]
pub struct Known {
    names: Arc<Names>,
    ordered: Arc<names::Ordered>,
    site: Parsed<SiteDoc>,
}

impl fmt::Debug for Known {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the names of a site")
    }
}

impl Known {
    /// A whole text of the file at `path`, which belongs to a report or to the site itself.
    ///
    /// # Errors
    /// Those of links and images.
    pub fn prose(
        &self,
        tree: &SourceTree,
        markdown: &Arc<Markdown>,
        path: &str,
        report: Option<usize>,
    ) -> Checked<Prose> {
        let mut resolver = self.resolver(tree, Diagnostics::new());
        let prose = resolver.prose(markdown, link::From { path, report });
        Checked::new(prose, resolver.diagnostics)
    }

    fn resolver<'docs>(&'docs self, tree: &'docs SourceTree, diagnostics: Diagnostics) -> Resolver<'docs> {
        Resolver {
            tree,
            names: &self.names,
            ordered: &self.ordered,
            site_doc: &self.site.doc,
            diagnostics,
            origins: BTreeMap::new(),
            quotes: Vec::new(),
        }
    }
}

/// Resolves all references.
///
/// # Errors
/// No value without a `content/site.toml`. `unknown-…`, `duplicate-id`, `dangling-link` and
/// those of the modules, where the value lacks what is wrong.
pub fn resolve(mut documents: Documents, tree: &SourceTree, options: Options) -> Checked<Option<Resolved>> {
    let Some(site) = documents.site.take() else {
        return Checked::new(None, Diagnostics::new());
    };
    let mut diagnostics = Diagnostics::new();
    let ordered = names::Ordered::take(&mut documents, options);
    let names = Names::learn(&site, &ordered, &documents, &mut diagnostics);
    let known = Known { names: Arc::new(names), ordered: Arc::new(ordered), site: site.clone() };
    let mut resolver = known.resolver(tree, diagnostics);
    let allowances = site::allowances(&site.doc);
    let settings = site::settings(&site.doc, &mut resolver.diagnostics);
    let site = site::site(&mut resolver, &site, &documents);
    let Resolver { diagnostics, origins, .. } = resolver;
    Checked::new(Some(Resolved { site, origins, allowances, settings, known }), diagnostics)
}

/// What every part of resolving needs.
struct Resolver<'docs> {
    tree: &'docs SourceTree,
    names: &'docs Names,
    ordered: &'docs names::Ordered,
    site_doc: &'docs SiteDoc,
    diagnostics: Diagnostics,
    origins: BTreeMap<Place, Span>,
    quotes: Vec<Quote>,
}

impl Resolver<'_> {
    /// A resolver of the same site that has found nothing yet.
    fn apart(&self) -> Self {
        let Self { tree, names, ordered, site_doc, .. } = *self;
        let (diagnostics, origins, quotes) = Default::default();
        Self { tree, names, ordered, site_doc, diagnostics, origins, quotes }
    }

    /// Adds what another found behind what was found before.
    fn join(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
        self.origins.extend(other.origins);
        self.quotes.extend(other.quotes);
    }

    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
