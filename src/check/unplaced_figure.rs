//! A figure that no text shows or links to, in a report whose texts show others. Where none is shown, the list of all figures
//! is how readers are meant to find them.

use std::collections::BTreeSet;

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{FigureRef, Place, Target};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let targets = asked.texts.iter().flat_map(|text| text.prose.targets.iter());
    let shown: BTreeSet<(usize, FigureRef)> = targets
        .filter_map(|target| match target {
            Target::Figure(report, figure) | Target::Place(Place::Figure(report, figure), _) => {
                Some((*report, *figure))
            }
            _ => None,
        })
        .collect();
    for (at, report) in asked.site.reports.iter().enumerate() {
        if !shown.iter().any(|(of, figure)| *of == at && matches!(figure, FigureRef::Data(_))) {
            continue;
        }
        for (one, figure) in report.figures.iter().enumerate() {
            let reference = FigureRef::Data(one);
            let is_shown = shown.contains(&(at, reference)) || report.featured == Some(reference);
            let span = asked.origin(&Place::Figure(at, reference)).filter(|_| !is_shown);
            diagnostics.extend(span.map(|span| {
                let id = &figure.id;
                Diagnostic::new(
                    Code::UnplacedFigure,
                    span,
                    say! { en: "no text shows the figure `{id}`", nl: "geen enkele tekst toont de figuur `{id}`" },
                )
                .label(say! {
                    en: "readers only find it in the list of all figures",
                    nl: "lezers vinden deze figuur alleen in de lijst van alle figuren",
                })
                .help(say! {
                    en: "show it where it is told about: `![What it shows](figure:{id})`",
                    nl: "zet de figuur in de tekst die erover gaat: `![Wat de figuur laat zien](figure:{id})`",
                })
            }));
        }
    }
}
