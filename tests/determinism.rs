//! Same sources, same bytes: on any number of threads, from any folder, in any locale, time zone and umask.

mod common;

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
    command.arg(env!("CARGO_BIN_EXE_rodedraad")).args(["build", "--quiet", "--root"]).arg(root);
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

fn assert_same(one: &Files, other: &Files, what: &str) {
    let paths: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing: Vec<&&String> = paths.iter().filter(|path| one.get(**path) != other.get(**path)).collect();
    assert!(differing.is_empty(), "{what}: these differ: {differing:?}");
}
