//! Reads the tables of one TOML text, and collects what is wrong with them.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::shape::one_of;
use super::syntax::{Broken, syntax_errors};
use super::word::meant;
use super::{FromToml, Key, Keys, Shape, Value};
use crate::diag::{Code, Diagnostic, Words, did_you_mean, say};
use crate::model::Factor;
use crate::parse::tell;
use crate::source::{FileId, Span};

/// A TOML text inside a file: all of it, or its front matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TomlText<'text> {
    /// The file.
    pub(crate) file: FileId,
    /// The TOML alone.
    pub(crate) text: &'text str,
    /// Where it starts in the file, in bytes.
    pub(crate) offset: usize,
    /// What to mark for what is said of the whole.
    pub(crate) whole: Span,
    /// Whether it could not be had, of which a diagnostic has told: then nothing is said of what is missing.
    pub(crate) is_broken: bool,
}

/// What a TOML text is read as.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Read<T> {
    /// The keys; nothing only when a required key without a placeholder is wrong.
    pub(crate) value: Option<T>,
    /// Whether the syntax is broken, so that anything may be missing.
    pub(crate) is_broken: bool,
}

/// Reads a whole TOML text as the keys of `T`.
///
/// # Errors
/// `broken-toml`, `nested-too-deep`, `unknown-key`, `missing-value`, `wrong-type`, `invalid-value`.
pub(crate) fn read<T: Keys>(toml: TomlText<'_>, diagnostics: &mut Vec<Diagnostic>) -> Read<T> {
    let (root, errors) = DeTable::parse_recoverable(toml.text);
    let mut broken = syntax_errors(toml, &errors, diagnostics);
    if toml.is_broken {
        broken.add(toml.whole);
    }
    let mut reader = Reader {
        toml,
        root: T::keys,
        key: String::new(),
        depth: 0,
        broken,
        diagnostics: std::mem::take(diagnostics),
    };
    let value = reader.fields(root.get_ref(), toml.whole);
    *diagnostics = reader.diagnostics;
    Read { value, is_broken: reader.broken.is_broken() }
}

/// The tables of one TOML text on their way to typed values.
pub struct Reader<'text> {
    toml: TomlText<'text>,
    /// Keys of the outermost table, for keys that stand below a header by mistake.
    root: fn() -> Vec<Key>,
    /// The key whose value is being read.
    key: String,
    depth: usize,
    broken: Broken,
    diagnostics: Vec<Diagnostic>,
}

/// More unknown keys of a table are not told: comparing names takes time.
const ENOUGH: usize = 20;

/// Tables in tables: the root, a factor, and its causes.
const DEEPEST: usize = 2 + Factor::DEEPEST;

impl Reader<'_> {
    /// The place of a stretch of the TOML text in its file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.toml.file, range.start + self.toml.offset..range.end + self.toml.offset)
    }

    /// What is written there.
    pub(super) fn written(&self, range: Range<usize>) -> &str {
        self.toml.text.get(range).unwrap_or_default()
    }

    /// Collects what is wrong, unless it may come from a mistake of syntax that has been told.
    pub fn tell(&mut self, diagnostic: Diagnostic) {
        if !self.broken.explains(diagnostic.label.span) {
            tell(&mut self.diagnostics, diagnostic);
        }
    }

    /// Where to collect what is wrong inside a value, such as its Markdown.
    pub(super) fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    /// The text between quotes.
    pub fn text<'value>(&mut self, value: &'value Value<'_>, expected: &Shape) -> Option<&'value str> {
        match value.get_ref() {
            DeValue::String(text) => Some(text),
            _ => self.wrong_type(value, expected),
        }
    }

    /// Tells that a value has another type than expected; gives nothing, for any type.
    pub fn wrong_type<T>(&mut self, value: &Value<'_>, expected: &Shape) -> Option<T> {
        let found = found(value.get_ref());
        let (key, wanted) = (&self.key, expected.words());
        let message = say! {
            en: "`{key}` must be {wanted}, but is {found}",
            nl: "`{key}` moet {wanted} zijn, maar is {found}",
            wanted = wanted,
            found = found,
        };
        let label = say! {
            en: "expected {wanted}, found {found}",
            nl: "hier hoort {wanted}, maar er staat {found}",
            wanted = wanted,
            found = found,
        };
        let diagnostic = Diagnostic::new(Code::WrongType, self.span(value.span()), message).label(label);
        let written = self.written(value.span()).trim();
        let help = super::scalar::remedy(&self.key, value.get_ref(), written, expected);
        self.tell(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        None
    }

    /// Tells that a value of the right type is not one that is allowed; gives nothing, for any type.
    pub(super) fn invalid<T>(&mut self, value: &Value<'_>, message: Words, expected: &Words) -> Option<T> {
        let span = self.span(value.span());
        let label = say! { en: "expected {expected}", nl: "hier hoort {expected}", expected = expected };
        self.tell(Diagnostic::new(Code::InvalidValue, span, message).label(label));
        None
    }

    /// A table as the struct that declares its keys.
    pub fn table<T: Keys + FromToml>(&mut self, value: &Value<'_>) -> Option<T> {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type(value, &T::shape());
        };
        let span = self.span(value.span());
        self.fields(table, span)
    }

    fn fields<T: Keys>(&mut self, table: &DeTable<'_>, span: Span) -> Option<T> {
        if self.depth >= DEEPEST {
            self.tell(
                Diagnostic::new(
                    Code::NestedTooDeep,
                    span,
                    say! { en: "causes are nested too deep", nl: "te veel oorzaken staan in elkaar" },
                )
                .label(say! {
                    en: "deeper than {most} causes in each other",
                    nl: "meer dan {most} oorzaken in elkaar",
                    most = Factor::DEEPEST,
                })
                .help(say! {
                    en: "no reader follows this many; tell it in fewer steps",
                    nl: "zoveel stappen volgt geen lezer; vertel het in minder stappen",
                }),
            );
            return None;
        }
        self.depth += 1;
        let mut fields =
            Fields { reader: self, table, span, keys: T::keys, known: Vec::new(), missing: Vec::new() };
        let value = T::read_fields(&mut fields);
        fields.finish();
        self.depth -= 1;
        value
    }
}

/// The keys of one table, while they are read.
pub struct Fields<'reader, 'text> {
    reader: &'reader mut Reader<'text>,
    table: &'reader DeTable<'reader>,
    span: Span,
    keys: fn() -> Vec<Key>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl Fields<'_, '_> {
    /// Where the table begins.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of a key, or what stands in for it; nothing when the table cannot do without.
    pub fn field<T: FromToml>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let Some(value) = self.table.get(key) else {
            return T::absent().or_else(|| {
                self.missing.push(key);
                T::placeholder(self.span)
            });
        };
        let span = self.reader.span(value.span());
        if T::absent().is_none() && is_empty(value.get_ref()) {
            let message = say! { en: "`{key}` is empty", nl: "`{key}` is leeg" };
            let label = say! { en: "expected {shape}", nl: "hier hoort {shape}", shape = T::shape().words() };
            self.reader.tell(Diagnostic::new(Code::MissingValue, span, message).label(label));
            return T::placeholder(span);
        }
        key.clone_into(&mut self.reader.key);
        T::read(value, self.reader).or_else(|| T::placeholder(span))
    }

    /// Tells of keys that are not known, and of those that are missing and not merely misspelt.
    fn finish(mut self) {
        let misspelt = self.tell_unknown();
        if self.reader.broken.is_broken() || self.missing.is_empty() {
            return;
        }
        let keys = (self.keys)();
        let missing = std::mem::take(&mut self.missing);
        for key in keys.iter().filter(|key| missing.contains(&key.name) && !misspelt.contains(&key.name)) {
            let (name, shape) = (key.name, (key.shape)());
            let message = say! { en: "`{name}` is missing", nl: "`{name}` ontbreekt" };
            let label = say! {
                en: "expected `{name}`: {shape}",
                nl: "hier hoort `{name}`: {shape}",
                shape = shape.words(),
            };
            let purpose = Words { en: what_for(key.doc).into(), nl: what_for(key.nl).into() };
            let help = say! {
                en: "add `{example}`: {purpose}",
                nl: "voeg `{example}` toe: {purpose}",
                example = shape.example(name),
                purpose = purpose,
            };
            self.reader.tell(Diagnostic::new(Code::MissingValue, self.span, message).label(label).help(help));
        }
    }

    /// Tells of keys that are not known; gives the known ones that were likely meant.
    fn tell_unknown(&mut self) -> Vec<&'static str> {
        let mut misspelt = Vec::new();
        let unknown = self.table.iter().filter(|(key, _)| !self.known.contains(&&**key.get_ref()));
        for (key, _) in unknown.take(ENOUGH) {
            let written = shortened(key.get_ref());
            let diagnostic = Diagnostic::new(
                Code::UnknownKey,
                self.reader.span(key.span()),
                say! { en: "there is no key `{written}` here", nl: "er is hier geen veld `{written}`" },
            );
            let keys = (self.keys)();
            let free = keys.iter().map(|key| key.name).filter(|name| !self.table.contains_key(*name));
            let near = meant(written, free);
            misspelt.extend(keys.iter().map(|key| key.name).find(|name| Some(*name) == near));
            self.reader.tell(match near {
                Some(near) => diagnostic.help(did_you_mean(near)),
                None if self.reader.depth > 1 && self.is_root_key(written) => diagnostic
                    .label(say! {
                        en: "belongs to the whole, not to the table above it",
                        nl: "hoort bij het geheel, niet bij het blok hierboven",
                    })
                    .help(say! {
                        en: "move `{written}` up, above the first `[` header",
                        nl: "zet `{written}` hoger, boven de eerste regel met `[`",
                    }),
                None => diagnostic.label(one_of(&self.known)),
            });
        }
        misspelt
    }

    fn is_root_key(&self, written: &str) -> bool {
        (self.reader.root)().iter().any(|key| key.name == written)
    }
}

fn is_empty(value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => text.trim().is_empty(),
        DeValue::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// The first words of a key's doc comment, as part of a sentence.
fn what_for(doc: &str) -> String {
    let line = doc.trim().lines().next().unwrap_or_default().trim();
    let mut letters = line.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A written value in a message: its first line, and of that not more than fits.
pub(super) fn shortened(written: &str) -> &str {
    let line = written.lines().next().unwrap_or_default();
    match line.char_indices().nth(60) {
        Some((end, _)) => &line[..end],
        None => line,
    }
}

/// What a value is, in an author's words.
fn found(value: &DeValue<'_>) -> Words {
    match value {
        DeValue::String(_) => say! { en: "a text", nl: "een tekst" },
        DeValue::Integer(_) => say! { en: "a whole number", nl: "een heel getal" },
        DeValue::Float(_) => say! { en: "a number", nl: "een getal" },
        DeValue::Boolean(_) => say! { en: "true or false", nl: "true of false" },
        DeValue::Datetime(_) => say! { en: "a date or time", nl: "een datum of tijd" },
        DeValue::Array(_) => say! { en: "a list", nl: "een lijst" },
        DeValue::Table(_) => say! { en: "a table", nl: "een blok" },
    }
}
