//! The stage `typescript`: the generated packages, checked and used as their users do.

use anyhow::Result;

use super::command::Runner;
use super::install;
use super::python;

/// What checks and uses the packages.
const TESTS: &str = "codegen/tests/typescript";

/// Writes the packages of all catalogs, checks them, and lets one talk to a server.
pub(super) fn run(runner: &mut Runner) -> Result<()> {
    let samples = runner.written("typescript", "packages_on_disk", "typescript")?;
    let large = runner.written("typescript", "a_large_package_on_disk", "typescript-large")?;
    runner.run_with(TESTS, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    runner.run_with(TESTS, &["node", "check.mjs", samples.as_str(), large.as_str()], &[])?;
    let claims = python::claims(runner)?;
    runner.run_with(TESTS, &["node", "claims.mjs", claims.as_str()], &[])?;
    runner.run(&["cargo", "build", "--locked", "--package", "errcat-example-service"])?;
    let service = runner.built("errcat-example-service")?;
    let used = [service.as_str(), samples.as_str()];
    runner.run_with(TESTS, &[&["node", "loopback.mjs"][..], &used].concat(), &[])?;
    let browser = install::browser(runner)?;
    let browse = ["node", "--test-reporter=tap", "browser.mjs"];
    runner.run_with(TESTS, &[&browse[..], &used].concat(), &[("CHROMIUM", browser.as_str())])
}
