//! A folder is a case: every good site in `fixtures/sites/` and every mistake in `fixtures/errors/` is built, and
//! what comes of it compared with a snapshot.

mod common;

use std::path::Path;

use common::{Site, told, told_in};
use rodedraad::Run;
use rodedraad::diag::{Language, Words};

/// Data files up to this size are part of the snapshot; of others only that they exist.
const SMALL: usize = 2048;

#[test]
fn sites() {
    insta::glob!("fixtures/sites/*", |folder| {
        let site = Site::fixture(folder);
        let run = site.build_well();
        insta::with_settings!({ omit_expression => true }, {
            insta::assert_snapshot!(format!("{}{}", told(&run), listing(&site)));
        });
    });
}

#[test]
fn errors() {
    // Said all at once, after every folder has been built.
    let mut complaints = Vec::new();
    insta::glob!("fixtures/errors/*", |folder| {
        let site = Site::fixture(folder);
        let run = site.build();
        let code = code_of(folder);
        let mut complain = |holds: bool, what: &str| {
            if !holds {
                complaints.push(format!("{}: {what}", folder.display()));
            }
        };
        complain(run.diagnostics.iter().any(|one| one.code.name() == code), "its mistake is not told");
        complain(
            run.built.is_none() == run.diagnostics.has_errors(),
            "it is not built exactly when there are no errors",
        );
        complain(
            site.output_folder().exists() == run.built.is_some(),
            "it is not written exactly when it is built",
        );
        insta::with_settings!({ omit_expression => true }, {
            // A message may name the folder on this machine.
            let root = site.root().to_str().expect("a plain path");
            let told = [Language::English, Language::Dutch].map(|language| told_in(&run, language));
            insta::assert_snapshot!(told.join("\n── nl ──\n\n").replace(root, "[site]"));
        });
        for words in untranslated(&run) {
            complaints.push(format!("{}: \"{words}\" is the same in both languages", folder.display()));
        }
    });
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Sentences that are the same in English and in Dutch, because they are.
const SAME: &[&str] = &[];

/// What is said in the same words in both languages. Names and signs may be, which stand between backticks.
fn untranslated(run: &Run) -> Vec<String> {
    let is_said = |words: &&Words| {
        let outside = words.en.split('`').step_by(2).flat_map(str::split_whitespace);
        outside
            .map(|word| word.trim_matches([',', ':', '.', '(', ')']))
            .any(|word| word.len() > 3 && word.chars().all(char::is_alphabetic))
    };
    let said = run.diagnostics.iter().flat_map(|one| {
        let others = one.related.iter().map(|label| &label.text);
        [&one.message, &one.label.text].into_iter().chain(&one.help).chain(others)
    });
    let same = said.filter(is_said).filter(|words| words.en == words.nl && !SAME.contains(&&*words.en));
    same.map(|words| words.en.to_string()).collect()
}

/// The code a folder is about: its name, up to a dot where a code has several folders.
fn code_of(folder: &Path) -> &str {
    let name = folder.file_name().and_then(|name| name.to_str()).expect("folders have plain names");
    name.split('.').next().expect("there is always a first part")
}

/// The paths of the output, pages with their titles, and what is in the small data files. Of the theme only that it is
/// there: what it looks like is not what these sites are about.
fn listing(site: &Site) -> String {
    let mut paths = String::new();
    let mut texts = String::new();
    for (path, bytes) in site.output() {
        if path.starts_with('.') {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap_or_default();
        paths.push_str(&without_hash(&path));
        paths.extend(title(&text).map(|title| format!(" ({title})")));
        paths.push('\n');
        let is_data = [".json", ".csv", ".xml", ".txt", ".bib"].iter().any(|end| path.ends_with(end));
        if is_data && text.len() <= SMALL {
            texts.push_str(&["\n--- ", &path, "\n", text.trim_end(), "\n"].concat());
        }
    }
    paths + &texts
}

/// What a page is called.
fn title(html: &str) -> Option<&str> {
    html.split_once("<title>")?.1.split_once("</title>").map(|(title, _)| title)
}

/// A path without the part that changes whenever an asset does: `main.af1349b9.css`.
fn without_hash(path: &str) -> String {
    let is_hash = |part: &str| part.len() == 8 && part.chars().all(|letter| letter.is_ascii_hexdigit());
    path.split('.').map(|part| if is_hash(part) { "*" } else { part }).collect::<Vec<_>>().join(".")
}
