//! The kinds of data figures: numbers before pictures, then what is hard to draw, kind by kind.

use proptest::prelude::*;

use super::drawing::{COMPOUND, LONG, any_table, assert_proportional, chart, check_both};
use super::pieces::{Box, Pieces, pieces};
use super::sample::{drawn, numbers, table};
use crate::chart::Figure;
use crate::model::{Cell, FigureKind, Hidden, Language, Moment, PublicTable};
use Language::Dutch;

/// Rectangles of a series, in the order of the rows.
fn rects(drawing: &Pieces, class: &str) -> Vec<Box> {
    let of_class = drawing.bars.iter().filter(|(classes, _)| classes.ends_with(&format!(" series {class} ")));
    of_class.map(|(_, rect)| *rect).collect()
}

fn words(drawing: &Pieces) -> Vec<&str> {
    drawing.texts.iter().map(|(text, _)| text.as_str()).collect()
}

fn place_of<'a>(drawing: &'a Pieces, words: &str) -> &'a Box {
    &drawing.texts.iter().find(|(text, _)| text == words).unwrap_or_else(|| panic!("{words}")).1
}

/// A table with years as rows.
fn years(columns: &[&str], rows: &[(u32, Vec<Cell>)]) -> PublicTable {
    let names: Vec<String> = rows.iter().map(|(year, _)| year.to_string()).collect();
    let rows: Vec<(&str, Vec<Cell>)> =
        names.iter().zip(rows).map(|(name, (_, cells))| (name.as_str(), cells.clone())).collect();
    let columns: Vec<(&str, Option<&str>)> = columns.iter().map(|name| (*name, Some("leerlingen"))).collect();
    table(&columns, &rows)
}

#[test]
fn parts_follow_each_other_and_say_their_numbers() {
    let data = table(
        &[("Zeker", None), ("Misschien", None), ("Nee", None)],
        &[("Noord", numbers(&[20.0, 10.0, 5.0])), ("Zuid", numbers(&[10.0, 0.0, 30.0]))],
    );
    let (wide, narrow) = check_both(&drawn(Dutch, FigureKind::StackedBar, data), "stacked");
    for drawing in [wide, narrow] {
        let (sure, maybe, no) = (rects(&drawing, "s1"), rects(&drawing, "s2"), rects(&drawing, "s3"));
        let widths: Vec<f64> =
            [&sure[0], &maybe[0], &no[0], &sure[1], &no[1]].map(|part| part.right - part.left).into();
        assert_proportional(&widths, &[20.0, 10.0, 5.0, 10.0, 30.0]);
        assert!((sure[0].right - maybe[0].left).abs() < 0.01 && (maybe[0].right - no[0].left).abs() < 0.01);
        assert!((sure[1].right - no[1].left).abs() < 0.01, "zero has no part");
        for number in ["20", "10", "5", "35", "40", "0"] {
            assert!(words(&drawing).contains(&number), "{number}");
        }
    }
}

#[test]
fn shares_are_of_a_hundred_and_what_is_left_is_outlined() {
    let percent = |cells: &[f64]| table(&[("Ja", Some("%")), ("Nee", Some("%"))], &[("a", numbers(cells))]);
    let figure = drawn(Dutch, FigureKind::PercentBar, percent(&[30.0, 50.0]));
    let (wide, _) = check_both(&figure, "shares");
    let (yes, no) = (rects(&wide, "s1")[0], rects(&wide, "s2")[0]);
    let left =
        wide.bars.iter().find(|(classes, _)| classes.contains("hidden")).expect("the rest is outlined").1;
    assert_proportional(&[yes.right - yes.left, no.right - no.left], &[30.0, 50.0]);
    assert!(
        ((left.right - yes.left + 0.5) - (yes.right - yes.left) / 0.3).abs() < 1.0,
        "the whole is the width"
    );

    let amounts = table(
        &[("Ja", None), ("Nee", None)],
        &[("a", numbers(&[1.0, 3.0])), ("b", vec![Cell::Number(9.0), Cell::Hidden(Hidden::Small(5))])],
    );
    let (wide, _) = check_both(&drawn(Dutch, FigureKind::PercentBar, amounts), "shares of amounts");
    assert!(words(&wide).contains(&"25\u{a0}%") && words(&wide).contains(&"75\u{a0}%"));
    assert_eq!(rects(&wide, "s1").len(), 1, "no share is reckoned of a hidden whole");
    assert!(words(&wide).contains(&"<5"));
}

#[test]
fn columns_start_at_zero_and_become_bars_where_they_do_not_fit() {
    let data = table(
        &[("Aantal", None)],
        &[("Noord", numbers(&[20.0])), ("Oost", numbers(&[5.0])), ("West", numbers(&[-10.0]))],
    );
    let (wide, narrow) = check_both(&drawn(Dutch, FigureKind::Column, data), "columns");
    for drawing in [&wide, &narrow] {
        let rects = rects(drawing, "s1");
        let heights: Vec<f64> = rects.iter().map(|rect| rect.bottom - rect.top).collect();
        assert_proportional(&heights, &[20.0, 5.0, 10.0]);
        assert!((rects[0].bottom - rects[2].top).abs() < 0.01, "what is below zero hangs from it");
    }
    let long = table(
        &[("Aantal", None)],
        &[
            (LONG, numbers(&[20.0])),
            (COMPOUND, numbers(&[5.0])),
            ("c", numbers(&[1.0])),
            ("d", numbers(&[1.0])),
        ],
    );
    let (_, narrow) = check_both(&drawn(Dutch, FigureKind::Column, long), "long columns");
    let widths: Vec<f64> = rects(&narrow, "s1").iter().map(|rect| rect.right - rect.left).collect();
    assert_proportional(&widths, &[20.0, 5.0, 1.0, 1.0]);
}

#[test]
fn lines_keep_time_and_break_at_gaps() {
    let data = years(
        &["Aantal"],
        &[
            (2015, numbers(&[10.0])),
            (2016, numbers(&[20.0])),
            (2018, vec![Cell::Missing]),
            (2020, numbers(&[40.0])),
        ],
    );
    let figure = drawn(Dutch, FigureKind::Line, data);
    let (wide, _) = check_both(&figure, "a line with a gap");
    let middle = |words: &str| {
        let place = place_of(&wide, words);
        f64::midpoint(place.left, place.right)
    };
    let year = middle("2016") - middle("2015");
    assert!((middle("2020") - middle("2016") - 4.0 * year).abs() < 1.0, "years are equally long");
    let svg = &chart(&figure).wide;
    assert_eq!(svg.matches("<g class=\"missing").count(), 2, "a mark in the drawing and one in the key");
    assert!(words(&wide).contains(&"geen gegeven") && words(&wide).contains(&"leerlingen"));
    for tick in ["0", "10", "20", "30", "40"] {
        assert!(words(&wide).contains(&tick), "{tick}");
    }
    assert_eq!(
        figure.description,
        "Lijndiagram met 4 meetmomenten. Aantal (leerlingen): gestegen van 10 (2015) naar 40 (2020); \
         het hoogste getal is 40 (2020), het laagste 10 (2015). \
         Aantal (leerlingen): geen gegeven voor 2018."
    );
}

#[test]
fn a_line_that_does_not_start_at_zero_says_so() {
    let data = years(
        &["Aantal"],
        &[(2021, numbers(&[95_300.0])), (2022, numbers(&[96_900.0])), (2023, numbers(&[96_100.0]))],
    );
    let figure = drawn(Dutch, FigureKind::Line, data);
    let (wide, _) = check_both(&figure, "truncated");
    assert!(words(&wide).contains(&"leerlingen; de as begint bij 95.000"), "{:?}", words(&wide));
    assert!(figure.description.contains("De as begint bij 95.000."), "{}", figure.description);
    let shares = table(&[("Aandeel", Some("%"))], &[("2021", numbers(&[9.2])), ("2022", numbers(&[12.0]))]);
    let (wide, _) = check_both(&drawn(Dutch, FigureKind::Line, shares), "per cent");
    assert!(
        words(&wide).contains(&"De as begint bij 9\u{a0}%") && words(&wide).contains(&"10\u{a0}%"),
        "{:?}",
        words(&wide)
    );
}

#[test]
fn lines_are_named_at_their_ends() {
    let data =
        years(&["Zorg", "Onderwijs"], &[(2021, numbers(&[10.0, 30.0])), (2022, numbers(&[12.0, 20.0]))]);
    let (wide, narrow) = check_both(&drawn(Dutch, FigureKind::Line, data), "two lines");
    for drawing in [wide, narrow] {
        let (care, school) = (place_of(&drawing, "Zorg"), place_of(&drawing, "Onderwijs"));
        assert!(
            school.top < care.top && (school.left - care.left).abs() < 0.01,
            "the higher line's name is higher"
        );
        assert!(care.left > place_of(&drawing, "2022").left, "at the right");
    }
}

#[test]
fn areas_pile_up_from_zero() {
    let data = years(
        &["Zorg", "Onderwijs"],
        &[
            (2020, numbers(&[10.0, 30.0])),
            (2021, numbers(&[12.0, 20.0])),
            (2022, vec![Cell::Number(3.0), Cell::Missing]),
            (2023, numbers(&[5.0, 5.0])),
        ],
    );
    let figure = drawn(Dutch, FigureKind::Area, data);
    check_both(&figure, "areas");
    let svg = &chart(&figure).wide;
    assert!(
        svg.contains("fill=\"url(#rapport-tabel-w-p1)\"")
            && svg.contains("<pattern id=\"rapport-tabel-w-p1\"")
    );
    assert!(!svg.contains('\u{1}'), "every pattern is named");
    assert!(
        figure.description.contains("Zorg (leerlingen): gedaald van 10 (2020) naar 5 (2023);"),
        "{}",
        figure.description
    );
}

/// A value of a style sheet: after a key, up to the semicolon; the first is that of the light, the second that of the dark.
fn styled(css: &'static str, key: &str, place: usize) -> &'static str {
    let after = css.split(key).nth(place + 1).unwrap_or_else(|| panic!("{key} in the style sheet"));
    after.split(';').next().expect("there is always a first part").trim()
}

/// Red, green and blue, 0 to 1.
fn channels(color: &str) -> [f64; 3] {
    let color = &color[color.rfind('#').expect("a colour")..];
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&color[at..at + 2], 16).expect("a colour")) / 255.0)
}

/// Contrast as WCAG 2.2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |color: [f64; 3]| {
        let [red, green, blue] =
            color.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn numbers_can_be_read_on_every_shade() {
    let tokens = include_str!("../../../themes/draad/css/tokens.css");
    let charts = include_str!("../../../themes/draad/css/charts.css");
    for mode in [0, 1] {
        let [series, ink, page] =
            ["--heat:", "--ink:", "--page:"].map(|key| channels(styled(tokens, key, mode)));
        for (level, text) in [(1, ink), (2, ink), (3, ink), (4, page), (5, page)] {
            let opacity = if level == 5 {
                1.0
            } else {
                styled(charts, &format!(".h{level} {{ fill-opacity:"), 0).parse().expect("a number")
            };
            let shade = [0, 1, 2].map(|channel| series[channel] * opacity + page[channel] * (1.0 - opacity));
            let contrast = contrast(shade, text);
            assert!(contrast >= 4.5, "mode {mode}, shade {level}: {contrast}");
        }
    }
}

/// A table every kind can draw: two columns of amounts.
fn two() -> PublicTable {
    years(
        &["Vraag", "Hulp"],
        &[
            (2021, numbers(&[10.0, 30.0])),
            (2022, vec![Cell::Hidden(Hidden::Small(5)), Cell::Number(20.0)]),
            (2023, numbers(&[17.0, 25.0])),
        ],
    )
}

fn of_kind(kind: FigureKind) -> Figure {
    let mut data = two();
    let most = kind.columns().1;
    for (_, cells, _) in &mut data.rows {
        cells.truncate(most);
    }
    data.columns.truncate(most);
    if kind == FigureKind::Timeline {
        dated(&mut data);
    }
    drawn(Dutch, kind, data)
}

/// Makes the numbers of a table points in time.
fn dated(data: &mut PublicTable) {
    for column in &mut data.columns {
        column.is_date = true;
        column.unit = None;
    }
    for (_, cells, _) in &mut data.rows {
        for cell in cells {
            if let Cell::Number(number) = cell {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a number from a table of years"
                )]
                let year = 2000 + (number.abs() as u64 % 40) as u16;
                *cell = Cell::Number(
                    Moment { year, month: year.is_multiple_of(3).then_some(5), day: None }.number(),
                );
            }
        }
    }
}

#[test]
fn every_kind_hides_what_is_hidden() {
    for &kind in
        FigureKind::ALL.iter().filter(|kind| !matches!(kind, FigureKind::Table | FigureKind::Timeline))
    {
        let figure = of_kind(kind);
        let hidden = |svg: &str| pieces(svg).texts.iter().any(|(text, _)| text.contains("<5"));
        assert!(hidden(&chart(&figure).wide) && hidden(&chart(&figure).narrow), "{}", kind.name());
        assert!(figure.description.contains("<5"), "{}: {}", kind.name(), figure.description);
        assert!(!chart(&figure).wide.contains(">chart-"), "{}: a key in place of words", kind.name());
    }
}

/// Every colour has a contrast of 3:1 to the page, and two pixels of the page part those that are neighbours.
#[test]
fn neighbours_are_parted_by_the_page() {
    for kind in [FigureKind::GroupedBar, FigureKind::Column] {
        let (wide, narrow) = check_both(&of_kind(kind), kind.name());
        for drawing in [wide, narrow] {
            let series: Vec<_> =
                drawing.bars.iter().filter(|(group, _)| group.contains(" series ")).collect();
            assert!(series.len() > 3, "{}", kind.name());
            for (index, (one, area)) in series.iter().enumerate() {
                for (other, near) in series[index + 1..].iter().filter(|(other, _)| other != one) {
                    let beside = (near.left - area.right).max(area.left - near.right);
                    let above = (near.top - area.bottom).max(area.top - near.bottom);
                    assert!(
                        beside.max(above) >= 1.9,
                        "{}: {one} and {other}: {area:?}, {near:?}",
                        kind.name()
                    );
                }
            }
        }
    }
    for kind in [FigureKind::StackedBar, FigureKind::PercentBar] {
        let figure = of_kind(kind);
        let svg = &chart(&figure).wide;
        let edges = svg.split("<g class=\"edges page\">").nth(1).and_then(|rest| rest.split("</g>").next());
        let edges = edges.expect("parts have edges in the colour of the page");
        let (lines, wide) = (edges.matches("<path").count(), edges.matches("stroke-width=\"2\"").count());
        assert!(lines > 0 && lines == wide, "{}: {edges}", kind.name());
    }
}

#[test]
fn every_kind_is_drawn_as_before() {
    for &kind in FigureKind::ALL.iter().filter(|kind| **kind != FigureKind::Table) {
        let figure = of_kind(kind);
        let text =
            format!("{}\n\n{}\n\n{}\n", figure.description, chart(&figure).wide, chart(&figure).narrow);
        insta::assert_snapshot!(kind.name(), text.replace("><", ">\n<"));
    }
}

/// Tables that are hard to draw.
fn hard() -> Vec<(&'static str, PublicTable)> {
    let many: Vec<String> = (0..60).map(|index| format!("Gemeente {index}")).collect();
    let many: Vec<(&str, Vec<Cell>)> = (0_u32..)
        .zip(&many)
        .map(|(at, name)| (name.as_str(), numbers(&[f64::from(at * 37 % 101), f64::from(at)])))
        .collect();
    let long_years: Vec<(u32, Vec<Cell>)> =
        (1960..2020).map(|year| (year, numbers(&[f64::from(year % 7), 3.0]))).collect();
    let two = [("Aantal", None), (LONG, None)];
    let gaps = vec![Cell::Hidden(Hidden::Secondary), Cell::Hidden(Hidden::Small(10))];
    vec![
        ("60 categories", table(&two, &many)),
        ("60 years", years(&["Aantal", COMPOUND], &long_years)),
        ("one", table(&two, &[(LONG, numbers(&[7.0, 1.0]))])),
        ("zeros", table(&two, &[(LONG, numbers(&[0.0, 0.0])), (COMPOUND, numbers(&[0.0, 0.0]))])),
        ("outlier", table(&two, &[("a", numbers(&[3.0, 1.0])), (LONG, numbers(&[123_456_789.0, 2.5]))])),
        ("nothing", table(&two, &[("a", vec![Cell::Missing; 2]), ("b", vec![Cell::Missing; 2])])),
        (
            "gaps",
            table(
                &two,
                &[(LONG, gaps.clone()), (COMPOUND, vec![Cell::Missing, Cell::Number(4.0)]), ("c", gaps)],
            ),
        ),
        (
            "long",
            table(
                &[(LONG, None), (COMPOUND, None)],
                &[
                    (LONG, numbers(&[9.0, 10.0])),
                    (COMPOUND, numbers(&[4.0, 4.5])),
                    ("c", numbers(&[95_300.0, 12.0])),
                ],
            ),
        ),
    ]
}

/// A table as a kind can draw it.
fn fitted(kind: FigureKind, mut data: PublicTable) -> PublicTable {
    let most = kind.columns().1;
    data.columns.truncate(most);
    for (_, cells, _) in &mut data.rows {
        cells.truncate(most);
        for cell in cells.iter_mut().filter(|_| kind.has_amounts()) {
            if let Cell::Number(number) = cell {
                *cell = Cell::Number(number.abs());
            }
        }
    }
    if kind == FigureKind::Timeline {
        dated(&mut data);
    }
    data
}

#[test]
fn hard_tables_fit_every_kind() {
    for &kind in FigureKind::ALL.iter().filter(|kind| **kind != FigureKind::Table) {
        for (what, data) in hard() {
            check_both(&drawn(Dutch, kind, fitted(kind, data)), &format!("{}, {what}", kind.name()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn any_table_fits_every_kind(data in any_table(2..7)) {
        for &kind in FigureKind::ALL.iter().filter(|kind| **kind != FigureKind::Table) {
            check_both(&drawn(Dutch, kind, fitted(kind, data.clone())), kind.name());
        }
    }
}
