//! Open data as CSV: UTF-8, commas, one header line.

use std::borrow::Cow;

use crate::address::Addresses;
use crate::model::{AudienceId, Cause, Mention, Mentions, Place, Public, RecommendationId, Report};
use crate::protect::PublicSite;

/// The names of the open data files of a report that do not belong to a figure, in the order they are offered.
pub fn data_files(report: &Report<Public>) -> Vec<&'static str> {
    let mut files = vec!["report.json"];
    if !report.recommendations.is_empty() {
        files.push("recommendations.csv");
    }
    if !report.factors.is_empty() {
        files.push("factors.csv");
    }
    files
}

/// `recommendations.csv`: one row per recommendation.
pub fn recommendations_csv(site: &PublicSite, index: usize) -> Vec<u8> {
    let report = &site.reports[index];
    let addresses = Addresses::new(site);
    let names = |ids: &[AudienceId]| {
        ids.iter().map(|id| site.audiences[id.0].id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let rows = report.recommendations.iter().enumerate().map(|(place, recommendation)| {
        let threads = recommendation.threads.iter().map(|&thread| report.threads[thread].number.to_string());
        vec![
            recommendation.code.clone(),
            recommendation.text.plain_text(),
            names(&recommendation.audiences),
            names(&recommendation.by),
            threads.collect::<Vec<_>>().join(" "),
            addresses.url(&Place::Recommendation(index, RecommendationId(place))),
        ]
    });
    table(&["code", "text", "for", "by", "threads", "url"], rows)
}

/// `factors.csv`: one row per factor or cause, with its path: the factor's id, then the number of each cause on the
/// way (`motivatie/2/1` is the first cause of the second cause of the factor `motivatie`).
pub fn factors_csv(site: &PublicSite, index: usize) -> Vec<u8> {
    let report = &site.reports[index];
    let mut rows = Vec::new();
    for factor in &report.factors {
        let row = |path: String, name: &str, mentions: &Mentions| {
            vec![
                path,
                name.to_owned(),
                site.domains[factor.domain.0].id.clone(),
                factor.group.clone().unwrap_or_default(),
                factor.effect.name().to_owned(),
                mentions_text(report, mentions),
            ]
        };
        rows.push(row(factor.id.clone(), &factor.name, &factor.mentions));
        add_causes(&factor.causes, &factor.id, &mut |path, cause| {
            rows.push(row(path, &cause.name, &cause.mentions));
        });
    }
    table(&["path", "name", "domain", "group", "effect", "mentions"], rows.into_iter())
}

fn add_causes(causes: &[Cause], above: &str, add: &mut impl FnMut(String, &Cause)) {
    for (place, cause) in causes.iter().enumerate() {
        let path = format!("{above}/{}", place + 1);
        add(path.clone(), cause);
        add_causes(&cause.causes, &path, add);
    }
}

/// Mentions as authors write them: `1c 2`, or a number.
pub(super) fn mentions_text(report: &Report<Public>, mentions: &Mentions) -> String {
    match mentions {
        Mentions::Count(count) => count.to_string(),
        Mentions::Sources(_) => mention_names(report, mentions).join(" "),
    }
}

/// Each mention as authors write it: `1c`.
pub(super) fn mention_names(report: &Report<Public>, mentions: &Mentions) -> Vec<String> {
    let name = |mention: &Mention| {
        format!("{}{}", report.sources[mention.source.0].id, if mention.about_case { "c" } else { "" })
    };
    mentions.sources().iter().map(name).collect()
}

fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).expect("writing to memory does not fail");
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell).into_owned());
        writer.write_record(cells).expect("every row has as many cells as the header");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

/// A text that no spreadsheet takes for a formula (OWASP, CSV injection): neither whole, nor parted where one in a country
/// that writes decimals with a comma parts cells, at semicolons.
pub(super) fn harmless(cell: &str) -> Cow<'_, str> {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    const PARTS: [char; 4] = [';', '\t', '\r', '\n'];
    let is_formula = |at: usize| cell[at..].starts_with(SIGNS) || cell[at..].starts_with(&PARTS[1..]);
    let starts = cell.match_indices(PARTS).map(|(at, part)| at + part.len());
    let starts: Vec<usize> = std::iter::once(0).chain(starts).filter(|&at| is_formula(at)).collect();
    if starts.is_empty() {
        return cell.into();
    }
    let mut safe = String::with_capacity(cell.len() + starts.len());
    let mut from = 0;
    for at in starts {
        safe.push_str(&cell[from..at]);
        safe.push('\'');
        from = at;
    }
    safe.push_str(&cell[from..]);
    safe.into()
}

#[cfg(test)]
mod tests {
    use super::{harmless, table};

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+31", "-1", "@x", "\t1", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("een;=1+1; +2\n-3;"), "een;'=1+1; +2\n'-3;");
        assert_eq!(harmless("9,2"), "9,2");
    }

    #[test]
    fn commas_and_quotes_are_quoted() {
        let bytes = table(&["a", "b"], std::iter::once(vec!["x, \"y\"".to_owned(), "z".to_owned()]));
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), "a,b\n\"x, \"\"y\"\"\",z\n");
    }
}
