//! What finding out that nothing has changed takes at the least: every file is read, and its hash is compared with the
//! manifest's.

use anyhow::{Result, bail};
use camino::Utf8Path;
use fs_err as fs;
use sha2::{Digest as _, Sha256};

/// Fails if a file isn't what the manifest says, or if it lists none.
pub fn compare(catalog: &Utf8Path, out: &Utf8Path) -> Result<()> {
    let catalog = hash(catalog)?;
    let manifest = fs::read_to_string(out.join(".errcat-manifest"))?;
    let files: Vec<_> = manifest.lines().filter_map(|line| line.split_once("  ")).collect();
    if files.is_empty() || catalog.is_empty() {
        bail!("the manifest of {out} lists no file");
    }
    for (expected, path) in files {
        if hash(&out.join(path))? != expected {
            bail!("{path} has changed");
        }
    }
    Ok(())
}

fn hash(path: &Utf8Path) -> Result<String> {
    use std::fmt::Write as _;
    let digest = Sha256::digest(fs::read(path)?);
    let mut text = String::new();
    digest.iter().try_for_each(|byte| write!(text, "{byte:02x}"))?;
    Ok(text)
}
