//! Small numbers of people are hidden here, before anything is drawn, written or exported.
//!
//! In: the site with numbers as written. Out: the same site with numbers as readers may see them; the raw ones are
//! gone. It goes in three steps, report by report:
//!
//! 1. The threshold rule: a number of people under the threshold is hidden (`rule`).
//! 2. What readers can reckon with is written down: rows and columns that add up, percentages, numbers that figures and
//!    key figures have in common (`table`, `sum`, `link` and `share` make a `system`).
//! 3. Further numbers are hidden until nobody can find the small ones back (`secondary`), which is proved by other tables
//!    that fit what is shown just as well (`attack`).
//!
//! After Hundepool, Domingo-Ferrer, Franconi, Giessing, Schulte Nordholt, Spicer & de Wolf, Statistical Disclosure Control,
//! 2012, ch. 4, and Duncan, Elliot & Salazar-González, Statistical Confidentiality, 2011, ch. 4.

mod attack;
mod link;
mod publish;
mod rule;
mod secondary;
mod share;
mod sum;
mod system;
mod table;
mod text;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Checked, Code, Diagnostic, Diagnostics, say};
use crate::model::{Public, Quote, Raw, Report, Site};
use publish::Protected;

/// The site as readers may see it: the only form that figures, pages and exports accept.
pub type PublicSite = Site<Public>;

/// Hides small numbers of people, and what would give them away.
///
/// # Errors
/// `hidden-number` where a text quotes a key figure that is hidden. It warns with `number-given-away` and
/// `hidden-number-in-text`, and notes `revealed-numbers` where an author shows small numbers for a stated reason.
pub fn protect(site: Site<Raw>) -> Checked<PublicSite> {
    let reports = site.reports.into_par_iter().with_max_len(1).enumerate();
    let reports: Vec<Checked<Arc<Report<Public>>>> = reports
        .map(|(at, report)| {
            let quotes: Vec<&Quote> = site.quotes.iter().filter(|quote| quote.report == at).collect();
            protect_report(Arc::unwrap_or_clone(report), site.threshold, &quotes)
        })
        .collect();
    let mut diagnostics = Diagnostics::new();
    let reports = reports.into_iter().map(|report| report.take(&mut diagnostics)).collect();
    let public = Site {
        title: site.title,
        description: site.description,
        base_url: site.base_url,
        language: site.language,
        theme: site.theme,
        house_style: site.house_style,
        links: site.links,
        publisher: site.publisher,
        contact: site.contact,
        audiences: site.audiences,
        domains: site.domains,
        threshold: site.threshold,
        home: site.home,
        home_aliases: site.home_aliases,
        pages: site.pages,
        glossary: site.glossary,
        reports,
        quotes: site.quotes,
        media: site.media,
    };
    Checked::new(public, diagnostics)
}

fn protect_report(report: Report<Raw>, threshold: u32, quotes: &[&Quote]) -> Checked<Arc<Report<Public>>> {
    let figures: Vec<usize> = quotes.iter().map(|quote| quote.figure).collect();
    let protected = publish::protect(&report, threshold, &figures);
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(publish::tell(&report, &protected, threshold));
    diagnostics.extend(text::tell(&report, &protected));
    let hidden = quotes.iter().filter(|quote| protected.key_figures[quote.figure].is_some());
    diagnostics.extend(hidden.map(|quote| hidden_number(&report, quote.figure, quote.span)));
    Checked::new(Arc::new(public_report(report, &protected)), diagnostics)
}

fn hidden_number(report: &Report<Raw>, figure: usize, span: crate::source::Span) -> Diagnostic {
    let message = say! {
        en: "the key figure `{id}` is hidden, but this text tells it",
        nl: "het kerncijfer `{id}` is verborgen, maar staat wel in deze tekst",
        id = report.key_figures[figure].id,
    };
    Diagnostic::new(Code::HiddenNumber, span, message)
        .label(say! { en: "the number stands in the text", nl: "hier staat het getal" })
        .help(say! {
            en: "write the sentence without the number, such as \"a few\"; `rodedraad explain hidden-number` says why",
            nl: "schrijf de zin zonder het getal, zoals \"enkele\"; `rodedraad explain hidden-number` zegt waarom",
        })
}

fn public_report(report: Report<Raw>, protected: &Protected) -> Report<Public> {
    let key_figures = report.key_figures.into_iter().zip(&protected.key_figures);
    let figures = report.figures.into_iter().zip(&protected.figures);
    Report {
        id: report.id,
        title: report.title,
        subtitle: report.subtitle,
        description: report.description,
        year: report.year,
        authors: report.authors,
        publisher: report.publisher,
        place: report.place,
        citation: report.citation,
        licence: report.licence,
        url: report.url,
        featured: report.featured,
        sources: report.sources,
        key_figures: key_figures.map(|(figure, hidden)| publish::key_figure(figure, *hidden)).collect(),
        introduction: report.introduction,
        aliases: report.aliases,
        threads: report.threads,
        recommendations: report.recommendations,
        recommendation_lists: report.recommendation_lists,
        factors: report.factors,
        factor_blocks: report.factor_blocks,
        cases: report.cases,
        figures: figures.map(|(figure, hidden)| publish::figure(figure, hidden)).collect(),
        model: report.model,
        relations: report.relations,
        actions: report.actions,
        projects: report.projects,
        articles: report.articles,
        pages: report.pages,
        media: report.media,
    }
}
