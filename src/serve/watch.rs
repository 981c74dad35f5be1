//! What changed on disk: which files to look at again, and when.
//!
//! In: what the system tells of the site's folders, or where it cannot, what a look at all files now and then finds. Out:
//! [`Gathered`] paths. A path that is told need not have changed: who reads it compares its bytes. But none that changed
//! is left out for good.
//!
//! A file that was closed, renamed or removed is looked at almost at once. One that is still being written is given a
//! moment, so that half a file is not read. What follows within milliseconds belongs to the same change; more than two
//! files are taken for the start of many, and are waited for a little longer.

mod poll;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::FOLDERS;
use crate::diag::Failure;
use crate::source::load::is_read;

/// How long nothing must happen after a change of one file, or of two.
const QUIET: Duration = Duration::from_millis(2);
/// The same after a file was written that may not be finished.
const UNFINISHED: Duration = Duration::from_millis(40);
/// The same after several files changed: from so many on, so long. Somebody checks out, copies or moves, and a busy machine
/// may stop in between.
const BURSTS: [(usize, Duration); 2] = [(10, Duration::from_millis(250)), (3, Duration::from_millis(40))];
/// The longest that is gathered while changes keep coming.
const LONGEST: Duration = Duration::from_secs(2);
/// After a new folder all is read once more this much later: files may have come before the system watched it.
const RECHECK: Duration = Duration::from_millis(300);

/// What to look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Gathered {
    /// These paths, from the site's root with `/`.
    Paths(BTreeSet<String>),
    /// All files.
    Everything,
}

/// What is told to the watch.
#[derive(Debug)]
enum Message {
    System(notify::Result<Event>),
    Polled(BTreeSet<String>),
    Stop,
}

/// Ends a watch from another thread.
#[derive(Clone, Debug)]
pub(super) struct Stop(Sender<Message>);

impl Stop {
    /// Ends it.
    pub(super) fn stop(&self) {
        // A watch that has ended needs no telling.
        let _ = self.0.send(Message::Stop);
    }
}

/// How changes are heard of.
enum Ear {
    System(RecommendedWatcher),
    Poll(#[expect(dead_code, reason = "it ends when dropped")] poll::Poll),
}

/// Watches the folders of a site.
pub(super) struct Watch {
    root: PathBuf,
    ear: Ear,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    /// When everything is to be read once more.
    recheck: Option<Instant>,
}

/// What was heard so far.
#[derive(Default)]
struct Heard {
    paths: BTreeSet<String>,
    everything: bool,
    /// A folder came, of which not all may have been told.
    is_new_folder: bool,
    is_unfinished: bool,
}

impl Watch {
    /// Starts watching; the second value says why the files are polled although that was not asked for.
    ///
    /// # Errors
    /// When the site's folder is not there.
    pub(super) fn begin(root: &Path, poll: bool) -> Result<(Self, Option<String>), Failure> {
        let failed = |error| Failure::io("watch", root, error);
        // The system tells real paths on some machines.
        let root = root.canonicalize().map_err(failed)?;
        let (sender, messages) = channel();
        let mut why = None;
        let system = if poll { None } else { system(&root, &sender).map_err(|error| why = Some(error)).ok() };
        let ear =
            system.map_or_else(|| Ear::Poll(poll::Poll::begin(root.clone(), sender.clone())), Ear::System);
        Ok((Self { root, ear, messages, sender, recheck: None }, why))
    }

    /// Ends the watch from another thread.
    pub(super) fn stop(&self) -> Stop {
        Stop(self.sender.clone())
    }

    /// Waits for the next change; nothing when the watch was stopped.
    pub(super) fn next(&mut self) -> Option<Gathered> {
        loop {
            let message = match self.recheck {
                None => self.messages.recv().ok()?,
                Some(at) => match self.messages.recv_timeout(at.saturating_duration_since(Instant::now())) {
                    Ok(message) => message,
                    Err(RecvTimeoutError::Timeout) => {
                        self.recheck = None;
                        return Some(Gathered::Everything);
                    }
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            let mut heard = Heard::default();
            self.hear(message, &mut heard)?;
            if heard.is_something() {
                return self.gather(heard);
            }
        }
    }

    /// Gathers what follows, until nothing does.
    fn gather(&mut self, mut heard: Heard) -> Option<Gathered> {
        let latest = Instant::now() + LONGEST;
        loop {
            let until = (Instant::now() + heard.patience()).min(latest);
            match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(message) => self.hear(message, &mut heard)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
            if Instant::now() >= latest {
                break;
            }
        }
        if heard.is_new_folder {
            self.watch_again();
            self.recheck = Some(Instant::now() + RECHECK);
        }
        Some(if heard.everything { Gathered::Everything } else { Gathered::Paths(heard.paths) })
    }

    /// Takes one message; nothing when it says to stop.
    fn hear(&self, message: Message, heard: &mut Heard) -> Option<()> {
        match message {
            Message::Stop => return None,
            Message::Polled(paths) => heard.paths.extend(paths),
            // What was lost is not known.
            Message::System(Err(_)) => heard.everything = true,
            Message::System(Ok(event)) => self.event(&event, heard),
        }
        Some(())
    }

    fn event(&self, event: &Event, heard: &mut Heard) {
        if event.need_rescan() {
            heard.everything = true;
            return;
        }
        let is_finished = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_)) => true,
            EventKind::Access(_) => return,
            // Linux tells when a file is closed; elsewhere a write is all that is told.
            _ => !cfg!(target_os = "linux"),
        };
        let mut is_ours = false;
        for path in event.paths.iter().filter_map(|path| self.below(path)) {
            if !FOLDERS.iter().any(|folder| is_read(&path, folder)) {
                continue;
            }
            is_ours = true;
            let is_folder = matches!(event.kind, EventKind::Create(CreateKind::Folder))
                || FOLDERS.contains(&&*path)
                || (!matches!(event.kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Data(_)))
                    && self.root.join(&path).is_dir());
            heard.is_new_folder |= is_folder;
            heard.everything |= is_folder;
            heard.paths.insert(path);
        }
        if is_ours {
            heard.is_unfinished = !is_finished;
        }
    }

    /// A path from the site's root, with `/`.
    fn below(&self, path: &Path) -> Option<String> {
        let path = path.strip_prefix(&self.root).ok()?;
        Some(path.to_string_lossy().replace('\\', "/")).filter(|path| !path.is_empty())
    }

    /// Watches folders that came back, or that a link now leads to.
    fn watch_again(&mut self) {
        if let Ear::System(watcher) = &mut self.ear {
            for folder in FOLDERS {
                let path = self.root.join(folder);
                if path.is_dir() && watcher.watch(&path, RecursiveMode::Recursive).is_err() {
                    // It went again, or the system's limit is reached; the first will be told, and a full limit was
                    // not reached at the start.
                    self.recheck = Some(Instant::now() + RECHECK);
                }
            }
        }
    }
}

impl Heard {
    fn is_something(&self) -> bool {
        self.everything || !self.paths.is_empty()
    }

    fn patience(&self) -> Duration {
        let burst = BURSTS.iter().find(|(many, _)| self.paths.len() >= *many).map(|(_, quiet)| *quiet);
        let least = if self.is_unfinished || self.everything { UNFINISHED } else { QUIET };
        burst.map_or(least, |burst| burst.max(least))
    }
}

/// Has the system tell of changes; else why it cannot.
fn system(root: &Path, sender: &Sender<Message>) -> Result<RecommendedWatcher, String> {
    let sender = sender.clone();
    let handler = move |event| {
        // When nobody listens any more the program is about to end.
        let _ = sender.send(Message::System(event));
    };
    let begin = || -> notify::Result<RecommendedWatcher> {
        let mut watcher = notify::recommended_watcher(handler)?;
        // The root itself tells when one of the folders goes or comes.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in FOLDERS {
            let path = root.join(folder);
            if path.is_dir() {
                watcher.watch(&path, RecursiveMode::Recursive)?;
            }
        }
        Ok(watcher)
    };
    begin().map_err(|error| match error.kind {
        ErrorKind::MaxFilesWatch => {
            "the system's limit of watched folders is reached (fs.inotify.max_user_watches)".to_owned()
        }
        _ => format!("the system cannot tell of changes: {error}"),
    })
}
