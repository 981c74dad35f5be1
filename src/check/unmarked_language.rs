//! Sentences in another language than the site's, without a mark.
//!
//! Told by the small words that only one of the two languages has: a sentence with four of them and none of the other's is in it.

use super::Asked;
use super::text::{Text, sentences, words};
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Language, MarkKind};

/// Small words of Dutch that English does not have.
const DUTCH: &[&str] = &[
    "de", "het", "een", "van", "en", "dat", "niet", "te", "zijn", "voor", "met", "ook", "aan", "er", "maar",
    "om", "dan", "als", "bij", "naar", "uit", "wordt", "worden", "deze", "hun", "heeft", "hebben", "kunnen",
    "wat", "wie", "ze", "zij", "je", "op", "ik", "wij", "geen", "nog", "waar", "moet", "kan", "werd", "hij",
    "u",
];

/// Small words of English that Dutch does not have.
const ENGLISH: &[&str] = &[
    "the", "and", "that", "with", "this", "from", "have", "which", "they", "are", "were", "been", "their",
    "not", "you", "by", "for", "it", "what", "when", "who", "an", "be", "or", "at", "has", "to", "she", "he",
    "his", "her", "on", "our", "would", "should", "could", "there", "how", "where", "about", "after",
    "before", "because",
];

/// Fewer small words may be a name or a title.
const LEAST: usize = 4;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let (own, other, name, tag) = match asked.site.language {
        Language::Dutch => (DUTCH, ENGLISH, say! { en: "English", nl: "Engels" }, "en"),
        Language::English => (ENGLISH, DUTCH, say! { en: "Dutch", nl: "Nederlands" }, "nl"),
    };
    let is_foreign = |words: &str| count(words, other) >= LEAST && count(words, own) == 0;
    asked.each(diagnostics, |text, diagnostics| {
        let mut first = None;
        sentences(text.prose, |sentence| {
            if first.is_none() && is_foreign(sentence.text) {
                first = Some((sentence.start, sentence.end));
            }
        });
        let Some((start, end)) = first.filter(|_| !is_marked(text)) else { return };
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
    });
}

/// Whether a text tells the language of a part itself.
fn is_marked(text: &Text<'_>) -> bool {
    let markdown = &text.prose.markdown;
    text.prose.marks().any(|mark| match mark.kind {
        MarkKind::Html(html) | MarkKind::InlineHtml(html) => markdown.str(html).contains("lang="),
        _ => false,
    })
}

fn count(text: &str, list: &[&str]) -> usize {
    words(text).filter(|word| list.iter().any(|known| known.eq_ignore_ascii_case(word))).count()
}

#[cfg(test)]
mod tests {
    use super::{DUTCH, ENGLISH};

    #[test]
    fn no_word_is_of_both_languages() {
        assert!(DUTCH.iter().all(|word| !ENGLISH.contains(word)));
    }
}
