//! The script that the preview gives to every page: it hears of changes, and changes the page in place.

use hyper::body::Bytes;

use crate::diag::{Language, say};

/// Where the preview's own files stand; no file of a site can have such a path, as no slug starts with `_`.
pub(super) const FOLDER: &str = "/_rodedraad/";

/// What is put into every page.
pub const TAG: &str = "<script src=\"/_rodedraad/client.js\"></script>";

/// The library that morphs a page, and our own script that uses it.
const SCRIPT: &str = concat!(include_str!("client/idiomorph.js"), "\n", include_str!("client/client.js"));

/// The script, for somebody who reads a language.
pub(super) fn script(language: Language) -> Vec<u8> {
    SCRIPT.replace("{language}", language.tag()).into_bytes()
}

/// A page with the script at its end: there it runs before any script of the theme that waits for the whole page, and
/// sees what was served.
pub(super) fn inject(mut page: Vec<u8>) -> Vec<u8> {
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|bytes| bytes.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    page.splice(at..at, TAG.bytes());
    page
}

/// What is shown as long as there was no good site.
pub(super) fn waiting(errors: &[String], language: Language) -> Bytes {
    let errors = crate::html::escape(&errors.join("\n\n"));
    let title = say! { en: "The site cannot be built yet", nl: "De site kan nog niet worden gemaakt" };
    let lead = say! {
        en: "This page changes by itself when the mistakes are mended.",
        nl: "Deze pagina verandert vanzelf als de fouten zijn verbeterd.",
    };
    let (tag, title, lead) = (language.tag(), title.get(language), lead.get(language));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{lead}</p>\n<pre>{errors}</pre>\n</main>\n{TAG}</body>\n</html>\n"
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::{Language, TAG, inject, script, waiting};

    #[test]
    fn the_script_speaks_the_language_of_whoever_works_here() {
        let dutch = String::from_utf8(script(Language::Dutch)).unwrap();
        assert!(dutch.contains("const language = \"nl\";") && !dutch.contains("{language}"));
        let waiting = String::from_utf8(waiting(&[], Language::Dutch).to_vec()).unwrap();
        assert!(waiting.contains("<html lang=\"nl\">") && waiting.contains("kan nog niet"), "{waiting}");
    }

    #[test]
    fn the_script_comes_last() {
        let page = inject(b"<html><head></head><body>a</BODY></html>".to_vec());
        assert_eq!(
            String::from_utf8(page).unwrap(),
            format!("<html><head></head><body>a{TAG}</BODY></html>")
        );
        assert_eq!(String::from_utf8(inject(b"a".to_vec())).unwrap(), format!("a{TAG}"));
    }
}
