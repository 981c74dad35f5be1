//! A figure's own page, its page for other sites, and all figures of a report.

use super::compose::{Composer, neighbours};
use super::view::{FigureCard, FigurePage, FiguresView, Link};
use crate::chart::Figure;
use crate::html::escape;
use crate::model::{FigureRef, Place};

/// In which formats a figure can be downloaded: their names and file extensions.
pub fn formats(figure: &Figure) -> Vec<(&'static str, &'static str)> {
    let mut formats = vec![("CSV", "csv"), ("JSON", "json")];
    if figure.chart().is_some_and(|chart| !chart.wide.is_empty()) {
        formats.push(("SVG", "svg"));
        if cfg!(feature = "png") {
            formats.push(("PNG", "png"));
        }
    }
    formats
}

/// `figures.html`
pub(super) fn figures(composer: &Composer<'_>, report: usize) -> FiguresView {
    let card = |figure: FigureRef| {
        let (number, drawn) = composer.plan.figure(report, figure)?;
        Some(FigureCard {
            number,
            title: drawn.title.clone(),
            takeaway: drawn.takeaway.clone(),
            url: composer.url(&Place::Figure(report, figure)),
        })
    };
    FiguresView { figures: composer.plan.figures(report).filter_map(card).collect() }
}

/// `figure.html` and `embed.html`
pub(super) fn figure(composer: &Composer<'_>, report: usize, figure: FigureRef) -> FigurePage {
    let all: Vec<FigureRef> = composer.plan.figures(report).collect();
    let index = all.iter().position(|known| *known == figure).expect("planned figures exist");
    let link = |index: usize| {
        let (_, drawn) = composer.plan.figure(report, all[index]).expect("planned figures exist");
        Link { text: drawn.title.clone(), url: composer.url(&Place::Figure(report, all[index])) }
    };
    let (previous, next) = neighbours(&all, index, link);
    let block = composer.figure(report, figure, 1).expect("planned figures exist");
    let embed = block.embed.as_ref().and_then(|url| composer.plan.addresses().canonical(url));
    let snippet = embed.map(|url| {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>",
            escape(&url),
            escape(&block.figure.title)
        )
    });
    FigurePage { figure: block, snippet, previous, next }
}
