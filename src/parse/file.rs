//! One file to its document.

use std::sync::Arc;

use super::data::{DataDoc, csv, ods, xlsx};
use super::document::TextDoc;
use super::front_matter::front_matter;
use super::kind::Kind;
use super::markdown::markdown;
use super::memo::{Document, Outcome};
use super::recommendation::cut;
use super::value::{Keys, Read, TomlText, read};
use crate::diag::Diagnostic;
use crate::source::{Content, FileId, SourceFile, Span};

/// Parses a file as what it is. One that could not be read gives an empty document: `source` has told why.
pub(super) fn parse_file(kind: Kind, id: FileId, file: &SourceFile) -> Outcome {
    let mut reader = Reader { kind, id, file, diagnostics: Vec::new(), is_broken: false };
    let document = reader.document();
    let Reader { mut diagnostics, is_broken, .. } = reader;
    diagnostics.sort_by_key(|diagnostic| diagnostic.label.span);
    // Nearly all files have none, and the empty one is shared.
    let diagnostics = if diagnostics.is_empty() { Arc::default() } else { diagnostics.into() };
    Outcome { document, is_broken, diagnostics }
}

struct Reader<'file> {
    kind: Kind,
    id: FileId,
    file: &'file SourceFile,
    diagnostics: Vec<Diagnostic>,
    is_broken: bool,
}

impl Reader<'_> {
    fn document(&mut self) -> Document {
        match self.kind {
            Kind::Site => self.toml(Document::Site),
            Kind::Glossary => self.toml(Document::Glossary),
            Kind::Report => self.toml(Document::Report),
            Kind::Factors => self.toml(Document::Factors),
            Kind::Figure => self.toml(Document::Figure),
            Kind::Model => self.toml(Document::Model),
            Kind::Relations => self.toml(Document::Relations),
            Kind::Actions => self.toml(Document::Actions),
            Kind::Home | Kind::Index => self.text(Document::Index),
            Kind::SitePage | Kind::Page => self.text(Document::Page),
            Kind::Thread => self.text(Document::Thread),
            Kind::Recommendations => self.text(Document::Recommendations),
            Kind::Case => self.text(Document::Case),
            Kind::Project => self.text(Document::Project),
            Kind::Article => self.text(Document::Article),
            Kind::Data => Document::Data(Arc::new(self.data())),
            Kind::SiteMedia | Kind::Media => Document::Media,
        }
    }

    fn toml<T: Keys>(&mut self, document: fn(Arc<T>) -> Document) -> Document {
        let text = self.file.text();
        let toml = TomlText {
            file: self.id,
            text: text.map_or("", |text| &**text),
            offset: 0,
            whole: Span::start_of(self.id),
            is_broken: text.is_none(),
        };
        match self.read(toml) {
            Some(keys) => document(Arc::new(keys)),
            None => Document::Nothing,
        }
    }

    fn text<Front: Keys>(&mut self, document: fn(Arc<TextDoc<Front>>) -> Document) -> Document {
        let has_text = self.file.text().is_some();
        let text = self.file.text().cloned().unwrap_or_else(|| Arc::from(""));
        let is_needed = has_text && !matches!(self.kind, Kind::Home | Kind::Index);
        let parts = front_matter(self.id, &text, is_needed, &mut self.diagnostics);
        let toml = TomlText {
            file: self.id,
            text: &text[parts.toml.clone()],
            offset: parts.toml.start,
            whole: parts.whole,
            is_broken: parts.is_broken || !has_text,
        };
        let Some(front) = self.read(toml) else { return Document::Nothing };
        let markdown = markdown(self.id, &text, parts.body, &mut self.diagnostics);
        let with_lists = matches!(self.kind, Kind::Thread | Kind::Recommendations);
        let cut = cut(self.id, &markdown, with_lists, &mut self.diagnostics);
        let markdown = Arc::new(markdown);
        document(Arc::new(TextDoc { front, markdown, prose: cut.prose, lists: cut.lists }))
    }

    fn read<T: Keys>(&mut self, toml: TomlText<'_>) -> Option<T> {
        let Read { value, is_broken } = read(toml, &mut self.diagnostics);
        self.is_broken |= is_broken;
        value
    }

    fn data(&mut self) -> DataDoc {
        let diagnostics = &mut self.diagnostics;
        let data = match (&*self.file.extension(), &self.file.content) {
            (_, Content::Unreadable) => DataDoc::default(),
            ("csv", Content::Text(text)) => csv(self.id, text, diagnostics),
            ("xlsx", _) => xlsx(self.id, self.file.bytes(), diagnostics),
            ("ods", _) => ods(self.id, self.file.bytes(), diagnostics),
            _ => DataDoc::default(),
        };
        self.is_broken = data.sheets.is_empty();
        data
    }
}
