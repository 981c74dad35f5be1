//! Cuts a text into prose and lists of recommendations: a list under a heading that says for whom or by whom.

mod attribute;

use std::ops::Range;

use super::tell;
use crate::diag::{Code, Diagnostic, say};
use crate::model::{Heading, MarkKind, Markdown, Open, SlotId};
use crate::source::{FileId, Span, Spanned};
use attribute::{Attributes, attributes};

/// A list of recommendations as written.
#[derive(Clone, PartialEq, Debug)]
pub struct ListDoc {
    /// Place of its heading in [`Markdown::headings`].
    pub heading: u32,
    /// For whom: ids of audiences, in the author's order.
    pub audiences: Vec<Spanned<String>>,
    /// By whom.
    pub by: Vec<Spanned<String>>,
    /// The heading's own id, which the codes carry in place of the audiences.
    pub id: Option<String>,
    /// The steps between the heading and the list.
    pub prose: Range<u32>,
    /// The recommendations; at least one.
    pub items: Vec<ItemDoc>,
    /// The heading's place.
    pub span: Span,
}

/// One recommendation as written.
#[derive(Clone, PartialEq, Debug)]
pub struct ItemDoc {
    /// The steps inside the item.
    pub stretch: Range<u32>,
    /// The code after `recommendation:`, when the item is nothing but such a link.
    pub refers_to: Option<Spanned<String>>,
    /// Where.
    pub span: Span,
}

/// A text, cut.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Cut {
    /// The stretches that are prose, ascending.
    pub(super) prose: Vec<Range<u32>>,
    /// The lists, in order.
    pub(super) lists: Vec<ListDoc>,
}

/// A block of the text itself, not inside another.
#[derive(Clone, Debug)]
struct Block {
    marks: Range<usize>,
    open: Option<Open>,
}

/// Cuts the text of a file. `with_lists` is for threads and recommendations; elsewhere headings have no attributes.
///
/// The list is the first one below the heading, before the next heading of the same or a higher level or of another
/// list. Lists that follow each other directly are one: the author changed the sign in front of the items.
///
/// # Errors
/// `unknown-key`, `invalid-value`, `empty-recommendations`.
pub(super) fn cut(
    file: FileId,
    markdown: &Markdown,
    with_lists: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cut {
    let mut headings = attributes(file, markdown, with_lists, diagnostics);
    if headings.is_empty() {
        let all = (!markdown.marks.is_empty()).then(|| marks(0..markdown.marks.len()));
        return Cut { prose: all.into_iter().collect(), lists: Vec::new() };
    }
    let blocks = blocks(markdown);
    let mut cut = Cut::default();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        at += 1;
        let own = heading(block).and_then(|index| headings.remove(&index));
        let list = own.and_then(|own| {
            let section = at..section_end(markdown, &blocks, at - 1, |index| headings.contains_key(&index));
            list(file, markdown, &blocks, section, own, diagnostics)
        });
        match list {
            Some((list, end)) => {
                cut.lists.push(list);
                at = end;
            }
            None => add(&mut cut.prose, block),
        }
    }
    for heading in headings.into_keys().filter_map(|index| markdown.heading(index)) {
        tell(
            diagnostics,
            without_list(markdown, heading).help(say! {
                en: "move the heading out of the block it is in",
                nl: "zet de kop buiten het citaat of de lijst waar die in staat",
            }),
        );
    }
    cut
}

fn heading(block: &Block) -> Option<u32> {
    match block.open {
        Some(Open::Heading(index)) => Some(index),
        _ => None,
    }
}

/// The blocks of the text itself, in order; together they are all marks.
fn blocks(markdown: &Markdown) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (place, mark) in markdown.marks.iter().enumerate() {
        match mark.kind {
            MarkKind::Open(_) => {
                if depth == 0 {
                    start = place;
                }
                depth += 1;
            }
            MarkKind::Close(open) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    blocks.push(Block { marks: start..place + 1, open: Some(open) });
                }
            }
            _ if depth == 0 => blocks.push(Block { marks: place..place + 1, open: None }),
            _ => {}
        }
    }
    blocks
}

/// Where the section of the heading at a place ends: at the next heading of the same or a higher level, or at one
/// with a list of its own.
fn section_end(markdown: &Markdown, blocks: &[Block], at: usize, has_list: impl Fn(u32) -> bool) -> usize {
    let level = |index: u32| markdown.heading(index).map_or(6, |heading| heading.level);
    let own = heading(&blocks[at]).map_or(6, level);
    let next = blocks
        .iter()
        .enumerate()
        .skip(at + 1)
        .find(|(_, block)| heading(block).is_some_and(|index| level(index) <= own || has_list(index)));
    next.map_or(blocks.len(), |(place, _)| place)
}

/// The first list of a section, and the block after it.
fn list(
    file: FileId,
    markdown: &Markdown,
    blocks: &[Block],
    section: Range<usize>,
    own: Attributes,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(ListDoc, usize)> {
    let is_list = |block: &Block| matches!(block.open, Some(Open::List(_)));
    let heading = markdown.heading(own.heading)?;
    let Some(first) = section.clone().find(|&place| is_list(&blocks[place])) else {
        tell(diagnostics, without_list(markdown, heading));
        return None;
    };
    let end = (first..section.end).find(|&place| !is_list(&blocks[place])).unwrap_or(section.end);
    let mut items = Vec::new();
    for block in &blocks[first..end] {
        items.extend(list_items(file, markdown, block.marks.clone(), diagnostics));
    }
    let list = ListDoc {
        heading: own.heading,
        audiences: own.audiences,
        by: own.by,
        id: heading.own_id.then(|| heading.id.to_owned()),
        prose: marks(blocks[section.start].marks.start..blocks[first].marks.start),
        items,
        span: heading.span,
    };
    Some((list, end))
}

fn without_list(markdown: &Markdown, heading: Heading<'_>) -> Diagnostic {
    let title = heading.text;
    let message = say! {
        en: "no list of recommendations follows \"{title}\"",
        nl: "onder \"{title}\" staat geen lijst met aanbevelingen",
    };
    let below = markdown.text.get(heading.span.end as usize..).unwrap_or_default().trim_start();
    let bullet = below.chars().next().filter(|first| BULLETS.contains(first));
    let help = match bullet {
        Some(bullet) => say! {
            en: "write `- ` in place of `{bullet}` at the start of each recommendation",
            nl: "schrijf voor elke aanbeveling `- ` in plaats van `{bullet}`",
        },
        None => say! {
            en: "start each recommendation with `- `, or leave out the braces behind the heading",
            nl: "begin elke aanbeveling met `- `, of haal de accolades achter de kop weg",
        },
    };
    Diagnostic::new(Code::EmptyRecommendations, heading.span, message)
        .label(say! { en: "expected a list below this heading", nl: "onder deze kop hoort een lijst" })
        .help(help)
}

/// What other programs put before the items of a list.
const BULLETS: &[char] = &['•', '·', '◦', '▪', '■', '‣', '–', '—', '●', '○'];

/// The items of a list, those of lists inside them not counted.
fn list_items(
    file: FileId,
    markdown: &Markdown,
    list: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ItemDoc> {
    let mut items = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (place, mark) in list.clone().zip(markdown.marks.range(list)) {
        match mark.kind {
            MarkKind::Open(_) => {
                depth += 1;
                if depth == 2 {
                    start = place;
                }
            }
            MarkKind::Close(_) => {
                if depth == 2 {
                    items.extend(item(file, markdown, start..place, diagnostics));
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    items
}

/// The item that opens and closes there; nothing when it is empty, of which it tells.
fn item(
    file: FileId,
    markdown: &Markdown,
    place: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ItemDoc> {
    let opening = markdown.marks.range(place.clone()).next()?;
    let written = markdown.text.get(opening.start as usize..opening.end as usize).unwrap_or_default();
    let end = opening.start as usize + written.trim_end().len();
    let span = Span::new(file, opening.start as usize..end);
    let inside = place.start + 1..place.end;
    if inside.is_empty() {
        tell(
            diagnostics,
            Diagnostic::new(
                Code::MissingValue,
                span,
                say! { en: "this recommendation has no text", nl: "deze aanbeveling heeft geen tekst" },
            )
            .label(say! { en: "expected a text", nl: "hier hoort een tekst" })
            .help(say! {
                en: "write the recommendation, or leave out the item",
                nl: "schrijf de aanbeveling, of haal dit punt van de lijst weg",
            }),
        );
        return None;
    }
    Some(ItemDoc { refers_to: reference(markdown, inside.clone()), stretch: marks(inside), span })
}

/// The code that an item refers to when it is nothing but a link to a recommendation.
fn reference(markdown: &Markdown, inside: Range<usize>) -> Option<Spanned<String>> {
    let is_paragraph =
        |kind: &MarkKind| matches!(kind, MarkKind::Open(Open::Paragraph) | MarkKind::Close(Open::Paragraph));
    let mut kinds = markdown.marks.range(inside).map(|mark| mark.kind).filter(|kind| !is_paragraph(kind));
    let (Some(MarkKind::Open(Open::Link(SlotId(first)))), Some(MarkKind::Close(Open::Link(SlotId(last))))) =
        (kinds.next(), kinds.last())
    else {
        return None;
    };
    let slot = markdown.slot(SlotId(first))?;
    let code = slot.address.strip_prefix("recommendation:")?;
    (first == last).then(|| Spanned::new(code.to_owned(), slot.span))
}

/// Adds a block to the prose, as part of the last stretch when it follows it.
fn add(prose: &mut Vec<Range<u32>>, block: &Block) {
    let stretch = marks(block.marks.clone());
    match prose.last_mut() {
        Some(last) if last.end == stretch.start => last.end = stretch.end,
        _ => prose.push(stretch),
    }
}

fn marks(range: Range<usize>) -> Range<u32> {
    let index = |place| u32::try_from(place).unwrap_or(u32::MAX);
    index(range.start)..index(range.end)
}
