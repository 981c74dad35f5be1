//! One file, searched as what it is.

use std::ops::Range;

use memchr::{memchr_iter, memchr3};

use super::audit::Finding;
use super::cell::{Cell, Line};
use super::detect::{self, Passage};
use super::{Hit, document, hits, opendocument, pdf, picture, span, workbook};
use crate::diag::say;
use crate::model::Personal;
use crate::parse::data::csv;
use crate::source::{Content, FileId, SourceFile, Span};

/// All that is found in a file, in order of its places.
pub(super) fn search(id: FileId, file: &SourceFile) -> Vec<Finding> {
    let extension = file.extension();
    let is_published = file.path.split('/').any(|folder| folder == "media");
    let mut findings = match &file.content {
        Content::Unreadable => Vec::new(),
        Content::Text(text) if extension == "csv" => table(id, text),
        Content::Text(text) => prose(id, text, is_case(&file.path)),
        Content::Bytes(bytes) => {
            let found = match &*extension {
                "xlsx" | "xlsm" => workbook::hits(bytes, is_published),
                "ods" => opendocument::hits(bytes, is_published),
                "docx" | "pptx" | "odt" | "odp" => document::hits(bytes, is_published),
                "pdf" => pdf::hits(bytes),
                _ => std::str::from_utf8(bytes).map_or_else(|_| picture::hits(bytes), lines),
            };
            found.into_iter().map(|hit| inside(id, hit)).collect()
        }
    };
    if extension == "svg"
        && let Content::Text(text) = &file.content
    {
        findings.extend(drawing(id, text));
    }
    findings.sort_by_key(|finding| (finding.span, finding.what));
    findings.dedup();
    findings
}

/// A text whose name does not say that it is one: a calendar, a card with an address.
fn lines(text: &str) -> Vec<Hit> {
    text.lines()
        .zip(1..)
        .flat_map(|(line, number)| hits(line, &say! { en: "line {number}", nl: "regel {number}" }))
        .collect()
}

/// Whether a file tells of one family or child.
fn is_case(path: &str) -> bool {
    path.to_lowercase().ends_with(".md") && path.split('/').nth(2) == Some("cases")
}

/// Something found in a file that is no text.
fn inside(id: FileId, hit: Hit) -> Finding {
    Finding {
        what: hit.what,
        span: Span::start_of(id),
        place: Some(hit.place),
        value: hit.value,
        parts: Vec::new(),
        allowed: None,
    }
}

/// A text, paragraph by paragraph; a case tells of one person from its first word to its last.
fn prose(id: FileId, text: &str, is_case: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for paragraph in paragraphs(text) {
        let words = &text[paragraph.clone()];
        let found = detect::find(Passage { text: words, is_story: !is_case && is_quote(words) });
        findings.extend(found.into_iter().map(|found| finding(id, words, paragraph.start, found)));
    }
    if is_case {
        let found = detect::combination(text);
        findings.extend(found.map(|found| finding(id, text, 0, found)));
    }
    findings
}

fn finding(id: FileId, text: &str, start: usize, found: detect::Found) -> Finding {
    Finding {
        what: found.what,
        span: span(id, start, &found.range),
        place: None,
        value: text[found.range].to_owned(),
        parts: found.parts.iter().map(|part| span(id, start, part)).collect(),
        allowed: None,
    }
}

/// The stretches of a text between empty lines.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut lines = memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1).chain([text.len()]);
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = None;
        for end in lines.by_ref() {
            let line = &text[at..end];
            // The first byte of nearly every line tells.
            let is_empty =
                !line.starts_with(|first: char| first.is_ascii_graphic()) && line.trim().is_empty();
            let place = std::mem::replace(&mut at, end);
            match (start, is_empty) {
                (None, false) => start = Some(place),
                (Some(first), true) => return Some(first..place),
                _ => {}
            }
        }
        start.map(|first| first..text.len())
    })
}

/// The least words between quotation marks that are a quotation and not a term.
const LEAST_QUOTED: usize = 5;

/// Whether a paragraph has somebody's own words in it.
fn is_quote(text: &str) -> bool {
    let is_block = text.trim_start().starts_with('>') && !text.trim_start().starts_with("> [!");
    // The first byte of each mark below; most paragraphs have none.
    if !is_block && memchr3(b'"', 0xe2, 0xc2, text.as_bytes()).is_none() {
        return false;
    }
    let marks = [('“', '”'), ('„', '”'), ('‘', '’'), ('«', '»')];
    let is_long = |quoted: &str| quoted.split_whitespace().count() >= LEAST_QUOTED;
    let is_between = |(open, close): &(char, char)| {
        text.split(*open).skip(1).filter_map(|rest| rest.split(*close).next()).any(is_long)
    };
    // A straight mark also stands around every text of a TOML file.
    let is_straight = || !text.contains("= \"") && text.split('"').skip(1).step_by(2).any(is_long);
    is_block || marks.iter().any(is_between) || is_straight()
}

/// A `.csv`, row by row, each cell after the name of its column; as plain text where it is no table.
fn table(id: FileId, text: &str) -> Vec<Finding> {
    let document = csv(id, text, &mut Vec::new());
    let Some(sheet) = document.sheets.first() else { return prose(id, text, false) };
    let header: Vec<&str> = sheet.header.iter().map(|cell| &*cell.text).collect();
    let head =
        Line::new(sheet.header.iter().map(|cell| Cell { name: "", text: &cell.text, place: cell.span }));
    let rows = sheet.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate();
        Line::new(cells.map(|(at, cell)| Cell {
            name: header.get(at).copied().unwrap_or_default(),
            text: &cell.text,
            place: cell.span,
        }))
    });
    let found = std::iter::once(head).chain(rows).flat_map(|line| line.find());
    let finding = |(found, span, value): (Personal, Span, String)| Finding {
        what: found,
        span,
        place: None,
        value,
        parts: Vec::new(),
        allowed: None,
    };
    found.map(finding).collect()
}

/// What drawing programs write into an SVG: who drew it, and in which folder.
fn drawing(id: FileId, text: &str) -> Vec<Finding> {
    let marks = ["<dc:creator", "sodipodi:absref=\"", "inkscape:export-filename=\""];
    let places = marks.iter().flat_map(|mark| text.match_indices(mark));
    let finding = |(start, mark): (usize, &str)| Finding {
        what: Personal::FileMetadata,
        span: Span::new(id, start..start + mark.len()),
        place: None,
        value: mark.trim_matches(['<', '"', '=']).to_owned(),
        parts: Vec::new(),
        allowed: None,
    };
    places.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_case, is_quote, paragraphs};

    #[test]
    fn paragraphs_lie_between_empty_lines() {
        let paragraphs = |text| paragraphs(text).collect::<Vec<_>>();
        assert_eq!(paragraphs("a\nb\n\n \nc"), [0..4, 7..8]);
        assert_eq!(paragraphs("a\r\n\r\nb\n"), [0..3, 5..7]);
        assert_eq!(paragraphs("a\n\u{a0}\nb"), [0..2, 5..6]);
        assert!(paragraphs("\n\n").is_empty());
    }

    #[test]
    fn quotations_are_told_from_terms() {
        let rows = [
            ("> Niemand luisterde.", true),
            ("> [!NOTE]\n> Een opmerking van ons.", false),
            ("Zij zei: “Niemand luisterde ooit naar ons.”", true),
            ("Dit heet “rode draad” bij ons.", false),
            ("about = \"Een kind in de onderbouw van de school\"", false),
            ("Zij zei: \"Niemand luisterde ooit naar ons.\"", true),
        ];
        for (text, expected) in rows {
            assert_eq!(is_quote(text), expected, "{text}");
        }
    }

    #[test]
    fn only_cases_are_about_one_person() {
        assert!(is_case("content/rapport/cases/1-po.md"));
        assert!(!is_case("content/rapport/pages/cases.md"));
    }
}
