//! Where the preview listens: on this machine only, unless the author names an address.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::net::{TcpListener, TcpSocket};

use crate::diag::{Doing, Failure, say};

/// How many ports after the one asked for are tried.
const TRIES: u16 = 100;

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 4096;

/// Listens on the first free port from `port` on: on both addresses of this machine, or on `host` alone. Must be called in
/// a runtime.
///
/// # Errors
/// When no port is free, or the address is not one of this machine.
pub(super) fn sockets(port: u16, host: Option<IpAddr>) -> Result<Vec<TcpListener>, Failure> {
    let last = port.saturating_add(if port == 0 { 0 } else { TRIES });
    for port in port..=last {
        let bound = match host {
            Some(host) => bind(host, port).map(|socket| vec![socket]),
            None => both(port),
        };
        match bound {
            Ok(sockets) => return Ok(sockets),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                let host = host.unwrap_or(Ipv4Addr::LOCALHOST.into());
                return Err(Failure::io(Doing::ListenOn, SocketAddr::new(host, port).to_string(), error));
            }
        }
    }
    Err(Failure::said(
        Doing::ListenOn,
        port.to_string(),
        say! {
            en: "this port and the next {TRIES} are taken; stop another preview, or choose a port with --port",
            nl: "deze poort en de volgende {TRIES} zijn bezet; stop een ander voorbeeld of kies een poort met --port",
        },
    ))
}

/// Listens on 127.0.0.1 and, where the machine has it, on `::1`.
fn both(port: u16) -> io::Result<Vec<TcpListener>> {
    let first = bind(Ipv4Addr::LOCALHOST.into(), port)?;
    match bind(Ipv6Addr::LOCALHOST.into(), first.local_addr()?.port()) {
        Ok(second) => Ok(vec![first, second]),
        // A browser that asks for localhost may try ::1 first: somebody else must not answer there.
        Err(error) if error.kind() == ErrorKind::AddrInUse && port != 0 => Err(error),
        Err(_) => Ok(vec![first]),
    }
}

fn bind(host: IpAddr, port: u16) -> io::Result<TcpListener> {
    let socket = if host.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    if cfg!(unix) {
        // A port that was ours a moment ago can be ours again.
        socket.set_reuseaddr(true)?;
    }
    socket.bind(SocketAddr::new(host, port))?;
    socket.listen(BACKLOG)
}

/// The addresses to open in a browser, the best first.
pub(super) fn urls(addresses: &[SocketAddr]) -> Vec<String> {
    let url = |address: &SocketAddr| match address.ip() {
        ip if ip.is_loopback() || ip.is_unspecified() => format!("http://localhost:{}/", address.port()),
        _ => format!("http://{address}/"),
    };
    let mut urls: Vec<String> = addresses.iter().map(url).collect();
    urls.dedup();
    urls
}

/// Lets the program have as many open connections as the system allows: a thousand open pages are more than some
/// systems give by default.
#[cfg(unix)]
pub(super) fn raise_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    // Where it may not be raised, fewer connections are served.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}

#[cfg(not(unix))]
pub(super) fn raise_limit() {}
