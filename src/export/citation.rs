//! How to cite: as text, as BibTeX and as CSL-JSON (<https://citeproc-js.readthedocs.io/en/latest/csl-json/>).

use serde_json::{Map, Value, json};

use crate::model::{Article, Language, Report, Stage};

/// File name of the BibTeX citation.
pub const BIBTEX: &str = "citation.bib";
/// File name of the CSL-JSON citation.
pub const CSL_JSON: &str = "citation.json";

/// What is cited, whether report or article.
struct Work<'a> {
    id: &'a str,
    title: String,
    authors: Vec<&'a str>,
    publisher: Option<&'a str>,
    place: Option<&'a str>,
    year: Option<String>,
    url: Option<&'a str>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Report,
    Article,
}

/// The citation of a report as text: what the publisher asks for, else made from what is known.
pub fn citation<S: Stage>(report: &Report<S>, language: Language) -> String {
    report.citation.clone().unwrap_or_else(|| text(&report_work(report), language))
}

/// The citation of an article as text; says so where the date is unknown.
pub fn article_citation(article: &Article, language: Language) -> String {
    text(&article_work(article), language)
}

/// Name and text of the citation files of a report.
pub fn citation_files<S: Stage>(report: &Report<S>) -> [(&'static str, String); 2] {
    files(&report_work(report))
}

/// Name and text of the citation files of an article.
pub fn article_files(article: &Article) -> [(&'static str, String); 2] {
    files(&article_work(article))
}

fn report_work<S: Stage>(report: &Report<S>) -> Work<'_> {
    let title = match &report.subtitle {
        Some(subtitle) => format!("{}: {subtitle}", report.title),
        None => report.title.clone(),
    };
    Work {
        id: &report.id,
        title,
        authors: report.authors.iter().map(String::as_str).collect(),
        publisher: report.publisher.as_deref(),
        place: report.place.as_deref(),
        year: report.year.map(|year| year.to_string()),
        url: report.url.as_deref(),
        kind: Kind::Report,
    }
}

fn article_work(article: &Article) -> Work<'_> {
    Work {
        id: &article.slug,
        title: article.title.clone(),
        authors: vec![&article.author],
        publisher: article.published_in.as_deref(),
        place: None,
        year: article.date.as_ref().and_then(|date| date.0.split('-').next()).map(String::from),
        url: None,
        kind: Kind::Article,
    }
}

fn text(work: &Work<'_>, language: Language) -> String {
    let unknown = match language {
        Language::Dutch => "z.d.",
        Language::English => "n.d.",
    };
    let authors = if work.authors.is_empty() {
        work.publisher.unwrap_or_default().to_owned()
    } else {
        language.list(&work.authors.iter().map(|author| (*author).to_owned()).collect::<Vec<_>>())
    };
    let year = work.year.as_deref().unwrap_or(unknown);
    let mut text = if authors.is_empty() {
        format!("{} ({year}).", work.title)
    } else {
        format!("{} ({year}). {}.", authors.trim_end_matches('.'), work.title.trim_end_matches('.'))
    };
    let publisher = work.publisher.filter(|_| !work.authors.is_empty());
    let imprint: Vec<&str> = work.place.into_iter().chain(publisher).collect();
    if !imprint.is_empty() {
        text.extend([" ", &imprint.join(": "), "."]);
    }
    text
}

fn files(work: &Work<'_>) -> [(&'static str, String); 2] {
    [(BIBTEX, bibtex(work)), (CSL_JSON, csl_json(work))]
}

fn bibtex(work: &Work<'_>) -> String {
    let kind = match work.kind {
        Kind::Report => "techreport",
        Kind::Article => "misc",
    };
    let authors =
        work.authors.iter().map(|author| format!("{{{}}}", bibtex_text(author))).collect::<Vec<_>>();
    let institution = if work.kind == Kind::Report { "institution" } else { "howpublished" };
    let fields = [
        ("title", Some(format!("{{{}}}", bibtex_text(&work.title)))),
        ("author", (!authors.is_empty()).then(|| authors.join(" and "))),
        (institution, work.publisher.map(bibtex_text)),
        ("address", work.place.map(bibtex_text)),
        ("year", work.year.clone()),
        ("url", work.url.map(String::from)),
    ];
    let mut text = format!("@{kind}{{{},\n", work.id);
    for (name, value) in fields {
        if let Some(value) = value {
            text.extend(["  ", name, " = {", &value, "},\n"]);
        }
    }
    text.push_str("}\n");
    text
}

/// Text for BibTeX: its special characters mean themselves.
fn bibtex_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

fn csl_json(work: &Work<'_>) -> String {
    let kind = match work.kind {
        Kind::Report => "report",
        Kind::Article => "article-magazine",
    };
    let mut item = Map::new();
    item.insert("id".into(), json!(work.id));
    item.insert("type".into(), json!(kind));
    item.insert("title".into(), json!(work.title));
    if !work.authors.is_empty() {
        let authors: Vec<Value> = work.authors.iter().map(|author| json!({ "literal": author })).collect();
        item.insert("author".into(), json!(authors));
    }
    if let Some(year) = work.year.as_ref().and_then(|year| year.parse::<u16>().ok()) {
        item.insert("issued".into(), json!({ "date-parts": [[year]] }));
    }
    for (name, value) in [("publisher", work.publisher), ("publisher-place", work.place), ("URL", work.url)] {
        if let Some(value) = value {
            item.insert(name.into(), json!(value));
        }
    }
    let mut text = serde_json::to_string_pretty(&json!([item])).expect("our own values are JSON");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work<'a>(authors: Vec<&'a str>, year: Option<&str>) -> Work<'a> {
        Work {
            id: "rapport",
            title: "Samen & beter".into(),
            authors,
            publisher: Some("Kenniswerkplaats"),
            place: Some("Leeuwarden"),
            year: year.map(String::from),
            url: None,
            kind: Kind::Report,
        }
    }

    #[test]
    fn says_who_when_what_and_where() {
        let rows = [
            (
                work(vec!["A. Jansen", "B. de Vries"], Some("2022")),
                "A. Jansen en B. de Vries (2022). Samen & beter. Leeuwarden: Kenniswerkplaats.",
            ),
            (work(vec![], Some("2022")), "Kenniswerkplaats (2022). Samen & beter. Leeuwarden."),
            (work(vec!["A. Jansen"], None), "A. Jansen (z.d.). Samen & beter. Leeuwarden: Kenniswerkplaats."),
        ];
        for (work, expected) in rows {
            assert_eq!(text(&work, Language::Dutch), expected);
        }
    }

    #[test]
    fn bibtex_escapes_its_own_marks() {
        let bib = bibtex(&work(vec!["A. Jansen"], Some("2022")));
        assert!(bib.contains(r"title = {{Samen \& beter}}"), "{bib}");
        assert!(bib.starts_with("@techreport{rapport,\n"), "{bib}");
    }

    #[test]
    fn csl_json_is_a_list_of_one() {
        let items: Value =
            serde_json::from_str(&csl_json(&work(vec!["A. Jansen"], Some("2022")))).expect("JSON");
        assert_eq!(items[0]["issued"]["date-parts"][0][0], 2022);
        assert_eq!(items[0]["author"][0]["literal"], "A. Jansen");
    }
}
