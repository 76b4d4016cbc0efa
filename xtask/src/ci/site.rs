//! The stage `site`: the sites of all catalogs, read by a validator and used in a browser.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::command::{Runner, existing};

/// What reads and uses the sites.
const TESTS: &str = "codegen/site/tests/browser";
/// The catalogs, and the names of their sites.
const CATALOGS: [(&str, &str); 8] = [
    ("inference", "catalog.yaml"),
    ("meta-envelope", "examples/meta-envelope/catalog.yaml"),
    ("mimo", "examples/mimo/catalog.yaml"),
    ("mx4-atlas", "examples/mx4-atlas/catalog.yaml"),
    ("mythicdot", "examples/mythicdot/catalog.yaml"),
    ("numbers", "codegen/tests/vectors/numbers.yaml"),
    ("hostile", "codegen/site/tests/catalogs/hostile.yaml"),
    ("rtl", "codegen/site/tests/catalogs/rtl.yaml"),
];
/// Where browsers of this family are.
const BROWSERS: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/// Builds the sites as a user would, and lets the tests at them.
pub(super) fn run(runner: &mut Runner) -> Result<()> {
    let sites = runner.root().join("target/ci/sites");
    if sites.exists() {
        fs::remove_dir_all(&sites)?;
    }
    for (name, catalog) in CATALOGS {
        let out = runner.root().join("target/ci/built").join(name);
        let docs = ["cargo", "xtask", "docs", "--catalog", catalog, "--out", out.as_str()];
        runner.run(&docs)?;
        fs::create_dir_all(&sites)?;
        fs::rename(out.join("site"), sites.join(name))?;
    }
    let browser = browser(runner)?;
    runner.run_with(TESTS, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    let test = ["node", "--test-reporter=tap"];
    runner.run_with(TESTS, &[&test[..], &["check.mjs", sites.as_str()]].concat(), &[])?;
    let browse = [&test[..], &["browser.mjs", sites.as_str()]].concat();
    let program = runner.root().join("target/debug/xtask-site");
    runner.run_with(TESTS, &browse, &[("CHROMIUM", browser.as_str()), ("XTASK_SITE", program.as_str())])
}

/// Chromium, which is installed from the system's packages if it isn't there.
fn browser(runner: &mut Runner) -> Result<Utf8PathBuf> {
    let found = || existing(Utf8Path::new("/"), &BROWSERS).into_iter().next().map(Utf8PathBuf::from);
    if let Some(browser) = found() {
        return Ok(browser);
    }
    let install = "sudo=; [ \"$(id -u)\" = 0 ] || sudo=sudo; export DEBIAN_FRONTEND=noninteractive; \
                   $sudo apt-get update -qq && $sudo apt-get install -y -qq --no-install-recommends chromium";
    runner.run(&["sh", "-c", install])?;
    Ok(found().unwrap_or_else(|| Utf8PathBuf::from(BROWSERS[0])))
}
