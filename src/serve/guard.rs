//! Who may ask: only this machine's own reader, by an address that leads to this machine and nowhere else.
//!
//! A page of another site can make a browser send requests here. Where its name leads here too (DNS rebinding) it could even read
//! the answers; so requests that name another host, or come from another site's page, are refused.

use std::net::{IpAddr, SocketAddr};

use hyper::HeaderMap;
use hyper::header::{HOST, HeaderValue, ORIGIN};

/// The names by which the preview may be asked.
#[derive(Clone, Debug)]
pub struct Guard {
    port: u16,
    /// The address listened on, when the author named one: others on the network may then ask by any number.
    host: Option<IpAddr>,
}

impl Guard {
    /// For a preview that listens at these addresses.
    pub fn new(host: Option<IpAddr>, addresses: &[SocketAddr]) -> Self {
        Self { host, port: addresses.first().map_or(0, SocketAddr::port) }
    }

    /// Why a request is refused, as a sentence; nothing when it may be answered.
    pub fn refusal(&self, headers: &HeaderMap) -> Option<&'static str> {
        let text = |value: &HeaderValue| value.to_str().unwrap_or_default().to_ascii_lowercase();
        let hosts: Vec<_> = headers.get_all(HOST).iter().collect();
        match hosts[..] {
            [host] if self.is_ours(&text(host)) => {}
            _ => return Some("The preview answers only to localhost."),
        }
        if let Some(origin) = headers.get(ORIGIN) {
            let origin = text(origin);
            let host = origin.strip_prefix("http://");
            if !host.is_some_and(|host| self.is_ours(host)) {
                return Some("The preview does not answer to pages of other sites.");
            }
        }
        let header = |name: &str| headers.get(name).map(text);
        // A link on another site may lead here; its scripts and pictures may not come from here.
        if header("sec-fetch-site").is_some_and(|site| site == "cross-site" || site == "same-site")
            && header("sec-fetch-mode").is_none_or(|mode| mode != "navigate")
        {
            return Some("The preview does not answer to pages of other sites.");
        }
        None
    }

    /// Whether a name with a port, as in `Host`, is one of this preview.
    fn is_ours(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // Rust takes `+80` and `080` for the number, too; no browser writes them.
            Some((name, port)) if !port.ends_with(']') => {
                (name, port.parse().ok().filter(|number: &u16| number.to_string() == port).unwrap_or(0))
            }
            _ => (host, 80),
        };
        let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let is_named = match address.parse::<IpAddr>() {
            // A number cannot be rebound; when the author opened the preview to a network, any number of it is meant.
            Ok(address) => {
                address.is_loopback()
                    || self.host.is_some_and(|host| host.is_unspecified() || host == address)
            }
            Err(_) => name == "localhost",
        };
        is_named && port == self.port
    }
}

#[cfg(test)]
mod tests {
    use super::Guard;
    use hyper::HeaderMap;
    use hyper::header::{HOST, ORIGIN};

    fn answers(guard: &Guard, headers: &[(&'static str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        guard.refusal(&map).is_none()
    }

    #[test]
    fn answers_to_this_machine_only() {
        let guard = Guard::new(None, &["127.0.0.1:4321".parse().unwrap()]);
        for (host, expected) in [
            ("localhost:4321", true),
            ("LOCALHOST:4321", true),
            ("127.0.0.1:4321", true),
            ("[::1]:4321", true),
            ("localhost:+4321", false),
            ("localhost:04321", false),
            ("localhost:4322", false),
            ("localhost", false),
            ("kwaad.example:4321", false),
            ("localhost.kwaad.example:4321", false),
            ("127.0.0.1.kwaad.example:4321", false),
            ("192.168.1.10:4321", false),
            ("", false),
        ] {
            assert_eq!(answers(&guard, &[(HOST.as_str(), host)]), expected, "{host}");
        }
        assert!(!answers(&guard, &[]));
        assert!(!answers(&guard, &[("host", "localhost:4321"), ("host", "kwaad.example")]));
    }

    #[test]
    fn does_not_answer_to_other_sites() {
        let guard = Guard::new(None, &["127.0.0.1:4321".parse().unwrap()]);
        let host = ("host", "localhost:4321");
        for (origin, expected) in [
            ("http://localhost:4321", true),
            ("http://127.0.0.1:4321", true),
            ("https://localhost:4321", false),
            ("http://localhost:8080", false),
            ("https://kwaad.example", false),
            ("null", false),
        ] {
            assert_eq!(answers(&guard, &[host, (ORIGIN.as_str(), origin)]), expected, "{origin}");
        }
        let from = |site, mode| answers(&guard, &[host, ("sec-fetch-site", site), ("sec-fetch-mode", mode)]);
        assert!(from("same-origin", "cors") && from("none", "navigate") && from("cross-site", "navigate"));
        assert!(!from("cross-site", "no-cors") && !from("same-site", "no-cors"));
    }

    #[test]
    fn a_host_of_the_network_answers_to_its_number() {
        let open = Guard::new(Some("0.0.0.0".parse().unwrap()), &["0.0.0.0:4321".parse().unwrap()]);
        assert!(answers(&open, &[("host", "192.168.1.10:4321")]));
        assert!(!answers(&open, &[("host", "kwaad.example:4321")]));
    }
}
