//! Loading a site from disk: what is read, what is passed over, and what is said of what cannot be read.
#![expect(clippy::disallowed_methods, reason = "the tests make the sites they load")]
#![expect(clippy::unwrap_used, reason = "a test that cannot make its site has failed")]

use std::fs;
use std::path::Path;

use rodedraad::source::load::{LoadProblem, Loaded, ProblemKind, TEXT_LIMIT, load, reload};
use rodedraad::source::{Content, SourceTree};
use tempfile::TempDir;

const FOLDERS: &[&str] = &["content", "themes"];

/// A site of the given files.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, bytes) in files {
        write(root.path(), path, bytes);
    }
    root
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn loaded(root: &TempDir) -> Loaded {
    load(root.path(), FOLDERS).unwrap()
}

fn paths(tree: &SourceTree) -> Vec<&str> {
    tree.iter().map(|(_, file)| &*file.path).collect()
}

/// The one problem of a site; it must be in the tree too, as a file that cannot be read.
fn only_problem(loaded: &Loaded) -> &LoadProblem {
    let [problem] = &loaded.problems[..] else { panic!("{:?}", loaded.problems) };
    assert!(matches!(loaded.tree.at(&problem.path).unwrap().content, Content::Unreadable));
    problem
}

#[test]
fn reads_text_and_bytes_below_the_folders_asked_for() {
    let png = b"\x89PNG\r\n";
    let root = site(&[
        ("content/site.toml", b"title = \"Zorg\"\r\n"),
        ("content/rapport/index.md", "\u{FEFF}# Één".as_bytes()),
        ("content/rapport/media/foto.png", png),
        ("themes/eigen/base.html", b"<p>"),
        ("output/index.html", b"no source"),
        ("README.md", b"no source"),
    ]);
    let Loaded { tree, problems, .. } = loaded(&root);
    assert_eq!(problems, []);
    let expected = [
        "content/rapport/index.md",
        "content/rapport/media/foto.png",
        "content/site.toml",
        "themes/eigen/base.html",
    ];
    assert_eq!(paths(&tree), expected);
    assert_eq!(&**tree.at("content/rapport/index.md").unwrap().text().unwrap(), "# Één");
    assert_eq!(&**tree.at("content/site.toml").unwrap().text().unwrap(), "title = \"Zorg\"\r\n");
    let picture = tree.at("content/rapport/media/foto.png").unwrap();
    assert!(picture.text().is_none() && picture.bytes() == png);
    assert_eq!(picture.hash, *blake3::hash(png).as_bytes());
    assert_eq!(
        tree.at("content/rapport/index.md").unwrap().hash,
        *blake3::hash("\u{FEFF}# Één".as_bytes()).as_bytes()
    );
}

#[test]
fn folders_that_are_not_there_are_empty() {
    let root = TempDir::new().unwrap();
    let Loaded { tree, problems, .. } = loaded(&root);
    assert!(tree.is_empty() && problems.is_empty());
}

#[test]
fn a_root_that_is_not_a_folder_is_an_error() {
    let root = site(&[("file", b"")]);
    for root in [root.path().join("none"), root.path().join("file")] {
        assert_eq!(load(&root, FOLDERS).unwrap_err().path, root);
    }
}

#[test]
fn passes_over_hidden_files_and_what_editors_leave() {
    let root = site(&[
        ("content/.git/config", b"\xFF"),
        ("content/.site.toml.swp", b"\xFF"),
        ("content/site.toml~", b""),
        ("content/~$tabel.xlsx", b""),
        ("content/#site.toml#", b""),
        ("content/Thumbs.db", b""),
        ("content/site.toml", b""),
    ]);
    let Loaded { tree, problems, .. } = loaded(&root);
    assert_eq!((paths(&tree), problems), (vec!["content/site.toml"], vec![]));
}

#[test]
fn a_binary_file_named_md_is_not_utf8() {
    let root = site(&[("content/a.md", b"een\ntwee \xFF\x00"), ("content/b.md", b"goed")]);
    let loaded = loaded(&root);
    let problem = only_problem(&loaded);
    assert_eq!((&*problem.path, problem.kind), ("content/a.md", ProblemKind::NotUtf8));
    assert_eq!(
        problem.detail.en,
        "line 2 holds a letter that is not UTF-8; it looks like a file that is not text"
    );
    assert_eq!(loaded.tree.len(), 2);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let root = site(&[("content/lang.md", b""), ("content/grens.md", b"")]);
    let grow = |path: &str, length| {
        fs::OpenOptions::new().write(true).open(root.path().join(path)).unwrap().set_len(length).unwrap();
    };
    grow("content/lang.md", 50 << 20);
    grow("content/grens.md", TEXT_LIMIT);
    let loaded = loaded(&root);
    let problem = only_problem(&loaded);
    assert_eq!((&*problem.path, problem.kind), ("content/lang.md", ProblemKind::TooLarge));
    assert_eq!(problem.detail.en, "it is 50 MB, and at most 16 MB is read");
}

#[test]
fn loading_again_keeps_ids_and_forgets_what_is_gone() {
    let root = site(&[("content/a.md", b"a"), ("content/b.md", b"b"), ("content/c.md", b"c")]);
    let Loaded { mut tree, .. } = loaded(&root);
    tree.insert(rodedraad::source::SourceFile {
        path: "contents/other.md".into(),
        content: Content::Text("".into()),
        hash: [0; 32],
    });
    let (b, c) = (tree.id("content/b.md"), tree.id("content/c.md"));
    fs::remove_file(root.path().join("content/b.md")).unwrap();
    write(root.path(), "content/aa.md", b"new");
    write(root.path(), "content/c.md", b"changed");
    assert_eq!(reload(&mut tree, root.path(), FOLDERS).unwrap(), []);
    assert_eq!(paths(&tree), ["content/a.md", "content/aa.md", "content/c.md", "contents/other.md"]);
    assert_eq!(tree.id("content/c.md"), c);
    assert_eq!(&**tree.at("content/c.md").unwrap().text().unwrap(), "changed");
    write(root.path(), "content/b.md", b"back");
    reload(&mut tree, root.path(), FOLDERS).unwrap();
    assert_eq!(tree.id("content/b.md"), b);
}

#[test]
fn many_files_come_in_the_same_order_on_any_number_of_threads() {
    let root = TempDir::new().unwrap();
    for number in 0..300 {
        write(root.path(), &format!("content/{}/{number}.md", number % 7), number.to_string().as_bytes());
    }
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let Loaded { tree, .. } = pool.install(|| loaded(&root));
        tree.iter().map(|(id, file)| format!("{id:?} {} {:?}", file.path, file.hash)).collect::<Vec<_>>()
    };
    assert_eq!(on(1), on(8));
}

#[cfg(unix)]
mod links {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    fn link(root: &TempDir, path: &str, target: &str) {
        symlink(target, root.path().join(path)).unwrap();
    }

    #[test]
    fn names_that_become_one_path_are_one_file_that_cannot_be_read() {
        let root = TempDir::new().unwrap();
        write(root.path(), "content/a\u{fffd}.md", b"read");
        for name in [b"content/a\xfe.md".as_slice(), b"content/a\xff.md"] {
            fs::write(root.path().join(OsStr::from_bytes(name)), "not read").unwrap();
        }
        write(root.path(), "content/b.md", b"b");
        let Loaded { tree, problems, .. } = loaded(&root);
        assert_eq!(paths(&tree), ["content/a\u{fffd}.md", "content/b.md"]);
        assert_eq!(problems.len(), 2);
        assert_eq!(tree.at("content/a\u{fffd}.md").unwrap().text(), None);
        let numbers: Vec<u32> = tree.iter().map(|(id, _)| id.number()).collect();
        assert_eq!(numbers, [0, 1], "no number stands for a file that is not in the tree");
    }

    #[test]
    fn links_are_followed() {
        let root = site(&[("elders/deel/a.md", b"a"), ("elders/b.md", b"b"), ("content/site.toml", b"")]);
        link(&root, "content/deel", "../elders/deel");
        link(&root, "content/b.md", "../elders/b.md");
        link(&root, "themes", "elders");
        let Loaded { tree, problems, .. } = loaded(&root);
        assert_eq!(problems, []);
        let expected =
            ["content/b.md", "content/deel/a.md", "content/site.toml", "themes/b.md", "themes/deel/a.md"];
        assert_eq!(paths(&tree), expected);
    }

    #[test]
    fn a_folder_that_contains_itself_is_entered_once() {
        for (path, target) in [
            ("content/deel/lus", ".."),
            ("content/deel/lus", "."),
            ("content/deel/lus", "../.."),
            ("content/lus", "/"),
            ("content/lus", "lus"),
            ("themes", "."),
        ] {
            let root = site(&[("content/deel/a.md", b"a")]);
            link(&root, path, target);
            let loaded = loaded(&root);
            let problem = only_problem(&loaded);
            assert_eq!((&*problem.path, problem.kind), (path, ProblemKind::SymlinkLoop), "{target}");
            assert!(loaded.tree.at("content/deel/a.md").is_some());
        }
    }

    #[test]
    fn two_folders_that_link_to_each_other_end() {
        let root = site(&[("content/a/een.md", b""), ("content/b/twee.md", b"")]);
        link(&root, "content/a/b", "../b");
        link(&root, "content/b/a", "../a");
        let Loaded { tree, problems, .. } = loaded(&root);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems.iter().all(|problem| problem.kind == ProblemKind::SymlinkLoop));
        assert!(tree.at("content/a/b/twee.md").is_some() && tree.at("content/b/a/een.md").is_some());
    }

    #[test]
    fn links_that_double_at_every_level_end() {
        let root = site(&[("content/30/a.md", b"a")]);
        for level in 0..30 {
            fs::create_dir_all(root.path().join(format!("content/{level}"))).unwrap();
            for name in ["x", "y"] {
                link(&root, &format!("content/{level}/{name}"), &format!("../{}", level + 1));
            }
        }
        let Loaded { tree, problems, .. } = loaded(&root);
        assert!(problems.iter().all(|problem| problem.kind == ProblemKind::SymlinkLoop));
        assert!(!problems.is_empty() && tree.len() < 10_000, "{}", tree.len());
    }

    #[test]
    fn a_link_that_leads_nowhere_is_unreadable() {
        for path in ["content/a.md", "content", "themes"] {
            let root = TempDir::new().unwrap();
            if path.contains('/') {
                fs::create_dir(root.path().join("content")).unwrap();
            }
            link(&root, path, "weg");
            let loaded = loaded(&root);
            let problem = only_problem(&loaded);
            assert_eq!((&*problem.path, problem.kind), (path, ProblemKind::Unreadable));
            assert!(
                problem.detail.en.starts_with("it is a link to weg, which cannot be followed"),
                "{problem:?}"
            );
        }
    }

    #[test]
    fn pipes_sockets_and_devices_are_never_opened_to_read() {
        let root = site(&[("content/site.toml", b"")]);
        let made = std::process::Command::new("mkfifo").arg(root.path().join("content/pijp.md")).status();
        assert!(made.unwrap().success());
        let _socket = UnixListener::bind(root.path().join("content/socket.md")).unwrap();
        link(&root, "content/null.md", "/dev/null");
        let Loaded { problems, .. } = loaded(&root);
        let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, ["content/null.md", "content/pijp.md", "content/socket.md"]);
        assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Unreadable));
    }

    #[test]
    fn a_name_that_is_not_utf8_is_a_problem() {
        let root = site(&[("content/site.toml", b"")]);
        let name = OsStr::from_bytes(b"caf\xE9.md");
        if fs::write(root.path().join("content").join(name), b"a").is_err() {
            return; // a file system that has no such names
        }
        let loaded = loaded(&root);
        let problem = only_problem(&loaded);
        assert_eq!((&*problem.path, problem.kind), ("content/caf\u{FFFD}.md", ProblemKind::NameNotUtf8));
    }

    #[test]
    fn what_may_not_be_read_is_a_problem_and_the_rest_goes_on() {
        let root = site(&[("content/a.md", b"a"), ("content/dicht/b.md", b"b"), ("content/c.md", b"c")]);
        for path in ["content/a.md", "content/dicht"] {
            fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(0o000)).unwrap();
        }
        if fs::read(root.path().join("content/a.md")).is_ok() {
            return; // the super-user may read everything; links that lead nowhere stand in for this
        }
        let Loaded { tree, problems, .. } = loaded(&root);
        fs::set_permissions(root.path().join("content/dicht"), fs::Permissions::from_mode(0o700)).unwrap();
        let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
        assert_eq!(paths, ["content/a.md", "content/dicht"]);
        assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Unreadable));
        assert!(tree.at("content/c.md").unwrap().text().is_some());
    }

    #[test]
    fn a_folder_asked_for_that_is_a_file_is_a_problem() {
        let root = site(&[("content", b"")]);
        let loaded = loaded(&root);
        assert_eq!(only_problem(&loaded).detail.en, "it is not a folder");
    }
}
