//! A site over another: what changes, what stays, and what is touched on the way.

use super::*;

#[test]
fn pages_that_are_gone_disappear_with_their_folders() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        build_with(&output, &small_site(), options()).unwrap();
        let mut new = small_site();
        new.remove("deel/twee/index.html");
        new.remove("media/foto.png");
        let kept = ["index.html", "deel/een/index.html"];
        let before = kept.map(|path| identity(output.join(path)));
        let written = build_with(&output, &new, options()).unwrap();
        assert_eq!(written, Written { written: 0, unchanged: 4, deleted: 2, bytes: 0 }, "{way}");
        assert_eq!(tree(&output), with_folders(&new));
        assert_eq!(kept.map(|path| identity(output.join(path))), before);
    }
}

#[test]
fn one_changed_file_is_all_that_is_touched() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        build_with(&output, &small_site(), options()).unwrap();
        let stay = ["deel/een/index.html", "deel/twee", MANIFEST];
        let folders = ["", "deel", "deel/een"];
        let before =
            (stay.map(|path| identity(output.join(path))), folders.map(|path| identity(output.join(path)).0));
        let mut new = small_site();
        new.insert("deel/index.html".to_owned(), b"anders".to_vec());
        let written = build_with(&output, &new, options()).unwrap();
        assert_eq!(written, Written { written: 1, unchanged: 5, deleted: 0, bytes: 6 });
        let after =
            (stay.map(|path| identity(output.join(path))), folders.map(|path| identity(output.join(path)).0));
        assert_eq!(after, before, "{way}");
        assert_eq!(tree(&output), with_folders(&new));
    }
}

#[test]
fn changes_in_one_folder_touch_only_that_folder() {
    let (_parent, output) = folder();
    build(&output, &small_site()).unwrap();
    let (stay, goes) = (["", "deel-2", "media"], "deel");
    let unchanged = identity(output.join("deel/index.html"));
    let before = (stay.map(|path| identity(output.join(path)).0), identity(output.join(goes)).0);
    let mut new = small_site();
    new.insert("deel/een/index.html".to_owned(), b"anders".to_vec());
    new.insert("deel/twee/index.html".to_owned(), b"ook anders".to_vec());
    build(&output, &new).unwrap();
    assert_eq!(stay.map(|path| identity(output.join(path)).0), before.0);
    assert_ne!(identity(output.join(goes)).0, before.1, "the folder is exchanged in one step");
    assert_eq!(identity(output.join("deel/index.html")), unchanged);
    assert_eq!(tree(&output), with_folders(&new));
}

#[test]
fn files_and_folders_that_others_deleted_come_back() {
    for (way, options) in ways() {
        for gone in ["index.html", "deel/een/index.html"] {
            let (_parent, output) = folder();
            build_with(&output, &small_site(), options()).unwrap();
            fs::remove_file(output.join(gone)).unwrap();
            assert_eq!(build_with(&output, &small_site(), options()).unwrap().written, 1);
            assert_eq!(tree(&output), with_folders(&small_site()), "{way}");
        }
        for gone in ["deel", "deel/een", "media"] {
            let (_parent, output) = folder();
            build_with(&output, &small_site(), options()).unwrap();
            fs::remove_dir_all(output.join(gone)).unwrap();
            build_with(&output, &small_site(), options()).unwrap();
            assert_eq!(tree(&output), with_folders(&small_site()), "{way}");
        }
    }
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        let (one, other) = (site(&[("a", "a"), ("b/c/d", "d")]), site(&[("a/b", "b"), ("b", "b")]));
        fs::create_dir_all(output.join("a")).unwrap();
        for site in [&one, &other, &one, &other] {
            build_with(&output, site, options()).unwrap();
            assert_eq!(tree(&output), with_folders(site), "{way}");
        }
    }
}

#[test]
fn names_may_be_what_they_like() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        let odd =
            site(&[("één bestand.html", "1"), ("put deel/delete x", "2"), ("end", "3"), ("a/\\b\t'\"", "4")]);
        build_with(&output, &site(&[("end", "0")]), options()).unwrap();
        build_with(&output, &odd, options()).unwrap();
        assert_eq!(tree(&output), with_folders(&odd), "{way}");
        build_with(&output, &site(&[]), options()).unwrap();
        assert_eq!(tree(&output), site(&[]));
    }
}

/// The same numbers on every machine (splitmix64).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Puts in, takes out or changes a few files.
fn edit(site: &mut Site, numbers: &mut Numbers) {
    for _ in 0..numbers.below(4) {
        let path = format!("{}/{}/{}.html", numbers.below(3), numbers.below(3), numbers.below(4));
        if numbers.below(3) == 0 {
            site.remove(&path);
        } else {
            site.insert(path, vec![b'x'; usize::try_from(numbers.below(5)).unwrap()]);
        }
    }
}

#[test]
fn any_sequence_of_edits_ends_as_a_clean_build() {
    for (way, options) in ways() {
        let (parent, output) = folder_in_memory();
        write(output.join(".git/index"), "van git");
        let mut numbers = Numbers(7);
        let mut site = small_site();
        for round in 0..60 {
            let identities: BTreeMap<_, _> = site
                .keys()
                .filter_map(|path| {
                    Some((path.clone(), output.join(path).exists().then(|| identity(output.join(path)))?))
                })
                .collect();
            let before = site.clone();
            edit(&mut site, &mut numbers);
            // The ways may follow one another: what one leaves, the next understands.
            let options = if round % 7 == 6 { ways()[round % 3].1() } else { options() };
            build_with(&output, &site, options).unwrap();

            let mut expected = with_folders(&site);
            expected.extend(with_folders(&super::site(&[(".git/index", "van git")])));
            assert_eq!(tree(&output), expected, "{way}, round {round}");
            for (path, was) in identities {
                if site.get(&path) == before.get(&path) {
                    assert_eq!(identity(output.join(&path)), was, "{way}, round {round}, {path}");
                }
            }
        }
        let (_other, clean) = folder();
        build(&clean, &site).unwrap();
        assert_eq!(fs::read(output.join(MANIFEST)).unwrap(), fs::read(clean.join(MANIFEST)).unwrap());
        let left: Vec<String> = names(parent.path()).into_iter().filter(|name| name != "site").collect();
        assert!(left.is_empty() || left == [".site.rodedraad-stage"], "{way}: {left:?}");
    }
}

#[test]
fn the_spare_holds_nothing_but_names_of_files_in_the_site() {
    let options = || Options { spare_from: 0, ..Options::default() };
    let (parent, output) = folder();
    let spare = parent.path().join(".site.rodedraad-stage/spare");
    write(output.join(".git/index"), "van git");
    build_with(&output, &small_site(), options()).unwrap();
    let mut new = small_site();
    new.remove("deel/een/index.html");
    new.insert("index.html".to_owned(), b"geheim".to_vec());
    build_with(&output, &new, options()).unwrap();
    new.insert("index.html".to_owned(), b"niet meer geheim".to_vec());
    build_with(&output, &new, options()).unwrap();

    let in_spare = tree(&spare);
    assert_eq!(names(spare.parent().unwrap()), [".gitignore", "CACHEDIR.TAG", "spare"]);
    assert!(in_spare.contains_key("deel/twee/index.html"));
    for path in in_spare.keys().filter(|path| !path.ends_with('/')) {
        assert_eq!(identity(spare.join(path)), identity(output.join(path)), "{path}");
    }

    // A smaller site leaves none, and neither does a folder that others removed.
    new.remove("media/foto.png");
    build(&output, &new).unwrap();
    assert_eq!(names(parent.path()), ["site"]);
    new.remove("deel-2/index.html");
    build_with(&output, &new, options()).unwrap();
    assert!(spare.exists());
    fs::remove_dir_all(&output).unwrap();
    build(&output, &new).unwrap();
    assert_eq!(names(parent.path()), ["site"]);
}
