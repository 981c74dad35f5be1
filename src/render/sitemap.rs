//! What search engines ask for: the list of pages, and where they may go.

use super::OutputFile;
use crate::html::escape_into;

/// `sitemap.xml`: the full addresses of all pages that may be found, in order
/// (<https://www.sitemaps.org/protocol.html>).
pub fn sitemap(addresses: impl Iterator<Item = String>) -> OutputFile {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for address in addresses {
        xml.push_str("<url><loc>");
        escape_into(&mut xml, &address);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    OutputFile { path: "sitemap.xml".to_owned(), bytes: xml.into_bytes() }
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

#[cfg(test)]
mod tests {
    use super::{robots, sitemap};

    #[test]
    fn addresses_are_escaped() {
        let file = sitemap(["https://a.example/x/?a&b".to_owned()].into_iter());
        assert!(String::from_utf8_lossy(&file.bytes).contains("<loc>https://a.example/x/?a&amp;b</loc>"));
    }

    #[test]
    fn robots_are_told_of_a_sitemap_only_where_there_is_one() {
        for (base, expected) in [(None, 0), (Some("https://a.example/"), 1)] {
            let file = robots(base);
            assert_eq!(
                String::from_utf8_lossy(&file.bytes)
                    .matches("Sitemap: https://a.example/sitemap.xml")
                    .count(),
                expected
            );
        }
    }
}
