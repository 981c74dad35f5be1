//! What search engines ask for: the list of pages, and where they may go.

use super::OutputFile;
use crate::html::escape_into;
use crate::page::Page;

/// `sitemap.xml`: every page that may be found, in order. Nothing when the site does not say where it will stand, for a
/// sitemap has full addresses only (<https://www.sitemaps.org/protocol.html>).
pub fn sitemap(pages: &[Page]) -> Option<OutputFile> {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut any = false;
    for address in
        pages.iter().filter(|page| !page.head.noindex).filter_map(|page| page.head.canonical.as_deref())
    {
        any = true;
        xml.push_str("<url><loc>");
        escape_into(&mut xml, address);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    any.then(|| OutputFile { path: "sitemap.xml".to_owned(), bytes: xml.into_bytes() })
}

/// `robots.txt`: all are welcome; where the sitemap is, when there is one.
pub fn robots(base_url: Option<&str>) -> OutputFile {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = base_url {
        text.push_str("\nSitemap: ");
        text.push_str(base);
        text.push_str("sitemap.xml\n");
    }
    OutputFile { path: "robots.txt".to_owned(), bytes: text.into_bytes() }
}
