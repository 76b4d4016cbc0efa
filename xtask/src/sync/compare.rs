//! Compares a folder with what it should hold, and writes nothing. What the manifest says is not believed: every byte
//! is compared, the manifest's own too.

use std::collections::BTreeSet;

use anyhow::Result;

use super::disk::{Disk, Found};
use super::lock::Lock;
use super::manifest::Manifest;
use super::{Content, Folder, plan};

/// A file that isn't as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// It has other bytes.
    Stale { path: String, was: String, is: String },
    /// It isn't there.
    Missing { path: String, is: String },
    /// It is there and isn't made. `listed` ones were made once; others only look like it.
    Orphaned { path: String, was: String, listed: bool },
}

impl Difference {
    /// Where.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Stale { path, .. } | Self::Missing { path, .. } | Self::Orphaned { path, .. } => path,
        }
    }
}

/// All files of a folder that aren't as they should be, sorted by path.
pub(crate) fn compare(folder: &Folder, content: &Content) -> Result<Vec<Difference>> {
    plan::refuse_unsafe_paths(&content.files)?;
    let disk = Disk::open(&folder.root)?;
    let _lock = Lock::shared(&disk)?;
    let old = Manifest::read(&disk, folder.manifest)?;
    let mut differences = Vec::new();
    for file in &content.files {
        differences.extend(one(&disk, &file.path, &file.text)?);
    }
    differences.extend(one(&disk, folder.manifest, &Manifest::of(content).to_string())?);
    differences.extend(orphans(&disk, folder, content, &old)?);
    differences.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(differences)
}

/// How one file differs from what it should be.
fn one(disk: &Disk, path: &str, text: &str) -> Result<Option<Difference>> {
    let (path, is) = (path.to_owned(), text.to_owned());
    if disk.obstacle(&path)?.is_some() {
        return Ok(Some(Difference::Missing { path, is }));
    }
    Ok(match disk.find(&path)? {
        Found::File(bytes) if bytes == text.as_bytes() => None,
        Found::File(bytes) => Some(Difference::Stale { path, was: lossy(&bytes), is }),
        Found::Nothing | Found::Symlink | Found::Folder | Found::Other => {
            Some(Difference::Missing { path, is })
        }
    })
}

/// Files that the manifest lists or that lie among generated ones of their kind, and that aren't made.
fn orphans(disk: &Disk, folder: &Folder, content: &Content, old: &Manifest) -> Result<Vec<Difference>> {
    let made: BTreeSet<&str> = content.files.iter().map(|file| file.path.as_str()).collect();
    let mut paths: BTreeSet<String> = old.paths().map(str::to_owned).collect();
    if folder.exclusive {
        for kind in made.iter().filter_map(|path| Kind::of(path)).collect::<BTreeSet<_>>() {
            let names = disk.names(kind.folder)?;
            paths.extend(
                names
                    .iter()
                    .map(|name| format!("{}/{name}", kind.folder))
                    .filter(|path| Kind::of(path).is_some_and(|other| other == kind)),
            );
        }
    }
    let mut orphans = Vec::new();
    for path in paths.into_iter().filter(|path| !made.contains(path.as_str()) && path != folder.manifest) {
        if disk.obstacle(&path)?.is_some() {
            continue;
        }
        if let Found::File(bytes) = disk.find(&path)? {
            orphans.push(Difference::Orphaned { listed: old.lists(&path), was: lossy(&bytes), path });
        }
    }
    Ok(orphans)
}

/// A folder below the root and the ending of a file's name in it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind<'a> {
    folder: &'a str,
    ending: &'a str,
}

impl<'a> Kind<'a> {
    fn of(path: &'a str) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/')?;
        let (_, ending) = name.rsplit_once('.')?;
        Some(Self { folder, ending })
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
