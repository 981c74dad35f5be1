//! The table of a data figure: columns matched, numbers read, totals compared.

use std::collections::BTreeMap;

use super::link::join;
use super::names::OrderedReport;
use super::{figure_kind, rule, total};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Column, Counts, Dataset, FigureKind, Moment, Row, whole_of};
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
            Diagnostic::new(Code::EmptyTable, span.unwrap_or(doc.span), "the figure has no rows")
                .label("expected at least one row of numbers"),
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
            Diagnostic::new(Code::InvalidValue, rows, "the figure has both `data` and `rows`")
                .label("only one of the two can be shown")
                .related(data.span, "the data file is named here")
                .help("keep one of the two"),
        );
        None
    }

    fn neither<T>(&mut self) -> Option<T> {
        self.tell(
            Diagnostic::new(Code::MissingValue, self.doc.span, "the figure has no numbers")
                .label("expected `data` or `rows`")
                .help("write data = \"file.csv\", or rows = [[\"A\", 1], [\"B\", 2]]"),
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
                    format!("there is no data file `{}`", data.value),
                )
                .label("expected a .csv, .xlsx or .ods file in the same folder")
                .help("put the file beside this one and write its name, such as data = \"cijfers.csv\"")
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
                            format!("there is no sheet `{}`", name.value),
                        )
                        .label(format!("expected one of {}", names.join(", ")))
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
        let columns: Vec<Column> = match sheet {
            Some(sheet) if doc.column.is_empty() => {
                let header = |cell: &DataCell| self.column(&cell.text, None);
                sheet.header.iter().map(header).collect()
            }
            _ => doc.column.iter().map(|column| self.column(&column.id.value, Some(column))).collect(),
        };
        if columns.len() < 2 {
            let span = doc.column.first().map_or(doc.span, |column| column.span);
            self.tell(
                Diagnostic::new(Code::MissingValue, span, "the figure has too few columns")
                    .label("expected a [[column]] for the categories and at least one for numbers")
                    .help("add [[column]] tables below the other keys: id = \"…\" and name = \"…\""),
            );
            return None;
        }
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
                let message = format!("there are two columns `{}`", column.id.value);
                self.tell(
                    Diagnostic::new(Code::DuplicateId, column.id.span, message)
                        .label("this is the second")
                        .related(known, "the first is here"),
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
                    let message = format!("the data has no column `{}`", column.id.value);
                    self.tell(
                        Diagnostic::new(Code::UnknownColumn, column.id.span, message)
                            .label(format!("expected one of {}", names.join(", ")))
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
                let message = format!(
                    "this row has {} cells, but there are {} columns",
                    row.cells.len(),
                    columns.len()
                );
                self.tell(
                    Diagnostic::new(Code::RaggedRow, row.span, message)
                        .label(format!("expected {} cells", columns.len()))
                        .help("write \"\" where a number is missing"),
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

    /// A number; nothing for an empty cell, or after telling that it is not one.
    fn cell(&mut self, cell: &DataCell, column: &Column) -> Option<f64> {
        if column.is_date {
            return self.moment(cell, column);
        }
        let Some(number) = cell.number else {
            if !cell.text.is_empty() {
                self.not_a_number(cell, column);
            }
            return None;
        };
        self.share(cell, number, column);
        if column.counts == Counts::People && (number < 0.0 || number.fract() != 0.0) {
            let message = format!("`{}` is not a number of people{}", cell.text, place(cell));
            self.tell(
                Diagnostic::new(Code::BadCount, cell.span, message)
                    .label("expected a whole number, 0 or more")
                    .help("if the column does not count people, write counts = \"other\" in its [[column]]"),
            );
        }
        Some(number)
    }

    /// A point in time as a number; nothing for an empty cell, or after telling that it is none.
    fn moment(&mut self, cell: &DataCell, column: &Column) -> Option<f64> {
        let moment = Moment::parse(&cell.text);
        if moment.is_none() && !cell.text.is_empty() {
            let message = format!("`{}` is not a point in time{}", cell.text, place(cell));
            self.tell(
                Diagnostic::new(Code::InvalidValue, cell.span, message)
                    .label(format!("expected a year, month or day in the column `{}`", column.id))
                    .help("write 2022, \"2022-03\" or 2022-03-01"),
            );
        }
        moment.map(Moment::number)
    }

    /// A share must lie within its whole.
    fn share(&mut self, cell: &DataCell, number: f64, column: &Column) {
        let Some(whole) = column.whole() else { return };
        if !(0.0..=f64::from(whole)).contains(&number) {
            let unit = column.unit.as_deref().unwrap_or_default();
            let message = format!("`{} {unit}` is no share of a whole{}", cell.text, place(cell));
            self.tell(
                Diagnostic::new(Code::BadShare, cell.span, message)
                    .label(format!("expected 0 to {whole}"))
                    .help(format!(
                        "mend the number; for a change, say so in the unit: unit = \"{unit} meer\""
                    )),
            );
        }
    }

    fn not_a_number(&mut self, cell: &DataCell, column: &Column) {
        let message = format!("`{}` is not a number{}", cell.text, place(cell));
        let with_point = cell.text.replace(',', ".");
        let help = if cell.text.contains(',') && with_point.parse::<f64>().is_ok() {
            format!("write {with_point}: a point stands before decimals, whatever readers will see")
        } else if cell.text.contains('.') && cell.text.replace('.', "").parse::<u64>().is_ok() {
            // In a file with decimal commas a point may part the thousands; which is meant is not ours to guess.
            let [thousands, decimals] = [cell.text.replace('.', ""), cell.text.replace('.', ",")];
            format!(
                "write {thousands} if the point parts thousands, or {decimals} if it stands before decimals"
            )
        } else {
            "write only the number, without unit or spaces; leave the cell empty where it is missing"
                .to_owned()
        };
        self.tell(
            Diagnostic::new(Code::NotANumber, cell.span, message)
                .label(format!("expected a number in the column `{}`", column.id))
                .help(help),
        );
    }

    /// Every row has a name of its own.
    fn labels(&mut self, rows: &[Row]) {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        for row in rows {
            if row.label.trim().is_empty() {
                self.tell(
                    Diagnostic::new(Code::MissingValue, row.span, "this row has no name")
                        .label("expected the name of a category")
                        .help("write what the numbers of this row are about in its first cell"),
                );
            } else if let Some(known) = first.insert(&row.label, row.span) {
                self.tell(
                    Diagnostic::new(
                        Code::DuplicateId,
                        row.span,
                        format!("the category `{}` stands twice", row.label),
                    )
                    .label("this is the second")
                    .related(known, "the first is here")
                    .help("give one of them another name, or add their numbers up"),
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
            Diagnostic::new(Code::InvalidValue, total.span, format!("no row is called `{}`", total.value))
                .label("expected the label of the row with the totals")
                .suggest(&total.value, rows.iter().map(|row| row.label.as_str())),
        );
    }
}

/// Where a cell of a spreadsheet stands, for the end of a sentence.
fn place(cell: &DataCell) -> String {
    cell.address().map(|address| format!(" (cell {address})")).unwrap_or_default()
}
