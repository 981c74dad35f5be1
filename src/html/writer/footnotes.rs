//! Footnotes: numbered as they are referred to, written at the end.

use super::{Footnote, Writer, escape, without_paragraph};
use crate::model::{MarkKind, Open, TextRef};

impl Writer<'_> {
    fn footnote(&mut self, label: TextRef) -> usize {
        let label = self.str(label);
        let known = self.footnotes.iter().position(|footnote| footnote.label == label);
        known.unwrap_or_else(|| {
            self.footnotes.push(Footnote { label, references: 0, html: String::new() });
            self.footnotes.len() - 1
        })
    }

    pub(super) fn refer(&mut self, label: TextRef) {
        let index = self.footnote(label);
        let footnote = &mut self.footnotes[index];
        footnote.references += 1;
        let number = index + 1;
        if self.is_inline {
            let sign = sign(index);
            return self.put(format_args!("<sup class=\"footnote-reference\">{sign}</sup>"));
        }
        let id = match footnote.references {
            1 => format!("fnref-{number}"),
            again => format!("fnref-{number}-{again}"),
        };
        self.put(format_args!(
            "<sup class=\"footnote-reference\"><a href=\"#fn-{number}\" id=\"{id}\">{number}</a></sup>"
        ));
    }

    pub(super) fn open_footnote(&mut self, label: TextRef) {
        let index = self.footnote(label);
        self.in_footnote = Some((index, std::mem::take(&mut self.html)));
    }

    pub(super) fn close_footnote(&mut self) {
        if let Some((index, before)) = self.in_footnote.take() {
            self.footnotes[index].html = std::mem::replace(&mut self.html, before);
        }
    }

    /// The footnotes of a text that stands inside another element, to be put below it.
    pub(super) fn notes_in_place(&mut self) -> String {
        let mut notes = String::new();
        // A note may refer to another one, which then comes behind it.
        let mut index = 0;
        while index < self.footnotes.len() {
            if self.footnotes[index].html.is_empty() {
                self.write_definition(self.footnotes[index].label);
            }
            let note = without_paragraph(&self.footnotes[index].html);
            notes.push_str("<div class=\"footnote-text\">");
            notes.push_str(&sign(index));
            notes.push(' ');
            notes.push_str(note);
            notes.push_str("</div>");
            index += 1;
        }
        self.footnotes.clear();
        notes
    }

    /// Writes the note of a label, wherever in the file it stands.
    fn write_definition(&mut self, label: &str) {
        let markdown = &self.prose.markdown;
        let is_mine = |kind: MarkKind, opens: bool| match kind {
            MarkKind::Open(Open::FootnoteDefinition(own)) => opens && markdown.str(own) == label,
            MarkKind::Close(Open::FootnoteDefinition(own)) => !opens && markdown.str(own) == label,
            _ => false,
        };
        let start = markdown.marks.iter().position(|mark| is_mine(mark.kind, true));
        let behind = |start: usize| markdown.marks.range(start..markdown.marks.len());
        let length = |start: usize| behind(start).position(|mark| is_mine(mark.kind, false));
        if let Some((start, length)) = start.and_then(|start| Some((start, length(start)?))) {
            self.write_all(markdown.marks.range(start..start + length + 1));
        }
    }

    pub(super) fn write_footnotes(&mut self) {
        let title = escape(&self.setting.texts.get("footnotes"));
        let back = escape(&self.setting.texts.get("footnote-back"));
        self.put(format_args!("<section class=\"footnotes\" aria-label=\"{title}\"><ol>\n"));
        for (index, footnote) in std::mem::take(&mut self.footnotes).into_iter().enumerate() {
            let number = index + 1;
            let text = footnote.html.trim_end();
            let (text, end) = match text.strip_suffix("</p>") {
                Some(text) => (text, "</p>"),
                None => (text, ""),
            };
            self.put(format_args!("<li id=\"fn-{number}\">{text}"));
            if footnote.references > 0 {
                self.put(format_args!(
                    " <a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"{back}\">↩</a>"
                ));
            }
            self.html.push_str(end);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol></section>\n");
    }
}

/// The sign of a footnote that stands below its text: `*`, `**`.
fn sign(index: usize) -> String {
    "*".repeat(index + 1)
}
