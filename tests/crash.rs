//! Real builds of the real program, killed: the output is wholly the old site or wholly the new one, and the next build
//! succeeds.

#![expect(clippy::disallowed_methods, reason = "the test looks at what the program is writing")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use common::{Site, files};

const KILLS: usize = 40;

/// A site of some hundred pages, all of which say `word`; the second form has pages the first has not.
fn fill(site: &Site, word: &str, pages: std::ops::Range<usize>) {
    for page in pages {
        let path = format!("content/rapport/pages/bladzijde-{page:03}.md");
        site.change(
            &path,
            format!("+++\ntitle = \"Bladzijde {page}\"\n+++\n{word}, {word} en nog eens {word}.\n"),
        );
    }
}

fn program(site: &Site) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
    command.arg("build").arg("--quiet").arg("--root").arg(site.root());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn build(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let status = program(site).status().expect("the program starts");
    assert!(status.success(), "the build succeeds");
    site.output()
}

/// How many files a build has staged so far; none when it has no stage.
fn staged(site: &Site) -> usize {
    let Ok(entries) = fs::read_dir(site.root()) else { return 0 };
    let stages = entries.flatten().filter(|entry| {
        let name = entry.file_name();
        name.to_string_lossy().starts_with('.') && entry.path().is_dir()
    });
    stages.map(|stage| count(&stage.path())).sum()
}

/// Files below a folder that may change while it is counted.
fn count(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| if entry.file_type().is_ok_and(|kind| kind.is_dir()) { count(&entry.path()) } else { 1 })
        .sum()
}

/// Kills a build as soon as it has staged so many files; tells whether it was still running then.
fn kill_at(site: &Site, child: &mut Child, files: usize) -> bool {
    loop {
        if child.try_wait().expect("the child can be asked").is_some() {
            return false;
        }
        if staged(site) >= files {
            child.kill().expect("the child can be killed");
            child.wait().expect("the child ends");
            return true;
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let site = Site::base();
    fill(&site, "oud", 0..200);
    let old = build(&site);
    fill(&site, "nieuw", 100..300);
    let new = site.clean_output();
    assert_ne!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    let (mut killed, mut stayed) = (0, 0);
    for round in 0..KILLS {
        // Points spread over the whole build: 7 and 250 have no common factor.
        let point = 1 + round * 7 * 13 % 250;
        let mut child = program(&site).spawn().expect("the program starts");
        killed += usize::from(kill_at(&site, &mut child, point));
        let found = files(site.output_folder());
        assert!(found == old || found == new, "round {round}, killed at {point}: a mixture");
        if found == old {
            stayed += 1;
        } else {
            assert_eq!(build(&site), new, "round {round}: the next build succeeds");
            back_to(&site, &old);
        }
    }
    assert!(killed > KILLS / 2, "most builds were killed under way: {killed} of {KILLS}");
    assert!(stayed > 0, "some builds were killed before the exchange");
    assert_eq!(build(&site), new);
    let hidden = fs::read_dir(site.root()).expect("the folder is there").flatten();
    let left: Vec<_> = hidden
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(left.is_empty(), "nothing is left lying about: {left:?}");
}

/// Builds the first form of the site again.
fn back_to(site: &Site, old: &BTreeMap<String, Vec<u8>>) {
    for page in 200..300 {
        site.remove(&format!("content/rapport/pages/bladzijde-{page:03}.md"));
    }
    fill(site, "oud", 0..200);
    assert_eq!(&build(site), old);
    fill(site, "nieuw", 100..300);
}
