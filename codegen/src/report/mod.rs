//! Turns diagnostics into text: for people at a terminal, for programs, and for two code hosts' formats.
//!
//! Everything here is a pure function of the diagnostics and their sources. Control and bidirectional
//! characters of a catalog never come out raw, whatever the format.

mod github;
mod human;
mod json;
mod place;
mod sarif;
mod visible;

pub use github::github;
pub use human::{human, human_in_full};
pub use json::json;
pub use sarif::sarif;
pub use visible::prose as printable;

use crate::diagnostic::{Diagnostic, Severity};
use crate::phrase::counted;

/// Says how many of each there are: `3 errors, 1 warning`.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let errors = count(diagnostics, Severity::Error);
    let warnings = count(diagnostics, Severity::Warning);
    let notes = count(diagnostics, Severity::Note);
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")];
    let parts: Vec<_> =
        parts.iter().filter(|(number, _)| *number > 0).map(|&(n, noun)| counted(n as u64, noun)).collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}
