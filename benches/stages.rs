//! What each stage costs, on pages in memory: `cargo bench --bench stages`. Reading and writing are left out; they are
//! measured with whole builds, by `benches/peers.py`.

mod corpus;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::Arc;

use corpus::File;
use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use rayon::prelude::*;
use rodedraad::chart;
use rodedraad::diag::Diagnostics;
use rodedraad::model::{FigureRef, Place};
use rodedraad::page::{self, Kind, Planned};
use rodedraad::parse::{self, Documents, Memo};
use rodedraad::protect::{self, PublicSite};
use rodedraad::publish::{Job, Publication};
use rodedraad::render::{Look, Shared, Theme, render_page};
use rodedraad::resolve;
use rodedraad::source::{Content, SourceFile, SourceTree, Span, embedded};
use rodedraad::texts::Texts;

/// Tells beside the times how much memory is asked for, and how often.
#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Pages of the sites that are measured as a whole.
const PAGES: usize = 1000;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse_page(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(1));
    bencher.bench(|| documents(&tree));
}

#[divan::bench]
fn parse_pages(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(PAGES));
    bencher.counter(ItemsCount::new(PAGES)).bench(|| documents(&tree));
}

#[divan::bench]
fn resolve_pages(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(PAGES));
    let documents = documents(&tree);
    bencher
        .counter(ItemsCount::new(PAGES))
        .with_inputs(|| documents.clone())
        .bench_values(|documents| resolved(documents, &tree));
}

#[divan::bench]
fn plan_pages(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(PAGES));
    let site = Site::of(&tree);
    bencher.counter(ItemsCount::new(PAGES)).bench(|| {
        page::plan(site.public.clone(), site.texts.clone(), &site.origins)
            .take(&mut Diagnostics::new())
            .pages
            .len()
    });
}

#[divan::bench]
fn compose_page(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(50));
    let site = Site::of(&tree);
    let publication = site.publication();
    let planned = some_page(&publication);
    bencher.bench(|| page::compose(&publication.plan, planned));
}

#[divan::bench]
fn render_a_page(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(50));
    let site = Site::of(&tree);
    let publication = site.publication();
    let composed = page::compose(&publication.plan, some_page(&publication));
    let shared = Shared::new(
        &publication.plan.site_view,
        &publication.plan.report_navs,
        publication.plan.explanations.clone(),
    );
    bencher.bench(|| render_page(&publication.theme, &shared, &composed));
}

#[divan::bench]
fn draw_chart(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages_with_charts(1));
    let site = Site::of(&tree);
    bencher.bench(|| chart::draw(&site.public, 0, FigureRef::Data(0), &site.texts));
}

#[divan::bench]
fn build_pages(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages(PAGES));
    bencher.counter(ItemsCount::new(PAGES)).bench(|| made(&tree));
}

#[divan::bench]
fn build_pages_with_charts(bencher: Bencher<'_, '_>) {
    let tree = tree(corpus::plain::pages_with_charts(PAGES));
    bencher.counter(ItemsCount::new(PAGES)).bench(|| made(&tree));
}

/// Every stage from the files to the bytes that would be written; how many there are.
fn made(tree: &SourceTree) -> usize {
    let site = Site::of(tree);
    let publication = site.publication();
    let jobs = publication.jobs();
    jobs.par_iter().map(|job| publication.make(*job).map_or(0, |file| black_box(file).bytes.len())).sum()
}

/// A site, and what makes pages of it.
struct Site<'tree> {
    tree: &'tree SourceTree,
    public: Arc<PublicSite>,
    texts: Arc<Texts>,
    origins: BTreeMap<Place, Span>,
}

impl<'tree> Site<'tree> {
    fn of(tree: &'tree SourceTree) -> Self {
        let resolved = resolved(documents(tree), tree);
        let public = protect::protect(resolved.site).take(&mut Diagnostics::new());
        let texts = Texts::parse(tree, &public.theme, public.language).take(&mut Diagnostics::new());
        Self { tree, public: Arc::new(public), texts: Arc::new(texts), origins: resolved.origins }
    }

    fn publication(&self) -> Publication {
        let mut diagnostics = Diagnostics::new();
        let look = Look { theme: &self.public.theme, language: self.public.language, house_style: None };
        let theme = Theme::load(self.tree, look, self.texts.clone()).take(&mut diagnostics);
        let plan = page::plan(self.public.clone(), self.texts.clone(), &self.origins).take(&mut diagnostics);
        assert!(!diagnostics.has_errors(), "the corpus and its theme are without mistakes");
        Publication::new(plan, Arc::new(theme))
    }
}

/// The files and the default theme, as if read.
fn tree(files: impl Iterator<Item = File>) -> SourceTree {
    let mut tree = SourceTree::default();
    for File { path, bytes } in files {
        let hash = *blake3::hash(&bytes).as_bytes();
        let text = String::from_utf8(bytes).expect("the corpus is text");
        tree.insert(SourceFile { path: path.into(), content: Content::Text(text.into()), hash });
    }
    embedded::add_default_theme(&mut tree);
    tree
}

fn documents(tree: &SourceTree) -> Documents {
    parse::parse(tree, &mut Memo::default()).take(&mut Diagnostics::new())
}

fn resolved(documents: Documents, tree: &SourceTree) -> resolve::Resolved {
    let mut diagnostics = Diagnostics::new();
    let resolved = resolve::resolve(documents, tree, resolve::Options::default()).take(&mut diagnostics);
    assert!(!diagnostics.has_errors(), "the corpus is without mistakes");
    resolved.expect("it has a site.toml")
}

/// A page of text in the middle of its section.
fn some_page(publication: &Publication) -> &Planned {
    let jobs = publication.jobs();
    let page = jobs.into_iter().find_map(|job| match job {
        Job::Page(page) if page.kind == Kind::Page && page.place == Place::Page(0, 25) => Some(page),
        _ => None,
    });
    page.expect("a section has more pages than that")
}
