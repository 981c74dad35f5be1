//! Hidden numbers are nowhere in what is published: a site with numbers that occur nowhere else is built, and every byte of it
//! looked at.

mod common;

use std::collections::BTreeMap;

use common::Site;
use rodedraad::model::FigureKind;

/// Numbers of people under the threshold of 90,000, and none that could come from anywhere else.
const SECRETS: [u32; 5] = [73_193, 61_547, 58_271, 43_987, 67_219];

/// A site that has numbers of people wherever it can: in a table and a file beside it, in columns and rows that add up,
/// as percentages, as key figures, in every kind of picture.
fn site(secrets: [u32; 5]) -> Site {
    let [first, second, third, fourth, fifth] = secrets;
    let total = first + second + 412_300;
    let report = format!(
        "title = \"Rapport\"\ndescription = \"Wat er is geteld.\"\n\n[[key_figure]]\nid = \"klein\"\nvalue = {fourth}\n\
         display = \"ruim {fourth}\"\nlabel = \"Jongeren\"\ncounts = \"people\"\nheadline = true\n\n\
         [[key_figure]]\nid = \"groot\"\nvalue = 512345\nlabel = \"Ouders\"\ncounts = \"people\"\n"
    );
    let columns = "\n[[column]]\nid = \"soort\"\nname = \"Soort\"\n\n[[column]]\nid = \"a\"\nname = \"Kinderen\"\n\n\
                   [[column]]\nid = \"b\"\nname = \"Ouders\"\n";
    let head = |kind: &str| {
        format!(
            "title = \"Geteld\"\nkind = \"{kind}\"\ntakeaway = \"Er zijn verschillen.\"\nunit = \"personen\"\ncounts = \"people\"\n"
        )
    };
    let rows = format!(
        "total = \"Totaal\"\nrows = [\n  [\"Gezin\", {first}, 100200],\n  [\"School\", {second}, {third}],\n  \
         [\"Buurt\", 412300, 250800],\n  [\"Totaal\", {total}, {}],\n]\n",
        100_200 + third + 250_800
    );
    let shares = format!(
        "rows = [\n  [\"Gezin\", {fifth}, 14.4],\n  [\"School\", 400000, 85.6],\n]\n\n[[column]]\nid = \"soort\"\n\n\
         [[column]]\nid = \"aantal\"\nname = \"Aantal\"\n\n[[column]]\nid = \"deel\"\nname = \"Deel\"\nunit = \"%\"\ncounts = \"other\"\n"
    );
    let csv = format!("soort;a;b\nGezin;{first};100200\nSchool;{second};{third}\nBuurt;412300;250800\n");
    let site = Site::new()
        .file(
            "content/site.toml",
            "title = \"Geheim\"\nbase_url = \"https://voorbeeld.example/\"\n\n[privacy]\nthreshold = 90000\n",
        )
        .file("content/rapport/report.toml", report)
        .file(
            "content/rapport/index.md",
            "![](figure:key-figures)\n\n![](figure:staven)\n\n![](figure:delen)\n",
        )
        .file("content/rapport/figures/staven.toml", head("grouped-bar") + &rows + columns)
        .file("content/rapport/figures/tabel.toml", head("table") + &rows + columns)
        .file("content/rapport/figures/delen.toml", head("grouped-bar") + &shares)
        .file(
            "content/rapport/figures/bestand.toml",
            head("grouped-bar") + "data = \"geteld.csv\"\n" + columns,
        )
        .file("content/rapport/figures/geteld.csv", csv);
    for kind in kinds() {
        let name = kind.name();
        site.change(
            &format!("content/rapport/figures/kind-{name}.toml"),
            head(name) + &of_kind(kind, [first, second, fourth]),
        );
    }
    let placed = kinds().flat_map(|kind| ["![](figure:kind-", kind.name(), ")\n\n"]).collect::<String>();
    site.change("content/rapport/pages/soorten.md", format!("+++\ntitle = \"Soorten\"\n+++\n\n{placed}"));
    site
}

/// The kinds of picture that can show numbers of people: a timeline shows dates, a waffle shares of a hundred.
fn kinds() -> impl Iterator<Item = FigureKind> {
    let others = [FigureKind::Timeline, FigureKind::Waffle];
    FigureKind::ALL.iter().copied().filter(move |kind| !others.contains(kind))
}

/// Rows and columns of a kind: as many columns as it can show, two at most.
fn of_kind(kind: FigureKind, [first, second, third]: [u32; 3]) -> String {
    let row = |name: &str, a: u32, b: u32| match kind.columns().1 {
        1 => format!("  [\"{name}\", {a}],\n"),
        _ => format!("  [\"{name}\", {a}, {b}],\n"),
    };
    let second_column =
        if kind.columns().1 > 1 { "\n[[column]]\nid = \"l\"\nname = \"Leraren\"\n" } else { "" };
    format!(
        "rows = [\n{}{}{}]\n\n[[column]]\nid = \"soort\"\nname = \"Soort\"\n\n\
         [[column]]\nid = \"a\"\nname = \"Kinderen\"\n{second_column}",
        row("Gezin", first, 130_400),
        row("School", second, third),
        row("Buurt", 412_300, 260_900),
    )
}

fn built(secrets: [u32; 5]) -> BTreeMap<String, Vec<u8>> {
    let site = site(secrets);
    site.build_well();
    site.output()
}

/// A number as it may be written: plain, and with any mark between its thousands.
fn forms(number: u32) -> Vec<String> {
    let (thousands, rest) = (number / 1000, number % 1000);
    let marks = ["", ".", ",", " ", "\u{a0}", "\u{202f}", "_", "'", "&nbsp;"];
    marks.iter().map(|mark| format!("{thousands}{mark}{rest:03}")).collect()
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_hidden_number_is_in_no_file() {
    let output = built(SECRETS);
    for wanted in ["html", "svg", "png", "csv", "json", "xml", "bib"] {
        assert!(output.keys().any(|path| extension(path) == wanted), "there is a .{wanted}");
    }
    let mut found = Vec::new();
    for (path, bytes) in &output {
        for secret in SECRETS {
            found.extend(
                forms(secret)
                    .into_iter()
                    .filter(|form| holds(bytes, form))
                    .map(|form| format!("{path}: {form}")),
            );
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    for kind in kinds() {
        let (name, page) = (kind.name(), "rapport/figuren/kind");
        for format in ["csv", "json"] {
            let file = &output[&format!("{page}-{name}/kind-{name}.{format}")];
            assert!(holds(file, "<90.000") && holds(file, "412300"), "{name}.{format}");
        }
    }
    // The search itself finds what is there: a number that is shown, and the mark in place of the others.
    let page = &output["rapport/figuren/staven/index.html"];
    assert!(holds(page, "412.300") && holds(page, "&lt;90.000"), "{}", String::from_utf8_lossy(page));
}

/// Pictures say nothing besides their pixels.
#[test]
fn pictures_carry_no_notes() {
    for (path, bytes) in built(SECRETS).iter().filter(|(path, _)| extension(path) == "png") {
        let mut at = 8;
        while at < bytes.len() {
            let length = u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
            let name = String::from_utf8_lossy(&bytes[at + 4..at + 8]);
            assert!(
                ["IHDR", "IDAT", "IEND", "PLTE", "tRNS", "sRGB", "gAMA", "pHYs"].contains(&&*name),
                "{path}: {name}"
            );
            at += 12 + usize::try_from(length).expect("a picture is small");
        }
    }
}

/// Whatever the hidden numbers are, as long as what is shown of them stays the same, not one byte of the site changes: no
/// length, order or word depends on them.
#[test]
fn nothing_depends_on_a_hidden_number() {
    let [first, second, third, fourth, fifth] = SECRETS;
    let one = built(SECRETS);
    let other = built([first - 1_113, second + 1_113, third, fourth - 7_000, fifth]);
    let differ: Vec<&String> =
        one.iter().filter(|(path, bytes)| other.get(*path) != Some(*bytes)).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(one.len(), other.len());
}
