//! What others do to the output folder while a site is being built, and what killed builds leave there.

use std::os::unix::fs::MetadataExt as _;

use rodedraad::write::Step;

use super::*;

/// Options that do something to the output folder at the last moment before the exchange, and after it.
fn at(options: fn() -> Options, step: Step, act: impl Fn() + Send + Sync + 'static) -> Options {
    Options {
        on_step: Some(Box::new(move |done| {
            if done == step {
                act();
            }
        })),
        ..options()
    }
}

fn new_site() -> Site {
    let mut new = small_site();
    new.remove("deel/twee/index.html");
    new.insert("nieuw/index.html".to_owned(), b"nieuw".to_vec());
    new
}

#[test]
fn files_that_appear_while_building_are_not_deleted() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        build_with(&output, &small_site(), options()).unwrap();
        let appear = {
            let output = output.clone();
            move || {
                write(output.join("notitie.txt"), "van een ander");
                write(output.join("deel/twee/notitie.txt"), "van een ander");
                write(output.join("foto/oud/a.jpg"), "van een ander");
                write(output.join(".git/index"), "van git");
            }
        };
        build_with(&output, &new_site(), at(options, Step::Complete, appear)).unwrap();
        let mut expected = with_folders(&new_site());
        expected.extend(with_folders(&site(&[
            ("notitie.txt", "van een ander"),
            ("deel/twee/notitie.txt", "van een ander"),
            ("foto/oud/a.jpg", "van een ander"),
            (".git/index", "van git"),
        ])));
        assert_eq!(tree(&output), expected, "{way}");
        assert!(
            build_with(&output, &small_site(), options()).unwrap_err().to_string().contains("notitie.txt")
        );
    }
}

#[test]
fn a_file_that_appears_where_a_page_is_to_come_stops_the_build() {
    for (way, options) in ways() {
        let (_parent, output) = folder();
        build_with(&output, &small_site(), options()).unwrap();
        let mut before = whole_tree(&output);
        before.extend(with_folders(&site(&[("nieuw/index.html", "van een ander")])));
        let stage = Stage::open_with(&output, options()).unwrap();
        put_all(&stage, &new_site()).unwrap();
        write(output.join("nieuw/index.html"), "van een ander");
        assert!(stage.commit().unwrap_err().to_string().contains("appeared during the build"), "{way}");
        assert_eq!(whole_tree(&output), before);
    }
}

#[test]
fn a_file_that_appears_there_at_the_very_last_moment_is_set_aside() {
    let (_parent, output) = folder();
    build(&output, &small_site()).unwrap();
    let appear = {
        let output = output.clone();
        move || write(output.join("nieuw/index.html"), "van een ander")
    };
    build_with(&output, &new_site(), at(Options::default, Step::Complete, appear)).unwrap();
    let mut expected = new_site();
    expected.insert(".rodedraad-saved/nieuw/index.html".to_owned(), b"van een ander".to_vec());
    assert_eq!(tree(&output), with_folders(&expected));
    build(&output, &small_site()).unwrap();
    assert!(output.join(".rodedraad-saved/nieuw/index.html").exists());
}

#[test]
fn what_git_changes_while_building_is_not_undone() {
    for (way, options) in ways() {
        for step in [Step::Complete, Step::Swapped] {
            let (_parent, output) = folder();
            write(output.join(".git/index"), "oud");
            write(output.join(".git/HEAD"), "hoofd");
            build_with(&output, &small_site(), options()).unwrap();
            let change = {
                let output = output.clone();
                move || {
                    write(output.join(".git/index.lock"), "nieuw");
                    fs::rename(output.join(".git/index.lock"), output.join(".git/index")).unwrap();
                }
            };
            build_with(&output, &new_site(), at(options, step, change)).unwrap();
            let mut expected = new_site();
            expected.extend(site(&[(".git/index", "nieuw"), (".git/HEAD", "hoofd")]));
            assert_eq!(tree(&output), with_folders(&expected), "{way}, {step:?}");
        }
    }
}

#[test]
fn an_output_folder_that_appears_while_building_is_not_replaced() {
    let (parent, output) = folder();
    let stage = Stage::open(&output).unwrap();
    put_all(&stage, &small_site()).unwrap();
    write(output.join("notitie.txt"), "van een ander");
    assert!(stage.commit().unwrap_err().to_string().contains("appeared during the build"));
    assert_eq!(tree(&output), site(&[("notitie.txt", "van een ander")]));
    assert_eq!(names(parent.path()), ["site"]);
}

#[test]
fn a_page_that_is_removed_while_building_stops_the_build() {
    let (parent, output) = folder();
    build(&output, &small_site()).unwrap();
    let stage = Stage::open(&output).unwrap();
    put_all(&stage, &new_site()).unwrap();
    fs::remove_file(output.join("media/foto.png")).unwrap();
    let failure = stage.commit().unwrap_err().to_string();
    assert!(failure.contains("media/foto.png was removed while building"), "{failure}");
    assert_eq!(names(parent.path()), ["site"]);
    build(&output, &new_site()).unwrap();
    assert_eq!(tree(&output), with_folders(&new_site()));
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    for (way, options) in ways() {
        let (parent, output) = folder();
        build(&output, &small_site()).unwrap();
        let (beside, within) = (parent.path().join(".site.rodedraad-stage"), output.join(".rodedraad-stage"));
        for stage in if way == "within" { vec![within] } else { vec![beside, within] } {
            write(stage.join("lock"), "");
            write(stage.join("tree/half.html"), "half");
            write(stage.join("next/half.html"), "half");
            write(stage.join("note"), "12345 \n");
            write(stage.join("journal.new"), "rodedraad-journal 1\ndelete index.html\n");
        }
        build_with(&output, &new_site(), options()).unwrap();
        assert_eq!(tree(&output), with_folders(&new_site()), "{way}");
        let left: Vec<String> = names(parent.path()).into_iter().filter(|name| name != "site").collect();
        assert!(left.is_empty() || way == "spare", "{way}: {left:?}");
    }
}

/// Waits until the file system counts a later moment than that in which a file was made: a change within it leaves no sign.
/// Asks by a file in a folder on the same file system.
fn let_a_moment_pass(file: &Path, folder: &Path) {
    let changed = |path: &Path| {
        let metadata = fs::metadata(path).unwrap();
        (metadata.ctime(), metadata.ctime_nsec())
    };
    let scratch = folder.join("klok");
    loop {
        fs::write(&scratch, "tik").unwrap();
        if changed(&scratch) > changed(file) {
            return;
        }
    }
}

/// A new site, written while something is done to the stage at the last moment; and whether the folder still holds what
/// the build takes it to hold.
fn holds_after(act: fn(&Path)) -> bool {
    let (parent, output) = folder();
    let beside = parent.path().to_owned();
    let options = at(Options::default, Step::Complete, move || {
        let tree = beside.join(".site.rodedraad-stage/tree");
        let_a_moment_pass(&tree.join("deel/index.html"), &beside);
        act(&tree);
    });
    let stage = Stage::open_with(&output, options).unwrap();
    put_all(&stage, &small_site()).unwrap();
    let (written, trace) = stage.commit_and_look().unwrap();
    assert_eq!(written.written, small_site().len());
    trace.is_some_and(|trace| trace.holds(&output))
}

#[test]
fn what_others_did_to_a_new_site_is_seen_by_the_next_build() {
    assert!(holds_after(|_| {}), "nobody did anything");
    assert!(
        !holds_after(|tree| fs::write(tree.join("deel/index.html"), "DEEL").unwrap()),
        "changed in place"
    );
    assert!(!holds_after(|tree| fs::write(tree.join("deel/index.html"), "meer dan dat").unwrap()), "longer");
    assert!(!holds_after(|tree| fs::remove_file(tree.join("media/foto.png")).unwrap()), "removed");
}
