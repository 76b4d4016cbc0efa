//! Compiles the catalog that another is compared with: a file, or what it was in a git revision.

use anyhow::Result;
use camino::Utf8Path;
use errcat_codegen::{Compilation, report};

use crate::catalog::{Catalog, Place};
use crate::git;
use crate::show;

/// Compiles `base`; a file goes before a revision of the same name.
pub(super) fn compile(base: &str, place: &Place) -> Result<Compilation> {
    let file = Utf8Path::new(base);
    if file.is_file() {
        let catalog = Catalog::new(file)?;
        return catalog.compile(&catalog.files());
    }
    git::compile_at(base, &place.catalog)
}

/// Tells why a base can't be compared with, if it can't.
pub(super) fn is_fine(base: &str, compilation: &Compilation) -> Result<bool> {
    if compilation.model.is_none() {
        let colour = show::report_has_colour();
        show::report(&report::human(&compilation.diagnostics, &compilation.sources, colour))?;
        show::progress(&format!("the catalog of `{base}` doesn't compile, so nothing was compared"));
    }
    Ok(compilation.model.is_some())
}
