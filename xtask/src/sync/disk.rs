//! The file operations on one folder, none of which follows a symlink or leaves half a file.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Write as _};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

/// A file is written under this name, then renamed. One name a folder is enough under the lock, as long as its files are
/// written one by one, and makes what a killed run left behind easy to find.
const TEMPORARY: &str = ".errcat-tmp";

/// A folder on the disk.
pub(super) struct Disk {
    root: Utf8PathBuf,
}

/// What is at a path.
pub(super) enum Found {
    Nothing,
    File(Vec<u8>),
    Symlink,
    Folder,
    /// A device, a pipe or a socket.
    Other,
}

/// What keeps a path from being a file of its folder: something above it that isn't a folder.
pub(super) struct Obstacle {
    /// The path of what is in the way.
    pub(super) path: String,
    /// Whether it is a symlink; else it is a file.
    pub(super) is_symlink: bool,
}

impl Disk {
    /// The folder, made if it is missing.
    pub(super) fn create(root: &Utf8Path) -> Result<Self> {
        let disk = Self::open(root)?;
        fs::create_dir_all(&disk.root)?;
        Ok(disk)
    }

    /// The folder as it is; it may be missing.
    pub(super) fn open(root: &Utf8Path) -> Result<Self> {
        if root.is_symlink() {
            bail!(
                "`{root}` is a symlink, which errcat doesn't follow: give the folder it stands for with `--out`"
            );
        }
        if root.exists() && !root.is_dir() {
            bail!("`{root}` is not a folder: name another with `--out`");
        }
        Ok(Self { root: root.to_owned() })
    }

    pub(super) fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// A path of the folder as a user would write it.
    pub(super) fn shown(&self, path: &str) -> Utf8PathBuf {
        super::shown(&self.root, path)
    }

    /// What is at a path whose parents are known to be folders or missing.
    pub(super) fn find(&self, path: &str) -> Result<Found> {
        let full = self.root.join(path);
        let kind = match fs::symlink_metadata(&full) {
            Ok(metadata) => metadata.file_type(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Found::Nothing);
            }
            Err(error) => return Err(error.into()),
        };
        Ok(match kind {
            _ if kind.is_symlink() => Found::Symlink,
            _ if kind.is_dir() => Found::Folder,
            _ if kind.is_file() => Found::File(fs::read(&full)?),
            _ => Found::Other,
        })
    }

    /// The first thing above a path that isn't a folder.
    pub(super) fn obstacle(&self, path: &str) -> Result<Option<Obstacle>> {
        for (slash, _) in path.match_indices('/') {
            let parent = &path[..slash];
            match self.find(parent)? {
                Found::Nothing => return Ok(None),
                Found::Folder => {}
                found @ (Found::File(_) | Found::Symlink | Found::Other) => {
                    let is_symlink = matches!(found, Found::Symlink);
                    return Ok(Some(Obstacle { path: parent.to_owned(), is_symlink }));
                }
            }
        }
        Ok(None)
    }

    pub(super) fn holds(&self, path: &str, text: &str) -> Result<bool> {
        Ok(matches!(self.find(path)?, Found::File(bytes) if bytes == text.as_bytes()))
    }

    /// The names of what a folder holds, sorted; none if there is no such folder.
    pub(super) fn names(&self, folder: &str) -> Result<Vec<String>> {
        let full = self.root.join(folder);
        if !full.is_dir() {
            return Ok(Vec::new());
        }
        let mut names = full
            .read_dir_utf8()
            .with_context(|| format!("cannot list `{full}`"))?
            .map(|entry| entry.map(|entry| entry.file_name().to_owned()))
            .collect::<Result<Vec<_>, _>>()
            .with_context(|| format!("cannot list `{full}`"))?;
        names.sort();
        Ok(names)
    }

    /// Writes a file: it has its old text or its new one at every moment.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<()> {
        let full = self.root.join(path);
        let folder = full.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            operation();
            fs::create_dir_all(folder)?;
        }
        let temporary = folder.join(TEMPORARY);
        operation();
        let mut file = fs::File::options().write(true).create_new(true).open(&temporary)?;
        // In halves where a test may kill between them.
        let half = if cfg!(debug_assertions) { text.len() / 2 } else { text.len() };
        let (first, second) = text.as_bytes().split_at(half);
        operation();
        file.write_all(first)?;
        operation();
        file.write_all(second)?;
        drop(file);
        operation();
        fs::rename(&temporary, &full)?;
        Ok(())
    }

    /// Removes a file or a symlink, if it is there, and the folders that are empty then.
    pub(super) fn remove(&self, path: &str) -> Result<()> {
        if !matches!(self.find(path)?, Found::Nothing) {
            operation();
            fs::remove_file(self.root.join(path))?;
        }
        for (slash, _) in path.match_indices('/').rev() {
            let folder = &path[..slash];
            let full = self.root.join(folder);
            if !full.is_dir() || !self.names(folder)?.is_empty() {
                continue;
            }
            operation();
            fs::remove_dir(full)?;
        }
        Ok(())
    }

    /// Removes what a killed run left beside these files.
    pub(super) fn remove_leftovers<'a>(&self, paths: impl Iterator<Item = &'a str>) -> Result<()> {
        let folders: BTreeSet<&str> = paths.map(folder).chain([""]).collect();
        for folder in folders {
            let temporary = self.root.join(folder).join(TEMPORARY);
            if temporary.is_symlink() || temporary.is_file() {
                operation();
                fs::remove_file(temporary)?;
            }
        }
        Ok(())
    }
}

/// The folder that a path is in; empty for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Comes before each change to the disk. A test build can be told to die at the n-th.
#[cfg(not(debug_assertions))]
pub(super) fn operation() {}

/// Comes before each change to the disk. A test build can be told to die at the n-th: `ERRCAT_KILL_AT=n`.
#[cfg(debug_assertions)]
pub(super) fn operation() {
    use std::process::Command;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static DONE: AtomicUsize = AtomicUsize::new(0);
    let number = DONE.fetch_add(1, Ordering::Relaxed) + 1;
    let wanted = std::env::var("ERRCAT_KILL_AT").ok().and_then(|text| text.parse::<usize>().ok());
    if wanted == Some(number) {
        let kill = format!("kill -KILL {}", std::process::id());
        _ = Command::new("sh").args(["-c", &kill]).status();
        std::thread::park();
    }
}
