//! Writing a site: all of it or nothing, and never at the cost of a file of others.
#![expect(clippy::disallowed_methods, reason = "the tests make and look at the folders they write to")]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its folders has failed")]

mod crash;
mod edits;
mod guests;
mod races;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rodedraad::diag::Failure;
use rodedraad::render::OutputFile;
use rodedraad::write::{Options, Stage, Written};
use tempfile::TempDir;

/// Files by path.
type Site = BTreeMap<String, Vec<u8>>;

/// The name of the program's list of files.
const MANIFEST: &str = ".rodedraad-manifest";

/// A site of files with a line of text each.
fn site(files: &[(&str, &str)]) -> Site {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A few pages in a few folders.
fn small_site() -> Site {
    site(&[
        ("index.html", "thuis"),
        ("deel/index.html", "deel"),
        ("deel/een/index.html", "een"),
        ("deel/twee/index.html", "twee"),
        ("deel-2/index.html", "deel 2"),
        ("media/foto.png", "foto"),
    ])
}

fn put_all(stage: &Stage, site: &Site) -> Result<(), Failure> {
    let files: Vec<(&String, &Vec<u8>)> = site.iter().collect();
    files.par_iter().try_for_each(|(path, bytes)| {
        stage.put(&OutputFile { path: (*path).clone(), bytes: (*bytes).clone() })
    })
}

fn build_with(output: &Path, site: &Site, options: Options) -> Result<Written, Failure> {
    let stage = Stage::open_with(output, options)?;
    put_all(&stage, site)?;
    stage.commit()
}

fn build(output: &Path, site: &Site) -> Result<Written, Failure> {
    build_with(output, site, Options::default())
}

/// A name, and what makes the options.
type Way = (&'static str, fn() -> Options);

/// The ways to write: by exchange, with a spare, and file by file.
fn ways() -> [Way; 3] {
    [
        ("beside", Options::default),
        ("spare", || Options { spare_from: 0, ..Options::default() }),
        ("within", || Options { within: true, ..Options::default() }),
    ]
}

/// All files below a folder, and with a `/` at the end all folders, but for the program's list.
fn tree(folder: &Path) -> Site {
    let mut found = whole_tree(folder);
    found.remove(MANIFEST);
    found
}

/// All files below a folder, and with a `/` at the end all folders.
fn whole_tree(folder: &Path) -> Site {
    fn walk(folder: &Path, path: &str, found: &mut Site) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{path}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found);
                found.insert(format!("{path}/"), Vec::new());
            } else {
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = Site::new();
    walk(folder, "", &mut found);
    found
}

/// A site as [`tree`] shows it: with its folders.
fn with_folders(site: &Site) -> Site {
    let mut all = site.clone();
    for path in site.keys() {
        let folders = path.match_indices('/').map(|(at, _)| (path[..=at].to_owned(), Vec::new()));
        all.extend(folders);
    }
    all
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn write(path: impl AsRef<Path>, text: &str) {
    fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What tells whether a file or folder is the same as before: its number and time of change.
fn identity(path: impl AsRef<Path>) -> (u64, std::time::SystemTime) {
    let metadata = fs::symlink_metadata(path).unwrap();
    (std::os::unix::fs::MetadataExt::ino(&metadata), metadata.modified().unwrap())
}

/// A folder to build in, and the output folder in it.
fn folder() -> (TempDir, PathBuf) {
    let parent = TempDir::new().unwrap();
    let output = parent.path().join("site");
    (parent, output)
}

/// The same in memory, where there is such a place: for tests that write thousands of files. A file system on a
/// disk may make files ever more slowly while many are being deleted.
fn folder_in_memory() -> (TempDir, PathBuf) {
    let parent = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let output = parent.path().join("site");
    (parent, output)
}

#[test]
fn writes_a_site_where_there_was_none() {
    for (way, options) in ways() {
        let (parent, _) = folder();
        let output = parent.path().join("een/twee/site");
        let written = build_with(&output, &small_site(), options()).unwrap();
        assert_eq!(written, Written { written: 6, unchanged: 0, deleted: 0, bytes: 26 }, "{way}");
        assert_eq!(tree(&output), with_folders(&small_site()));
        assert_eq!(names(output.parent().unwrap()), ["site"]);
    }
}

#[test]
fn the_list_of_files_is_sorted_and_has_no_times() {
    let (_parent, output) = folder();
    build(&output, &small_site()).unwrap();
    let expected = "rodedraad-manifest 1\ndeel-2/index.html\ndeel/een/index.html\ndeel/index.html\n\
                    deel/twee/index.html\nindex.html\nmedia/foto.png\n";
    assert_eq!(fs::read_to_string(output.join(MANIFEST)).unwrap(), expected);
}

#[test]
fn writes_nothing_when_nothing_changed() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        build_with(&output, &small_site(), options()).unwrap();
        let paths = ["", "deel", "deel/index.html", "index.html", MANIFEST];
        let before = paths.map(|path| identity(output.join(path)));
        let written = build(&output, &small_site()).unwrap();
        assert_eq!(written, Written { written: 0, unchanged: 6, deleted: 0, bytes: 0 }, "{way}");
        assert_eq!(paths.map(|path| identity(output.join(path))), before);
        assert_eq!(names(parent.path()), ["site"]);
    }
}

#[test]
fn an_empty_folder_is_fine_and_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    for (way, options) in ways() {
        let (_parent, output) = folder();
        fs::create_dir(&output).unwrap();
        fs::set_permissions(&output, fs::Permissions::from_mode(0o2751)).unwrap();
        build_with(&output, &small_site(), options()).unwrap();
        assert_eq!(tree(&output), with_folders(&small_site()));
        assert_eq!(fs::metadata(&output).unwrap().permissions().mode() & 0o7777, 0o2751, "{way}");
    }
}

#[test]
fn a_stage_that_is_dropped_leaves_no_trace() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        drop(Stage::open_with(&output, options()).unwrap());
        assert!(names(parent.path()).is_empty(), "{way}");

        build(&output, &small_site()).unwrap();
        let before = (whole_tree(&output), identity(&output).0);
        let stage = Stage::open_with(&output, options()).unwrap();
        put_all(&stage, &site(&[("index.html", "nieuw"), ("nieuw/index.html", "nieuw")])).unwrap();
        drop(stage);
        assert_eq!((whole_tree(&output), identity(&output).0), before, "{way}");
        assert_eq!(names(parent.path()), ["site"]);
    }
}

#[test]
fn two_builds_in_one_folder_do_not_mix() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        fs::create_dir(&output).unwrap();
        let first = Stage::open_with(&output, options()).unwrap();
        let failure = build_with(&output, &small_site(), options()).unwrap_err().to_string();
        assert!(failure.contains("another build is writing to it"), "{way}: {failure}");
        put_all(&first, &small_site()).unwrap();
        first.commit().unwrap();
        build_with(&output, &small_site(), options()).unwrap();
    }
}

#[test]
fn refuses_paths_that_are_not_below_the_folder() {
    let (parent, output) = folder();
    let stage = Stage::open(&output).unwrap();
    for path in ["../buiten.html", "/tmp/buiten.html", "a/../../b", "", "a//b", ".rodedraad-manifest"] {
        let file = OutputFile { path: path.to_owned(), bytes: Vec::new() };
        assert!(stage.put(&file).is_err(), "{path}");
    }
    drop(stage);
    assert!(names(parent.path()).is_empty());
}

#[test]
fn refuses_a_path_put_twice() {
    let (_parent, output) = folder();
    let file = |bytes: &[u8]| OutputFile { path: "a.html".to_owned(), bytes: bytes.to_vec() };
    let stage = Stage::open(&output).unwrap();
    stage.put(&file(b"een")).unwrap();
    assert!(stage.put(&file(b"twee")).unwrap_err().to_string().contains("two files of the site"));
    drop(stage);

    build(&output, &site(&[("a.html", "een")])).unwrap();
    let stage = Stage::open(&output).unwrap();
    stage.put(&file(b"een")).unwrap();
    stage.put(&file(b"twee")).unwrap();
    assert!(stage.commit().unwrap_err().to_string().contains("two files of the site"));
    assert_eq!(tree(&output), site(&[("a.html", "een")]));
}

#[test]
fn follows_a_link_to_the_folder() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        let real = parent.path().join("schijf/echt");
        fs::create_dir_all(&real).unwrap();
        std::os::unix::fs::symlink("schijf/echt", &output).unwrap();
        build_with(&output, &small_site(), options()).unwrap();
        build_with(&output, &site(&[("index.html", "nieuw")]), options()).unwrap();
        assert!(fs::symlink_metadata(&output).unwrap().is_symlink(), "{way}");
        assert_eq!(tree(&real), site(&[("index.html", "nieuw")]));
        assert_eq!(names(parent.path()), ["schijf", "site"]);
    }
}

#[test]
fn refuses_what_is_no_folder() {
    let (parent, output) = folder();
    write(&output, "een bestand");
    assert!(build(&output, &small_site()).unwrap_err().to_string().contains("a file of that name"));
    let dangling = parent.path().join("link");
    std::os::unix::fs::symlink("weg", &dangling).unwrap();
    assert!(build(&dangling, &small_site()).unwrap_err().to_string().contains("a link that leads nowhere"));
    assert!(build(Path::new("/"), &small_site()).is_err());
    assert!(build(&output.join("below"), &small_site()).is_err());
    assert_eq!(names(parent.path()), ["link", "site"]);
}

#[test]
fn a_list_that_is_damaged_is_not_believed() {
    let (_parent, output) = folder();
    build(&output, &small_site()).unwrap();
    for text in ["", "rodedraad-manifest 99\nindex.html\n", "rodedraad-manifest 1\n../../etc/passwd\n"] {
        fs::write(output.join(MANIFEST), text).unwrap();
        let failure = build(&output, &site(&[])).unwrap_err().to_string();
        assert!(failure.contains("damaged or of another version"), "{failure}");
        assert_eq!(tree(&output), with_folders(&small_site()));
    }
}
