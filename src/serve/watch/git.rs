//! Whether git is changing the files of the site: a checkout of many is one change.
//!
//! Git holds a file `index.lock` from before it touches the first file until after the last.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

/// The repository that a site is in.
#[derive(Default)]
pub(super) struct Git {
    /// Where the lock stands when there is one; nothing outside a repository.
    lock: Option<PathBuf>,
    /// The time of a lock that was waited for in vain: left behind by a git that was stopped.
    left: Option<SystemTime>,
}

impl Git {
    /// The repository that holds a folder.
    pub(super) fn above(root: &Path) -> Self {
        let folder = root.ancestors().find_map(|folder| git_folder(&folder.join(".git")));
        Self { lock: folder.map(|folder| folder.join("index.lock")), left: None }
    }

    /// Whether git is at work now. One that is not done by the latest moment is waited for no more.
    pub(super) fn is_at_work(&mut self, latest: Instant) -> bool {
        let lock = self.lock.as_ref().and_then(|lock| fs::symlink_metadata(lock).ok());
        let Some(since) = lock.and_then(|lock| lock.modified().ok()) else { return false };
        if Instant::now() >= latest {
            self.left = Some(since);
        }
        self.left != Some(since)
    }
}

/// The folder that `.git` is, or names: `gitdir: PATH` in a further work tree of a repository.
#[expect(clippy::disallowed_methods, reason = "no file of the site")]
fn git_folder(git: &Path) -> Option<PathBuf> {
    let metadata = fs::symlink_metadata(git).ok()?;
    if metadata.is_dir() {
        return Some(git.to_owned());
    }
    let text = fs::read_to_string(git).ok()?;
    Some(git.parent()?.join(text.strip_prefix("gitdir:")?.trim()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "it makes a lock as git does")]

    use std::fs;
    use std::time::{Duration, Instant};

    use super::Git;

    #[test]
    fn waits_for_git_but_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let (main, other) = (folder.path().join("main"), folder.path().join("other"));
        let git = main.join(".git/worktrees/other");
        fs::create_dir_all(&git).unwrap();
        fs::create_dir_all(other.join("site")).unwrap();
        fs::write(other.join(".git"), "gitdir: ../main/.git/worktrees/other\n").unwrap();
        let later = Instant::now() + Duration::from_mins(1);
        for (root, lock) in [(main.clone(), main.join(".git")), (other.join("site"), git)] {
            let mut at = Git::above(&root);
            assert!(!at.is_at_work(later));
            fs::write(lock.join("index.lock"), "").unwrap();
            assert!(at.is_at_work(later));
            assert!(!at.is_at_work(Instant::now()), "it was waited for long enough");
            assert!(!at.is_at_work(later), "it was left behind");
            fs::remove_file(lock.join("index.lock")).unwrap();
        }
        assert!(!Git::default().is_at_work(later));
    }
}
