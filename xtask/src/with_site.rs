//! The command line of errcat with the command that builds a site.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
