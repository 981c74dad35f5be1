//! What every page is given: the site, the report it belongs to, and the page itself.

use serde::Serialize;

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
