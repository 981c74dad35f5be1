//! Real builds of the real program, killed: the output is wholly the old site or wholly the new one, and the next build
//! succeeds. `RODEDRAAD_KILLS=500 cargo test --test crash at_any_moment -- --nocapture` kills so many, and `RODEDRAAD_PROGRAM=target/release/rodedraad`
//! kills another build of the program than that of the tests.

#![expect(clippy::disallowed_methods, reason = "the test looks at what the program is writing")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::{Site, files};

const KILLS: usize = 40;

/// The folder of what builds remember.
const REMEMBERED: &str = ".rodedraad";

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
    let built = std::env::var_os("RODEDRAAD_PROGRAM").unwrap_or(env!("CARGO_BIN_EXE_rodedraad").into());
    let mut command = Command::new(built);
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
        name.to_string_lossy().starts_with('.') && name != REMEMBERED && entry.path().is_dir()
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
        .filter(|name| name.to_string_lossy().starts_with('.') && name != REMEMBERED)
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

/// How many builds are killed at any moment in the tests.
const KILLS_AT_ANY_MOMENT: u32 = 12;

/// Builds a site to the output of another.
fn build_to(site: &Site, output: &Path) -> Child {
    program(site).arg("--output").arg(output).spawn().expect("the program starts")
}

/// Where a build was when it was killed, as far as can be seen from outside.
fn moment(staged: usize, files: usize, found_new: bool, had_ended: bool) -> &'static str {
    match (had_ended, found_new, staged) {
        (true, ..) => "after its end",
        (_, true, 0) => "when it had cleared away",
        (_, true, _) => "after the exchange",
        (_, false, 0) => "before it wrote anything",
        _ if staged < files / 3 => "in the first third of writing",
        _ if staged < files / 3 * 2 => "in the second third of writing",
        _ => "in the last third of writing",
    }
}

/// Two sites take turns in one output folder; a build of the one over the other is killed after a random part of the time
/// that a build takes.
#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let kills = std::env::var("RODEDRAAD_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(KILLS_AT_ANY_MOMENT);
    let (home, other) = (Site::base(), Site::base());
    fill(&home, "oud", 0..80);
    fill(&other, "nieuw", 40..120);
    let output = home.output_folder();
    let whole_site = |site: &Site| {
        assert!(build_to(site, output).wait().expect("it ends").success());
        files(output)
    };
    let start = Instant::now();
    let new = whole_site(&other);
    let sites = [(&home, whole_site(&home)), (&other, new)];
    let whole = start.elapsed() / 2;
    let mut moments = BTreeMap::<&str, u32>::new();
    let mut random: u64 = 20_221_122;
    for round in 0..kills {
        let old = &sites[round as usize % 2].1;
        let (site, new) = &sites[(round as usize + 1) % 2];
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = u32::try_from(random >> 33 & 1023).expect("it is small");
        let mut child = build_to(site, output);
        // Not a wait for something: the moment is what is random.
        std::thread::sleep(whole * part / 1000 + Duration::from_micros(u64::from(part)));
        let had_ended = child.try_wait().expect("it can be asked").is_some();
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let found = files(output);
        assert!(found == *old || found == *new, "round {round}, after {part} thousandths: a mixture");
        *moments.entry(moment(staged(&home), new.len(), found == *new, had_ended)).or_default() += 1;
        assert!(build_to(site, output).wait().expect("it ends").success(), "round {round}: the next build");
        assert!(files(output) == *new, "round {round}: the next build is whole");
    }
    println!("{kills} builds of {whole:?} killed: {moments:?}");
    assert!(moments.len() > 1, "they were killed at one moment: {moments:?}");
    assert_eq!(staged(&home), 0, "nothing is left lying about");
}
