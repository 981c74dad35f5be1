//! Questions asked of the whole: things that are allowed, and most likely wrong all the same.
//!
//! In: the public site. Out: diagnostics. One file a question; no question knows another.

mod cause_source;
mod factor_without_mentions;

use crate::diag::Diagnostics;
use crate::protect::PublicSite;

/// One question.
type Check = fn(&PublicSite, &mut Diagnostics);

/// All questions, in the order they are asked.
const CHECKS: &[Check] = &[cause_source::check, factor_without_mentions::check];

/// Asks all questions.
pub fn run(site: &PublicSite) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for check in CHECKS {
        check(site, &mut diagnostics);
    }
    diagnostics
}
