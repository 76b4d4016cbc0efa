//! `ci`: everything that has to pass before a change is merged, stage by stage.
//!
//! All stages run, whatever fails before them; none is skipped in silence.

mod command;
mod install;
mod makers;
mod python;
mod site;
mod stages;
mod typescript;

use std::time::Instant;

use anyhow::Result;
use camino::Utf8PathBuf;

use crate::catalog::workspace;
use crate::failure::{Outcome, Usage};
use crate::show;

use command::Runner;
use stages::{STAGES, Stage};

/// How much passed and failed: stages and the tests that they ran.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs the stages of these names, or all.
pub(crate) fn run(only: &[String]) -> Result<Outcome> {
    let chosen = choose(only)?;
    let root = workspace().unwrap_or_else(|| Utf8PathBuf::from("."));
    let mut runner = Runner::new(&root)?;
    let mut tally = Tally::default();
    let start = Instant::now();
    for stage in chosen {
        run_stage(stage, &mut runner, &mut tally)?;
    }
    show::result(&format!("finished in {:.0} s\n", start.elapsed().as_secs_f64()))?;
    show::result(&format!("{} passed, {} failed\n", tally.passed, tally.failed))?;
    Ok(Outcome::fine_if(tally.failed == 0))
}

fn choose(only: &[String]) -> Result<Vec<&'static Stage>> {
    let unknown = only.iter().find(|name| STAGES.iter().all(|stage| stage.name != name.as_str()));
    if let Some(name) = unknown {
        let names: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(Usage(format!("no stage is named `{name}`: there are {}", names.join(", "))).into());
    }
    let is_chosen = |stage: &&Stage| only.is_empty() || only.iter().any(|name| name == stage.name);
    Ok(STAGES.iter().filter(is_chosen).collect())
}

fn run_stage(stage: &Stage, runner: &mut Runner, tally: &mut Tally) -> Result<()> {
    show::result(&format!("{:<9} {:<58} ", stage.name, stage.about))?;
    let start = Instant::now();
    let ended = (stage.run)(runner);
    let seconds = start.elapsed().as_secs_f64();
    let tests = runner.take_tests();
    tally.passed += tests.passed + usize::from(ended.is_ok());
    tally.failed += tests.failed + usize::from(ended.is_err());
    match ended {
        Ok(()) => show::result(&format!("ok     {seconds:6.1} s\n"))?,
        Err(error) => show::result(&format!("FAILED {seconds:6.1} s\n{error:#}\n"))?,
    }
    runner.take_left_out().iter().try_for_each(|line| show::result(&format!("{line}\n")))
}
