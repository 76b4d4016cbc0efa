//! Keeps two runs on one folder apart. The operating system drops the lock when a process ends, however it ends.

use std::fs::{File, TryLockError};

use anyhow::{Context as _, Result};

use super::disk::Disk;
use crate::show;

/// A lock that is held until it is dropped.
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// For a run that writes.
    pub(super) fn exclusive(disk: &Disk) -> Result<Self> {
        let file = open(disk)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                show::progress(&format!("another run is at work on `{}`: waiting for it", disk.root()));
                file.lock().with_context(|| format!("cannot lock `{}`", disk.root()))?;
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("cannot lock `{}`", disk.root()));
            }
        }
        Ok(Self { _file: Some(file) })
    }

    /// For a run that only reads: it may share the folder with others of its kind.
    pub(super) fn shared(disk: &Disk) -> Result<Self> {
        // Where the lock needs a file of its own, a reader doesn't make one.
        if cfg!(not(unix)) || !disk.root().is_dir() {
            return Ok(Self { _file: None });
        }
        let file = open(disk)?;
        file.lock_shared().with_context(|| format!("cannot lock `{}`", disk.root()))?;
        Ok(Self { _file: Some(file) })
    }
}

/// The folder itself can be locked, so that nothing is left behind in it.
#[cfg(unix)]
fn open(disk: &Disk) -> Result<File> {
    File::open(disk.root()).with_context(|| format!("cannot open `{}`", disk.root()))
}

/// A folder can't be opened here: a file in it stands for it.
#[cfg(not(unix))]
fn open(disk: &Disk) -> Result<File> {
    let path = disk.root().join(".errcat-lock");
    File::options().create(true).append(true).open(&path).with_context(|| format!("cannot open `{path}`"))
}
