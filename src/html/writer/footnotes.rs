//! Footnotes: numbered as they are referred to, written at the end.

use super::{Footnote, Writer, escape};
use crate::model::TextRef;

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
