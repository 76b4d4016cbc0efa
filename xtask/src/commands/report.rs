//! Compiles a catalog and tells its problems in the form that was asked for.

use anyhow::Result;
use errcat_codegen::diagnostic::{Diagnostic, Severity};
use errcat_codegen::model::Model;
use errcat_codegen::report;
use errcat_codegen::span::Sources;
use errcat_codegen::{change_rules, emit, rules};

use crate::catalog::{Catalog, Files};
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

/// Tells problems in the form that was asked for.
pub(super) fn tell(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> Result<()> {
    tell_with(diagnostics, sources, format, &meaning)
}

/// Tells problems of rules that `meaning` knows.
pub(super) fn tell_with(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    format: Format,
    meaning: &dyn Fn(&'static str) -> Option<&'static str>,
) -> Result<()> {
    match format {
        Format::Human => show::report(&report::human(diagnostics, sources, show::report_has_colour())),
        Format::Json => show::result(&report::json(diagnostics, sources)),
        Format::Github => show::result(&report::github(diagnostics, sources)),
        Format::Sarif => show::result(&report::sarif(diagnostics, sources, meaning)),
    }
}

/// What a rule is about, in a sentence.
fn meaning(name: &'static str) -> Option<&'static str> {
    let of_changes = change_rules().find(|rule| rule.name == name).map(|rule| rule.summary);
    rules().find(|rule| rule.name == name).map(|rule| rule.summary).or(of_changes)
}
