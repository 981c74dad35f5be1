//! The preview run as people run it, and a small browser for it.

#![allow(dead_code, reason = "each file of tests uses its own part of this")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than anything takes on a busy machine; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running preview; killed when dropped.
pub(crate) struct Preview {
    pub(crate) child: Child,
    pub(crate) port: u16,
    log: Mutex<Receiver<String>>,
    start: Vec<String>,
}

impl Preview {
    /// Starts it on any free port, and waits until it can be looked at.
    pub(crate) fn start(root: &Path, arguments: &[&str]) -> Self {
        Self::start_at(root, 0, arguments)
    }

    pub(crate) fn start_at(root: &Path, port: u16, arguments: &[&str]) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_rodedraad")), root, port, arguments)
    }

    /// Starts it by a command of one's own that the program's arguments are added to.
    pub(crate) fn run(mut program: Command, root: &Path, port: u16, arguments: &[&str]) -> Self {
        let mut child = program
            .env("LC_ALL", "C")
            .args(["serve", "--port", &port.to_string(), "--root"])
            .arg(root)
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program was built");
        let lines = BufReader::new(child.stderr.take().expect("it is piped")).lines();
        let (sender, log) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut preview = Self { child, port, log: Mutex::new(log), start: Vec::new() };
        let mut start = Vec::new();
        while !start.last().is_some_and(|line: &String| line.starts_with("Ctrl-C")) {
            start.push(preview.line(|_| true));
        }
        let url = start.iter().find(|line| line.starts_with("  http://")).expect("the address is told");
        preview.port =
            url.trim_end_matches('/').rsplit_once(':').expect("a port").1.parse().expect("a number");
        preview.start = start;
        preview
    }

    /// The next line of the log that is meant.
    pub(crate) fn line(&self, is_meant: impl Fn(&str) -> bool) -> String {
        loop {
            let line = self.log().recv_timeout(PATIENCE).expect("the line comes");
            if is_meant(&line) {
                return line;
            }
        }
    }

    /// What it said until it could be looked at.
    pub(crate) fn said(&self) -> &[String] {
        &self.start
    }

    fn log(&self) -> std::sync::MutexGuard<'_, Receiver<String>> {
        self.log.lock().expect("no test panicked with it")
    }

    /// The lines that were logged and not read yet.
    pub(crate) fn logged(&self) -> Vec<String> {
        self.log().try_iter().collect()
    }

    /// Sends a request and reads the answer.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = self.connect();
        let own = format!("localhost:{}", self.port);
        let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            request.extend(["host: ", &own, "\r\n"]);
        }
        for (name, value) in headers {
            request.extend([*name, ": ", *value, "\r\n"]);
        }
        stream.write_all(format!("{request}\r\n").as_bytes()).expect("it listens");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        Answer::read(&bytes)
    }

    /// The text of a page.
    pub(crate) fn get(&self, path: &str) -> String {
        let answer = self.ask("GET", path, &[]);
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time can be set");
        stream
    }

    /// Listens to what is shown.
    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        let request = format!("GET /_rodedraad/events HTTP/1.1\r\nhost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it listens");
        Events { lines: BufReader::new(stream) }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The states that a page hears of.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    /// The next state. Lines that only say that the stream is there are no event, and do not make it wait longer.
    pub(crate) fn next(&mut self) -> Value {
        let start = Instant::now();
        loop {
            let mut line = String::new();
            self.lines.read_line(&mut line).expect("an event comes");
            assert!(start.elapsed() < PATIENCE, "no event comes");
            assert!(!line.is_empty(), "the stream has ended");
            if let Some(json) = line.strip_prefix("data: ") {
                return serde_json::from_str(json).expect("it is JSON");
            }
        }
    }

    /// The next state that is meant.
    pub(crate) fn until(&mut self, is_meant: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if is_meant(&state) {
                return state;
            }
        }
    }

    /// The next state that tells of a change of a file, by its path in `content/`.
    pub(crate) fn change_of(&mut self, path: &str) -> Value {
        self.until(|state| changed(state).iter().any(|known| known == path))
    }
}

/// The files that changed with a state.
pub(crate) fn changed(state: &Value) -> Vec<String> {
    let paths = state["changed"].as_array().into_iter().flatten();
    paths.filter_map(|path| path.as_str().map(str::to_owned)).collect()
}

/// How many errors a state tells of.
pub(crate) fn errors(state: &Value) -> usize {
    state["errors"].as_array().map_or(0, Vec::len)
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a whole answer");
        let head = std::str::from_utf8(&bytes[..end]).expect("headers are text");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status");
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.parse().expect("a number"),
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("pages are UTF-8")
    }
}

/// A page without what only the preview puts in.
pub(crate) fn as_built(page: &str) -> String {
    let mut page = page.replace(rodedraad::serve::client::TAG, "");
    while let Some(start) = page.find(" data-source=\"") {
        let end = page[start + 14..].find('"').expect("it is closed") + start + 15;
        page.replace_range(start..end, "");
    }
    page
}
