//! Order as readers of a language expect it: "één" stands beside "een", capitals make no difference.

use std::cmp::Ordering;

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};

use crate::model::Language;

/// Sorts things by a name in a language; equal names stay in the order they had.
pub fn sort_by_name<T>(things: &mut [T], language: Language, name: impl Fn(&T) -> &str) {
    let collator = collator(language);
    things.sort_by(|left, right| compare(&collator, name(left), name(right)));
}

fn compare(collator: &CollatorBorrowed<'_>, left: &str, right: &str) -> Ordering {
    collator.compare(left, right)
}

fn collator(language: Language) -> CollatorBorrowed<'static> {
    let locale: icu_locale_core::Locale = language.tag().parse().expect("our own tags are valid");
    let mut options = CollatorOptions::default();
    options.alternate_handling = Some(AlternateHandling::NonIgnorable);
    Collator::try_new(locale.into(), options).expect("the order of all languages is in the binary")
}

#[cfg(test)]
mod tests {
    use super::sort_by_name;
    use crate::model::Language;

    #[test]
    fn accents_and_capitals_make_no_difference() {
        let mut words = ["zorg", "Één", "AVG", "een", "avond"];
        sort_by_name(&mut words, Language::Dutch, |word| word);
        assert_eq!(words, ["AVG", "avond", "een", "Één", "zorg"]);
    }
}
