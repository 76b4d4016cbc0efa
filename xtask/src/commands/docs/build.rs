//! `docs`, in a program that was built without what it takes: builds the one that can, and starts it.

use std::env;
use std::process::Command;

use anyhow::{Context as _, Result};
use camino::Utf8PathBuf;

use crate::catalog::workspace;
use crate::cli::DocsArgs;
use crate::failure::Outcome;
use crate::show;

/// Hands all arguments on.
pub(super) fn docs(_: &DocsArgs) -> Result<Outcome> {
    let manifest = workspace().unwrap_or_else(|| Utf8PathBuf::from(".")).join("Cargo.toml");
    show::progress("building what builds the site");
    let build = ["run", "--quiet", "--locked", "--manifest-path", manifest.as_str()];
    let program = ["--package", "xtask", "--features", "site", "--bin", "xtask-site", "--"];
    let status = Command::new("cargo").args(build).args(program).args(env::args_os().skip(1)).status();
    let code = status.context("cannot run `cargo`")?.code().and_then(|code| u8::try_from(code).ok());
    Ok(Outcome::Told(code.context("what builds the site was stopped")?))
}
