//! Ids of headings: the author's, or made from the words; unique in the text.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::build::Parts;
use crate::diag::{Code, Diagnostic, say};
use crate::model::TextRef;
use crate::parse::tell;
use crate::source::Span;

/// An id made from words is cut off there.
const LONGEST: usize = 80;

/// Gives every heading an id. Those that authors gave come first, so that none of ours takes one of them.
pub(super) fn give_ids(parts: &mut Parts, source: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Parts { headings, pool, .. } = parts;
    let mut own: HashMap<&str, Span, RandomState> = HashMap::default();
    for heading in headings.iter_mut().filter(|heading| heading.own_id) {
        let id = heading.id.of(source, pool);
        if let Some(first) = own.get(id) {
            tell(
                diagnostics,
                Diagnostic::new(
                    Code::DuplicateId,
                    heading.span,
                    say! {
                        en: "two headings have the id `{id}`",
                        nl: "twee koppen hebben het id `{id}`",
                        id = id,
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
        own.insert(id, heading.span);
    }
    let mut taken: Taken<'_> = own.into_keys().map(|id| (Cow::Borrowed(id), 1)).collect();
    taken.reserve(headings.len());
    let words: Vec<String> = headings
        .iter()
        .filter(|heading| !heading.own_id)
        .map(|heading| from_words(heading.text.of(source, pool)))
        .collect();
    let mut ids = String::new();
    for (heading, words) in headings.iter_mut().filter(|heading| !heading.own_id).zip(&words) {
        let start = pool.len() + ids.len();
        ids.push_str(&free_id(words, &mut taken));
        heading.id = TextRef::pool(start..pool.len() + ids.len());
    }
    pool.push_str(&ids);
}

/// All ids, and how many were asked for under each.
type Taken<'id> = HashMap<Cow<'id, str>, usize, RandomState>;

/// The id itself, or the first of `id-2`, `id-3` … that is free.
fn free_id<'id>(id: &'id str, taken: &mut Taken<'id>) -> Cow<'id, str> {
    let Some(mut count) = taken.get(id).copied() else {
        taken.insert(Cow::Borrowed(id), 1);
        return Cow::Borrowed(id);
    };
    let free = loop {
        count += 1;
        let candidate = format!("{id}-{count}");
        if !taken.contains_key(&*candidate) {
            break candidate;
        }
    };
    taken.insert(Cow::Borrowed(id), count);
    taken.insert(Cow::Owned(free.clone()), 1);
    Cow::Owned(free)
}

fn from_words(words: &str) -> String {
    let end = words.char_indices().nth(2 * LONGEST).map_or(words.len(), |(end, _)| end);
    let mut id = slug::slugify(&words[..end]);
    id.truncate(LONGEST);
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "section".to_owned() } else { id }
}
