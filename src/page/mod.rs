//! Which pages there are, and what each template is given.

pub mod view;

use std::sync::Arc;

use serde::Serialize;

use view::{
    AudiencePage, AudiencesView, ArticleView, ArticlesView, CaseView, CasesView, ColophonView, DomainView, FactorsView,
    FigurePage, FiguresView, GlossaryView, HomeView, PageHead, ProjectView, ProjectsView, RecommendationsView,
    RedirectView, ReportNav, ReportView, TextView, ThreadView, ThreadsView,
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

/// What a page shows: the context's `content`.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "one at a time is made, and rendered at once")]
pub enum View {
    /// `home.html`
    Home(HomeView),
    /// `page.html`
    Text(TextView),
    /// `audiences.html`
    Audiences(AudiencesView),
    /// `audience.html`
    Audience(AudiencePage),
    /// `glossary.html`
    Glossary(GlossaryView),
    /// `colophon.html`
    Colophon(ColophonView),
    /// `404.html`: no content of its own.
    NotFound {},
    /// `report.html`
    Report(ReportView),
    /// `threads.html`
    Threads(ThreadsView),
    /// `thread.html`
    Thread(ThreadView),
    /// `recommendations.html`
    Recommendations(RecommendationsView),
    /// `factors.html`
    Factors(FactorsView),
    /// `domain.html`
    Domain(DomainView),
    /// `cases.html`
    Cases(CasesView),
    /// `case.html`
    Case(CaseView),
    /// `figures.html`
    Figures(FiguresView),
    /// `figure.html`
    Figure(FigurePage),
    /// `embed.html`
    Embed(FigurePage),
    /// `projects.html`
    Projects(ProjectsView),
    /// `project.html`
    Project(ProjectView),
    /// `articles.html`
    Articles(ArticlesView),
    /// `article.html`
    Article(ArticleView),
    /// `redirect.html`
    Redirect(RedirectView),
}
