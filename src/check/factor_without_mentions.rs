//! A factor that nobody mentioned, in a report whose factors tell who mentioned them.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for report in &asked.site.reports {
        if report.factors.iter().all(|factor| factor.mentions.count() == 0) {
            continue;
        }
        for factor in report.factors.iter().filter(|factor| factor.mentions.count() == 0) {
            let name = &factor.name;
            let message = say! {
                en: "nobody is said to have mentioned the factor `{name}`",
                nl: "er staat niet bij wie de factor `{name}` heeft genoemd",
            };
            diagnostics.push(
                Diagnostic::new(Code::FactorWithoutMentions, factor.span, message)
                    .label(say! { en: "expected at least one source", nl: "hier hoort minstens één bron bij" })
                    .help(say! {
                        en: "write mentions = [\"1\"], with the ids of the [[source]] tables in report.toml",
                        nl: "schrijf mentions = [\"1\"], met de id's van de [[source]]-blokken in report.toml",
                    }),
            );
        }
    }
}
