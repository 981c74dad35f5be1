//! Writes a site to measure with: `cargo run --release --example make_corpus -- FORM COUNT FOLDER`.
//!
//! FORM is `plain` or `charts` (COUNT pages in the theme `bare`), `hugo` (the plain pages for Hugo) or `reports` (COUNT reports
//! in the form of the examples, in the default theme).

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the examples and writes the sites that are measured"
)]

mod corpus;

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use corpus::File;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let written = match &args[..] {
        [form, count, folder] => made(form, count).map(|files| write(files, Path::new(folder))),
        _ => None,
    };
    let Some(written) = written else {
        return fail("usage: make_corpus plain|charts|hugo|reports COUNT FOLDER");
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

#[expect(clippy::print_stderr, reason = "it is a program of its own")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}

/// The files of a form; nothing for a form or count that there is not.
fn made(form: &str, count: &str) -> Option<Box<dyn Iterator<Item = File>>> {
    let count = count.parse().ok().filter(|count| *count > 0)?;
    match form {
        "plain" => Some(Box::new(corpus::plain::pages(count))),
        "charts" => Some(Box::new(corpus::plain::pages_with_charts(count))),
        "hugo" => Some(Box::new(corpus::hugo::pages(count))),
        "reports" => Some(Box::new(corpus::reports::reports(count))),
        _ => None,
    }
}

fn write(files: impl Iterator<Item = File>, folder: &Path) -> io::Result<()> {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("files stand below the folder"))?;
        fs::write(path, file.bytes)?;
    }
    Ok(())
}
