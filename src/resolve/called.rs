//! The ids of things by what people call them: `gemeenten` for the audience `municipalities` with the name Gemeenten.

use super::sort::Sort;
use crate::diag::{Diagnostic, did_you_mean, nearest};

/// A thing with an id and a name.
#[derive(Clone, Debug)]
pub(super) struct Called {
    pub(super) sort: Sort,
    pub(super) id: String,
    /// The name as part of an address.
    slug: String,
}

impl Called {
    pub(super) fn new(sort: Sort, id: &str, name: &str) -> Self {
        Self { sort, id: id.to_owned(), slug: slug::slugify(name) }
    }
}

/// Asks whether the thing was meant whose name was written in place of its id; what is asked already stays.
pub(super) fn or_by_name(diagnostic: Diagnostic, written: &str, sort: Sort, all: &[Called]) -> Diagnostic {
    if diagnostic.help.is_some() {
        return diagnostic;
    }
    let written = slug::slugify(written);
    let same = || all.iter().filter(|called| called.sort == sort);
    let near = nearest(&written, same().map(|called| called.slug.as_str()));
    let meant = same().find(|called| Some(called.slug.as_str()) == near);
    match meant {
        Some(called) => diagnostic.help(did_you_mean(&called.id)),
        None => diagnostic,
    }
}
