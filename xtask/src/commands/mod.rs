//! What each command does: a file for each.

mod base;
mod bench;
mod bump;
mod check;
mod completions;
mod diff;
#[cfg(feature = "site")]
mod docs;
#[cfg(not(feature = "site"))]
#[path = "docs/build.rs"]
mod docs;
mod explain;
mod generate;
mod history;
mod reference;
mod report;
mod rules;
mod stale;
mod usage;
mod verify;
mod watch;

use anyhow::Result;

use crate::catalog::Place;
use crate::ci;
use crate::cli::{Cli, Command};
use crate::failure::Outcome;

/// Runs the command that was given.
pub(crate) fn run(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Gen(args) if args.watch => watch::watch(&Place::find(&args.places)?, args.report),
        Command::Gen(args) if args.check => stale::check(&Place::find(&args.places)?, args.report),
        Command::Gen(args) => generate::generate(&Place::find(&args.places)?, args.report),
        Command::Check(args) => check::check(&Place::find(&args.places)?, args.report),
        Command::Diff(args) => diff::diff(&Place::find(&args.places)?, args),
        Command::Bump { base, places } => bump::bump(&Place::find(places)?, base),
        Command::History { tags, places } => history::history(&Place::find(places)?, tags),
        Command::Docs(args) => docs::docs(args),
        Command::Explain { name, places } => explain::explain(name.as_deref(), places),
        Command::Verify(args) => verify::verify(&Place::find(&args.places)?, args),
        Command::Usage(args) => usage::usage(&Place::find(&args.places)?, args),
        Command::Reference { check } => reference::reference(*check),
        Command::Completions { shell } => completions::completions(*shell),
        Command::Ci { only } => ci::run(only),
        Command::Bench { up_to, parts } => bench::bench(*up_to, parts),
    }
}
