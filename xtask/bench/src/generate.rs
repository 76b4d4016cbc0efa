//! How long `gen` and `docs` take as processes of their own.

use std::env;

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};

use crate::figure::{Bar, Figure, Row};
use crate::maker::Catalog;
use crate::place::{Command, DOCS, GEN, Place};
use crate::process::{self, Usage, least};

/// Outputs that are generated together, and the most seconds that they may take for 10,000 errors.
struct Outputs {
    command: Command,
    name: &'static str,
    targets: &'static str,
    seconds: f64,
    /// How many times what reading all files takes a run may take that changes nothing.
    unchanged: Option<f64>,
}

const ALL: Outputs =
    Outputs { command: GEN, name: "all outputs", targets: "", seconds: 4.0, unchanged: Some(1.5) };
const OUTPUTS: [Outputs; 3] = [
    Outputs {
        name: "Rust and Markdown",
        targets: "targets: { rust: ., markdown: docs }",
        seconds: 2.0,
        ..ALL
    },
    ALL,
    // It is built as a whole each time, and only what changed is written.
    Outputs { command: DOCS, name: "the site", seconds: 10.0, unchanged: None, ..ALL },
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
    let all = place.work.join("out");
    process::remove(&all)?;
    let mut folders = 0;
    let mut runs = |command, size, catalog: &Utf8Path| {
        folders += 1;
        runs(place, command, size, catalog, &all.join(folders.to_string()))
    };
    let own = runs(GEN, 0, &place.root.join("catalog.yaml"))?;
    let mut rows = vec![
        Row::new("`gen`, catalog.yaml, fresh", Figure::processor(own.fresh)),
        unchanged("`gen`, catalog.yaml", ALL.unchanged, &own),
    ];
    for outputs in &OUTPUTS {
        let mut measured = Vec::new();
        for size in place.sizes(&SIZES) {
            let source = place.write_catalog(&Catalog::new(size), outputs.targets)?;
            measured.push(runs(outputs.command, size, &source)?);
        }
        rows.extend(measured.iter().flat_map(|runs| each(outputs, runs)));
        rows.extend(linear(outputs, &measured));
    }
    process::remove(&all)?;
    Ok(rows)
}

/// Runs that fill new folders in this one, then the last of those again.
fn runs(place: &Place, command: Command, size: usize, catalog: &Utf8Path, all: &Utf8Path) -> Result<Runs> {
    let runs = match size {
        0..500 => 15,
        500..5_000 => 7,
        _ => 3,
    };
    let fresh = process::fresh(runs, all, |out| place.run(command, catalog, out))?;
    let out = all.join(runs.to_string());
    let unchanged = least(runs, || place.run(command, catalog, &out))?;
    let this = Utf8PathBuf::try_from(env::current_exe()?)?;
    let made = out.join(command.folder);
    let comparing = least(runs, || process::run(&this, &["unchanged", catalog.as_str(), made.as_str()]))?;
    Ok(Runs { size, fresh, unchanged, comparing })
}

fn each(outputs: &Outputs, runs: &Runs) -> Vec<Row> {
    let all = format!("`{}`, {}, {} errors", outputs.command.name, outputs.name, runs.size);
    let what = |state: &str| format!("{all}, {state}");
    let mut rows = vec![Row::new(what("fresh"), Figure::clock(runs.fresh))];
    if runs.size == 10_000 {
        rows[0].bar = Some(Bar::AtMost(outputs.seconds));
        rows.push(Row::new(what("memory"), Figure::peak(runs.fresh)).bar(Bar::AtMost(MEMORY)));
    }
    rows.push(unchanged(&all, outputs.unchanged, runs));
    rows
}

fn unchanged(what: &str, most: Option<f64>, runs: &Runs) -> Row {
    let row = Row::new(format!("{what}, unchanged"), Figure::processor(runs.unchanged))
        .beside("reading all files, comparing their hashes", Figure::processor(runs.comparing));
    Row { bar: most.map(Bar::Times), ..row }
}

/// The time of one code in a catalog of 10,000 beside that in one of 1,000.
fn linear(outputs: &Outputs, all: &[Runs]) -> Option<Row> {
    #[expect(clippy::cast_precision_loss, reason = "a catalog has no 2^53 errors")]
    let of = |size| all.iter().find(|runs| runs.size == size).map(|runs| runs.fresh.processor / size as f64);
    let what = format!("`{}`, {}, a code of 10,000", outputs.command.name, outputs.name);
    let row = Row::new(what, Figure::seconds(of(10_000)?));
    Some(row.beside("a code of 1,000", Figure::seconds(of(1_000)?)).bar(Bar::Times(1.3)))
}
