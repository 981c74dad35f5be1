//! Questions asked of the whole: things that are allowed, and most likely wrong all the same.
//!
//! In: the public site, and where its parts were written. Out: diagnostics. One file a question; no question knows
//! another. What several need of the texts of a site is in `text`.

mod alt_repeats;
mod audience_without_recommendations;
mod capitals;
mod case_without_factors;
mod cause_source;
mod contradicted_order;
mod factor_without_mentions;
mod hard_to_read;
mod heavy_picture;
mod left_over_markup;
mod links;
mod measure;
mod skipped_heading;
mod stale_action;
mod table_without_header;
mod text;
mod unexplained_abbreviation;
mod unmarked_language;
mod unplaced_figure;
mod vague_link;

pub use links::{Link, links};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::model::Place;
use crate::protect::PublicSite;
use crate::source::Span;
use measure::{Measured, measure};
use text::{CHUNK, Text};

/// What is asked about.
pub(crate) struct Asked<'site> {
    site: &'site PublicSite,
    /// Where the things that places show were written.
    origins: &'site BTreeMap<Place, Span>,
    /// All Markdown of the site.
    texts: Vec<Text<'site>>,
    /// What was measured of each of them.
    measured: Vec<Measured>,
    /// Places in `texts` of those that are the first of their file: several may be of one.
    firsts: Vec<usize>,
}

/// One question.
type Check = fn(&Asked<'_>, &mut Diagnostics);

/// All questions, in the order their answers are told.
const CHECKS: &[Check] = &[
    cause_source::check,
    factor_without_mentions::check,
    case_without_factors::check,
    audience_without_recommendations::check,
    unplaced_figure::check,
    contradicted_order::check,
    left_over_markup::check,
    skipped_heading::check,
    vague_link::check,
    alt_repeats::check,
    table_without_header::check,
    capitals::check,
    unmarked_language::check,
    heavy_picture::check,
    stale_action::check,
    unexplained_abbreviation::check,
    hard_to_read::check,
];

/// Asks all questions, on all cores.
pub fn run(site: &PublicSite, origins: &BTreeMap<Place, Span>) -> Diagnostics {
    let texts = text::texts(site);
    // In pieces that a core without work can take over: others are busy with the files' personal data when this begins.
    let measured = texts
        .par_iter()
        .with_min_len(CHUNK)
        .with_max_len(CHUNK)
        .map(|text| measure(text, site.language))
        .collect();
    let asked = Asked { site, origins, firsts: text::firsts(&texts), texts, measured };
    let answers: Vec<Diagnostics> = CHECKS
        .par_iter()
        .with_max_len(1)
        .map(|check| {
            let mut diagnostics = Diagnostics::new();
            check(&asked, &mut diagnostics);
            diagnostics
        })
        .collect();
    answers.into_iter().flatten().collect()
}
