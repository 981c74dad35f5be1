//! A picture of more bytes than a page should have.

use std::collections::BTreeSet;

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{SlotId, Target};

/// More takes over a second on a slow telephone connection (4 Mbit/s).
const MOST_BYTES: usize = 500_000;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    let reports = asked.site.reports.iter().flat_map(|report| &report.media);
    let heavy: Vec<_> =
        reports.chain(&asked.site.media).filter(|media| media.bytes.len() > MOST_BYTES).collect();
    if heavy.is_empty() {
        return;
    }
    let mut told = BTreeSet::new();
    for text in &asked.texts {
        for (slot, at) in text.prose.markdown.slots().zip(0..) {
            let Target::Image(path, _) = text.prose.target(SlotId(at)) else { continue };
            let Some(media) = heavy.iter().find(|media| *media.path == **path) else { continue };
            if told.insert(path) {
                let (size, most) = (media.bytes.len() / 1000, MOST_BYTES / 1000);
                let message = say! { en: "this picture has {size} kB", nl: "deze afbeelding is {size} kB" };
                diagnostics.push(
                    Diagnostic::new(Code::HeavyPicture, slot.span, message)
                        .label(say! { en: "expected at most {most} kB", nl: "hooguit {most} kB is goed" })
                        .help(say! {
                            en: "save it smaller (1600 pixels wide is enough) as WebP or JPEG",
                            nl: "maak de afbeelding kleiner (1600 pixels breed is genoeg) en sla die op als WebP of JPEG",
                        }),
                );
            }
        }
    }
}
