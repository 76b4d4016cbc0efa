//! `bench`: how long `gen` takes as a process of its own, from start to end.

use std::env;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use crate::catalog::Place;
use crate::failure::Outcome;
use crate::show;

/// Prints the times of a run into an empty folder and of one that finds nothing to do.
pub(super) fn bench(place: &Place, runs: u32) -> Result<Outcome> {
    let out = Utf8PathBuf::try_from(env::temp_dir())?.join(format!("errcat-bench-{}", std::process::id()));
    let times = measure(&place.catalog, &out, runs);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    let (fresh, unchanged) = times?;
    let build = if cfg!(debug_assertions) { "development" } else { "release" };
    show::result(&format!(
        "gen on {}, {build} build, {runs} runs each\nfresh      {}\nunchanged  {}\n",
        place.catalog,
        line(fresh),
        line(unchanged)
    ))?;
    Ok(Outcome::Fine)
}

fn measure(catalog: &Utf8Path, out: &Utf8Path, runs: u32) -> Result<(Vec<Duration>, Vec<Duration>)> {
    let mut fresh = Vec::new();
    for _ in 0..runs {
        if out.exists() {
            fs::remove_dir_all(out)?;
        }
        fresh.push(time(catalog, out)?);
    }
    let unchanged = (0..runs).map(|_| time(catalog, out)).collect::<Result<_>>()?;
    Ok((fresh, unchanged))
}

fn time(catalog: &Utf8Path, out: &Utf8Path) -> Result<Duration> {
    let mut command = Command::new(env::current_exe().context("this program can't find itself")?);
    command.args(["gen", "--catalog", catalog.as_str(), "--out", out.as_str()]);
    let start = Instant::now();
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output()?;
    let elapsed = start.elapsed();
    if !output.status.success() {
        bail!("`gen` failed:\n{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(elapsed)
}

fn line(mut times: Vec<Duration>) -> String {
    times.sort();
    let (least, median) = (times[0], times[times.len() / 2]);
    format!("least {:7.1} ms, median {:7.1} ms", least.as_secs_f64() * 1e3, median.as_secs_f64() * 1e3)
}
