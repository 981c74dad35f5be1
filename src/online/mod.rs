//! Asks other sites whether the pages that a site links to are still there.
//!
//! In: the links, and what earlier runs learnt. Out: diagnostics. Knows nothing of reports. Part of no build: what is found
//! depends on others, and on the day.
//!
//! It is polite. One request at a time goes to a host, with a pause between two; only the head of a page is asked for where
//! that is enough; who answers that it is too much is left alone for the rest of the run; and what was learnt is kept for days.

mod memory;
mod visit;

pub use memory::Memory;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::check::Link;
use crate::diag::{Code, Diagnostic, Diagnostics, Words, say};
use crate::source::Span;
use visit::visit;

/// How to ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manners {
    /// The time between two requests to one host.
    pub pause: Duration,
    /// The longest that a request may take.
    pub patience: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self { pause: Duration::from_secs(1), patience: Duration::from_secs(20) }
    }
}

/// What is known of an address.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// There is a page.
    There,
    /// There is none any more: the status it answered with.
    Gone(u16),
    /// It is for good at this address.
    Moved(String),
    /// Nothing is known, for this reason.
    Unknown(Reason),
    /// The host asked to be left alone.
    TooMuch,
}

/// Why nothing is known of an address.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A status that does not tell whether there is a page.
    Status(u16),
    /// It leads on and on.
    Circle,
    /// `curl` could not be started: the system's answer.
    NotStarted(String),
    /// `curl` ended with this code; nothing where the system stopped it.
    Curl(Option<i32>),
}

impl Reason {
    /// Why there was no answer (curl manual, "Exit codes").
    fn words(&self) -> Words {
        match self {
            Self::Status(status) => answers(*status),
            Self::Circle => say! {
                en: "leads on more than {MOST_STEPS} times",
                nl: "stuurt meer dan {MOST_STEPS} keer door",
            },
            Self::NotStarted(error) => {
                say! { en: "`curl` could not be started: {error}", nl: "`curl` kon niet starten: {error}" }
            }
            Self::Curl(None) => say! { en: "`curl` was stopped", nl: "`curl` is gestopt" },
            Self::Curl(Some(3)) => {
                say! { en: "is no address that can be asked for", nl: "is geen adres dat te bezoeken is" }
            }
            Self::Curl(Some(5)) => say! {
                en: "the proxy of this network was not found",
                nl: "de proxy van dit netwerk is niet gevonden",
            },
            Self::Curl(Some(6)) => say! {
                en: "no site was found under this name",
                nl: "onder deze naam is geen site gevonden",
            },
            Self::Curl(Some(7)) => say! { en: "the site does not answer", nl: "de site antwoordt niet" },
            Self::Curl(Some(28)) => say! {
                en: "the site takes too long to answer",
                nl: "het antwoord van de site duurt te lang",
            },
            Self::Curl(Some(35 | 51 | 58 | 60 | 77 | 83)) => say! {
                en: "its security certificate could not be checked",
                nl: "het beveiligingscertificaat was niet te controleren",
            },
            Self::Curl(Some(code)) => {
                say! { en: "`curl` ended with code {code}", nl: "`curl` eindigde met code {code}" }
            }
        }
    }
}

/// More steps from address to address are a circle.
const MOST_STEPS: usize = 5;

/// So many hosts are asked at the same time.
const AT_ONCE: usize = 8;

/// Asks for all links, and tells of those that are gone or have moved. `done` is called for each address, from any thread.
///
/// # Errors
/// `dead-link`, `moved-link` and `unanswered-link`. Where requests cannot be made at all: why.
pub fn ask(
    links: &[Link],
    memory: &mut Memory,
    manners: Manners,
    done: &(dyn Fn() + Sync),
) -> Result<Diagnostics, Words> {
    let mut places: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for link in links {
        places.entry(without_anchor(&link.address)).or_default().push(link.span);
    }
    let mut hosts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in places.keys().filter(|address| memory.answer(address).is_none()) {
        hosts.entry(host(address)).or_default().push(address);
    }
    if !hosts.is_empty() {
        visit::is_possible()?;
    }
    let waiting: Mutex<VecDeque<Vec<&str>>> = Mutex::new(hosts.into_values().collect());
    let answers: Mutex<BTreeMap<&str, Answer>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                let next = || locked(&waiting).pop_front();
                while let Some(addresses) = next() {
                    ask_host(&addresses, manners, &answers, done);
                }
            });
        }
    });
    let answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    for (address, answer) in answers {
        memory.learn(address, answer);
    }
    let mut found: Vec<(Span, Diagnostic)> = Vec::new();
    for (address, spans) in &places {
        let answer = memory.answer(address);
        found.extend(spans.iter().filter_map(|span| Some((*span, tell(address, *span, answer?)?))));
    }
    found.sort_by_key(|(span, _)| *span);
    Ok(found.into_iter().map(|(_, diagnostic)| diagnostic).collect())
}

/// Asks for addresses of one host, one after the other.
fn ask_host<'all>(
    addresses: &[&'all str],
    manners: Manners,
    answers: &Mutex<BTreeMap<&'all str, Answer>>,
    done: &(dyn Fn() + Sync),
) {
    let mut is_too_much = false;
    for (at, address) in addresses.iter().enumerate() {
        if at > 0 && !is_too_much {
            std::thread::sleep(manners.pause);
        }
        let answer = if is_too_much { Answer::TooMuch } else { visit(address, manners) };
        is_too_much |= answer == Answer::TooMuch;
        locked(answers).insert(address, answer);
        done();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How many addresses there are to ask for.
pub fn count(links: &[Link], memory: &Memory) -> usize {
    let addresses: std::collections::BTreeSet<&str> =
        links.iter().map(|link| without_anchor(&link.address)).collect();
    addresses.into_iter().filter(|address| memory.answer(address).is_none()).count()
}

fn without_anchor(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

/// The host and port of an address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

fn tell(address: &str, span: Span, answer: &Answer) -> Option<Diagnostic> {
    Some(match answer {
        Answer::There => return None,
        Answer::Gone(status) => {
            let message = say! {
                en: "there is no page any more at {address}",
                nl: "er is geen pagina meer op {address}",
            };
            Diagnostic::new(Code::DeadLink, span, message).label(answers(*status)).help(say! {
                en: "look for its new address, or link to another page that tells the same",
                nl: "zoek het nieuwe adres, of maak een link naar een andere pagina die hetzelfde vertelt",
            })
        }
        Answer::Moved(to) => {
            let message = say! {
                en: "this page has moved for good: {address}",
                nl: "deze pagina is voorgoed verhuisd: {address}",
            };
            Diagnostic::new(Code::MovedLink, span, message)
                .label(say! {
                    en: "leads readers on, for as long as that lasts",
                    nl: "stuurt lezers door, zolang dat duurt",
                })
                .help(say! { en: "write its new address: {to}", nl: "schrijf het nieuwe adres: {to}" })
        }
        Answer::Unknown(why) => unanswered(address, span, why.words()),
        Answer::TooMuch => unanswered(
            address,
            span,
            say! {
                en: "its site asks not to be asked so much",
                nl: "de site vraagt om niet zo vaak te vragen",
            },
        ),
    })
}

fn unanswered(address: &str, span: Span, why: Words) -> Diagnostic {
    let message = say! {
        en: "nothing can be said of {address}",
        nl: "over {address} is niets te zeggen",
    };
    Diagnostic::new(Code::UnansweredLink, span, message).label(why).help(say! {
        en: "open it in a browser; it may well be there",
        nl: "open het in een browser; misschien is de pagina er gewoon",
    })
}

fn answers(status: u16) -> Words {
    say! { en: "answers {status}", nl: "antwoordt {status}" }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_are_what_stands_before_the_path() {
        let rows =
            [("https://a.nl/b", "a.nl"), ("http://a.nl:8080?b", "a.nl:8080"), ("https://a.nl", "a.nl")];
        for (address, expected) in rows {
            assert_eq!(host(address), expected);
        }
    }
}
