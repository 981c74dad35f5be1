//! The table of a data figure: columns matched, numbers read, totals compared.

mod cell;

pub(super) use cell::place;

use std::collections::BTreeMap;

use super::link::{join, one_of};
use super::names::OrderedReport;
use super::sort::{first_one, second};
use super::{figure_kind, rule, total};
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::{Column, Dataset, FigureKind, Row, whole_of};
use crate::parse::data::{DataCell, DataRow, Sheet};
use crate::parse::document::{ColumnDoc, FigureDoc, Parsed};
use crate::source::{Span, Spanned};

/// The table of a figure; nothing after telling why there is none.
pub(super) fn dataset(
    report: &OrderedReport,
    file: &Parsed<FigureDoc>,
    diagnostics: &mut Diagnostics,
) -> Option<Dataset> {
    let doc = &*file.doc;
    let mut reading = Reading { doc, diagnostics };
    let sheet = match (&doc.data, &doc.rows) {
        (Some(data), Some(rows)) => return reading.both(data, rows.span),
        (Some(data), None) => Some(reading.sheet(report, &file.path, data)?),
        (None, Some(_)) => None,
        (None, None) => return reading.neither(),
    };
    let columns = reading.columns(sheet)?;
    let (places, rows): (Vec<usize>, &[DataRow]) = match (sheet, &doc.rows) {
        (Some(sheet), _) => (reading.places(sheet)?, &sheet.rows),
        (None, rows) => ((0..columns.len()).collect(), rows.as_ref().map_or(&[], |rows| &rows.value)),
    };
    let written = rows;
    let rows = reading.rows(&columns, &places, written);
    if rows.is_empty() {
        let span = doc.data.as_ref().map(|data| data.span).or(doc.rows.as_ref().map(|rows| rows.span));
        reading.tell(
            Diagnostic::new(
                Code::EmptyTable,
                span.unwrap_or(doc.span),
                say! { en: "the figure has no rows", nl: "de figuur heeft geen rijen" },
            )
            .label(say! {
                en: "expected at least one row of numbers",
                nl: "hier hoort minstens één rij met getallen",
            })
            .help(say! {
                en: "write a row for every category, in `rows` or in the file that `data` names, or leave the figure out",
                nl: "schrijf een rij voor elke categorie, in `rows` of in het bestand bij `data`, of laat de figuur weg",
            }),
        );
        return None;
    }
    reading.labels(&rows);
    let mut columns = columns.into_iter();
    let category = columns.next()?;
    let dataset = Dataset { category, columns: columns.collect(), rows };
    total::check(doc, &dataset, diagnostics);
    figure_kind::check(doc, &dataset, diagnostics);
    rule::check(doc, &dataset, written, &places, diagnostics);
    Some(dataset)
}

struct Reading<'a> {
    doc: &'a FigureDoc,
    diagnostics: &'a mut Diagnostics,
}

impl Reading<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn both<T>(&mut self, data: &Spanned<String>, rows: Span) -> Option<T> {
        self.tell(
            Diagnostic::new(
                Code::InvalidValue,
                rows,
                say! {
                    en: "the figure has both `data` and `rows`",
                    nl: "de figuur heeft zowel `data` als `rows`",
                },
            )
            .label(say! { en: "only one of the two can be shown", nl: "maar één van de twee kan worden getoond" })
            .related(
                data.span,
                say! { en: "the data file is named here", nl: "hier staat het bestand met de gegevens" },
            )
            .help(say! { en: "keep one of the two", nl: "houd een van de twee" }),
        );
        None
    }

    fn neither<T>(&mut self) -> Option<T> {
        self.tell(
            Diagnostic::new(
                Code::MissingValue,
                self.doc.span,
                say! { en: "the figure has no numbers", nl: "de figuur heeft geen getallen" },
            )
            .label(say! { en: "expected `data` or `rows`", nl: "hier hoort `data` of `rows`" })
            .help(say! {
                en: "write data = \"file.csv\", or rows = [[\"A\", 1], [\"B\", 2]]",
                nl: "schrijf data = \"bestand.csv\", of rows = [[\"A\", 1], [\"B\", 2]]",
            }),
        );
        None
    }

    /// The sheet that `data` and `sheet` name.
    fn sheet<'report>(
        &mut self,
        report: &'report OrderedReport,
        path: &str,
        data: &Spanned<String>,
    ) -> Option<&'report Sheet> {
        let wanted = join(path, &data.value);
        let files = &report.files.data;
        let Some(file) = files.iter().find(|file| wanted.as_deref() == Some(&*file.path)) else {
            let names: Vec<&str> = files.iter().filter_map(|file| file.path.rsplit('/').next()).collect();
            self.tell(
                Diagnostic::new(
                    Code::DanglingLink,
                    data.span,
                    say! {
                        en: "there is no data file `{file}`",
                        nl: "er is geen bestand `{file}` met gegevens",
                        file = data.value,
                    },
                )
                .label(say! {
                    en: "expected a .csv, .xlsx or .ods file in the same folder",
                    nl: "hier hoort een .csv-, .xlsx- of .ods-bestand in dezelfde map",
                })
                .help(say! {
                    en: "put the file beside this one and write its name, such as data = \"numbers.csv\"",
                    nl: "zet het bestand naast dit bestand en schrijf de naam, zoals data = \"cijfers.csv\"",
                })
                .suggest(&data.value, names),
            );
            return None;
        };
        let sheets = &file.doc.sheets;
        match &self.doc.sheet {
            // A file without sheets is broken, and has been told of.
            None => sheets.first(),
            Some(name) => {
                let found = sheets.iter().find(|sheet| sheet.name == name.value);
                if found.is_none() && !sheets.is_empty() {
                    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
                    self.tell(
                        Diagnostic::new(
                            Code::InvalidValue,
                            name.span,
                            say! {
                                en: "there is no sheet `{sheet}`",
                                nl: "er is geen werkblad `{sheet}`",
                                sheet = name.value,
                            },
                        )
                        .label(one_of(&names))
                        .suggest(&name.value, names),
                    );
                }
                found
            }
        }
    }

    /// The columns: as declared, or all of the file's.
    fn columns(&mut self, sheet: Option<&Sheet>) -> Option<Vec<Column>> {
        let doc = self.doc;
        let mut columns: Vec<Column> = match sheet {
            Some(sheet) if doc.column.is_empty() => {
                let header = |cell: &DataCell| self.column(&cell.text, None);
                sheet.header.iter().map(header).collect()
            }
            _ => doc.column.iter().map(|column| self.column(&column.id.value, Some(column))).collect(),
        };
        if columns.len() < 2 {
            let span = doc.column.first().map_or(doc.span, |column| column.span);
            self.tell(
                Diagnostic::new(
                    Code::MissingValue,
                    span,
                    say! { en: "the figure has too few columns", nl: "de figuur heeft te weinig kolommen" },
                )
                .label(say! {
                    en: "expected a [[column]] for the categories and at least one for numbers",
                    nl: "hier horen een [[column]] voor de categorieën en minstens één voor getallen",
                })
                .help(say! {
                    en: "add [[column]] tables below the other keys: id = \"…\" and name = \"…\"",
                    nl: "voeg onder de andere velden [[column]]-blokken toe: id = \"…\" en name = \"…\"",
                }),
            );
            return None;
        }
        // The figure's unit is that of its numbers, not of what they are about.
        columns[0].unit = doc.column.first().and_then(|column| Some(column.unit.as_ref()?.value.clone()));
        self.same_ids();
        Some(columns)
    }

    /// A column; one with a percentage as a unit of its own does not count what the rest of the figure does.
    fn column(&self, id: &str, column: Option<&ColumnDoc>) -> Column {
        let own = column.and_then(|column| column.counts.as_ref());
        let unit = column.and_then(|column| column.unit.as_ref()).or(self.doc.unit.as_ref());
        let name = column.and_then(|column| column.name.as_ref());
        let is_share = column
            .and_then(|column| column.unit.as_ref())
            .is_some_and(|unit| whole_of(&unit.value).is_some());
        let is_date = self.doc.kind.value == FigureKind::Timeline;
        let counts = own.or(self.doc.counts.as_ref().filter(|_| !is_share && !is_date));
        Column {
            id: id.to_owned(),
            name: name.map_or_else(|| id.to_owned(), |name| name.value.clone()),
            unit: unit.map(|unit| unit.value.clone()),
            counts: counts.map(|counts| counts.value).unwrap_or_default(),
            is_total: column.is_some_and(|column| column.total),
            is_date,
        }
    }

    fn same_ids(&mut self) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for column in &self.doc.column {
            if let Some(known) = first.insert(&column.id.value, column.id.span) {
                let message = say! {
                    en: "there are two columns `{id}`",
                    nl: "er zijn twee kolommen `{id}`",
                    id = column.id.value,
                };
                self.tell(
                    Diagnostic::new(Code::DuplicateId, column.id.span, message)
                        .label(second())
                        .related(known, first_one()),
                );
            }
        }
    }

    /// Where the declared columns stand in the file's rows.
    fn places(&mut self, sheet: &Sheet) -> Option<Vec<usize>> {
        if self.doc.column.is_empty() {
            return Some((0..sheet.header.len()).collect());
        }
        let names: Vec<&str> = sheet.header.iter().map(|cell| &*cell.text).collect();
        let mut places = Vec::new();
        for column in &self.doc.column {
            match names.iter().position(|name| *name == column.id.value) {
                Some(place) => places.push(place),
                None => {
                    let message = say! {
                        en: "the data has no column `{id}`",
                        nl: "de gegevens hebben geen kolom `{id}`",
                        id = column.id.value,
                    };
                    self.tell(
                        Diagnostic::new(Code::UnknownColumn, column.id.span, message)
                            .label(one_of(&names))
                            .help(say! {
                                en: "write the id as the first row of the data has it, or leave the [[column]] out",
                                nl: "schrijf de id zoals de eerste rij van de gegevens die heeft, of laat het blok [[column]] weg",
                            })
                            .suggest(&column.id.value, names.iter().copied()),
                    );
                }
            }
        }
        (places.len() == self.doc.column.len()).then_some(places)
    }

    fn rows(&mut self, columns: &[Column], places: &[usize], rows: &[DataRow]) -> Vec<Row> {
        let mut read = Vec::with_capacity(rows.len());
        for row in rows {
            let least = places.iter().max().map_or(0, |last| last + 1);
            let inline = self.doc.rows.is_some();
            if row.cells.len() < least || (inline && row.cells.len() != columns.len()) {
                let columns = columns.len();
                let message = say! {
                    en: "this row has {cells}, but there are {columns} columns",
                    nl: "deze rij heeft {cells}, maar er zijn {columns} kolommen",
                    cells = Words::counted(row.cells.len(), ["cell", "cells"], ["cel", "cellen"]),
                    columns = columns,
                };
                self.tell(
                    Diagnostic::new(Code::RaggedRow, row.span, message)
                        .label(say! { en: "expected {columns} cells", nl: "hier horen {columns} cellen" })
                        .help(say! {
                            en: "write \"\" where a number is missing",
                            nl: "schrijf \"\" waar een getal ontbreekt",
                        }),
                );
                continue;
            }
            let label = row.cells[places[0]].text.to_string();
            let is_total = self.doc.total.as_ref().is_some_and(|total| total.value == label);
            let cells = columns[1..].iter().zip(&places[1..]);
            let cells = cells.map(|(column, &place)| self.cell(&row.cells[place], column)).collect();
            read.push(Row { label, cells, is_total, span: row.cells[places[0]].span });
        }
        self.total_exists(&read);
        read
    }

    /// Every row has a name of its own.
    fn labels(&mut self, rows: &[Row]) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for row in rows {
            if row.label.trim().is_empty() {
                self.tell(
                    Diagnostic::new(
                        Code::MissingValue,
                        row.span,
                        say! { en: "this row has no name", nl: "deze rij heeft geen naam" },
                    )
                    .label(say! { en: "expected the name of a category", nl: "hier hoort de naam van een categorie" })
                    .help(say! {
                        en: "write what the numbers of this row are about in its first cell",
                        nl: "schrijf in de eerste cel waar de getallen van deze rij over gaan",
                    }),
                );
            } else if let Some(known) = first.insert(&row.label, row.span) {
                self.tell(
                    Diagnostic::new(
                        Code::DuplicateId,
                        row.span,
                        say! {
                            en: "the category `{label}` stands twice",
                            nl: "de categorie `{label}` staat er twee keer",
                            label = row.label,
                        },
                    )
                    .label(second())
                    .related(known, first_one())
                    .help(say! {
                        en: "give one of them another name, or add their numbers up",
                        nl: "geef een van de twee een andere naam, of tel hun getallen op",
                    }),
                );
            }
        }
    }

    fn total_exists(&mut self, rows: &[Row]) {
        let Some(total) = &self.doc.total else { return };
        if rows.is_empty() || rows.iter().any(|row| row.is_total) {
            return;
        }
        self.tell(
            Diagnostic::new(
                Code::InvalidValue,
                total.span,
                say! {
                    en: "no row is called `{total}`",
                    nl: "geen enkele rij heet `{total}`",
                    total = total.value,
                },
            )
            .label(say! {
                en: "expected the label of the row with the totals",
                nl: "hier hoort de naam van de rij met de totalen",
            })
            .suggest(&total.value, rows.iter().map(|row| row.label.as_str())),
        );
    }
}
