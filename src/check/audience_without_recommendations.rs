//! An audience that no recommendation is for or by, in a site that has recommendations.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};
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
        let message = format!("no recommendation is for the audience `{}`, or by it", audience.id);
        diagnostics.push(
            Diagnostic::new(Code::AudienceWithoutRecommendations, span, message)
                .label("readers who choose it find an empty page")
                .help(format!(
                    "write a list under a heading with {{for={}}}, or take the audience out",
                    audience.id
                )),
        );
    }
}
