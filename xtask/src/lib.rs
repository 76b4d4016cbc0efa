//! The command line of errcat: reads a catalog, lets the library compile it, shows what it found and writes files.

mod catalog;
mod ci;
mod cli;
mod commands;
mod diff;
mod failure;
mod git;
mod programs;
mod show;
mod sync;
mod traffic;

use std::process::ExitCode;

use clap::Parser as _;

use cli::Cli;
use failure::Outcome;

/// Compiling is making and dropping many small trees, on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Does what the arguments of the process ask for.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help that was asked for comes here too, and a reader may have closed the pipe.
            _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match commands::run(&cli) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Ok(Outcome::Told(code)) => ExitCode::from(code),
        Err(error) => {
            show::error(&error);
            ExitCode::from(failure::exit_code(&error))
        }
    }
}
