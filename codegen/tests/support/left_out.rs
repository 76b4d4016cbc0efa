//! Says which cases aren't tried.

use std::io::{self, Write as _};

/// Says it past `cargo test`, which keeps for itself what is printed by tests that pass. The stages of ci repeat such
/// lines.
pub(crate) fn left_out(what: &str, missing: &str) {
    let line = format!("\nleft out: {what}, because {missing} is not there\n");
    // Saying it isn't worth a failure.
    _ = io::stderr().write_all(line.as_bytes());
}
