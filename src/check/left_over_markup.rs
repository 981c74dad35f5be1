//! Marks of Markdown or HTML that readers would see as they are.

use super::Asked;
use super::measure::{MARKS, may_have_marks};
use super::text::runs;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Cause, Place, Public, Report};
use crate::source::Span;

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (text, _) in asked.those(|measured| measured.signs.may_have_marks) {
        for run in runs(text.prose) {
            let Some((at, mark)) = first(run.words) else { continue };
            let start = run.start + u32::try_from(at).unwrap_or_default();
            let end = start + u32::try_from(mark.len()).unwrap_or_default();
            diagnostics.extend(asked.span(text, start, end).map(|span| left_over(span, mark, None)));
        }
    }
    for (at, report) in asked.site.reports.iter().enumerate() {
        for (words, span) in plain(asked, at, report) {
            let mark = first(words).zip(span);
            diagnostics.extend(mark.map(|((_, mark), span)| left_over(span, mark, Some(words))));
        }
    }
}

/// The first mark in some words, or the first sign that nobody can see and no page can hold.
fn first(words: &str) -> Option<(usize, &str)> {
    if !may_have_marks(words.as_bytes()) {
        return None;
    }
    let marks = MARKS.iter().filter_map(|mark| Some((words.find(mark)?, *mark)));
    let signs = words.match_indices(|letter: char| letter < ' ' && !matches!(letter, '\t' | '\n' | '\r'));
    marks.chain(signs.take(1)).min()
}

/// A text whose place is only known about is told with the mark.
fn left_over(span: Span, mark: &str, within: Option<&str>) -> Diagnostic {
    let within = within.map_or(String::new(), |words| format!(" in `{words}`"));
    let mark = match mark.chars().next() {
        Some(sign) if sign < ' ' => format!("U+{:04X}", u32::from(sign)),
        _ => mark.to_owned(),
    };
    Diagnostic::new(
        Code::LeftOverMarkup,
        span,
        say! { en: "readers would see `{mark}`{within}", nl: "lezers krijgen hier `{mark}` te zien{within}" },
    )
    .label(say! {
        en: "left over from another program, or not closed",
        nl: "overgebleven uit een ander programma, of niet afgesloten",
    })
    .help(say! {
        en: "take it out, or write the mark in full: `**bold**` in a Markdown text, nothing in a plain one",
        nl: "haal het weg, of schrijf het helemaal: `**vet**` in een tekst met Markdown, niets in gewone tekst",
    })
}

/// Texts without Markdown, and where they or their file were written.
fn plain<'site>(
    asked: &Asked<'_>,
    at: usize,
    report: &'site Report<Public>,
) -> Vec<(&'site str, Option<Span>)> {
    let mut found: Vec<(&str, Option<Span>)> = Vec::new();
    for factor in &report.factors {
        found.push((&factor.name, Some(factor.span)));
        causes(&factor.causes, &mut found);
    }
    for (one, case) in report.cases.iter().enumerate() {
        let span = asked.origin(&Place::Case(at, one));
        found.extend([&case.title, &case.about, &case.outcome].map(|text| (text.as_str(), span)));
        let steps = case.steps.iter().flat_map(|step| [Some(&step.label), step.text.as_ref()]);
        found.extend(steps.flatten().map(|text| (text.as_str(), span)));
    }
    for (one, thread) in report.threads.iter().enumerate() {
        let span = asked.origin(&Place::Thread(at, one));
        found.extend([&thread.title, &thread.advice].map(|text| (text.as_str(), span)));
    }
    for (one, project) in report.projects.iter().enumerate() {
        let span = asked.origin(&Place::Project(at, one));
        found.extend([&project.title, &project.lead].map(|text| (text.as_str(), span)));
    }
    let actions = crate::model::FigureRef::Derived(crate::model::DerivedFigure::Actions);
    let span = asked.origin(&Place::Figure(at, actions));
    for action in report.actions.iter().flat_map(|actions| &actions.actions) {
        let texts = action.progress.iter().flat_map(|progress| &progress.texts);
        found.extend(texts.chain([&action.issue]).map(|text| (text.as_str(), span)));
    }
    found
}

fn causes<'site>(causes: &'site [Cause], found: &mut Vec<(&'site str, Option<Span>)>) {
    for cause in causes {
        found.push((&cause.name, Some(cause.span)));
        self::causes(&cause.causes, found);
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn the_first_mark_is_told() {
        let rows = [
            ("Begrip** voor <ul", Some((6, "**"))),
            ("Twee (1c, 2c)^(3)", Some((13, "^("))),
            ("uit\u{b}een **pdf", Some((3, "\u{b}"))),
            ("gewone tekst, 2 * 3 en 1 < 2", None),
        ];
        for (words, expected) in rows {
            assert_eq!(first(words), expected, "{words}");
        }
    }
}
