//! A picture of more bytes than a page should have.

use std::collections::BTreeSet;

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics};
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
        for (slot, at) in text.prose.markdown.slots.iter().zip(0..) {
            let Target::Image(path, _) = text.prose.target(SlotId(at)) else { continue };
            let Some(media) = heavy.iter().find(|media| media.path == *path) else { continue };
            if told.insert(path) {
                let message = format!("this picture has {} kB", media.bytes.len() / 1000);
                diagnostics.push(
                    Diagnostic::new(Code::HeavyPicture, slot.span, message)
                        .label(format!("expected at most {} kB", MOST_BYTES / 1000))
                        .help("save it smaller (1600 pixels wide is enough) as WebP or JPEG"),
                );
            }
        }
    }
}
