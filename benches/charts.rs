//! How fast a chart is drawn, on one thread: `cargo bench --bench charts`. Beside other libraries: `benches/chart_peers.py`.
//!
//! A chart of 12 × 2 bars, as every library can draw it. Drawing it makes the whole figure: the picture for wide and for narrow
//! containers, the description and the table. `charts svg 1000` (or `png`) draws so many and nothing else, so that the processor
//! time of the process can be compared.

use divan::{Bencher, black_box};
use rodedraad::chart::{self, Figure, Palette};
use rodedraad::diag::Diagnostics;
use rodedraad::model::{FigureRef, Language};
use rodedraad::parse::{self, Memo};
use rodedraad::protect::{self, PublicSite};
use rodedraad::resolve;
use rodedraad::source::{Content, SourceFile, SourceTree, embedded};
use rodedraad::texts::Texts;

const SITE: &str = "title = \"Proef\"\n";
const REPORT: &str = "title = \"Proefrapport\"\n";
/// The same numbers as in `chart_peers/`.
const FIGURE: &str = r#"
title = "Hulpvragen per maand"
kind = "grouped-bar"
takeaway = "In de zomer zijn er minder hulpvragen."
unit = "vragen"
rows = [
  ["jan", 37, 53], ["feb", 74, 9], ["mrt", 10, 62], ["apr", 47, 18], ["mei", 84, 71], ["jun", 20, 27],
  ["jul", 57, 80], ["aug", 94, 36], ["sep", 30, 89], ["okt", 67, 45], ["nov", 3, 1], ["dec", 40, 54],
]

[[column]]
id = "maand"

[[column]]
id = "2021"

[[column]]
id = "2022"
"#;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.get(1..).unwrap_or_default() {
        [form, count] if form == "svg" || form == "png" => {
            let (site, texts) = site();
            for _ in 0..count.parse().expect("a number of charts") {
                let figure = draw(black_box(&site), &texts);
                if form == "png" {
                    black_box(picture(&figure));
                }
            }
        }
        _ => divan::main(),
    }
}

/// One figure: both pictures, the description and the table.
#[divan::bench]
fn svg(bencher: Bencher<'_, '_>) {
    let (site, texts) = site();
    bencher.bench(|| draw(black_box(&site), &texts));
}

/// One PNG at two pixels for one, from the figure's SVG.
#[divan::bench]
fn png(bencher: Bencher<'_, '_>) {
    let (site, texts) = site();
    let figure = draw(&site, &texts);
    bencher.bench(|| picture(black_box(&figure)));
}

fn picture(figure: &Figure) -> Vec<u8> {
    let svg = chart::standalone(figure, &Palette::LIGHT, Language::Dutch).expect("it is drawn");
    chart::png(&svg, &Palette::LIGHT).expect("our own SVG can be drawn")
}

fn draw(site: &PublicSite, texts: &Texts) -> Figure {
    chart::draw(site, 0, FigureRef::Data(0), texts)
}

/// A site with one figure, from the files as read.
fn site() -> (PublicSite, Texts) {
    let mut tree = SourceTree::default();
    let files =
        [("site.toml", SITE), ("rapport/report.toml", REPORT), ("rapport/figures/vragen.toml", FIGURE)];
    for (path, text) in files {
        let path = format!("content/{path}");
        let hash = *blake3::hash(text.as_bytes()).as_bytes();
        tree.insert(SourceFile { path: path.into(), content: Content::Text(text.into()), hash });
    }
    embedded::add_default_theme(&mut tree);
    let mut diagnostics = Diagnostics::new();
    let documents = parse::parse(&tree, &mut Memo::default()).take(&mut diagnostics);
    let resolved = resolve::resolve(documents, &tree, resolve::Options::default()).take(&mut diagnostics);
    let site = protect::protect(resolved.expect("there is a site.toml").site).take(&mut diagnostics);
    let texts = Texts::parse(&tree, &site.theme, site.language).take(&mut diagnostics);
    assert!(!diagnostics.has_errors(), "the site is without mistakes");
    (site, texts)
}
