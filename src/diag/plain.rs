//! Diagnostics as sentences, for who listens to a terminal and for one that cannot draw: no lines, boxes or arrows.
//!
//! In: diagnostics in the order to tell them. Out: a few lines each, the parts of it always in the same order: what is
//! wrong, where, what stands there, what was expected, how to mend it.

use super::excerpt::excerpt;
use super::report::{Bounded, Sources};
use super::text::{shown, summary};
use super::{Diagnostic, Label, Language, Words, say};
use crate::source::Span;

/// The diagnostics, a line for those not shown, and a line that counts them all.
pub(super) fn plain(bounded: &Bounded<'_>, sources: &mut Sources<'_>, language: Language) -> String {
    let mut text: String =
        bounded.shown.iter().map(|diagnostic| one(diagnostic, sources, language)).collect();
    for &(code, count) in &bounded.rest {
        text.extend([code.name(), ": ", Bounded::more(count).get(language), "\n\n"]);
    }
    text + &summary(bounded.all, language)
}

fn one(diagnostic: &Diagnostic, sources: &mut Sources<'_>, language: Language) -> String {
    let mut lines: Vec<Words> = Vec::new();
    lines.push(say! {
        en: "{level} {code}: {message}.",
        nl: "{level} {code}: {message}.",
        level = Words::each(|language| first_upper(diagnostic.severity.word(language))),
        code = diagnostic.code.name(),
        message = diagnostic.message,
    });
    lines.extend(place(&diagnostic.label, sources));
    if !diagnostic.label.text.is_empty() {
        lines.push(Words::each(|language| first_upper(diagnostic.label.text.get(language)) + "."));
    }
    for label in &diagnostic.related {
        lines.extend(place(label, sources).map(|place| {
            say! {
                en: "See also: {place}", nl: "Zie ook: {place}", place = place,
            }
        }));
        if !label.text.is_empty() {
            lines.push(Words::each(|language| first_upper(label.text.get(language)) + "."));
        }
    }
    if let Some(help) = &diagnostic.help {
        lines.push(say! { en: "To mend it: {help}.", nl: "Zo los je het op: {help}.", help = help.clone() });
    }
    let lines: Vec<String> = lines.iter().map(|line| ended(&shown(line.get(language)))).collect();
    lines.join("\n") + "\n\n"
}

/// "content/site.toml, line 3, column 9: `draaad`."
fn place(label: &Label, sources: &mut Sources<'_>) -> Option<Words> {
    let source = sources.get(label.span.file)?;
    let path = &source.path;
    let Some((text, positions)) = &source.text else { return Some(say! { en: "{path}.", nl: "{path}." }) };
    if label.span == Span::start_of(label.span.file) {
        return Some(say! { en: "{path}.", nl: "{path}." });
    }
    let at = positions.at(label.span.range().start);
    let (line, column) = (at.line, at.column);
    let excerpt = excerpt(text, label.span.range());
    let marked = excerpt.text[excerpt.mark.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    Some(if marked.is_empty() {
        say! { en: "{path}, line {line}, column {column}.", nl: "{path}, regel {line}, teken {column}." }
    } else {
        say! {
            en: "{path}, line {line}, column {column}: {marked}",
            nl: "{path}, regel {line}, teken {column}: {marked}",
        }
    })
}

/// A sentence with one mark at its end.
fn ended(sentence: &str) -> String {
    let is_doubled = ["?.", "!.", "….", ".."].iter().any(|end| sentence.ends_with(end));
    if is_doubled { sentence[..sentence.len() - 1].to_owned() } else { sentence.to_owned() }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
