//! Factors, their domains and their sources.

use serde::Serialize;

use super::body::FigureBlock;
use super::frame::Link;

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
