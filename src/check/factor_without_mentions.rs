//! A factor that nobody mentioned, in a report whose factors tell who mentioned them.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for report in &asked.site.reports {
        if report.factors.iter().all(|factor| factor.mentions.count() == 0) {
            continue;
        }
        for factor in report.factors.iter().filter(|factor| factor.mentions.count() == 0) {
            let message = format!("nobody is said to have mentioned the factor `{}`", factor.name);
            diagnostics.push(
                Diagnostic::new(Code::FactorWithoutMentions, factor.span, message)
                    .label("expected at least one source")
                    .help("write mentions = [\"1\"], with the ids of the [[source]] tables in report.toml"),
            );
        }
    }
}
