//! Where every page and file of a site stands: the one place that makes addresses.
//!
//! An address is relative to the site's root, without a leading slash: `rapport/rode-draden/1-luisteren/`. The home
//! page's is empty with pretty links. A page reaches it by putting its own way to the root before it.

use crate::model::{DerivedFigure, FigureRef, Language, LinkStyle, Place, Site, Stage, TermId};

/// Where the script with all that can be found stands. Without a hash in its name: else every page would change when
/// anything changes.
pub const SEARCH_INDEX: &str = "search-index.js";

/// Words of addresses in a language. Part of published links, so they must never change.
struct Words {
    threads: &'static str,
    recommendations: &'static str,
    audience_for: &'static str,
    audience_by: &'static str,
    audiences: &'static str,
    factors: &'static str,
    cases: &'static str,
    figures: &'static str,
    projects: &'static str,
    articles: &'static str,
    glossary: &'static str,
    colophon: &'static str,
    balance: &'static str,
    ranking: &'static str,
    matrix: &'static str,
    model: &'static str,
    journey: &'static str,
    relations: &'static str,
    actions: &'static str,
    key_figures: &'static str,
}

const DUTCH: Words = Words {
    threads: "rode-draden",
    recommendations: "aanbevelingen",
    audience_for: "voor",
    audience_by: "van",
    audiences: "doelgroepen",
    factors: "factoren",
    cases: "casussen",
    figures: "figuren",
    projects: "projecten",
    articles: "artikelen",
    glossary: "begrippen",
    colophon: "colofon",
    balance: "factoren-balans",
    ranking: "factoren-ranglijst",
    matrix: "factoren-bronnen",
    model: "model",
    journey: "route",
    relations: "samenhang",
    actions: "actiepunten",
    key_figures: "kerncijfers",
};

const ENGLISH: Words = Words {
    threads: "threads",
    recommendations: "recommendations",
    audience_for: "for",
    audience_by: "by",
    audiences: "audiences",
    factors: "factors",
    cases: "cases",
    figures: "figures",
    projects: "projects",
    articles: "articles",
    glossary: "glossary",
    colophon: "colophon",
    balance: "factors-balance",
    ranking: "factors-ranking",
    matrix: "factors-sources",
    model: "model",
    journey: "journey",
    relations: "relations",
    actions: "actions",
    key_figures: "key-figures",
};

fn words(language: Language) -> &'static Words {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}

/// Makes the addresses of a site.
#[derive(Debug)]
#[expect(clippy::expl_impl_clone_on_copy, reason = "a derive would ask that stages of numbers be copied too")]
pub struct Addresses<'site, S: Stage> {
    site: &'site Site<S>,
}

impl<S: Stage> Clone for Addresses<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Stage> Copy for Addresses<'_, S> {}

impl<'site, S: Stage> Addresses<'site, S> {
    /// The addresses of a site.
    pub fn new(site: &'site Site<S>) -> Self {
        Self { site }
    }

    /// The address of a place, with its anchor where it stands on a page with others.
    pub fn url(&self, place: &Place) -> String {
        match place {
            Place::File(path) => path.clone(),
            Place::Recommendation(report, id) => {
                let recommendation = &self.site.reports[*report].recommendations[id.0];
                let page = match recommendation.threads.first() {
                    Some(&thread) => Place::Thread(*report, thread),
                    None => Place::Recommendations(*report),
                };
                format!("{}#{}", self.url(&page), recommendation.code)
            }
            Place::Factor(report, id) => {
                let factor = &self.site.reports[*report].factors[id.0];
                format!("{}#{}", self.url(&Place::FactorDomain(*report, factor.domain)), factor.id)
            }
            page => self.link(self.folder(page)),
        }
    }

    /// The address of a folder's page in the site's style of links.
    pub fn link(&self, folder: String) -> String {
        match self.site.links {
            LinkStyle::Pretty => folder,
            LinkStyle::File => folder + "index.html",
        }
    }

    /// The folder of a page: empty for the home page, else ending in `/`.
    pub fn folder(&self, place: &Place) -> String {
        let words = words(self.site.language);
        let report = |index: &usize| folder(&[&self.site.reports[*index].id]);
        let part = |index: &usize, part: &str| folder(&[&self.site.reports[*index].id, part]);
        let slug =
            |index: &usize, part: &str, slug: &str| folder(&[&self.site.reports[*index].id, part, slug]);
        match place {
            Place::Home => String::new(),
            Place::SitePage(index) => folder(&[&self.site.pages[*index].slug]),
            Place::Audiences => folder(&[words.audiences]),
            Place::Audience(id) => folder(&[words.audiences, &self.site.audiences[id.0].slug]),
            Place::Glossary => folder(&[words.glossary]),
            Place::Colophon => folder(&[words.colophon]),
            Place::Report(index) => report(index),
            Place::Threads(index) => part(index, words.threads),
            Place::Thread(index, thread) => {
                slug(index, words.threads, &self.site.reports[*index].threads[*thread].slug)
            }
            Place::Recommendations(index) => part(index, words.recommendations),
            Place::RecommendationsFor(index, id) => {
                let name = format!("{}-{}", words.audience_for, self.site.audiences[id.0].slug);
                slug(index, words.recommendations, &name)
            }
            Place::RecommendationsBy(index, id) => {
                let name = format!("{}-{}", words.audience_by, self.site.audiences[id.0].slug);
                slug(index, words.recommendations, &name)
            }
            Place::Factors(index) => part(index, words.factors),
            Place::FactorDomain(index, id) => slug(index, words.factors, &self.site.domains[id.0].id),
            Place::Cases(index) => part(index, words.cases),
            Place::Case(index, case) => {
                slug(index, words.cases, &self.site.reports[*index].cases[*case].slug)
            }
            Place::Figures(index) => part(index, words.figures),
            Place::Figure(index, figure) => slug(index, words.figures, &self.figure_slug(*index, *figure)),
            Place::Projects(index) => part(index, words.projects),
            Place::Project(index, project) => {
                slug(index, words.projects, &self.site.reports[*index].projects[*project].slug)
            }
            Place::Articles(index) => part(index, words.articles),
            Place::Article(index, article) => {
                slug(index, words.articles, &self.site.reports[*index].articles[*article].slug)
            }
            Place::Page(index, page) => part(index, &self.site.reports[*index].pages[*page].slug),
            Place::Recommendation(..) | Place::Factor(..) | Place::File(_) => {
                unreachable!("these stand on a page of another place")
            }
        }
    }

    /// A figure's part of its addresses: `hulpvragen-kinderen`, `factoren-balans`.
    pub fn figure_slug(&self, report: usize, figure: FigureRef) -> String {
        let words = words(self.site.language);
        let report = &self.site.reports[report];
        match figure {
            FigureRef::Data(index) => report.figures[index].id.clone(),
            FigureRef::Derived(derived) => match derived {
                DerivedFigure::Balance => words.balance.to_owned(),
                DerivedFigure::Ranking => words.ranking.to_owned(),
                DerivedFigure::Matrix => words.matrix.to_owned(),
                DerivedFigure::Blocks(domain) => {
                    format!("{}-{}", words.factors, self.site.domains[domain.0].id)
                }
                DerivedFigure::Model => words.model.to_owned(),
                DerivedFigure::Journey(case) => format!("{}-{}", words.journey, report.cases[case].number),
                DerivedFigure::Relations => words.relations.to_owned(),
                DerivedFigure::Actions => words.actions.to_owned(),
                DerivedFigure::KeyFigures => words.key_figures.to_owned(),
            },
        }
    }

    /// A term's anchor on the glossary page.
    pub fn term_anchor(&self, term: TermId) -> &'site str {
        &self.site.glossary[term.0].slug
    }

    /// The full address of a place, when the site says where it will stand.
    pub fn canonical(&self, url: &str) -> Option<String> {
        self.site.base_url.as_ref().map(|base| format!("{base}{url}"))
    }
}

/// A folder in others, the outermost first. Pages ask for some ten of them each.
fn folder(names: &[&str]) -> String {
    let mut folder = String::with_capacity(names.iter().map(|name| name.len() + 1).sum());
    for name in names {
        folder.push_str(name);
        folder.push('/');
    }
    folder
}

/// The way from a page to the site's root: `../../`, or `./` from the root itself. `folder` is the page's folder.
pub fn root_from(folder: &str) -> String {
    match folder.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The way from the server's root to the site's: `/a/b/` of `https://example.org/a/b/`.
pub fn server_path(base_url: Option<&str>) -> &str {
    let host = base_url.and_then(|base| base.split_once("://"));
    host.and_then(|(_, host)| Some(&host[host.find('/')?..])).unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::{root_from, server_path};

    #[test]
    fn a_server_knows_no_host() {
        let rows = [
            (None, "/"),
            (Some("https://example.org/"), "/"),
            (Some("https://example.org/a/b/"), "/a/b/"),
            (Some("https://example.org"), "/"),
        ];
        for (base, expected) in rows {
            assert_eq!(server_path(base), expected, "{base:?}");
        }
    }

    #[test]
    fn climbs_one_folder_at_a_time() {
        let rows = [("", "./"), ("over/", "../"), ("rapport/rode-draden/1-a/", "../../../")];
        for (folder, expected) in rows {
            assert_eq!(root_from(folder), expected);
        }
    }
}
