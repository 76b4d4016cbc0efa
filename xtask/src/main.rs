//! The command line of errcat.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
