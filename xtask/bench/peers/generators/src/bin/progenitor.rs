//! `progenitor DOCUMENT OUT`: a crate from an OpenAPI document.

use std::env;
use std::path::Path;

use anyhow::{Context as _, Result};
use fs_err as fs;

const MANIFEST: &str = include_str!("../progenitor.toml");

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().context("wanted: progenitor DOCUMENT OUT");
    let (document, out) = (next()?, next()?);
    let document = serde_json::from_slice(&fs::read(document)?)?;
    let tokens = progenitor::Generator::default().generate_tokens(&document)?;
    let text = prettyplease::unparse(&syn::parse2(tokens)?);
    let out = Path::new(&out);
    fs::create_dir_all(out.join("src"))?;
    fs::write(out.join("Cargo.toml"), MANIFEST)?;
    Ok(fs::write(out.join("src/lib.rs"), text)?)
}
