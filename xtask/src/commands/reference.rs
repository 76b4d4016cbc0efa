//! `reference`: errcat's own pages and the editors' schema, made from the tables that the compiler itself uses.

use anyhow::{Result, bail};

use crate::failure::Outcome;

/// Writes the pages, or fails if one is out of date.
pub(super) fn reference(_check: bool) -> Result<Outcome> {
    bail!("not yet")
}
