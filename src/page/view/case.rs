//! A case, and all cases of a report.

use serde::Serialize;

use super::body::{Body, FigureBlock};
use super::factor::FactorLink;
use super::frame::{AudienceView, Link, ThreadLink};

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
    /// Threads that rest on it: that name it, or a factor mentioned about it.
    pub threads: Vec<ThreadLink>,
    /// The recommendations of those threads, by audience; a recommendation for two stands with both.
    pub advice: Vec<CaseAdvice>,
    /// The audiences of the report, where it does not tell which recommendations rest on the case.
    pub readers: Vec<AudienceView>,
    /// The case before.
    pub previous: Option<Link>,
    /// The case after.
    pub next: Option<Link>,
}

/// What rests on a case, for one audience or by it.
#[derive(Clone, Debug, Serialize)]
pub struct CaseAdvice {
    /// The audience, with its page in the report.
    pub audience: AudienceView,
    /// The recommendations, as plain text, and where each stands.
    pub items: Vec<Link>,
}
