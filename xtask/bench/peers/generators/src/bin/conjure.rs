//! `conjure IR OUT`: a crate from Conjure's intermediate representation.

use std::env;

use anyhow::{Context as _, Result};

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().context("wanted: conjure IR OUT");
    let (ir, out) = (next()?, next()?);
    let mut config = conjure_codegen::Config::new();
    config.build_crate("conjure-errors", "1.0.0").generate_files(ir, out)
}
