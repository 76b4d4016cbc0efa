//! Compares what should be with what is and decides, before anything is touched, what to do and whether it may be
//! done.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Result, bail};
use errcat_codegen::output::OutputFile;
use rayon::prelude::*;

use super::disk::{self, Disk, Found, Obstacle};
use super::manifest::Manifest;
use super::{Change, ChangeKind, Content};

/// What a run will do.
pub(super) struct Plan<'a> {
    /// Listed and no longer made; those that are gone already only leave an empty folder to remove.
    stale: Vec<&'a str>,
    /// Made, and not on the disk with these bytes.
    writes: Vec<&'a OutputFile>,
    changes: Vec<Change>,
}

/// Looks at one path after the other.
struct Planner<'a> {
    disk: &'a Disk,
    old: &'a Manifest,
    stale: BTreeSet<&'a str>,
    /// The stale paths in lower case: on some disks they are the same file as a path in another case.
    stale_folded: BTreeSet<String>,
    problems: Vec<String>,
}

/// What becomes of a listed path that is no longer made.
enum Removal {
    /// There is a file to remove.
    Of(Change),
    /// There is none, but it may have left an empty folder.
    Gone,
    /// Something else is there now, which stays.
    NotOurs,
}

impl<'a> Plan<'a> {
    /// Fails with all that is in the way.
    pub(super) fn new(disk: &'a Disk, old: &'a Manifest, content: &'a Content) -> Result<Self> {
        let made: BTreeSet<&str> = content.files.iter().map(|file| file.path.as_str()).collect();
        let stale: BTreeSet<&str> = old.paths().filter(|path| !made.contains(path)).collect();
        let stale_folded = stale.iter().map(|path| path.to_lowercase()).collect();
        let mut planner = Planner { disk, old, stale, stale_folded, problems: Vec::new() };
        let mut plan = Self { stale: Vec::new(), writes: Vec::new(), changes: Vec::new() };
        for path in planner.stale.clone() {
            match planner.remove(path)? {
                Removal::Gone => plan.stale.push(path),
                Removal::Of(change) => {
                    plan.stale.push(path);
                    plan.changes.push(change);
                }
                Removal::NotOurs => {}
            }
        }
        for file in &content.files {
            if let Some(change) = planner.write(file)? {
                plan.writes.push(file);
                plan.changes.push(change);
            }
        }
        planner.refuse_problems()?;
        Ok(plan)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stale.is_empty() && self.writes.is_empty()
    }

    /// Removes first: a folder may have to make room for a file of its name, or the other way round. Then folders are
    /// filled on all cores, each by one, which has the only temporary file there.
    pub(super) fn carry_out(&self, disk: &Disk) -> Result<()> {
        self.stale.iter().try_for_each(|path| disk.remove(path))?;
        let mut folders: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for file in &self.writes {
            folders.entry(disk::folder(&file.path)).or_default().push(file);
        }
        folders.into_par_iter().try_for_each(|(_, files)| {
            files.into_iter().try_for_each(|file| disk.write(&file.path, &file.text))
        })
    }

    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }
}

impl Planner<'_> {
    /// What removing a listed path means.
    fn remove(&mut self, path: &str) -> Result<Removal> {
        if let Some(obstacle) = self.disk.obstacle(path)? {
            if obstacle.is_symlink {
                self.problem(&obstacle.path, "is a symlink: put the folder itself there");
            }
            return Ok(Removal::NotOurs);
        }
        let edited = match self.disk.find(path)? {
            Found::Nothing => return Ok(Removal::Gone),
            Found::File(bytes) => !self.old.wrote(path, &bytes),
            Found::Symlink => true,
            Found::Folder | Found::Other => return Ok(Removal::NotOurs),
        };
        Ok(Removal::Of(Change { kind: ChangeKind::Removed, path: path.to_owned(), edited }))
    }

    /// What writing a file means: `None` if it is there already, or can't be written.
    fn write(&mut self, file: &OutputFile) -> Result<Option<Change>> {
        let path = file.path.as_str();
        let change = |kind, edited| Ok(Some(Change { kind, path: path.to_owned(), edited }));
        if let Some(obstacle) = self.disk.obstacle(path)? {
            if self.stale.contains(obstacle.path.as_str()) && !obstacle.is_symlink {
                return change(ChangeKind::Created, false);
            }
            self.obstructed(&obstacle);
            return Ok(None);
        }
        let found = if self.is_there_in_this_case(path)? { self.disk.find(path)? } else { Found::Nothing };
        match found {
            Found::Nothing => return change(ChangeKind::Created, false),
            Found::File(bytes) if bytes == file.text.as_bytes() => {}
            Found::File(bytes) if self.old.lists(path) => {
                return change(ChangeKind::Updated, !self.old.wrote(path, &bytes));
            }
            Found::Symlink if self.old.lists(path) => return change(ChangeKind::Updated, true),
            Found::Folder if self.will_be_empty(path)? => return change(ChangeKind::Created, false),
            Found::File(_) => self.problem(path, "isn't in the manifest: move it away, or remove it"),
            Found::Symlink => self.problem(path, "is a symlink: move it away, or remove it"),
            Found::Folder => self.problem(path, "is a folder: move it away"),
            Found::Other => self.problem(path, "is not a plain file: move it away, or remove it"),
        }
        Ok(None)
    }

    fn obstructed(&mut self, obstacle: &Obstacle) {
        let reason = if obstacle.is_symlink {
            "is a symlink: put the folder itself there"
        } else {
            "is a file where a folder is needed: move it away"
        };
        self.problem(&obstacle.path, reason);
    }

    fn problem(&mut self, path: &str, reason: &str) {
        self.problems.push(format!("`{}` {reason}", self.disk.shown(path)));
    }

    /// Whether a folder holds nothing but files that this run removes.
    fn will_be_empty(&self, folder: &str) -> Result<bool> {
        for name in self.disk.names(folder)? {
            let path = format!("{folder}/{name}");
            let goes = self.stale.contains(path.as_str())
                || matches!(self.disk.find(&path)?, Found::Folder) && self.will_be_empty(&path)?;
            if !goes {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether what the disk finds under a path is spelt like it. On a disk that ignores case, it finds a stale
    /// `Page.md` for `page.md`; that one goes, so `page.md` has to be written.
    fn is_there_in_this_case(&self, path: &str) -> Result<bool> {
        if !self.stale_folded.contains(&path.to_lowercase()) {
            return Ok(true);
        }
        let mut folder = String::new();
        for part in path.split('/') {
            if !self.disk.names(&folder)?.iter().any(|name| name == part) {
                return Ok(false);
            }
            folder = if folder.is_empty() { part.to_owned() } else { format!("{folder}/{part}") };
        }
        Ok(true)
    }

    fn refuse_problems(&mut self) -> Result<()> {
        self.problems.sort();
        self.problems.dedup();
        if self.problems.is_empty() {
            return Ok(());
        }
        let mut text = "nothing was written, because these are in the way:".to_owned();
        self.problems.iter().for_each(|problem| _ = write!(text, "\n  {problem}"));
        bail!(text)
    }
}

/// Fails if a path leads out of the folder, or two are one file.
pub(super) fn refuse_unsafe_paths(files: &[OutputFile]) -> Result<()> {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for OutputFile { path, .. } in files {
        if !is_safe(path) {
            bail!("`{}` can't be the path of a generated file", path.escape_debug());
        }
        let twin = folded.insert(path.to_lowercase(), path);
        if twin == Some(path) {
            bail!("two outputs make `{path}`: give each a folder of its own in `targets`");
        }
        if let Some(twin) = twin {
            bail!("`{twin}` and `{path}` are one file on a disk that ignores case");
        }
    }
    Ok(())
}

/// Whether a path is relative, stays below its folder, and means the same everywhere.
pub(super) fn is_safe(path: &str) -> bool {
    let has_bad = path.contains(|c: char| c.is_control() || c == '\\' || c == ':');
    !has_bad && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}
