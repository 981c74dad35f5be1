//! A case, and all cases of a report.

use serde::Serialize;

use super::body::{Body, FigureBlock};
use super::factor::FactorLink;
use super::frame::{Link, ThreadLink};

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
