//! A heading more than one level below the one before it.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (_, markdown) in asked.markdowns() {
        // The title of the page is the heading of level 1.
        let mut before = 1;
        for heading in &markdown.headings {
            if heading.level > before + 1 {
                let marks = "#".repeat(usize::from(before) + 1);
                let message =
                    format!("this heading of level {} follows one of level {before}", heading.level);
                diagnostics.push(
                    Diagnostic::new(Code::SkippedHeading, heading.span, message)
                        .label(format!("expected `{marks}`"))
                        .help("make it one level lower than the heading it belongs to"),
                );
            }
            before = heading.level;
        }
    }
}
