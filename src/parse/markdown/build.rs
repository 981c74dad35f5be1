//! Turns the events of the Markdown parser into marks.

use std::ops::Range;

use pulldown_cmark::{self as cmark, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag};

use super::Origin;
use super::heading::give_ids;
use super::html::Scanner;
use crate::diag::Diagnostic;
use crate::model::{
    Alert, Alignment, Mark, MarkKind, Marks, Open, SlotId, StoredHeading, StoredSlot, StoredTable, TextRef,
};

/// A [`crate::model::Markdown`] without its text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) pool: String,
    pub(super) marks: Marks,
    pub(super) slots: Vec<StoredSlot>,
    pub(super) headings: Vec<StoredHeading>,
    pub(super) tables: Vec<StoredTable>,
    pub(super) has_html: bool,
}

/// Marks in the making.
#[derive(Debug)]
pub(super) struct Builder<'text> {
    origin: Origin,
    text: &'text str,
    /// Where the parser's text starts in `text`.
    offset: usize,
    parts: Parts,
    /// What is open, innermost last.
    open: Vec<Open>,
    /// What stands directly in the open paragraph.
    paragraph: Paragraph,
    /// Words of the headings and slots that are open.
    words: String,
    /// Where the words of each open heading or slot begin.
    word_starts: Vec<WordStart>,
    /// The stretch of the source the last mark is, when it is text that may go on.
    last_text: Option<Range<usize>>,
    html: Scanner,
    diagnostics: &'text mut Vec<Diagnostic>,
}

/// Where the words of a heading or slot begin.
#[derive(Clone, Copy, Debug)]
struct WordStart {
    /// In [`Builder::words`].
    place: usize,
    /// In the source, when the first of them stands there as it is.
    source: Option<usize>,
}

/// What stands directly in a paragraph.
#[derive(Clone, Copy, Debug, Default)]
enum Paragraph {
    #[default]
    Empty,
    One(SlotId),
    More,
}

/// Deeper in each other, links and images get no text of their own: copying it at every level would take time and
/// memory by the square.
const DEEPEST_WORDS: usize = 4;

impl<'text> Builder<'text> {
    pub(super) fn new(
        origin: Origin,
        text: &'text str,
        offset: usize,
        diagnostics: &'text mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            origin,
            text,
            offset,
            parts: Parts { marks: Marks::with_room_for(text.len() - offset), ..Parts::default() },
            open: Vec::new(),
            paragraph: Paragraph::Empty,
            words: String::new(),
            word_starts: Vec::new(),
            last_text: None,
            html: Scanner::default(),
            diagnostics,
        }
    }

    /// Takes in one event; its range is counted from `offset`.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let range = range.start + self.offset..range.end + self.offset;
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(&range),
            Event::Text(words) => self.write(&words, range),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.say(&words);
                self.beside_slots();
                let text = self.text_ref(&words);
                self.mark(MarkKind::Code(text), &range);
            }
            Event::Html(html) => {
                self.html.feed(&html, range.start, self.origin, self.diagnostics);
                let text = self.text_ref(&html);
                self.mark(MarkKind::Html(text), &range);
            }
            Event::InlineHtml(html) => {
                self.parts.has_html = true;
                self.beside_slots();
                self.html = Scanner::default();
                self.html.feed(&html, range.start, self.origin, self.diagnostics);
                let text = self.text_ref(&html);
                self.mark(MarkKind::InlineHtml(text), &range);
            }
            Event::FootnoteReference(label) => {
                self.beside_slots();
                let label = self.text_ref(&label);
                self.mark(MarkKind::FootnoteReference(label), &range);
            }
            Event::SoftBreak => self.line_break(MarkKind::SoftBreak, &range),
            Event::HardBreak => self.line_break(MarkKind::HardBreak, &range),
            Event::Rule => self.mark(MarkKind::Rule, &range),
            Event::TaskListMarker(ticked) => {
                self.beside_slots();
                self.mark(MarkKind::TaskListMarker(ticked), &range);
            }
        }
    }

    /// What was made, with ids given to the headings.
    pub(super) fn finish(mut self) -> Parts {
        give_ids(&mut self.parts, self.text, self.diagnostics);
        let mut parts = self.parts;
        parts.marks.shrink_to_fit();
        parts
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let open = match tag {
            Tag::Paragraph => {
                self.paragraph = Paragraph::Empty;
                Open::Paragraph
            }
            Tag::Heading { level, id, classes, attrs } => {
                let has_attributes = !classes.is_empty() || !attrs.is_empty();
                self.heading(level, id, has_attributes, &range)
            }
            Tag::BlockQuote(kind) => Open::BlockQuote(kind.map(alert)),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if !info.is_empty() => {
                Open::CodeBlock(Some(self.text_ref(&info)))
            }
            Tag::CodeBlock(_) => Open::CodeBlock(None),
            Tag::HtmlBlock => {
                self.parts.has_html = true;
                self.html = Scanner::default();
                Open::HtmlBlock
            }
            Tag::List(start) => Open::List(start.map(|start| u32::try_from(start).unwrap_or(u32::MAX))),
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(label) => Open::FootnoteDefinition(self.text_ref(&label)),
            Tag::DefinitionList => Open::DefinitionList,
            Tag::DefinitionListTitle => Open::DefinitionTitle,
            Tag::DefinitionListDefinition => Open::DefinitionDefinition,
            Tag::Table(alignments) => {
                self.parts.tables.push(StoredTable {
                    alignments: alignments.into_iter().map(alignment).collect(),
                    mark: index(self.parts.marks.len()),
                });
                Open::Table(index(self.parts.tables.len() - 1))
            }
            Tag::TableHead => Open::TableHead,
            Tag::TableRow => Open::TableRow,
            Tag::TableCell => Open::TableCell,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => {
                let address = match link_type {
                    LinkType::Email => self.pooled(&format!("mailto:{dest_url}")),
                    _ => self.text_ref(&dest_url),
                };
                Open::Link(self.slot(address, &title, false, &range))
            }
            Tag::Image { dest_url, title, .. } => {
                let address = self.text_ref(&dest_url);
                Open::Image(self.slot(address, &title, true, &range))
            }
            // The others are of extensions that are off.
            Tag::Emphasis | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => Open::Emphasis,
        };
        if matches!(open, Open::Emphasis | Open::Strong | Open::Strikethrough) {
            self.beside_slots();
        }
        self.open.push(open);
        self.mark(MarkKind::Open(open), &range);
    }

    fn end(&mut self, range: &Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        self.mark(MarkKind::Close(open), range);
        match open {
            Open::Paragraph => {
                if let Paragraph::One(SlotId(slot)) = self.paragraph {
                    self.parts.slots[slot as usize].is_alone = true;
                }
            }
            Open::Heading(heading) => self.parts.headings[heading as usize].text = self.said(),
            Open::Link(SlotId(slot)) | Open::Image(SlotId(slot)) => {
                self.parts.slots[slot as usize].text = self.said();
            }
            _ => {}
        }
    }

    fn heading(
        &mut self,
        level: cmark::HeadingLevel,
        id: Option<CowStr<'_>>,
        has_attributes: bool,
        range: &Range<usize>,
    ) -> Open {
        self.open_words();
        let end = range.start + self.text.get(range.clone()).map_or(0, |written| written.trim_end().len());
        let own_id = id.is_some();
        let id = id.map_or(TextRef::EMPTY, |id| self.text_ref(&id));
        self.parts.headings.push(StoredHeading {
            level: level as u8,
            id,
            own_id,
            text: TextRef::EMPTY,
            has_attributes,
            span: self.origin.span(range.start, end),
        });
        Open::Heading(index(self.parts.headings.len() - 1))
    }

    fn slot(&mut self, address: TextRef, title: &str, is_image: bool, range: &Range<usize>) -> SlotId {
        let id = SlotId(index(self.parts.slots.len()));
        if self.open.last() == Some(&Open::Paragraph) {
            self.paragraph = match self.paragraph {
                Paragraph::Empty => Paragraph::One(id),
                Paragraph::One(_) | Paragraph::More => Paragraph::More,
            };
        }
        self.open_words();
        let title = self.text_ref(title);
        self.parts.slots.push(StoredSlot {
            address,
            title,
            text: TextRef::EMPTY,
            is_image,
            is_alone: false,
            span: self.origin.span(range.start, range.end),
        });
        id
    }

    fn write(&mut self, words: &CowStr<'_>, range: Range<usize>) {
        self.say(words);
        if !words.trim().is_empty() {
            self.beside_slots();
        }
        let words = match &**words {
            "‘" if is_elided(self.text.get(range.end..).unwrap_or_default()) => &CowStr::Borrowed("’"),
            _ => words,
        };
        let Some(place) = self.place(words) else {
            let text = self.text_ref(words);
            return self.mark(MarkKind::Text(text), &range);
        };
        match &mut self.last_text {
            Some(last) if last.end == place.start && range.end == place.end => {
                last.end = place.end;
                self.parts.marks.stretch_text(index(place.end));
            }
            _ => {
                self.mark(MarkKind::Text(TextRef::source(place.clone())), &range);
                self.last_text = (place == range).then_some(place);
            }
        }
    }

    fn line_break(&mut self, kind: MarkKind, range: &Range<usize>) {
        self.say(" ");
        self.beside_slots();
        self.mark(kind, range);
    }

    fn mark(&mut self, kind: MarkKind, range: &Range<usize>) {
        self.last_text = None;
        let start = if matches!(kind, MarkKind::Close(_)) { range.end } else { range.start };
        self.parts.marks.push(Mark { kind, start: index(start), end: index(range.end) });
    }

    /// Something stands directly in the paragraph that is neither a link nor an image.
    fn beside_slots(&mut self) {
        if self.open.last() == Some(&Open::Paragraph) {
            self.paragraph = Paragraph::More;
        }
    }

    /// Adds to the words of the open headings and slots.
    fn say(&mut self, words: &str) {
        if self.word_starts.is_empty() || words.is_empty() {
            return;
        }
        let source = self.place(words).map(|place| place.start);
        let place = self.words.len();
        for start in self.word_starts.iter_mut().rev().take_while(|start| start.place == place) {
            start.source = source;
        }
        self.words.push_str(words);
    }

    /// A heading or slot opens.
    fn open_words(&mut self) {
        self.word_starts.push(WordStart { place: self.words.len(), source: None });
    }

    /// The words of the heading or slot that closes. Those without marks in them stand in the source as they are said.
    fn said(&mut self) -> TextRef {
        let Some(start) = self.word_starts.pop() else { return TextRef::EMPTY };
        if self.word_starts.len() >= DEEPEST_WORDS {
            return TextRef::EMPTY;
        }
        let all = &self.words[start.place..];
        let words = all.trim();
        let place = start.source.map(|source| source + all.len() - all.trim_start().len());
        let place = place.map(|place| place..place + words.len());
        let text = match place.filter(|place| self.text.get(place.clone()) == Some(words)) {
            Some(place) => TextRef::source(place),
            None => add_to_pool(&mut self.parts.pool, words),
        };
        if self.word_starts.is_empty() {
            self.words.clear();
        }
        text
    }

    /// The place of words that are a part of the source.
    fn place(&self, words: &str) -> Option<Range<usize>> {
        let start = words.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let place = start..start.checked_add(words.len())?;
        self.text.get(place.clone()).is_some_and(|found| std::ptr::eq(found, words)).then_some(place)
    }

    fn text_ref(&mut self, words: &str) -> TextRef {
        match self.place(words) {
            Some(place) => TextRef::source(place),
            None => self.pooled(words),
        }
    }

    fn pooled(&mut self, words: &str) -> TextRef {
        add_to_pool(&mut self.parts.pool, words)
    }
}

fn add_to_pool(pool: &mut String, words: &str) -> TextRef {
    let start = pool.len();
    pool.push_str(words);
    TextRef::pool(start..pool.len())
}

/// Whether a `'` before this text stands for letters that are left out, as Dutch does: 's avonds, 't, 'n. The parser
/// takes some of them for the opening of a quotation.
fn is_elided(rest: &str) -> bool {
    ["s", "t", "n", "k", "m", "r"].iter().any(|letter| {
        let after = rest.strip_prefix(letter).or_else(|| rest.strip_prefix(&*letter.to_uppercase()));
        after.is_some_and(|after| after.starts_with(char::is_whitespace) || after.starts_with('-'))
    })
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn alignment(alignment: cmark::Alignment) -> Alignment {
    match alignment {
        cmark::Alignment::None => Alignment::None,
        cmark::Alignment::Left => Alignment::Left,
        cmark::Alignment::Center => Alignment::Center,
        cmark::Alignment::Right => Alignment::Right,
    }
}

/// Places and counts fit: texts over 16 MiB are refused on loading.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
