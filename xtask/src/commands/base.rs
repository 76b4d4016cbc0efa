//! Compiles the catalog and another that it is compared with: a file, or what it was in a git revision.

use anyhow::Result;
use camino::Utf8Path;
use errcat_codegen::Compilation;

use super::report::tell;
use crate::catalog::{Catalog, Place};
use crate::cli::Format;
use crate::git;
use crate::show;

/// Two catalogs that compile.
pub(super) struct Both {
    pub(super) old: Compilation,
    pub(super) new: Compilation,
}

/// Compiles `base` and the catalog. If one of them doesn't compile, that is told, and there is nothing to compare.
pub(super) fn both(place: &Place, base: &str, format: Format) -> Result<Option<Both>> {
    let catalog = Catalog::new(&place.catalog)?;
    let new = catalog.compile(&catalog.files())?;
    if new.model.is_none() {
        tell(&new.diagnostics, &new.sources, format)?;
        return Ok(None);
    }
    let old = compile(base, place)?;
    if old.model.is_none() {
        tell(&old.diagnostics, &old.sources, Format::Human)?;
        show::progress(&format!("the catalog of `{base}` doesn't compile, so nothing was compared"));
        return Ok(None);
    }
    Ok(Some(Both { old, new }))
}

/// Compiles `base`; a file goes before a revision of the same name.
fn compile(base: &str, place: &Place) -> Result<Compilation> {
    let file = Utf8Path::new(base);
    if file.is_file() {
        let catalog = Catalog::new(file)?;
        return catalog.compile(&catalog.files());
    }
    git::compile_at(base, &place.catalog)
}
