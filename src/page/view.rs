//! What templates are given: one struct per template, and the pieces they share.
//!
//! Every address (`url`) is relative to the site's root, without a leading slash; a template writes
//! `{{ page.root }}{{ link.url }}`. Strings are plain text unless the field says HTML.

use std::sync::Arc;

use serde::Serialize;

use crate::chart::Figure;

/// Words that lead somewhere.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// The address, from the site's root.
    pub url: String,
}

/// Shared by all pages: the context's `site`.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The site's name.
    pub title: String,
    /// One sentence.
    pub description: Option<String>,
    /// BCP 47 tag: `nl`.
    pub language: &'static str,
    /// Ends in `/`.
    pub base_url: Option<String>,
    /// The publishing organisation.
    pub publisher: Option<String>,
    /// Where readers reach the publisher: a web address or `mailto:`.
    pub contact: Option<String>,
    /// The home page.
    pub home: String,
    /// Audiences, in the author's order.
    pub audiences: Vec<AudienceView>,
    /// Reports, in the order readers see.
    pub reports: Vec<ReportLink>,
    /// Other pages of the site, glossary and colophon: for the foot of the page.
    pub pages: Vec<Link>,
    /// The glossary, when there is one.
    pub glossary: Option<String>,
    /// All audiences, when there are any.
    pub audiences_url: Option<String>,
    /// The feed.
    pub feed: String,
    /// The script with all that can be found, for the search.
    pub search: &'static str,
}

/// An audience as a choice.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceView {
    /// The id authors write; for classes and data attributes.
    pub id: String,
    /// "Gemeenten".
    pub name: String,
    /// What its page is called: "Voor gemeenten" or "Van ervaringsdeskundigen".
    pub title: String,
    /// Completes "Ik …".
    pub persona: Option<String>,
    /// One sentence.
    pub description: Option<String>,
    /// Name of an icon.
    pub icon: Option<String>,
    /// The audience's page: of the report where the view belongs to one, else of the whole site.
    pub url: String,
    /// How many recommendations wait there (for this audience, or by it).
    pub count: usize,
    /// Whether the page shows what the audience itself advises ("van"), not what it is advised ("voor").
    pub by: bool,
}

/// A report in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ReportLink {
    /// The folder's name.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its second name.
    pub subtitle: Option<String>,
    /// The lead.
    pub description: Option<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// The organisation.
    pub publisher: Option<String>,
    /// The report page.
    pub url: String,
    /// How many threads.
    pub threads: usize,
    /// How many different recommendations.
    pub recommendations: usize,
    /// How many factors.
    pub factors: usize,
    /// How many cases.
    pub cases: usize,
    /// How many projects.
    pub projects: usize,
    /// How many articles.
    pub articles: usize,
}

/// Shared by all pages of a report: the context's `report`.
#[derive(Clone, Debug, Serialize)]
pub struct ReportNav {
    /// The folder's name.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its second name.
    pub subtitle: Option<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// The report page.
    pub url: String,
    /// Parts of the report, in order: overview, threads, recommendations, …
    pub sections: Vec<Section>,
    /// All threads, in order: for the thread line.
    pub threads: Vec<ThreadLink>,
    /// The citation, as plain text.
    pub citation: String,
}

/// A part of a report.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `overview`, `threads`, `recommendations`, `factors`, `cases`, `figures`, `projects`, `articles` or `page`:
    /// equal to `page.section` on the pages of that part.
    pub id: &'static str,
    /// Its name.
    pub text: String,
    /// Its page.
    pub url: String,
}

/// A thread as a knot on the line.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadLink {
    /// From 1.
    pub number: u32,
    /// The finding.
    pub title: String,
    /// Two to four words.
    pub short: String,
    /// The main recommendation.
    pub advice: String,
    /// Its page.
    pub url: String,
}

/// About the page itself: the context's `page`.
#[derive(Clone, Debug, Serialize)]
pub struct PageHead {
    /// The page's address, from the site's root.
    pub url: String,
    /// From the page to the site's root: `../../` or `./`; from the root of the server for the page that stands in for
    /// addresses that do not exist, because those may be at any depth.
    pub root: String,
    /// The page's kind, equal to its template's name without `.html`: `thread`.
    pub kind: &'static str,
    /// The part of the report it belongs to: an id of [`Section`]; empty outside reports.
    pub section: &'static str,
    /// The heading (h1).
    pub heading: String,
    /// For `<title>`: the heading, the report and the site.
    pub title: String,
    /// One or two sentences for search engines and shared links.
    pub description: Option<String>,
    /// The full address, when the site has a `base_url`.
    pub canonical: Option<String>,
    /// schema.org data, as JSON text that may stand in a `<script>`.
    pub structured_data: Option<String>,
    /// From the home page to the page above this one.
    pub breadcrumbs: Vec<Link>,
    /// Not to be found by search engines.
    pub noindex: bool,
    /// `og:type`: `website` or `article`.
    pub og_type: &'static str,
    /// Shown in the preview only.
    pub draft: bool,
}

/// Prose with the figures that stand in it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Body {
    /// In order. Each is either HTML or a figure.
    pub pieces: Vec<Piece>,
    /// Headings of level 2, for a table of contents; empty when there are fewer than two.
    pub contents: Vec<Link>,
}

/// A piece of prose.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Piece {
    /// HTML, safe to put in a page.
    Html {
        /// The HTML.
        html: String,
    },
    /// A figure.
    Figure {
        /// The figure.
        figure: Box<FigureBlock>,
    },
}

/// A figure in a page.
#[derive(Clone, Debug, Serialize)]
pub struct FigureBlock {
    /// The figure: title, takeaway, description, picture, table, source, notes.
    #[serde(flatten)]
    pub figure: Arc<Figure>,
    /// From 1, in the report's order.
    pub number: usize,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// Its own page.
    pub url: String,
    /// CSV, JSON, SVG, PNG: those there are.
    pub downloads: Vec<Download>,
    /// The page without navigation that other sites can show.
    pub embed: Option<String>,
    /// Level of its heading: 2 to 4.
    pub level: u8,
}

/// A file to download.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// `CSV`.
    pub format: &'static str,
    /// Its address.
    pub url: String,
}

/// One recommendation.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationView {
    /// `1-municipalities-2`.
    pub code: String,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// HTML: the text; inline elements or paragraphs.
    pub html: String,
    /// The text without marks.
    pub text: String,
    /// Its own address.
    pub url: String,
    /// Who should do it.
    pub audiences: Vec<Link>,
    /// Who gives it.
    pub by: Vec<Link>,
    /// The threads it belongs to.
    pub threads: Vec<ThreadLink>,
    /// What it rests on.
    pub origin: OriginView,
}

/// What a recommendation rests on, as far as the report tells: nothing is concluded here.
#[derive(Clone, Debug, Serialize)]
pub struct OriginView {
    /// The threads it belongs to, with what each rests on.
    pub threads: Vec<EvidenceView>,
    /// The list it was written in, where it belongs to no thread.
    pub list: Option<Link>,
    /// The report.
    pub report: Link,
}

/// What a thread rests on.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// The thread.
    pub thread: ThreadLink,
    /// Factors, with their causes and sources.
    pub factors: Vec<FactorLink>,
    /// Cases that show it.
    pub cases: Vec<Link>,
}

/// A list of recommendations with a heading.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationGroup {
    /// "Voor gemeenten".
    pub title: String,
    /// Anchor: unique on the page.
    pub anchor: String,
    /// The thread they belong to, where the group is one thread's.
    pub thread: Option<ThreadLink>,
    /// For whom: for icon and accent; the first where there are several.
    pub audience: Option<AudienceView>,
    /// HTML: text above the list; may be empty.
    pub html: String,
    /// In the author's order.
    pub items: Vec<RecommendationView>,
}

/// `home.html`.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The author's prose.
    pub body: Body,
}

/// `page.html`: a page of the site or of a report.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    /// One or two sentences.
    pub lead: Option<String>,
    /// The author's prose.
    pub body: Body,
    /// Last brought up to date: date in words, and ISO 8601.
    pub date: Option<(String, String)>,
    /// The page before this one among the report's pages.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

/// `audience.html`: what an audience can do, in one report or in all.
#[derive(Clone, Debug, Serialize)]
pub struct AudiencePage {
    /// The audience.
    pub audience: AudienceView,
    /// "Voor gemeenten" or "Van ervaringsdeskundigen".
    pub title: String,
    /// How many different recommendations.
    pub count: usize,
    /// One per report: only one on a report's own page.
    pub reports: Vec<AudienceReport>,
    /// Other audiences' pages (of the same report, or of the site).
    pub others: Vec<AudienceView>,
    /// Name under which ticks are kept in the browser; unique for this page in the site.
    pub storage_key: String,
    /// The page's full address for telephones, on paper; only when the site has a `base_url`.
    pub qr: Option<QrView>,
}

/// A QR code: horizontal strokes of width 1 in a square, its quiet zone included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct QrView {
    /// Width and height.
    pub size: i32,
    /// The path of the strokes: what an SVG's `d` holds.
    pub path: String,
}

/// What one report advises an audience.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceReport {
    /// The report.
    pub report: ReportLink,
    /// The audience's page in that report.
    pub url: String,
    /// One per thread, then those without a thread.
    pub groups: Vec<RecommendationGroup>,
}

/// `audiences.html`: all audiences.
#[derive(Clone, Debug, Serialize)]
pub struct AudiencesView {
    /// In the author's order.
    pub audiences: Vec<AudienceView>,
}

/// `glossary.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    /// In alphabetical order.
    pub terms: Vec<TermView>,
}

/// One entry of the glossary.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// "AVG".
    pub name: String,
    /// Anchor.
    pub anchor: String,
    /// What it stands for.
    pub full: Option<String>,
    /// HTML.
    pub html: String,
    /// Where texts use it: pages, each with the place of its first use.
    pub used: Vec<Link>,
}

/// `report.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// The lead.
    pub lead: Option<String>,
    /// Names.
    pub authors: Vec<String>,
    /// The organisation.
    pub publisher: Option<String>,
    /// Terms of use.
    pub licence: Option<String>,
    /// Address of the full report.
    pub source_url: Option<String>,
    /// Key figures at the top.
    pub headline: Option<FigureBlock>,
    /// Threads, in order.
    pub threads: Vec<ThreadLink>,
    /// Audiences with something to read here: "voor" first, then "van".
    pub audiences: Vec<AudienceView>,
    /// The introduction.
    pub body: Body,
    /// Factors at a glance, or what the author featured.
    pub featured: Option<FigureBlock>,
    /// Cases.
    pub cases: Vec<CaseCard>,
    /// How the recommendations hang together.
    pub relations: Option<FigureBlock>,
    /// Projects.
    pub projects: Vec<ProjectCard>,
    /// Articles.
    pub articles: Vec<ArticleCard>,
    /// Other pages of the report.
    pub pages: Vec<Link>,
    /// How to cite, and what to download.
    pub citation: CitationView,
}

/// How to cite a report, and its open data.
#[derive(Clone, Debug, Serialize)]
pub struct CitationView {
    /// As plain text.
    pub text: String,
    /// BibTeX and CSL-JSON files.
    pub downloads: Vec<Download>,
    /// Open data: report.json and CSV files, with their names.
    pub data: Vec<Link>,
}

/// `threads.html`: threads × audiences.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadsView {
    /// The columns.
    pub audiences: Vec<AudienceView>,
    /// One row per thread.
    pub rows: Vec<ThreadRow>,
    /// How many recommendations stand in the table.
    pub total: usize,
}

/// A thread in the overview.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadRow {
    /// The thread.
    pub thread: ThreadLink,
    /// One per column: how many, and where; no address where there are none.
    pub cells: Vec<CountLink>,
    /// How many in the row.
    pub total: usize,
}

/// A number that leads somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct CountLink {
    /// How many.
    pub count: usize,
    /// Where they stand.
    pub url: Option<String>,
}

/// `thread.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ThreadView {
    /// The thread.
    pub thread: ThreadLink,
    /// The finding explained.
    pub body: Body,
    /// How many recommendations.
    pub count: usize,
    /// Recommendations, one group per heading.
    pub groups: Vec<RecommendationGroup>,
    /// The evidence: factors.
    pub factors: Vec<FactorLink>,
    /// The evidence: cases.
    pub cases: Vec<CaseCard>,
    /// The thread before.
    pub previous: Option<ThreadLink>,
    /// The thread after.
    pub next: Option<ThreadLink>,
}

/// A factor in a list.
#[derive(Clone, Debug, Serialize)]
pub struct FactorLink {
    /// Its name.
    pub name: String,
    /// `supporting` or `hindering`.
    pub effect: &'static str,
    /// Its domain's name.
    pub domain: String,
    /// How many sources mentioned it.
    pub count: usize,
    /// Where it stands.
    pub url: String,
    /// Its possible causes, without theirs.
    pub causes: Vec<String>,
    /// The sources that mentioned it; none for a survey.
    pub sources: Vec<SourceView>,
}

/// `recommendations.html`: all of a report, by audience; those without a thread in full.
#[derive(Clone, Debug, Serialize)]
pub struct RecommendationsView {
    /// How many different recommendations.
    pub count: usize,
    /// Audiences: "voor" first, then "van".
    pub audiences: Vec<AudienceView>,
    /// Threads with recommendations.
    pub threads: Vec<ThreadLink>,
    /// Lists that belong to no thread.
    pub groups: Vec<RecommendationGroup>,
    /// The figure of how they hang together.
    pub relations: Option<FigureBlock>,
}

/// `factors.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FactorsView {
    /// How many supporting factors.
    pub supporting: usize,
    /// How many hindering factors.
    pub hindering: usize,
    /// How many causes at any depth.
    pub causes: usize,
    /// Balance, ranking, matrix and model: those there are.
    pub figures: Vec<FigureBlock>,
    /// One per domain with factors.
    pub domains: Vec<DomainCard>,
    /// The sources that mentions refer to.
    pub sources: Vec<SourceView>,
}

/// A domain in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DomainCard {
    /// Its name.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Name of an icon.
    pub icon: Option<String>,
    /// Its page.
    pub url: String,
    /// How many supporting factors.
    pub supporting: usize,
    /// How many hindering factors.
    pub hindering: usize,
}

/// A source in a legend.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// `2`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// The case it is about.
    pub case: Option<Link>,
}

/// `domain.html`: the factors of one domain.
#[derive(Clone, Debug, Serialize)]
pub struct DomainView {
    /// The domain.
    pub domain: DomainCard,
    /// The blocks of factors.
    pub figure: FigureBlock,
    /// Other domains.
    pub others: Vec<DomainCard>,
    /// The sources that mentions refer to.
    pub sources: Vec<SourceView>,
}

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseCard {
    /// From 1.
    pub number: u32,
    /// Its name.
    pub title: String,
    /// Who it is about.
    pub about: String,
    /// How it ended.
    pub outcome: String,
    /// How many steps the journey has.
    pub steps: usize,
    /// Its page.
    pub url: String,
}

/// `cases.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CasesView {
    /// In order of their numbers.
    pub cases: Vec<CaseCard>,
}

/// `case.html`.
#[derive(Clone, Debug, Serialize)]
pub struct CaseView {
    /// The case.
    pub case: CaseCard,
    /// The journey, where there is one.
    pub journey: Option<FigureBlock>,
    /// Text.
    pub body: Body,
    /// Factors mentioned about the case itself, supporting ones.
    pub supporting: Vec<FactorLink>,
    /// Factors mentioned about the case itself, hindering ones.
    pub hindering: Vec<FactorLink>,
    /// Threads it belongs to.
    pub threads: Vec<ThreadLink>,
    /// The case before.
    pub previous: Option<Link>,
    /// The case after.
    pub next: Option<Link>,
}

/// `figures.html`.
#[derive(Clone, Debug, Serialize)]
pub struct FiguresView {
    /// In order of their numbers.
    pub figures: Vec<FigureCard>,
}

/// A figure in a list.
#[derive(Clone, Debug, Serialize)]
pub struct FigureCard {
    /// From 1.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// What there is to see.
    pub takeaway: String,
    /// Its page.
    pub url: String,
}

/// `figure.html`, and `embed.html` without navigation.
#[derive(Clone, Debug, Serialize)]
pub struct FigurePage {
    /// The figure.
    pub figure: FigureBlock,
    /// HTML to paste into another site, when the site has a `base_url`.
    pub snippet: Option<String>,
    /// The figure before.
    pub previous: Option<Link>,
    /// The figure after.
    pub next: Option<Link>,
}

/// A project in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectCard {
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// Its page.
    pub url: String,
    /// How many tools it offers.
    pub tools: usize,
}

/// `projects.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectsView {
    /// In order.
    pub projects: Vec<ProjectCard>,
}

/// `project.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectView {
    /// One or two sentences.
    pub lead: String,
    /// Text.
    pub body: Body,
    /// What a reader can use.
    pub tools: Vec<ToolView>,
    /// What came of it.
    pub results: Vec<String>,
    /// Organisations.
    pub partners: Vec<String>,
    /// Whom to ask.
    pub contacts: Vec<ContactView>,
    /// The project before.
    pub previous: Option<Link>,
    /// The project after.
    pub next: Option<Link>,
}

/// Something a reader can use.
#[derive(Clone, Debug, Serialize)]
pub struct ToolView {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub text: String,
    /// Its sort.
    pub kind: Option<String>,
    /// Its address, outside the site.
    pub url: Option<String>,
}

/// Whom to ask, by role.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// The role.
    pub role: String,
    /// The organisation.
    pub organisation: Option<String>,
    /// Outside the site.
    pub url: Option<String>,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard {
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub lead: String,
    /// Who wrote it.
    pub author: String,
    /// Date in words, and ISO 8601.
    pub date: Option<(String, String)>,
    /// Its page.
    pub url: String,
}

/// `articles.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesView {
    /// Newest first, undated ones last.
    pub articles: Vec<ArticleCard>,
}

/// `article.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// The article.
    pub article: ArticleCard,
    /// As what the author wrote it.
    pub author_role: Option<String>,
    /// Where it appeared first.
    pub published_in: Option<String>,
    /// Text.
    pub body: Body,
    /// The citation, as plain text; says so when the date is unknown.
    pub citation: CitationView,
    /// Other articles of the report.
    pub others: Vec<Link>,
}

/// `colophon.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ColophonView {
    /// One per report.
    pub reports: Vec<ColophonReport>,
}

/// A report in the colophon.
#[derive(Clone, Debug, Serialize)]
pub struct ColophonReport {
    /// The report.
    pub report: ReportLink,
    /// Names.
    pub authors: Vec<String>,
    /// The citation.
    pub citation: String,
    /// Terms of use.
    pub licence: Option<String>,
}

/// `redirect.html`: an old address.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectView {
    /// Where the page is now, relative to the page itself.
    pub target: String,
    /// Its full address, when the site has a `base_url`.
    pub canonical: Option<String>,
}
