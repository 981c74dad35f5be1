//! Where things are drawn: in proportion, inside the drawing, apart from each other.

use std::collections::BTreeSet;
use std::ops::Range;

use proptest::prelude::*;

use super::pieces::{Pieces, pieces};
use super::sample::{bars, demand, derived, factor, figure, first_report, numbers, site, table, texts};
use crate::chart::{Chart, Figure, Palette, draw, standalone};
use crate::model::{Cell, DerivedFigure, Effect, FigureRef, Hidden, Language, PublicTable};
use Language::Dutch;

pub(super) fn chart(figure: &Figure) -> &Chart {
    figure.chart().expect("it is drawn")
}

/// Nothing leaves the drawing, no text lies on another or on a bar, no text is smaller than 14 px as shown.
fn check(svg: &str, what: &str) -> Pieces {
    let drawing = pieces(svg);
    let boxes = drawing
        .texts
        .iter()
        .map(|(text, area)| (text.as_str(), area))
        .chain(drawing.bars.iter().map(|(_, bar)| ("bar", bar)));
    for (text, area) in boxes {
        assert!(
            area.left >= -0.2
                && area.right <= drawing.width + 0.2
                && area.top >= -0.2
                && area.bottom <= drawing.height + 0.2,
            "{what}: {text:?} leaves {} × {}: {area:?}",
            drawing.width,
            drawing.height
        );
    }
    for (index, (text, area)) in drawing.texts.iter().enumerate() {
        for (other, other_area) in &drawing.texts[index + 1..] {
            assert!(
                !area.overlaps(other_area),
                "{what}: {text:?} lies on {other:?}: {area:?}, {other_area:?}"
            );
        }
        for (classes, bar) in drawing
            .bars
            .iter()
            .filter(|(classes, _)| !["outcome", "heat"].iter().any(|class| classes.contains(class)))
        {
            assert!(!area.overlaps(bar), "{what}: {text:?} lies on a bar ({classes}): {area:?}, {bar:?}");
        }
    }
    assert!(!svg.contains("font-size"), "{what}: all text is of one size");
    assert_eq!(
        drawing.ids.iter().collect::<BTreeSet<_>>().len(),
        drawing.ids.len(),
        "{what}: ids are unique"
    );
    drawing
}

pub(super) fn check_both(figure: &Figure, what: &str) -> (Pieces, Pieces) {
    let Chart { wide, narrow } = chart(figure);
    (check(wide, &format!("{what}, wide")), check(narrow, &format!("{what}, narrow")))
}

fn widths(drawing: &Pieces, class: &str) -> Vec<f64> {
    let of_class = drawing.bars.iter().filter(|(classes, _)| classes.ends_with(&format!(" series {class} ")));
    of_class.map(|(_, bar)| bar.right - bar.left).collect()
}

/// Lengths are as the numbers, to a tenth of a pixel.
pub(super) fn assert_proportional(widths: &[f64], numbers: &[f64]) {
    assert_eq!(widths.len(), numbers.len());
    let scale = widths[0] / numbers[0];
    for (width, number) in widths.iter().zip(numbers) {
        assert!((width - number * scale).abs() <= 0.2, "{widths:?} for {numbers:?}");
    }
}

#[test]
fn bars_are_as_long_as_their_numbers() {
    let (wide, narrow) = check_both(&figure(Dutch, FigureRef::Data(0)), "demand");
    for drawing in [wide, narrow] {
        assert_proportional(&widths(&drawing, "s1"), &[15.0, 24.0, 7.0]);
        assert_proportional(&widths(&drawing, "s3"), &[33.0, 47.0, 10.0]);
        let bars: Vec<_> = drawing.bars.iter().filter(|(classes, _)| classes.contains("series s1")).collect();
        assert!(
            bars.windows(2).all(|pair| (pair[0].1.left - pair[1].1.left).abs() < 0.01),
            "all start at zero"
        );
        let outline: Vec<_> = drawing.bars.iter().filter(|(classes, _)| classes.contains("hidden")).collect();
        assert_eq!(outline.len(), 1, "the hidden number has an outline");
    }
}

#[test]
fn balance_runs_both_ways_from_one_line() {
    let (wide, narrow) = check_both(&derived(Dutch, DerivedFigure::Balance), "balance");
    for drawing in [wide, narrow] {
        assert_proportional(&widths(&drawing, "supporting"), &[2.0, 1.0]);
        assert_proportional(&widths(&drawing, "hindering"), &[1.0, 2.0]);
        let edge = |class: &str, edge: fn(&super::pieces::Box) -> f64| -> Vec<f64> {
            let bars = drawing.bars.iter().filter(|(classes, _)| classes.contains(class));
            bars.map(|(_, bar)| edge(bar)).collect()
        };
        let (left, right) =
            (edge("series hindering", |bar| bar.right), edge("series supporting", |bar| bar.left));
        assert!(left.iter().chain(&right).all(|x| (x - left[0]).abs() <= 0.1), "{left:?} {right:?}");
    }
}

#[test]
fn negative_numbers_run_to_the_left() {
    let data = table(
        &[("Verandering", Some("%"))],
        &[("Noord", numbers(&[-12.5])), ("Oost", numbers(&[7.5])), ("West", numbers(&[0.0]))],
    );
    let (wide, _) = check_both(&bars(Dutch, data), "negative");
    let [north, east] = wide.bars.as_slice() else { panic!("a bar for every number but zero") };
    assert!((north.1.right - east.1.left).abs() <= 0.1);
    assert_proportional(&[north.1.right - north.1.left, east.1.right - east.1.left], &[12.5, 7.5]);
}

#[test]
fn small_multiples_share_a_scale() {
    let names: Vec<String> = (0..8).map(|index| format!("Reeks {index}")).collect();
    let columns: Vec<(&str, Option<&str>)> = names.iter().map(|name| (name.as_str(), None)).collect();
    let data = table(&columns, &[("a", numbers(&[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]))]);
    let (wide, narrow) = check_both(&bars(Dutch, data), "eight series");
    for drawing in [wide, narrow] {
        assert_proportional(&widths(&drawing, "s1"), &[8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0]);
    }
}

pub(super) const LONG: &str = "Professionals in onderwijs en jeugdhulp die samen met ouders en jongeren een gedeelde verklarende analyse willen maken nu";
pub(super) const COMPOUND: &str = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkersoverleg";

#[test]
fn hard_tables_fit() {
    let many: Vec<String> = (0..60).map(|index| format!("Gemeente {index}")).collect();
    let many: Vec<(&str, Vec<Cell>)> = (0_u32..)
        .zip(&many)
        .map(|(at, name)| (name.as_str(), numbers(&[f64::from(at * 37 % 101)])))
        .collect();
    let hidden = |cell| vec![cell, Cell::Number(3.0), Cell::Missing];
    let three = [("Aantal", Some("deelnemers")), (LONG, Some("deelnemers")), (COMPOUND, Some("keer"))];
    let hard: Vec<(&str, PublicTable)> = vec![
        ("60 categories", table(&[("Aantal", None)], &many)),
        ("zeros", table(&[("Aantal", None)], &[("a", numbers(&[0.0])), ("b", numbers(&[0.0]))])),
        ("one", table(&[("Aantal", None)], &[("a", numbers(&[7.0]))])),
        (
            "outlier",
            table(&[("Aantal", Some("euro"))], &[("a", numbers(&[3.0])), ("b", numbers(&[123_456_789.0]))]),
        ),
        ("nothing", table(&[("Aantal", None)], &[("a", vec![Cell::Missing]), ("b", vec![Cell::Missing])])),
        (
            "gaps",
            table(
                &three,
                &[
                    (LONG, hidden(Cell::Hidden(Hidden::Secondary))),
                    (COMPOUND, hidden(Cell::Hidden(Hidden::Small(10)))),
                    ("kort", hidden(Cell::Missing)),
                ],
            ),
        ),
        (
            "negative only",
            table(
                &[("x", None), ("y", None)],
                &[(LONG, numbers(&[-1.0, -99_999.5])), ("b", numbers(&[-4.0, -5.0]))],
            ),
        ),
    ];
    for (what, data) in hard {
        check_both(&bars(Dutch, data), what);
    }
}

#[test]
fn derived_figures_fit() {
    let mut site = site(Dutch);
    site.domains[0].name = LONG.into();
    site.domains[1].name = COMPOUND.into();
    let report = first_report(&mut site);
    for (index, name) in [(0, LONG), (1, COMPOUND)] {
        report.factors[index].name = name.into();
        report.model.as_mut().expect("a value").influences[index].name = name.into();
        report.relations.as_mut().expect("a value").nodes[index].label = name.into();
        report.relations.as_mut().expect("a value").relations[index].label = name.into();
    }
    report
        .factors
        .extend((0..18).map(|index| factor(2, Effect::Hindering, &format!("Nog een {index}"), "1 2c")));
    for figure in report.figures() {
        let figure = draw(&site, 0, figure, &texts(Dutch));
        if figure.chart().is_some() {
            check_both(&figure, &figure.id.clone());
        }
    }
}

#[test]
fn what_authors_write_stays_text() {
    let nasty = "<script>alert(1)</script> & \"x\" '\n\te\u{301}\u{1f600}\u{1}";
    let figure = bars(Dutch, table(&[(nasty, Some(nasty))], &[(nasty, numbers(&[1.0]))]));
    for svg in [&chart(&figure).wide, &chart(&figure).narrow] {
        assert!(!svg.contains("<script") && svg.contains("&lt;script&gt;") && !svg.contains("& "));
        assert!(resvg::usvg::Tree::from_str(&with_namespace(svg), &resvg::usvg::Options::default()).is_ok());
    }
    let alone = standalone(&figure, &Palette::LIGHT, Dutch).expect("it is drawn");
    #[cfg(feature = "png")]
    assert!(crate::chart::png(&alone, &Palette::LIGHT).is_some(), "{alone}");
    assert!(alone.contains("&lt;script&gt;"), "{alone}");
}

fn with_namespace(svg: &str) -> String {
    svg.replacen("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"", 1)
}

#[test]
fn hidden_numbers_are_marked_wherever_they_would_be() {
    let figure = bars(Dutch, demand());
    let svg = &chart(&figure).wide;
    assert!(svg.contains("<g class=\"hidden muted\"><rect") && svg.contains(">&lt;5</text>"), "{svg}");
}

/// A chart of 12 × 2 bars, as libraries are measured by.
fn twelve_by_two() -> PublicTable {
    let months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let rows: Vec<(&str, Vec<Cell>)> = (1_u32..)
        .zip(months)
        .map(|(at, month)| (month, numbers(&[f64::from(at * 37 % 101), f64::from(at * 53 % 97)])))
        .collect();
    table(&[("2021", None), ("2022", None)], &rows)
}

#[test]
fn drawings_are_compact() {
    let figure = bars(Dutch, twelve_by_two());
    let Chart { wide, narrow } = chart(&figure);
    assert!(wide.len() < 4000 && narrow.len() < 4000, "{} and {} bytes", wide.len(), narrow.len());
    assert!(!wide.contains("style") && !wide.contains("\"#"), "colours are classes");
}

#[test]
fn drawings_are_the_same_every_time() {
    for reference in site(Dutch).reports[0].figures() {
        assert_eq!(figure(Dutch, reference), figure(Dutch, reference));
    }
}

/// `cargo test --release --lib speed -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn speed() {
    let mut site = site(Dutch);
    let texts = texts(Dutch);
    first_report(&mut site).figures[0].table = twelve_by_two();
    let start = std::time::Instant::now();
    let mut bytes = 0;
    for _ in 0..2000 {
        let figure = draw(&site, 0, FigureRef::Data(0), &texts);
        bytes += chart(&figure).wide.len() + chart(&figure).narrow.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:.0} figures a second, wide and narrow, with words and table; {} bytes",
        2000.0 / seconds,
        bytes / 2000
    );
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        8 => (-1e6_f64..1e6).prop_map(|number| Cell::Number((number * 100.0).round() / 100.0)),
        4 => (0..100_i32).prop_map(|number| Cell::Number(f64::from(number))),
        1 => Just(Cell::Missing),
        1 => Just(Cell::Hidden(Hidden::Small(10))),
        1 => Just(Cell::Hidden(Hidden::Secondary)),
    ]
}

/// Tables with so many columns: labels and names short and long, numbers of any size, and cells without one.
pub(super) fn any_table(columns: Range<usize>) -> impl Strategy<Value = PublicTable> {
    let labels = prop::collection::vec("[A-Za-z]{1,9}( [a-z]{1,24}){0,9}", 1..8);
    let names = prop::collection::vec("[A-Z][a-z]{0,12}( [a-z]{1,12}){0,4}", columns);
    let cells = prop::collection::vec(cell(), 60);
    (labels, names, cells, prop::option::of("[a-z]{1,12}")).prop_map(|(labels, names, cells, unit)| {
        let columns: Vec<(&str, Option<&str>)> =
            names.iter().map(|name| (name.as_str(), unit.as_deref())).collect();
        let row = |at: usize| (0..names.len()).map(|column| cells[(at * 7 + column) % 60]).collect();
        let rows: Vec<(&str, Vec<Cell>)> =
            labels.iter().enumerate().map(|(at, label)| (label.as_str(), row(at))).collect();
        table(&columns, &rows)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_fits(data in any_table(1..7)) {
        check_both(&bars(Dutch, data), "a random table");
    }
}
