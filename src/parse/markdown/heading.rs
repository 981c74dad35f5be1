//! Ids of headings: the author's, or made from the words; unique in the text.

use std::collections::{HashMap, HashSet};

use crate::diag::{Code, Diagnostic, say};
use crate::model::Heading;
use crate::parse::tell;
use crate::source::Span;

/// An id made from words is cut off there.
const LONGEST: usize = 80;

/// Gives every heading an id. Those that authors gave come first, so that none of ours takes one of them.
pub(super) fn give_ids(headings: &mut [Heading], diagnostics: &mut Vec<Diagnostic>) {
    let mut own: HashMap<String, Span> = HashMap::new();
    for heading in headings.iter_mut().filter(|heading| heading.own_id) {
        if let Some(first) = own.get(&heading.id) {
            tell(
                diagnostics,
                Diagnostic::new(
                    Code::DuplicateId,
                    heading.span,
                    say! {
                        en: "two headings have the id `{id}`",
                        nl: "twee koppen hebben het id `{id}`",
                        id = heading.id,
                    },
                )
                .label(say! {
                    en: "expected an id that is not taken",
                    nl: "hier hoort een id dat nog vrij is",
                })
                .related(*first, say! { en: "first given here", nl: "staat hier al" }),
            );
            heading.own_id = false;
            continue;
        }
        own.insert(heading.id.clone(), heading.span);
    }
    let mut taken: HashSet<String> = own.into_keys().collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for heading in headings.iter_mut().filter(|heading| !heading.own_id) {
        heading.id = free_id(&from_words(&heading.text), &taken, &mut counts);
        taken.insert(heading.id.clone());
    }
}

/// The id itself, or the first of `id-2`, `id-3` … that is free.
fn free_id(id: &str, taken: &HashSet<String>, counts: &mut HashMap<String, usize>) -> String {
    let count = counts.entry(id.to_owned()).or_insert(0);
    loop {
        *count += 1;
        let candidate = if *count == 1 { id.to_owned() } else { format!("{id}-{count}") };
        if !taken.contains(&candidate) {
            return candidate;
        }
    }
}

fn from_words(words: &str) -> String {
    let words: String = words.chars().take(2 * LONGEST).collect();
    let mut id = slug::slugify(words);
    id.truncate(LONGEST);
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "section".to_owned() } else { id }
}
