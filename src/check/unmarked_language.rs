//! Sentences in another language than the site's, without a mark.
//!
//! Told by the small words that only one of the two languages has: a sentence with four of them and none of the other's is in it.

use super::Asked;
use super::text::{Sentence, Text, sentences, words};
use crate::diag::{Code, Diagnostic, Diagnostics};
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
        Language::Dutch => (DUTCH, ENGLISH, "English", "en"),
        Language::English => (ENGLISH, DUTCH, "Dutch", "nl"),
    };
    let is_foreign = |sentence: &Sentence| count(sentence, other) >= LEAST && count(sentence, own) == 0;
    for text in asked.texts.iter().filter(|text| !is_marked(text)) {
        let Some(sentence) = sentences(text.prose).into_iter().find(is_foreign) else { continue };
        diagnostics.extend(asked.span(text, sentence.start, sentence.end).map(|span| {
            let message = format!("this text is in {name}, and does not say so");
            Diagnostic::new(Code::UnmarkedLanguage, span, message)
                .label("a screen reader would read it with the wrong sounds")
                .help(format!(
                    "translate it, or put <span lang=\"{tag}\"> before it and </span> behind it; when the whole site is in \
                     {name}, write language = \"{tag}\" in content/site.toml"
                ))
        }));
    }
}

/// Whether a text tells the language of a part itself.
fn is_marked(text: &Text<'_>) -> bool {
    let markdown = &text.prose.markdown;
    text.prose.marks().any(|mark| match mark.kind {
        MarkKind::Html(html) | MarkKind::InlineHtml(html) => markdown.str(html).contains("lang="),
        _ => false,
    })
}

fn count(sentence: &Sentence, list: &[&str]) -> usize {
    words(&sentence.text).filter(|word| list.contains(&&*word.to_lowercase())).count()
}

#[cfg(test)]
mod tests {
    use super::{DUTCH, ENGLISH};

    #[test]
    fn no_word_is_of_both_languages() {
        assert!(DUTCH.iter().all(|word| !ENGLISH.contains(word)));
    }
}
