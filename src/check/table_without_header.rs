//! A table in a text whose columns have no names.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{MarkKind, Open};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    asked.each(diagnostics, |text, diagnostics| {
        if text.prose.markdown.alignments.is_empty() {
            return;
        }
        let mut head: Option<(u32, bool)> = None;
        for mark in text.prose.marks() {
            match mark.kind {
                MarkKind::Open(Open::TableHead) => head = Some((mark.start, true)),
                MarkKind::Text(_) | MarkKind::Code(_) => head = head.map(|(start, _)| (start, false)),
                MarkKind::Close(Open::TableHead) => {
                    let empty = head.take().filter(|(_, is_empty)| *is_empty);
                    let span = empty.and_then(|(start, _)| asked.span(text, start, mark.end));
                    diagnostics.extend(span.map(|span| {
                        Diagnostic::new(
                            Code::TableWithoutHeader,
                            span,
                            say! {
                                en: "the columns of this table have no names",
                                nl: "de kolommen van deze tabel hebben geen naam",
                            },
                        )
                        .label(say! { en: "expected a name for every column", nl: "elke kolom hoort een naam te hebben" })
                        .help(say! {
                            en: "fill in the first row: `| Kind | Number |`",
                            nl: "vul de eerste rij in: `| Soort | Aantal |`",
                        })
                    }));
                }
                _ => {}
            }
        }
    });
}
