//! Runs the service on each framework, asks it for each error of the catalog, and shows what arrived. Exits with 1 when
//! anything arrived otherwise than it was sent.
//!
//! With the argument `serve` it runs on axum for clients of other languages: it prints its address, and ends when its
//! standard input does.

use std::env;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Result;
use errcat_example_service::{Framework, table, walk};

#[tokio::main]
async fn main() -> Result<ExitCode> {
    if env::args().nth(1).as_deref() == Some("serve") {
        return serve(Framework::Axum);
    }
    let client = reqwest::Client::new();
    let mut differences = 0;
    let mut out = io::stdout().lock();
    for framework in Framework::ALL {
        let steps = walk::walk(&client, &framework.start()?).await?;
        table::write(framework.name(), &steps, &mut out)?;
        differences += steps.iter().filter(|step| step.difference.is_some()).count();
    }
    out.flush()?;
    Ok(if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve(framework: Framework) -> Result<ExitCode> {
    let address = framework.start()?;
    writeln!(io::stdout(), "{address}")?;
    io::copy(&mut io::stdin(), &mut io::sink())?;
    Ok(ExitCode::SUCCESS)
}
