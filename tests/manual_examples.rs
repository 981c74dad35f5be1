//! The examples of the manual work: what a page says stands in a file is put into the site that the manual has its reader
//! make, and that site builds without even a note.

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the manual, and writes what it says a reader should"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The chapters whose pages have examples of files.
const CHAPTERS: [&str; 3] = ["beginnen", "schrijven", "publiceren"];

/// Languages of blocks that are the files of a site.
const OF_A_SITE: [&str; 4] = ["toml", "markdown", "csv", "css"];

/// Languages of blocks that are not: commands, files of a host, settings of a server.
const ELSE: [&str; 3] = ["sh", "yaml", "text"];

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/handleiding/content")
}

/// A block of code on a page.
struct Block {
    language: String,
    /// The path that the line above it ends in: "In `content/site.toml`:".
    path: Option<String>,
    /// Whether it is not the whole file: "Zet dit onderaan `content/site.toml`:".
    is_added: bool,
    text: String,
}

/// The pages of the chapters, by path, with their blocks.
fn pages() -> Vec<(String, Vec<Block>)> {
    let mut pages = Vec::new();
    for chapter in CHAPTERS {
        let folder = content().join(chapter).join("pages");
        for entry in fs::read_dir(folder).expect("a chapter has pages") {
            let path = entry.expect("it can be listed").path();
            let text = fs::read_to_string(&path).expect("pages are UTF-8");
            let name = path.file_stem().expect("a name").to_string_lossy();
            pages.push((format!("{chapter}/{name}"), blocks(&text)));
        }
    }
    pages.sort_by(|one, other| one.0.cmp(&other.0));
    pages
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut rest, mut above) = (page, "");
    while let Some((line, after)) = rest.split_once('\n') {
        rest = after;
        if let Some(language) = line.strip_prefix("```") {
            let (text, behind) = after.split_once("\n```\n").expect("a block of code ends");
            let path = above.strip_suffix("`:").and_then(|above| above.rsplit_once('`'));
            blocks.push(Block {
                language: language.to_owned(),
                path: path.map(|(_, path)| path.to_owned()),
                is_added: above.contains("onderaan"),
                text: format!("{text}\n"),
            });
            rest = behind;
        } else if !line.is_empty() {
            above = line;
        }
    }
    blocks
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
    let output = command.args(arguments).current_dir(folder).output().expect("the program was built");
    let err = String::from_utf8(output.stderr).expect("it says UTF-8");
    assert!(output.status.success() && err.is_empty(), "{arguments:?}\n{err}");
    String::from_utf8(output.stdout).expect("it says UTF-8")
}

/// The site that `beginnen/tien-minuten` has its reader make, with a report of the reader's own.
fn begun() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    run(folder.path(), &["new", "site", ".", "--lang", "nl"]);
    run(folder.path(), &["new", "report", "Rapport"]);
    folder
}

#[test]
fn every_block_is_of_a_known_sort_and_a_file_says_where_it_stands() {
    let mut files = 0;
    for (page, blocks) in pages() {
        for Block { language, path, text, .. } in blocks {
            assert!(
                OF_A_SITE.contains(&&*language) || ELSE.contains(&&*language),
                "{page}: a block of `{language}`"
            );
            if OF_A_SITE.contains(&&*language) {
                let path = path.unwrap_or_else(|| panic!("{page}: which file is this?\n{text}"));
                assert!(path.starts_with("content/"), "{page}: {path}");
                files += 1;
            }
        }
    }
    assert!(files >= 30, "the manual has examples: {files}");
}

#[test]
fn the_examples_of_every_page_build_clean_in_the_site_that_a_reader_makes() {
    for (page, blocks) in pages() {
        let files: Vec<&Block> =
            blocks.iter().filter(|block| OF_A_SITE.contains(&&*block.language)).collect();
        if files.is_empty() {
            continue;
        }
        let site = begun();
        for block in files {
            let path = site.path().join(block.path.as_ref().expect("another test asks for it"));
            fs::create_dir_all(path.parent().expect("it is in content/")).expect("it can be made");
            let before = if block.is_added {
                fs::read_to_string(&path).expect("it is added to what is there") + "\n"
            } else {
                String::new()
            };
            fs::write(path, before + &block.text).expect("it can be written");
        }
        let out = run(site.path(), &["build"]);
        assert!(out.contains("output/index.html"), "{page}: {out}");
    }
}

#[test]
fn commands_of_the_manual_exist() {
    let site = begun();
    let mut commands = 0;
    for (page, blocks) in pages() {
        for block in blocks.iter().filter(|block| ["sh", "yaml", "text"].contains(&&*block.language)) {
            for command in
                block.text.lines().flat_map(|line| line.split("&&")).flat_map(|part| part.split("||"))
            {
                let Some(command) = started(command) else { continue };
                let words = words(command);
                let of_new = words.get(1).filter(|_| words[0] == "new").map(String::as_str);
                let arguments: Vec<&str> = [&*words[0]].into_iter().chain(of_new).chain(["--help"]).collect();
                let help = run(site.path(), if words[0] == "--version" { &["--help"] } else { &arguments });
                for option in words.iter().filter(|word| word.starts_with("--")) {
                    assert!(help.contains(&**option), "{page}: {command}");
                }
                commands += 1;
            }
        }
    }
    assert!(commands >= 18, "the manual has commands: {commands}");
}

#[test]
fn what_a_reader_adds_in_ten_minutes_is_clean() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let (_, blocks) =
        pages().into_iter().find(|(page, _)| page == "beginnen/tien-minuten").expect("it is there");
    let mut here = folder.path().to_owned();
    for line in blocks.iter().filter(|block| block.language == "sh").flat_map(|block| block.text.lines()) {
        if let Some(into) = line.strip_prefix("cd ") {
            here = here.join(into);
        } else if let Some(command) =
            line.strip_prefix("rodedraad ").filter(|line| !line.starts_with("serve"))
        {
            run(&here, &words(command).iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
    assert!(here.join("output/ons-rapport/index.html").exists(), "the reader's own report is built");
}

/// What stands behind `rodedraad` where a command starts with it, in a shell or in the file of a host.
fn started(command: &str) -> Option<&str> {
    let mut command = command.trim().trim_end_matches('"');
    for before in ["command = \"", "- run: ", "- ", ".cargo/bin/"] {
        command = command.strip_prefix(before).unwrap_or(command);
    }
    command.strip_prefix("rodedraad ")
}

/// The words of a command, as a shell takes them.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, part) in command.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
