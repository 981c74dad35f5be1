//! Which pages there are: every address of the site, each once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::nav;
use super::view::{ReportNav, SiteView};
use crate::address::Addresses;
use crate::chart::{self, Figure};
use crate::diag::{Checked, Code, Diagnostic, Diagnostics, say};
use crate::html::Explanations;
use crate::model::{AudienceId, FigureRef, Media, Place, Public, Report};
use crate::protect::PublicSite;
use crate::source::Span;
use crate::texts::Texts;

/// What sort of file a planned page is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The page of its place.
    Page,
    /// A figure without navigation.
    Embed,
    /// An old address that leads to the page of its place.
    Redirect,
    /// What is shown for an address that does not exist.
    NotFound,
}

/// A page that will exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// The place it shows.
    pub place: Place,
    /// What sort of file.
    pub kind: Kind,
    /// Its folder: empty for the home page, else ending in `/`.
    pub folder: String,
}

impl Planned {
    /// The name of the template it will use, without `.html`: that of the view [`super::compose`] makes of it.
    pub fn template(&self) -> &'static str {
        match self.kind {
            Kind::Embed => "embed",
            Kind::Redirect => "redirect",
            Kind::NotFound => "404",
            Kind::Page => match self.place {
                Place::Home => "home",
                Place::SitePage(_) | Place::Page(..) => "page",
                Place::Audience(_) | Place::RecommendationsFor(..) | Place::RecommendationsBy(..) => {
                    "audience"
                }
                Place::Audiences => "audiences",
                Place::Glossary => "glossary",
                Place::Colophon => "colophon",
                Place::Report(_) => "report",
                Place::Threads(_) => "threads",
                Place::Thread(..) => "thread",
                Place::Recommendations(_) | Place::Recommendation(..) => "recommendations",
                Place::Factors(_) => "factors",
                Place::FactorDomain(..) | Place::Factor(..) => "domain",
                Place::Cases(_) => "cases",
                Place::Case(..) => "case",
                Place::Figures(_) => "figures",
                Place::Figure(..) => "figure",
                Place::Projects(_) => "projects",
                Place::Project(..) => "project",
                Place::Articles(_) => "articles",
                Place::Article(..) => "article",
                Place::File(_) => unreachable!("files are copied, not planned as pages"),
            },
        }
    }

    /// Path of its file below the output folder.
    pub fn path(&self) -> String {
        match self.kind {
            Kind::NotFound => "404.html".to_owned(),
            _ => format!("{}index.html", self.folder),
        }
    }
}

/// Everything pages are composed from.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The site.
    pub site: Arc<PublicSite>,
    /// Words of the interface.
    pub texts: Arc<Texts>,
    /// All pages, in order: the home page first, then the site's, then report by report.
    pub pages: Arc<[Planned]>,
    /// Whether blocks of text tell where they were written: for the preview, never for a built site.
    pub tells_source: bool,
    /// The context's `site`, the same for all pages.
    pub site_view: Arc<SiteView>,
    /// The context's `report`, the same for all pages of a report.
    pub report_navs: Vec<Arc<ReportNav>>,
    /// The terms that pages explain.
    pub explanations: Arc<Explanations>,
    /// Whether a figure is kept once it is drawn. Where pages of their own and downloads show it again, drawing it for each of them
    /// would take time; where a theme shows figures in texts only, keeping ten thousand drawings takes more.
    pub keeps_figures: bool,
    /// Figures of each report in order of their numbers; drawn when first needed.
    figures: Arc<[Vec<Drawn>]>,
}

/// A figure, and what it looks like as soon as somebody asked.
type Drawn = (FigureRef, OnceLock<Arc<Figure>>);

impl Plan {
    /// The same plan for a site that differs from the planned one in nothing but the prose of pages.
    #[must_use]
    pub fn with_words(&self, site: Arc<PublicSite>) -> Self {
        Self { site, ..self.clone() }
    }

    /// Addresses.
    pub fn addresses(&self) -> Addresses<'_, Public> {
        Addresses::new(&self.site)
    }

    /// The figures of a report, in order of their numbers.
    pub fn figures(&self, report: usize) -> impl Iterator<Item = FigureRef> + '_ {
        self.figures[report].iter().map(|(figure, _)| *figure)
    }

    /// How many figures there are in all.
    pub fn figure_count(&self) -> usize {
        self.figures.iter().map(Vec::len).sum()
    }

    /// A figure, drawn at the first call, and its number from 1. Nothing when the report has no such figure.
    pub fn figure(&self, report: usize, figure: FigureRef) -> Option<(usize, Arc<Figure>)> {
        let index = self.figures[report].iter().position(|(known, _)| *known == figure)?;
        let draw = || Arc::new(chart::draw(&self.site, report, figure, &self.texts));
        let (_, kept) = &self.figures[report][index];
        let drawn = if self.keeps_figures { kept.get_or_init(draw).clone() } else { draw() };
        Some((index + 1, drawn))
    }
}

/// Plans all pages. `origins` tells where each place was written.
///
/// # Errors
/// `address-collision` where two pages or files want the same address, also when they differ only in case.
pub fn plan(site: Arc<PublicSite>, texts: Arc<Texts>, origins: &BTreeMap<Place, Span>) -> Checked<Plan> {
    let addresses = Addresses::new(&site);
    let planned = |place: Place, kind: Kind| {
        let mut folder = addresses.folder(&place);
        if kind == Kind::Embed {
            folder.push_str("embed/");
        }
        Planned { place, kind, folder }
    };
    let of_report = |(index, report): (usize, &Arc<Report<Public>>)| {
        let figures = report.figures();
        let mut pages = report_places(index, report);
        pages.extend((!figures.is_empty()).then_some(Place::Figures(index)));
        let mut pages: Vec<Planned> = pages.into_iter().map(|place| planned(place, Kind::Page)).collect();
        for figure in &figures {
            pages.extend([Kind::Page, Kind::Embed].map(|kind| planned(Place::Figure(index, *figure), kind)));
        }
        let figures: Vec<Drawn> = figures.into_iter().map(|figure| (figure, OnceLock::new())).collect();
        (pages, figures, Arc::new(nav::report_nav(&site, index, addresses, &texts)))
    };
    let mut pages: Vec<Planned> =
        site_places(&site).into_iter().map(|place| planned(place, Kind::Page)).collect();
    let reports: Vec<_> = site.reports.par_iter().enumerate().map(of_report).collect();
    let (mut figures, mut report_navs) = (Vec::new(), Vec::new());
    for (own, drawn, nav) in reports {
        pages.extend(own);
        figures.push(drawn);
        report_navs.push(nav);
    }
    add_redirects(&site, &mut pages);
    pages.push(Planned { place: Place::Home, kind: Kind::NotFound, folder: String::new() });
    let diagnostics = collisions(&site, &pages, origins);
    let site_view = nav::site_view(&site, addresses, &texts);
    let explanations = Arc::new(Explanations::new(&site, &texts));
    Checked::new(
        Plan {
            site,
            texts,
            pages: pages.into(),
            tells_source: false,
            keeps_figures: true,
            site_view: Arc::new(site_view),
            report_navs,
            explanations,
            figures: figures.into(),
        },
        diagnostics,
    )
}

/// The pages of the site itself.
fn site_places(site: &PublicSite) -> Vec<Place> {
    let mut places = vec![Place::Home];
    places.extend((0..site.pages.len()).map(Place::SitePage));
    let with_page: Vec<AudienceId> = (0..site.audiences.len())
        .map(AudienceId)
        .filter(|&audience| {
            site.reports.iter().any(|report| advises(report, audience) || advised(report, audience))
        })
        .collect();
    if !with_page.is_empty() {
        places.push(Place::Audiences);
        places.extend(with_page.into_iter().map(Place::Audience));
    }
    if !site.glossary.is_empty() {
        places.push(Place::Glossary);
    }
    places.push(Place::Colophon);
    places
}

/// Whether a report advises an audience.
pub(super) fn advised(report: &Report<Public>, audience: AudienceId) -> bool {
    report.recommendations.iter().any(|recommendation| recommendation.audiences.contains(&audience))
}

/// Whether an audience gives advice in a report.
pub(super) fn advises(report: &Report<Public>, audience: AudienceId) -> bool {
    report.recommendations.iter().any(|recommendation| recommendation.by.contains(&audience))
}

/// The pages of a report, its figures apart.
fn report_places(index: usize, report: &Report<Public>) -> Vec<Place> {
    let mut places = vec![Place::Report(index)];
    if !report.threads.is_empty() {
        places.push(Place::Threads(index));
        places.extend((0..report.threads.len()).map(|thread| Place::Thread(index, thread)));
    }
    if !report.recommendations.is_empty() {
        places.push(Place::Recommendations(index));
        let mut audiences: Vec<AudienceId> = report
            .recommendations
            .iter()
            .flat_map(|recommendation| recommendation.audiences.iter().chain(&recommendation.by).copied())
            .collect();
        audiences.sort_unstable();
        audiences.dedup();
        for audience in audiences {
            if advised(report, audience) {
                places.push(Place::RecommendationsFor(index, audience));
            }
            if advises(report, audience) {
                places.push(Place::RecommendationsBy(index, audience));
            }
        }
    }
    if !report.factors.is_empty() {
        places.push(Place::Factors(index));
        places.extend(report.factor_domains().into_iter().map(|domain| Place::FactorDomain(index, domain)));
    }
    let lists = [
        (report.cases.len(), Place::Cases(index)),
        (report.projects.len(), Place::Projects(index)),
        (report.articles.len(), Place::Articles(index)),
    ];
    places.extend(lists.into_iter().filter(|(count, _)| *count > 0).map(|(_, place)| place));
    places.extend((0..report.cases.len()).map(|case| Place::Case(index, case)));
    places.extend((0..report.projects.len()).map(|project| Place::Project(index, project)));
    places.extend((0..report.articles.len()).map(|article| Place::Article(index, article)));
    places.extend((0..report.pages.len()).map(|page| Place::Page(index, page)));
    places
}

/// Old addresses of every page that has them.
fn add_redirects(site: &PublicSite, pages: &mut Vec<Planned>) {
    let mut redirects = Vec::new();
    for page in pages.iter().filter(|page| page.kind == Kind::Page) {
        for alias in aliases(site, &page.place) {
            let folder = alias.trim_matches('/');
            let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            redirects.push(Planned { place: page.place.clone(), kind: Kind::Redirect, folder });
        }
    }
    pages.extend(redirects);
}

fn aliases<'site>(site: &'site PublicSite, place: &Place) -> &'site [String] {
    match place {
        Place::Home => &site.home_aliases,
        Place::SitePage(page) => &site.pages[*page].aliases,
        Place::Report(report) => &site.reports[*report].aliases,
        Place::Thread(report, thread) => &site.reports[*report].threads[*thread].aliases,
        Place::Case(report, case) => &site.reports[*report].cases[*case].aliases,
        Place::Project(report, project) => &site.reports[*report].projects[*project].aliases,
        Place::Article(report, article) => &site.reports[*report].articles[*article].aliases,
        Place::Page(report, page) => &site.reports[*report].pages[*page].aliases,
        _ => &[],
    }
}

/// A page or file and the address it wants.
struct Wanted<'site> {
    place: Cow<'site, Place>,
    path: Cow<'site, str>,
    /// The same in small letters where it has others: file systems and servers differ in whether case matters, so it does not.
    small: Option<String>,
}

impl<'site> Wanted<'site> {
    fn new(place: Cow<'site, Place>, path: Cow<'site, str>) -> Self {
        let is_small = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let small = (!is_small).then(|| path.to_lowercase());
        Self { place, path, small }
    }

    fn page(page: &'site Planned) -> Self {
        Self::new(Cow::Borrowed(&page.place), page.path().into())
    }

    fn file(Media { path, .. }: &'site Media) -> Self {
        Self::new(Cow::Owned(Place::File(path.clone())), path.into())
    }
}

/// Pages and files that want the same address.
fn collisions(site: &PublicSite, pages: &[Planned], origins: &BTreeMap<Place, Span>) -> Diagnostics {
    let mut wanted: Vec<Wanted<'_>> = pages.par_iter().with_min_len(64).map(Wanted::page).collect();
    let files = site.media.iter().chain(site.reports.iter().flat_map(|report| &report.media));
    wanted.extend(files.map(Wanted::file));
    let mut diagnostics = Diagnostics::new();
    let mut taken: HashMap<&str, &Place, FixedState> =
        HashMap::with_capacity_and_hasher(wanted.len(), FixedState::default());
    for Wanted { place, path, small } in &wanted {
        let Some(first) = taken.insert(small.as_deref().unwrap_or(path), place) else { continue };
        let origin =
            |place: &Place| origins.get(place).copied().or_else(|| origins.get(&Place::Home).copied());
        let Some(span) = origin(place) else { continue };
        let mut diagnostic = Diagnostic::new(
            Code::AddressCollision,
            span,
            say! { en: "the address /{path} is taken twice", nl: "twee pagina's of bestanden krijgen het adres /{path}" },
        )
        .label(say! { en: "this wants it too", nl: "dit krijgt het ook" })
        .help(say! {
            en: "give one of them another name or id; capitals make no difference",
            nl: "geef een van de twee een andere naam of een ander id; hoofdletters maken geen verschil",
        });
        if let Some(first) = origin(first).filter(|&first| first != span) {
            diagnostic =
                diagnostic.related(first, say! { en: "this has it already", nl: "dit heeft het al" });
        }
        diagnostics.push(diagnostic);
    }
    diagnostics
}
