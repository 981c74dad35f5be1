//! Draws every chart of the example reports, and some harder ones, as PNGs to look at.
//!
//! Ignored, because it judges nothing itself: `cargo test --test gallery -- --ignored`, then look in the folder that
//! `GALLERY` names.

#![cfg(feature = "png")]
#![expect(clippy::disallowed_methods, reason = "a test for people, who want files to look at")]
#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(clippy::print_stdout, reason = "it tells what it drew")]

mod common;

use std::path::{Path, PathBuf};

use common::public;
use rodedraad::chart::{self, Chart, Figure, Palette};
use rodedraad::texts::Texts;

/// The narrow drawing as a file of its own, in the colours of the wide one.
fn narrow(chart: &Chart, standalone: &str) -> String {
    let style = &standalone[standalone.find("<style>").unwrap()..standalone.find("</style>").unwrap() + 8];
    let (start, rest) = chart.narrow.split_once("viewBox=\"0 0 ").unwrap();
    let (size, rest) = rest.split_once('"').unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    let (width, height): (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
    let (w, h) = (width + 32.0, height + 32.0);
    let (names, shapes) = rest.split_at(rest.find('>').unwrap() + 1);
    format!(
        "{start} xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"-16 -16 {w} {h}\"{names}{style}\
         <rect class=\"page\" x=\"-16\" y=\"-16\" width=\"{w}\" height=\"{h}\"/>{shapes}"
    )
}

fn show(folder: &Path, name: &str, figure: &Figure, texts: &Texts) {
    let name = name.replace('/', "-");
    println!("{name}\n  {}\n  {}", figure.takeaway, figure.description);
    if let Some(chart) = figure.chart().filter(|chart| !chart.wide.is_empty()) {
        println!("  {} + {} bytes", chart.wide.len(), chart.narrow.len());
        let svg = chart::standalone(figure, &Palette::LIGHT, texts.language()).unwrap();
        std::fs::write(folder.join(format!("{name}.svg")), &svg).unwrap();
        std::fs::write(folder.join(format!("{name}-wide.png")), chart::png(&svg, &Palette::LIGHT).unwrap())
            .unwrap();
        let narrow = narrow(chart, &svg);
        std::fs::write(
            folder.join(format!("{name}-narrow.png")),
            chart::png(&narrow, &Palette::LIGHT).unwrap(),
        )
        .unwrap();
    }
}

#[test]
#[ignore = "for people to look at"]
fn gallery() {
    let folder = PathBuf::from(std::env::var("GALLERY").unwrap_or_else(|_| "target/gallery".into()));
    std::fs::create_dir_all(&folder).unwrap();
    let root = std::env::var("GALLERY_ROOT").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let (site, texts) = public(Path::new(&root));
    for (index, report) in site.reports.iter().enumerate() {
        for figure in report.figures() {
            let figure = chart::draw(&site, index, figure, &texts);
            show(&folder, &format!("{}-{}", report.id, figure.id), &figure, &texts);
        }
    }
}
