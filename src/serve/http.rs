//! The server: connections, and what each address answers.
//!
//! In: requests on this machine. Out: files of the site that is shown, the preview's own script and events. No request
//! leads to a file on disk: the site's files are a list, and what is not on it is not there.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{ALLOW, HeaderValue, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

use super::address::file_path;
use super::answer::{self, Content};
use super::client;
use super::edition::{Edition, NoFile, Ready};
use super::guard::Guard;
use super::state::{Board, State};
use super::workbench::Workbench;
use super::{events, lock, source};
use crate::diag::{Doing, Failure, say};

/// How long a connection may take to say what it wants; it costs nothing but its place meanwhile.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many threads render pages at once.
const RENDERERS: usize = 8;

/// How long work in progress may hold up the end.
const FAREWELL: Duration = Duration::from_millis(200);

/// What all connections share.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// What is shown.
    pub(super) board: Board,
    /// The files, for places in them.
    pub(super) bench: Arc<Mutex<Workbench>>,
    /// Who may ask.
    pub(super) guard: Guard,
    /// The preview's script.
    pub(super) script: Arc<Ready>,
}

/// Threads for connections.
pub(super) fn runtime() -> Result<Runtime, Failure> {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(2).max_blocking_threads(RENDERERS).enable_all();
    builder.build().map_err(|error| Failure::io(Doing::StartServer, "", error))
}

/// Calls a function when the program is asked to stop.
pub(super) fn on_signal(stop: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::io(Doing::HearStop, "", error))?;
    let signal = stop_signal(&runtime)?;
    std::thread::spawn(move || {
        runtime.block_on(signal);
        stop();
    });
    Ok(())
}

/// Answers until the program is asked to stop, by a signal that was listened for before.
pub(super) fn run(
    runtime: Runtime,
    sockets: Vec<TcpListener>,
    shared: &Shared,
    signal: impl Future<Output = ()>,
) {
    for socket in sockets {
        runtime.spawn(accept(socket, shared.clone()));
    }
    runtime.block_on(signal);
    runtime.shutdown_timeout(FAREWELL);
}

/// Comes when the program is asked to stop: Ctrl-C, or a friendly signal of the system. From this call on neither ends the
/// program by itself.
#[cfg(unix)]
pub(super) fn stop_signal(runtime: &Runtime) -> Result<impl Future<Output = ()> + Send + use<>, Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let _inside = runtime.enter();
    let failed = |error| Failure::io(Doing::HearStop, "", error);
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Comes when the program is asked to stop with Ctrl-C.
#[cfg(not(unix))]
pub(super) fn stop_signal(_: &Runtime) -> Result<impl Future<Output = ()> + Send + use<>, Failure> {
    // Without a handler Ctrl-C ends the program all the same.
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}

async fn accept(socket: TcpListener, shared: Shared) {
    loop {
        match socket.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, shared.clone()));
            }
            // The other end went already.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            // No more connections can be open; one of them will end.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn connection(stream: TcpStream, shared: Shared) {
    // Answers are small and come at once: waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let shared = shared.clone();
        async move { Ok::<_, Infallible>(respond(&shared, &request).await) }
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(64 << 10).half_close(false);
    // A connection that breaks is the browser's affair.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}

async fn respond(shared: &Shared, request: &Request<Incoming>) -> Response<Content> {
    if let Some(why) = shared.guard.refusal(request.headers()) {
        return answer::sentence(StatusCode::FORBIDDEN, why);
    }
    let is_head = *request.method() == Method::HEAD;
    if !is_head && *request.method() != Method::GET {
        let mut refused =
            answer::sentence(StatusCode::METHOD_NOT_ALLOWED, "The preview only shows: GET and HEAD.");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let response = match request.uri().path().strip_prefix(client::FOLDER) {
        Some("events") if is_head => answer::plain(StatusCode::OK, EVENT_STREAM, Content::Whole(None)),
        Some("events") => {
            answer::plain(StatusCode::OK, EVENT_STREAM, Content::Events(events::stream(&shared.board)))
        }
        Some("client.js") => answer::file(&shared.script, request.headers()),
        Some("source") => written_at(shared, request.uri().query()).await,
        Some(_) => answer::sentence(StatusCode::NOT_FOUND, "The preview has no such address."),
        None => site(shared, request).await,
    };
    if is_head { response.map(|_| Content::Whole(None)) } else { response }
}

const EVENT_STREAM: &str = "text/event-stream; charset=utf-8";

/// Where something was written, as JSON.
async fn written_at(shared: &Shared, query: Option<&str>) -> Response<Content> {
    let (query, shared) = (query.map(str::to_owned), shared.clone());
    let found = work(move || {
        let bench = lock(&shared.bench);
        source::spot(query.as_deref(), &shared.board.now(), bench.tree(), shared.board.editor())
    });
    match found.await.flatten().and_then(|spot| serde_json::to_string(&spot).ok()) {
        Some(json) => {
            answer::plain(StatusCode::OK, "application/json; charset=utf-8", Content::whole(json.into()))
        }
        None => answer::sentence(StatusCode::NOT_FOUND, "It is not known where that was written."),
    }
}

/// A file of the site.
async fn site(shared: &Shared, request: &Request<Incoming>) -> Response<Content> {
    let state = shared.board.first().await;
    let headers = request.headers();
    let Some(edition) = state.edition.clone() else { return waiting(shared, &state) };
    let path = file_path(request.uri().path());
    if let Some(ready) = path.as_ref().and_then(|path| edition.kept(path)) {
        return answer::file(&ready, headers);
    }
    let (worker, headers) = (shared.clone(), headers.clone());
    let address = request.uri().path().to_owned();
    let query = request.uri().query().map(str::to_owned);
    let answer =
        work(move || made(&worker, &state, &edition, path.as_deref(), &address, query.as_deref(), &headers));
    answer.await.unwrap_or_else(|| {
        let failed = say! {
            en: "The page could not be made; the terminal may tell more.",
            nl: "De pagina kon niet worden gemaakt; misschien staat in de terminal waarom.",
        };
        answer::sentence(StatusCode::INTERNAL_SERVER_ERROR, failed.get(shared.board.editor().language))
    })
}

/// A file that was not rendered yet.
fn made(
    shared: &Shared,
    state: &State,
    edition: &Arc<Edition>,
    path: Option<&str>,
    address: &str,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Response<Content> {
    let Some(path) = path else { return not_found(edition, headers) };
    match edition.file(path) {
        Ok(ready) => answer::file(&ready, headers),
        Err(NoFile::Unknown) if edition.has_page(&format!("{path}/")) => to_folder(address, query),
        Err(NoFile::Unknown) => match edition.below_base(path) {
            Some(path) => made(shared, state, edition, Some(path), address, query, headers),
            None => not_found(edition, headers),
        },
        Err(NoFile::Mistake(mistake)) => {
            shared.board.mistake(edition, *mistake, lock(&shared.bench).tree());
            match state.before.as_ref().map(|before| before.file(path)) {
                Some(Ok(ready)) => answer::file(&ready, headers),
                _ => waiting(shared, &shared.board.now()),
            }
        }
    }
}

/// A page's address ends in a slash: without it relative links would lead elsewhere.
fn to_folder(address: &str, query: Option<&str>) -> Response<Content> {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = answer::sentence(StatusCode::PERMANENT_REDIRECT, "The address ends in a slash.");
    match HeaderValue::from_str(&format!("{address}/{query}")) {
        Ok(location) => {
            response.headers_mut().insert(LOCATION, location);
            response
        }
        Err(_) => answer::sentence(StatusCode::NOT_FOUND, "There is no such page."),
    }
}

/// The site's own page for an address that does not exist.
fn not_found(edition: &Edition, headers: &HeaderMap) -> Response<Content> {
    let Ok(page) = edition.file("404.html") else {
        return answer::sentence(StatusCode::NOT_FOUND, "There is no such page.");
    };
    let mut whole = headers.clone();
    whole.remove(hyper::header::IF_NONE_MATCH);
    whole.remove(hyper::header::RANGE);
    let mut response = answer::file(&page, &whole);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// What is shown in place of a page that was never good.
fn waiting(shared: &Shared, state: &State) -> Response<Content> {
    let errors: Vec<String> = state.errors.iter().map(|entry| entry.text.clone()).collect();
    let page = Content::whole(client::waiting(&errors, shared.board.editor().language));
    answer::plain(StatusCode::INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page)
}

/// Work that takes its time, on a thread for it; nothing when it panicked, which ends no one else's.
async fn work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}
