//! The preview as a command: its options, its log, and how it ends. And `build --watch`, which shares its eyes.

#![expect(clippy::disallowed_methods, reason = "tests make programs and read what was built")]

mod common;
#[path = "common/preview.rs"]
mod preview;

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv6Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use common::Site;
use preview::Preview;
use rustix::process::{Pid, Signal, kill_process};

fn page(words: &str) -> String {
    format!("+++\ntitle = \"Over\"\n+++\n{words}\n")
}

fn site() -> Site {
    Site::base().file("content/over.md", page("Eerst dit."))
}

/// Asks a program to stop, and gives the code it ends with.
fn stopped(child: &mut Child, signal: Signal) -> Option<i32> {
    kill_process(Pid::from_child(child), signal).expect("it runs");
    child.wait().expect("it ends").code()
}

#[test]
fn takes_the_next_port_that_is_free() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let site = site();
    let preview = Preview::start_at(site.root(), port, &[]);
    assert!(preview.port > port);
    assert!(preview.get("/over/").contains("Eerst dit."));
    let told = format!("  http://localhost:{}/", preview.port);
    assert!(preview.said().contains(&told), "{:?}", preview.said());
}

#[test]
fn listens_on_both_addresses_of_this_machine_and_on_no_other() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    assert!(TcpStream::connect(("127.0.0.1", preview.port)).is_ok());
    // Not every machine has IPv6.
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok() {
        assert!(TcpStream::connect((Ipv6Addr::LOCALHOST, preview.port)).is_ok());
    }
    assert!(TcpStream::connect(("127.0.0.2", preview.port)).is_err());
    assert!(!preview.said().iter().any(|line| line.starts_with("warning")));
}

#[test]
fn opens_to_others_only_with_a_warning() {
    let site = site();
    let preview = Preview::start(site.root(), &["--host", "0.0.0.0"]);
    assert!(TcpStream::connect(("127.0.0.2", preview.port)).is_ok());
    let warning = preview.said().first().expect("it says something");
    assert!(warning.starts_with("warning: everyone who can reach 0.0.0.0"), "{warning}");
}

#[test]
fn opens_the_browser_when_asked() {
    let site = site();
    let programs = tempfile::tempdir().expect("a temporary folder can be made");
    let (browser, opened) = (programs.path().join("xdg-open"), programs.path().join("opened"));
    assert!(Command::new("mkfifo").arg(&opened).status().is_ok_and(|status| status.success()));
    fs::write(&browser, "#!/bin/sh\necho \"$1\" > \"${0%xdg-open}opened\"\n").expect("it can be written");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", programs.path().display()));
    let preview = Preview::run(command, site.root(), 0, &["--open"]);
    // The pipe gives its text when the browser has written it.
    let asked = fs::read_to_string(opened).expect("the browser was opened");
    assert_eq!(asked.trim(), format!("http://localhost:{}/", preview.port));
}

#[test]
fn ends_well_when_asked() {
    for signal in [Signal::INT, Signal::TERM] {
        let site = site();
        let mut preview = Preview::start(site.root(), &[]);
        let mut events = preview.events();
        events.next();
        let half = preview.connect();
        let code = stopped(&mut preview.child, signal);
        assert_eq!(code, Some(0), "{signal:?}, with an open page and a connection that says nothing");
        drop(half);
    }
}

#[test]
fn the_log_tells_what_changed_and_what_came_of_it() {
    let site = site();
    let preview = Preview::start(site.root(), &[]);
    let made = preview.said().iter().find(|line| line.contains(" pages in ")).expect("it tells of its start");
    assert!(made.ends_with("ms") || made.ends_with('s'), "{made}");
    let change = || preview.line(|line| line.contains(" → "));
    site.change("content/over.md", page("Daarna dat."));
    let line = change();
    let (what, outcome) = line.split_once(" → ").expect("a change and its outcome");
    assert_eq!(what, "content/over.md");
    assert!(outcome.contains(" pages, ") && outcome.ends_with(" ms"), "{line}");
    site.change("content/over.md", "+++\ntitel = \"Over\"\n+++\n");
    let line = change();
    assert!(line.starts_with("content/over.md → not shown: there are errors, "), "{line}");
    preview.line(|line| line.contains("error[unknown-key]"));
    preview.line(|line| line.contains("content/over.md:2:1"));
    site.change("content/over.md", page("Weer goed."));
    change();
    preview.line(|line| line == "all is well again");
}

/// `build --watch`, killed when dropped.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(site: &Site, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rodedraad"))
            .env("LC_ALL", "C")
            .args(["build", "--watch", "--root"])
            .arg(site.root())
            .arg("--output")
            .arg(site.output_folder())
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let (sender, lines) = channel();
        let said = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        std::thread::spawn(move || said.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    fn line(&self, start: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(Duration::from_mins(1)).expect("the line comes");
            if line.starts_with(start) {
                return line;
            }
        }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn building_at_every_change_writes_what_a_clean_build_gives() {
    for (arguments, signal) in [(&[][..], Signal::TERM), (&["--poll"], Signal::INT)] {
        let site = site().file("content/concept.md", "+++\ntitle = \"Concept\"\ndraft = true\n+++\n");
        let mut watching = Watching::start(&site, arguments);
        watching.line("wrote ");
        site.assert_clean();
        let page_of = |words: &str| {
            site.change("content/nieuw.md", page(words));
            while !site.output_folder().join("nieuw/index.html").exists()
                || !site.output_text("nieuw/index.html").contains(words)
            {
                watching.line("wrote ");
            }
            site.assert_clean();
        };
        page_of("Een nieuwe bladzijde.");
        let before = site.output();
        site.change("content/over.md", "+++\ntitel = \"Over\"\n+++\n");
        watching.line("error[unknown-key]");
        assert_eq!(site.output(), before, "the last good site stays");
        site.change("content/over.md", page("BSN 111222333."));
        watching.line("error[bsn]");
        assert_eq!(site.output(), before, "what may tell who somebody is is not written");
        site.change("content/over.md", page("Weer goed."));
        page_of("Een andere bladzijde.");
        assert_eq!(stopped(&mut watching.child, signal), Some(0));
    }
}
