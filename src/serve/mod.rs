//! The preview: watch, make again, show.
//!
//! In: a site's folder. Out: the site over HTTP on this machine, made again when a file changes, and what happened as
//! [`Said`]. One thread watches and makes, one asks what is likely wrong, and the others answer readers. What is shown is a
//! `state::State`, exchanged whole.
//! Knows nothing of how pages come about: it calls the functions that `build` calls.

pub mod address;
mod answer;
mod asking;
pub mod client;
mod edition;
mod events;
pub mod guard;
mod http;
mod listen;
mod mistakes;
mod source;
mod state;
mod watch;
mod workbench;

use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::diag::{Diagnostics, Doing, Failure, Language, Words, say};
use crate::source::SourceTree;
use crate::{Built, privacy, resolve};

use self::asking::{Asker, Question, Teller};
use self::mistakes::Editor;
use self::state::Board;
use self::watch::{Gathered, Watch};
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
    /// The language of whoever works at it.
    pub language: Language,
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
    Polling(Words),
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
    let mut watch = Watch::begin(&options.root, options.poll, listener)?;
    let bench = Arc::new(Mutex::new(Workbench::open(&options.root, options.resolve, true)?));
    let board = Board::new(Editor {
        root: options.root.clone(),
        link: options.editor.clone(),
        language: options.language,
    });
    read_again(&mut watch, &mut lock(&bench))?;
    let stop = watch.stop();
    let asker = Asker::new()?;
    let teller = asker.teller();
    let shared = http::Shared {
        board: board.clone(),
        bench: bench.clone(),
        guard: guard::Guard::new(options.host, &addresses),
        script: Arc::new(edition::Ready::new(
            client::script(options.language),
            "text/javascript; charset=utf-8",
        )),
    };
    std::thread::scope(|scope| {
        // Whoever asks meanwhile is answered when there is a site.
        scope.spawn(|| {
            let ready = |pages| {
                listener(Said::Ready { urls: listen::urls(&addresses), pages, took: start.elapsed() });
            };
            begin(&bench, &board, &teller, ready, listener);
            keep_up(watch, &bench, &board, &teller, listener);
        });
        scope.spawn(|| asker.run(&board, listener));
        http::run(runtime, sockets, &shared, signal);
        stop.stop();
        teller.stop();
    });
    Ok(())
}

/// Builds to disk at every change until the program is asked to stop.
///
/// # Errors
/// When the site's folder cannot be read at the start.
pub fn build_on_change(options: &crate::Options, poll: bool, listener: Listener<'_>) -> Result<(), Failure> {
    let mut watch = Watch::begin(&options.root, poll, listener)?;
    let mut bench = Workbench::open(&options.root, options.resolve, false)?;
    let mut searched = privacy::Memo::default();
    read_again(&mut watch, &mut bench)?;
    let stopping = watch.stop();
    http::on_signal(move || stopping.stop())?;
    loop {
        let start = Instant::now();
        match surviving(|| write(&mut bench, &mut searched, options, listener)) {
            Ok(Some(built)) => listener(Said::Written(built, start.elapsed())),
            Ok(None) => {}
            Err(failure) => listener(Said::Failed(failure)),
        }
        loop {
            let Some(gathered) = watch.next() else { return Ok(()) };
            match apply(&mut watch, &mut bench, &gathered) {
                Ok(changed) if changed.is_empty() => {}
                Ok(_) => break,
                Err(failure) => listener(Said::Failed(failure)),
            }
        }
    }
}

/// Makes and writes the site as it is now; nothing when what is wrong stops it.
fn write(
    bench: &mut Workbench,
    searched: &mut privacy::Memo,
    options: &crate::Options,
    listener: Listener<'_>,
) -> Result<Option<Built>, Failure> {
    let (made, mut diagnostics) = bench.make(&[]);
    let mut built = None;
    if let Some(made) = &made {
        diagnostics.extend(crate::ask(bench.tree(), searched, made).diagnostics);
        if !options.is_stopped_by(&diagnostics) {
            let outcome = crate::write_all(&made.publication, &options.output, &(), false)?;
            diagnostics.extend(outcome.mistakes);
            built = outcome.built;
        }
    }
    listener(Said::Wrong(&diagnostics, bench.tree()));
    Ok(built)
}

/// Makes the site again at every change, until the watch is stopped.
fn keep_up(
    mut watch: Watch<'_>,
    bench: &Mutex<Workbench>,
    board: &Board,
    teller: &Teller,
    listener: Listener<'_>,
) {
    while let Some(gathered) = watch.next() {
        let start = Instant::now();
        let kept_up = surviving(|| -> Result<(), Failure> {
            let mut bench = lock(bench);
            let changed = apply(&mut watch, &mut bench, &gathered)?;
            if !changed.is_empty() {
                let question = show(&mut bench, board, &changed);
                let (pages, is_good) = (board.now().pages(), question.made.is_some());
                listener(Said::Made { changed, pages, took: start.elapsed(), is_good });
                teller.made(question);
            }
            Ok(())
        });
        if let Err(failure) = kept_up {
            listener(Said::Failed(failure));
        }
    }
}

/// Reads what may have changed, and what links lead to once more when that was not watched before. Gives the files that did change.
fn apply(
    watch: &mut Watch<'_>,
    bench: &mut Workbench,
    gathered: &Gathered,
) -> Result<Vec<Arc<str>>, Failure> {
    let mut changed = bench.apply(gathered)?;
    changed.extend(read_again(watch, bench)?);
    Ok(changed)
}

fn read_again(watch: &mut Watch<'_>, bench: &mut Workbench) -> Result<Vec<Arc<str>>, Failure> {
    let is_more = watch.follow(bench.links());
    if is_more { bench.apply(&Gathered::Everything) } else { Ok(Vec::new()) }
}

/// Does something that a mistake of our own may end, and goes on: a preview that shows nothing new any more, and does not
/// say so, is worse than one that tells of the mistake and tries again at the next save.
fn surviving<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let why = say! {
            en: "the program met a mistake of its own, told above; what was good stays, and the next save is tried again",
            nl: "in het programma zelf zit een fout, zie hierboven; wat goed was blijft staan, en zodra je iets opslaat, wordt het opnieuw geprobeerd",
        };
        Err(Failure::said(Doing::Make, "", why))
    })
}

/// Makes the site for the first time, and tells how many pages it has.
fn begin(
    bench: &Mutex<Workbench>,
    board: &Board,
    teller: &Teller,
    ready: impl FnOnce(usize),
    listener: Listener<'_>,
) {
    let begun = surviving(|| {
        let question = show(&mut lock(bench), board, &[]);
        ready(board.now().pages());
        teller.made(question);
        Ok(())
    });
    if let Err(failure) = begun {
        listener(Said::Failed(failure));
        // Nobody is to wait for it.
        board.show(None, &[], &Diagnostics::new(), lock(bench).tree());
    }
}

/// Makes the site and shows it; with errors shows what is wrong. What else may be wrong with it is asked when readers already have
/// the new pages.
fn show(bench: &mut Workbench, board: &Board, changed: &[Arc<str>]) -> Question {
    let (made, diagnostics) = bench.make(changed);
    board.show(made.clone(), changed, &diagnostics, bench.tree());
    Question { tree: bench.tree().clone(), made, diagnostics }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
