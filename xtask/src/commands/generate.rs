//! `gen`: compiles the catalog and makes the output folder hold what it asks for.

use anyhow::Result;

use super::report::Compiled;
use crate::catalog::{Catalog, Files, Place};
use crate::cli::{Format, ReportArgs};
use crate::failure::Outcome;
use crate::show;
use crate::sync::{Change, Folder, Memory, sync};

/// Generates, and prints a line for each file that changed. What is known to be up to date isn't made again to see that.
pub(super) fn generate(place: &Place, args: ReportArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    let folder = folder(place);
    let memory = Memory::of(&folder, &place.catalog).filter(|_| args.format == Format::Human);
    let up_to_date = memory.and_then(|memory| memory.still_holds(|patterns| catalog.hash_now(patterns)));
    if let Some(count) = up_to_date {
        show::progress(&generated(count, 0));
        return Ok(Outcome::Fine);
    }
    once(place, &catalog, &catalog.files(), args)
}

/// One run over a catalog whose loader the caller keeps.
pub(super) fn once(place: &Place, catalog: &Catalog, files: &Files<'_>, args: ReportArgs) -> Result<Outcome> {
    let compiled = Compiled::of(catalog, files, args)?;
    let Some(content) = compiled.content() else {
        show::progress("nothing was generated");
        return Ok(Outcome::Problems);
    };
    let folder = folder(place);
    let memory = || Memory::of(&folder, &place.catalog);
    memory().iter().for_each(Memory::forget);
    let changes = sync(&folder, &content)?;
    // What there is to tell is told in every run.
    if let Some(memory) = memory().filter(|_| compiled.is_clean) {
        memory.keep(&compiled.hash, &files.patterns());
    }
    print(place, &changes, args.format)?;
    show::progress(&generated(content.files.len(), changes.len()));
    Ok(Outcome::Fine)
}

fn generated(files: usize, changed: usize) -> String {
    format!("{files} files generated, {changed} changed")
}

/// The output folder of a catalog.
pub(super) fn folder(place: &Place) -> Folder {
    Folder { root: place.out.clone(), manifest: ".errcat-manifest", exclusive: true }
}

fn print(place: &Place, changes: &[Change], format: Format) -> Result<()> {
    let line = |change: &Change| format!("{}\n", change.line(&place.out));
    show::beside_report(&changes.iter().map(line).collect::<String>(), format)
}
