//! Writes to the two standard streams. A reader that closed its end is no failure: there is nobody left to tell.

use std::io::{self, ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use anyhow::Result;

use crate::cli::Format;

/// What was asked for: files' names, pages, reports for programs.
pub(crate) fn result(text: &str) -> Result<()> {
    forgive_closed(write(&mut anstream::stdout().lock(), text))
}

/// Reports for people, about what was asked for.
pub(crate) fn report(text: &str) -> Result<()> {
    forgive_closed(write(&mut anstream::stderr().lock(), text))
}

/// What was asked for besides a report: standard output belongs to the report when that is for a program.
pub(crate) fn beside_report(text: &str, format: Format) -> Result<()> {
    if format == Format::Human { result(text) } else { report(text) }
}

/// A line about what is going on. It isn't worth a failure.
pub(crate) fn progress(line: &str) {
    _ = write(&mut anstream::stderr().lock(), &format!("{line}\n"));
}

/// Why a run stopped, each cause on a line.
pub(crate) fn error(error: &anyhow::Error) {
    let causes = error.chain().skip(1).map(|cause| format!("because {cause}"));
    let sentences: Vec<_> = [error.to_string()].into_iter().chain(causes).collect();
    progress(&format!("{ERROR}error{RESET}: {}", sentences.join("\n  ")));
}

const ERROR: &str = "\u{1b}[1;31m";
const RESET: &str = "\u{1b}[0m";

/// Whether reports may have colours: only on a terminal, and never when `NO_COLOR` is set.
pub(crate) fn report_has_colour() -> bool {
    AutoStream::choice(&io::stderr()) != ColorChoice::Never
}

fn write(stream: &mut impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

fn forgive_closed(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}
