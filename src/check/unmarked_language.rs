//! Sentences in another language than the site's, without a mark.
//!
//! Told by the small words that only one of the two languages has: a sentence with four of them and none of the other's is in it.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::Language;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let (name, tag) = match asked.site.language {
        Language::Dutch => (say! { en: "English", nl: "Engels" }, "en"),
        Language::English => (say! { en: "Dutch", nl: "Nederlands" }, "nl"),
    };
    for (text, measured) in asked.those(|measured| measured.foreign.is_some()) {
        let Some((start, end)) = measured.foreign else { continue };
        diagnostics.extend(asked.span(text, start, end).map(|span| {
            let message = say! {
                en: "this text is in {name}, and does not say so",
                nl: "deze tekst is in het {name}, maar dat staat er niet bij",
                name = name,
            };
            Diagnostic::new(Code::UnmarkedLanguage, span, message)
                .label(say! {
                    en: "a screen reader would read it with the wrong sounds",
                    nl: "een schermlezer spreekt dit verkeerd uit",
                })
                .help(say! {
                    en: "translate it, or put <span lang=\"{tag}\"> before it and </span> behind it; when the whole \
                         site is in {name}, write language = \"{tag}\" in content/site.toml",
                    nl: "vertaal het, of zet er <span lang=\"{tag}\"> voor en </span> achter; is de hele site in het \
                         {name}, schrijf dan language = \"{tag}\" in content/site.toml",
                    name = name,
                    tag = tag,
                })
        }));
    }
}
