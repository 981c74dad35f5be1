//! The feed of what is new, as Atom (RFC 4287).

use super::OutputFile;
use crate::html::escape_into;
use crate::page::view::SiteView;

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its name.
    pub title: String,
    /// Its address, from the site's root.
    pub url: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Who wrote it; the publisher when nobody is named.
    pub author: Option<String>,
    /// Day of publication, ISO 8601: `2023-05-01`.
    pub date: String,
}

/// The feed, newest entry first.
pub fn feed(site: &SiteView, entries: &[Entry]) -> OutputFile {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.url.cmp(&b.url)));
    let base = site.base_url.as_deref().unwrap_or_default();
    // Without entries nothing was ever new; the format wants a date all the same.
    let updated = entries.first().map_or("1970-01-01", |entry| &entry.date);
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    escape_into(&mut xml, site.language);
    xml.push_str("\">\n");
    element(&mut xml, "title", &site.title);
    if let Some(description) = &site.description {
        element(&mut xml, "subtitle", description);
    }
    element(&mut xml, "id", &id(site, ""));
    link(&mut xml, "self", &format!("{base}{}", site.feed));
    link(&mut xml, "alternate", &page(site, &site.home));
    moment(&mut xml, updated);
    author(&mut xml, site.publisher.as_ref().unwrap_or(&site.title));
    for entry in entries {
        xml.push_str("<entry>\n");
        element(&mut xml, "title", &entry.title);
        element(&mut xml, "id", &id(site, &entry.url));
        link(&mut xml, "alternate", &page(site, &entry.url));
        moment(&mut xml, &entry.date);
        if let Some(name) = &entry.author {
            author(&mut xml, name);
        }
        if let Some(summary) = &entry.summary {
            element(&mut xml, "summary", summary);
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    OutputFile { path: site.feed.clone(), bytes: xml.into_bytes() }
}

/// The address of a page: full when the site says where it stands, else from the feed, which is at the root.
fn page(site: &SiteView, url: &str) -> String {
    match &site.base_url {
        Some(base) => format!("{base}{url}"),
        None => format!("./{url}"),
    }
}

/// A name that stays the same for ever: the address, or, without one, a UUID (RFC 9562, version 8) of names.
fn id(site: &SiteView, url: &str) -> String {
    if let Some(base) = &site.base_url {
        return format!("{base}{url}");
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(site.title.as_bytes()).update(&[0]).update(url.as_bytes());
    let hex = hasher.finalize().to_hex();
    format!("urn:uuid:{}-{}-8{}-a{}-{}", &hex[0..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..32])
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push('<');
    xml.push_str(name);
    xml.push('>');
    escape_into(xml, text);
    xml.push_str("</");
    xml.push_str(name);
    xml.push_str(">\n");
}

fn link(xml: &mut String, rel: &str, href: &str) {
    xml.push_str("<link rel=\"");
    xml.push_str(rel);
    xml.push_str("\" href=\"");
    escape_into(xml, href);
    xml.push_str("\"/>\n");
}

/// Days are all a report tells; the format wants a time.
fn moment(xml: &mut String, date: &str) {
    element(xml, "updated", &format!("{date}T00:00:00Z"));
}

fn author(xml: &mut String, name: &str) {
    xml.push_str("<author>");
    element(xml, "name", name);
    xml.push_str("</author>\n");
}

#[cfg(test)]
mod tests {
    use super::{Entry, feed};
    use crate::page::view::SiteView;

    fn site(base_url: Option<&str>) -> SiteView {
        SiteView {
            title: "Zorg & school".to_owned(),
            description: None,
            language: "nl",
            base_url: base_url.map(str::to_owned),
            publisher: None,
            contact: None,
            home: String::new(),
            audiences: Vec::new(),
            reports: Vec::new(),
            pages: Vec::new(),
            glossary: None,
            audiences_url: None,
            feed: "feed.xml".to_owned(),
            search: "search-index.js",
        }
    }

    fn entry(title: &str, date: &str) -> Entry {
        Entry {
            title: title.to_owned(),
            url: format!("{title}/"),
            summary: None,
            author: None,
            date: date.to_owned(),
        }
    }

    fn written(base_url: Option<&str>, entries: &[Entry]) -> String {
        String::from_utf8(feed(&site(base_url), entries).bytes).expect("a feed is text")
    }

    #[test]
    fn the_newest_comes_first_and_dates_the_feed() {
        let xml =
            written(Some("https://a.example/"), &[entry("oud", "2020-01-01"), entry("nieuw", "2023-05-01")]);
        let (nieuw, oud) = (xml.find("<title>nieuw"), xml.find("<title>oud"));
        assert!(nieuw < oud && nieuw.is_some(), "{xml}");
        assert_eq!(xml.find("2023-05-01T00:00:00Z"), xml.find("T00:00:00Z").map(|at| at - 10));
        assert!(xml.contains("<id>https://a.example/nieuw/</id>"), "{xml}");
        assert!(xml.contains("<title>Zorg &amp; school</title>"), "{xml}");
    }

    #[test]
    fn without_an_address_every_entry_still_has_a_name_of_its_own() {
        let xml = written(None, &[entry("a", "2020-01-01"), entry("b", "2020-01-01")]);
        let ids: Vec<&str> = xml.split("<id>urn:uuid:").skip(1).map(|rest| &rest[..36]).collect();
        assert_eq!(ids.len(), 3);
        assert!(
            ids[0] != ids[1] && ids[1] != ids[2] && ids.iter().all(|id| id.as_bytes()[14] == b'8'),
            "{ids:?}"
        );
        assert!(xml.contains("href=\"./a/\""), "{xml}");
    }
}
