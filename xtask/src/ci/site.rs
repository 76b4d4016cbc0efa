//! The stage `site`: the sites of all catalogs, read by a validator and used in a browser; and what other site makers make
//! of the Markdown.

use anyhow::Result;
use fs_err as fs;

use super::command::Runner;
use super::install;
use super::makers;

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
    let browser = install::browser(runner)?;
    runner.run_with(TESTS, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    let test = ["node", "--test-reporter=tap"];
    runner.run_with(TESTS, &[&test[..], &["check.mjs", sites.as_str()]].concat(), &[])?;
    let browse = [&test[..], &["browser.mjs", sites.as_str()]].concat();
    let program = runner.root().join("target/debug/xtask-site");
    runner.run_with(TESTS, &browse, &[("CHROMIUM", browser.as_str()), ("XTASK_SITE", program.as_str())])?;
    makers::run(runner)
}
