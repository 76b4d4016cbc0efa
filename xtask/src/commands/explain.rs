//! `explain`: what a rule means, or all that the catalog knows of a code, as a terminal page.

use anyhow::{Result, bail};

use crate::cli::Places;
use crate::failure::Outcome;

/// Prints the page of a rule or a code.
pub(super) fn explain(_name: Option<&str>, _places: &Places) -> Result<Outcome> {
    bail!("not yet")
}
