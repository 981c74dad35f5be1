//! A picture whose alternative text says what its caption says, or is the name of its file.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Slot;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (_, markdown) in asked.markdowns() {
        for slot in markdown.slots.iter().filter(|slot| slot.is_image) {
            let Some(what) = repeated(slot) else { continue };
            let message = format!("the alternative text of this picture repeats {what}");
            diagnostics.push(
                Diagnostic::new(Code::AltRepeats, slot.span, message)
                    .label("expected what the picture tells")
                    .help("say what somebody would miss who does not see it"),
            );
        }
    }
}

fn repeated(slot: &Slot) -> Option<&'static str> {
    let same = |one: &str, other: &str| {
        one.trim().trim_end_matches('.').eq_ignore_ascii_case(other.trim().trim_end_matches('.'))
    };
    let file = slot.address.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_text = !slot.text.trim().is_empty();
    if is_text && same(&slot.text, &slot.title) {
        Some("its caption")
    } else if is_text
        && !slot.address.starts_with("figure:")
        && (same(&slot.text, file) || same(&slot.text, stem))
    {
        Some("the name of its file")
    } else {
        None
    }
}
