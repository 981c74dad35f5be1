//! Markdown as data: a flat tree of marks that points into the text it was made from.
//!
//! `parse` makes a [`Markdown`] from one file; its links and images are numbered slots. `resolve` gives every slot
//! a [`Target`] and cuts the whole into stretches, each a [`Prose`]. Nothing is copied on the way.

use std::ops::Range;
use std::sync::Arc;

use super::{FigureRef, Heading, Marks, Place, Slot, StoredHeading, StoredSlot, StoredTable, TermId};
use crate::source::FileId;

/// A stretch of text: in the source itself, or in [`Markdown::pool`] where it does not stand there as it is (entities, smart
/// punctuation, words with marks between them, ids made from words).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextRef {
    /// First byte; the high bit says "in the pool".
    start: u32,
    /// Length in bytes.
    len: u32,
}

const IN_POOL: u32 = 1 << 31;

impl TextRef {
    /// No words.
    pub const EMPTY: Self = Self { start: 0, len: 0 };

    /// A stretch of the source.
    pub fn source(range: Range<usize>) -> Self {
        Self { start: offset(range.start), len: offset(range.end - range.start) }
    }

    /// Its first byte, doubled, with one more for the pool; and its length.
    pub(super) fn parts(self) -> (u32, u32) {
        (self.start.rotate_left(1), self.len)
    }

    /// What [`Self::parts`] gave.
    pub(super) fn of_parts(start: u32, len: u32) -> Self {
        Self { start: start.rotate_right(1), len }
    }

    /// Its words, of the source and the pool that it points into.
    pub fn of<'text>(self, source: &'text str, pool: &'text str) -> &'text str {
        let start = (self.start & !IN_POOL) as usize;
        let words = if self.start & IN_POOL == 0 { source } else { pool };
        &words[start..start + self.len as usize]
    }

    /// A stretch of the pool.
    pub fn pool(range: Range<usize>) -> Self {
        Self { start: offset(range.start) | IN_POOL, len: offset(range.end - range.start) }
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes)
        .ok()
        .filter(|bytes| bytes & IN_POOL == 0)
        .expect("texts over 16 MiB are refused on loading")
}

/// Place of a link or image in [`Markdown::slots`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SlotId(pub u32);

/// How a column of a table is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alignment {
    /// As the theme likes.
    None,
    /// Left.
    Left,
    /// Centre.
    Center,
    /// Right.
    Right,
}

/// The five sorts of alert.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alert {
    /// Good to know.
    Note,
    /// Helps to do it better.
    Tip,
    /// Must be known.
    Important,
    /// Can go wrong.
    Warning,
    /// Will go wrong.
    Caution,
}

impl Alert {
    /// After `alert-`, the name of its text and class.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// Something that opens and closes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Open {
    /// A paragraph.
    Paragraph,
    /// A heading; place in [`Markdown::headings`].
    Heading(u32),
    /// A quotation, or an alert.
    BlockQuote(Option<Alert>),
    /// Code, with the info string of its fence.
    CodeBlock(Option<TextRef>),
    /// A block of raw HTML.
    HtmlBlock,
    /// A list; the first number of an ordered one.
    List(Option<u32>),
    /// An item of a list.
    Item,
    /// A footnote; its label.
    FootnoteDefinition(TextRef),
    /// A list of definitions.
    DefinitionList,
    /// What is defined.
    DefinitionTitle,
    /// The definition.
    DefinitionDefinition,
    /// A table; place in [`Markdown::tables`].
    Table(u32),
    /// Its head, which is one row.
    TableHead,
    /// A row.
    TableRow,
    /// A cell.
    TableCell,
    /// *Emphasis*.
    Emphasis,
    /// **Strong emphasis**.
    Strong,
    /// ~~Struck through~~.
    Strikethrough,
    /// A link.
    Link(SlotId),
    /// An image; what is inside is its alternative text.
    Image(SlotId),
}

/// One step through a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MarkKind {
    /// Something opens.
    Open(Open),
    /// The thing opened last closes.
    Close(Open),
    /// Text.
    Text(TextRef),
    /// Code in a line.
    Code(TextRef),
    /// Raw HTML in an [`Open::HtmlBlock`].
    Html(TextRef),
    /// Raw HTML in a line.
    InlineHtml(TextRef),
    /// A reference to a footnote; its label.
    FootnoteReference(TextRef),
    /// A line ends in the source.
    SoftBreak,
    /// A line ends for readers.
    HardBreak,
    /// A rule.
    Rule,
    /// A box to tick, and whether it is ticked.
    TaskListMarker(bool),
}

/// One step through a text and where it was written, in bytes of [`Markdown::text`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// What.
    pub kind: MarkKind,
    /// First byte; of what closes, the byte after the last.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A parsed text; its references are not resolved yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Markdown {
    /// The text it was made from: of the file, or of one value in a TOML file.
    pub text: Arc<str>,
    /// The file, where `text` is all of it, so that places in the text are places in the file.
    pub file: Option<FileId>,
    /// Texts that do not stand in the source as they are.
    pub pool: Box<str>,
    /// The steps, in order; what opens also closes.
    pub marks: Marks,
    /// Links and images, in order.
    pub slots: Box<[StoredSlot]>,
    /// Headings, in order.
    pub headings: Box<[StoredHeading]>,
    /// Tables, in order.
    pub tables: Box<[StoredTable]>,
    /// Whether there is raw HTML in it.
    pub has_html: bool,
}

impl Markdown {
    /// The words of a stretch.
    pub fn str(&self, text: TextRef) -> &str {
        text.of(&self.text, &self.pool)
    }

    /// Its headings, in order.
    pub fn headings(&self) -> impl ExactSizeIterator<Item = Heading<'_>> + Clone {
        self.headings.iter().map(|heading| heading.of(self))
    }

    /// The heading at a place in [`Self::headings`].
    pub fn heading(&self, index: u32) -> Option<Heading<'_>> {
        Some(self.headings.get(index as usize)?.of(self))
    }

    /// Its links and images, in order.
    pub fn slots(&self) -> impl ExactSizeIterator<Item = Slot<'_>> {
        self.slots.iter().map(|slot| slot.of(self))
    }

    /// A link or image.
    pub fn slot(&self, SlotId(index): SlotId) -> Option<Slot<'_>> {
        Some(self.slots.get(index as usize)?.of(self))
    }

    /// The words of some of its steps, without marks: texts joined, breaks as spaces, alternative texts included.
    pub fn plain_text(&self, marks: Range<usize>) -> String {
        let mut text = String::new();
        for mark in self.marks.range(marks) {
            match mark.kind {
                MarkKind::Text(words) | MarkKind::Code(words) => text.push_str(self.str(words)),
                MarkKind::SoftBreak | MarkKind::HardBreak => text.push(' '),
                MarkKind::Open(Open::List(_))
                | MarkKind::Close(
                    Open::Paragraph | Open::Heading(_) | Open::Item | Open::TableCell | Open::DefinitionTitle,
                ) if !text.is_empty() && !text.ends_with(' ') => text.push(' '),
                _ => {}
            }
        }
        text.truncate(text.trim_end().len());
        text
    }
}

/// What a link or image leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// Out of the site, or to a place on the same page (`#…`): the address as written.
    Address(Box<str>),
    /// A page of the site, and an anchor on it.
    Place(Place, Option<Box<str>>),
    /// A term of the glossary.
    Term(TermId),
    /// A figure, shown there (an image) or linked to; the report's place in [`super::Site::reports`].
    Figure(usize, FigureRef),
    /// A picture: its path below the site's root, and its width and height in pixels.
    Image(Box<str>, Option<(u32, u32)>),
    /// Nothing: the text stands alone. For numbers that were compared with their key figure, and for what a
    /// diagnostic told of.
    Nothing,
}

/// A stretch of Markdown with all its references resolved.
#[derive(Clone, PartialEq, Debug)]
pub struct Prose {
    /// The text it is part of.
    pub markdown: Arc<Markdown>,
    /// What each slot of the whole text leads to.
    pub targets: Arc<[Target]>,
    /// The stretches of `markdown.marks` it consists of, ascending; what opens in one also closes in it.
    pub stretches: Vec<Range<u32>>,
}

impl Prose {
    /// Its steps, in order.
    pub fn marks(&self) -> impl Iterator<Item = Mark> {
        let marks = &self.markdown.marks;
        self.stretches.iter().flat_map(|stretch| marks.range(stretch.start as usize..stretch.end as usize))
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.stretches.iter().all(Range::is_empty)
    }

    /// Its words, without marks.
    pub fn plain_text(&self) -> String {
        let words =
            |stretch: &Range<u32>| self.markdown.plain_text(stretch.start as usize..stretch.end as usize);
        self.stretches.iter().map(words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Its headings, in order.
    pub fn headings(&self) -> impl Iterator<Item = Heading<'_>> {
        // Of most texts all is asked for: then nobody need go through their marks.
        let all = self.is_whole().then(|| self.markdown.headings());
        let some = all.is_none().then(|| {
            self.marks().filter_map(|mark| match mark.kind {
                MarkKind::Open(Open::Heading(index)) => self.markdown.heading(index),
                _ => None,
            })
        });
        all.into_iter().flatten().chain(some.into_iter().flatten())
    }

    /// Whether it is all of its text.
    fn is_whole(&self) -> bool {
        matches!(&*self.stretches, [all] if all.len() == self.markdown.marks.len())
    }

    /// For each of its tables, the steps from its opening on.
    pub fn tables(&self) -> impl Iterator<Item = impl Iterator<Item = Mark>> {
        let Markdown { tables, marks, .. } = &*self.markdown;
        self.stretches.iter().flat_map(move |stretch| {
            let before = |mark: u32| tables.partition_point(|table| table.mark < mark);
            let inside = &tables[before(stretch.start)..before(stretch.end)];
            inside.iter().map(move |table| marks.range(table.mark as usize..stretch.end as usize))
        })
    }

    /// Its words by the headings they stand under, in order: first what stands above the first heading. Parts without
    /// words of their own are there, too, for their headings.
    pub fn sections(&self) -> Vec<(Option<Heading<'_>>, String)> {
        let mut sections: Vec<(Option<Heading<'_>>, String)> = vec![(None, String::new())];
        let mut add = |heading: Option<u32>, words: Range<usize>| {
            if let Some(index) = heading {
                sections.push((self.markdown.heading(index), String::new()));
            }
            let words = self.markdown.plain_text(words);
            if let Some((_, text)) = sections.last_mut().filter(|_| !words.is_empty()) {
                text.extend((!text.is_empty()).then_some(' '));
                text.push_str(&words);
            }
        };
        for stretch in &self.stretches {
            let stretch = stretch.start as usize..stretch.end as usize;
            let mut heading = None;
            let mut start = stretch.start;
            for (at, mark) in stretch.clone().zip(self.markdown.marks.range(stretch.clone())) {
                match mark.kind {
                    MarkKind::Open(Open::Heading(index)) => {
                        add(heading, start..at);
                        heading = Some(index);
                    }
                    MarkKind::Close(Open::Heading(_)) => start = at + 1,
                    _ => {}
                }
            }
            add(heading, start..stretch.end);
        }
        sections
    }

    /// What a slot leads to.
    pub fn target(&self, slot: SlotId) -> &Target {
        self.targets.get(slot.0 as usize).unwrap_or(&Target::Nothing)
    }
}
