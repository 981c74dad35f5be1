//! Builds small sites in a folder of their own: made from code or from a fixture, changed, built again.
//!
//! A site made with [`Site::new`] holds exactly the files given. [`Site::fixture`] copies a folder and adds the files of
//! [`BASE`] that it lacks, so that a fixture is only what it is about. A fixture may hold a file `FIXTURE`, a command a
//! line, for what cannot lie in a repository:
//!
//! - `bare`: add nothing of [`BASE`]
//! - `link PATH TARGET`: a symbolic link
//! - `fill PATH BYTES`: a file of so many bytes; what it lacks is zeros

#![allow(dead_code, reason = "each file of tests uses its own part of this")]
#![expect(
    clippy::disallowed_methods,
    reason = "tests make the files that the program reads, and read what it writes"
)]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rodedraad::diag::{Failure, Format, Language, Telling, report};
use rodedraad::protect::{self, PublicSite};
use rodedraad::texts::Texts;
use rodedraad::{Options, Run, parse, resolve, source};
use tempfile::TempDir;

/// The least that a site with a report has: what a fixture need not repeat.
pub(crate) const BASE: &[(&str, &str)] = &[
    (
        "content/site.toml",
        "title = \"Proefsite\"\n\n\
         [[audience]]\nid = \"schools\"\nname = \"Scholen\"\n\n\
         [[domain]]\nid = \"gezin\"\nname = \"Gezin\"\n",
    ),
    (
        "content/rapport/report.toml",
        "title = \"Proefrapport\"\n\n[[source]]\nid = \"1\"\nname = \"Gesprek 1\"\n",
    ),
];

/// A site in a temporary folder, gone when dropped.
pub(crate) struct Site {
    folder: TempDir,
    output: PathBuf,
}

impl Site {
    /// A site without files.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let output = folder.path().join("output");
        Self { folder, output }
    }

    /// The smallest site with a report.
    pub(crate) fn base() -> Self {
        BASE.iter().fold(Self::new(), |site, (path, text)| site.file(path, text))
    }

    /// A copy of a fixture, with what it lacks of [`BASE`].
    pub(crate) fn fixture(folder: &Path) -> Self {
        let site = Self::new();
        let mut files = files(folder);
        // Tests in a browser build where the fixture stands, and leave what the next build would know it by.
        files.retain(|path, _| !path.starts_with(".rodedraad/"));
        let commands = files.remove("FIXTURE").unwrap_or_default();
        let commands = String::from_utf8(commands).expect("FIXTURE is text");
        for (path, bytes) in files {
            site.change(&path, bytes);
        }
        for command in commands.lines() {
            site.obey(command);
        }
        if !commands.lines().any(|command| command == "bare") {
            site.complete();
        }
        site
    }

    fn obey(&self, command: &str) {
        match command.split(' ').collect::<Vec<_>>()[..] {
            ["bare"] => {}
            ["link", path, target] => {
                let path = self.make_way_for(path);
                std::os::unix::fs::symlink(target, path).expect("a link can be made");
            }
            ["fill", path, size] => {
                let path = self.make_way_for(path);
                let file = File::options().create(true).append(true).open(path).expect("a file can be made");
                file.set_len(size.parse().expect("a number of bytes")).expect("there is room");
            }
            _ => panic!("FIXTURE has no command `{command}`"),
        }
    }

    /// Adds what is lacking; a fixture with a report of its own needs no other.
    fn complete(&self) {
        let has_report =
            files(&self.root().join("content")).keys().any(|path| path.ends_with("/report.toml"));
        for (path, text) in BASE {
            let is_there =
                if path.ends_with("report.toml") { has_report } else { self.root().join(path).exists() };
            if !is_there {
                self.change(path, text);
            }
        }
    }

    /// Adds a file.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.change(path, bytes);
        self
    }

    /// Writes a file anew, or adds it.
    pub(crate) fn change(&self, path: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.make_way_for(path), bytes).expect("a file can be written");
    }

    /// Takes a file away.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("the file was there");
    }

    /// The path on disk, with its folder made.
    fn make_way_for(&self, path: &str) -> PathBuf {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder can be made");
        path
    }

    /// The folder that holds `content/`.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder that is built to.
    pub(crate) fn output_folder(&self) -> &Path {
        &self.output
    }

    /// What to build, and where to.
    pub(crate) fn options(&self) -> Options {
        Options {
            root: self.root().to_owned(),
            output: self.output.clone(),
            resolve: rodedraad::resolve::Options::default(),
            deny_warnings: false,
        }
    }

    /// Builds; mistakes are in the answer.
    pub(crate) fn try_build(&self) -> Result<Run, Failure> {
        rodedraad::build(&self.options(), &())
    }

    /// Builds; mistakes of the author are in the answer.
    pub(crate) fn build(&self) -> Run {
        self.try_build().expect("the machine does not fail")
    }

    /// Builds a site that has no errors.
    pub(crate) fn build_well(&self) -> Run {
        let run = self.build();
        assert!(!run.diagnostics.has_errors(), "{}", told(&run));
        run
    }

    /// What the output folder holds.
    pub(crate) fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.output)
    }

    /// A text file of the output.
    pub(crate) fn output_text(&self, path: &str) -> String {
        fs::read_to_string(self.output.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What a first build of the same sources gives.
    pub(crate) fn clean_output(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let options = Options {
            root: self.root().to_owned(),
            output: folder.path().join("output"),
            resolve: rodedraad::resolve::Options::default(),
            deny_warnings: false,
        };
        let run = rodedraad::build(&options, &()).expect("the machine does not fail");
        assert!(!run.diagnostics.has_errors(), "{}", told(&run));
        files(&options.output)
    }

    /// Fails unless the output is what a first build gives; says which files differ.
    pub(crate) fn assert_clean(&self) {
        let (ours, clean) = (self.output(), self.clean_output());
        let paths: std::collections::BTreeSet<&String> = ours.keys().chain(clean.keys()).collect();
        let differing: Vec<&&String> =
            paths.iter().filter(|path| ours.get(**path) != clean.get(**path)).collect();
        assert!(differing.is_empty(), "these differ from a clean build: {differing:?}");
    }
}

/// The site in a folder as figures are drawn from it, and the words of the default theme.
pub(crate) fn public(root: &Path) -> (PublicSite, Texts) {
    let mut tree = source::load::load(root, &["content", "themes"]).expect("it can be read").tree;
    source::embedded::add_default_theme(&mut tree);
    let documents = parse::parse(&tree, &mut parse::Memo::default()).value;
    let resolved = resolve::resolve(documents, &tree, resolve::Options::default());
    let site = protect::protect(resolved.value.expect("a site").site).value;
    let texts = Texts::parse(&tree, "draad", site.language).value;
    (site, texts)
}

/// All that is wrong, as text.
pub(crate) fn told(run: &Run) -> String {
    told_in(run, Language::English)
}

/// All that is wrong, as text in a language.
pub(crate) fn told_in(run: &Run, language: Language) -> String {
    let telling = Telling { format: Format::Text { colour: false }, language, folder: "" };
    report(&run.diagnostics, &run.tree, telling)
}

/// All files below a folder, by their path from it with `/`. A link is followed only to a file.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let entry = entry.expect("the folder can be listed");
            let path = entry.path();
            if entry.file_type().expect("it has a type").is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let below = path.strip_prefix(folder).expect("it was found there");
                found.insert(below.to_str().expect("names in tests are UTF-8").replace('\\', "/"), bytes);
            }
        }
    }
    found
}

/// An `.xlsx` with these rows; what reads as a number is one.
pub(crate) fn workbook<const COLUMNS: usize>(rows: &[[&str; COLUMNS]]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\"?>";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationship = |kind: &str, target: &str| {
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!(
            "{HEAD}<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        "{HEAD}<workbook xmlns=\"{main}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(number) => format!("<c><v>{number}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let rows: Vec<String> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let rows = format!("<row>{}</row>", rows.join("</row><row>"));
    let sheet = format!("{HEAD}<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [
        ("_rels/.rels", relationship("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part can be begun");
        std::io::Write::write_all(&mut writer, text.as_bytes()).expect("it can be written");
    }
    writer.finish().expect("a zip file").into_inner()
}
