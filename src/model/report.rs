//! One research report.

use super::{
    Actions, Article, Case, DataFigure, DerivedFigure, DomainId, Factor, FactorBlock, FigureRef, KeyFigure,
    Media, Model, Page, Project, Prose, Recommendation, RecommendationList, Relations, Stage, Thread,
};

/// Place of a source in [`Report::sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub usize);

/// Somebody or something a report's findings come from: a dialogue table, an interview round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The id authors cite: `2`.
    pub id: String,
    /// As readers see it.
    pub name: String,
    /// One sentence.
    pub description: Option<String>,
    /// Place in [`Report::cases`] of the case this source is about.
    pub case: Option<usize>,
}

/// One report, resolved.
#[derive(Clone, Debug)]
pub struct Report<S: Stage> {
    /// The folder's name, which is its address.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its second name.
    pub subtitle: Option<String>,
    /// The lead: one or two sentences.
    pub description: Option<String>,
    /// Year of publication, where the source tells it.
    pub year: Option<u16>,
    /// Names, in the order of the title page.
    pub authors: Vec<String>,
    /// The publishing organisation.
    pub publisher: Option<String>,
    /// Place of publication.
    pub place: Option<String>,
    /// The citation the publisher asks for.
    pub citation: Option<String>,
    /// Terms of use.
    pub licence: Option<String>,
    /// Address of the full report.
    pub url: Option<String>,
    /// Figure for the report page's overview.
    pub featured: Option<FigureRef>,
    /// In the author's order.
    pub sources: Vec<Source>,
    /// In the author's order.
    pub key_figures: Vec<KeyFigure<S>>,
    /// The introduction.
    pub introduction: Option<Prose>,
    /// Old addresses of the report page.
    pub aliases: Vec<String>,
    /// The rode draden, in order of their numbers.
    pub threads: Vec<Thread>,
    /// Every recommendation once: threads in order, then the lists without a thread.
    pub recommendations: Vec<Recommendation>,
    /// Lists of recommendations that belong to no thread, in order of their files.
    pub recommendation_lists: Vec<RecommendationList>,
    /// In the order of files and, within a file, as written or as its `order` says.
    pub factors: Vec<Factor>,
    /// One per factor file: consecutive stretches of `factors`.
    pub factor_blocks: Vec<FactorBlock>,
    /// In order of their numbers.
    pub cases: Vec<Case>,
    /// Data figures, in order of their ids.
    pub figures: Vec<DataFigure<S>>,
    /// The conceptual model.
    pub model: Option<Model>,
    /// How the recommendations hang together.
    pub relations: Option<Relations>,
    /// Agreed action points.
    pub actions: Option<Actions>,
    /// In order of their file names.
    pub projects: Vec<Project>,
    /// In order of date, newest first; undated ones last, by file name.
    pub articles: Vec<Article>,
    /// By `order`, then by file name.
    pub pages: Vec<Page>,
    /// Files in `media/`.
    pub media: Vec<Media>,
}

impl<S: Stage> Report<S> {
    /// The figures it has, in the order they are numbered: key figures, model, factors, journeys, data, relations,
    /// actions.
    pub fn figures(&self) -> Vec<FigureRef> {
        let mut derived = Vec::new();
        let mut add = |there: bool, figure: DerivedFigure| {
            if there {
                derived.push(FigureRef::Derived(figure));
            }
        };
        add(!self.key_figures.is_empty(), DerivedFigure::KeyFigures);
        add(self.model.is_some(), DerivedFigure::Model);
        add(!self.factors.is_empty(), DerivedFigure::Balance);
        add(!self.factors.is_empty(), DerivedFigure::Ranking);
        let cited = self.factors.iter().any(|factor| !factor.mentions.sources().is_empty());
        add(cited, DerivedFigure::Matrix);
        for domain in self.factor_domains() {
            add(true, DerivedFigure::Blocks(domain));
        }
        for (index, case) in self.cases.iter().enumerate() {
            add(!case.steps.is_empty(), DerivedFigure::Journey(index));
        }
        derived.extend((0..self.figures.len()).map(FigureRef::Data));
        let last = [
            (self.relations.is_some(), DerivedFigure::Relations),
            (self.actions.is_some(), DerivedFigure::Actions),
        ];
        derived.extend(
            last.into_iter().filter(|(there, _)| *there).map(|(_, figure)| FigureRef::Derived(figure)),
        );
        derived
    }

    /// The domains it has factors in, in the site's order.
    pub fn factor_domains(&self) -> Vec<DomainId> {
        let mut domains: Vec<DomainId> = self.factors.iter().map(|factor| factor.domain).collect();
        domains.sort_unstable();
        domains.dedup();
        domains
    }
}
