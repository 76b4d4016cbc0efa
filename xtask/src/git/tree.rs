//! The files of a commit as they lie there, symlinks followed as a disk would.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use super::command::Repository;

/// As many links in one path as Linux follows.
const MOST_LINKS: usize = 40;

/// All plain files and symlinks of a commit, as paths from the root of the repository.
pub(crate) struct Tree<'a> {
    repository: &'a Repository,
    files: BTreeSet<Utf8PathBuf>,
    links: BTreeMap<Utf8PathBuf, Link>,
}

/// A symlink, whose target is read when a path first leads through it.
struct Link {
    object: String,
    target: OnceCell<String>,
}

impl<'a> Tree<'a> {
    /// Takes what `git ls-tree -z` listed.
    pub(super) fn of(repository: &'a Repository, listed: &str) -> Self {
        let mut tree = Self { repository, files: BTreeSet::new(), links: BTreeMap::new() };
        for (facts, path) in listed.split('\0').filter_map(|entry| entry.split_once('\t')) {
            if facts.starts_with("100") {
                tree.files.insert(path.into());
            } else if facts.starts_with("120") {
                let object = facts.rsplit(' ').next().unwrap_or_default().to_owned();
                tree.links.insert(path.into(), Link { object, target: OnceCell::new() });
            }
        }
        tree
    }

    /// Where a link says it leads.
    fn target<'b>(&self, link: &'b Link) -> Result<&'b str> {
        if let Some(target) = link.target.get() {
            return Ok(target);
        }
        let target = self.repository.text_of(&link.object)?;
        Ok(link.target.get_or_init(|| target))
    }

    /// Where a path really lies; `None` if it leads out of the repository, or in circles.
    pub(crate) fn real(&self, path: &Utf8Path) -> Result<Option<Utf8PathBuf>> {
        let mut left: Vec<&str> = path.as_str().split('/').rev().collect();
        let (mut real, mut followed) = (Utf8PathBuf::new(), 0);
        while let Some(part) = left.pop() {
            match part {
                ".." if !real.pop() => return Ok(None),
                "" | "." | ".." => {}
                part => {
                    let next = real.join(part);
                    let Some(link) = self.links.get(&next) else {
                        real = next;
                        continue;
                    };
                    let target = self.target(link)?;
                    followed += 1;
                    if followed > MOST_LINKS || target.starts_with('/') {
                        return Ok(None);
                    }
                    left.extend(target.split('/').rev());
                }
            }
        }
        Ok(Some(real))
    }

    /// The paths in a folder that lead to a file, relative to it, sorted part by part as files on the disk are. Links that
    /// lead nowhere that can be seen are among them.
    pub(crate) fn paths(&self, folder: &Utf8Path) -> Result<Vec<Utf8PathBuf>> {
        let mut paths = Vec::new();
        self.walk(&mut vec![folder.to_owned()], Utf8Path::new(""), &mut paths)?;
        paths.sort();
        Ok(paths)
    }

    /// Walks the last of the folders, of which each was come to by a link in the one before.
    fn walk(
        &self,
        folders: &mut Vec<Utf8PathBuf>,
        shown: &Utf8Path,
        paths: &mut Vec<Utf8PathBuf>,
    ) -> Result<()> {
        let Some(folder) = folders.last().cloned() else { return Ok(()) };
        let inner = |path: &Utf8Path| path.strip_prefix(&folder).map(|rest| shown.join(rest));
        let files = self.files.range(folder.clone()..).take_while(|path| path.starts_with(&folder));
        paths.extend(files.filter_map(|path| inner(path).ok()));
        let links = self.links.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        for (link, shown) in links.filter_map(|(path, _)| Some((path, inner(path).ok()?))) {
            match self.real(link)? {
                Some(real) if self.is_folder(&real) => {
                    // A link to what it lies in would go on for ever.
                    if !folders.iter().any(|above| above.starts_with(&real)) {
                        folders.push(real);
                        self.walk(folders, &shown, paths)?;
                        folders.pop();
                    }
                }
                Some(real) if !self.files.contains(&real) => {}
                Some(_) | None => paths.push(shown),
            }
        }
        Ok(())
    }

    fn is_folder(&self, path: &Utf8Path) -> bool {
        let from = path.to_owned();
        let file = self.files.range(from.clone()..).find(|file| *file != path);
        let link = self.links.range(from..).map(|(link, _)| link).find(|link| *link != path);
        file.into_iter().chain(link).any(|first| first.starts_with(path))
    }
}
