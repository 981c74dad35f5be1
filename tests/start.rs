//! Starting: the program alone, in an empty folder, makes sites that build and check clean, in both languages.

#![expect(clippy::disallowed_methods, reason = "it looks at what the program made")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use rodedraad::schema::schemas;

/// What a run of the program came to.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
    for name in ["CLICOLOR", "CLICOLOR_FORCE", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let Output { status, stdout, stderr } =
        command.args(arguments).current_dir(folder).output().expect("the program was built");
    let text = |bytes| String::from_utf8(bytes).expect("it says UTF-8");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

/// Runs, and expects all to be well.
fn well(folder: &Path, arguments: &[&str]) -> String {
    let ran = run(folder, arguments);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""), "{arguments:?}: {}{}", ran.out, ran.err);
    ran.out
}

/// Builds, which asks all that `check` asks, and expects not even a note.
fn clean(folder: &Path) {
    well(folder, &["build"]);
}

/// An empty folder outside the repository.
fn empty() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

const LANGUAGES: [&str; 2] = ["nl", "en"];

#[test]
fn a_new_site_is_clean_and_has_something_of_everything() {
    for language in LANGUAGES {
        let folder = empty();
        let out = well(folder.path(), &["new", "site", "onze-wijk", "--lang", language]);
        assert!(out.contains("onze-wijk/content/site.toml") && out.contains("rodedraad serve"), "{out}");
        let site = folder.path().join("onze-wijk");
        clean(&site);
        let home = fs::read_to_string(site.join("output/index.html")).expect("the home page is built");
        assert!(
            home.contains(&format!("<html lang=\"{language}\"")) && home.contains("Onze wijk"),
            "{language}"
        );
        let ignored = fs::read_to_string(site.join(".gitignore")).expect("git is told what to leave out");
        assert!(ignored.contains("/output/"), "{ignored}");
        let readme = fs::read_to_string(site.join("README.md")).expect("there is something to read first");
        assert!(readme.starts_with("# Onze wijk\n"), "{readme}");
        let toml = fs::read_to_string(site.join("content/site.toml")).expect("there are settings");
        assert!(toml.starts_with("#:schema ../.rodedraad/schema/site.json\n"), "{toml}");
        for schema in schemas() {
            assert!(site.join(format!(".rodedraad/schema/{}.json", schema.name)).exists(), "{}", schema.name);
        }
    }
}

/// The sorts of things, and how often each is made to see that a second is clean too.
const SORTS: [&str; 6] = ["thread", "case", "figure", "article", "project", "page"];

#[test]
fn what_is_added_is_clean_at_once() {
    for language in LANGUAGES {
        let folder = empty();
        well(folder.path(), &["new", "site", ".", "--title", "Proef \"met\" \\ tekens", "--lang", language]);
        for sort in SORTS {
            for title in ["Één \"nieuwe\" gedachte", "Nog een gedachte"] {
                let out = well(folder.path(), &["new", sort, title, "--lang", language]);
                assert!(out.contains("-gedachte"), "{sort}: {out}");
            }
            clean(folder.path());
        }
        let domain = if language == "nl" { "buurt" } else { "neighbourhood" };
        for effect in ["supporting", "hindering", "hindering"] {
            well(folder.path(), &["new", "factors", domain, "--effect", effect]);
            clean(folder.path());
        }
        let report = if language == "nl" { "voorbeeld" } else { "example" };
        let content = folder.path().join("content").join(report);
        for path in [
            "threads/3-een-nieuwe-gedachte.md",
            "threads/4-nog-een-gedachte.md",
            "projects/2-nog-een-gedachte.md",
        ] {
            assert!(content.join(path).exists(), "{path}");
        }
    }
}

#[test]
fn a_report_of_ones_own_grows_from_nothing() {
    for language in LANGUAGES {
        let folder = empty();
        well(folder.path(), &["new", "site", ".", "--lang", language]);
        well(folder.path(), &["new", "report", "Mijn rapport", "--lang", language]);
        clean(folder.path());
        let domain = if language == "nl" { "gezin" } else { "family" };
        for arguments in
            [["case", "Een casus"], ["factors", domain], ["figure", "Een figuur"], ["thread", "Een draad"]]
        {
            well(folder.path(), &[&["new"], &arguments[..], &["--report", "mijn-rapport"]].concat());
        }
        assert_eq!(well(folder.path(), &["check", "--lang", "en"]), "No mistakes found\n");
        let report =
            fs::read_to_string(folder.path().join("content/mijn-rapport/report.toml")).expect("it is made");
        assert!(report.starts_with("#:schema ../../.rodedraad/schema/report.json\n"), "{report}");
    }
}

#[test]
fn refuses_what_cannot_be_and_says_what_can() {
    let folder = empty();
    well(folder.path(), &["new", "site", ".", "--lang", "nl"]);
    well(folder.path(), &["new", "report", "Tweede"]);
    well(folder.path(), &["new", "thread", "Zelfde", "--report", "tweede"]);
    let rows: [(&[&str], &str, &str); 10] = [
        (&["new", "site", "."], "is not empty", "is niet leeg"),
        (&["new", "thread", "x"], "more than one report: tweede, voorbeeld", "meer dan één rapport"),
        (
            &["new", "thread", "x", "--report", "voorbeld"],
            "did you mean `voorbeeld`?",
            "bedoel je `voorbeeld`?",
        ),
        (
            &["new", "thread", "Zelfde", "--report", "tweede"],
            "there is `content/tweede/threads/1-zelfde.md` already",
            "is er al",
        ),
        (&["new", "report", "Tweede"], "there is `content/tweede` already", "is er al"),
        (&["new", "report", "!?"], "has no letters", "staan geen letters"),
        (&["new", "factors", "burt", "--report", "tweede"], "did you mean `buurt`?", "bedoel je `buurt`?"),
        (&["new", "case", "x", "--root", "content"], "there is no site in `content`", "staat geen site"),
        (&["schema", "factor"], "did you mean `factors`?", "bedoel je `factors`?"),
        (&["schema", "zzzzzz"], "there are: site, glossary", "je kunt kiezen uit: site"),
    ];
    for (arguments, en, nl) in rows {
        for (language, expected) in [("en", en), ("nl", nl)] {
            let ran = run(folder.path(), &[arguments, &["--lang", language]].concat());
            assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{arguments:?}");
            assert!(ran.err.contains(expected), "{arguments:?}: {}", ran.err);
        }
    }
    clean(folder.path());
}

#[test]
fn adds_from_elsewhere_and_in_the_language_of_the_site() {
    let folder = empty();
    well(folder.path(), &["new", "site", "nl", "--lang", "nl"]);
    let out = well(folder.path(), &["new", "article", "Iets", "--root", "nl", "--lang", "en"]);
    assert!(out.starts_with("Made:\n  nl/content/voorbeeld/articles/iets.md\n"), "{out}");
    let article =
        fs::read_to_string(folder.path().join("nl/content/voorbeeld/articles/iets.md")).expect("it is made");
    assert!(article.contains("Schrijf hier het artikel."), "{article}");
    clean(&folder.path().join("nl"));
}

#[test]
fn schemas_are_printed_and_written() {
    let folder = empty();
    let factors = well(folder.path(), &["schema", "factors"]);
    let schema =
        schemas().into_iter().find(|schema| schema.name == "factors").expect("factors have a schema");
    let printed: serde_json::Value = serde_json::from_str(&factors).expect("it is JSON");
    assert_eq!(printed, schema.json);
    assert!(!folder.path().join(".rodedraad").exists(), "printing writes nothing");
    well(folder.path(), &["schema"]);
    let written =
        fs::read_to_string(folder.path().join(".rodedraad/schema/factors.json")).expect("it is written");
    assert_eq!(written, factors);
    well(folder.path(), &["schema", "--out", "elders"]);
    assert_eq!(fs::read_dir(folder.path().join("elders")).expect("it is written").count(), schemas().len());
}
