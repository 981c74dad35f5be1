//! Terms explained in place: a button, and the note that it opens, without a script (the Popover API of HTML).

use super::{Writer, escape_into};
pub(super) use crate::html::terms::is_closed;
use crate::model::{Place, SlotId, TermId};

impl Writer<'_> {
    /// Writes text; abbreviations that the page meets for the first time are explained.
    pub(super) fn write_text(&mut self, text: &str) {
        let mut written = 0;
        if let Some(explained) = self.setting.explained {
            for (place, term) in explained.abbreviations.find(text) {
                if self.explain(term) {
                    escape_into(&mut self.html, &text[written..place.start]);
                    self.open_button(term);
                    escape_into(&mut self.html, &text[place.clone()]);
                    self.close_button(term);
                    written = place.end;
                }
            }
        }
        escape_into(&mut self.html, &text[written..]);
    }

    /// Whether a term is to be explained here. If so, it counts as explained.
    pub(super) fn explain(&self, term: TermId) -> bool {
        // A link that is itself being opened is counted already.
        let is_open = self.closed_to_terms == 0 && self.term.is_none() && !self.prose.markdown.has_html;
        is_open && self.setting.explained.is_some_and(|explained| explained.is_new(term))
    }

    /// Opens a link to a term that is explained in place.
    pub(super) fn open_term(&mut self, slot: SlotId, term: TermId) {
        self.term = Some((slot, term));
        self.open_button(term);
    }

    /// Closes such a link; whether it was one.
    pub(super) fn closes_term(&mut self, slot: SlotId) -> bool {
        let Some((_, term)) = self.term.take_if(|(open, _)| *open == slot) else { return false };
        self.close_button(term);
        true
    }

    fn open_button(&mut self, term: TermId) {
        let anchor = self.setting.addresses.term_anchor(term);
        self.put(format_args!(
            "<button type=\"button\" class=\"term\" id=\"use-{anchor}\" popovertarget=\"term-{anchor}\">"
        ));
    }

    fn close_button(&mut self, term: TermId) {
        let Some(explained) = self.setting.explained else { return };
        let anchor = self.setting.addresses.term_anchor(term);
        let address = self.address(&Place::Glossary, Some(anchor));
        let more = self.setting.texts.get("term-more");
        let term = &explained.glossary[term.0];
        self.put(format_args!("</button><span class=\"term-note\" popover id=\"term-{anchor}\"><strong>"));
        escape_into(&mut self.html, term.full.as_deref().unwrap_or(&term.name));
        self.html.push_str("</strong> ");
        escape_into(&mut self.html, &term.text.plain_text());
        self.html.push_str(" <a href=\"");
        escape_into(&mut self.html, &address);
        self.html.push_str("\">");
        escape_into(&mut self.html, &more);
        self.html.push_str("</a></span>");
    }
}
