//! The preview: watch, make again, show.
//!
//! In: a site's folder. Out: the site over HTTP on this machine, made again when a file changes, and what happened as
//! [`Said`]. One thread watches and makes; the others answer. What is shown is a `state::State`, exchanged whole.
//! Knows nothing of how pages come about: it calls the functions that `build` calls.

mod address;
mod answer;
pub mod client;
mod edition;
mod events;
mod guard;
mod http;
mod listen;
mod mistakes;
mod source;
mod state;
mod watch;
mod workbench;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Built;
use crate::diag::{Diagnostics, Failure};
use crate::resolve;
use crate::source::SourceTree;

use self::mistakes::Editor;
use self::state::Board;
use self::watch::Watch;
use self::workbench::Workbench;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder, which holds `content/`.
    pub root: PathBuf,
    /// What is part of the site.
    pub resolve: resolve::Options,
    /// The port asked for; when it is taken, one of the next is used. 0: any.
    pub port: u16,
    /// The address of this machine to listen on in place of 127.0.0.1 and `::1`.
    pub host: Option<IpAddr>,
    /// Whether to look at the files now and then in place of being told by the system.
    pub poll: bool,
    /// Address that opens an editor, with `{path}`, `{line}` and `{column}` in it.
    pub editor: String,
}

/// The editor that is opened unless the author says otherwise.
pub const EDITOR: &str = "vscode://file/{path}:{line}:{column}";

/// What happened, for whoever runs the preview.
#[derive(Debug)]
pub enum Said<'run> {
    /// The preview can be looked at.
    Ready {
        /// Where.
        urls: Vec<String>,
        /// How many pages there are.
        pages: usize,
        /// How long it took to start.
        took: Duration,
    },
    /// The system cannot tell of changes, so the files are looked at now and then.
    Polling(String),
    /// The site was made again.
    Made {
        /// The files that changed, from the site's root.
        changed: Vec<Arc<str>>,
        /// How many pages there are now.
        pages: usize,
        /// How long it took.
        took: Duration,
        /// Whether it is shown; with errors the last good site stays.
        is_good: bool,
    },
    /// What is wrong now; empty when all is well again.
    Wrong(&'run Diagnostics, &'run SourceTree),
    /// The machine failed; the preview goes on.
    Failed(Failure),
    /// The site was written to disk.
    Written(Built, Duration),
}

/// Is told what happens, from any thread.
pub type Listener<'run> = &'run (dyn Fn(Said<'_>) + Sync);

/// Serves until the program is asked to stop.
///
/// # Errors
/// When no port can be listened on, or the site's folder cannot be read at the start.
pub fn serve(options: &Options, listener: Listener<'_>) -> Result<(), Failure> {
    let start = Instant::now();
    listen::raise_limit();
    let runtime = http::runtime()?;
    let signal = http::stop_signal(&runtime)?;
    let sockets = {
        let _inside = runtime.enter();
        listen::sockets(options.port, options.host)?
    };
    let addresses: Vec<SocketAddr> = sockets.iter().filter_map(|socket| socket.local_addr().ok()).collect();
    // Watched before it is read, so that no change falls between the two.
    let watch = begin(&options.root, options.poll, listener)?;
    let bench = Arc::new(Mutex::new(Workbench::open(&options.root, options.resolve, true)?));
    let board = Board::new(Editor { root: options.root.clone(), link: options.editor.clone() });
    show(&bench, &board, Vec::new(), None, listener);
    let stop = watch.stop();
    let shared = http::Shared {
        board: board.clone(),
        bench: bench.clone(),
        guard: guard::Guard::new(options.host, &addresses),
        script: Arc::new(edition::Ready::new(client::script(), "text/javascript; charset=utf-8")),
    };
    listener(Said::Ready {
        urls: listen::urls(&addresses),
        pages: board.now().pages(),
        took: start.elapsed(),
    });
    std::thread::scope(|scope| {
        scope.spawn(|| keep_up(watch, &bench, &board, listener));
        http::run(runtime, sockets, &shared, signal);
        stop.stop();
    });
    Ok(())
}

/// Builds to disk at every change until the program is asked to stop.
///
/// # Errors
/// When the site's folder cannot be read at the start.
pub fn build_on_change(options: &crate::Options, poll: bool, listener: Listener<'_>) -> Result<(), Failure> {
    let mut watch = begin(&options.root, poll, listener)?;
    let mut bench = Workbench::open(&options.root, options.resolve, false)?;
    let stopping = watch.stop();
    http::on_signal(move || stopping.stop())?;
    loop {
        let start = Instant::now();
        match write(&mut bench, &options.output, listener) {
            Ok(Some(built)) => listener(Said::Written(built, start.elapsed())),
            Ok(None) => {}
            Err(failure) => listener(Said::Failed(failure)),
        }
        loop {
            let Some(gathered) = watch.next() else { return Ok(()) };
            match bench.apply(&gathered) {
                Ok(changed) if changed.is_empty() => {}
                Ok(_) => break,
                Err(failure) => listener(Said::Failed(failure)),
            }
        }
    }
}

/// Makes and writes the site as it is now; nothing when there are errors.
fn write(
    bench: &mut Workbench,
    output: &std::path::Path,
    listener: Listener<'_>,
) -> Result<Option<Built>, Failure> {
    let (made, mut diagnostics) = bench.make(&[]);
    let mut built = None;
    if let Some(made) = &made {
        diagnostics.extend(bench.question(made));
        if !diagnostics.has_errors() {
            let (mistakes, written) = crate::write_all(&made.publication, output, &())?;
            diagnostics.extend(mistakes);
            built = written;
        }
    }
    listener(Said::Wrong(&diagnostics, bench.tree()));
    Ok(built)
}

fn begin(root: &std::path::Path, poll: bool, listener: Listener<'_>) -> Result<Watch, Failure> {
    let (watch, why) = Watch::begin(root, poll)?;
    if let Some(why) = why {
        listener(Said::Polling(why));
    }
    Ok(watch)
}

/// Makes the site again at every change, until the watch is stopped.
fn keep_up(mut watch: Watch, bench: &Mutex<Workbench>, board: &Board, listener: Listener<'_>) {
    while let Some(gathered) = watch.next() {
        let start = Instant::now();
        let changed = lock(bench).apply(&gathered);
        match changed {
            Ok(changed) if changed.is_empty() => {}
            Ok(changed) => show(bench, board, changed, Some(start), listener),
            Err(failure) => listener(Said::Failed(failure)),
        }
    }
}

/// Makes the site and shows it; with errors shows what is wrong. What is likely wrong is asked when readers already
/// have the new pages.
fn show(
    bench: &Mutex<Workbench>,
    board: &Board,
    changed: Vec<Arc<str>>,
    since: Option<Instant>,
    listener: Listener<'_>,
) {
    let mut bench = lock(bench);
    let (made, mut diagnostics) = bench.make(&changed);
    let is_good = made.is_some();
    board.show(made.clone(), &changed, &diagnostics, bench.tree());
    if let Some(since) = since {
        let pages = board.now().pages();
        listener(Said::Made { changed, pages, took: since.elapsed(), is_good });
    }
    if let Some(made) = made {
        diagnostics.extend(bench.question(&made));
        board.warn(&made, &diagnostics, bench.tree());
    }
    listener(Said::Wrong(&diagnostics, bench.tree()));
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
