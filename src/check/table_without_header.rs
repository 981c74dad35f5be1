//! A table in a text whose columns have no names.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Mark, MarkKind, Open};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    asked.each(diagnostics, |text, diagnostics| {
        let empty = text.prose.tables().filter_map(empty_head);
        diagnostics.extend(empty.filter_map(|(start, end)| asked.span(text, start, end)).map(|span| {
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
    });
}

/// Where the head of a table begins and ends, if there is nothing in it.
fn empty_head(mut table: impl Iterator<Item = Mark>) -> Option<(u32, u32)> {
    let head = table.find(|mark| mark.kind == MarkKind::Open(Open::TableHead))?;
    let more = table.find(|mark| {
        matches!(mark.kind, MarkKind::Text(_) | MarkKind::Code(_) | MarkKind::Close(Open::TableHead))
    })?;
    (more.kind == MarkKind::Close(Open::TableHead)).then_some((head.start, more.end))
}
