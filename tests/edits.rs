//! However a site came about, its output is that of a clean build.

mod common;

use common::{Site, files};
use std::path::Path;

fn whole() -> Site {
    Site::fixture(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/whole"))
}

#[test]
fn edits_leave_what_a_clean_build_gives() {
    let site = whole();
    site.build_well();
    let edits: &[(&str, Option<&str>)] = &[
        ("content/over.md", Some("+++\ntitle = \"Over ons\"\n+++\nAnders.\n")),
        ("content/nieuw.md", Some("+++\ntitle = \"Nieuw\"\n+++\nEen nieuwe bladzijde.\n")),
        ("content/over.md", None),
        ("content/tweede/report.toml", Some("title = \"Tweede rapport\"\n")),
        ("content/over.md", Some("+++\ntitle = \"Over\"\n+++\nWeer terug.\n")),
        ("content/nieuw.md", None),
        ("content/tweede/report.toml", None),
    ];
    for (path, text) in edits {
        match text {
            Some(text) => site.change(path, text),
            None => site.remove(path),
        }
        site.build_well();
        site.assert_clean();
    }
}

#[test]
fn a_mistake_leaves_the_last_good_site() {
    let site = whole();
    site.build_well();
    let before = site.output();
    site.change("content/over.md", "+++\ntitel = \"Over\"\n+++\n");
    let run = site.build();
    assert!(run.built.is_none());
    assert_eq!(site.output(), before);
    site.change("content/over.md", "+++\ntitle = \"Over\"\n+++\n");
    site.build_well();
    site.assert_clean();
}

#[test]
fn building_again_writes_nothing() {
    let site = whole();
    site.build_well();
    let again = site.build_well().built.expect("it was built well");
    assert_eq!((again.written, again.deleted), (0, 0));
    let hidden = |path: &&String| path.starts_with('.'); // the program's own list of what it made
    let all = files(site.output_folder());
    assert_eq!(again.files, all.len() - all.keys().filter(hidden).count());
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let outputs: Vec<_> = [1, 2, 8]
        .into_iter()
        .map(|threads| {
            let pool =
                rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
            let site = whole();
            pool.install(|| site.build_well());
            site.output()
        })
        .collect();
    assert!(outputs.windows(2).all(|two| two[0] == two[1]));
}
