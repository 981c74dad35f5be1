//! Lists of words: first names as people in the Netherlands have them, and Dutch places.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// A list of words to look in; every sentence begins with a word that may be a name.
pub(super) type Words = HashSet<&'static str, FixedState>;

static NAMES: LazyLock<Words> =
    LazyLock::new(|| include_str!("../lists/names.txt").split_whitespace().collect());

static PLACES: LazyLock<Words> = LazyLock::new(|| places().collect());

/// Dutch towns and municipalities.
pub(super) fn places() -> impl Iterator<Item = &'static str> {
    include_str!("../lists/places.txt").trim().split(',')
}

/// Whether a word is a first name.
pub(super) fn is_first_name(word: &str) -> bool {
    NAMES.contains(word)
}

/// Whether a word is a place.
pub(super) fn is_place(word: &str) -> bool {
    PLACES.contains(word)
}
