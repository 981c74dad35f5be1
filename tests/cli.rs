//! The program as people and scripts run it: words, exit codes, and where each goes.

mod common;

use std::path::Path;
use std::process::{Command, Output};

use common::Site;

/// What a run of the program came to.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
    // Whoever runs the tests may have set any of these.
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C");
    command.args(arguments).envs(variables.iter().copied()).current_dir(folder);
    let Output { status, stdout, stderr } = command.output().expect("the program was built");
    let text = |bytes| String::from_utf8(bytes).expect("it says UTF-8");
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn mistaken() -> Site {
    Site::base().file("content/over.md", "+++\ntitle = \"Over\"\n+++\n[Vervolg](meer.md)\n")
}

/// The line without its time, which differs from run to run.
fn without_time(line: &str) -> &str {
    line.split(" in ").next().unwrap_or_default()
}

#[test]
fn explains_a_code_and_lists_them_all() {
    let here = Path::new(".");
    let one = run(here, &["explain", "error[unknown-source]:"], &[]);
    assert_eq!(one.code, Some(0));
    let parts =
        ["error[unknown-source]\n", "\nWhy it matters\n", "\nWrong\n", "\nRight\n", "\nHow to mend it\n"];
    assert!(parts.iter().all(|part| one.out.contains(part)), "{}", one.out);
    assert!(one.out.lines().all(|line| line.chars().count() <= 80), "{}", one.out);
    let dutch = run(here, &["explain", "vague-link", "--lang", "nl"], &[]);
    assert!(
        dutch.out.contains("waarschuwing[vague-link]\n\nDe woorden van een link zeggen"),
        "{}",
        dutch.out
    );
    let all = run(here, &["explain"], &[]);
    for code in rodedraad::diag::Code::ALL {
        let line = all.out.lines().find(|line| line.trim_start().starts_with(&format!("{} ", code.name())));
        assert!(
            line.is_some_and(|line| line.contains(code.severity().name())),
            "{}: {}",
            code.name(),
            all.out
        );
    }
    let none = run(here, &["explain", "unknown-sorce"], &[]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("did you mean `unknown-source`?"), "{}", none.err);
}

#[test]
fn a_command_it_does_not_know_is_no_mistake_in_the_content() {
    for arguments in [&[][..], &["bild"], &["build", "--format", "xml"], &["build", "--no-such"]] {
        let ran = run(Path::new("."), arguments, &[]);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    assert_eq!(run(Path::new("."), &["--help"], &[]).code, Some(0));
}

#[test]
fn builds_and_tells_what_it_made() {
    let site = Site::base();
    let ran = run(site.root(), &["build"], &[]);
    assert_eq!((ran.code, &*ran.err), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    let [built, open] = lines[..] else { panic!("{}", ran.out) };
    assert!(without_time(built).starts_with("Built "), "{built}");
    assert!(built.ends_with(" s"), "{built}");
    assert_eq!(open, "Open output/index.html");
    assert!(site.root().join("output/index.html").exists());
    let quiet = run(site.root(), &["build", "--quiet"], &[]);
    assert_eq!((quiet.code, &*quiet.out, &*quiet.err), (Some(0), "", ""));
}

#[test]
fn builds_another_folder_to_another_folder() {
    let (site, elsewhere) = (Site::base(), Site::new());
    let root = site.root().to_str().expect("a plain path");
    let ran = run(elsewhere.root(), &["build", "--root", root, "--output", "uit/site"], &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.ends_with("Open uit/site/index.html\n"), "{}", ran.out);
    assert!(!site.root().join("output").exists());
    let ran = run(elsewhere.root(), &["build", "--root", root], &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(site.root().join("output/index.html").exists());
}

#[test]
fn mistakes_go_to_standard_error_and_nothing_is_written() {
    let site = mistaken();
    let ran = run(site.root(), &["build"], &[]);
    assert_eq!((ran.code, &*ran.out), (Some(1), ""));
    assert!(ran.err.contains("error[dangling-link]"), "{}", ran.err);
    assert!(ran.err.contains(" --> content/over.md:4:"), "{}", ran.err);
    assert!(ran.err.contains("\n1 error\nNothing was written."), "{}", ran.err);
    assert!(!site.root().join("output").exists());
    let checked = run(site.root(), &["check"], &[]);
    assert_eq!((checked.code, &*checked.out), (Some(1), ""));
    assert!(!site.root().join("output").exists());
    let well = Site::base();
    let well = run(well.root(), &["check"], &[]);
    assert_eq!((well.code, &*well.out, &*well.err), (Some(0), "No mistakes found\n", ""));
}

#[test]
fn paths_are_told_from_the_current_folder() {
    let site = mistaken();
    let above = site.root().parent().expect("a temporary folder is in a folder");
    let name = site.root().file_name().and_then(|name| name.to_str()).expect("a plain name");
    let ran = run(above, &["check", "--root", name], &[]);
    assert!(ran.err.contains(&format!(" --> {name}/content/over.md:4:")), "{}", ran.err);
}

#[test]
fn json_has_standard_output_for_itself() {
    let site = mistaken();
    for command in ["build", "check"] {
        let ran = run(site.root(), &[command, "--format", "json"], &[]);
        assert_eq!(ran.code, Some(1));
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
        assert_eq!(json[0]["code"], "dangling-link");
        assert_eq!(json[0]["file"], "content/over.md");
        assert_eq!(json[0]["line"], 4);
    }
    let well = run(Site::base().root(), &["check", "--format", "json"], &[]);
    assert_eq!((well.code, &*well.out), (Some(0), "[]\n"));
}

#[test]
fn tells_mistakes_to_other_programs() {
    let site = mistaken();
    let ran = run(site.root(), &["check", "--format", "github"], &[]);
    assert_eq!((ran.code, &*ran.err), (Some(1), ""));
    let start = "::error file=content/over.md,line=4,endLine=4,col=";
    assert!(ran.out.starts_with(start) && ran.out.contains(",title=dangling-link::"), "{}", ran.out);
    let ran = run(site.root(), &["check", "--format", "sarif"], &[]);
    assert_eq!((ran.code, &*ran.err), (Some(1), ""));
    let log: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "dangling-link");
    let site = Site::base();
    let well = run(site.root(), &["check", "--format", "github"], &[]);
    assert_eq!((well.code, &*well.out, &*well.err), (Some(0), "", ""));
}

#[test]
fn tells_mistakes_in_sentences_where_nothing_can_be_drawn() {
    let site = mistaken();
    let plain = run(site.root(), &["check", "--format", "plain"], &[]);
    let first = "Error dangling-link: ";
    assert!(
        plain.err.starts_with(first) && plain.err.contains("\ncontent/over.md, line 4, column"),
        "{}",
        plain.err
    );
    let dumb = run(site.root(), &["check"], &[("TERM", "dumb")]);
    assert_eq!(dumb.err, plain.err);
}

#[test]
fn warnings_stop_a_build_only_when_denied() {
    let site =
        Site::base().file("content/over.md", "+++\ntitle = \"Over\"\n+++\nLET OP: ALLEEN VOOR SCHOLEN\n");
    for command in ["check", "build"] {
        let denied = run(site.root(), &[command, "--deny", "warnings"], &[]);
        assert_eq!(denied.code, Some(1), "{}", denied.err);
        assert!(!site.root().join("output").exists());
        assert_eq!(run(site.root(), &[command], &[]).code, Some(0));
    }
    assert!(site.root().join("output/index.html").exists());
    let well = run(Site::base().root(), &["build", "--deny", "warnings"], &[]);
    assert_eq!(well.code, Some(0), "{}", well.err);
}

#[test]
fn a_site_says_how_bad_its_mistakes_are_and_why() {
    let site = Site::base()
        .file("content/over.md", "+++\ntitle = \"Over\"\n+++\nLet op: DIT GELDT ALLEEN VOOR SCHOLEN\n");
    let set = |level: &str| {
        let level = format!(
            "title = \"Proef\"\n[[check.level]]\ncode = \"capitals\"\nlevel = \"{level}\"\nreason = \"Zo staat het er.\"\n"
        );
        site.change("content/site.toml", level + "[[domain]]\nid = \"gezin\"\nname = \"Gezin\"\n");
        run(site.root(), &["check"], &[])
    };
    let off = set("off");
    assert_eq!((off.code, &*off.out), (Some(0), "No mistakes found\n"), "{}", off.err);
    assert_eq!(off.err, "capitals: switched off, because: Zo staat het er.\n");
    let note = set("note");
    assert!(
        note.err.contains("note[capitals]") && note.err.contains("capitals: note, because: "),
        "{}",
        note.err
    );
    let error = set("error");
    assert!(error.err.contains("error[capitals]") && !error.err.contains("because"), "{}", error.err);
    assert_eq!(error.code, Some(1));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let site = mistaken();
    let has_colour = |variables| run(site.root(), &["check"], variables).err.contains('\u{1b}');
    assert!(!has_colour(&[]), "standard error is no terminal here");
    assert!(has_colour(&[("CLICOLOR_FORCE", "1")]));
    assert!(!has_colour(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
}

#[test]
fn a_failure_of_the_machine_is_told_as_one() {
    let site = Site::base().file("bezet", "een bestand, geen map");
    let ran = run(site.root(), &["build", "--output", "bezet/site"], &[]);
    assert_eq!((ran.code, &*ran.out), (Some(2), ""), "{}", ran.err);
    assert!(ran.err.starts_with("error: could not "), "{}", ran.err);
    assert!(ran.err.contains("bezet"), "{}", ran.err);
}

#[test]
fn lists_personal_data_for_a_privacy_officer() {
    let site = Site::base().file("content/over.md", "+++\ntitle = \"Over\"\n+++\nMail jan@netwerk.nl\n");
    let ran = run(site.root(), &["check", "--audit", "lijst.md"], &[]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let lists = common::files(site.root());
    let text = std::str::from_utf8(&lists["lijst.md"]).expect("it is text");
    assert!(text.contains("| content/over.md:4:6 | email-address | j••@•••••••.•• |"), "{text}");
    let ran = run(site.root(), &["check", "--audit", "nergens/lijst.md"], &[]);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
}

/// What is typed, what the environment holds, and what is said.
type Row = (&'static [&'static str], &'static [(&'static str, &'static str)], &'static str);

/// What is said follows `--lang`, else the settings of the system.
#[test]
fn speaks_the_language_of_whoever_reads() {
    let site = mistaken();
    let first = |arguments: &[&str], variables: &[(&str, &str)]| {
        let ran = run(site.root(), arguments, variables);
        ran.err.lines().last().unwrap_or_default().to_owned()
    };
    let (english, dutch) =
        ("Nothing was written. More about a mistake", "Er is niets geschreven. Meer over een fout");
    let rows: [Row; 6] = [
        (&["build"], &[], english),
        (&["build"], &[("LC_ALL", "nl_NL.UTF-8")], dutch),
        (&["build"], &[("LC_ALL", ""), ("LC_MESSAGES", "nl_BE"), ("LANG", "en_GB")], dutch),
        (&["build"], &[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "fr_FR.UTF-8")], english),
        (&["--lang", "nl", "build"], &[], dutch),
        (&["build", "--lang=en"], &[("LC_ALL", "nl_NL.UTF-8")], english),
    ];
    for (arguments, variables, expected) in rows {
        let said = first(arguments, variables);
        assert!(said.starts_with(expected), "{arguments:?} {variables:?}: {said}");
    }
}

/// Help and mistakes of the command line itself, which come before any command.
#[test]
fn helps_in_the_language_of_whoever_reads() {
    let site = Site::new();
    let dutch = |arguments: &[&str]| {
        let ran = run(site.root(), arguments, &[("LC_ALL", "nl_NL.UTF-8")]);
        (ran.code, ran.out + &ran.err)
    };
    let (code, help) = dutch(&["build", "--help"]);
    assert_eq!(code, Some(0));
    for words in ["Gebruik: rodedraad build [OPTIES]", "De map van de site", "--root <MAP>", "[standaard: .]"]
    {
        assert!(help.contains(words), "{words}: {help}");
    }
    let rows: [(&[&str], &str); 5] = [
        (&["biuld"], "fout: er is geen opdracht `biuld`\n\n  tip: bedoel je `build`?"),
        (&["build", "--outptu", "x"], "fout: er is geen optie `--outptu`\n\n  tip: bedoel je `--output`?"),
        (
            &["build", "--format", "xml"],
            "fout: `xml` kan niet bij `--format <VORM>`\n\n  tip: kies uit text, plain, json, github, sarif",
        ),
        (&["serve", "--port", "abc"], "fout: `abc` past niet bij `--port <POORT>`"),
        (&[], "Maakt van een onderzoeksrapport"),
    ];
    for (arguments, expected) in rows {
        let (code, said) = dutch(arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(said.starts_with(expected), "{arguments:?}: {said}");
    }
    let (_, failure) = dutch(&["build", "--root", "weg"]);
    assert!(failure.starts_with("fout: kan weg niet lezen: het bestaat niet"), "{failure}");
}
