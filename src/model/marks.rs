//! The steps through a text, in little room.
//!
//! In: [`Mark`]s, as they are found. Out: the same, in order, from any place. A site of ten thousand pages has some millions of
//! them and keeps them all until its pages are written. They are nearly always read one after the other; so a mark is written as
//! what it is, the way to it from the mark before, where it does not begin there, and its length, in numbers that take a byte where
//! they are small: some two bytes a mark, where a struct takes twenty-four.

use std::ops::Range;

use super::{Alert, Mark, MarkKind, Open, SlotId, TextRef};

/// Marks, in order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Marks {
    bytes: Vec<u8>,
    count: usize,
    /// Where every [`STRIDE`]th mark begins.
    stops: Vec<Stop>,
    /// Behind the last mark.
    end: Stop,
    /// Where the last mark begins.
    last: Stop,
}

/// A place between two marks.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Stop {
    /// In [`Marks::bytes`].
    byte: u32,
    /// The place in the text that the way to the next mark is counted from.
    place: u32,
}

/// From a stop, at most so many marks are read to come to another.
const STRIDE: usize = 32;

/// What closes has the tag of what opens, and this bit.
const CLOSES: u8 = 0x40;

/// The bit of what begins where the mark before leads to, as most do; the way there is not written. Of a [`MarkKind::SoftBreak`]
/// it says that it has one byte as well.
const NEAR: u8 = 0x80;

/// The sorts of alerts by their number.
const ALERTS: [Alert; 5] = [Alert::Note, Alert::Tip, Alert::Important, Alert::Warning, Alert::Caution];

/// What a mark has beside its kind.
enum More {
    Nothing,
    Number(u32),
    Text(TextRef),
}

/// Tags below this are of what opens.
const TEXT: u8 = 0x20;

/// The tag of a [`MarkKind::SoftBreak`].
const SOFT_BREAK: u8 = TEXT + 6;

/// What opens: its tag, and what it has more.
fn open_tag(open: Open) -> (u8, More) {
    match open {
        Open::Paragraph => (0, More::Nothing),
        Open::Heading(heading) => (1, More::Number(heading)),
        Open::BlockQuote(None) => (2, More::Nothing),
        Open::BlockQuote(Some(alert)) => {
            let number = ALERTS.iter().zip(0..).find(|(known, _)| **known == alert);
            (3, More::Number(number.map(|(_, number)| number).unwrap_or_default()))
        }
        Open::CodeBlock(None) => (4, More::Nothing),
        Open::CodeBlock(Some(info)) => (5, More::Text(info)),
        Open::HtmlBlock => (6, More::Nothing),
        Open::List(None) => (7, More::Nothing),
        Open::List(Some(first)) => (8, More::Number(first)),
        Open::Item => (9, More::Nothing),
        Open::FootnoteDefinition(label) => (10, More::Text(label)),
        Open::DefinitionList => (11, More::Nothing),
        Open::DefinitionTitle => (12, More::Nothing),
        Open::DefinitionDefinition => (13, More::Nothing),
        Open::Table(table) => (14, More::Number(table)),
        Open::TableHead => (15, More::Nothing),
        Open::TableRow => (16, More::Nothing),
        Open::TableCell => (17, More::Nothing),
        Open::Emphasis => (18, More::Nothing),
        Open::Strong => (19, More::Nothing),
        Open::Strikethrough => (20, More::Nothing),
        Open::Link(SlotId(slot)) => (21, More::Number(slot)),
        Open::Image(SlotId(slot)) => (22, More::Number(slot)),
    }
}

fn tag(mark: Mark) -> (u8, More) {
    match mark.kind {
        MarkKind::Open(open) => open_tag(open),
        MarkKind::Close(open) => {
            let (tag, more) = open_tag(open);
            (tag | CLOSES, more)
        }
        MarkKind::Text(text) if text == own(mark.start, mark.end) => (TEXT, More::Nothing),
        MarkKind::Text(text) => (TEXT + 1, More::Text(text)),
        MarkKind::Code(text) => (TEXT + 2, More::Text(text)),
        MarkKind::Html(text) => (TEXT + 3, More::Text(text)),
        MarkKind::InlineHtml(text) => (TEXT + 4, More::Text(text)),
        MarkKind::FootnoteReference(label) => (TEXT + 5, More::Text(label)),
        MarkKind::SoftBreak => (SOFT_BREAK, More::Nothing),
        MarkKind::HardBreak => (TEXT + 7, More::Nothing),
        MarkKind::Rule => (TEXT + 8, More::Nothing),
        MarkKind::TaskListMarker(done) => (TEXT + 9, More::Number(done.into())),
    }
}

/// The stretch of the source that a mark covers.
fn own(start: u32, end: u32) -> TextRef {
    TextRef::source(start as usize..end as usize)
}

impl Marks {
    /// None, and room for those of a text of so many bytes; most have fewer.
    pub fn with_room_for(text: usize) -> Self {
        // A mark of two bytes for every eight of text.
        Self { bytes: Vec::with_capacity(text / 4), ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// All marks, in order.
    pub fn iter(&self) -> Iter<'_> {
        self.range(0..self.count)
    }

    /// The marks at some places, in order; none where there are no more.
    pub fn range(&self, places: Range<usize>) -> Iter<'_> {
        let end = places.end.min(self.count);
        let start = places.start.min(end);
        let stop = self.stops.get(start / STRIDE).copied().unwrap_or(self.end);
        let mut iter = Iter { bytes: &self.bytes, at: stop, left: start % STRIDE };
        iter.by_ref().for_each(drop);
        Iter { left: end - start, ..iter }
    }

    /// Adds a mark behind the others.
    pub fn push(&mut self, mark: Mark) {
        if self.count.is_multiple_of(STRIDE) {
            self.stops.push(self.end);
        }
        self.count += 1;
        self.last = self.end;
        let (tag, more) = tag(mark);
        let (opens, closes) = (tag < TEXT, tag & CLOSES != 0);
        let way = if closes { mark.end } else { mark.start }.wrapping_sub(self.end.place);
        let length = mark.end.wrapping_sub(mark.start);
        let is_near = way == 0 && (tag != SOFT_BREAK || length == 1);
        if is_near {
            self.bytes.push(tag | NEAR);
        } else {
            self.bytes.push(tag);
            self.write(zigzag(way));
        }
        let is_told = closes || is_near && tag == SOFT_BREAK;
        if !is_told {
            self.write(length);
        }
        match more {
            More::Nothing => {}
            More::Number(number) => self.write(number),
            More::Text(text) => {
                let (start, length) = text.parts();
                self.write(start);
                self.write(length);
            }
        }
        let byte = u32::try_from(self.bytes.len())
            .expect("a text has at most 16 MiB, and some ten bytes of marks for each");
        self.end = Stop { byte, place: if opens { mark.start } else { mark.end } };
    }

    /// Lets the last mark, a [`MarkKind::Text`], go on to another place.
    pub fn stretch_text(&mut self, end: u32) {
        let Some(mark) = (Iter { bytes: &self.bytes, at: self.last, left: 1 }).next() else { return };
        self.bytes.truncate(self.last.byte as usize);
        self.end = self.last;
        self.count -= 1;
        if self.count.is_multiple_of(STRIDE) {
            self.stops.pop();
        }
        self.push(Mark { kind: MarkKind::Text(own(mark.start, end)), start: mark.start, end });
    }

    /// Gives back the room that nothing stands in.
    pub fn shrink_to_fit(&mut self) {
        self.bytes.shrink_to_fit();
        self.stops.shrink_to_fit();
    }

    /// Writes a number, seven bits a byte, the lowest first.
    #[expect(clippy::cast_possible_truncation, reason = "the bits that a byte holds are taken")]
    fn write(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

/// Small numbers for small ways, back and forth.
fn zigzag(way: u32) -> u32 {
    way << 1 ^ (way >> 31).wrapping_neg()
}

fn unzigzag(number: u32) -> u32 {
    number >> 1 ^ (number & 1).wrapping_neg()
}

/// Reads marks, one after the other.
#[derive(Clone, Debug)]
pub struct Iter<'marks> {
    bytes: &'marks [u8],
    at: Stop,
    left: usize,
}

impl Iter<'_> {
    fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at.byte as usize).copied().unwrap_or_default();
        self.at.byte += 1;
        byte
    }

    fn number(&mut self) -> u32 {
        let first = self.byte();
        if first < 0x80 {
            return first.into();
        }
        let (mut number, mut shift) = (u32::from(first & 0x7f), 7);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 28 {
                return number;
            }
        }
    }

    fn text(&mut self) -> TextRef {
        let start = self.number();
        TextRef::of_parts(start, self.number())
    }

    fn open(&mut self, tag: u8) -> Open {
        match tag {
            0 => Open::Paragraph,
            1 => Open::Heading(self.number()),
            2 => Open::BlockQuote(None),
            3 => Open::BlockQuote(ALERTS.get(self.number() as usize).copied()),
            4 => Open::CodeBlock(None),
            5 => Open::CodeBlock(Some(self.text())),
            6 => Open::HtmlBlock,
            7 => Open::List(None),
            8 => Open::List(Some(self.number())),
            9 => Open::Item,
            10 => Open::FootnoteDefinition(self.text()),
            11 => Open::DefinitionList,
            12 => Open::DefinitionTitle,
            13 => Open::DefinitionDefinition,
            14 => Open::Table(self.number()),
            15 => Open::TableHead,
            16 => Open::TableRow,
            17 => Open::TableCell,
            18 => Open::Emphasis,
            19 => Open::Strong,
            20 => Open::Strikethrough,
            21 => Open::Link(SlotId(self.number())),
            _ => Open::Image(SlotId(self.number())),
        }
    }
}

impl Iterator for Iter<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        self.left = self.left.checked_sub(1)?;
        let byte = self.byte();
        let (tag, is_near) = (byte & !NEAR, byte & NEAR != 0);
        let way = if is_near { 0 } else { unzigzag(self.number()) };
        let start = self.at.place.wrapping_add(way);
        if tag & CLOSES != 0 {
            self.at.place = start;
            return Some(Mark { kind: MarkKind::Close(self.open(tag & !CLOSES)), start, end: start });
        }
        let length = if is_near && tag == SOFT_BREAK { 1 } else { self.number() };
        let end = start.wrapping_add(length);
        if tag < TEXT {
            self.at.place = start;
            return Some(Mark { kind: MarkKind::Open(self.open(tag)), start, end });
        }
        self.at.place = end;
        let kind = match tag - TEXT {
            0 => MarkKind::Text(own(start, end)),
            1 => MarkKind::Text(self.text()),
            2 => MarkKind::Code(self.text()),
            3 => MarkKind::Html(self.text()),
            4 => MarkKind::InlineHtml(self.text()),
            5 => MarkKind::FootnoteReference(self.text()),
            6 => MarkKind::SoftBreak,
            7 => MarkKind::HardBreak,
            8 => MarkKind::Rule,
            _ => MarkKind::TaskListMarker(self.number() != 0),
        };
        Some(Mark { kind, start, end })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'marks> IntoIterator for &'marks Marks {
    type Item = Mark;
    type IntoIter = Iter<'marks>;

    fn into_iter(self) -> Iter<'marks> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{ALERTS, Marks, own};
    use crate::model::{Mark, MarkKind, Open, SlotId, TextRef};

    /// Every kind of mark, at places near and far, before and behind.
    fn all() -> Vec<Mark> {
        let (label, far) = (TextRef::pool(0..3), TextRef::source((1 << 24) - 3..1 << 24));
        let mut opens = vec![
            Open::Paragraph,
            Open::Heading(300),
            Open::BlockQuote(None),
            Open::CodeBlock(None),
            Open::CodeBlock(Some(label)),
            Open::HtmlBlock,
            Open::List(None),
            Open::List(Some(u32::MAX)),
            Open::Item,
            Open::FootnoteDefinition(far),
            Open::DefinitionList,
            Open::DefinitionTitle,
            Open::DefinitionDefinition,
            Open::Table(2),
            Open::TableHead,
            Open::TableRow,
            Open::TableCell,
            Open::Emphasis,
            Open::Strong,
            Open::Strikethrough,
            Open::Link(SlotId(70_000)),
            Open::Image(SlotId(0)),
        ];
        opens.extend(ALERTS.map(|alert| Open::BlockQuote(Some(alert))));
        let others = [
            MarkKind::Text(TextRef::source(5..9)),
            MarkKind::Text(label),
            MarkKind::Code(far),
            MarkKind::Html(TextRef::source(5..9)),
            MarkKind::InlineHtml(label),
            MarkKind::FootnoteReference(label),
            MarkKind::SoftBreak,
            MarkKind::HardBreak,
            MarkKind::Rule,
            MarkKind::TaskListMarker(true),
            MarkKind::TaskListMarker(false),
        ];
        let kinds = opens.iter().map(|open| MarkKind::Open(*open)).chain(others);
        let places = [(5, 9), (9, 10), (10, 12), (0, 0), ((1 << 24) - 1, 1 << 24), (100, 300)];
        let marks = kinds.flat_map(|kind| places.map(|(start, end)| Mark { kind, start, end }));
        let closes = opens.iter().flat_map(|open| {
            [7, 1 << 24, 0].map(|end| Mark { kind: MarkKind::Close(*open), start: end, end })
        });
        marks.chain(closes).collect()
    }

    #[test]
    fn marks_come_back_as_they_were_from_any_place() {
        let all = all();
        let mut marks = Marks::default();
        for mark in &all {
            marks.push(*mark);
        }
        assert_eq!(marks.iter().collect::<Vec<_>>(), all);
        for start in 0..=all.len() {
            for end in [start, start + 1, start + 40, all.len()] {
                let end = end.min(all.len());
                let got: Vec<Mark> = marks.range(start..end).collect();
                assert_eq!(got, all[start..end], "{start}..{end}");
            }
        }
    }

    #[test]
    fn text_goes_on() {
        let text = |start, end| Mark { kind: MarkKind::Text(own(start, end)), start, end };
        for before in [0, 31, 32, 33] {
            let rule = Mark { kind: MarkKind::Rule, start: 0, end: 3 };
            let (mut marks, mut expected) = (Marks::default(), Marks::default());
            for _ in 0..before {
                marks.push(rule);
                expected.push(rule);
            }
            marks.push(text(4, 9));
            marks.stretch_text(200);
            expected.push(text(4, 200));
            assert_eq!(marks, expected);
            marks.push(rule);
            assert_eq!(marks.iter().last(), Some(rule));
        }
    }
}
