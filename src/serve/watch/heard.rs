//! What the system told since the last change was taken, and how long to wait for more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::Event;
use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind};

use crate::FOLDERS;
use crate::source::load::is_read;

/// How long nothing must happen after a change of one file, or of two.
const QUIET: Duration = Duration::from_millis(2);
/// The same after a file was written that may not be finished.
const UNFINISHED: Duration = Duration::from_millis(40);
/// The same after several files changed: from so many on, so long. Somebody checks out, copies or moves, and a busy machine
/// may stop in between.
const BURSTS: [(usize, Duration); 2] = [(10, Duration::from_millis(250)), (3, Duration::from_millis(40))];

/// What was heard so far.
#[derive(Default)]
pub(super) struct Heard {
    /// Paths from the root with `/`.
    pub(super) paths: BTreeSet<String>,
    /// More may have changed than was told.
    pub(super) everything: bool,
    /// A folder came that may not be watched yet, nor all that is in it told.
    pub(super) is_new_folder: bool,
    /// Files that were written to and not closed yet.
    unfinished: BTreeSet<String>,
}

impl Heard {
    /// Whether there is anything to look at.
    pub(super) fn is_something(&self) -> bool {
        self.everything || !self.paths.is_empty()
    }

    /// All folders are to be watched and read again.
    pub(super) fn all_folders(&mut self) {
        self.everything = true;
        self.is_new_folder = true;
    }

    /// How long nothing must happen until this is all.
    pub(super) fn patience(&self) -> Duration {
        let burst = BURSTS.iter().find(|(many, _)| self.paths.len() >= *many).map(|(_, quiet)| *quiet);
        let is_unsure = self.everything || !self.unfinished.is_empty();
        let least = if is_unsure { UNFINISHED } else { QUIET };
        burst.map_or(least, |burst| burst.max(least))
    }

    /// Takes what the system tells of a site at a root, and of what links lead to.
    pub(super) fn event(&mut self, event: &Event, root: &Path, targets: &BTreeSet<PathBuf>) {
        if event.need_rescan() {
            return self.all_folders();
        }
        let Some(change) = Change::of(event.kind) else { return };
        for path in &event.paths {
            let own = below(root, path).filter(|path| FOLDERS.iter().any(|folder| is_read(path, folder)));
            match own {
                Some(path) => self.path(path, change, root),
                // A link leads there, and by what path is not told.
                None if targets.iter().any(|target| path.starts_with(target)) => self.all_folders(),
                None => {}
            }
        }
    }

    fn path(&mut self, path: String, change: Change, root: &Path) {
        let is_folder = match change {
            Change::Folder => true,
            Change::Written | Change::Closed | Change::Marked => false,
            Change::Came | Change::Moved => FOLDERS.contains(&&*path) || root.join(&path).is_dir(),
        };
        if is_folder {
            self.all_folders();
        }
        match change {
            Change::Written | Change::Came => {
                // Linux tells when a file is closed; elsewhere a write is all that is told.
                if cfg!(target_os = "linux") || change == Change::Came {
                    self.unfinished.insert(path.clone());
                }
            }
            Change::Closed | Change::Moved => drop(self.unfinished.remove(&path)),
            Change::Marked | Change::Folder => {}
        }
        self.paths.insert(path);
    }
}

/// What became of a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Change {
    /// A folder is there that was not.
    Folder,
    /// A file is there that was not, perhaps empty still.
    Came,
    /// Some of its bytes changed.
    Written,
    /// Whoever wrote to it is done.
    Closed,
    /// It has another name, or is gone.
    Moved,
    /// Its times or rights changed.
    Marked,
}

impl Change {
    fn of(kind: EventKind) -> Option<Self> {
        Some(match kind {
            EventKind::Create(CreateKind::Folder) => Self::Folder,
            EventKind::Create(_) => Self::Came,
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Self::Closed,
            EventKind::Access(_) => return None,
            EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => Self::Moved,
            EventKind::Modify(ModifyKind::Metadata(_)) => Self::Marked,
            EventKind::Modify(_) | EventKind::Any | EventKind::Other => Self::Written,
        })
    }
}

/// A path from the site's root, with `/`; nothing for one that is elsewhere. The root itself has the empty path.
fn below(root: &Path, path: &Path) -> Option<String> {
    Some(path.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use notify::Event;
    use notify::event::{
        AccessKind, AccessMode, CreateKind, DataChange, EventKind, Flag, MetadataKind, ModifyKind, RenameMode,
    };

    use super::{BURSTS, Heard, QUIET, UNFINISHED};

    const CREATED: EventKind = EventKind::Create(CreateKind::File);
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const MARKED: EventKind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
    const RENAMED: EventKind = EventKind::Modify(ModifyKind::Name(RenameMode::To));

    fn heard(events: &[(EventKind, &str)]) -> Heard {
        let mut heard = Heard::default();
        for (kind, path) in events {
            let event = Event::new(*kind).add_path(Path::new("/site").join(path));
            heard.event(&event, Path::new("/site"), &["/elsewhere/a".into()].into());
        }
        heard
    }

    #[test]
    fn waits_for_files_that_are_being_written() {
        for (events, patience) in [
            (&[(CREATED, "content/a.md"), (WRITTEN, "content/a.md"), (CLOSED, "content/a.md")][..], QUIET),
            (&[(RENAMED, "content/a.md")], QUIET),
            (&[(CLOSED, "content/a.md"), (MARKED, "content/a.md")], QUIET),
            (&[(CREATED, "content/a.md"), (WRITTEN, "content/a.md")], UNFINISHED),
            (&[(WRITTEN, "content/a.md"), (RENAMED, "content/b.md")], UNFINISHED),
            (&[(RENAMED, "content/a.md"), (RENAMED, "content/b.md"), (RENAMED, "content/c.md")], BURSTS[1].1),
        ] {
            assert_eq!(heard(events).patience(), patience, "{events:?}");
        }
    }

    #[test]
    fn hears_of_the_site_only() {
        for path in [
            "",
            "output/a.html",
            "content/.a.md.swp",
            "content/a.md~",
            "contents/a.md",
            ".git/index",
            "/elsewhere/b",
        ] {
            assert!(!heard(&[(RENAMED, path)]).is_something(), "{path}");
        }
        assert!(
            !heard(&[(EventKind::Access(AccessKind::Open(AccessMode::Any)), "content/a.md")]).is_something()
        );
        assert!(heard(&[(RENAMED, "themes/x/css/a.css")]).is_something());
    }

    #[test]
    fn reads_all_where_not_all_is_told() {
        assert!(heard(&[(EventKind::Create(CreateKind::Folder), "content/a")]).is_new_folder);
        assert!(heard(&[(RENAMED, "content")]).everything);
        let elsewhere = heard(&[(WRITTEN, "/elsewhere/a/b.md")]);
        assert!(elsewhere.everything && elsewhere.is_new_folder);
        let mut lost = Heard::default();
        lost.event(&Event::new(EventKind::Other).set_flag(Flag::Rescan), Path::new("/site"), &[].into());
        assert!(lost.everything && lost.is_new_folder);
    }
}
