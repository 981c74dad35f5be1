//! What `check --online` asks of other sites, and what it makes of the answers. The other sites are servers of the test's own, on
//! this machine.

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::Site;
use rodedraad::check::Link;
use rodedraad::diag::{Code, Diagnostics};
use rodedraad::online::{Manners, Memory, ask};

/// A server that answers by the path it is asked for, and remembers what it was asked.
struct Other {
    host: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Other {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let host = listener.local_addr().expect("it listens").to_string();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                serve(&stream, &seen);
            }
        });
        Self { host, asked }
    }

    fn address(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }

    /// What it was asked since the last time: method and path, and who asks.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().expect("nothing failed in there"))
    }
}

/// Answers one request.
fn serve(stream: &TcpStream, asked: &Mutex<Vec<String>>) {
    let lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let lines: Vec<String> = lines.collect();
    let Some(first) = lines.first() else { return };
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let agent = lines.iter().find_map(|line| line.strip_prefix("User-Agent: ")).unwrap_or_default();
    asked.lock().expect("nothing failed in there").push(format!("{method} {path} {agent}"));
    let answer = match (method, path) {
        (_, "/there" | "/new") | ("GET", "/no-head") => "200 OK\r\nContent-Length: 0",
        (_, "/no-head") => "405 Method Not Allowed\r\nContent-Length: 0",
        (_, "/gone") => "410 Gone\r\nContent-Length: 0",
        (_, "/moved") => "301 Moved Permanently\r\nLocation: /new\r\nContent-Length: 0",
        (_, "/elsewhere") => "302 Found\r\nLocation: /there\r\nContent-Length: 0",
        (_, "/circle") => "301 Moved Permanently\r\nLocation: /circle\r\nContent-Length: 0",
        (_, "/forbidden") => "403 Forbidden\r\nContent-Length: 0",
        (_, path) if path.starts_with("/too-much") => "429 Too Many Requests\r\nContent-Length: 0",
        _ => "404 Not Found\r\nContent-Length: 0",
    };
    let mut stream = stream;
    let _ = write!(stream, "HTTP/1.1 {answer}\r\nConnection: close\r\n\r\n");
}

const HURRY: Manners = Manners { pause: Duration::ZERO, patience: Duration::from_secs(20) };

fn look(addresses: &[String], memory: &mut Memory) -> Diagnostics {
    let site = Site::base().build();
    let file = site.tree.id("content/site.toml").expect("every site has one");
    let links = addresses
        .iter()
        .map(|address| Link { span: rodedraad::source::Span::start_of(file), address: address.clone() });
    ask(&links.collect::<Vec<_>>(), memory, HURRY, &|| {}).expect("curl is there")
}

#[test]
fn answers_are_told_apart() {
    let other = Other::new();
    let rows: [(&str, Option<Code>, &str); 8] = [
        ("/there", None, ""),
        ("/no-head", None, ""),
        ("/elsewhere", None, ""),
        ("/gone", Some(Code::DeadLink), "answers 410"),
        ("/nothing", Some(Code::DeadLink), "answers 404"),
        ("/moved", Some(Code::MovedLink), ""),
        ("/circle", Some(Code::UnansweredLink), "leads on more than 5 times"),
        ("/forbidden", Some(Code::UnansweredLink), "answers 403"),
    ];
    for (path, code, label) in rows {
        let found = look(&[other.address(path)], &mut Memory::default());
        let told: Vec<_> = found.iter().map(|one| one.code).collect();
        assert_eq!(told, code.into_iter().collect::<Vec<_>>(), "{path}");
        assert!(found.iter().all(|one| one.label.text.en.contains(label)), "{path}: {found:?}");
    }
    let moved = look(&[other.address("/moved")], &mut Memory::default());
    let help = moved.iter().find_map(|one| one.help.clone()).expect("it has moved");
    assert_eq!(help.en, format!("write its new address: {}", other.address("/new")));
}

#[test]
fn an_address_that_nobody_answers_is_no_dead_link() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = format!("http://{}/", listener.local_addr().expect("it listens"));
    drop(listener);
    let found = look(&[address], &mut Memory::default());
    assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::UnansweredLink]);
}

#[test]
fn the_head_of_a_page_is_enough_and_is_asked_for_once() {
    let other = Other::new();
    let mut memory = Memory::default();
    let addresses = [other.address("/there#kop"), other.address("/there")];
    look(&addresses, &mut memory);
    let asked = other.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].starts_with("HEAD /there rodedraad/"), "{asked:?}");
    look(&addresses, &mut memory);
    assert_eq!(other.asked(), [] as [&str; 0], "it is remembered");
}

#[test]
fn who_has_had_enough_is_left_alone() {
    let other = Other::new();
    let addresses: Vec<String> =
        (1..=4).map(|number| other.address(&format!("/too-much/{number}"))).collect();
    let found = look(&addresses, &mut Memory::default());
    assert_eq!(other.asked().len(), 1);
    assert_eq!(found.iter().filter(|one| one.code == Code::UnansweredLink).count(), 4);
}

#[test]
fn the_command_tells_and_remembers() {
    let other = Other::new();
    let site = Site::base().file(
        "content/over.md",
        format!(
            "+++\ntitle = \"Over\"\n+++\n\nZie [het oude rapport]({}) en [de gids]({}).\n",
            other.address("/gone"),
            other.address("/there")
        ),
    );
    let check = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rodedraad"));
        let output =
            command.env("LC_ALL", "C").arg("check").args(arguments).current_dir(site.root()).output();
        let output = output.expect("the program was built");
        (output.status.code(), String::from_utf8(output.stderr).expect("it says UTF-8"))
    };
    let (code, told) = check(&["--online"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("warning[dead-link]") && told.contains("over.md:5:5"), "{told}");
    // The page that is gone was asked for twice: once for its head, and once as browsers do.
    assert_eq!(other.asked().len(), 3);
    let (_, again) = check(&["--online"]);
    assert!(again.contains("warning[dead-link]"), "{again}");
    let (_, offline) = check(&[]);
    assert!(!offline.contains("dead-link"), "{offline}");
    assert_eq!(other.asked(), [] as [&str; 0]);
    assert!(site.root().join(".rodedraad/links.json").exists());
}
