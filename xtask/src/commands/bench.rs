//! `bench`: builds this program as users would, the one that builds sites, and the benchmark, which is a workspace of its
//! own, and starts it.

use std::process::Command;

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use crate::catalog::workspace;
use crate::failure::Outcome;

/// Measures these parts, or all, with catalogs of so many errors at the most.
pub(super) fn bench(up_to: usize, parts: &[String]) -> Result<Outcome> {
    let root = workspace().unwrap_or_else(|| Utf8PathBuf::from("."));
    cargo(&root, &["build", "--release", "--locked", "--quiet", "--package", "xtask"])?;
    let site = ["--package", "xtask", "--features", "site", "--bin", "xtask-site"];
    cargo(&root, &[&["build", "--release", "--locked", "--quiet"][..], &site].concat())?;
    let of = ["--manifest-path", "xtask/bench/Cargo.toml", "--target-dir", "target/bench"];
    let run = ["run", "--release", "--locked", "--quiet"];
    let up_to = up_to.to_string();
    let measure = ["--", "measure", "--root", ".", "--xtask", "target/release/xtask", "--up-to", &up_to];
    let parts: Vec<_> = parts.iter().map(String::as_str).collect();
    cargo(&root, &[&run[..], &of, &measure, &parts].concat())?;
    Ok(Outcome::Fine)
}

/// Runs `cargo` in the workspace, where it says what it does.
fn cargo(root: &Utf8Path, arguments: &[&str]) -> Result<()> {
    let status = Command::new("cargo").args(arguments).current_dir(root).status();
    if !status.context("cannot run `cargo`")?.success() {
        bail!("this failed: cargo {}", arguments.join(" "));
    }
    Ok(())
}
