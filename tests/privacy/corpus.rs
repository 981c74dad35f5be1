//! How well the privacy guard tells what is personal from what only looks like it: a corpus of invented sentences, with
//! the recall and precision of every detector.
//!
//! `fixtures/privacy/CODE.tsv` has a sentence a line, after the codes of what is in it (`bsn+person-name`), or `-` for
//! sentences that hold nothing of the sort. Three in ten, chosen by their hash, are held out: mistakes in them are counted
//! but not shown, so that nobody writes a detector for them.

#![expect(clippy::disallowed_methods, reason = "it reads the corpus")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::fs;
use std::path::Path;

use rodedraad::model::Personal;
use rodedraad::privacy::detect::{Passage, find};

/// One sentence of the corpus.
struct Example {
    expected: BTreeSet<&'static str>,
    text: String,
    is_held_out: bool,
}

/// What a detector got right and wrong.
#[derive(Clone, Copy, Default)]
struct Score {
    found: usize,
    missed: usize,
    false_alarms: usize,
}

impl Score {
    fn plus(self, other: Self) -> Self {
        Self {
            found: self.found + other.found,
            missed: self.missed + other.missed,
            false_alarms: self.false_alarms + other.false_alarms,
        }
    }

    /// What is not good enough.
    fn complaint(self, name: &str) -> Option<String> {
        (self.recall() < 0.95 || self.precision() < 0.9).then(|| format!("{name}: {self}"))
    }

    fn recall(self) -> f64 {
        share(self.found, self.missed)
    }

    fn precision(self) -> f64 {
        share(self.found, self.false_alarms)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, missed, false_alarms } = self;
        write!(formatter, "{found:3} found, {missed:2} missed, {false_alarms:2} false alarms: ")?;
        write!(formatter, "recall {:.3}, precision {:.3}", self.recall(), self.precision())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred sentences")]
fn share(right: usize, wrong: usize) -> f64 {
    if right + wrong == 0 { 1.0 } else { right as f64 / (right + wrong) as f64 }
}

fn corpus() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/privacy");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|file| file.expect("it is listed").path())
        .collect();
    files.sort();
    let texts = files.iter().map(|path| fs::read_to_string(path).expect("it is text"));
    texts.flat_map(|text| text.lines().map(example).collect::<Vec<_>>()).collect()
}

fn example(line: &str) -> Example {
    let (codes, text) = line.split_once('\t').unwrap_or_else(|| panic!("{line}: no tab"));
    let code = |name: &str| {
        let known = Personal::ALL.iter().map(|what| what.code().name()).find(|known| *known == name);
        known.unwrap_or_else(|| panic!("{line}: there is no code {name}"))
    };
    let expected = codes.split('+').filter(|name| *name != "-").map(code).collect();
    let is_held_out = blake3::hash(text.as_bytes()).as_bytes()[0] % 10 < 3;
    Example { expected, text: text.replace("\\n", "\n"), is_held_out }
}

fn found(text: &str) -> BTreeSet<&'static str> {
    let passage = Passage { text, is_story: text.starts_with('>') };
    find(passage).iter().map(|found| found.what.code().name()).collect()
}

#[test]
fn detectors_find_what_is_personal_and_little_else() {
    let corpus = corpus();
    let holds = corpus.iter().filter(|example| !example.expected.is_empty()).count();
    assert!(holds >= 200 && corpus.len() - holds >= 200, "{holds} of {}", corpus.len());
    let mut scores: BTreeMap<(&str, bool), Score> = BTreeMap::new();
    let mut told = String::new();
    for example in &corpus {
        let found = found(&example.text);
        for code in Personal::ALL.iter().map(|what| what.code().name()) {
            let score = scores.entry((code, example.is_held_out)).or_default();
            let (expected, found) = (example.expected.contains(code), found.contains(code));
            score.found += usize::from(expected && found);
            score.missed += usize::from(expected && !found);
            score.false_alarms += usize::from(!expected && found);
            if expected != found && !example.is_held_out {
                let what = if expected { "missed" } else { "false alarm" };
                let _ = writeln!(told, "{code}: {what}: {}", example.text);
            }
        }
    }
    let mut complaints = Vec::new();
    let mut held_out = Score::default();
    for code in Personal::ALL.iter().map(|what| what.code().name()) {
        let [tuned, fresh] = [false, true].map(|part| scores[&(code, part)]);
        held_out = held_out.plus(fresh);
        let _ = writeln!(told, "{code:26} {}\n{:26} {fresh}, held out", tuned.plus(fresh), "");
        complaints.extend(tuned.plus(fresh).complaint(code));
    }
    let _ = writeln!(told, "{:26} {held_out}, held out", "all");
    complaints.extend(held_out.complaint("all that is held out"));
    println!("{told}");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
