//! A folder is a case: every good site in `fixtures/sites/` and every mistake in `fixtures/errors/` is built, and
//! what comes of it compared with a snapshot.

mod common;

use std::path::Path;

use common::{Site, told};

/// Text files of the output up to this size are part of the snapshot; of others only that they exist.
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
            insta::assert_snapshot!(told(&run).replace(root, "[site]"));
        });
    });
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The code a folder is about: its name, up to a dot where a code has several folders.
fn code_of(folder: &Path) -> &str {
    let name = folder.file_name().and_then(|name| name.to_str()).expect("folders have plain names");
    name.split('.').next().expect("there is always a first part")
}

/// The paths of the output, with what is in the small text files.
fn listing(site: &Site) -> String {
    let mut paths = String::new();
    let mut texts = String::new();
    for (path, bytes) in site.output() {
        paths.push_str(&path);
        paths.push('\n');
        if let Ok(text) = String::from_utf8(bytes)
            && text.len() <= SMALL
        {
            texts.push_str(&["\n--- ", &path, "\n", text.trim_end(), "\n"].concat());
        }
    }
    paths + &texts
}
