//! Compiles a catalog as it was in a revision, included files too.

use anyhow::{Result, anyhow};
use camino::Utf8Path;
use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, Loader, compile};
use glob::Pattern;

use super::command::Repository;
use crate::catalog::{MATCHING, refuse_outside};
use crate::failure::Usage;

/// The catalog at a path, as it was in a revision; wrong usage if it wasn't there.
pub(crate) fn compile_at(revision: &str, catalog: &Utf8Path) -> Result<Compilation> {
    let folder = catalog.parent().unwrap_or(Utf8Path::new(""));
    let repository = Repository::of(folder)?;
    let commit = repository.commit(revision)?;
    let name = catalog.file_name().unwrap_or_default();
    let files = Files { repository: &repository, commit, revision, catalog: name };
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
}

impl Files<'_> {
    fn source(&self, path: &str) -> Result<Option<Source>> {
        let Some(bytes) = self.repository.bytes(&self.commit, path)? else { return Ok(None) };
        let shown = format!("{}:{path}", self.revision);
        let text = String::from_utf8(bytes).map_err(|_| anyhow!("`{shown}` is not UTF-8"))?;
        Ok(Some(Source { path: shown, text }))
    }

    fn matches(&self, pattern: &str) -> Result<Vec<Source>> {
        let parsed =
            Pattern::new(pattern).map_err(|error| anyhow!("`{pattern}` is not a pattern: {}", error.msg))?;
        let files = self.repository.files(&self.commit)?;
        let named = files.iter().filter(|path| *path != self.catalog && parsed.matches_with(path, MATCHING));
        let sources = named.map(|path| self.source(path)).collect::<Result<Vec<_>>>()?;
        Ok(sources.into_iter().flatten().collect())
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
