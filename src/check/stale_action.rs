//! An action that is still planned or running, though its own words name a year before the report's.
//!
//! There is no clock: a build of last year's report must give last year's site. So the report's year is the measure.

use super::Asked;
use crate::diag::{Code, Diagnostic, Diagnostics, say};
use crate::model::{Action, DerivedFigure, FigureRef, Place, Status};

pub(super) fn check(asked: &Asked<'_>, diagnostics: &mut Diagnostics) {
    for (at, report) in asked.site.reports.iter().enumerate() {
        let (Some(year), Some(actions)) = (report.year, &report.actions) else { continue };
        let place = Place::Figure(at, FigureRef::Derived(DerivedFigure::Actions));
        let Some(span) = asked.origin(&place) else { continue };
        for action in &actions.actions {
            let Some(past) = last_year(action).filter(|past| *past < year) else { continue };
            let issue = &action.issue;
            let message = say! {
                en: "the action `{issue}` is not done, but names the year {past}",
                nl: "het actiepunt `{issue}` is nog niet klaar, maar noemt het jaar {past}",
            };
            diagnostics.push(
                Diagnostic::new(Code::StaleAction, span, message)
                    .label(say! { en: "the report is of {year}", nl: "het rapport is van {year}" })
                    .help(say! {
                        en: "ask the party how far it is, and mend its `status`",
                        nl: "vraag de partij hoe ver ze is, en pas `status` aan",
                    }),
            );
        }
    }
}

/// The last year that is named where a party is not ready.
fn last_year(action: &Action) -> Option<u16> {
    let open = action
        .progress
        .iter()
        .filter(|progress| matches!(progress.status, Some(Status::Planned | Status::Running)));
    open.flat_map(|progress| &progress.texts).flat_map(|text| years(text)).max()
}

fn years(text: &str) -> impl Iterator<Item = u16> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    numbers
        .filter(|number| number.len() == 4)
        .filter_map(|number| number.parse().ok())
        .filter(|year| (1990..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_four_digits() {
        assert_eq!(years("voor 1 maart 2021, uiterlijk 2022; 12345 keer").collect::<Vec<_>>(), [2021, 2022]);
    }
}
