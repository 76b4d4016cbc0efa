//! `gen`: compiles the catalog and makes the output folder hold what it asks for.

use anyhow::Result;

use super::report::Compiled;
use crate::catalog::{Catalog, Files, Place};
use crate::cli::{Format, ReportArgs};
use crate::failure::Outcome;
use crate::show;
use crate::sync::{Change, Folder, sync};

/// Generates, and prints a line for each file that changed.
pub(super) fn generate(place: &Place, args: ReportArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    once(place, &catalog, &catalog.files(), args)
}

/// One run over a catalog whose loader the caller keeps.
pub(super) fn once(place: &Place, catalog: &Catalog, files: &Files<'_>, args: ReportArgs) -> Result<Outcome> {
    let Some(content) = Compiled::of(catalog, files, args)?.content() else {
        show::progress("nothing was generated");
        return Ok(Outcome::Problems);
    };
    let changes = sync(&folder(place), &content)?;
    print(place, &changes, args.format)?;
    show::progress(&format!("{} files generated, {} changed", content.files.len(), changes.len()));
    Ok(Outcome::Fine)
}

/// The output folder of a catalog.
pub(super) fn folder(place: &Place) -> Folder {
    Folder { root: place.out.clone(), manifest: ".errcat-manifest", exclusive: true }
}

fn print(place: &Place, changes: &[Change], format: Format) -> Result<()> {
    let line = |change: &Change| format!("{}\n", change.line(&place.out));
    show::beside_report(&changes.iter().map(line).collect::<String>(), format)
}
