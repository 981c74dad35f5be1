//! A build after another: where nothing changed nothing is done, and whatever changed, the output is that of a clean build.
//!
//! `RODEDRAAD_SEEDS=100..200` tries the sequences of other seeds than the usual few.

#![expect(clippy::disallowed_methods, reason = "the tests change what the program reads and writes")]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has failed")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/desk.rs"]
mod desk;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use common::{Site, files, told_in};
use desk::{Desk, Edit, edits};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use rodedraad::Run;
use rodedraad::diag::{Format, Language, Severity, Telling, report};

fn whole() -> Site {
    Site::fixture(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/whole"))
}

/// A site that builds with a warning, a note and a setting.
fn imperfect() -> Site {
    whole().file("content/rapport/figures/los.csv", "wat;aantal\nBellen;3\n").file(
        "content/blad.md",
        "+++\ntitle = \"Blad\"\n+++\nDe QXZ is nieuw.\n\n#### Te diep\n\nZie [hier](over.md).\n",
    )
}

/// Whether a build found that nothing changed: it then looks for nothing.
fn had_nothing_to_do(run: &Run) -> bool {
    run.audit.is_none()
}

/// What a system tells of every file and folder below a folder: a file that is written, renamed or replaced has another.
fn looks(folder: &Path) -> BTreeMap<PathBuf, [i64; 6]> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(path) = left.pop() {
        let metadata = fs::symlink_metadata(&path).unwrap();
        if metadata.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
        let (number, size) = (metadata.ino().cast_signed(), metadata.len().cast_signed());
        let times = [metadata.mtime(), metadata.mtime_nsec(), metadata.ctime(), metadata.ctime_nsec()];
        found.insert(path, [number, size, times[0], times[1], times[2], times[3]]);
    }
    found
}

fn as_json(run: &Run) -> String {
    let telling = Telling { format: Format::Json, language: Language::English, folder: "" };
    report(&run.diagnostics, &run.tree, telling)
}

#[test]
fn nothing_is_touched_and_the_same_is_told() {
    let site = imperfect();
    let first = site.build_well();
    assert!(!had_nothing_to_do(&first) && first.diagnostics.count(Severity::Warning) > 0);
    let before = looks(site.root());
    let again = site.build_well();
    assert!(had_nothing_to_do(&again));
    assert_eq!(looks(site.root()), before);
    for language in [Language::English, Language::Dutch] {
        assert_eq!(told_in(&again, language), told_in(&first, language));
    }
    assert_eq!(as_json(&again), as_json(&first));
    assert_eq!(again.settings, first.settings);
    let expected = first.built.map(|built| rodedraad::Built { written: 0, deleted: 0, ..built });
    assert_eq!(again.built, expected);
}

/// Builds twice, does something, and builds again: all must then be as it should, and something must have been done.
fn after(what: &str, act: impl Fn(&Site)) {
    let site = imperfect();
    site.build_well();
    assert!(had_nothing_to_do(&site.build_well()), "{what}");
    act(&site);
    let run = site.build_well();
    assert!(!had_nothing_to_do(&run), "{what}");
    site.assert_clean();
    assert!(had_nothing_to_do(&site.build_well()), "{what}");
}

/// Writes a file anew with a letter of it changed, so that it has the size it had.
fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let letter = bytes.iter().rposition(u8::is_ascii_lowercase).unwrap();
    bytes[letter] = if bytes[letter] == b'a' { b'b' } else { b'a' };
    fs::write(path, bytes).unwrap();
}

#[test]
fn what_changes_in_the_sources_is_seen() {
    let reword = |path: &Path| {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, text.replace("is nieuw", "is groen")).unwrap();
    };
    after("an edit of the same size", |site| reword(&site.root().join("content/blad.md")));
    after("an edit with the old time", |site| {
        let path = site.root().join("content/blad.md");
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        reword(&path);
        fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    });
    after("a file that takes the place of another", |site| {
        let [path, beside] = ["content/blad.md", "content/blad.tmp"].map(|path| site.root().join(path));
        fs::copy(&path, &beside).unwrap();
        reword(&beside);
        fs::rename(beside, path).unwrap();
    });
    after("a new file", |site| site.change("content/nieuw.md", "+++\ntitle = \"Nieuw\"\n+++\nNieuw.\n"));
    after("a file that goes", |site| site.remove("content/blad.md"));
    after("a file with another name", |site| {
        fs::rename(site.root().join("content/blad.md"), site.root().join("content/ander.md")).unwrap();
    });
    after("a file of the theme", |site| {
        site.change("themes/draad/templates/404.html", "<!doctype html>\n<title>Weg</title>\n");
    });
    after("a picture", |site| {
        site.change("content/media/nieuw.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    });
}

#[test]
fn what_changes_in_the_output_is_seen() {
    after("an edit of the same size", |site| spoil(&site.output_folder().join("index.html")));
    after("a page that goes", |site| fs::remove_file(site.output_folder().join("over/index.html")).unwrap());
    after("a folder that goes", |site| fs::remove_dir_all(site.output_folder().join("over")).unwrap());
    after("all of it goes", |site| fs::remove_dir_all(site.output_folder()).unwrap());
    after("the list of files goes", |site| {
        fs::remove_file(site.output_folder().join(".rodedraad-manifest")).unwrap();
        fs::remove_dir_all(site.output_folder()).unwrap();
    });
    after("a page that becomes a link", |site| {
        let path = site.output_folder().join("over/index.html");
        fs::rename(&path, site.root().join("elders.html")).unwrap();
        std::os::unix::fs::symlink(site.root().join("elders.html"), path).unwrap();
    });
}

#[test]
fn files_of_others_are_refused_as_ever_and_those_that_stay_stay() {
    let site = whole();
    site.build_well();
    let foreign = site.output_folder().join("over/vreemd.html");
    fs::write(&foreign, "van een ander").unwrap();
    site.try_build().unwrap_err();
    fs::remove_file(foreign).unwrap();
    assert!(had_nothing_to_do(&site.build_well()));
    fs::write(site.output_folder().join(".nojekyll"), "").unwrap();
    fs::create_dir(site.output_folder().join(".git")).unwrap();
    fs::write(site.output_folder().join(".git/config"), "").unwrap();
    assert!(had_nothing_to_do(&site.build_well()));
    assert!(site.output_folder().join(".git/config").exists());
}

#[test]
fn what_a_killed_build_left_is_finished() {
    let site = whole();
    site.build_well();
    let stage = site.root().join(".output.rodedraad-stage");
    fs::create_dir_all(stage.join("tree/over")).unwrap();
    fs::write(stage.join("lock"), "").unwrap();
    assert!(!had_nothing_to_do(&site.build_well()));
    assert!(!stage.exists());
    assert!(had_nothing_to_do(&site.build_well()));
}

#[test]
fn another_question_gets_another_answer() {
    let draft = "+++\ntitle = \"Later\"\ndraft = true\n+++\nNog niet.\n";
    let site = imperfect().file("content/later.md", draft);
    site.build_well();
    assert!(had_nothing_to_do(&site.build_well()));
    let mut options = site.options();
    options.resolve.drafts = true;
    let run = rodedraad::build(&options, &()).unwrap();
    assert!(!had_nothing_to_do(&run) && site.output().contains_key("later/index.html"));
    assert!(!had_nothing_to_do(&site.build_well()) && !site.output().contains_key("later/index.html"));
    let strict = rodedraad::Options { deny_warnings: true, ..site.options() };
    assert!(rodedraad::build(&strict, &()).unwrap().built.is_none());
    assert!(had_nothing_to_do(&site.build_well()));
}

#[test]
fn every_output_folder_has_a_memory_of_its_own() {
    let site = whole();
    let other = rodedraad::Options { output: site.root().join("ander"), ..site.options() };
    let build_other = || rodedraad::build(&other, &()).unwrap();
    site.build_well();
    assert!(!had_nothing_to_do(&build_other()));
    assert!(had_nothing_to_do(&site.build_well()) && had_nothing_to_do(&build_other()));
    assert_eq!(site.output(), files(&other.output));
    // One that is gone is forgotten when another comes.
    fs::remove_dir_all(&other.output).unwrap();
    let third = rodedraad::Options { output: site.root().join("derde"), ..site.options() };
    rodedraad::build(&third, &()).unwrap();
    assert_eq!(ledgers(&site).len(), 2);
    assert!(!had_nothing_to_do(&build_other()) && had_nothing_to_do(&site.build_well()));
}

/// The files in which builds remember.
fn ledgers(site: &Site) -> Vec<PathBuf> {
    let all = fs::read_dir(site.root().join(".rodedraad/build")).unwrap();
    let paths = all.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.file_name().is_some_and(|name| name != ".gitignore")).collect()
}

#[test]
fn another_program_makes_all_of_it() {
    let site = whole();
    let program = Path::new(env!("CARGO_BIN_EXE_rodedraad"));
    let other = site.root().join("rodedraad-2");
    fs::copy(program, &other).unwrap();
    let remembered = |program: &Path| {
        let mut command = std::process::Command::new(program);
        let status = command.arg("build").arg("--quiet").arg("--root").arg(site.root()).status();
        assert!(status.unwrap().success());
        let [path] = &ledgers(&site)[..] else { panic!("one build remembers in one file") };
        looks(path)
    };
    let first = remembered(program);
    assert_eq!(remembered(program), first);
    let second = remembered(&other);
    assert_ne!(second, first);
    assert_eq!(remembered(&other), second);
    site.assert_clean();
}

#[test]
fn a_damaged_memory_is_none() {
    let site = imperfect();
    site.build_well();
    let [path] = &ledgers(&site)[..] else { panic!("one build remembers in one file") };
    let good = fs::read(path).unwrap();
    let mut damaged: Vec<Vec<u8>> =
        [0, 1, 31, 32, 33, good.len() / 2, good.len() - 1].iter().map(|&end| good[..end].to_vec()).collect();
    damaged.extend([0, 40, good.len() / 2, good.len() - 1].map(|at| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        bytes
    }));
    damaged.push([&good[..], b"\0"].concat());
    for bytes in damaged {
        fs::write(path, &bytes).unwrap();
        assert!(!had_nothing_to_do(&site.build_well()));
        assert!(had_nothing_to_do(&site.build_well()));
    }
    site.assert_clean();
}

#[test]
fn where_nothing_can_be_remembered_all_is_made() {
    let site = whole().file(".rodedraad", "een bestand waar een map zou zijn");
    for _ in 0..2 {
        assert!(!had_nothing_to_do(&site.build_well()));
    }
    site.assert_clean();
    let elsewhere = Site::new();
    elsewhere.build();
    assert!(!elsewhere.root().join(".rodedraad").exists(), "there is no site to remember anything of");
}

#[test]
fn what_links_lead_to_is_read_every_time() {
    let site = whole().file("elders.md", "+++\ntitle = \"Elders\"\n+++\nEen.\n");
    std::os::unix::fs::symlink("../elders.md", site.root().join("content/elders.md")).unwrap();
    site.build_well();
    assert!(!had_nothing_to_do(&site.build_well()));
    site.change("elders.md", "+++\ntitle = \"Elders\"\n+++\nTwee.\n");
    site.build_well();
    site.assert_clean();
}

/// Something that happens between two builds.
#[derive(Clone, Debug)]
enum Event {
    /// The author edits.
    Edit(Edit),
    /// A file of the site is saved as it is.
    Touch(usize),
    /// A letter in a file of the output changes.
    Spoil(usize),
    /// A file of the output goes.
    Lose(usize),
    /// Drafts are built too.
    Drafts,
}

fn events(count: usize) -> impl Strategy<Value = Vec<Event>> {
    let any = any::<usize>;
    let event = prop_oneof![
        1 => any().prop_map(Event::Touch),
        1 => any().prop_map(Event::Spoil),
        1 => any().prop_map(Event::Lose),
        1 => Just(Event::Drafts),
    ];
    (edits(count), proptest::collection::vec(proptest::option::weighted(0.3, event), count)).prop_map(
        |(edits, others)| {
            edits.into_iter().zip(others).map(|(edit, other)| other.unwrap_or(Event::Edit(edit))).collect()
        },
    )
}

fn pick(folder: &Path, number: usize) -> Option<PathBuf> {
    let all = files(folder);
    let path =
        all.keys().filter(|path| !path.ends_with(".rodedraad-manifest")).nth(number % all.len().max(1))?;
    Some(folder.join(path))
}

fn happen(event: &Event, desk: &mut Desk, drafts: &mut bool) {
    let (content, output) = (desk.site.root().join("content"), desk.site.output_folder().to_owned());
    match *event {
        Event::Edit(ref edit) => drop(desk.edit(edit)),
        Event::Touch(number) => {
            let path = pick(&content, number).expect("a site has files");
            fs::write(&path, fs::read(&path).unwrap()).unwrap();
        }
        Event::Spoil(number) => {
            let text =
                |path: &PathBuf| fs::read(path).is_ok_and(|bytes| bytes.iter().any(u8::is_ascii_lowercase));
            if let Some(path) = pick(&output, number).filter(text) {
                spoil(&path);
            }
        }
        Event::Lose(number) => {
            if let Some(path) = pick(&output, number) {
                fs::remove_file(path).unwrap();
            }
        }
        Event::Drafts => *drafts = !*drafts,
    }
}

fn seeds() -> Range<u64> {
    let asked = std::env::var("RODEDRAAD_SEEDS").ok();
    let (from, to) = asked.as_deref().and_then(|seeds| seeds.split_once("..")).unwrap_or(("1", "3"));
    let number = |text: &str| text.parse().expect("RODEDRAAD_SEEDS is a range of numbers such as 1..9");
    number(from)..number(to)
}

/// What a seed gives.
fn drawn<T>(seed: u64, strategy: impl Strategy<Value = T>) -> T {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    strategy.new_tree(&mut runner).expect("nothing is refused").current()
}

#[test]
fn after_anything_the_output_is_that_of_a_clean_build() {
    for seed in seeds() {
        let events = drawn(seed, events(40));
        let (mut desk, mut drafts, mut idle) = (Desk::new(), false, 0);
        for (count, event) in events.iter().enumerate() {
            happen(event, &mut desk, &mut drafts);
            let mut options = desk.site.options();
            options.resolve.drafts = drafts;
            let elsewhere = tempfile::tempdir().unwrap();
            let clean_options =
                rodedraad::Options { output: elsewhere.path().join("output"), ..options.clone() };
            let run = rodedraad::build(&options, &()).unwrap();
            let clean = rodedraad::build(&clean_options, &()).unwrap();
            idle += usize::from(had_nothing_to_do(&run));
            let so_far = &events[..=count];
            assert_eq!(as_json(&run), as_json(&clean), "seed {seed}: {so_far:#?}");
            if run.built.is_some() {
                assert!(files(&options.output) == files(&clean_options.output), "seed {seed}: {so_far:#?}");
                let again = rodedraad::build(&options, &()).unwrap();
                assert!(had_nothing_to_do(&again), "seed {seed}: {so_far:#?}");
                assert_eq!(as_json(&again), as_json(&clean), "seed {seed}: {so_far:#?}");
            }
        }
        assert!(idle < events.len() / 2, "seed {seed}: most events change something");
    }
}
