//! Turns a list of files into a folder that holds them: the only module that writes to the disk.
//!
//! A manifest in the folder says which files are errcat's. They are written, overwritten and removed; any other file
//! is never touched. A run that is killed at any moment leaves each file old or new, and the next run does the rest:
//!
//! 1. The manifest is replaced by the union of what it listed and what will be written, so that no file of ours is
//!    ever unlisted.
//! 2. Files that are no longer made are removed, then each changed file is written beside its place and renamed.
//! 3. The manifest is replaced by what is there now.
//!
//! Nothing is flushed to the platter: a file that a power failure cut short has other bytes than it should, and the
//! next run writes it again.

mod compare;
mod disk;
mod lock;
mod manifest;
mod memory;
mod plan;

pub(crate) use compare::{Difference, compare};
pub(crate) use memory::Memory;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::output::OutputFile;

use disk::Disk;
use lock::Lock;
use manifest::Manifest;
use plan::Plan;

/// A folder that errcat fills.
pub(crate) struct Folder {
    /// The folder itself; made if it is missing.
    pub(crate) root: Utf8PathBuf,
    /// The manifest's path in it.
    pub(crate) manifest: &'static str,
    /// Whether the folders below it hold generated files alone, so that one more of their kind is out of place.
    pub(crate) exclusive: bool,
}

/// What a folder should hold.
pub(crate) struct Content {
    /// The files, each path once.
    pub(crate) files: Vec<OutputFile>,
    /// The SHA-256 of the catalog that they were made from, in hexadecimal, if they were made from one.
    pub(crate) catalog_hash: Option<String>,
}

/// One file that was changed, for the line that says so.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// What was done.
    pub(crate) kind: ChangeKind,
    /// The path in the folder.
    pub(crate) path: String,
    /// Whether somebody had edited the file by hand.
    pub(crate) edited: bool,
}

/// What was done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    Created,
    Updated,
    Removed,
}

impl Change {
    /// The line that says what was done, the path as a user would write it.
    pub(crate) fn line(&self, root: &Utf8Path) -> String {
        let verb = match self.kind {
            ChangeKind::Created => "created",
            ChangeKind::Updated => "updated",
            ChangeKind::Removed => "removed",
        };
        let note = if self.edited { " (it had been edited by hand)" } else { "" };
        format!("{verb} {}{note}", shown(root, &self.path))
    }
}

/// A path in a folder as a user would write it.
pub(crate) fn shown(root: &Utf8Path, path: &str) -> Utf8PathBuf {
    if root == "." { Utf8PathBuf::from(path) } else { root.join(path) }
}

/// Writes one file of the user's own, which a command was asked to change. It has its old text or its new one at every
/// moment.
pub(crate) fn replace(path: &Utf8Path, text: &str) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let disk = Disk::open(folder)?;
    let _lock = Lock::exclusive(&disk)?;
    disk.remove_leftovers(std::iter::empty())?;
    disk.write(path.file_name().unwrap_or_default(), text)
}

/// Makes the folder hold the files, and gives what had to change, removals first.
///
/// Fails before anything is written when a file or folder that isn't errcat's is in the way.
pub(crate) fn sync(folder: &Folder, content: &Content) -> Result<Vec<Change>> {
    plan::refuse_unsafe_paths(&content.files)?;
    let disk = Disk::create(&folder.root)?;
    let _lock = Lock::exclusive(&disk)?;
    let old = Manifest::read(&disk, folder.manifest)?;
    let plan = Plan::new(&disk, &old, content)?;
    disk.remove_leftovers(old.paths().chain(content.files.iter().map(|file| file.path.as_str())))?;
    let new = Manifest::of(content);
    if !plan.is_empty() {
        disk.write(folder.manifest, &old.union(&new).to_string())?;
    }
    plan.carry_out(&disk)?;
    if !plan.is_empty() || !disk.holds(folder.manifest, &new.to_string())? {
        disk.write(folder.manifest, &new.to_string())?;
    }
    Ok(plan.into_changes())
}
