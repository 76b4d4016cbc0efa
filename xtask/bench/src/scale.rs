//! Checks without timing anything that the work grows as the catalog does: instructions of `gen`, `docs` and the Rust
//! compiler, and the memory that the compiler needs.

use std::thread;

use anyhow::{Context as _, Result, anyhow, bail};
use fs_err as fs;

use crate::compile::Crates;
use crate::maker::Catalog;
use crate::place::{Command, DOCS, GEN, Place};
use crate::process;

/// What is counted, and for how many errors: each twice as many as before. More of them take minutes.
const COUNTED: [(Command, [usize; 3]); 2] = [(GEN, [150, 300, 600]), (DOCS, [250, 500, 1_000])];
/// For how many errors `cargo check` of the crate is counted. What knows types is in one module for each.
const CHECKED: [usize; 3] = [120, 240, 480];
/// How many times the instructions of a code among the first half of the largest catalog one of the second half may take.
/// What a run takes whatever the catalog is in neither. Sorting takes a little over 1; something quadratic that would make
/// a code of 10,000 take 1.3 times what it takes among 1,000 adds 0.015 here.
const GROWTH: f64 = 1.03;
/// The same for the compiler, which looks through all errors for each in places that can't be helped.
const CHECKED_GROWTH: f64 = 1.04;
/// How many errors the crate that is compiled has, and the most memory that it may need, in bytes.
const COMPILED: (usize, u64) = (1_000, 500_000_000);

/// Fails if something grows faster than the catalog.
pub fn check(place: &Place) -> Result<()> {
    for (command, sizes) in COUNTED {
        check_growth(command.name, sizes, GROWTH, |size| count(place, command, size))?;
    }
    check_growth("cargo check", CHECKED, CHECKED_GROWTH, |size| {
        Crates::generate(place, &format!("scale/check/{size}"), &[size])?.count(size)
    })?;
    let (size, most) = COMPILED;
    let peak = Crates::generate(place, "compile", &[139, size])?.warm(size, 1, &["check"])?.peak;
    println!("`cargo check` of {size} errors: {} MB", peak / 1_000_000);
    if peak > most {
        bail!("`cargo check` of {size} errors may take {} MB of memory", most / 1_000_000);
    }
    Ok(())
}

fn check_growth(
    name: &str,
    sizes: [usize; 3],
    most: f64,
    count: impl Fn(usize) -> Result<f64> + Sync,
) -> Result<()> {
    let [small, medium, large] = count_all(sizes, count)?;
    let growth = (large - medium) / 2.0 / (medium - small);
    println!("`{name}`: {small:.0}, {medium:.0}, {large:.0} instructions for {sizes:?} errors");
    println!("a code takes {growth:.3} times the instructions in the larger catalog");
    if growth > most {
        bail!("`{name}` isn't linear: a code of a larger catalog may take {most} times the instructions");
    }
    Ok(())
}

/// All at once: they don't disturb each other's counts.
fn count_all(sizes: [usize; 3], count: impl Fn(usize) -> Result<f64> + Sync) -> Result<[f64; 3]> {
    thread::scope(|scope| {
        let count = &count;
        let threads = sizes.map(|size| scope.spawn(move || count(size)));
        let [small, medium, large] =
            threads.map(|thread| thread.join().map_err(|_| anyhow!("counting panicked"))?);
        Ok([small?, medium?, large?])
    })
}

/// The instructions of a command that makes all it can into an empty folder.
fn count(place: &Place, command: Command, size: usize) -> Result<f64> {
    let folder = place.write_project(&format!("scale/{}/{size}", command.name), &[])?;
    process::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let (catalog, out) = (folder.join("catalog.yaml"), folder.join("generated"));
    fs::write(&catalog, Catalog::new(size).yaml(""))?;
    let program = place.program(command);
    let make = [program.as_str(), command.name, "--catalog", catalog.as_str(), "--out", out.as_str()];
    process::counted(&folder, "cachegrind", &["--cache-sim=no"], &make)?.context("valgrind counted nothing")
}
