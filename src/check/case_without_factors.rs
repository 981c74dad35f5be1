//! A case that no factor is said of, in a report whose factors cite the sources of cases.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Cause, Mentions, Place, SourceId};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (at, report) in asked.site.reports.iter().enumerate() {
        if report.factors.iter().all(|factor| factor.mentions.sources().is_empty()) {
            continue;
        }
        for (one, case) in report.cases.iter().enumerate() {
            let is_told = case.source.is_some_and(|source| {
                report.factors.iter().any(|factor| cites(&factor.mentions, &factor.causes, source))
            });
            let Some(span) = asked.origin(&Place::Case(at, one)).filter(|_| !is_told) else { continue };
            let title = &case.title;
            let message = say! {
                en: "no factor is said of the case `{title}`",
                nl: "geen enkele factor gaat over de casus `{title}`",
            };
            diagnostics.push(
                Diagnostic::new(Code::CaseWithoutFactors, span, message)
                    .label(say! {
                        en: "its page can show nothing that helped or hindered",
                        nl: "op de pagina van deze casus staat dus niet wat hielp of wat in de weg stond",
                    })
                    .help(say! {
                        en: "cite its source in `mentions` of a factor, or name its source here: source = \"1\"",
                        nl: "noem de bron van deze casus in `mentions` van een factor, of zet hier de bron: source = \"1\"",
                    }),
            );
        }
    }
}

fn cites(mentions: &Mentions, causes: &[Cause], source: SourceId) -> bool {
    mentions.sources().iter().any(|mention| mention.source == source)
        || causes.iter().any(|cause| cites(&cause.mentions, &cause.causes, source))
}
