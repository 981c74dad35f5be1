//! Pictures show what their drawings show: every figure of the five reports and of the manual, which has all kinds, as
//! we draw it and as a general renderer does.

#![cfg(feature = "png")]
#![expect(clippy::cast_precision_loss, reason = "sums over a picture are small")]

mod common;

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use common::public;
use rayon::prelude::*;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use rodedraad::chart::{self, Palette};

/// The family of the shipped font.
const FAMILY: &str = "Atkinson Hyperlegible Next";

/// The drawing as the general renderer shows it, two pixels for one.
fn rendered(svg: &str, fonts: &Arc<fontdb::Database>) -> Pixmap {
    let options = Options { fontdb: fonts.clone(), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).expect("an SVG");
    let size = tree.size().to_int_size().scale_by(2.0).expect("a size");
    let mut canvas = Pixmap::new(size.width(), size.height()).expect("a canvas");
    resvg::render(&tree, Transform::from_scale(2.0, 2.0), &mut canvas.as_mut());
    canvas
}

/// A PNG as size and bytes of red, green and blue.
fn decoded(file: &[u8]) -> ((u32, u32), Vec<u8>) {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a picture");
    let mut out = vec![0; reader.output_buffer_size().expect("it fits")];
    let frame = reader.next_frame(&mut out).expect("all of it");
    ((frame.width, frame.height), out)
}

/// The side of the squares that are compared.
const SQUARE: usize = 8;

/// How far apart the mean colours of the most different squares are, and those of all.
fn distance(one: &Pixmap, other: &[u8]) -> (f64, f64) {
    let (width, height) = (one.width() as usize, one.height() as usize);
    let (mut most, mut all, mut squares) = (0.0_f64, 0.0, 0.0);
    for top in (0..height).step_by(SQUARE) {
        for left in (0..width).step_by(SQUARE) {
            let mut sums = [0_i64; 3];
            let (bottom, right) = ((top + SQUARE).min(height), (left + SQUARE).min(width));
            for pixel in (top..bottom).flat_map(|row| (left..right).map(move |column| row * width + column)) {
                for (channel, sum) in sums.iter_mut().enumerate() {
                    *sum +=
                        i64::from(one.data()[pixel * 4 + channel]) - i64::from(other[pixel * 3 + channel]);
                }
            }
            let pixels = ((bottom - top) * (right - left)) as f64;
            let here = sums.into_iter().map(|sum| sum.abs() as f64 / pixels).fold(0.0, f64::max);
            most = most.max(here);
            all += here;
            squares += 1.0;
        }
    }
    (most, all / squares)
}

/// Every figure of a site that is drawn: its name and its drawing.
fn drawings(root: &Path) -> Vec<(String, String)> {
    let (site, texts) = public(root);
    let figures = site.reports.iter().enumerate().flat_map(|(index, report)| {
        let (site, texts) = (&site, &texts);
        report
            .figures()
            .into_iter()
            .map(move |figure| (format!("{} {figure:?}", report.id), chart::draw(site, index, figure, texts)))
    });
    figures
        .filter_map(|(name, figure)| {
            Some((name, chart::standalone(&figure, &Palette::LIGHT, site.language)?))
        })
        .collect()
}

/// Compares the pictures of a site with what the general renderer makes of their drawings; how many there are.
fn compare(root: &Path) -> usize {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(include_bytes!("../src/chart/fonts/regular.ttf").to_vec());
    fonts.load_font_data(include_bytes!("../src/chart/fonts/bold.ttf").to_vec());
    let fonts = Arc::new(fonts);
    let drawings = drawings(root);
    drawings.par_iter().for_each(|(name, svg)| {
        let expected = rendered(svg, &fonts);
        let picture =
            chart::png(svg, &Palette::LIGHT).unwrap_or_else(|| panic!("{name} cannot be drawn: {svg}"));
        let (size, seen) = decoded(&picture);
        assert_eq!(size, (expected.width(), expected.height()), "{name}");
        let (most, all) = distance(&expected, &seen);
        // A letter stands up to half a pixel from its exact place: of eight rows, at most a sixteenth of all that is between two colours.
        assert!(
            most < 25.0 && all < 1.0,
            "{name} is drawn otherwise: {most:.1} at most, {all:.2} throughout"
        );
    });
    drawings.len()
}

#[test]
fn pictures_show_what_drawings_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(compare(root) >= 5, "the five reports have figures");
    assert!(compare(&root.join("docs/handleiding")) >= 18, "the manual has every kind");
}
