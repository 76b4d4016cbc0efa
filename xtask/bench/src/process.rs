//! What a process takes from its start to its end: time on the clock, time on the processor, memory; or instructions.

use std::fs::Permissions;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;
use wait4::Wait4 as _;

/// What one process took, with those that it started and waited for.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// Seconds on the clock.
    pub wall: f64,
    /// Seconds on the processor, in user mode and in the kernel.
    pub processor: f64,
    /// The most memory that one of the processes held, in bytes.
    pub peak: u64,
}

/// Runs a program that has to succeed.
pub fn run(program: &Utf8Path, arguments: &[&str]) -> Result<Usage> {
    run_command(Command::new(program).args(arguments))
}

/// Counts the instructions of a program under one of valgrind's tools, which writes into this folder. Threads that look for
/// work would be counted too, so the program has but one.
pub fn counted<T: FromStr>(
    folder: &Utf8Path,
    tool: &str,
    options: &[&str],
    program: &[&str],
) -> Result<Option<T>> {
    let profile = profile(folder)?;
    let written = [format!("--tool={tool}"), format!("--{tool}-out-file={profile}")];
    let mut command = Command::new("valgrind");
    command.args(written).args(options).args(program).env("RAYON_NUM_THREADS", "1");
    run_command(&mut command).context("valgrind has to be installed, and to run")?;
    instructions(&profile)
}

/// A file for what is counted; what an earlier run left is removed.
fn profile(folder: &Utf8Path) -> Result<Utf8PathBuf> {
    let profile = folder.join("counted.out");
    if profile.exists() {
        fs::remove_file(&profile)?;
    }
    Ok(profile)
}

/// All instructions that a profile tells of.
fn instructions<T: FromStr>(profile: &Utf8Path) -> Result<Option<T>> {
    let profile = fs::read_to_string(profile)?;
    Ok(profile.lines().find_map(|line| line.strip_prefix("summary: ")?.trim().parse().ok()))
}

/// Runs `cargo` in a folder, without incremental compilation, with what it builds in `target` there.
pub fn cargo(folder: &Utf8Path, arguments: &[&str]) -> Result<Usage> {
    run_command(&mut cargo_command(folder, arguments))
}

/// Counts the instructions of the compiler for the crate of a workspace that `cargo` compiles.
pub fn cargo_counted(folder: &Utf8Path, arguments: &[&str]) -> Result<Option<f64>> {
    let (profile, wrapper) = (profile(folder)?, folder.join("count.sh"));
    fs::write(&wrapper, COUNT)?;
    fs::set_permissions(&wrapper, Permissions::from_mode(0o755))?;
    let mut command = cargo_command(folder, arguments);
    command.env("RUSTC_WORKSPACE_WRAPPER", &wrapper).env("ERRCAT_PROFILE", &profile);
    run_command(&mut command).context("the compiler failed, or valgrind isn't installed")?;
    instructions(&profile)
}

/// Runs what Cargo calls under valgrind.
const COUNT: &str = r#"#!/bin/sh
exec valgrind --quiet --tool=cachegrind --cache-sim=no "--cachegrind-out-file=$ERRCAT_PROFILE" "$@"
"#;

fn cargo_command(folder: &Utf8Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(folder);
    command.env("CARGO_INCREMENTAL", "0").env("CARGO_TARGET_DIR", folder.join("target"));
    command
}

/// Runs `cargo` in a folder for which nothing is built.
pub fn cold(folder: &Utf8Path, arguments: &[&str], runs: usize) -> Result<Usage> {
    least(runs, || {
        remove(&folder.join("target"))?;
        cargo(folder, arguments)
    })
}

/// Runs `cargo` in a folder after a source of the crate was touched. What the crate depends on has to be built.
pub fn warm(folder: &Utf8Path, source: &Utf8Path, arguments: &[&str], runs: usize) -> Result<Usage> {
    least(runs, || {
        touch(source)?;
        cargo(folder, arguments)
    })
}

/// Makes a source newer than what was compiled of it.
pub fn touch(source: &Utf8Path) -> Result<()> {
    Ok(fs::write(source, fs::read(source)?)?)
}

/// Runs a command that has to succeed.
fn run_command(command: &mut Command) -> Result<Usage> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot run {command:?}"))?;
    let mut complaint = String::new();
    child.stderr.take().context("it has a standard error")?.read_to_string(&mut complaint)?;
    let ended = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    if !ended.status.success() {
        bail!("{complaint}\nthis failed: {command:?}");
    }
    let processor = (ended.rusage.utime + ended.rusage.stime).as_secs_f64();
    Ok(Usage { wall, processor, peak: ended.rusage.maxrss })
}

/// Runs that fill folders of their own in this one, named by numbers from 1, which stay: where files were just removed, a file
/// system makes new ones slowly.
pub fn fresh(runs: usize, all: &Utf8Path, mut run: impl FnMut(&Utf8Path) -> Result<Usage>) -> Result<Usage> {
    fs::create_dir_all(all)?;
    let mut number = 0;
    least(runs, || {
        number += 1;
        run(&all.join(number.to_string()))
    })
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Utf8Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The least of several runs, each figure for itself: what disturbs a run only ever adds.
pub fn least(runs: usize, mut run: impl FnMut() -> Result<Usage>) -> Result<Usage> {
    let first = run()?;
    (1..runs).try_fold(first, |least, _| {
        let usage = run()?;
        Ok(Usage {
            wall: least.wall.min(usage.wall),
            processor: least.processor.min(usage.processor),
            peak: least.peak.min(usage.peak),
        })
    })
}
