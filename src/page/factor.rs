//! Factors: all of a report, and those of one domain.

use super::compose::Composer;
use super::view::{DomainCard, DomainView, FactorsView, FigureBlock, Link, SourceView};
use crate::model::{Cause, DerivedFigure, DomainId, Effect, FigureRef, Place, Source};

/// `factors.html`
pub(super) fn factors(composer: &Composer<'_>, report: usize) -> FactorsView {
    let model = composer.report(report);
    let effect = |effect: Effect| model.factors.iter().filter(|factor| factor.effect == effect).count();
    let derived =
        [DerivedFigure::Balance, DerivedFigure::Ranking, DerivedFigure::Matrix, DerivedFigure::Model];
    FactorsView {
        supporting: effect(Effect::Supporting),
        hindering: effect(Effect::Hindering),
        causes: model.factors.iter().map(|factor| Cause::count(&factor.causes)).sum(),
        figures: derived
            .into_iter()
            .filter_map(|figure| composer.figure(report, FigureRef::Derived(figure), 2))
            .collect(),
        domains: model.factor_domains().into_iter().map(|id| card(composer, report, id)).collect(),
        sources: sources(composer, report),
    }
}

/// `domain.html`
pub(super) fn domain(composer: &Composer<'_>, report: usize, id: DomainId) -> DomainView {
    let blocks = FigureRef::Derived(DerivedFigure::Blocks(id));
    let figure: Option<FigureBlock> = composer.figure(report, blocks, 2);
    DomainView {
        domain: card(composer, report, id),
        figure: figure.expect("a domain with factors has a figure of them"),
        others: composer
            .report(report)
            .factor_domains()
            .into_iter()
            .filter(|&other| other != id)
            .map(|other| card(composer, report, other))
            .collect(),
        sources: sources(composer, report),
    }
}

fn card(composer: &Composer<'_>, report: usize, id: DomainId) -> DomainCard {
    let domain = &composer.plan.site.domains[id.0];
    let factors = &composer.report(report).factors;
    let effect = |effect: Effect| {
        factors.iter().filter(|factor| factor.domain == id && factor.effect == effect).count()
    };
    DomainCard {
        name: domain.name.clone(),
        description: domain.description.clone(),
        icon: domain.icon.clone(),
        url: composer.url(&Place::FactorDomain(report, id)),
        supporting: effect(Effect::Supporting),
        hindering: effect(Effect::Hindering),
    }
}

fn sources(composer: &Composer<'_>, report: usize) -> Vec<SourceView> {
    composer.report(report).sources.iter().map(|source| self::source(composer, report, source)).collect()
}

/// A source that findings come from.
pub(super) fn source(composer: &Composer<'_>, report: usize, source: &Source) -> SourceView {
    SourceView {
        id: source.id.clone(),
        name: source.name.clone(),
        description: source.description.clone(),
        case: source.case.map(|case| Link {
            text: composer.report(report).cases[case].title.clone(),
            url: composer.url(&Place::Case(report, case)),
        }),
    }
}
