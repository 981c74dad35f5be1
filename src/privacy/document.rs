//! Documents and slides in `media/`: their paragraphs and their properties.

use super::archive::{addresses, parts, properties, texts, writers};
use super::{Hit, hits as hits_at};
use crate::diag::say;

/// All that is found in a `.docx`, `.pptx`, `.odt` or `.odp`.
pub(super) fn hits(bytes: &[u8], is_published: bool) -> Vec<Hit> {
    let parts = parts(bytes);
    let mut found = properties(&parts, is_published);
    found.extend(writers(&parts, is_published));
    found.extend(addresses(&parts));
    let is_text = |name: &str| name.starts_with("word/") || name.starts_with("ppt/") || name == "content.xml";
    let texts_of = parts.iter().filter(|(name, _)| is_text(name));
    found.extend(texts_of.flat_map(|(_, xml)| paragraphs(xml)));
    found
}

fn paragraphs(xml: &str) -> Vec<Hit> {
    let paragraphs = texts(xml, &["w:p", "a:p", "text:p", "text:h"]);
    let place = say! { en: "its text", nl: "de tekst" };
    paragraphs.iter().flat_map(|text| hits_at(text, &place)).collect()
}
