//! Measures errcat: makes catalogs, lets the built command line generate from them, compiles what comes out, and runs it
//! beside its peers and beside what one would write by hand. `cargo xtask bench` and two stages of `cargo xtask ci` start it.

mod chart;
mod compile;
mod counts;
mod figure;
mod generate;
mod in_process;
mod machine;
mod maker;
mod page;
mod peers;
mod place;
mod process;
mod scale;
mod subject;
mod unchanged;

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand};

use figure::Row;
use place::Place;

/// Measures errcat.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure, print a table, and write it to docs/performance.md if it is whole
    Measure {
        #[command(flatten)]
        places: Places,
        /// Leave out catalogs of more errors than this
        #[arg(long, default_value_t = 10_000)]
        up_to: usize,
        /// Measure these parts alone
        parts: Vec<String>,
    },
    /// Count the instructions of sending, reading and looking up, and compare with counts.txt
    Counts(Places),
    /// Check without timing anything that the work grows as the catalog does
    Scale(Places),
    /// Write a catalog of this many errors
    Make {
        /// How many, three at least
        #[arg(value_parser = clap::value_parser!(u16).range(3..))]
        errors: u16,
        /// The file
        catalog: Utf8PathBuf,
    },
    /// Read a catalog and the folder that was generated from it, and compare with the manifest
    Unchanged {
        /// The catalog
        catalog: Utf8PathBuf,
        /// The folder
        out: Utf8PathBuf,
    },
}

#[derive(Args, Debug)]
struct Places {
    /// The root of errcat's workspace
    #[arg(long)]
    root: Utf8PathBuf,
    /// The built command line; what builds sites lies beside it
    #[arg(long)]
    xtask: Utf8PathBuf,
}

/// One part of what is measured.
struct Part {
    name: &'static str,
    measure: fn(&Place) -> Result<Vec<Row>>,
}

/// All parts, in the order of the table.
const PARTS: &[Part] = &[
    Part { name: "generate", measure: generate::measure },
    Part { name: "compile", measure: compile::measure },
    Part { name: "run", measure: in_process::measure },
    Part { name: "peers", measure: peers::measure },
];

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    match cli.command {
        Command::Measure { places, up_to, parts } => {
            measure(&Place::new(&places.root, &places.xtask, up_to)?, &parts)
        }
        Command::Counts(places) => counts::compare(&Place::new(&places.root, &places.xtask, 139)?),
        Command::Scale(places) => scale::check(&Place::new(&places.root, &places.xtask, 1_000)?),
        Command::Make { errors, catalog } => {
            place::write(&catalog, &maker::Catalog::new(errors.into()).yaml(""))
        }
        Command::Unchanged { catalog, out } => unchanged::compare(&catalog, &out),
    }
}

fn measure(place: &Place, parts: &[String]) -> Result<()> {
    let known: Vec<_> = PARTS.iter().map(|part| part.name).collect();
    if let Some(unknown) = parts.iter().find(|part| !known.contains(&part.as_str())) {
        bail!("no part is named `{unknown}`: there are {}", known.join(", "));
    }
    let mut rows = Vec::new();
    for part in PARTS.iter().filter(|part| parts.is_empty() || parts.iter().any(|name| name == part.name)) {
        eprintln!("measuring: {}", part.name);
        let measured = (part.measure)(place).with_context(|| format!("`{}` can't be measured", part.name))?;
        // At once, so that a part that fails doesn't take the others with it.
        println!("{}", figure::table(&measured));
        rows.extend(measured);
    }
    if parts.is_empty() && place.is_whole() {
        page::write(place, &rows)?;
    }
    Ok(())
}
