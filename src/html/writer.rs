//! Walks through prose and writes HTML.

mod footnotes;

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use super::sanitise::sanitise;
use super::{escape, escape_address_into, escape_into};
use crate::address::Addresses;
use crate::model::{
    Alert, Alignment, FigureRef, Heading, Mark, MarkKind, Open, Place, Prose, Public, Slot, SlotId, Target,
    TextRef,
};
use crate::texts::Texts;

/// Where prose is shown.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'page> {
    /// Addresses of the site.
    pub addresses: Addresses<'page, Public>,
    /// Words of the interface.
    pub texts: &'page Texts,
    /// The way from the page to the site's root.
    pub root: &'page str,
    /// Whether blocks tell where they were written, as `data-source="FILE:BYTE"`. Only the preview wants it.
    pub tells_source: bool,
}

/// A piece of prose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// HTML of whole blocks.
    Html(String),
    /// A figure that stands between blocks: the report's place, and which.
    Figure(usize, FigureRef),
}

/// The blocks of a prose, parted by its figures.
pub fn parts(prose: &Prose, setting: Setting<'_>) -> Vec<Part> {
    let mut writer = Writer::new(prose, setting);
    writer.write_all(prose.marks());
    writer.finish()
}

/// A prose as HTML that stands inside another element: a single paragraph loses its tags, figures become links. Footnotes
/// stand below it, because several such texts share a page, and their notes may be written elsewhere in the file.
pub fn inline(prose: &Prose, setting: Setting<'_>) -> String {
    let mut html = String::new();
    let mut writer = Writer::new(prose, Setting { tells_source: false, ..setting });
    writer.is_inline = true;
    writer.write_all(prose.marks());
    let notes = writer.notes_in_place();
    for part in writer.finish() {
        match part {
            Part::Html(part) => html.push_str(&part),
            Part::Figure(..) => {}
        }
    }
    without_paragraph(&html).to_owned() + &notes
}

/// HTML without the tags of its paragraph, where it is a single one.
fn without_paragraph(html: &str) -> &str {
    let html = html.trim_end();
    let only = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    only.filter(|only| !only.contains("<p>")).unwrap_or(html)
}

/// One footnote: where it is referred to, and its text.
#[derive(Debug)]
struct Footnote<'text> {
    label: &'text str,
    references: usize,
    html: String,
}

#[derive(Debug)]
struct Writer<'prose> {
    prose: &'prose Prose,
    setting: Setting<'prose>,
    html: String,
    parts: Vec<Part>,
    footnotes: Vec<Footnote<'prose>>,
    /// Whether footnotes stand below the text itself, without links to them.
    is_inline: bool,
    /// The footnote whose text is being written, and the HTML before it.
    in_footnote: Option<(usize, String)>,
    /// Inside an image, which one: what is met is its alternative text, that of images in it too.
    alt: Option<(SlotId, String)>,
    /// Column of the cell to come, the table's alignments, and whether it is in the head.
    column: usize,
    table: u32,
    tables: usize,
    in_head: bool,
    /// Inside a paragraph that holds nothing but an image or figure, which replaces it.
    replaced: bool,
    /// Where the step being written stands in the text.
    at: u32,
    /// The tag of the block opened last: its range in `html`.
    tag: Range<usize>,
}

impl<'prose> Writer<'prose> {
    fn new(prose: &'prose Prose, setting: Setting<'prose>) -> Self {
        Self {
            prose,
            setting,
            html: String::with_capacity(prose.markdown.text.len() / 2 * 3),
            parts: Vec::new(),
            footnotes: Vec::new(),
            is_inline: false,
            in_footnote: None,
            alt: None,
            column: 0,
            table: 0,
            tables: 0,
            in_head: false,
            replaced: false,
            at: 0,
            tag: 0..0,
        }
    }

    fn put(&mut self, html: std::fmt::Arguments<'_>) {
        self.html.write_fmt(html).expect("writing to memory does not fail");
    }

    fn str(&self, text: TextRef) -> &'prose str {
        self.prose.markdown.str(text)
    }

    fn write_all(&mut self, marks: impl IntoIterator<Item = Mark>) {
        for mark in marks {
            self.at = mark.start;
            self.write(mark.kind);
        }
    }

    fn write(&mut self, mark: MarkKind) {
        if let Some((image, alt)) = &mut self.alt {
            match mark {
                MarkKind::Text(text) | MarkKind::Code(text) => alt.push_str(self.prose.markdown.str(text)),
                MarkKind::SoftBreak | MarkKind::HardBreak => alt.push(' '),
                MarkKind::Close(Open::Image(slot)) if slot == *image => {
                    let alt = std::mem::take(alt);
                    self.alt = None;
                    self.close_image(slot, &alt);
                }
                _ => {}
            }
            return;
        }
        match mark {
            MarkKind::Open(open) => self.open(open),
            MarkKind::Close(open) => self.close(open),
            MarkKind::Text(text) => escape_into(&mut self.html, self.prose.markdown.str(text)),
            MarkKind::Code(text) => {
                self.html.push_str("<code>");
                escape_into(&mut self.html, self.prose.markdown.str(text));
                self.html.push_str("</code>");
            }
            MarkKind::Html(text) | MarkKind::InlineHtml(text) => self.html.push_str(self.str(text)),
            MarkKind::FootnoteReference(label) => self.refer(label),
            MarkKind::SoftBreak => self.html.push('\n'),
            MarkKind::HardBreak => self.html.push_str("<br>\n"),
            MarkKind::Rule => self.html.push_str("<hr>\n"),
            MarkKind::TaskListMarker(done) => self.html.push_str(if done {
                "<input type=\"checkbox\" disabled checked> "
            } else {
                "<input type=\"checkbox\" disabled> "
            }),
        }
    }

    fn open(&mut self, open: Open) {
        match open {
            Open::Paragraph => self.block("<p"),
            Open::Heading(index) => self.open_heading(index),
            Open::BlockQuote(None) => self.html.push_str("<blockquote>\n"),
            Open::BlockQuote(Some(alert)) => self.open_alert(alert),
            Open::CodeBlock(info) => self.open_code(info),
            Open::HtmlBlock => {}
            Open::List(None) => self.html.push_str("<ul>\n"),
            Open::List(Some(1)) => self.html.push_str("<ol>\n"),
            Open::List(Some(start)) => self.put(format_args!("<ol start=\"{start}\">\n")),
            Open::Item => self.block("<li"),
            Open::FootnoteDefinition(label) => self.open_footnote(label),
            Open::DefinitionList => self.html.push_str("<dl>\n"),
            Open::DefinitionTitle => self.block("<dt"),
            Open::DefinitionDefinition => self.block("<dd"),
            Open::Table(index) => self.open_table(index),
            Open::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.html.push_str("<thead><tr>");
            }
            Open::TableRow => {
                self.column = 0;
                self.html.push_str("<tr>");
            }
            Open::TableCell => self.open_cell(),
            Open::Emphasis => self.html.push_str("<em>"),
            Open::Strong => self.html.push_str("<strong>"),
            Open::Strikethrough => self.html.push_str("<del>"),
            Open::Link(slot) => self.open_link(slot),
            Open::Image(slot) => self.alt = Some((slot, String::new())),
        }
    }

    fn close(&mut self, open: Open) {
        match open {
            Open::Paragraph if self.replaced => self.replaced = false,
            Open::Paragraph => self.html.push_str("</p>\n"),
            Open::Heading(index) => {
                let level = self.heading(index).level;
                self.put(format_args!("</h{level}>\n"));
            }
            Open::BlockQuote(None) => self.html.push_str("</blockquote>\n"),
            Open::BlockQuote(Some(_)) => self.html.push_str("</div>\n"),
            Open::CodeBlock(_) => self.html.push_str("</code></pre>\n"),
            Open::HtmlBlock | Open::Image(_) => {}
            Open::List(None) => self.html.push_str("</ul>\n"),
            Open::List(Some(_)) => self.html.push_str("</ol>\n"),
            Open::Item => self.html.push_str("</li>\n"),
            Open::FootnoteDefinition(_) => self.close_footnote(),
            Open::DefinitionList => self.html.push_str("</dl>\n"),
            Open::DefinitionTitle => self.html.push_str("</dt>\n"),
            Open::DefinitionDefinition => self.html.push_str("</dd>\n"),
            Open::Table(_) => self.html.push_str("</tbody></table></div>\n"),
            Open::TableHead => {
                self.in_head = false;
                self.html.push_str("</tr></thead><tbody>\n");
            }
            Open::TableRow => self.html.push_str("</tr>\n"),
            Open::TableCell => self.html.push_str(if self.in_head { "</th>" } else { "</td>" }),
            Open::Emphasis => self.html.push_str("</em>"),
            Open::Strong => self.html.push_str("</strong>"),
            Open::Strikethrough => self.html.push_str("</del>"),
            Open::Link(slot) => {
                if self.leads_somewhere(slot) {
                    self.html.push_str("</a>");
                }
            }
        }
    }

    /// A start tag, given without its end, that tells where its block was written.
    fn block(&mut self, tag: &str) {
        let start = self.html.len();
        self.html.push_str(tag);
        self.end_block(start);
    }

    /// The end of the start tag that begins at a place.
    fn end_block(&mut self, start: usize) {
        if let Some(file) = self.prose.markdown.file.filter(|_| self.setting.tells_source) {
            let at = self.at;
            self.put(format_args!(" data-source=\"{}:{at}\"", file.number()));
        }
        self.html.push('>');
        self.tag = start..self.html.len();
    }

    fn open_heading(&mut self, index: u32) {
        let heading = self.heading(index);
        let start = self.html.len();
        self.put(format_args!("<h{} id=\"", heading.level));
        escape_into(&mut self.html, heading.id);
        self.html.push('"');
        self.end_block(start);
    }

    fn heading(&self, index: u32) -> Heading<'prose> {
        self.prose.markdown.heading(index).expect("marks name headings of their own text")
    }

    fn slot(&self, slot: SlotId) -> Slot<'prose> {
        self.prose.markdown.slot(slot).expect("marks name links and images of their own text")
    }

    fn open_alert(&mut self, alert: Alert) {
        let name = alert.name();
        let title = escape(&self.setting.texts.get(&format!("alert-{name}")));
        self.put(format_args!("<div class=\"alert alert-{name}\"><p class=\"alert-title\">{title}</p>\n"));
    }

    fn open_code(&mut self, info: Option<TextRef>) {
        let language = info.and_then(|info| self.str(info).split_whitespace().next());
        // Long lines scroll inside the block, so it must be reached by keys, and then say what it is.
        let label = escape(&self.setting.texts.get("code-label"));
        self.put(format_args!("<pre tabindex=\"0\" role=\"group\" aria-label=\"{label}\"><code"));
        if let Some(language) = language {
            self.put(format_args!(" class=\"language-{}\"", escape(language)));
        }
        self.html.push('>');
    }

    fn open_table(&mut self, index: u32) {
        self.table = index;
        self.tables += 1;
        let label = self.setting.texts.with("table-label", &[("n", self.tables.into())]);
        self.put(format_args!(
            "<div class=\"table-scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table>",
            escape(&label)
        ));
    }

    fn open_cell(&mut self) {
        let table = self.prose.markdown.tables.get(self.table as usize);
        let class = match table.and_then(|table| table.alignments.get(self.column)) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.column += 1;
        self.html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
        self.html.push_str(class);
        self.html.push('>');
    }

    fn leads_somewhere(&self, slot: SlotId) -> bool {
        !matches!(self.prose.target(slot), Target::Nothing | Target::Image(..))
    }

    fn open_link(&mut self, slot: SlotId) {
        let (address, class) = match self.prose.target(slot) {
            Target::Address(address) => (Cow::Borrowed(&**address), ""),
            Target::Place(place, anchor) => (self.address(place, anchor.as_deref()).into(), ""),
            Target::Term(term) => {
                let anchor = self.setting.addresses.term_anchor(*term);
                (self.address(&Place::Glossary, Some(anchor)).into(), " class=\"term\"")
            }
            Target::Figure(report, figure) => {
                (self.address(&Place::Figure(*report, *figure), None).into(), "")
            }
            Target::Nothing | Target::Image(..) => return,
        };
        self.html.push_str("<a href=\"");
        escape_address_into(&mut self.html, &address);
        self.html.push('"');
        self.html.push_str(class);
        let title = self.slot(slot).title;
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape_into(&mut self.html, title);
            self.html.push('"');
        }
        self.html.push('>');
    }

    fn address(&self, place: &Place, anchor: Option<&str>) -> String {
        let url = self.setting.addresses.url(place);
        match anchor {
            Some(anchor) => [self.setting.root, &url, "#", anchor].concat(),
            None => [self.setting.root, &url].concat(),
        }
    }

    fn close_image(&mut self, slot: SlotId, alt: &str) {
        let prose = self.prose;
        let written = self.slot(slot);
        match prose.target(slot) {
            Target::Figure(report, figure) => self.place_figure(*report, *figure),
            Target::Image(path, size) => {
                if written.is_alone && self.undo_paragraph() {
                    self.html.push_str("<figure>");
                    self.image(path, *size, alt, "");
                    if !written.title.is_empty() {
                        self.html.push_str("<figcaption>");
                        escape_into(&mut self.html, written.title);
                        self.html.push_str("</figcaption>");
                    }
                    self.html.push_str("</figure>\n");
                } else {
                    self.image(path, *size, alt, written.title);
                }
            }
            _ => escape_into(&mut self.html, alt),
        }
    }

    fn image(&mut self, path: &str, size: Option<(u32, u32)>, alt: &str, title: &str) {
        self.html.push_str("<img src=\"");
        escape_into(&mut self.html, self.setting.root);
        escape_into(&mut self.html, path);
        self.html.push_str("\" alt=\"");
        escape_into(&mut self.html, alt);
        self.html.push('"');
        if !title.is_empty() {
            self.put(format_args!(" title=\"{}\"", escape(title)));
        }
        if let Some((width, height)) = size {
            self.put(format_args!(" width=\"{width}\" height=\"{height}\""));
        }
        self.html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// Ends the HTML so far and puts the figure behind it. Figures inside other blocks were refused on resolving.
    fn place_figure(&mut self, report: usize, figure: FigureRef) {
        self.undo_paragraph();
        self.end_part();
        self.parts.push(Part::Figure(report, figure));
    }

    /// Takes back the `<p>` just written, so that a block can stand in its place.
    fn undo_paragraph(&mut self) -> bool {
        let tag = self.tag.clone();
        self.replaced = tag.end == self.html.len()
            && self.html.get(tag.clone()).is_some_and(|tag| tag.starts_with("<p") && tag.ends_with('>'));
        if self.replaced {
            self.html.truncate(tag.start);
        }
        self.replaced
    }

    fn end_part(&mut self) {
        let html = std::mem::take(&mut self.html);
        if !html.trim().is_empty() {
            let html =
                if self.prose.markdown.has_html { sanitise(&html, self.setting.tells_source) } else { html };
            self.parts.push(Part::Html(html));
        }
    }

    fn finish(mut self) -> Vec<Part> {
        if self.footnotes.iter().any(|footnote| !footnote.html.is_empty()) {
            self.write_footnotes();
        }
        self.end_part();
        self.parts
    }
}
