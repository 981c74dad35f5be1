//! Files in the output folder that the program did not make.

use std::fs;
use std::os::unix::fs::symlink;

use super::*;

/// What a site published with git and a hosting service has beside it.
const KEPT: [(&str, &str); 7] = [
    (".git/HEAD", "ref: refs/heads/main"),
    (".git/objects/ab/cdef", "object"),
    (".gitignore", "*.tmp"),
    (".nojekyll", ""),
    ("CNAME", "voorbeeld.nl"),
    ("deel/.DS_Store", "finder"),
    (".well-known/acme/token", "token"),
];

#[test]
fn hidden_files_and_the_domain_name_stay() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        for (path, text) in KEPT.into_iter().filter(|(path, _)| !path.starts_with("deel")) {
            write(output.join(path), text);
        }
        fs::create_dir(output.join(".git/refs")).unwrap();
        symlink("HEAD", output.join(".git/link")).unwrap();
        build_with(&output, &small_site(), options()).unwrap();
        write(output.join("deel/.DS_Store"), "finder");
        let before = KEPT.map(|(path, _)| identity(output.join(path)));

        let new = site(&[("index.html", "nieuw"), (".well-known/security.txt", "mail ons")]);
        build_with(&output, &new, options()).unwrap();
        assert_eq!(KEPT.map(|(path, _)| identity(output.join(path))), before, "{way}");
        assert!(fs::symlink_metadata(output.join(".git/link")).unwrap().is_symlink());
        let mut expected = with_folders(&new);
        expected.extend(with_folders(&site(&KEPT)));
        expected.insert(".git/refs/".to_owned(), Vec::new());
        expected.insert(".git/link".to_owned(), b"ref: refs/heads/main".to_vec());
        assert_eq!(tree(&output), expected, "{way}");

        build_with(&output, &small_site(), options()).unwrap();
        assert_eq!(KEPT.map(|(path, _)| identity(output.join(path))), before, "{way}");
        assert!(!output.join(".well-known/security.txt").exists());
        assert!(names(parent.path()).contains(&"site".to_owned()));
    }
}

#[test]
fn a_folder_with_files_of_others_is_refused_with_their_names() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        for path in ["scriptie.docx", "foto/a.jpg", "foto/b.jpg", "foto/oud/c.jpg", "z.txt"] {
            write(output.join(path), "van een ander");
        }
        let before = whole_tree(&output);
        let failure = build_with(&output, &small_site(), options()).unwrap_err().to_string();
        assert!(
            failure.ends_with(
                "the folder holds files that this program did not make: foto/a.jpg, foto/b.jpg, foto/oud/c.jpg \
                 and 2 more. Nothing was changed; choose another folder with --output, or move these files away \
                 first"
            ),
            "{way}: {failure}"
        );
        assert_eq!(whole_tree(&output), before);
        assert_eq!(names(parent.path()), ["site"]);
    }
}

#[test]
fn a_file_of_others_among_our_pages_is_refused() {
    for (way, options) in ways() {
        for guest in ["deel/een/notitie.txt", "deel/drie/notitie.txt", "notitie.txt"] {
            let (_parent, output) = folder();
            build(&output, &small_site()).unwrap();
            write(output.join(guest), "van een ander");
            let before = whole_tree(&output);
            let failure = build_with(&output, &site(&[]), options()).unwrap_err().to_string();
            assert!(failure.contains(guest), "{way}: {failure}");
            assert_eq!(whole_tree(&output), before);
        }
    }
}

#[test]
fn a_folder_replaced_by_a_link_is_refused() {
    let (parent, output) = folder();
    build(&output, &small_site()).unwrap();
    fs::rename(output.join("media"), parent.path().join("media")).unwrap();
    symlink("../media", output.join("media")).unwrap();
    assert!(build(&output, &site(&[])).unwrap_err().to_string().contains("media"));
    assert!(parent.path().join("media/foto.png").exists());
}

#[test]
fn the_whole_of_a_large_folder_of_others_is_not_walked() {
    let (_parent, output) = folder();
    for number in 0..40 {
        write(output.join(format!("{number:02}/bestand")), "");
    }
    let failure = build(&output, &small_site()).unwrap_err().to_string();
    assert!(failure.contains(": 00/bestand, 01/bestand, 02/bestand and more."), "{failure}");
}

#[test]
fn a_file_of_the_site_does_not_replace_one_of_others() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        write(output.join("CNAME"), "voorbeeld.nl");
        let ours = |domain| site(&[("CNAME", domain), ("index.html", "thuis")]);
        let failure = build_with(&output, &ours("elders.nl"), options()).unwrap_err().to_string();
        assert!(failure.contains("CNAME") && failure.contains("did not make"), "{way}: {failure}");
        assert_eq!(tree(&output), site(&[("CNAME", "voorbeeld.nl")]));

        // The same text is no quarrel; it stays the other's, and outlives the site's.
        let written = build_with(&output, &ours("voorbeeld.nl"), options()).unwrap();
        assert_eq!((written.written, written.unchanged), (1, 1));
        build_with(&output, &site(&[("index.html", "thuis")]), options()).unwrap();
        assert_eq!(tree(&output), ours("voorbeeld.nl"), "{way}");
    }
}

#[test]
fn a_hidden_file_of_our_own_goes_when_the_site_no_longer_has_it() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        build_with(&output, &site(&[(".nojekyll", ""), (".well-known/a", "a"), ("a", "a")]), options())
            .unwrap();
        build_with(&output, &site(&[("a", "a")]), options()).unwrap();
        assert_eq!(tree(&output), site(&[("a", "a")]), "{way}");
    }
}

#[test]
fn a_closed_folder_of_others_stays_closed_and_leaves_nothing_behind() {
    use std::os::unix::fs::PermissionsExt as _;
    for (way, options) in ways() {
        let (parent, output) = folder();
        write(output.join(".cache/dicht/a"), "a");
        let set = |mode| {
            fs::set_permissions(output.join(".cache/dicht"), fs::Permissions::from_mode(mode)).unwrap();
        };
        set(0o555);
        build_with(&output, &small_site(), options()).unwrap();
        build(&output, &site(&[("index.html", "nieuw")])).unwrap();
        let mode = fs::metadata(output.join(".cache/dicht")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o555, "{way}");
        assert_eq!(names(parent.path()), ["site"], "{way}");
        set(0o755);
    }
}
