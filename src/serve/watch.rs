//! What changed on disk: which files to look at again, and when.
//!
//! In: what the system tells of the site's folders, or where it cannot, what a look at all files now and then finds. Out:
//! [`Gathered`] paths. A path that is told need not have changed: who reads it compares its bytes. But none that changed
//! is left out for good.
//!
//! A file that was closed, renamed or removed is looked at almost at once. One that is still being written is given a
//! moment, so that half a file is not read. What follows within milliseconds belongs to the same change; more than two
//! files are taken for the start of many, and are waited for a little longer, and what git does is one change from
//! beginning to end.

mod git;
mod heard;
mod poll;
mod system;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::{ErrorKind, Event};

use self::git::Git;
use self::heard::Heard;
use self::poll::Poll;
use self::system::System;
use super::{Listener, Said};
use crate::diag::{Doing, Failure, Words, say};

/// The longest that is gathered while changes keep coming.
const LONGEST: Duration = Duration::from_secs(2);
/// The same while git is at work.
const LONGEST_GIT: Duration = Duration::from_secs(20);
/// How long between two looks whether git is done.
const GIT_PAUSE: Duration = Duration::from_millis(5);
/// When not all folders could be watched, as they came and went, it is tried again this much later.
const AGAIN: Duration = Duration::from_millis(300);

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
    System(System),
    Poll(#[expect(dead_code, reason = "it ends when dropped")] Poll),
}

/// Watches the folders of a site.
pub(super) struct Watch<'run> {
    root: PathBuf,
    ear: Ear,
    git: Git,
    messages: Receiver<Message>,
    sender: Sender<Message>,
    /// When it is tried again to watch all folders.
    again: Option<Instant>,
    /// What links lead to.
    targets: BTreeSet<PathBuf>,
    listener: Listener<'run>,
}

impl<'run> Watch<'run> {
    /// Starts watching, and says when the files are polled although that was not asked for.
    ///
    /// # Errors
    /// When the site's folder is not there.
    pub(super) fn begin(root: &Path, poll: bool, listener: Listener<'run>) -> Result<Self, Failure> {
        let failed = |error| Failure::io(Doing::Watch, root, error);
        // The system tells real paths on some machines.
        let root = root.canonicalize().map_err(failed)?;
        let (sender, messages) = channel();
        let system = if poll { None } else { Some(System::begin(&root, sender.clone())) };
        let ear = match system {
            Some(Ok(system)) => Ear::System(system),
            other => {
                if let Some(Err(error)) = other {
                    listener(Said::Polling(why(&error)));
                }
                Ear::Poll(Poll::begin(root.clone(), sender.clone()))
            }
        };
        Ok(Self {
            git: Git::above(&root),
            root,
            ear,
            messages,
            sender,
            again: None,
            targets: BTreeSet::new(),
            listener,
        })
    }

    /// Ends the watch from another thread.
    pub(super) fn stop(&self) -> Stop {
        Stop(self.sender.clone())
    }

    /// Watches what links lead to as well. Whether that is more than before: then it may have changed since it was read.
    pub(super) fn follow(&mut self, targets: &BTreeSet<PathBuf>) -> bool {
        if self.targets == *targets {
            return false;
        }
        self.targets.clone_from(targets);
        let Ear::System(system) = &mut self.ear else { return false };
        system.follow(targets).unwrap_or_else(|error| {
            self.failed(&error);
            true
        })
    }

    /// Waits for the next change; nothing when the watch was stopped.
    pub(super) fn next(&mut self) -> Option<Gathered> {
        loop {
            let mut heard = Heard::default();
            let message = match self.again {
                None => Some(self.messages.recv().ok()?),
                Some(at) => match self.messages.recv_timeout(at.saturating_duration_since(Instant::now())) {
                    Ok(message) => Some(message),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return None,
                },
            };
            match message {
                Some(message) => self.hear(message, &mut heard)?,
                None => heard.all_folders(),
            }
            if heard.is_something() {
                return self.gather(heard);
            }
        }
    }

    /// Gathers what follows, until nothing does.
    fn gather(&mut self, mut heard: Heard) -> Option<Gathered> {
        let start = Instant::now();
        let mut quiet = start + heard.patience();
        loop {
            let now = Instant::now();
            let mut until = quiet.min(start + LONGEST);
            if now >= until {
                if !self.git.is_at_work(start + LONGEST_GIT) {
                    break;
                }
                until = now + GIT_PAUSE;
            }
            match self.messages.recv_timeout(until - now) {
                Ok(message) => {
                    self.hear(message, &mut heard)?;
                    quiet = Instant::now() + heard.patience();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        if heard.is_new_folder {
            self.watch_all();
        }
        Some(if heard.everything { Gathered::Everything } else { Gathered::Paths(heard.paths) })
    }

    /// Takes one message; nothing when it says to stop.
    fn hear(&mut self, message: Message, heard: &mut Heard) -> Option<()> {
        match message {
            Message::Stop => return None,
            Message::Polled(paths) => heard.paths.extend(paths),
            // What was lost is not known.
            Message::System(Err(error)) => {
                heard.everything = true;
                self.failed(&error);
            }
            Message::System(Ok(event)) => heard.event(&event, &self.root, &self.targets),
        }
        Some(())
    }

    /// Watches folders that came, or came back. All is read after this, so that no file falls between.
    fn watch_all(&mut self) {
        self.again = None;
        if let Ear::System(system) = &mut self.ear
            && let Err(error) = system.watch_all()
        {
            self.failed(&error);
        }
    }

    /// When the system has no room for more watches, files are looked at instead. Otherwise a folder went while it was
    /// to be watched, and it is tried again.
    fn failed(&mut self, error: &notify::Error) {
        if matches!(self.ear, Ear::Poll(_)) {
            return;
        }
        if matches!(error.kind, ErrorKind::MaxFilesWatch) {
            self.ear = Ear::Poll(Poll::begin(self.root.clone(), self.sender.clone()));
            (self.listener)(Said::Polling(why(error)));
        } else {
            self.again = Some(Instant::now() + AGAIN);
        }
    }
}

/// Why files are polled.
fn why(error: &notify::Error) -> Words {
    match error.kind {
        ErrorKind::MaxFilesWatch => say! {
            en: "the system's limit of watched folders is reached (fs.inotify.max_user_watches)",
            nl: "het systeem kan niet meer mappen tegelijk volgen (fs.inotify.max_user_watches)",
        },
        _ => say! {
            en: "the system cannot tell of changes: {error}",
            nl: "het systeem kan wijzigingen niet doorgeven: {error}",
        },
    }
}
