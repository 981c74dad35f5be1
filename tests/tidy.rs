//! Tests of the project itself: layers, documents, fixtures. What no test reads goes stale.

#![expect(clippy::disallowed_methods, reason = "it reads the project's own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rodedraad::diag::Code;

/// Modules that may use another of their own layer, as docs/architecture.md says and why.
const SIBLINGS: &[(&str, &str)] = &[("export", "chart"), ("publish", "render"), ("source", "language")];

/// The most lines of a file: more does not fit in one's head.
const MOST_LINES: usize = 450;

/// Files that may be longer, and why.
const LONG_FILES: &[(&str, &str)] = &[];

/// Codes that have no folder in tests/fixtures/errors yet. Only ever shorter.
const WITHOUT_FIXTURE: &[&str] = &[];

/// Codes that no folder of files can show: they depend on what other sites answer. tests/online.rs has them all.
const ASKED_OTHERS: &[&str] = &["dead-link", "moved-link", "unanswered-link"];

/// Where reading, writing and time may be asked of the system, each place with a reason of its own.
const WORLDLY: &[&str] =
    &["src/source/load", "src/write", "src/serve", "src/cli", "src/online", "src/store", "src/ledger"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All Rust files below a folder, as path from the project's root and text.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("the folder exists") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(root()).expect("it is in the project");
                found.insert(
                    below.display().to_string(),
                    fs::read_to_string(&path).expect("sources are UTF-8"),
                );
            }
        }
    }
    found
}

/// A file without comments, without what follows from `#[cfg(test)]` on, and without the texts of doc attributes.
fn code(text: &str) -> String {
    let program = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    program.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Fails with all the complaints there are.
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The layer of each module: the rows of the map in docs/architecture.md.
fn layers() -> BTreeMap<String, u32> {
    read("docs/architecture.md")
        .lines()
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let module = cells.next()?.strip_prefix('`')?.strip_suffix('`')?.to_owned();
            Some((module, cells.next()?.parse().ok()?))
        })
        .collect()
}

/// The module that a file below src/ belongs to.
fn module_of(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// The names that follow `crate::`, those in braces one by one.
fn names_after_crate(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_members(group)),
            None => names.extend(first_name(rest)),
        }
    }
    names
}

fn first_name(text: &str) -> Option<String> {
    let name: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first name of each member of a braced list, up to its closing brace.
fn group_members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            _ => {}
        }
        members.last_mut().expect("there is one from the start").push(letter);
    }
    members.iter().filter_map(|member| first_name(member.trim_start_matches([',', ' ', '\n']))).collect()
}

#[test]
fn finds_what_is_imported() {
    let code = "use crate::source::Span;\nuse crate::{\n    Built, build,\n    model::{Site, Raw}, diag,\n};\nlet x = crate::parse::parse();";
    let names: Vec<String> = names_after_crate(code).into_iter().collect();
    assert_eq!(names, ["Built", "build", "diag", "model", "parse", "source"]);
}

#[test]
fn modules_import_only_from_lower_layers() {
    let layers = layers();
    let mut complaints = Vec::new();
    for (path, text) in sources("src") {
        let module = module_of(&path);
        let Some(&layer) = layers.get(module) else {
            complaints.push(format!("{path}: docs/architecture.md does not say which layer `{module}` is"));
            continue;
        };
        for name in names_after_crate(&code(&text)) {
            // What is not a module stands in lib.rs.
            let used = if layers.contains_key(&name) { name.as_str() } else { "lib" };
            let allowed = used == module || layers[used] < layer || SIBLINGS.contains(&(module, used));
            if !allowed && module != "lib" {
                complaints.push(format!("{path} ({layer}) uses {used} ({})", layers[used]));
            }
        }
    }
    assert_none(&complaints);
}

#[test]
fn nobody_climbs_to_the_root_by_super() {
    let mut complaints = Vec::new();
    for (path, text) in sources("src") {
        let parts: Vec<&str> = path.split('/').collect();
        let is_folder = parts.last() == Some(&"mod.rs");
        // src/a.rs and src/a/mod.rs are one below the root; src/a/b.rs two.
        let depth = parts.len() - 1 - usize::from(is_folder);
        if path != "src/lib.rs" && path != "src/main.rs" && code(&text).contains(&"super::".repeat(depth)) {
            complaints.push(format!("{path}: say `crate::` so that the layers can be seen"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn the_map_names_every_folder_and_top_file_and_no_other() {
    let map: BTreeSet<String> = layers().into_keys().collect();
    let there: BTreeSet<String> = sources("src").keys().map(|path| module_of(path).to_owned()).collect();
    let missing = there.difference(&map).map(|name| format!("docs/architecture.md does not name `{name}`"));
    let stale =
        map.difference(&there).map(|name| format!("docs/architecture.md names `{name}`, which is gone"));
    assert_none(&missing.chain(stale).collect::<Vec<_>>());
}

#[test]
fn every_file_says_what_it_is_for() {
    let files = sources("src").into_iter().chain(sources("tests"));
    let complaints: Vec<String> = files
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| format!("{path}: starts with no `//!` that says what it is for"))
        .collect();
    assert_none(&complaints);
}

#[test]
fn files_fit_in_ones_head() {
    let long = |path: &str| LONG_FILES.iter().any(|(known, _)| *known == path);
    let sources = sources("src");
    let too_long = sources.iter().filter(|(path, text)| text.lines().count() > MOST_LINES && !long(path));
    let stale = LONG_FILES
        .iter()
        .filter(|(path, _)| sources.get(*path).is_some_and(|text| text.lines().count() <= MOST_LINES));
    let complaints: Vec<String> = too_long
        .map(|(path, text)| format!("{path}: {} lines, at most {MOST_LINES}", text.lines().count()))
        .chain(stale.map(|(path, _)| format!("{path} is short enough now: take it off the list")))
        .collect();
    assert_none(&complaints);
}

#[test]
fn every_code_has_a_fixture() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("tests/fixtures/errors"))
        .expect("there are fixtures")
        .map(|entry| entry.expect("it can be listed").file_name().into_string().expect("names are UTF-8"))
        .collect();
    let shown: BTreeSet<&str> = folders.iter().filter_map(|folder| folder.split('.').next()).collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let excused: BTreeSet<&str> = WITHOUT_FIXTURE.iter().chain(ASKED_OTHERS).copied().collect();
    let complaints: Vec<String> = codes
        .iter()
        .filter(|code| !shown.contains(*code) && !excused.contains(*code))
        .map(|code| {
            format!("{code}: make a folder tests/fixtures/errors/{code} with this mistake and no other")
        })
        .chain(
            shown
                .difference(&codes)
                .map(|name| format!("tests/fixtures/errors/{name}: there is no such code")),
        )
        .chain(
            excused
                .intersection(&shown)
                .map(|name| format!("{name} has a fixture now: take it off the list")),
        )
        .chain(excused.difference(&codes).map(|name| format!("{name} is no code: take it off the list")))
        .collect();
    assert_none(&complaints);
}

#[test]
fn only_a_few_files_touch_the_world() {
    let complaints: Vec<String> = sources("src")
        .into_iter()
        .filter(|(path, text)| {
            let is_worldly = WORLDLY.iter().any(|start| path.starts_with(start)) || path.contains("/tests/");
            text.contains("disallowed_methods") && !is_worldly
        })
        .map(|(path, _)| format!("{path}: has an exception to `disallowed_methods`; only {WORLDLY:?} may"))
        .collect();
    assert_none(&complaints);
}

#[test]
fn only_the_canvas_names_plotters() {
    let complaints: Vec<String> = sources("src")
        .into_iter()
        .filter(|(path, text)| {
            !path.starts_with("src/chart/canvas")
                && ["use plotters;", "plotters::"].iter().any(|name| code(text).contains(name))
        })
        .map(|(path, _)| format!("{path}: names plotters; draw by way of chart/canvas.rs"))
        .collect();
    assert_none(&complaints);
}

#[test]
fn nothing_is_left_over() {
    let words = ["TODO", "FIXME", "XXX", "HACK", ".unwrap()", "todo!(", "unimplemented!(", "dbg!("];
    let mut complaints = Vec::new();
    for (path, text) in sources("src") {
        let program = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
        for (number, line) in program.lines().enumerate() {
            let word = words.iter().find(|word| line.contains(**word));
            complaints.extend(word.map(|word| format!("{path}:{}: {word}", number + 1)));
        }
    }
    assert_none(&complaints);
}

#[test]
fn terms_name_types_that_exist() {
    let program: String = sources("src").into_values().collect();
    let complaints: Vec<String> = read("docs/terms.md")
        .lines()
        .filter_map(|line| line.split('|').nth(2))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter(|name| {
            let (kind, part) = name.split_once("::").unwrap_or((name, ""));
            let is_type = ["struct", "enum"].iter().any(|word| {
                [" {", "<", "(", ";"]
                    .iter()
                    .any(|after| program.contains(&format!("pub {word} {kind}{after}")))
            });
            !is_type || !program.contains(part)
        })
        .map(|name| format!("docs/terms.md: there is no `{name}`"))
        .collect();
    assert_none(&complaints);
}

/// Only in a clone: a package from a registry has no history.
#[test]
fn no_file_names_a_machine() {
    let tracked = Command::new("git").arg("ls-files").current_dir(root()).output();
    let Some(tracked) = tracked.ok().filter(|output| output.status.success()) else { return };
    let tracked = String::from_utf8(tracked.stdout).expect("names are UTF-8");
    let hosts = [
        "registry.npmjs",
        "index.crates.io",
        "static.crates.io",
        "pypi.org",
        "pythonhosted",
        "deb.debian.org",
    ];
    let mut complaints = Vec::new();
    for path in tracked.lines().filter(|path| *path != "tests/tidy.rs") {
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            let host = hosts.iter().copied().find(|host| line.contains(host));
            let resolved =
                (path.ends_with("-lock.json") && line.contains("\"resolved\"")).then_some("resolved");
            let word = host.or(resolved).or_else(|| machine_path(line));
            complaints.extend(word.map(|word| format!("{path}:{}: {word}", number + 1)));
        }
    }
    assert_none(&complaints);
}

/// A path of somebody's machine in a line: not part of an address or of a relative path.
fn machine_path(line: &str) -> Option<&'static str> {
    ["/work/", "/home/", "/root/", "/Users/"].into_iter().find(|start| {
        line.match_indices(start).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            before.is_none_or(|letter| {
                !letter.is_alphanumeric() && !matches!(letter, '.' | '-' | '_' | '}' | '/')
            })
        })
    })
}

#[test]
fn tells_a_machine_path_from_an_address() {
    let rows = [
        ("path = \"/home/ik/site\"", true),
        ("/root/.cargo", true),
        ("https://voorbeeld.example/home/", false),
        ("src/home/mod.rs", false),
        ("../work/notes", false),
    ];
    for (line, expected) in rows {
        assert_eq!(machine_path(line).is_some(), expected, "{line}");
    }
}
