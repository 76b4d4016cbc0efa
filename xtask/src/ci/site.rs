//! The stage `site`: the sites of all catalogs, read by a validator and used in a browser; and what other site makers make
//! of the Markdown.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::command::Runner;
use super::install;
use super::makers;
use super::stages::BENCH;

/// What reads and uses the sites.
const TESTS: &str = "codegen/site/tests/browser";
/// The folder of catalogs that follow each other, and their names, which are their versions.
const VERSIONS: (&str, [&str; 3]) = ("codegen/site/tests/catalogs/tagged", ["1.0.0", "2.0.0", "2.1.0"]);
/// How many codes the site has that has to stay quick.
const MANY: &str = "5000";
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
    let sites = fresh(runner, "sites")?;
    for (name, catalog) in CATALOGS {
        build(runner, &sites.join(name), catalog)?;
    }
    tagged(runner, &sites.join("tagged"))?;
    // Each page of these would be validated for minutes, and no page of one differs from another in more than its words.
    let many = fresh(runner, "many")?;
    let catalog = many.with_extension("yaml");
    let make = ["--", "make", MANY, catalog.as_str()];
    runner.run(&[&["cargo", "run", "--locked"][..], &BENCH, &make].concat())?;
    build(runner, &many.join("many"), catalog.as_str())?;
    let browser = install::browser(runner)?;
    let program = runner.built("xtask-site")?;
    runner.run_with(TESTS, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    let variables = [("CHROMIUM", browser.as_str()), ("XTASK_SITE", program.as_str())];
    let tests =
        [("refusals.mjs", &sites), ("check.mjs", &sites), ("browser.mjs", &sites), ("many.mjs", &many)];
    for (test, sites) in tests {
        runner.run_with(TESTS, &["node", "--test-reporter=tap", test, sites.as_str()], &variables)?;
    }
    makers::run(runner)
}

/// Builds the site of a catalog that has versions, in a repository of its own.
fn tagged(runner: &mut Runner, place: &Utf8Path) -> Result<()> {
    let folder = fresh(runner, "tagged")?;
    let (versions, catalog) = (runner.root().join(VERSIONS.0), folder.join("catalog.yaml"));
    let below = folder.strip_prefix(runner.root())?.to_owned();
    let own = [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")];
    let mut git = |words: &[&str]| {
        let git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.com"];
        runner.run_with(below.as_str(), &[&git[..], words].concat(), &own)
    };
    git(&["init", "--quiet"])?;
    for version in VERSIONS.1 {
        fs::copy(versions.join(format!("{version}.yaml")), &catalog)?;
        git(&["add", "catalog.yaml"])?;
        git(&["commit", "--quiet", "--message", version])?;
        git(&["tag", version])?;
    }
    build(runner, place, catalog.as_str())
}

/// An empty folder for sites.
fn fresh(runner: &Runner, name: &str) -> Result<Utf8PathBuf> {
    let folder = runner.cleared(name)?;
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Builds the site of a catalog, and puts it at a place.
fn build(runner: &mut Runner, place: &Utf8Path, catalog: &str) -> Result<()> {
    let out = runner.root().join("target/ci/built").join(place.file_name().unwrap_or_default());
    runner.run(&["cargo", "xtask", "docs", "--catalog", catalog, "--out", out.as_str()])?;
    Ok(fs::rename(out.join("site"), place)?)
}
