//! Turns the events of the Markdown parser into marks.

use std::ops::Range;

use pulldown_cmark::{self as cmark, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag};

use super::Origin;
use super::heading::give_ids;
use super::html::Scanner;
use crate::diag::Diagnostic;
use crate::model::{Alert, Alignment, Heading, Mark, MarkKind, Marks, Open, Slot, SlotId, TextRef};

/// A [`crate::model::Markdown`] without its text.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) pool: String,
    pub(super) marks: Marks,
    pub(super) slots: Vec<Slot>,
    pub(super) headings: Vec<Heading>,
    pub(super) alignments: Vec<Vec<Alignment>>,
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
    /// Where in `words` each open heading or slot begins.
    word_starts: Vec<usize>,
    /// The stretch of the source the last mark is, when it is text that may go on.
    last_text: Option<Range<usize>>,
    html: Scanner,
    diagnostics: &'text mut Vec<Diagnostic>,
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
            parts: Parts::default(),
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
        give_ids(&mut self.parts.headings, self.diagnostics);
        let mut parts = self.parts;
        parts.pool.shrink_to_fit();
        parts.marks.shrink_to_fit();
        parts.slots.shrink_to_fit();
        parts.headings.shrink_to_fit();
        parts.alignments.shrink_to_fit();
        parts
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let open = match tag {
            Tag::Paragraph => {
                self.paragraph = Paragraph::Empty;
                Open::Paragraph
            }
            Tag::Heading { level, id, classes, attrs } => {
                let attributes = attributes(&classes, &attrs);
                self.heading(level, id.as_deref(), attributes, &range)
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
                self.parts.alignments.push(alignments.into_iter().map(alignment).collect());
                Open::Table(index(self.parts.alignments.len() - 1))
            }
            Tag::TableHead => Open::TableHead,
            Tag::TableRow => Open::TableRow,
            Tag::TableCell => Open::TableCell,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strikethrough,
            Tag::Link { link_type, dest_url, title, .. } => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                Open::Link(self.slot(format!("{scheme}{dest_url}"), &title, false, &range))
            }
            Tag::Image { dest_url, title, .. } => {
                Open::Image(self.slot(dest_url.into_string(), &title, true, &range))
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
        id: Option<&str>,
        attributes: Vec<(String, Option<String>)>,
        range: &Range<usize>,
    ) -> Open {
        self.word_starts.push(self.words.len());
        let end = range.start + self.text.get(range.clone()).map_or(0, |written| written.trim_end().len());
        self.parts.headings.push(Heading {
            level: level as u8,
            id: id.unwrap_or_default().to_owned(),
            own_id: id.is_some(),
            text: String::new(),
            attributes,
            span: self.origin.span(range.start, end),
        });
        Open::Heading(index(self.parts.headings.len() - 1))
    }

    fn slot(&mut self, address: String, title: &str, is_image: bool, range: &Range<usize>) -> SlotId {
        let id = SlotId(index(self.parts.slots.len()));
        if self.open.last() == Some(&Open::Paragraph) {
            self.paragraph = match self.paragraph {
                Paragraph::Empty => Paragraph::One(id),
                Paragraph::One(_) | Paragraph::More => Paragraph::More,
            };
        }
        self.word_starts.push(self.words.len());
        self.parts.slots.push(Slot {
            address,
            title: title.to_owned(),
            text: String::new(),
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
        if !self.word_starts.is_empty() {
            self.words.push_str(words);
        }
    }

    /// The words of the heading or slot that closes.
    fn said(&mut self) -> String {
        let start = self.word_starts.pop().unwrap_or_default();
        let words = match self.word_starts.len() {
            outside if outside < DEEPEST_WORDS => self.words[start..].trim().to_owned(),
            _ => String::new(),
        };
        if self.word_starts.is_empty() {
            self.words.clear();
        }
        words
    }

    /// The place of words that are a part of the source.
    fn place(&self, words: &CowStr<'_>) -> Option<Range<usize>> {
        let CowStr::Borrowed(words) = words else { return None };
        let start = words.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let place = start..start.checked_add(words.len())?;
        (self.text.get(place.clone()) == Some(*words)).then_some(place)
    }

    fn text_ref(&mut self, words: &CowStr<'_>) -> TextRef {
        if let Some(place) = self.place(words) {
            return TextRef::source(place);
        }
        let start = self.parts.pool.len();
        self.parts.pool.push_str(words);
        TextRef::pool(start..self.parts.pool.len())
    }
}

/// Whether a `'` before this text stands for letters that are left out, as Dutch does: 's avonds, 't, 'n. The parser
/// takes some of them for the opening of a quotation.
fn is_elided(rest: &str) -> bool {
    ["s", "t", "n", "k", "m", "r"].iter().any(|letter| {
        let after = rest.strip_prefix(letter).or_else(|| rest.strip_prefix(&*letter.to_uppercase()));
        after.is_some_and(|after| after.starts_with(char::is_whitespace) || after.starts_with('-'))
    })
}

/// Classes cannot be given; they are kept with their dot, to be told of.
fn attributes(
    classes: &[CowStr<'_>],
    attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
) -> Vec<(String, Option<String>)> {
    let classes = classes.iter().map(|class| (format!(".{class}"), None));
    let others =
        attributes.iter().map(|(key, value)| (key.to_string(), value.as_ref().map(ToString::to_string)));
    others.chain(classes).collect()
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
