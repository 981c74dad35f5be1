//! An audience that no recommendation is for or by, in a site that has recommendations.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{AudienceId, Place};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let recommendations = || asked.site.reports.iter().flat_map(|report| &report.recommendations);
    if recommendations().next().is_none() {
        return;
    }
    for (at, audience) in asked.site.audiences.iter().enumerate() {
        let id = AudienceId(at);
        let is_served = recommendations().any(|one| one.audiences.contains(&id) || one.by.contains(&id));
        let Some(span) = asked.origin(&Place::Audience(id)).filter(|_| !is_served) else { continue };
        let id = &audience.id;
        let message = say! {
            en: "no recommendation is for the audience `{id}`, or by it",
            nl: "geen enkele aanbeveling is voor of van de doelgroep `{id}`",
        };
        diagnostics.push(
            Diagnostic::new(Code::AudienceWithoutRecommendations, span, message)
                .label(say! {
                    en: "readers who choose it find an empty page",
                    nl: "wie deze doelgroep kiest, krijgt een lege pagina",
                })
                .help(say! {
                    en: "write a list under a heading with {{for={id}}}, or take the audience out",
                    nl: "schrijf een lijst onder een kop met {{for={id}}}, of haal de doelgroep weg",
                }),
        );
    }
}
