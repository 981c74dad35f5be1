//! A picture whose alternative text says what its caption says, or is the name of its file.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::model::Slot;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (_, markdown) in asked.markdowns() {
        for slot in markdown.slots().filter(|slot| slot.is_image) {
            let Some(what) = repeated(slot) else { continue };
            let message = say! {
                en: "the alternative text of this picture repeats {what}",
                nl: "de tekst bij deze afbeelding herhaalt {what}",
                what = what,
            };
            diagnostics.push(
                Diagnostic::new(Code::AltRepeats, slot.span, message)
                    .label(say! { en: "expected what the picture tells", nl: "schrijf hier wat de afbeelding vertelt" })
                    .help(say! {
                        en: "say what somebody would miss who does not see it",
                        nl: "zeg wat iemand mist die de afbeelding niet ziet",
                    }),
            );
        }
    }
}

fn repeated(slot: Slot<'_>) -> Option<Words> {
    let same = |one: &str, other: &str| {
        one.trim().trim_end_matches('.').eq_ignore_ascii_case(other.trim().trim_end_matches('.'))
    };
    let file = slot.address.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_text = !slot.text.trim().is_empty();
    if is_text && same(slot.text, slot.title) {
        Some(say! { en: "its caption", nl: "het bijschrift" })
    } else if is_text
        && !slot.address.starts_with("figure:")
        && (same(slot.text, file) || same(slot.text, stem))
    {
        Some(say! { en: "the name of its file", nl: "de naam van het bestand" })
    } else {
        None
    }
}
