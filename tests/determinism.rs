//! Same sources, same bytes: on any number of threads, from any folder, in any locale, time zone and umask.
//! `RODEDRAAD_PAGES=10000` makes the large site larger; `RODEDRAAD_PROGRAM=target/release/rodedraad` asks another build of the
//! program than that of the tests.

mod common;
#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::{Site, files};

type Files = BTreeMap<String, Vec<u8>>;

/// Builds a site with the real program in surroundings of its own.
fn build(root: &Path, surroundings: &[(&str, &str)], umask: &str) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let output = folder.path().join("output");
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("umask {umask}; exec \"$@\"")).arg("sh");
    let program = std::env::var_os("RODEDRAAD_PROGRAM").unwrap_or(env!("CARGO_BIN_EXE_rodedraad").into());
    command.arg(program).args(["build", "--quiet", "--root"]).arg(root);
    command.arg("--output").arg(&output).envs(surroundings.iter().copied());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{surroundings:?}");
    files(&output)
}

/// Copies the example content to a folder with another name.
fn elsewhere() -> Site {
    let site = Site::new();
    let content = examples().join("content");
    for (path, bytes) in files(&content) {
        site.change(&format!("content/{path}"), bytes);
    }
    site
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn the_same_bytes_wherever_and_however_built() {
    let one = build(&examples(), &[("RAYON_NUM_THREADS", "1")], "022");
    let surroundings: [&[(&str, &str)]; 3] = [
        &[("RAYON_NUM_THREADS", "8")],
        &[("RAYON_NUM_THREADS", "2"), ("LC_ALL", "nl_NL.UTF-8"), ("TZ", "Asia/Tokyo")],
        &[("LC_ALL", "C"), ("LANG", "C"), ("TZ", "UTC")],
    ];
    for surrounding in surroundings {
        let other = build(&examples(), surrounding, "077");
        assert_same(&one, &other, &format!("{surrounding:?}"));
    }
    assert_same(&one, &build(elsewhere().root(), &[("RAYON_NUM_THREADS", "8")], "002"), "another folder");
}

/// How many pages the large site has in the tests.
const PAGES: usize = 400;

/// The large site in two folders: written in order, and last file first, so that the folders list their files otherwise.
fn large() -> [Site; 2] {
    let pages = std::env::var("RODEDRAAD_PAGES").ok().and_then(|pages| pages.parse().ok()).unwrap_or(PAGES);
    let mut files: Vec<corpus::File> = corpus::plain::pages(pages).collect();
    let written = |files: &[corpus::File]| {
        files.iter().fold(Site::new(), |site, file| site.file(&file.path, &file.bytes))
    };
    let first = written(&files);
    files.reverse();
    [first, written(&files)]
}

#[test]
fn a_large_site_is_the_same_on_any_number_of_threads() {
    let [one, other] = large();
    let first = build(one.root(), &[("RAYON_NUM_THREADS", "1")], "022");
    println!("{} files", first.len());
    for (site, threads) in [(&one, "2"), (&one, "8"), (&other, "8")] {
        let surroundings =
            [("RAYON_NUM_THREADS", threads), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati")];
        assert_same(&first, &build(site.root(), &surroundings, "027"), threads);
    }
}

fn assert_same(one: &Files, other: &Files, what: &str) {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing: Vec<&&String> = paths.iter().filter(|path| one.get(**path) != other.get(**path)).collect();
    assert!(differing.is_empty(), "{what}: these differ: {differing:?}");
}
