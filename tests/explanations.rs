//! The examples in the explanations are true: what is wrong gives its mistake, and what is right does not.

mod common;

use common::{BASE, Site, told};
use rodedraad::Run;
use rodedraad::diag::explanation::{Example, Explanation, chapters};
use rodedraad::diag::{Code, Language};

/// What a part of a file is put into, by how the file's path begins.
const REST: &[(&str, &str)] = &[
    BASE[0],
    BASE[1],
    (
        "content/rapport/factors/",
        "domain = \"gezin\"\n\n[[factor]]\nname = \"De school denkt mee\"\neffect = \"supporting\"\nmentions = [\"1\"]\n",
    ),
    (
        "content/rapport/figures/",
        "title = \"Hulpvragen\"\nkind = \"bar\"\ntakeaway = \"De meeste vragen gaan over leren.\"\n\n\
         [[column]]\nid = \"soort\"\nname = \"Soort vraag\"\n\n[[column]]\nid = \"aantal\"\nname = \"Aantal\"\n",
    ),
    ("content/rapport/threads/", "+++\ntitle = \"Luisteren helpt\"\nadvice = \"Luister eerst.\"\n+++\n"),
];

/// The share of codes, in per cent, with examples in files.
const PROVEN: usize = 85;

/// A whole file from an example. In TOML the keys of a part take the place of those in the rest, and its tables follow;
/// a part of a text follows what stands there.
fn whole(example: &Example) -> String {
    if !example.is_part {
        return format!("{}\n", example.text);
    }
    let (_, rest) = REST
        .iter()
        .find(|(start, _)| example.path.starts_with(start))
        .unwrap_or_else(|| panic!("{}: REST does not say what belongs around a part", example.path));
    if example.language != "toml" {
        return format!("{rest}\n{}\n", example.text);
    }
    let (keys, tables) = at_tables(example.text);
    let (rest_keys, rest_tables) = at_tables(rest);
    let is_kept = |line: &&str| {
        let key = line.split_once('=').map_or(*line, |(key, _)| key);
        !keys.lines().any(|line| line.starts_with(key))
    };
    let rest_keys: Vec<&str> = rest_keys.lines().filter(is_kept).collect();
    format!("{keys}\n{}\n{rest_tables}\n{tables}\n", rest_keys.join("\n"))
}

/// The keys of a file, and its tables.
fn at_tables(toml: &str) -> (&str, &str) {
    let start = if toml.starts_with('[') { Some(0) } else { toml.find("\n[") };
    toml.split_at(start.unwrap_or(toml.len()))
}

fn check(given: &[Example], files: &[Example]) -> Run {
    let mut site = Site::base();
    for example in given.iter().chain(files) {
        site = site.file(example.path, whole(example));
    }
    rodedraad::check(&site.options(), &()).expect("the machine does not fail")
}

#[test]
fn examples_are_what_they_say() {
    let mut complaints = Vec::new();
    let mut proven = 0;
    for Explanation { code, examples, .. } in
        chapters(Language::English).into_iter().flat_map(|chapter| chapter.explanations)
    {
        if examples.wrong.is_empty() {
            continue;
        }
        proven += 1;
        let is_told = |run: &Run| run.diagnostics.iter().any(|diagnostic| diagnostic.code.name() == code);
        let wrong = check(&examples.given, &examples.wrong);
        if !is_told(&wrong) {
            complaints.push(format!("{code}: what is wrong is not told:\n{}", told(&wrong)));
        }
        let right = check(&examples.given, &examples.right);
        if is_told(&right) || right.diagnostics.has_errors() {
            complaints.push(format!("{code}: what is right is not:\n{}", told(&right)));
        }
    }
    let all = Code::ALL.len();
    println!("the examples of {proven} of {all} codes hold");
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
    assert!(proven * 100 >= PROVEN * all, "the examples of only {proven} of {all} codes are in files");
}
