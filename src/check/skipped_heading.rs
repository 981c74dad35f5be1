//! A heading more than one level below the one before it.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (_, markdown) in asked.markdowns() {
        // The title of the page is the heading of level 1.
        let mut before = 1;
        for heading in markdown.headings() {
            if heading.level > before + 1 {
                let marks = "#".repeat(usize::from(before) + 1);
                let level = heading.level;
                let message = say! {
                    en: "this heading of level {level} follows one of level {before}",
                    nl: "deze kop van niveau {level} volgt op een kop van niveau {before}",
                };
                diagnostics.push(
                    Diagnostic::new(Code::SkippedHeading, heading.span, message)
                        .label(say! { en: "expected `{marks}`", nl: "hier hoort `{marks}`" })
                        .help(say! {
                            en: "make it one level lower than the heading it belongs to",
                            nl: "maak de kop één niveau lager dan de kop waar die onder valt",
                        }),
                );
            }
            before = heading.level;
        }
    }
}
