//! Many reports in the form of the examples: those of `content/`, again and again under new names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::File;

/// So many reports. The first of each keeps its name, so that links from one report to another stay right.
///
/// # Panics
/// When there are fewer than the examples, for then one would link to another that is not there.
pub(crate) fn reports(count: usize) -> impl Iterator<Item = File> {
    let (site, examples) = content();
    assert!(count >= examples.len(), "at least the {} example reports", examples.len());
    let copies = (0..count).flat_map(move |index| {
        let (name, files) = examples.iter().nth(index % examples.len()).expect("it is below their number");
        let folder = match index / examples.len() {
            0 => name.clone(),
            copy => format!("{name}-{}", copy + 1),
        };
        files
            .iter()
            .map(|(path, bytes)| File { path: format!("content/{folder}/{path}"), bytes: bytes.clone() })
            .collect::<Vec<_>>()
    });
    site.into_iter().chain(copies)
}

/// The files of one report, by their path in it.
type Report = Vec<(String, Vec<u8>)>;

/// The site's own files, and its reports by name.
fn content() -> (Vec<File>, BTreeMap<String, Report>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let (mut site, mut reports) = (Vec::new(), BTreeMap::<String, Report>::new());
    for (path, bytes) in files(&root) {
        match path.split_once('/') {
            Some((folder, below)) if root.join(folder).join("report.toml").exists() => {
                reports.entry(folder.to_owned()).or_default().push((below.to_owned(), bytes));
            }
            _ => site.push(File { path: format!("content/{path}"), bytes }),
        }
    }
    (site, reports)
}

/// All files below a folder, in order of their path from it.
#[expect(clippy::disallowed_methods, reason = "a bench copies the examples")]
fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the examples are there") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(root).expect("it was found there");
                let below = below.to_str().expect("the examples have plain names").replace('\\', "/");
                found.push((below, fs::read(&path).expect("the examples can be read")));
            }
        }
    }
    found.sort();
    found
}
