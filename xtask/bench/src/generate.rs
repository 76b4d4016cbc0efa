//! How long `gen` takes as a process of its own.

use std::env;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use crate::figure::{Bar, Figure, Row};
use crate::maker::Catalog;
use crate::place::Place;
use crate::process::{self, Usage, least};

/// Outputs that are generated together, and the most seconds that they may take for 10,000 errors.
struct Outputs {
    name: &'static str,
    targets: &'static str,
    seconds: f64,
}

const OUTPUTS: [Outputs; 2] = [
    Outputs { name: "Rust and Markdown", targets: "targets: { rust: ., markdown: docs }", seconds: 2.0 },
    Outputs { name: "all outputs", targets: "", seconds: 4.0 },
];
const SIZES: [usize; 3] = [139, 1_000, 10_000];
/// The most memory for 10,000 errors, in bytes.
const MEMORY: f64 = 600e6;

/// What one catalog takes.
struct Runs {
    size: usize,
    fresh: Usage,
    unchanged: Usage,
    comparing: Usage,
}

/// The project's own catalog, then those that are made up.
pub fn measure(place: &Place) -> Result<Vec<Row>> {
    let own = runs(place, 0, &place.root.join("catalog.yaml"))?;
    let mut rows = vec![
        Row::new("`gen`, catalog.yaml, fresh", Figure::processor(own.fresh)),
        unchanged("catalog.yaml", &own),
    ];
    for outputs in &OUTPUTS {
        let mut all = Vec::new();
        for size in place.sizes(&SIZES) {
            let source = place.write_catalog(&Catalog::new(size), outputs.targets)?;
            all.push(runs(place, size, &source)?);
        }
        rows.extend(all.iter().flat_map(|runs| each(outputs, runs)));
        rows.extend(linear(outputs, &all));
    }
    Ok(rows)
}

fn runs(place: &Place, size: usize, catalog: &Utf8Path) -> Result<Runs> {
    let out = place.work.join("out");
    let runs = match size {
        0..500 => 15,
        500..5_000 => 7,
        _ => 3,
    };
    let fresh = least(runs, || {
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        place.generate(catalog, &out)
    })?;
    let unchanged = least(runs, || place.generate(catalog, &out))?;
    let this = Utf8PathBuf::try_from(env::current_exe()?)?;
    let comparing = least(runs, || process::run(&this, &["unchanged", catalog.as_str(), out.as_str()]))?;
    fs::remove_dir_all(&out)?;
    Ok(Runs { size, fresh, unchanged, comparing })
}

fn each(outputs: &Outputs, runs: &Runs) -> Vec<Row> {
    let what = |state: &str| format!("`gen`, {}, {} errors, {state}", outputs.name, runs.size);
    let mut rows = vec![Row::new(what("fresh"), Figure::clock(runs.fresh))];
    if runs.size == 10_000 {
        rows[0].bar = Some(Bar::AtMost(outputs.seconds));
        rows.push(Row::new(what("memory"), Figure::peak(runs.fresh)).bar(Bar::AtMost(MEMORY)));
    }
    rows.push(unchanged(&format!("{}, {} errors", outputs.name, runs.size), runs));
    rows
}

fn unchanged(what: &str, runs: &Runs) -> Row {
    Row::new(format!("`gen`, {what}, unchanged"), Figure::processor(runs.unchanged))
        .beside("reading all files, comparing their hashes", Figure::processor(runs.comparing))
        .bar(Bar::Times(1.5))
}

/// The time of one code in a catalog of 10,000 beside that in one of 1,000.
fn linear(outputs: &Outputs, all: &[Runs]) -> Option<Row> {
    #[expect(clippy::cast_precision_loss, reason = "a catalog has no 2^53 errors")]
    let of = |size| all.iter().find(|runs| runs.size == size).map(|runs| runs.fresh.processor / size as f64);
    let row = Row::new(format!("`gen`, {}, a code of 10,000", outputs.name), Figure::seconds(of(10_000)?));
    Some(row.beside("a code of 1,000", Figure::seconds(of(1_000)?)).bar(Bar::Times(1.3)))
}
