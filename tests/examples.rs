//! The five example reports show exactly what their sources hold. The numbers come from counting the sources.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use common::{files, told};
use rodedraad::diag::{Code, Severity};
use rodedraad::{Options, Run, resolve};
use serde_json::Value;

struct Examples {
    run: Run,
    files: BTreeMap<String, Vec<u8>>,
}

static EXAMPLES: LazyLock<Examples> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let options = Options {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(),
        output: folder.path().join("output"),
        resolve: resolve::Options::default(),
        deny_warnings: false,
    };
    let run = rodedraad::build(&options, &()).expect("the machine does not fail");
    assert!(!run.diagnostics.has_errors(), "{}", told(&run));
    Examples { files: files(&options.output), run }
});

fn text(path: &str) -> &'static str {
    let bytes = EXAMPLES.files.get(path).unwrap_or_else(|| panic!("{path} is not in the site"));
    std::str::from_utf8(bytes).expect("text files are UTF-8")
}

fn report(id: &str) -> Value {
    serde_json::from_str(text(&format!("{id}/data/report.json"))).expect("open data is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

fn has(recommendation: &Value, key: &str, audience: &str) -> bool {
    list(recommendation, key).iter().any(|id| id == audience)
}

/// How many recommendations a thread has for an audience, or by it.
fn entries(report: &Value, thread: u64, key: &str, audience: &str) -> usize {
    let mine = list(report, "recommendations").iter().filter(|one| has(one, key, audience));
    mine.filter(|one| list(one, "threads").iter().any(|number| *number == thread)).count()
}

#[test]
fn ketenbreed_leren_has_five_threads_and_its_matrix_of_recommendations() {
    let report = report("ketenbreed-leren");
    assert_eq!(list(&report, "threads").len(), 5);
    let recommendations = list(&report, "recommendations");
    assert_eq!(recommendations.len(), 67);
    let texts: BTreeSet<&str> = recommendations.iter().filter_map(|one| one["text"].as_str()).collect();
    assert_eq!(texts.len(), 67, "no text stands twice");
    let columns = [
        ("by", "experience-experts", [3, 3, 3, 3, 3]),
        ("for", "professionals", [3, 3, 3, 3, 3]),
        ("for", "providers", [3, 3, 3, 3, 3]),
        ("for", "municipalities", [2, 2, 2, 2, 3]),
        ("for", "trainers", [2, 2, 3, 3, 2]),
    ];
    for (key, audience, counts) in columns {
        for (thread, count) in (1..).zip(counts) {
            assert_eq!(entries(&report, thread, key, audience), count, "{key} {audience}, thread {thread}");
        }
    }
    let entries: usize = recommendations.iter().map(|one| list(one, "threads").len()).sum();
    assert_eq!(entries, 68);
    let shared: Vec<&Value> = recommendations.iter().filter(|one| list(one, "threads").len() > 1).collect();
    assert_eq!(shared.len(), 1);
    assert_eq!(shared[0]["threads"], serde_json::json!([1, 3]));
}

#[test]
fn ketenbreed_leren_has_four_pages_for_and_one_by() {
    let pages = |start: &str| {
        let start = format!("ketenbreed-leren/aanbevelingen/{start}");
        EXAMPLES.files.keys().filter(|path| path.starts_with(&start) && path.ends_with("index.html")).count()
    };
    assert_eq!(pages("voor-"), 4);
    assert_eq!(pages("van-"), 1);
}

fn causes(value: &Value) -> &[Value] {
    list(value, "causes")
}

#[test]
fn dialoogtafels_has_its_factors_and_causes() {
    let report = report("dialoogtafels-heerenveen");
    let factors = list(&report, "factors");
    let count = |effect: &str, domain: &str| {
        factors.iter().filter(|one| one["effect"] == effect && one["domain"] == domain).count()
    };
    let blocks = [
        ("supporting", "gezin", 4),
        ("supporting", "professional", 5),
        ("supporting", "organisatie", 5),
        ("supporting", "interventie", 1),
        ("hindering", "gezin", 3),
        ("hindering", "professional", 6),
        ("hindering", "organisatie", 18),
        ("hindering", "interventie", 0),
    ];
    for (effect, domain, expected) in blocks {
        assert_eq!(count(effect, domain), expected, "{effect} {domain}");
    }
    assert_eq!(factors.len(), 42);
    let first: Vec<&Value> = factors.iter().flat_map(causes).collect();
    let second: Vec<&Value> = first.iter().flat_map(|cause| causes(cause)).collect();
    assert_eq!((first.len(), second.len()), (68, 15));
    assert!(second.iter().all(|cause| causes(cause).is_empty()), "two levels only");
    let csv = text("dialoogtafels-heerenveen/data/factors.csv");
    assert_eq!(csv.lines().count(), 1 + 42 + 83, "a row for every factor and cause");
}

#[test]
fn dialoogtafels_cites_its_tables_as_often_as_the_source() {
    let report = report("dialoogtafels-heerenveen");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |item: &Value| {
        for mention in list(item, "mentions") {
            *counts.entry(mention.as_str().unwrap_or_default().to_owned()).or_default() += 1;
        }
    };
    for factor in list(&report, "factors") {
        add(factor);
        for cause in causes(factor) {
            add(cause);
            causes(cause).iter().for_each(&mut add);
        }
    }
    let expected = [("1", 1), ("1c", 48), ("2", 1), ("2c", 54), ("3", 1), ("3c", 36)];
    assert_eq!(counts.iter().map(|(id, count)| (id.as_str(), *count)).collect::<Vec<_>>(), expected);
}

#[test]
fn dialoogtafels_has_its_cases_and_recommendations() {
    let report = report("dialoogtafels-heerenveen");
    let steps: Vec<usize> = list(&report, "cases").iter().map(|case| list(case, "steps").len()).collect();
    assert_eq!(steps, [5, 10, 17]);
    let recommendations = list(&report, "recommendations");
    assert_eq!(recommendations.len(), 30);
    let counts = [("providers", 11), ("schools", 16), ("municipalities", 12), ("professionals", 13)];
    for (audience, expected) in counts {
        assert_eq!(
            recommendations.iter().filter(|one| has(one, "for", audience)).count(),
            expected,
            "{audience}"
        );
    }
    for (case, number) in ["1-primair-onderwijs", "2-voortgezet-onderwijs", "3-mbo"].iter().zip(1..) {
        let page = text(&format!("dialoogtafels-heerenveen/casussen/{case}/index.html"));
        let cites =
            |one: &&Value| list(one, "mentions").iter().any(|mention| *mention == format!("{number}c"));
        for factor in list(&report, "factors").iter().filter(cites) {
            let id = factor["id"].as_str().unwrap_or_default();
            assert!(page.contains(&format!("#{id}\"")), "{case} leads to its factor {id}");
        }
    }
}

#[test]
fn dialoogtafels_keeps_the_inconsistencies_and_they_are_told() {
    let count = |code: Code| EXAMPLES.run.diagnostics.iter().filter(|one| one.code == code).count();
    assert_eq!(count(Code::CauseSource), 2, "{}", told(&EXAMPLES.run));
    assert_eq!(count(Code::FactorWithoutMentions), 1, "{}", told(&EXAMPLES.run));
    assert_eq!(EXAMPLES.run.diagnostics.count(Severity::Warning), 3, "{}", told(&EXAMPLES.run));
}

#[test]
fn rondom_het_kind_hides_its_two_small_cells_everywhere() {
    let report = report("rondom-het-kind");
    let figure = |id: &str| {
        let found = list(&report, "figures").iter().find(|figure| figure["id"] == id);
        found.unwrap_or_else(|| panic!("there is a figure {id}")).clone()
    };
    let (parents, children) = (figure("hulpvragen-ouders"), figure("hulpvragen-kinderen"));
    assert_eq!((list(&parents, "rows").len(), list(&children, "rows").len()), (2, 3));
    assert_eq!(parents["rows"][0], serde_json::json!(["Opvoeden", "<5", 12, 25]));
    assert_eq!(parents["rows"][1], serde_json::json!(["Financiën, wonen, veiligheid", 12, 10, 21]));
    assert_eq!(children["rows"][0], serde_json::json!(["Leerontwikkeling", 15, 17, 33]));
    assert_eq!(children["rows"][1], serde_json::json!(["Sociaal-emotionele ontwikkeling", 24, 17, 47]));
    assert_eq!(children["rows"][2], serde_json::json!(["Fysieke ontwikkeling", 7, "<5", 10]));
    for id in ["hulpvragen-ouders", "hulpvragen-kinderen"] {
        let folder = format!("rondom-het-kind/figuren/{id}");
        for file in [format!("{folder}/index.html"), format!("{folder}/{id}.svg")] {
            assert!(
                text(&file).contains("&lt;5") || text(&file).contains("&lt;\u{202f}5"),
                "{file} shows the mark"
            );
        }
        assert!(text(&format!("{folder}/{id}.csv")).contains("<5"));
    }
}

#[test]
fn twente_has_its_projects_and_no_names() {
    let report = report("ontwikkeltafel-twente");
    let projects = list(&report, "projects");
    assert_eq!(projects.len(), 5);
    assert_eq!(list(&projects[0], "tools").len(), 6, "five tools and the praatplaat");
    for name in ["Sterkenburg", "Berning", "Vossebeld", "Brouwer", "Steven", "Lenselink", "@swv"] {
        for (path, bytes) in &EXAMPLES.files {
            let found = bytes.windows(name.len()).any(|window| window == name.as_bytes());
            assert!(!found, "{path} names {name}");
        }
    }
}

#[test]
fn the_column_is_an_article_without_a_date() {
    let report = report("basisonderwijs-en-jeugdhulp");
    let articles = list(&report, "articles");
    assert_eq!(articles.len(), 1);
    assert_eq!(articles[0]["author"], "Erik Gerritsen");
    assert_eq!(articles[0]["date"], Value::Null);
}

#[test]
fn nothing_damaged_in_the_sources_is_published() {
    let marks = ["**", "^(", "$n", "<ul style", "Cookie-instellingen", "Verstuur dit artikel"];
    for (path, bytes) in &EXAMPLES.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        // Scripts raise numbers to powers and end comments with stars.
        let is_code = path.starts_with("assets/");
        for mark in marks.iter().filter(|_| !is_code) {
            assert!(!text.contains(mark), "{path} has {mark}");
        }
    }
}

#[test]
fn the_glossary_leads_to_where_pages_explain_terms() {
    let glossary = text("begrippen/index.html");
    let uses: Vec<(&str, &str)> =
        glossary.split("href=\"../").filter_map(|rest| rest.split('"').next()?.split_once("#use-")).collect();
    assert!(uses.len() > 45, "{} uses", uses.len());
    for (page, term) in uses {
        let place = format!("id=\"use-{term}\" popovertarget=\"term-{term}\"");
        let found = text(&format!("{page}index.html")).matches(&place).count();
        assert_eq!(found, 1, "{page} explains {term}");
    }
}
