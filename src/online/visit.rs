//! One address, asked for with the system's own `curl`.
//!
//! A library would add some two megabytes of cryptography to the program for a question that few ask. `curl` is part of Windows, macOS
//! and most of Linux, and it knows the proxy and the certificates of the organisation, which a library of our own would not.

use std::process::{Command, Stdio};

use super::{Answer, MOST_STEPS, Manners, Reason};
use crate::diag::{Words, say};

/// Whether requests can be made at all; else why not.
pub(super) fn is_possible() -> Result<(), Words> {
    let run = Command::new("curl").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    match run {
        Ok(status) if status.success() => Ok(()),
        _ => Err(say! {
            en: "the program `curl` is not there; install it (Linux: `apt install curl`), or leave out --online",
            nl: "het programma `curl` is er niet; installeer het (Linux: `apt install curl`), of laat --online weg",
        }),
    }
}

/// What there is at an address, redirects followed.
pub(super) fn visit(address: &str, manners: Manners) -> Answer {
    let mut at = address.to_owned();
    let mut is_for_good = true;
    for _ in 0..=MOST_STEPS {
        let reply = match request(&at, manners) {
            Ok(reply) => reply,
            Err(why) => return Answer::Unknown(why),
        };
        match reply.status {
            200..=299 if at != address && is_for_good => return Answer::Moved(at),
            200..=299 => return Answer::There,
            404 | 410 => return Answer::Gone(reply.status),
            429 => return Answer::TooMuch,
            503 if reply.asks_to_wait => return Answer::TooMuch,
            300..=399 if !reply.next.is_empty() => {
                is_for_good &= matches!(reply.status, 301 | 308);
                at = reply.next;
            }
            status => return Answer::Unknown(Reason::Status(status)),
        }
    }
    Answer::Unknown(Reason::Circle)
}

/// What a server says.
struct Reply {
    status: u16,
    /// Where it leads on to, as a whole address; empty where it does not.
    next: String,
    asks_to_wait: bool,
}

/// The head of a page; the page itself where a server does not know what to do with the question.
fn request(address: &str, manners: Manners) -> Result<Reply, Reason> {
    let reply = curl(address, &["--head"], manners)?;
    if matches!(reply.status, 400..=428 | 430..=502 | 504..) {
        return curl(address, &[], manners);
    }
    Ok(reply)
}

fn curl(address: &str, more: &[&str], manners: Manners) -> Result<Reply, Reason> {
    let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let agent = concat!("rodedraad/", env!("CARGO_PKG_VERSION"), " (looks whether links still work)");
    let patience = manners.patience.as_secs().max(1).to_string();
    let run = Command::new("curl")
        // Settings of the user could follow redirects or print more.
        .args(["--disable", "--silent", "--globoff", "--proto", "=http,https", "--max-time", &patience])
        .args(["--user-agent", agent, "--dump-header", "-", "--output", nowhere])
        .args(["--write-out", "\n%{http_code} %{redirect_url}"])
        .args(more)
        .args(["--url", address])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| Reason::NotStarted(error.to_string()))?;
    let text = String::from_utf8_lossy(&run.stdout);
    let (head, last) = text.rsplit_once('\n').unwrap_or_default();
    let (status, next) = last.split_once(' ').unwrap_or((last, ""));
    match status.parse() {
        // Where it was cut off later, the status still counts.
        Ok(status) if status > 0 => Ok(Reply {
            status,
            next: next.trim().to_owned(),
            asks_to_wait: head.to_lowercase().contains("\nretry-after:"),
        }),
        _ => Err(Reason::Curl(run.status.code())),
    }
}
