//! Sending, reading and looking up, as `measured/benches/in_process.rs` does them.

use anyhow::{Context as _, Result};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use crate::figure::{Bar, Figure, Row};
use crate::maker::Catalog;
use crate::place::{Place, write};
use crate::process;
use crate::subject;

/// The project that is measured, a file each.
const FILES: [(&str, &str); 8] = [
    ("Cargo.toml", include_str!("../measured/Cargo.toml")),
    ("Cargo.lock", include_str!("../measured/Cargo.lock")),
    ("src/lib.rs", include_str!("../measured/src/lib.rs")),
    ("src/by_hand.rs", include_str!("../measured/src/by_hand.rs")),
    ("src/subjects.rs", include_str!("../measured/src/subjects.rs")),
    ("src/bin/counted.rs", include_str!("../measured/src/bin/counted.rs")),
    ("benches/in_process.rs", include_str!("../measured/benches/in_process.rs")),
    ("benches/processor_time/mod.rs", include_str!("../measured/benches/processor_time/mod.rs")),
];

/// A group of the benchmark, its line, the line beside it, what that is, and how many times of it are allowed.
type Pair = (&'static str, &'static str, &'static str, &'static str, f64);

const PAIRS: [Pair; 9] = [
    ("send", "plain/errcat", "plain/copy", "copying the bytes", 2.0),
    ("send", "plain/errcat", "plain/serde", "serde by hand", 0.2),
    ("send", "three/errcat", "three/serde", "serde by hand", 1.0),
    ("read", "first/errcat", "first/serde", "serde by hand", 1.3),
    ("read", "middle/errcat", "middle/serde", "serde by hand", 1.3),
    ("read", "last/errcat", "last/serde", "serde by hand", 1.3),
    ("read", "unknown/errcat", "first/errcat", "a known code", 1.0),
    ("read", "html/errcat", "first/errcat", "a known code", 1.0),
    ("read", "empty/errcat", "first/errcat", "a known code", 1.0),
];
/// What a code could be looked up in.
const LOOK_UPS: [&str; 3] = ["phf", "sorted", "match"];
const SIZES: [usize; 3] = [10, 139, 10_000];

/// Writes the project and generates the crates of these sizes; the others are there, and empty.
pub fn prepare(place: &Place, sizes: &[usize]) -> Result<Utf8PathBuf> {
    let project = place.write_project("measured", &FILES)?;
    for size in SIZES {
        let crate_folder = project.join(format!("crates/{size}"));
        if sizes.contains(&size) {
            let catalog = Catalog::new(size);
            let source = place.write_catalog(&catalog, "targets: { rust: . }")?;
            place.generate(&source, &crate_folder)?;
            write(&project.join(format!("src/subjects/{size}.rs")), &subject::source(&catalog))?;
            write(&project.join(format!("benches/look_ups/{size}.rs")), &subject::look_ups(&catalog))?;
        } else if !crate_folder.join("Cargo.toml").exists() {
            // Cargo wants to read the manifest of a dependency that isn't asked for, too.
            let catalog = Catalog::new(3);
            let source = place.write_catalog(&catalog, "targets: { rust: . }")?;
            place.generate(&source, &crate_folder)?;
            let manifest = crate_folder.join("Cargo.toml");
            let text = fs::read_to_string(&manifest)?;
            fs::write(&manifest, text.replace("bench3-", &format!("bench{size}-")))?;
        }
    }
    Ok(project)
}

/// Runs the benchmark and reads what it found.
pub fn measure(place: &Place) -> Result<Vec<Row>> {
    let sizes = place.sizes(&SIZES);
    let project = prepare(place, &sizes)?;
    let features: Vec<_> = sizes.iter().map(|size| format!("n{size}")).collect();
    process::cargo(
        &project,
        &["bench", "--quiet", "--bench", "in_process", "--features", &features.join(",")],
    )?;
    let mut rows = Vec::new();
    for (group, ours, other, name, most) in PAIRS {
        for size in &sizes {
            let what = format!("{group} {}, {size} errors", ours.trim_end_matches("/errcat"));
            let row = row(&project, what, &format!("{group}/{size}"), [ours, other], name)?;
            rows.push(row.bar(Bar::Times(most)));
        }
    }
    for size in &sizes {
        rows.push(look_up(&project, *size)?);
    }
    Ok(rows)
}

/// One line of a group of the benchmark beside another, which has this name.
pub fn row(project: &Utf8Path, what: String, group: &str, lines: [&str; 2], name: &str) -> Result<Row> {
    let [ours, other] = lines.map(|line| least(project, group, line).map(Figure::seconds));
    Ok(Row::new(what, ours?).beside(name, other?))
}

/// Beside the fastest of the other ways.
fn look_up(project: &Utf8Path, size: usize) -> Result<Row> {
    let group = format!("look-up/{size}");
    let others = LOOK_UPS.map(|line| least(project, &group, line).map(|seconds| (line, seconds)));
    let others = others.into_iter().collect::<Result<Vec<_>>>()?;
    let best = others.into_iter().min_by(|one, other| one.1.total_cmp(&other.1));
    let (name, best) = best.context("there are other ways")?;
    let ours = Figure::seconds(least(project, &group, "errcat")?);
    let row = Row::new(format!("code from text, {size} errors"), ours);
    let name = format!("{name}, the best of {}", LOOK_UPS.join(", "));
    Ok(row.beside(name, Figure::seconds(best)).bar(Bar::Times(1.2)))
}

/// The least of what criterion's samples took for a run, in seconds: what disturbs a sample only ever adds.
fn least(project: &Utf8Path, group: &str, line: &str) -> Result<f64> {
    let folder = |text: &str| text.replace('/', "_");
    let path =
        project.join("target/criterion").join(folder(group)).join(folder(line)).join("new/sample.json");
    let sample: serde_json::Value = serde_json::from_slice(&fs::read(&path)?)?;
    let numbers =
        |key: &str| sample[key].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64);
    let least = numbers("times").zip(numbers("iters")).map(|(time, runs)| time / runs).reduce(f64::min);
    Ok(least.with_context(|| format!("{path} has no sample"))? / 1e9)
}
