//! Edits of nothing but the words of one page.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rodedraad::Run;

use crate::common::{Site, files};
use crate::{as_json, drawn, had_nothing_to_do, seeds, spoil};

/// A site of several reports with a theme that looks for no words.
fn plain() -> Site {
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/themes");
    let mut site = Site::new().file("content/site.toml", "title = \"Bladen\"\ntheme = \"bare\"\n");
    for (path, bytes) in files(&themes) {
        site = site.file(&format!("themes/{path}"), bytes);
    }
    for report in 0..3 {
        let title = format!("title = \"Deel {report}\"\n");
        site = site.file(&format!("content/deel-{report}/report.toml"), title);
        for page in 0..6 {
            site = site.file(&plain_path(report, page), plain_page(report, page, "Er staat nog niets."));
        }
    }
    site
}

fn plain_path(report: usize, page: usize) -> String {
    format!("content/deel-{report}/pages/blad-{page}.md")
}

fn plain_page(report: usize, page: usize, words: &str) -> String {
    let next = (page + 1) % 6;
    format!(
        "+++\ntitle = \"Blad {report}.{page}\"\n+++\nHet begin.\n\n## De kop\n\n{words}\n\n\
         ## Verder\n\nZie [blad {next}](blad-{next}.md#verder).\n"
    )
}

/// What else a page may say, and whether that is all there is to make.
const WORDS: [(&str, bool); 14] = [
    ("Andere woorden, met *nadruk* en `code`.", true),
    ("Een voetnoot.[^1]\n\n[^1]: Daar.", true),
    ("- een lijst\n- van twee\n\n| a | b |\n| --- | --- |\n| 1 | 2 |", true),
    // Something is wrong with it, and others have nothing to do with that.
    ("IEDEREEN VERDIENT HELDERE WOORDEN.", true),
    ("Er staat nog niets.", true),
    // A link more or less, a heading, raw HTML.
    ("Zie [het eerste](blad-0.md).", false),
    ("Zie [elders](../../deel-1/pages/blad-1.md).", false),
    ("Zie [ver weg](https://voorbeeld.example/).", false),
    ("### Een kop\n\nEr staat iets.", false),
    ("Er <b>staat</b> iets.", false),
    // What is told depends on other pages of the report.
    ("De QXZ is nieuw.", false),
    // Others may have had to explain it.
    ("De Kwaliteit Zonder Zorgen (QXZ) is nieuw.", true),
    // Nothing may be written of it.
    ("BSN 111222333.", false),
    ("Zie [niets](bestaat-niet.md).", false),
];

#[test]
fn other_words_make_one_page() {
    for (words, is_alone) in WORDS {
        let site = plain();
        site.build_well();
        site.change(&plain_path(1, 2), plain_page(1, 2, words));
        let run = site.build();
        assert_eq!(had_nothing_to_do(&run), is_alone, "{words}");
        if run.built.is_none() {
            continue;
        }
        site.assert_clean();
        let clean = clean(&site.options());
        assert_eq!(as_json(&run), as_json(&clean), "{words}");
        let (built, all) = (run.built.unwrap(), clean.built.unwrap());
        assert_eq!((built.pages, built.figures, built.files), (all.pages, all.figures, all.files), "{words}");
        assert!(built.written <= 1 || !is_alone, "{words}");
        let again = site.build_well();
        assert!(had_nothing_to_do(&again) && again.built.unwrap().written == 0, "{words}");
        assert_eq!(as_json(&again), as_json(&clean), "{words}");
    }
}

/// A first build, elsewhere.
fn clean(options: &rodedraad::Options) -> Run {
    let folder = tempfile::tempdir().unwrap();
    rodedraad::build(&rodedraad::Options { output: folder.path().join("output"), ..options.clone() }, &())
        .unwrap()
}

#[test]
fn an_output_that_is_not_what_was_made_is_made_again() {
    let site = plain();
    site.build_well();
    site.change(&plain_path(0, 0), plain_page(0, 0, "Anders."));
    fs::write(site.output_folder().join("deel-2/vreemd.html"), "van een ander").unwrap();
    site.try_build().unwrap_err();
    fs::remove_file(site.output_folder().join("deel-2/vreemd.html")).unwrap();
    spoil(&site.output_folder().join("deel-2/index.html"));
    assert!(!had_nothing_to_do(&site.build_well()));
    site.assert_clean();
}

/// What happens to a plain site: a page gets other words, or another edit is made.
fn plain_edits(count: usize) -> impl Strategy<Value = Vec<(usize, usize, usize, usize)>> {
    proptest::collection::vec((0..3_usize, 0..6_usize, 0..WORDS.len(), 0..12_usize), count)
}

#[test]
fn after_many_edits_of_words_the_output_is_that_of_a_clean_build() {
    for seed in seeds() {
        let (site, mut alone) = (plain(), 0);
        site.build_well();
        for (count, (report, page, words, what)) in drawn(seed, plain_edits(60)).into_iter().enumerate() {
            match what {
                0 => site.change(
                    &format!("content/deel-{report}/report.toml"),
                    format!("title = \"Deel {report}, {count}\"\n"),
                ),
                1 => site.change(&format!("content/deel-{report}/media/{page}.bin"), [1; 9]),
                2 => drop(fs::remove_file(site.output_folder().join(format!("deel-{report}/index.html")))),
                3..7 => {
                    site.change(
                        &plain_path(report, page),
                        plain_page(report, page, &"Woorden. ".repeat(count)),
                    );
                }
                _ => site.change(&plain_path(report, page), plain_page(report, page, WORDS[words].0)),
            }
            let (run, clean) = (site.build(), clean(&site.options()));
            assert_eq!(as_json(&run), as_json(&clean), "seed {seed}, {count}");
            if run.built.is_some() {
                site.assert_clean();
                alone += usize::from(had_nothing_to_do(&run));
            } else {
                site.change(&plain_path(report, page), plain_page(report, page, "Hersteld."));
                site.build_well();
            }
        }
        assert!(alone > 10, "seed {seed}: {alone} edits were of nothing but words");
    }
}
