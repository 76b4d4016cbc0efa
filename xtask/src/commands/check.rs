//! `check`: the rules and the lints, and nothing written.

use anyhow::Result;

use super::report::Compiled;
use crate::catalog::{Catalog, Place};
use crate::cli::ReportArgs;
use crate::failure::Outcome;
use crate::show;

/// Tells every problem of the catalog.
pub(super) fn check(place: &Place, args: ReportArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    let compiled = Compiled::of(&catalog, &catalog.files(), args)?;
    if compiled.is_clean {
        show::progress(&format!("{}: no problems", place.catalog));
    }
    Ok(Outcome::fine_if(compiled.model.is_some()))
}
