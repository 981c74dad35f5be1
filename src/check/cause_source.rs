//! A cause cites a source that its factor does not: one of the two is likely wrong.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Cause, Factor, Mention, Public, Report};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for report in &asked.site.reports {
        for factor in report.factors.iter().filter(|factor| !factor.mentions.sources().is_empty()) {
            for cause in &factor.causes {
                compare(report, factor, cause, diagnostics);
            }
        }
    }
}

/// Sources are compared, not whether it was said about the case: a factor told of in general may have a cause in one.
fn compare(report: &Report<Public>, factor: &Factor, cause: &Cause, diagnostics: &mut Diagnostics) {
    let known =
        |mention: &&Mention| !factor.mentions.sources().iter().any(|other| other.source == mention.source);
    for mention in cause.mentions.sources().iter().filter(known) {
        let source = &report.sources[mention.source.0].id;
        let (name, whole) = (&cause.name, &factor.name);
        let message = say! {
            en: "the cause `{name}` cites source {source}, but its factor does not",
            nl: "de oorzaak `{name}` noemt bron {source}, maar de factor zelf niet",
        };
        diagnostics.push(
            Diagnostic::new(Code::CauseSource, cause.span, message)
                .label(say! { en: "cites {source}", nl: "noemt bron {source}" })
                .related(
                    factor.span,
                    say! { en: "the factor `{whole}` cites others", nl: "de factor `{whole}` noemt andere bronnen" },
                )
                .help(say! {
                    en: "add source {source} to the factor, or mend the cause",
                    nl: "voeg bron {source} toe bij de factor, of verbeter de oorzaak",
                }),
        );
    }
    for inner in &cause.causes {
        compare(report, factor, inner, diagnostics);
    }
}
