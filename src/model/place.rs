//! Every place of a site that a link can lead to.

use super::{AudienceId, DomainId, FactorId, FigureRef, RecommendationId};

/// A page, or a thing with an anchor on one. The first number is the report's place in [`super::Site::reports`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// The home page.
    Home,
    /// Place in [`super::Site::pages`].
    SitePage(usize),
    /// An audience's page of the whole site.
    Audience(AudienceId),
    /// All audiences.
    Audiences,
    /// The glossary.
    Glossary,
    /// The colophon.
    Colophon,
    /// A report.
    Report(usize),
    /// All threads of a report.
    Threads(usize),
    /// Place in [`super::Report::threads`].
    Thread(usize, usize),
    /// All recommendations of a report.
    Recommendations(usize),
    /// What a report advises an audience.
    RecommendationsFor(usize, AudienceId),
    /// What an audience advises in a report.
    RecommendationsBy(usize, AudienceId),
    /// A recommendation, on its thread's page or else on that of all recommendations.
    Recommendation(usize, RecommendationId),
    /// All factors of a report.
    Factors(usize),
    /// The factors of a domain.
    FactorDomain(usize, DomainId),
    /// A factor, on its domain's page.
    Factor(usize, FactorId),
    /// All cases of a report.
    Cases(usize),
    /// Place in [`super::Report::cases`].
    Case(usize, usize),
    /// All figures of a report.
    Figures(usize),
    /// A figure's own page.
    Figure(usize, FigureRef),
    /// All projects of a report.
    Projects(usize),
    /// Place in [`super::Report::projects`].
    Project(usize, usize),
    /// All articles of a report.
    Articles(usize),
    /// Place in [`super::Report::articles`].
    Article(usize, usize),
    /// Place in [`super::Report::pages`].
    Page(usize, usize),
    /// A file that is copied as it is: its path below the site's root.
    File(String),
}
