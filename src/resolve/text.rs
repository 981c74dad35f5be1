//! Parsed Markdown to prose: every link and image of a text gets its target, once for all stretches of it.

use std::ops::Range;
use std::sync::Arc;

use super::Resolver;
use super::link::From;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{MarkKind, Markdown, Open, Prose, Target};

/// A text with its targets, to be cut into stretches.
#[derive(Clone)]
pub(super) struct Linked {
    markdown: Arc<Markdown>,
    targets: Arc<[Target]>,
}

impl Linked {
    /// Some stretches of the text.
    pub(super) fn prose(&self, stretches: Vec<Range<u32>>) -> Prose {
        Prose { markdown: self.markdown.clone(), targets: self.targets.clone(), stretches }
    }

    /// The words of a heading; its place in [`Markdown::headings`].
    pub(super) fn heading(&self, index: u32) -> String {
        self.markdown.heading(index).map(|heading| heading.text.to_owned()).unwrap_or_default()
    }

    /// The whole text.
    pub(super) fn whole(&self) -> Prose {
        let end = u32::try_from(self.markdown.marks.len()).expect("texts over 16 MiB are refused on loading");
        self.prose(std::iter::once(0..end).collect())
    }
}

impl Resolver<'_> {
    /// Looks up all links and images of a text.
    pub(super) fn linked(&mut self, markdown: &Arc<Markdown>, from: From<'_>) -> Linked {
        let nested = nested_images(markdown);
        let mut targets = Vec::with_capacity(markdown.slots.len());
        for (index, slot) in markdown.slots().enumerate() {
            let target = if slot.is_image { self.image(slot, from) } else { self.link(slot, markdown, from) };
            let misplaced = slot.is_image && (!slot.is_alone || nested.contains(&index));
            if matches!(target, Target::Figure(..)) && misplaced {
                self.tell(
                    Diagnostic::new(
                        Code::InlineFigure,
                        slot.span,
                        say! { en: "a figure stands inside other text", nl: "een figuur staat midden in andere tekst" },
                    )
                    .label(say! { en: "expected a paragraph of its own", nl: "hier hoort een eigen alinea" })
                    .help(say! {
                        en: "put an empty line before and after it, outside lists and quotations",
                        nl: "zet er een lege regel boven en onder, buiten lijsten en citaten",
                    }),
                );
            }
            targets.push(target);
        }
        Linked { markdown: markdown.clone(), targets: targets.into() }
    }

    /// A whole text as prose.
    pub(super) fn prose(&mut self, markdown: &Arc<Markdown>, from: From<'_>) -> Prose {
        self.linked(markdown, from).whole()
    }
}

/// The slots of images that stand inside a list, quotation or other block.
fn nested_images(markdown: &Markdown) -> Vec<usize> {
    if !markdown.slots.iter().any(|slot| slot.is_image) {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let mut nested = Vec::new();
    for mark in &markdown.marks {
        match mark.kind {
            MarkKind::Open(Open::Image(slot)) if depth > 1 => nested.push(slot.0 as usize),
            MarkKind::Open(Open::Image(_) | Open::Link(_))
            | MarkKind::Close(Open::Image(_) | Open::Link(_)) => {}
            MarkKind::Open(_) => depth += 1,
            MarkKind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    nested
}
