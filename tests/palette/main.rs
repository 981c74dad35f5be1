//! The colours of the default theme, as shipped, in the light and in the dark: they stay apart for everyone, in grey print,
//! and from the page.
//!
//! How far apart two colours look is CIEDE2000; how they look to people who see fewer colours is after Machado, Oliveira &
//! Fernandes 2009. Neighbours in a chart are parted by a gap of the page's colour, from which every colour differs 3:1
//! (WCAG 2.2, 1.4.11), so that they need not do so from each other; the test of drawings looks at the gaps.

mod color;

use std::collections::BTreeMap;

use color::{Rgb, VISIONS, contrast, difference, grey};
use rodedraad::chart::Palette;

const TOKENS: &str = include_str!("../../themes/draad/css/tokens.css");
const CHARTS: &str = include_str!("../../themes/draad/css/charts.css");
const PRINT: &str = include_str!("../../themes/draad/css/print.css");

/// How far colours that mean something else are apart at least; twenty is more than the step from orange to red.
const APART: f64 = 20.0;

/// The same without any hue, where patterns help as well.
const APART_IN_GREY: f64 = 10.0;

/// The least contrast of what is not text (WCAG 2.2, 1.4.11), and of text (1.4.3).
const SEEN: f64 = 3.0;
const READ: f64 = 4.5;

const SERIES: [&str; 4] = ["--series-1", "--series-2", "--series-3", "--series-4"];

/// The custom properties set in a stretch of CSS; of a value with fallbacks, the last colour.
fn properties(css: &str) -> BTreeMap<&str, Rgb> {
    let lines = css.lines().map(str::trim).filter_map(|line| line.split_once(": "));
    let color = |value: &str| Rgb::parse(value.rsplit_once('#')?.1);
    lines.filter_map(|(name, value)| Some((name, color(value)?))).collect()
}

/// The default theme's colours in the light and in the dark.
fn themes() -> [(&'static str, BTreeMap<&'static str, Rgb>); 2] {
    let (light, dark) = TOKENS
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .expect("the dark colours come last");
    let light = properties(light);
    let mut both = light.clone();
    both.extend(properties(dark));
    [("light", light), ("dark", both)]
}

fn pairs<'a>(colors: &'a [(&'a str, Rgb)]) -> impl Iterator<Item = ((&'a str, Rgb), (&'a str, Rgb))> {
    colors.iter().enumerate().flat_map(|(at, one)| colors[at + 1..].iter().map(move |other| (*one, *other)))
}

fn series(theme: &BTreeMap<&'static str, Rgb>) -> Vec<(&'static str, Rgb)> {
    SERIES.map(|name| (name, theme[name])).to_vec()
}

#[test]
fn series_stay_apart_for_every_kind_of_vision() {
    for (name, theme) in themes() {
        for vision in VISIONS {
            let mut least = f64::INFINITY;
            for ((one, first), (other, second)) in pairs(&series(&theme)) {
                let apart = difference(vision.sees(first), vision.sees(second));
                assert!(apart >= APART, "{name}, {}: {one} and {other} are {apart:.1} apart", vision.name);
                least = least.min(apart);
            }
            println!("{name}, {}: at least {least:.1} apart", vision.name);
        }
    }
}

#[test]
fn series_stay_apart_in_grey_print() {
    for (name, theme) in themes() {
        for ((one, first), (other, second)) in pairs(&series(&theme)) {
            let apart = difference(grey(first), grey(second));
            assert!(apart >= APART_IN_GREY, "{name}: {one} and {other} are {apart:.1} apart in grey");
        }
    }
}

#[test]
fn what_helps_and_what_hinders_stay_apart() {
    for (name, theme) in themes() {
        for vision in VISIONS {
            let [supporting, hindering] =
                ["--supporting", "--hindering"].map(|role| vision.sees(theme[role]));
            let apart = difference(supporting, hindering);
            assert!(apart >= APART, "{name}, {}: they are {apart:.1} apart", vision.name);
        }
    }
}

#[test]
fn everything_stands_out_from_the_page() {
    for (name, theme) in themes() {
        let page = theme["--page"];
        let drawn =
            SERIES.iter().chain(&["--supporting", "--hindering", "--thread"]).map(|role| (*role, SEEN));
        let read = ["--ink", "--muted"].map(|role| (role, READ));
        for (role, least) in drawn.chain(read) {
            let contrast = contrast(theme[role], page);
            assert!(contrast >= least, "{name}: {role} has a contrast of {contrast:.2} to the page");
        }
    }
}

#[test]
fn every_place_that_names_the_colours_names_the_same() {
    let [(_, light), _] = themes();
    let palette = Palette::LIGHT;
    let standalone = [
        ("--ink", palette.ink),
        ("--muted", palette.muted),
        ("--page", palette.page),
        ("--thread", palette.thread),
        ("--supporting", palette.supporting),
        ("--hindering", palette.hindering),
    ];
    for (name, color) in standalone.into_iter().chain(SERIES.into_iter().zip(palette.series)) {
        let color = Rgb::parse(color.trim_start_matches('#')).expect("a colour");
        assert_eq!(color, light[name], "{name} in downloads");
    }
    let print = properties(PRINT);
    for name in SERIES.into_iter().chain(["--supporting", "--hindering"]) {
        assert_eq!(
            print.get(name),
            None,
            "{name}: paper takes the light colours, those of a house style too"
        );
        let fallback = CHARTS.split_once(&format!("var({name}, #")).and_then(|(_, rest)| Rgb::parse(rest));
        assert_eq!(fallback, Some(light[name]), "{name} where no theme sets it");
    }
}
