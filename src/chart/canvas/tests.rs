//! Whatever plotters asks for comes out.

use plotters::prelude::{ChartBuilder, IntoFont, LineSeries, RED, WHITE};
use plotters::style::Color;
use plotters::style::FontTransform as Turn;

use super::*;

fn backend() -> Backend {
    Backend { svg: Svg::new(), size: (1000, 1000) }
}

fn svg(backend: Backend) -> String {
    let words = Words { id: "x", title: "", description: "", class: "c" };
    let svg = backend.svg.finish(words, 1000, 1000);
    let drawing = svg.split_once("</desc>").expect("a value").1.strip_suffix("</g></svg>").expect("a value");
    drawing.replacen("<g aria-hidden=\"true\">", "", 1)
}

fn drawn_by(draw: impl FnOnce(&mut Backend) -> Drawn) -> String {
    let mut backend = backend();
    draw(&mut backend).expect("a value");
    svg(backend)
}

#[test]
fn every_instruction_comes_out() {
    let ink = shape_style(Paint::Ink, true, 10);
    let first = shape_style(Paint::Series(0), true, 10);
    let second = shape_style(Paint::Series(1), false, 25);
    let ink_color = BackendColor { alpha: 1.0, rgb: Paint::Ink.code() };
    let rows = [
        (
            drawn_by(|b| b.draw_pixel((10, 20), ink_color)),
            "<rect x=\"1\" y=\"2\" width=\".1\" height=\".1\"/>",
        ),
        (drawn_by(|b| b.draw_line((0, 0), (10, 20), &ink)), "<path d=\"M0 0l1 2\" class=\"l\"/>"),
        (
            drawn_by(|b| b.draw_rect((0, 0), (10, 20), &second, false)),
            "<rect x=\"0\" y=\"0\" width=\"1\" height=\"2\" class=\"s2 l\" stroke-width=\"2.5\"/>",
        ),
        (
            drawn_by(|b| b.draw_rect((0, 0), (10, 20), &first, true)),
            "<rect x=\"0\" y=\"0\" width=\"1\" height=\"2\" class=\"s1\"/>",
        ),
        (drawn_by(|b| b.draw_path([(0, 0), (10, 0), (10, 10)], &ink)), "<path d=\"M0 0h1v1\" class=\"l\"/>"),
        (drawn_by(|b| b.draw_circle((10, 10), 5, &ink, true)), "<circle cx=\"1\" cy=\"1\" r=\".5\"/>"),
        (
            drawn_by(|b| b.draw_circle((10, 10), 5, &ink, false)),
            "<circle cx=\"1\" cy=\"1\" r=\".5\" class=\"l\"/>",
        ),
        (drawn_by(|b| b.fill_polygon([(0, 0), (10, 0), (10, 10)], &ink)), "<path d=\"M0 0h1v1z\"/>"),
    ];
    for (written, expected) in rows {
        assert_eq!(written, expected);
    }
}

#[test]
fn later_series_have_patterns() {
    let third = shape_style(Paint::Series(2), true, 10);
    let written = drawn_by(|b| b.draw_rect((0, 0), (10, 20), &third, true));
    let (patterns, shape) = written.split_once("</defs>").expect("patterns come first");
    assert_eq!(shape, "<rect x=\"0\" y=\"0\" width=\"1\" height=\"2\" fill=\"url(#x-p2)\"/>");
    assert_eq!((patterns.matches("<pattern ").count(), patterns.matches("id=\"x-p2\"").count()), (1, 1));
}

#[test]
fn colours_that_mean_nothing_are_kept() {
    assert_eq!(
        drawn_by(|b| b.draw_rect((0, 0), (10, 10), &RED, true)),
        "<g color=\"#ff0000\" fill=\"#ff0000\"><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\"/></g>"
    );
    let (red, green, blue) = Paint::Thread.code();
    let half = RGBColor(red, green, blue).mix(0.5);
    assert_eq!(
        drawn_by(|b| b.draw_rect((0, 0), (10, 10), &half, true)),
        "<g class=\"thread\" opacity=\"0.50\"><rect x=\"0\" y=\"0\" width=\"1\" height=\"1\"/></g>"
    );
    assert_eq!(drawn_by(|b| b.draw_rect((0, 0), (10, 10), &RED.mix(0.0), true)), "");
}

#[test]
fn bitmaps_become_rectangles() {
    let bytes = [255, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 255];
    let written = drawn_by(|b| b.blit_bitmap((0, 0), (2, 2), &bytes));
    assert_eq!(written.matches("<rect").count(), 2, "{written}");
    assert!(written.contains("#0000ff") && written.contains("width=\".2\""), "{written}");
}

#[test]
fn text_turns_and_keeps_its_size_and_anchor() {
    let style = ("sans-serif", 200.0).into_font().transform(Turn::Rotate90).color(&RED);
    let style = style.pos(Pos::new(HPos::Right, VPos::Top));
    let written = drawn_by(|b| b.draw_text("a<b", &style, (100, 100)));
    assert!(written.contains("text-anchor=\"end\" font-size=\"20\" transform=\"rotate(90 "), "{written}");
    assert!(written.contains(">a&lt;b</text>"), "{written}");
    let size = backend().estimate_text_size("abc", &style).expect("a value");
    assert_eq!(size.0, (text::width("abc", Weight::Regular) * 200 / 160).unsigned_abs());
}

#[test]
fn plotters_own_charts_come_out_whole() {
    let shared = Rc::new(RefCell::new(backend()));
    let area = DrawingArea::from(&shared);
    area.fill(&WHITE).expect("a value");
    let mut chart = ChartBuilder::on(&area)
        .caption("Titel", ("sans-serif", 160))
        .x_label_area_size(200)
        .y_label_area_size(200)
        .build_cartesian_2d(0.0..10.0, 0.0..10.0)
        .expect("a value");
    chart.configure_mesh().draw().expect("a value");
    chart.draw_series(LineSeries::new([(0.0, 1.0), (5.0, 5.0)], &RED)).expect("a value");
    drop(chart);
    drop(area);
    let backend = Rc::try_unwrap(shared).ok().expect("a value").into_inner();
    let written = svg(backend);
    assert!(written.contains(">Titel</text>") && written.contains(">10.0</text>"), "{written}");
    assert!(written.matches("<path").count() > 10, "{written}");
}
