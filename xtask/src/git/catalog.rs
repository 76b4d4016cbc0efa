//! Compiles a catalog as it was in a revision, included files too.

use std::cell::OnceCell;

use anyhow::{Result, anyhow, ensure};
use camino::Utf8Path;
use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, Loader, compile};
use glob::Pattern;

use super::command::Repository;
use super::tree::Tree;
use crate::catalog::{MATCHING, refuse_outside};
use crate::failure::Usage;

/// The catalog at a path, as it was in a revision; wrong usage if it wasn't there.
pub(crate) fn compile_at(revision: &str, catalog: &Utf8Path) -> Result<Compilation> {
    let folder = catalog.parent().unwrap_or(Utf8Path::new(""));
    let repository = Repository::of(folder)?;
    let commit = repository.commit(revision)?;
    let name = catalog.file_name().unwrap_or_default();
    let files = Files { repository: &repository, commit, revision, catalog: name, tree: OnceCell::new() };
    let source = files.source(name)?.ok_or_else(|| {
        Usage(format!("`{catalog}` isn't in `{revision}`: name a revision that has it, or a file"))
    })?;
    Ok(compile(source, &files))
}

/// The files of one revision, relative to the catalog's folder.
struct Files<'a> {
    repository: &'a Repository,
    commit: String,
    revision: &'a str,
    /// The name of the catalog itself, which includes nothing of itself.
    catalog: &'a str,
    /// Listed once, when something is included.
    tree: OnceCell<Tree<'a>>,
}

impl<'a> Files<'a> {
    fn tree(&self) -> Result<&Tree<'a>> {
        if let Some(tree) = self.tree.get() {
            return Ok(tree);
        }
        let tree = self.repository.tree(&self.commit)?;
        Ok(self.tree.get_or_init(|| tree))
    }

    fn source(&self, path: &str) -> Result<Option<Source>> {
        let Some(bytes) = self.repository.bytes(&self.commit, path)? else { return Ok(None) };
        let shown = format!("{}:{path}", self.revision);
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("`{shown}` is not UTF-8"))?;
        Ok(Some(Source { path: shown, text }))
    }

    fn matches(&self, pattern: &str) -> Result<Vec<Source>> {
        let parsed =
            Pattern::new(pattern).map_err(|error| anyhow!("`{pattern}` is not a pattern: {}", error.msg))?;
        let tree = self.tree()?;
        let mut sources = Vec::new();
        for path in tree.paths(self.repository.inner())? {
            // A link out of the repository may have been a folder of what is asked for.
            let is_below = tree.real(&self.repository.inner().join(&path))?.is_none()
                && pattern.starts_with(&format!("{path}/"));
            if is_below || (path != self.catalog && parsed.matches_with(path.as_str(), MATCHING)) {
                self.refuse_outside(tree, &path)?;
                sources.extend(self.source(path.as_str())?);
            }
        }
        Ok(sources)
    }

    /// As on the disk, what is included lies in the catalog's folder.
    fn refuse_outside(&self, tree: &Tree<'_>, path: &Utf8Path) -> Result<()> {
        let folder = self.repository.inner();
        let is_inside = tree.real(&folder.join(path))?.is_some_and(|real| real.starts_with(folder));
        let revision = self.revision;
        ensure!(is_inside, "`{path}` in `{revision}` is a symlink that leads out of the catalog's folder");
        Ok(())
    }
}

impl Loader for Files<'_> {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        refuse_outside(pattern)?;
        let sources = self.matches(pattern).map_err(|error| error.to_string())?;
        if sources.is_empty() {
            return Err(format!("`{pattern}` matches no file in `{}`", self.revision));
        }
        Ok(sources)
    }
}
