//! Reports made by hand: what readers see of each.

use rodedraad::diag::Code;
use rodedraad::model::{Column, Counts, Dataset, Quote};
use rodedraad::source::Span;

use crate::report::{figure, file, key_figure, people, percent, published, shown, site, table, text};

const NONE: f64 = f64::NAN;

/// What readers see of one figure with the threshold 5, a row a line.
fn seen(table: Dataset) -> Vec<String> {
    shown(&published(site(5, vec![figure(table)], Vec::new())).0.figures[0])
}

/// A table of one column.
fn column(rows: &[(&str, f64)]) -> Dataset {
    let rows: Vec<(&str, [f64; 1])> = rows.iter().map(|&(label, value)| (label, [value])).collect();
    let rows: Vec<(&str, &[f64])> = rows.iter().map(|(label, row)| (*label, &row[..])).collect();
    table(vec![people("kinderen")], &rows)
}

#[test]
fn numbers_under_the_threshold_are_hidden() {
    assert_eq!(seen(column(&[("a", 1.0), ("b", 5.0), ("c", 0.0)])), ["<5", "5", "<5"]);
}

#[test]
fn without_a_threshold_nothing_is_hidden() {
    for threshold in [0, 1] {
        let site = site(threshold, vec![figure(column(&[("a", 0.0), ("b", 1.0)]))], Vec::new());
        assert_eq!(shown(&published(site).0.figures[0]), ["0", "1"]);
    }
}

#[test]
fn a_total_hides_the_smallest_other_number() {
    let rows = column(&[("a", 1.0), ("b", 9.0), ("c", 7.0), ("Totaal", 17.0)]);
    assert_eq!(seen(rows), ["<5", "9", "×", "17"]);
}

#[test]
fn two_small_numbers_may_hide_each_other() {
    let rows = column(&[("a", 1.0), ("b", 9.0), ("c", 2.0), ("Totaal", 12.0)]);
    assert_eq!(seen(rows), ["<5", "9", "<5", "12"]);
}

#[test]
fn small_numbers_at_their_end_do_not_hide_each_other() {
    // 4 and 4 are the only numbers under 5 that make 8; 0 and 0 the only ones that make 0.
    let full = column(&[("a", 4.0), ("b", 4.0), ("c", 12.0), ("Totaal", 20.0)]);
    assert_eq!(seen(full), ["<5", "<5", "×", "20"]);
    let empty = column(&[("a", 0.0), ("b", 0.0), ("c", 12.0), ("Totaal", 12.0)]);
    assert_eq!(seen(empty), ["<5", "<5", "×", "12"]);
}

#[test]
fn either_none_or_one_is_told_of_nobody() {
    let rows = column(&[("a", 0.0), ("b", 1.0), ("c", 12.0), ("Totaal", 13.0)]);
    assert_eq!(seen(rows), ["<5", "<5", "×", "13"]);
}

#[test]
fn a_lone_category_hides_its_total() {
    assert_eq!(seen(column(&[("a", 1.0), ("Totaal", 1.0)])), ["<5", "<5"]);
}

#[test]
fn a_total_that_nobody_declared_is_one() {
    let rows = column(&[("a", 1.0), ("b", 9.0), ("c", 7.0), ("Alle kinderen", 17.0)]);
    assert_eq!(seen(rows), ["<5", "9", "×", "17"]);
    let rows = column(&[("a", 1.0), ("b", 9.0), ("c", 7.0), ("Friesland", 17.0)]);
    assert_eq!(seen(rows), ["<5", "9", "×", "17"]);
}

#[test]
fn rows_and_columns_that_add_up_hide_a_square() {
    let columns = || vec![people("a"), people("b"), people("c"), Column { is_total: true, ..people("alle") }];
    let rows: [(&str, &[f64]); 4] = [
        ("x", &[2.0, 20.0, 9.0, 31.0]),
        ("y", &[30.0, 40.0, 50.0, 120.0]),
        ("z", &[8.0, 70.0, 7.0, 85.0]),
        ("Totaal", &[40.0, 130.0, 66.0, 236.0]),
    ];
    let expected = ["<5 20 × 31", "30 40 50 120", "× 70 × 85", "40 130 66 236"];
    assert_eq!(seen(table(columns(), &rows)), expected);
}

#[test]
fn a_difference_tells_a_number() {
    let columns = vec![people("nu"), people("eerst"), Column { counts: Counts::Other, ..people("verschil") }];
    let rows: [(&str, &[f64]); 2] = [("x", &[3.0, 12.0, -9.0]), ("y", &[20.0, 15.0, 5.0])];
    let seen = seen(table(columns, &rows));
    assert_eq!(seen[1], "20 15 5");
    assert!(seen[0] == "<5 12 ×" || seen[0] == "<5 × -9", "{}", seen[0]);
}

#[test]
fn a_percentage_tells_a_number() {
    let columns = || vec![people("kinderen"), percent("aandeel")];
    let rows: [(&str, &[f64]); 4] =
        [("a", &[3.0, 10.0]), ("b", &[12.0, 40.0]), ("c", &[15.0, 50.0]), ("Totaal", &[30.0, 100.0])];
    assert_eq!(seen(table(columns(), &rows)), ["<5 ×", "× ×", "15 50", "30 100"]);
    // Without the total readers reckon it from the other percentages.
    assert_eq!(seen(table(columns(), &rows[..3])), ["<5 ×", "12 40", "15 50"]);
}

#[test]
fn a_total_of_percentages_tells_how_they_were_rounded() {
    let rows: [(&str, &[f64]); 4] =
        [("a", &[3.0, 10.3]), ("b", &[12.0, 41.4]), ("c", &[14.0, 48.3]), ("Totaal", &[29.0, 100.1])];
    let seen = seen(table(vec![people("kinderen"), percent("aandeel")], &rows));
    assert_eq!(seen, ["<5 ×", "× ×", "14 48.3", "29 ×"]);
}

#[test]
fn percentages_of_something_else_are_shown() {
    let rows: [(&str, &[f64]); 3] = [("a", &[3.0, 71.0]), ("b", &[12.0, 64.0]), ("c", &[15.0, 80.0])];
    let seen = seen(table(vec![people("kinderen"), percent("tevreden")], &rows));
    assert_eq!(seen, ["<5 71", "12 64", "15 80"]);
}

#[test]
fn percentages_in_another_figure_tell_a_number() {
    let counts = figure(column(&[("a", 3.0), ("b", 12.0), ("c", 14.0)]));
    let shares: [(&str, &[f64]); 3] = [("c", &[48.3]), ("b", &[41.4]), ("a", &[10.3])];
    let shares = figure(table(vec![percent("aandeel")], &shares));
    let (report, _) = published(site(5, vec![counts, shares], Vec::new()));
    assert_eq!(shown(&report.figures[0]), ["<5", "12", "14"]);
    assert_eq!(shown(&report.figures[1]), ["48.3", "41.4", "×"]);
}

#[test]
fn a_key_figure_may_be_a_total() {
    let children = || figure(column(&[("a", 3.0), ("b", 12.0), ("c", 14.0)]));
    let (report, _) = published(site(5, vec![children()], vec![key_figure("gezien", 29.0)]));
    assert_eq!(shown(&report.figures[0]), ["<5", "×", "14"]);
    assert_eq!(text(report.key_figures[0].value), "29");
    let (report, _) = published(site(5, vec![children()], vec![key_figure("gezien", 30.0)]));
    assert_eq!(shown(&report.figures[0]), ["<5", "12", "14"]);
}

#[test]
fn another_figure_of_the_same_people_is_a_total() {
    let by_kind = figure(column(&[("a", 3.0), ("b", 12.0), ("c", 14.0)]));
    let by_age = figure(column(&[("4-8 jaar", 10.0), ("9-12 jaar", 19.0)]));
    let (report, _) = published(site(5, vec![by_kind, by_age], Vec::new()));
    assert_eq!(shown(&report.figures[0]), ["<5", "×", "14"]);
    assert_eq!(shown(&report.figures[1]), ["10", "19"]);
}

#[test]
fn a_category_is_hidden_in_all_figures() {
    let with_total = figure(column(&[("a", 3.0), ("b", 12.0), ("c", 14.0), ("Totaal", 29.0)]));
    let without = figure(column(&[("c", 14.0), ("b", 12.0), ("a", 3.0)]));
    let (report, _) = published(site(5, vec![with_total, without], Vec::new()));
    assert_eq!(shown(&report.figures[0]), ["<5", "×", "14", "29"]);
    assert_eq!(shown(&report.figures[1]), ["14", "×", "<5"]);
}

#[test]
fn boys_and_girls_make_the_children_of_another_figure() {
    let children = figure(column(&[("noord", 12.0), ("zuid", 20.0)]));
    let rows: [(&str, &[f64]); 2] = [("noord", &[3.0, 9.0]), ("zuid", &[11.0, 9.0])];
    let by_sex = figure(table(vec![people("jongens"), people("meisjes")], &rows));
    let (report, _) = published(site(5, vec![children, by_sex], Vec::new()));
    let shown = [shown(&report.figures[0]), shown(&report.figures[1])].concat();
    assert_eq!(shown[2], "<5 ×");
    assert!(shown.join(" ").matches('×').count() >= 2, "{shown:?}");
}

#[test]
fn gaps_stay_gaps() {
    let rows = column(&[("a", 3.0), ("b", NONE), ("c", 14.0), ("Totaal", 29.0)]);
    assert_eq!(seen(rows), ["<5", "·", "14", "29"]);
    let rows = column(&[("a", 3.0), ("b", NONE), ("c", 14.0), ("Totaal", 17.0)]);
    assert_eq!(seen(rows), ["<5", "·", "×", "17"]);
}

#[test]
fn marks_that_would_tell_do_not() {
    // With a threshold of 2, "<2" and "<2" that make at least 2 are 1 and 1.
    let rows = figure(column(&[("a", 1.0), ("b", 1.0), ("Totaal", 2.0)]));
    let (report, _) = published(site(2, vec![rows], Vec::new()));
    assert_eq!(shown(&report.figures[0]), ["×", "×", "×"]);
}

#[test]
fn a_revealed_figure_gives_away_another() {
    let mut revealed = figure(column(&[("a", 3.0), ("b", 12.0)]));
    revealed.reveal = Some("De gezinnen gaven toestemming.".into());
    let (report, diagnostics) =
        published(site(5, vec![revealed, figure(column(&[("a", 3.0), ("b", 12.0)]))], Vec::new()));
    assert_eq!(shown(&report.figures[0]), ["3", "12"]);
    assert_eq!(shown(&report.figures[1]), ["<5", "12"]);
    let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::RevealedNumbers, Code::NumberGivenAway]);
}

#[test]
fn a_text_must_not_quote_a_hidden_key_figure() {
    let mut site = site(5, Vec::new(), vec![key_figure("thuiszitters", 3.0), key_figure("kinderen", 29.0)]);
    let span = Span::start_of(file());
    site.quotes = vec![Quote { report: 0, figure: 1, span }, Quote { report: 0, figure: 0, span }];
    let (report, diagnostics) = published(site);
    assert_eq!(text(report.key_figures[0].value), "<5");
    let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["the key figure `thuiszitters` is hidden, but this text tells it"]);
}

#[test]
fn a_takeaway_that_tells_a_hidden_number_is_told_of() {
    let mut telling = figure(column(&[("Gedrag", 3.0), ("Leren", 12.0)]));
    telling.takeaway = "Bij leren hadden 12 kinderen een vraag, bij gedrag 3.".into();
    let (_, diagnostics) = published(site(5, vec![telling], Vec::new()));
    let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(codes, [Code::HiddenNumberInText]);
}

#[test]
fn fractions_of_people_do_no_harm() {
    assert_eq!(seen(column(&[("a", 1.5), ("b", 9.0), ("Totaal", 10.5)])), ["<5", "9", "10.5"]);
    assert_eq!(seen(column(&[("a", -3.0), ("b", 1e300), ("Totaal", NONE)])), ["<5", "1e300", "·"]);
}
