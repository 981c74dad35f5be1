//! The preview and the disk: it shows what was saved, however that was done, and does nothing for nothing.

#![expect(clippy::disallowed_methods, reason = "tests save files as editors do")]

mod common;
#[path = "common/preview.rs"]
mod preview;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Site, workbook};
use preview::{Preview, changed, errors};

fn page(words: &str) -> String {
    format!("+++\ntitle = \"Over\"\n+++\n{words}\n")
}

fn site() -> Site {
    Site::base().file("content/over.md", page("Eerst dit."))
}

fn over(site: &Site) -> PathBuf {
    site.root().join("content/over.md")
}

/// Ways of saving a file, each as the calls that a program makes of the system.
const WAYS: [&str; 10] = [
    "at once",
    "in two writes",
    "over it",
    "vim",
    "vim, backupcopy",
    "emacs",
    "vscode",
    "jetbrains",
    "word",
    "libreoffice",
];

fn save(path: &Path, how: &str, bytes: &[u8]) -> std::io::Result<()> {
    let name = path.file_name().and_then(|name| name.to_str()).expect("names in tests are UTF-8");
    let beside = |name: String| path.with_file_name(name);
    let written = |path: &Path| -> std::io::Result<()> {
        let mut file = fs::File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    match how {
        "at once" => fs::write(path, bytes),
        "in two writes" => {
            let mut file = fs::File::create(path)?;
            let (one, two) = bytes.split_at(bytes.len() / 2);
            file.write_all(one)?;
            file.sync_all()?;
            file.write_all(two)
        }
        "over it" => {
            written(&beside(format!(".{name}.new")))?;
            fs::rename(beside(format!(".{name}.new")), path)
        }
        "vim" => {
            fs::write(beside("4913".into()), "")?;
            fs::remove_file(beside("4913".into()))?;
            fs::rename(path, beside(format!("{name}~")))?;
            written(path)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o644))?;
            fs::remove_file(beside(format!("{name}~")))
        }
        "vim, backupcopy" => {
            fs::copy(path, beside(format!("{name}~")))?;
            written(path)?;
            fs::remove_file(beside(format!("{name}~")))
        }
        "emacs" => {
            symlink("iemand@hier.1:1", beside(format!(".#{name}")))?;
            fs::write(beside(format!("#{name}#")), bytes)?;
            fs::rename(path, beside(format!("{name}~")))?;
            written(path)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o644))?;
            fs::remove_file(beside(format!(".#{name}")))?;
            fs::remove_file(beside(format!("#{name}#")))
        }
        "vscode" => {
            let mut file = fs::OpenOptions::new().read(true).write(true).open(path)?;
            file.set_len(0)?;
            file.write_all(bytes)?;
            file.sync_data()
        }
        "jetbrains" => {
            written(&beside(format!("{name}___jb_tmp___")))?;
            fs::rename(path, beside(format!("{name}___jb_old___")))?;
            fs::rename(beside(format!("{name}___jb_tmp___")), path)?;
            fs::remove_file(beside(format!("{name}___jb_old___")))
        }
        "word" => {
            fs::write(beside(format!("~${name}")), "wie")?;
            written(&beside("~WRD0001.tmp".into()))?;
            fs::rename(path, beside("~WRL0002.tmp".into()))?;
            fs::rename(beside("~WRD0001.tmp".into()), path)?;
            fs::remove_file(beside("~WRL0002.tmp".into()))?;
            fs::remove_file(beside(format!("~${name}")))
        }
        "libreoffice" => {
            fs::write(beside(format!(".~lock.{name}#")), "wie")?;
            written(&beside("lu1234.tmp".into()))?;
            fs::remove_file(path)?;
            fs::rename(beside("lu1234.tmp".into()), path)?;
            fs::remove_file(beside(format!(".~lock.{name}#")))
        }
        _ => unreachable!("there is no such program"),
    }
}

/// Saves a page and a workbook in every way, twice; the last save is always shown.
fn sees_every_way_of_saving(arguments: &[&str]) {
    let figure = "title = \"Uren\"\nkind = \"bar\"\ntakeaway = \"Veel.\"\nunit = \"uur\"\ndata = \"uren.xlsx\"\n\n\
                  [[column]]\nid = \"wat\"\nname = \"Wat\"\n\n[[column]]\nid = \"uren\"\nname = \"Uren\"\n";
    let hours = |number: usize| workbook(&[["wat", "uren"], ["Bellen", &(1000 + number).to_string()]]);
    let site = site()
        .file("content/rapport/figures/uren.toml", figure)
        .file("content/rapport/figures/uren.xlsx", hours(0));
    let preview = Preview::start(site.root(), arguments);
    let mut events = preview.events();
    events.next();
    let table = site.root().join("content/rapport/figures/uren.xlsx");
    for (round, how) in (1..).zip(WAYS.iter().chain(&WAYS)) {
        let words = format!("Ronde {round} met {how}.");
        save(&over(&site), how, page(&words).as_bytes()).expect("it can be saved");
        while !preview.ask("GET", "/over/", &[]).text().contains(&words) {
            events.next();
        }
        save(&table, how, &hours(round)).expect("it can be saved");
        let number = (1000 + round).to_string();
        while !preview.ask("GET", "/rapport/figuren/uren/uren.csv", &[]).text().contains(&number) {
            events.next();
        }
    }
    site.change("content/over.md", page("Tot slot."));
    while errors(&events.change_of("over.md")) > 0 {}
    assert!(preview.get("/over/").contains("Tot slot."));
}

#[test]
fn sees_every_way_of_saving_as_told() {
    sees_every_way_of_saving(&[]);
}

#[test]
fn sees_every_way_of_saving_by_looking() {
    sees_every_way_of_saving(&["--poll"]);
}

#[test]
fn does_nothing_for_nothing() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    let start = events.next();
    let beside = |name: &str| site.root().join("content").join(name);
    fs::write(over(&site), page("Eerst dit.")).expect("the same bytes");
    for name in ["~$x.xlsx", ".~lock.x#", ".over.md.swp", "over.md~", "#over.md#", "x.tmp", "Thumbs.db"] {
        fs::write(beside(name), "iets").expect("it can be written");
    }
    fs::rename(over(&site), beside("over.tmp")).expect("it can be renamed");
    fs::rename(beside("over.tmp"), over(&site)).expect("and back");
    site.change("elders/x.md", "niet van de site");
    site.change("content/over.md", page("Dan dit."));
    let next = events.next();
    assert_eq!(changed(&next), ["over.md"]);
    assert_eq!(next["number"].as_u64(), start["number"].as_u64().map(|number| number + 1));
    assert_eq!(preview.line(|line| line.contains(" → ")).split(" → ").next(), Some("content/over.md"));
}

#[test]
fn five_hundred_files_at_once_are_one_change() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    events.next();
    let numbers: Vec<usize> = (0..500).collect();
    for number in &numbers {
        fs::write(site.root().join(format!("content/p{number}.md")), page(&format!("Bladzijde {number}.")))
            .expect("it can be written");
    }
    gathered(&mut events, 500);
    assert!(preview.get("/p499/").contains("Bladzijde 499."));
    for number in &numbers {
        fs::remove_file(site.root().join(format!("content/p{number}.md"))).expect("it was there");
    }
    gathered(&mut events, 500);
    assert_eq!(preview.ask("GET", "/p499/", &[]).status, 404);
}

/// Waits until so many files were told to have changed. They come at once; only a machine that holds this test up
/// between two files makes it a few times.
fn gathered(events: &mut preview::Events, files: usize) {
    let (mut told, mut times) = (0, 0);
    while told < files {
        told += changed(&events.next()).len();
        times += 1;
    }
    assert_eq!(told, files, "each file is told once");
    assert!(times <= files / 20, "gathered, and not one by one: {times} times");
}

/// Runs git in a site.
fn git(site: &Site, arguments: &[&str]) {
    let options = [
        "-c",
        "user.name=Iemand",
        "-c",
        "user.email=iemand@voorbeeld.example",
        "-c",
        "init.defaultBranch=main",
    ];
    let output = Command::new("git").args(options).args(arguments).current_dir(site.root()).output();
    assert!(output.expect("git is there").status.success(), "git {arguments:?}");
}

#[test]
fn a_checkout_is_one_change() {
    let site = site();
    let preview_of = |site: &Site| Preview::start(site.root(), &[]);
    let pages = |words: &str| {
        for number in 0..500 {
            site.change(&format!("content/p{number}.md"), page(&format!("{words} {number}.")));
        }
    };
    git(&site, &["init"]);
    pages("Oud");
    git(&site, &["add", "content"]);
    git(&site, &["commit", "--message", "Oud"]);
    git(&site, &["checkout", "-b", "nieuw"]);
    pages("Nieuw");
    git(&site, &["commit", "--all", "--message", "Nieuw"]);
    let preview = preview_of(&site);
    let mut events = preview.events();
    events.next();
    for (branch, words) in [("main", "Oud"), ("nieuw", "Nieuw")] {
        git(&site, &["checkout", branch]);
        assert_eq!(changed(&events.change_of("p499.md")).len(), 500, "all at once");
        assert!(preview.get("/p0/").contains(words) && preview.get("/p499/").contains(words));
    }
    site.change("content/over.md", page("Tot slot."));
    let mut made = Vec::new();
    while !made.last().is_some_and(|line: &String| line.starts_with("content/over.md")) {
        made.push(preview.line(|line| line.contains(" → ")));
    }
    assert_eq!(made.len(), 3, "made once for each checkout, and once for the page: {made:?}");
}

#[test]
fn content_may_go_and_come_back() {
    for arguments in [&[][..], &["--poll"]] {
        let site = site();
        let preview = Preview::start(site.root(), arguments);
        let mut events = preview.events();
        events.next();
        let (content, away) = (site.root().join("content"), site.root().join("weg"));
        fs::rename(&content, &away).expect("it can be renamed");
        events.until(|state| errors(state) > 0);
        assert!(preview.get("/over/").contains("Eerst dit."), "the last good page stays");
        fs::rename(&away, &content).expect("and back");
        events.until(|state| errors(state) == 0);
        site.change("content/over.md", page("Nog steeds gezien."));
        events.change_of("over.md");
        assert!(preview.get("/over/").contains("Nog steeds gezien."));
        fs::remove_dir_all(&content).expect("it can be removed");
        events.until(|state| errors(state) > 0);
        for (path, text) in common::BASE {
            site.change(path, text);
        }
        site.change("content/diep/x/y.md", "ongebruikt");
        site.change("content/over.md", page("Opnieuw gemaakt."));
        loop {
            let state = events.next();
            if errors(&state) == 0 && preview.ask("GET", "/over/", &[]).text().contains("Opnieuw gemaakt.") {
                break;
            }
        }
    }
}

#[test]
fn sees_new_folders_and_what_links_lead_to() {
    let site = site();
    let elsewhere = Site::new().file("report.toml", "title = \"Elders\"\n");
    let preview = Preview::start(site.root(), &[]);
    let mut events = preview.events();
    events.next();
    site.change("content/nieuw/report.toml", "title = \"Nieuw\"\n");
    site.change("content/nieuw/pages/diep.md", page("Diep."));
    loop {
        events.next();
        if preview.ask("GET", "/nieuw/diep/", &[]).status == 200 {
            break;
        }
    }
    std::os::unix::fs::symlink(elsewhere.root(), site.root().join("content/elders"))
        .expect("a link can be made");
    loop {
        events.next();
        if preview.ask("GET", "/elders/", &[]).status == 200 {
            break;
        }
    }
    elsewhere.change("report.toml", "title = \"Veranderd\"\n");
    events.change_of("elders/report.toml");
    assert!(preview.get("/elders/").contains("Veranderd"));
}

#[test]
fn follows_a_link_to_a_single_file() {
    for arguments in [&[][..], &["--poll"]] {
        let elsewhere = Site::new().file("gedeeld/tekst.md", page("Gedeeld."));
        let site = site();
        let text = elsewhere.root().join("gedeeld/tekst.md");
        symlink(&text, site.root().join("content/gedeeld.md")).expect("a link can be made");
        symlink(elsewhere.root().join("gedeeld/later.md"), site.root().join("content/later.md"))
            .expect("a link can lead nowhere");
        let preview = Preview::start(site.root(), arguments);
        let mut events = preview.events();
        assert_eq!(errors(&events.next()), 1, "one link leads nowhere");
        elsewhere.change("gedeeld/later.md", page("Later."));
        events.until(|state| errors(state) == 0);
        for how in WAYS {
            let words = format!("Gedeeld met {how}.");
            save(&text, how, page(&words).as_bytes()).expect("it can be saved");
            while !preview.ask("GET", "/gedeeld/", &[]).text().contains(&words) {
                events.next();
            }
        }
        assert!(preview.get("/later/").contains("Later."));
    }
}

/// Starts a preview where the system gives so many watches and no more. The limit is real, but only for a user namespace
/// of the preview's own.
fn limited(site: &Site, watches: usize) -> Preview {
    let mut command = Command::new("unshare");
    let script = format!("echo {watches} > /proc/sys/user/max_inotify_watches && exec \"$0\" \"$@\"");
    command.args(["--user", "--map-root-user", "sh", "-c", &script]);
    command.arg(env!("CARGO_BIN_EXE_rodedraad"));
    Preview::run(command, site.root(), 0, &[])
}

#[test]
fn looks_at_files_itself_when_the_system_tells_of_no_more() {
    let is_possible = Command::new("unshare").args(["--user", "--map-root-user", "true"]).status();
    if !is_possible.is_ok_and(|status| status.success()) {
        println!("no namespaces here, so the system's limit cannot be set: not tested");
        return;
    }
    // At the start, and when a folder more is one too many.
    for (watches, has_room) in [(1, false), (3, true)] {
        let site = site();
        let preview = limited(&site, watches);
        let mut events = preview.events();
        events.next();
        if has_room {
            assert!(!preview.said().iter().any(|line| line.contains("max_user_watches")), "all are watched");
            site.change("content/nieuw/pages/een.md", page("Een."));
            site.change("content/nieuw/report.toml", "title = \"Nieuw\"\n");
            preview.line(|line| line.contains("max_user_watches"));
            while preview.ask("GET", "/nieuw/een/", &[]).status != 200 {
                events.next();
            }
            site.change("content/nieuw/pages/een.md", page("Twee."));
            events.change_of("nieuw/pages/een.md");
            assert!(preview.get("/nieuw/een/").contains("Twee."));
        } else {
            assert!(preview.said().iter().any(|line| line.contains("max_user_watches")), "it is told");
        }
        site.change("content/over.md", page("Toch gezien."));
        events.change_of("over.md");
        assert!(preview.get("/over/").contains("Toch gezien."));
    }
}
