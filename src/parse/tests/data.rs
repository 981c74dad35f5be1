//! Tables: what is told of them, and what their cells hold.

use std::io::Write;

use zip::write::SimpleFileOptions;

use super::{check, documents, file_id, tree};
use crate::diag::Code;
use crate::parse::data::{DataDoc, ods, xlsx};
use crate::parse::{Memo, parse};
use crate::source::{Content, SourceFile};

const CSV: &str = "content/r/figures/x.csv";

#[test]
fn bad_tables() {
    check(
        CSV,
        &[
            ("a,b\nx,1\n", ""),
            ("", "bad-table:1:1"),
            ("\n\n,,\n", "bad-table:1:1"),
            ("a,b\nx\ny,1,2\nz,3\n", "ragged-row:2:1 x\nragged-row:3:1 y,1,2"),
            ("a,b\n\"x,1\ny,2\n", "bad-table:2:1 \""),
            ("a,b\n\"x\"y,1\n", "bad-table:2:1 \"x\""),
            ("a,b,,\nx,1,,\n\n,,,\ny,2\n", ""),
        ],
    );
}

fn cells(text: &str) -> Vec<Vec<(String, Option<f64>)>> {
    let documents = documents(&[("content/r/report.toml", "title = \"x\""), (CSV, text)]);
    let sheet = &documents.reports[0].data[0].doc.sheets[0];
    let row = |cells: &[crate::parse::data::DataCell]| {
        cells.iter().map(|cell| (cell.text.to_string(), cell.number)).collect()
    };
    std::iter::once(row(&sheet.header)).chain(sheet.rows.iter().map(|line| row(&line.cells))).collect()
}

#[test]
fn cells_of_a_csv() {
    let row = |cells: &[(&str, Option<f64>)]| -> Vec<(String, Option<f64>)> {
        cells.iter().map(|(text, number)| ((*text).to_owned(), *number)).collect()
    };
    assert_eq!(
        cells("type,n\r\n \"a \"\"b\"\", c\" , 9.2\r\n2022,\"9,2\"\r\n1.000,-3\r\n"),
        [
            row(&[("type", None), ("n", None)]),
            row(&[("a \"b\", c", None), ("9.2", Some(9.2))]),
            row(&[("2022", Some(2022.0)), ("9,2", None)]),
            row(&[("1.000", Some(1.0)), ("-3", Some(-3.0))]),
        ]
    );
    assert_eq!(
        cells("type;n\nx;9,2\ny;1.000\nz;9.25\n€;12%\n"),
        [
            row(&[("type", None), ("n", None)]),
            row(&[("x", None), ("9,2", Some(9.2))]),
            row(&[("y", None), ("1.000", None)]),
            row(&[("z", None), ("9.25", Some(9.25))]),
            row(&[("€", None), ("12%", None)]),
        ]
    );
    assert_eq!(cells("sep=;\na;b, c\n1;2\n")[0], row(&[("a", None), ("b, c", None)]));
    assert_eq!(cells("a\tb\n1\t2,5\n")[1], row(&[("1", Some(1.0)), ("2,5", Some(2.5))]));
}

#[test]
fn cells_have_places() {
    let text = "één;b\nx; \"y;z\" \n";
    let documents = documents(&[("content/r/report.toml", "title = \"x\""), (CSV, text)]);
    let row = &documents.reports[0].data[0].doc.sheets[0].rows[0];
    assert_eq!(&text[row.cells[1].span.range()], "\"y;z\"");
    assert_eq!(&text[row.span.range()], "x; \"y;z\"");
}

/// A zip file of these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a zip file").into_inner()
}

/// An `.xlsx` with these rows.
pub(super) fn workbook(sheet: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\"?>";
    let package = format!(
        "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let relationships = format!(
        "{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let book = format!(
        "{head}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let sheet = format!(
        "{head}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheet}</sheetData></worksheet>"
    );
    zipped(&[
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relationships.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// An `.ods` with these rows.
pub(super) fn spreadsheet(content: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet><table:table table:name=\"Blad1\">{content}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

fn words(data: &DataDoc) -> Vec<String> {
    let Some(sheet) = data.sheets.first() else { return Vec::new() };
    let cell = |cell: &crate::parse::data::DataCell| {
        let number = cell.number.map(|number| format!("={number}")).unwrap_or_default();
        format!("{} {}{number}", cell.address().unwrap_or_default(), cell.text)
    };
    sheet.header.iter().chain(sheet.rows.iter().flat_map(|row| &row.cells)).map(cell).collect()
}

#[test]
fn cells_of_an_xlsx() {
    let sheet = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>type</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>n</t></is></c></row>\
        <row r=\"4\"><c r=\"B4\" t=\"str\"><v>a</v></c><c r=\"C4\"><v>9.2</v></c><c r=\"F4\"><v>1</v></c></row>\
        <row r=\"5\"><c r=\"C5\" t=\"e\"><v>#REF!</v></c></row><row r=\"6\"><c r=\"F6\"><v>1</v></c></row>";
    let mut diagnostics = Vec::new();
    let data = xlsx(file_id(), &workbook(sheet), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(data.sheets[0].name, "Blad1");
    assert_eq!(words(&data), ["B2 type", "C2 n", "B4 a", "C4 9.2=9.2", "B5 ", "C5 #REF!"]);
}

#[test]
fn cells_of_an_ods() {
    let content = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
        <table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>type</text:p></table:table-cell>\
        <table:table-cell office:value-type=\"string\"><office:annotation><text:p>let op</text:p></office:annotation><text:p>a &amp; b</text:p><text:p>c</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell/><table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"9.2\"><text:p>9,2</text:p></table:table-cell></table:table-row>";
    let mut diagnostics = Vec::new();
    let data = ods(file_id(), &spreadsheet(content), &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(words(&data), ["B3 type", "C3 a & b c", "B4 9.2=9.2", "C4 9.2=9.2"]);
}

type Read = fn(crate::source::FileId, &[u8], &mut Vec<crate::diag::Diagnostic>) -> DataDoc;

#[test]
fn spreadsheets_that_are_refused() {
    let png = b"\x89PNG\r\n\x1a\n and more".to_vec();
    let many =
        "<row><c t=\"str\"><v>x</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let repeated = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\" office:value=\"1\"/></table:table-row>";
    let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 70 << 20])]);
    let rows: [(&str, Read, Vec<u8>, &str); 8] = [
        ("a png", xlsx, png.clone(), "this is not an .xlsx"),
        ("a png", ods, png, "this is not an .ods"),
        ("an ods", xlsx, spreadsheet(""), "this is not an .xlsx"),
        ("an xlsx", ods, workbook(""), "this is not an .ods"),
        ("empty", xlsx, workbook(""), "this .xlsx is empty"),
        ("empty", ods, spreadsheet(""), "this .ods is empty"),
        ("repeated", ods, spreadsheet(repeated), "this .ods is too large"),
        ("a bomb", xlsx, bomb, "this .xlsx is too large"),
    ];
    for (what, read, bytes, message) in rows {
        let mut diagnostics = Vec::new();
        assert!(read(file_id(), &bytes, &mut diagnostics).sheets.is_empty(), "{what}");
        assert_eq!(diagnostics.len(), 1, "{what}");
        assert_eq!((diagnostics[0].code, &*diagnostics[0].message.en), (Code::BadTable, message), "{what}");
    }
    let mut diagnostics = Vec::new();
    let far = xlsx(file_id(), &workbook(many), &mut diagnostics);
    assert_eq!(words(&far), ["A1 x"]);
}

#[test]
fn a_renamed_picture_is_told_of() {
    let mut tree = tree(&[("content/r/report.toml", "title = \"x\"")]);
    tree.insert(SourceFile {
        path: "content/r/figures/x.xlsx".into(),
        content: Content::Bytes(b"\x89PNG".as_slice().into()),
        hash: [1; 32],
    });
    let checked = parse(&tree, &mut Memo::default());
    assert_eq!(super::lines(&tree, &checked.diagnostics), "bad-table:1:1");
    assert!(checked.value.reports[0].data[0].is_broken);
}
