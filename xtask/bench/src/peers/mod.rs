//! conjure-codegen and progenitor, given the same catalog.

mod documents;

use std::fs::read_to_string;

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use crate::compile::Crates;
use crate::figure::{Bar, Figure, Row};
use crate::in_process;
use crate::maker::Catalog;
use crate::place::{Place, write};
use crate::process::{self, Usage};

const GENERATORS: [(&str, &str); 5] = [
    ("Cargo.toml", include_str!("../../peers/generators/Cargo.toml")),
    ("Cargo.lock", include_str!("../../peers/generators/Cargo.lock")),
    ("src/progenitor.toml", include_str!("../../peers/generators/src/progenitor.toml")),
    ("src/bin/conjure.rs", include_str!("../../peers/generators/src/bin/conjure.rs")),
    ("src/bin/progenitor.rs", include_str!("../../peers/generators/src/bin/progenitor.rs")),
];
const CRATES: [(&str, &str); 5] = [
    ("Cargo.toml", include_str!("../../peers/crates/Cargo.toml")),
    ("Cargo.lock", include_str!("../../peers/crates/Cargo.lock")),
    ("run/Cargo.toml", include_str!("../../peers/crates/run/Cargo.toml")),
    ("run/src/lib.rs", include_str!("../../peers/crates/run/src/lib.rs")),
    ("run/benches/peers.rs", include_str!("../../peers/crates/run/benches/peers.rs")),
];

/// What errcat and the peers are compared for.
const SIZE: usize = 139;
/// How often each generates.
const RUNS: usize = 15;

/// One of the peers.
struct Peer {
    /// With its version.
    name: String,
    program: &'static str,
    document: Utf8PathBuf,
    bars: Bars,
}

/// How many times of a peer's time errcat may take, if there is a bar.
#[derive(Default)]
struct Bars {
    generate: Option<f64>,
    check: Option<f64>,
    cold: Option<f64>,
}

/// All that is compared, with each peer.
pub fn measure(place: &Place) -> Result<Vec<Row>> {
    let catalog = Catalog::new(SIZE);
    let peers = peers(place, &catalog)?;
    let generators = place.write_project("generators", &GENERATORS)?;
    process::cargo(&generators, &["build", "--quiet", "--release"])?;
    let crates = place.write_project("crates", &CRATES)?;
    in_process::prepare(place, &[SIZE])?;
    write(&crates.join("run/src/used.rs"), &used(&catalog))?;
    let mut rows = generate(place, &catalog, &peers, &generators, &crates)?;
    rows.extend(compile(place, &peers, &crates)?);
    rows.extend(run(&crates)?);
    Ok(rows)
}

fn peers(place: &Place, catalog: &Catalog) -> Result<[Peer; 2]> {
    let write = |name: &str, document: &serde_json::Value| -> Result<Utf8PathBuf> {
        let path = place.work.join(name);
        fs::write(&path, document.to_string())?;
        Ok(path)
    };
    let conjure = write("conjure.json", &documents::conjure(catalog))?;
    let progenitor = write("openapi.json", &documents::openapi(catalog))?;
    let bars = Bars { generate: Some(1.0 / 3.0), check: Some(0.5), cold: Some(1.0 / 3.0) };
    Ok([
        Peer { name: locked("conjure-codegen")?, program: "conjure", document: conjure, bars },
        Peer {
            name: locked("progenitor")?,
            program: "progenitor",
            document: progenitor,
            bars: Bars::default(),
        },
    ])
}

/// The name and version of a package, as the lock file has it.
fn locked(package: &str) -> Result<String> {
    let lock = include_str!("../../peers/generators/Cargo.lock");
    let packages = lock.split("[[package]]\n");
    let version = packages.filter_map(|entry| {
        let version = entry.strip_prefix(&format!("name = \"{package}\"\nversion = \""))?;
        Some(version.split_once('"')?.0)
    });
    let version = version.last().with_context(|| format!("{package} is not locked"))?;
    Ok(format!("{package} {version}"))
}

/// Each as a process, into new folders, and beside them what copying the same files takes: no generator that makes them can
/// take less.
fn generate(
    place: &Place,
    catalog: &Catalog,
    peers: &[Peer],
    generators: &Utf8Path,
    crates: &Utf8Path,
) -> Result<Vec<Row>> {
    let source = place.write_catalog(catalog, "targets: { rust: ., markdown: docs }")?;
    let all = place.work.join("out");
    process::remove(&all)?;
    let made = all.join("made");
    place.generate(&source, &made)?;
    let what = format!("Rust and Markdown, {SIZE} errors");
    let here = process::fresh(RUNS, &all.join("errcat"), |out| place.generate(&source, out))?;
    let copied = process::fresh(RUNS, &all.join("copies"), |out| {
        process::run(Utf8Path::new("cp"), &["-r", made.as_str(), out.as_str()])
    })?;
    let mut rows = Vec::new();
    for peer in peers {
        let program = generators.join("target/release").join(peer.program);
        let run = |out: &Utf8Path| process::run(&program, &[peer.document.as_str(), out.as_str()]);
        let folder = all.join(peer.program);
        let there = process::fresh(RUNS, &folder, run)?;
        let name = format!("{}, Rust alone, {} lines", peer.name, lines(&folder.join("1/src"))?);
        rows.push(compared(format!("`gen`, {what}"), here, name.clone(), there, peer.bars.generate));
        rows.push(compared(format!("`cp -r` of {what}"), copied, name, there, None));
    }
    for peer in peers {
        let kept = crates.join(peer.program);
        process::remove(&kept)?;
        fs::rename(all.join(peer.program).join("1"), kept)?;
    }
    process::remove(&all)?;
    Ok(rows)
}

fn compared(what: String, here: Usage, name: String, there: Usage, most: Option<f64>) -> Row {
    let row = Row::new(what, Figure::processor(here)).beside(name, Figure::processor(there));
    Row { bar: most.map(Bar::Times), ..row }
}

/// The lines of Rust in a folder.
fn lines(folder: &Utf8Path) -> Result<usize> {
    let mut lines = 0;
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        lines += if path.is_dir() { self::lines(&path)? } else { read_to_string(&path)?.lines().count() };
    }
    if lines == 0 {
        bail!("nothing was generated into {folder}");
    }
    Ok(lines)
}

/// `cargo check` of what each generated, with what it depends on and without.
fn compile(place: &Place, peers: &[Peer], crates: &Utf8Path) -> Result<Vec<Row>> {
    let own = Crates::generate(place, "compile", &[SIZE])?;
    let (cold, warm) = (own.cold(2)?, own.warm(SIZE, 5, &["check"])?);
    let mut rows = Vec::new();
    for peer in peers {
        let package = format!("{}-errors", peer.program);
        let check = ["check", "--quiet", "--package", &package];
        let there = process::cold(crates, &check, 2)?;
        rows.push(compared(
            format!("cold `cargo check`, {SIZE} errors"),
            cold,
            peer.name.clone(),
            there,
            peer.bars.cold,
        ));
        let there = process::warm(crates, &crates.join(peer.program).join("src/lib.rs"), &check, 5)?;
        rows.push(compared(
            format!("`cargo check`, {SIZE} errors"),
            warm,
            peer.name.clone(),
            there,
            peer.bars.check,
        ));
    }
    Ok(rows)
}

/// What is measured, the benchmark's group, its line of errcat, the line beside it, and what that is.
const PAIRS: [(&str, &str, &str, &str, &str); 7] = [
    ("send three", "send", "errcat", "conjure", "conjure-error"),
    ("send three", "send", "errcat", "progenitor", "progenitor's type of one error"),
    ("read last", "read", "errcat", "conjure", "conjure-error, parameters untyped"),
    ("read first", "read", "errcat-first", "progenitor-first", "progenitor's union, the first variant"),
    ("read last", "read", "errcat", "progenitor-last", "progenitor's union, the last variant"),
    ("read unknown", "read", "errcat-unknown", "conjure-unknown", "conjure-error, an unknown name"),
    ("read unknown", "read", "errcat-unknown", "progenitor-unknown", "progenitor's union, which fails"),
];

fn run(crates: &Utf8Path) -> Result<Vec<Row>> {
    process::cargo(crates, &["bench", "--quiet", "--package", "run", "--bench", "peers"])?;
    let rows = PAIRS.into_iter().map(|(what, group, here, there, name)| {
        in_process::row(crates, format!("{what}, {SIZE} errors"), group, [here, there], name)
    });
    rows.collect()
}

/// What of the generated crates is used.
fn used(catalog: &Catalog) -> String {
    let (first, last) = (&catalog.entries[0], &catalog.entries[SIZE - 1]);
    let (first, last) = (first.type_name(), last.type_name());
    format!(
        "pub use conjure_errors::errors::example::bench::{first} as ConjureError;\n\
         pub use progenitor_errors::types::{{AnyError, {first} as First, {last} as Last}};\n"
    )
}
