//! Content that means harm: nothing an author writes becomes markup, script, formula or a way out of the site.

#[path = "../common/mod.rs"]
mod common;
mod look;
mod paths;
mod plant;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::Site;
use look::Look;
use rodedraad::diag::{Diagnostics, Format, Language, Telling, report};
use rodedraad::publish::Publication;
use rodedraad::render::{Look as Looks, ThemeMemo};
use rodedraad::{page, parse, protect, resolve, source};

/// The files of a site as the preview shows them, before any question is asked of it: `check` would refuse most of what is
/// written here, and nobody should have to rely on that.
fn shown(site: &Site) -> (BTreeMap<String, Vec<u8>>, String) {
    let mut told = Diagnostics::new();
    let mut tree = source::load::load(site.root(), &["content", "themes"]).expect("it can be read").tree;
    source::embedded::add_default_theme(&mut tree);
    let documents = parse::parse(&tree, &mut parse::Memo::default()).take(&mut told);
    let resolved = resolve::resolve(documents, &tree, resolve::Options::default()).take(&mut told);
    let Some(resolved) = resolved else { return (BTreeMap::new(), report(&told, &tree, TELLING)) };
    let public = Arc::new(protect::protect(resolved.site).take(&mut told));
    let look = Looks { theme: &public.theme, language: public.language, house_style: None };
    let (theme, texts) = ThemeMemo::default().load(&tree, look).take(&mut told);
    let plan = page::plan(public.clone(), texts, &resolved.origins).take(&mut told);
    let publication = Publication::new(plan, theme);
    let files = publication.jobs().into_iter().map(|job| {
        let file = publication.make(job).expect("the theme is whole");
        (file.path, file.bytes)
    });
    (files.collect(), report(&told, &tree, TELLING))
}

const TELLING: Telling<'static> =
    Telling { format: Format::Text { colour: false }, language: Language::English, folder: "" };

/// What is wrong with the files of a planted site, and the fields whose markers were planted and not told anywhere.
fn looked_at(tail: &'static str) -> (Vec<String>, BTreeSet<String>) {
    let (site, fields) = plant::site(tail);
    let (files, told_wrong) = shown(&site);
    assert!(!told_wrong.contains("error["), "{told_wrong}");
    let (mut wrong, mut told) = (Vec::new(), BTreeSet::new());
    for (path, bytes) in files {
        let look = Look::at(&path, &bytes);
        wrong.extend(look.wrong.iter().map(|wrong| format!("{path}: {wrong}")));
        told.extend(look.markers(tail));
    }
    assert!(fields.len() > 400, "the site is planted: {}", fields.len());
    let told: BTreeSet<&String> = told.into_iter().map(|number| &fields[number]).collect();
    let untold = fields.iter().filter(|field| !told.contains(field)).cloned().collect();
    (wrong, untold)
}

/// Fields that no page shows where they are planted: a group that its factor names anew, and what is said of pages that
/// have no head of their own.
const UNTOLD: [&str; 5] = [
    "FactorsDoc.group",
    "IndexFront.description",
    "IndexFront.title",
    "RecommendationsFront.description",
    "RecommendationsFront.title",
];

#[test]
fn the_marker_is_text_wherever_it_stands() {
    let (wrong, untold) = looked_at(plant::HARM);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(untold.iter().collect::<Vec<_>>(), UNTOLD);
}

#[test]
fn signs_that_no_format_has_break_none() {
    let (wrong, _) = looked_at(plant::CONTROL);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn semicolons_part_no_cell_into_a_formula() {
    let (wrong, untold) = looked_at(plant::SEMICOLON);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(untold.iter().collect::<Vec<_>>(), UNTOLD);
}

#[test]
fn no_address_runs_a_script() {
    let schemes = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml,x",
        "javascript&colon;alert(1)",
        "file:///etc/passwd",
        "blob:x",
        "https:javascript:alert(1)",
    ];
    for address in schemes {
        let text = plant::quoted(address);
        let page = format!(
            "+++\ntitle = \"Over\"\nlead = \"x\"\n\n[[tool]]\nname = \"x\"\ntext = \"x\"\nurl = {text}\n\n[[contact]]\nrole = \"x\"\nurl = {text}\n+++\n\n"
        );
        let prose = format!(
            "[a](<{address}>) ![b](<{address}>) <{address}> [c][d] <a href=\"{address}\">e</a>\n\n[d]: <{address}>\n"
        );
        let site = Site::new()
            .file("content/site.toml", format!("title = \"x\"\ncontact = {text}\n"))
            .file("content/r/report.toml", format!("title = \"x\"\nurl = {text}\n"))
            .file("content/r/projects/1-a.md", page + &prose)
            .file("content/r/index.md", prose);
        let (files, _) = shown(&site);
        assert!(files.len() > 20, "{address}");
        for (path, bytes) in files {
            let look = Look::at(&path, &bytes);
            assert!(look.wrong.is_empty(), "{address}: {path}: {:?}", look.wrong);
        }
    }
}
