//! What the system is asked to do with files: the calls behind the other modules of [`write`](super).
//!
//! Knows paths and bytes, and nothing of sites, stages and manifests.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::language::{Told, say};

/// Makes a file that must not be there yet, and the folders above it where they are missing; gives it, still open.
///
/// The file is tried first: where many files share a folder, nothing is asked about the folder at all, and no
/// list of folders made has to be shared between threads. An `index.html` most often is the first in its folder; so there it is
/// the folder that is tried first.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<File> {
    if path.file_name().is_some_and(|name| name == "index.html")
        && let Some(folder) = path.parent()
    {
        // Whether it was there, or could not be made, shows when the file is made.
        let _ = fs::create_dir(folder);
    }
    let mut file = with_parents(path, || OpenOptions::new().write(true).create_new(true).open(path))?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Makes or replaces a small file of our own, and waits until it is on the disk itself: after a power cut, what
/// is decided from it must be true.
pub(super) fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    remove_if_there(path)?;
    let mut file = with_parents(path, || OpenOptions::new().write(true).create_new(true).open(path))?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Does something that needs the folder above `path`; makes the folder and does it again where it is missing.
pub(super) fn with_parents<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            make_folder(parent)?;
            act()
        }
        (done, _) => done,
    }
}

/// Makes a folder and those above it.
#[expect(clippy::disallowed_methods, reason = "this is the module that writes")]
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Moves a file or folder, in place of a file that is there.
#[expect(clippy::disallowed_methods, reason = "this is the module that writes")]
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    with_parents(to, || fs::rename(from, to))
}

/// Removes a file.
#[expect(clippy::disallowed_methods, reason = "this is the module that writes")]
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// Removes a file; fine when there is none.
pub(super) fn remove_if_there(path: &Path) -> io::Result<()> {
    unless_missing(remove(path)).map(|_| ())
}

/// Removes whatever is there, with all that is in it; links are removed, not followed.
pub(super) fn remove_all(path: &Path) -> io::Result<()> {
    match look(path)? {
        Some(found) if found.is_dir() => remove_folder(path).or_else(|_| {
            make_writable(path)?;
            remove_folder(path)
        }),
        Some(_) => remove(path),
        None => Ok(()),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the module that writes")]
fn remove_folder(path: &Path) -> io::Result<()> {
    fs::remove_dir_all(path)
}

/// Makes a folder and all in it ours to change: a folder that was closed to us keeps that when it is copied.
pub(super) fn make_writable(folder: &Path) -> io::Result<()> {
    open_up(folder)?;
    for entry in entries(folder)? {
        if entry.file_type()?.is_dir() {
            make_writable(&entry.path())?;
        }
    }
    Ok(())
}

/// Removes the folders above `path` that are empty, up to `root`, which stays.
pub(super) fn remove_empty_above(path: &Path, root: &Path) {
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

/// The text of a small file of our own; nothing where there is none.
#[expect(clippy::disallowed_methods, reason = "the output folder is read to be compared, never as a source")]
pub(super) fn read_text(path: &Path) -> io::Result<Option<String>> {
    unless_missing(fs::read_to_string(path))
}

/// What a folder holds, in no particular order.
#[expect(clippy::disallowed_methods, reason = "the output folder is read to be compared, never as a source")]
pub(super) fn entries(path: &Path) -> io::Result<Vec<fs::DirEntry>> {
    fs::read_dir(path)?.collect()
}

/// Nothing where something is missing, or cannot be since a file is where its folder would be; other errors stay.
pub(super) fn unless_missing<T>(done: io::Result<T>) -> io::Result<Option<T>> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// What is at `path` itself, links not followed; nothing where nothing is.
pub(super) fn look(path: &Path) -> io::Result<Option<fs::Metadata>> {
    unless_missing(fs::symlink_metadata(path))
}

/// Whether something is at `path`, be it a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> io::Result<bool> {
    Ok(look(path)?.is_some())
}

/// The number of the file at `path` if it is a plain file that holds exactly `bytes`. Where the lengths differ,
/// and that is the common change, it is not read.
pub(super) fn holding(path: &Path, bytes: &[u8]) -> io::Result<Option<u64>> {
    let Some(mut file) = open_plain(path)? else { return Ok(None) };
    let metadata = file.metadata()?;
    if !metadata.is_file() || metadata.len() != bytes.len() as u64 {
        return Ok(None);
    }
    let (mut rest, mut buffer) = (bytes, [0; 16 * 1024]);
    while !rest.is_empty() {
        match file.read(&mut buffer) {
            Ok(length @ 1..) if rest.starts_with(&buffer[..length]) => rest = &rest[length..],
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Some(number_of(&metadata)))
}

/// Gives a file a second name; where the file system cannot, makes a copy with its time of change.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match with_parents(to, || fs::hard_link(from, to)) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists) => {
            copy(from, to)
        }
        done => done,
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        return copy_link(from, to);
    }
    if !metadata.is_file() {
        return Err(Told::error(
            io::ErrorKind::Unsupported,
            say! {
                en: "it is not a file and cannot be copied",
                nl: "het is geen bestand en kan niet worden gekopieerd",
            },
        ));
    }
    fs::copy(from, to)?;
    let times = fs::FileTimes::new().set_modified(metadata.modified()?);
    OpenOptions::new().write(true).open(to)?.set_times(times)
}

/// Brings a file or a folder with all in it to another place by [`link_or_copy`]; a folder that is there
/// already is added to, a file is not replaced.
pub(super) fn link_tree(from: &Path, to: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(from)?;
    if !metadata.is_dir() {
        return link_or_copy(from, to);
    }
    make_folder(to)?;
    for entry in entries(from)? {
        link_tree(&entry.path(), &to.join(entry.file_name()))?;
    }
    fs::set_permissions(to, metadata.permissions())
}

#[cfg(unix)]
mod system {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};

    use rustix::fs::{AtFlags, CWD, Gid, Mode, OFlags, Uid};

    use super::{File, Path, fs, io};

    /// Opens a file to read; nothing where there is none, or where it is a link. Never waits for a pipe.
    pub(in crate::write) fn open_plain(path: &Path) -> io::Result<Option<File>> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        match rustix::io::retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty())) {
            Ok(opened) => Ok(Some(opened.into())),
            Err(rustix::io::Errno::NOENT | rustix::io::Errno::LOOP | rustix::io::Errno::NOTDIR) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The number that tells a file from every other on its file system.
    pub(in crate::write) fn number_of(metadata: &fs::Metadata) -> u64 {
        metadata.ino()
    }

    /// Gives `folder` the owner, group and permissions of `model`; whether that came about.
    pub(in crate::write) fn make_alike(folder: &Path, model: &Path) -> io::Result<bool> {
        let (is, should) = (fs::metadata(folder)?, fs::metadata(model)?);
        if (is.uid(), is.gid()) != (should.uid(), should.gid()) {
            let (owner, group) = (Uid::from_raw(should.uid()), Gid::from_raw(should.gid()));
            if rustix::fs::chown(folder, Some(owner), Some(group)).is_err() {
                return Ok(false);
            }
        }
        if fs::metadata(folder)?.mode() != should.mode() {
            fs::set_permissions(folder, should.permissions())?;
        }
        Ok(true)
    }

    /// Lets the owner of a folder change what is in it.
    pub(super) fn open_up(folder: &Path) -> io::Result<()> {
        let mode = fs::metadata(folder)?.mode();
        if mode & 0o700 == 0o700 {
            return Ok(());
        }
        fs::set_permissions(folder, fs::Permissions::from_mode(mode | 0o700))
    }

    /// Whether something else is mounted at `folder`, so that it cannot be renamed.
    pub(in crate::write) fn is_mounted(folder: &Path, parent: &Path) -> io::Result<bool> {
        if fs::metadata(folder)?.dev() != fs::metadata(parent)?.dev() {
            return Ok(true);
        }
        Ok(is_mount_root(folder))
    }

    /// Tells folders that are mounted from elsewhere on the same file system, as containers do.
    #[cfg(target_os = "linux")]
    fn is_mount_root(folder: &Path) -> bool {
        use rustix::fs::{StatxAttributes, StatxFlags, statx};
        statx(CWD, folder, AtFlags::empty(), StatxFlags::BASIC_STATS)
            .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
    }

    #[cfg(not(target_os = "linux"))]
    fn is_mount_root(_: &Path) -> bool {
        false
    }

    /// Lets two folders change places, in one step.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub(in crate::write) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub(in crate::write) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(fs::read_link(from)?, to)
    }
}

/// Where folders cannot change places, the other way of committing is used, which needs little of this.
#[cfg(not(unix))]
mod system {
    use super::{File, Path, fs, io};

    #[expect(clippy::disallowed_methods, reason = "the output folder is read to be compared")]
    pub(in crate::write) fn open_plain(path: &Path) -> io::Result<Option<File>> {
        super::unless_missing(File::open(path))
    }

    pub(in crate::write) fn number_of(_: &fs::Metadata) -> u64 {
        0
    }

    pub(in crate::write) fn make_alike(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(true)
    }

    pub(super) fn open_up(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(in crate::write) fn is_mounted(_: &Path, _: &Path) -> io::Result<bool> {
        Ok(false)
    }

    pub(in crate::write) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

use system::{copy_link, open_up};
pub(super) use system::{exchange, is_mounted, make_alike, number_of, open_plain};
