//! Compiles a catalog and tells its problems in the form that was asked for.

use anyhow::Result;
use errcat_codegen::diagnostic::{Diagnostic, Severity};
use errcat_codegen::model::Model;
use errcat_codegen::report;
use errcat_codegen::span::Sources;
use errcat_codegen::{Compilation, emit};

use super::rules::summary;
use crate::catalog::{Catalog, Files, Place};
use crate::cli::{Deny, Format, ReportArgs};
use crate::show;
use crate::sync::Content;

/// A catalog that was read, with its problems told.
pub(super) struct Compiled {
    /// Absent when the catalog has errors, or warnings that are denied.
    pub(super) model: Option<Model>,
    /// Whether there was anything to tell.
    pub(super) is_clean: bool,
    /// The hash of the catalog's files.
    pub(super) hash: String,
}

impl Compiled {
    /// Reads and compiles a catalog and tells its problems.
    pub(super) fn of(catalog: &Catalog, files: &Files<'_>, args: ReportArgs) -> Result<Self> {
        let compilation = catalog.compile(files)?;
        let diagnostics = &compilation.diagnostics;
        tell(diagnostics, &compilation.sources, args.format)?;
        let denied = args.deny == Some(Deny::Warnings)
            && diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Warning);
        if denied {
            show::progress("warnings are refused, because of `--deny warnings`");
        }
        let hash = catalog.hash(&compilation.sources);
        Ok(Self { model: compilation.model.filter(|_| !denied), is_clean: diagnostics.is_empty(), hash })
    }

    /// What the catalog's targets ask for; `None` if it can't be compiled.
    pub(super) fn content(&self) -> Option<Content> {
        let model = self.model.as_ref()?;
        Some(Content { files: emit(model, &model.targets), catalog_hash: Some(self.hash.clone()) })
    }
}

/// What a catalog means, and its files; `None` once its problems are told. Lints are `check`'s.
pub(super) fn compile(place: &Place, format: Format) -> Result<Option<(Model, Sources)>> {
    let catalog = Catalog::new(&place.catalog)?;
    let Compilation { model, sources, diagnostics } = catalog.compile(&catalog.files())?;
    if model.is_none() {
        tell(&diagnostics, &sources, format)?;
    }
    Ok(model.map(|model| (model, sources)))
}

/// Tells problems in the form that was asked for.
pub(super) fn tell(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> Result<()> {
    match format {
        Format::Human => show::report(&report::human(diagnostics, sources, show::report_has_colour())),
        Format::Json => show::result(&report::json(diagnostics, sources)),
        Format::Github => show::result(&report::github(diagnostics, sources)),
        Format::Sarif => show::result(&report::sarif(diagnostics, sources, &summary)),
    }
}
