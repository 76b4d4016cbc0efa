//! `usage`: what programs do with the codes of a catalog.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::diagnostic::Severity;
use errcat_codegen::usage::usage as look;

use super::report::{compile, tell};
use crate::catalog::Place;
use crate::cli::{Deny, UsageArgs};
use crate::failure::{Outcome, Usage};
use crate::{programs, show};

/// Tells what is wrong with how programs use the catalog's codes.
pub(super) fn usage(place: &Place, args: &UsageArgs) -> Result<Outcome> {
    let Some((model, sources)) = compile(place, args.report.format)? else { return Ok(Outcome::Problems) };
    if let Some(path) = args.paths.iter().find(|path| !path.exists()) {
        return Err(Usage(format!("there is no `{path}`: name sources, or folders of them")).into());
    }
    let programs = programs::read(&paths(place, args), std::slice::from_ref(&place.out))?;
    let files = programs.len();
    let found = look(&model, &sources, programs);
    tell(&found.diagnostics, &found.sources, args.report.format)?;
    show::progress(&format!(
        "{files} sources read, which raise {} of {} errors",
        found.raised,
        model.errors.len()
    ));
    let is_denied = |severity| match severity {
        Severity::Error => true,
        Severity::Warning => args.report.deny == Some(Deny::Warnings),
        Severity::Note => false,
    };
    Ok(Outcome::fine_if(!found.diagnostics.iter().any(|diagnostic| is_denied(diagnostic.severity))))
}

fn paths(place: &Place, args: &UsageArgs) -> Vec<Utf8PathBuf> {
    if !args.paths.is_empty() {
        return args.paths.clone();
    }
    let folder = place.catalog.parent().filter(|folder| !folder.as_str().is_empty());
    vec![folder.unwrap_or(Utf8Path::new(".")).to_owned()]
}
