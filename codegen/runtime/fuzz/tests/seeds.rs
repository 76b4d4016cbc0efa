//! The seeds, and pieces of them, hold what the fuzz targets look for. No nightly compiler is needed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use errcat_runtime_fuzz::{read, retry_after};

/// The inputs of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(target);
    let seeds = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
    let seeds: Vec<_> = seeds.collect();
    assert!(seeds.len() >= 10, "{target} has {} seeds", seeds.len());
    seeds
}

/// A seed whole, cut off at each place, and with each byte changed.
fn changed(seed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let cut = (0..=seed.len()).map(|end| seed[..end].to_vec());
    let other = (0..seed.len()).flat_map(|at| {
        [b'"', b'{', b'0', b' ', 0xff].map(|byte| {
            let mut seed = seed.to_vec();
            seed[at] = byte;
            seed
        })
    });
    cut.chain(other)
}

#[test]
fn answers_are_read() {
    for seed in seeds("read") {
        changed(&seed).for_each(|input| read(&input));
    }
}

#[test]
fn waits_are_parsed() {
    for seed in seeds("retry_after") {
        for input in changed(&seed) {
            if let Ok(input) = std::str::from_utf8(&input) {
                retry_after(input);
            }
        }
    }
}
