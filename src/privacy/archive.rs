//! The parts of a zip file of XML: what spreadsheets and documents are made of.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{Hit, hits, in_properties};
use crate::diag::say;
use crate::model::Personal;
use crate::parse::data::within_limits;

/// The XML parts of an archive, by name; none of one that is damaged or unpacks to more than any table has.
pub(super) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    if within_limits(bytes).is_err() {
        return Vec::new();
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let Ok(mut part) = archive.by_index(index) else { continue };
        let Ok(name) = part.name().map(std::borrow::Cow::into_owned) else { continue };
        let mut text = String::new();
        let is_xml = [".xml", ".rels"].iter().any(|end| name.to_lowercase().ends_with(end));
        if is_xml && part.read_to_string(&mut text).is_ok() {
            parts.push((name, text));
        }
    }
    parts.sort();
    parts
}

/// Something met on the way through XML.
pub(super) enum Step<'xml> {
    /// An element opens: its name, and its attributes as name and value.
    Open(&'xml str, Vec<(String, String)>),
    /// An element closes.
    Close(&'xml str),
    /// Text.
    Text(&'xml str),
}

/// Walks through an XML text as far as it can be read.
pub(super) fn walk(xml: &str, mut visit: impl FnMut(Step<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => visit(Step::Open(element.name().as_ref(), attributes(&element))),
            Ok(Event::End(element)) => visit(Step::Close(element.name().as_ref())),
            Ok(Event::Text(text)) => visit(Step::Text(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                let letter = reference.resolve_char_ref().ok().flatten().map(String::from);
                let named =
                    || quick_xml::escape::resolve_xml_entity(&reference).unwrap_or_default().to_owned();
                visit(Step::Text(&letter.unwrap_or_else(named)));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn attributes(element: &BytesStart<'_>) -> Vec<(String, String)> {
    let all = element.attributes().filter_map(Result::ok);
    all.map(|attribute| {
        let value = attribute.normalized_value(quick_xml::XmlVersion::default()).unwrap_or_default();
        (attribute.key.as_ref().to_owned(), value.into_owned())
    })
    .collect()
}

/// The value of an attribute.
pub(super) fn attribute<'all>(attributes: &'all [(String, String)], name: &str) -> Option<&'all str> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// The texts of all elements of these names, white space around them taken off, empty ones left out.
pub(super) fn texts(xml: &str, names: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    walk(xml, |step| match step {
        Step::Open(name, _) if names.contains(&name) => open = Some(String::new()),
        Step::Close(name) if names.contains(&name) => found.extend(open.take()),
        Step::Text(text) => {
            if let Some(open) = &mut open {
                open.push_str(text);
            }
        }
        _ => {}
    });
    found.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The values of these attributes, each of one sort of element.
pub(super) fn values(xml: &str, names: &[(&str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    walk(xml, |step| {
        if let Step::Open(element, attributes) = step {
            let wanted = names.iter().filter(|(name, _)| *name == element);
            found.extend(wanted.filter_map(|(_, name)| attribute(&attributes, name)).map(str::to_owned));
        }
    });
    found
}

/// Who wrote remarks and changes, each name once; nothing of a file that is not published.
pub(super) fn writers(parts: &[(String, String)], is_published: bool) -> Vec<Hit> {
    const NAMES: &[(&str, &str)] = &[
        ("w:comment", "w:author"),
        ("w:ins", "w:author"),
        ("w:del", "w:author"),
        ("person", "displayName"),
        ("p:cmAuthor", "name"),
    ];
    let parts = parts.iter().filter(|_| is_published);
    let names: BTreeSet<String> = parts
        .flat_map(|(_, xml)| [values(xml, NAMES), texts(xml, &["author"])].concat())
        .filter(|name| !name.trim().is_empty())
        .collect();
    let place = say! { en: "who wrote a remark or change", nl: "wie een opmerking of wijziging schreef" };
    let hit = |value| Hit { what: Personal::FileMetadata, place: place.clone(), value };
    names.into_iter().map(hit).collect()
}

/// Where the links of a document lead to.
pub(super) fn addresses(parts: &[(String, String)]) -> Vec<Hit> {
    let relations = parts.iter().filter(|(name, _)| name.contains("_rels/"));
    let targets = relations.flat_map(|(_, xml)| values(xml, &[("Relationship", "Target")]));
    let place = say! { en: "a link", nl: "een link" };
    targets.filter(|target| target.contains(':')).flat_map(|target| hits(&target, &place)).collect()
}

/// Who made an office document, and what else its properties tell.
pub(super) fn properties(parts: &[(String, String)], is_published: bool) -> Vec<Hit> {
    const AUTHORS: &[&str] = &["dc:creator", "cp:lastModifiedBy", "meta:initial-creator", "Manager"];
    const WORDS: &[&str] = &["dc:title", "dc:subject", "dc:description", "cp:keywords", "meta:keyword"];
    let mut found = Vec::new();
    for (_, xml) in parts.iter().filter(|(name, _)| name.starts_with("docProps/") || name == "meta.xml") {
        if is_published {
            found.extend(texts(xml, AUTHORS).into_iter().map(|value| Hit {
                what: Personal::FileMetadata,
                place: in_properties(),
                value,
            }));
        }
        found.extend(texts(xml, WORDS).iter().flat_map(|text| hits(text, &in_properties())));
    }
    found
}
