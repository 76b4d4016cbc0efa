//! What the Rust compiler takes for a generated crate.

use anyhow::{Context as _, Result};
use camino::Utf8PathBuf;

use crate::figure::{Bar, Figure, Row};
use crate::maker::Catalog;
use crate::place::Place;
use crate::process::{self, Usage};

const SIZES: [usize; 3] = [139, 1_000, 10_000];

/// A workspace of generated crates with default features.
pub struct Crates(Utf8PathBuf);

impl Crates {
    /// Generates crates of these sizes, as members of a workspace in a folder below that for all that is made.
    pub fn generate(place: &Place, folder: &str, sizes: &[usize]) -> Result<Self> {
        let members = sizes.iter().map(|size| format!("\"{size}\"")).collect::<Vec<_>>().join(", ");
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
        let folder = place.write_project(folder, &[("Cargo.toml", &workspace)])?;
        for size in sizes {
            let source = place.write_catalog(&Catalog::new(*size), "targets: { rust: . }")?;
            place.generate(&source, &folder.join(size.to_string()))?;
        }
        Ok(Self(folder))
    }

    /// Compiles the crate alone several times, its dependencies built.
    pub fn warm(&self, size: usize, runs: usize, command: &[&str]) -> Result<Usage> {
        let [small, package] = [139, size].map(|size| format!("bench{size}-errors"));
        // The small crate has the same dependencies, and doesn't take minutes.
        process::cargo(&self.0, &[command, &["--quiet", "--package", &small]].concat())?;
        let source = self.0.join(format!("{size}/src/lib.rs"));
        process::warm(&self.0, &source, &[command, &["--quiet", "--package", &package]].concat(), runs)
    }

    /// The instructions that the compiler takes to check the crate alone.
    pub fn count(&self, size: usize) -> Result<f64> {
        let source = self.0.join(format!("{size}/src/lib.rs"));
        let package = format!("bench{size}-errors");
        let check = ["check", "--quiet", "--package", &package];
        process::cargo(&self.0, &check)?;
        process::touch(&source)?;
        process::cargo_counted(&self.0, &check)?.context("valgrind counted nothing of the compiler")
    }

    /// `cargo check` of the crate of 139 errors and of all that it needs.
    pub fn cold(&self, runs: usize) -> Result<Usage> {
        process::cold(&self.0, &["check", "--quiet", "--package", "bench139-errors"], runs)
    }
}

/// `cargo check` and a release build.
pub fn measure(place: &Place) -> Result<Vec<Row>> {
    let sizes = place.sizes(&SIZES);
    let crates = Crates::generate(place, "compile", &sizes)?;
    let mut rows = Vec::new();
    let mut checks = Vec::new();
    for size in &sizes {
        let check = crates.warm(*size, if *size > 1_000 { 2 } else { 5 }, &["check"])?;
        rows.extend(compiled("`cargo check`", *size, check, 12.0, 1.2e9));
        checks.push((*size, check));
    }
    rows.extend(linear(&checks));
    if let Some(size) = sizes.iter().find(|size| **size == 10_000) {
        let release = crates.warm(*size, 1, &["build", "--release"])?;
        rows.extend(compiled("release build", *size, release, 30.0, 2e9));
    }
    Ok(rows)
}

fn compiled(command: &str, size: usize, usage: Usage, seconds: f64, bytes: f64) -> Vec<Row> {
    let what = format!("{command}, {size} errors");
    let mut rows = vec![
        Row::new(what.clone(), Figure::clock(usage)),
        Row::new(format!("{what}, memory"), Figure::peak(usage)),
    ];
    if size == 10_000 {
        rows[0].bar = Some(Bar::AtMost(seconds));
        rows[1].bar = Some(Bar::AtMost(bytes));
    }
    rows
}

/// What 9,000 errors more take, beside nine times what 1,000 more than 139 do: the runtime, which every crate has once, is
/// in neither.
fn linear(checks: &[(usize, Usage)]) -> Option<Row> {
    let of = |size| checks.iter().find(|(of, _)| *of == size).map(|(_, usage)| usage.processor);
    let row =
        Row::new("`cargo check`, a code of 10,000", Figure::seconds((of(10_000)? - of(1_000)?) / 9_000.0));
    let small = Figure::seconds((of(1_000)? - of(139)?) / 861.0);
    Some(row.beside("a code of 1,000, both without the runtime", small).bar(Bar::Times(1.3)))
}
