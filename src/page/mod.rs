//! Which pages there are, and what each template is given.
//!
//! In: the [`PublicSite`](crate::protect::PublicSite) and where its parts were written. Out: a [`Plan`] of all addresses, and on request one
//! [`Page`] of it, composed for its template. Must not know themes.

mod article;
mod case;
mod compose;
mod factor;
mod figure;
mod general;
mod glossary;
mod head;
mod nav;
mod origin;
mod plan;
mod project;
mod qr;
mod recommendation;
mod report;
mod thread;
pub mod view;

use std::sync::Arc;

use serde::Serialize;

pub use compose::compose;
pub use figure::formats as figure_formats;
pub use head::report_of;
pub use plan::{Kind, Plan, Planned, plan};
use view::{
    ArticleView, ArticlesView, AudiencePage, AudiencesView, CaseView, CasesView, ColophonView, DomainView,
    FactorsView, FigurePage, FiguresView, GlossaryView, HomeView, PageHead, ProjectView, ProjectsView,
    RecommendationsView, RedirectView, ReportNav, ReportView, TextView, ThreadView, ThreadsView,
};

/// One page, ready for its template.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path of the file below the output folder: `rapport/index.html`.
    pub path: String,
    /// The context's `page`.
    pub head: PageHead,
    /// The context's `report`; nothing outside reports.
    pub report: Option<Arc<ReportNav>>,
    /// The context's `content`.
    pub view: View,
}

macro_rules! views {
    ($( $(#[doc = $doc:literal])+ $variant:ident($view:ty) = $template:literal, )+) => {
        /// What a page shows: the context's `content`.
        #[derive(Clone, Debug, Serialize)]
        #[serde(untagged)]
        #[expect(clippy::large_enum_variant, reason = "one at a time is made, and rendered at once")]
        pub enum View {
            $( $(#[doc = $doc])+ $variant($view), )+
        }

        impl View {
            /// Names of all templates, without `.html`.
            pub const TEMPLATES: &'static [&'static str] = &[ $( $template, )+ ];

            /// The name of its template, without `.html`; also the page's kind.
            pub fn template(&self) -> &'static str {
                match self { $( Self::$variant(_) => $template, )+ }
            }
        }
    };
}

/// A view without content of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Empty {}

views! {
    /// The home page.
    Home(HomeView) = "home",
    /// A page of the site or of a report.
    Text(TextView) = "page",
    /// All audiences.
    Audiences(AudiencesView) = "audiences",
    /// What one audience can do.
    Audience(AudiencePage) = "audience",
    /// The glossary.
    Glossary(GlossaryView) = "glossary",
    /// The colophon.
    Colophon(ColophonView) = "colophon",
    /// What is shown for an address that does not exist.
    NotFound(Empty) = "404",
    /// A report.
    Report(ReportView) = "report",
    /// Threads × audiences.
    Threads(ThreadsView) = "threads",
    /// A thread.
    Thread(ThreadView) = "thread",
    /// All recommendations of a report.
    Recommendations(RecommendationsView) = "recommendations",
    /// All factors of a report.
    Factors(FactorsView) = "factors",
    /// The factors of one domain.
    Domain(DomainView) = "domain",
    /// All cases of a report.
    Cases(CasesView) = "cases",
    /// A case.
    Case(CaseView) = "case",
    /// All figures of a report.
    Figures(FiguresView) = "figures",
    /// A figure.
    Figure(FigurePage) = "figure",
    /// A figure without navigation, for other sites.
    Embed(FigurePage) = "embed",
    /// All projects of a report.
    Projects(ProjectsView) = "projects",
    /// A project.
    Project(ProjectView) = "project",
    /// All articles of a report.
    Articles(ArticlesView) = "articles",
    /// An article.
    Article(ArticleView) = "article",
    /// An old address.
    Redirect(RedirectView) = "redirect",
}
