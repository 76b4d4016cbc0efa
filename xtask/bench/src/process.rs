//! What a process takes from its start to its end: time on the clock, time on the processor, memory.

use std::ffi::OsStr;
use std::fs::Permissions;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};
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

/// What cachegrind counts of one run.
pub struct Profile(Utf8PathBuf);

impl Profile {
    /// Written into this folder.
    pub fn new(folder: &Utf8Path) -> Self {
        Self(folder.join("cachegrind.out"))
    }

    /// What valgrind is told. The program to count follows.
    pub fn options(&self) -> Vec<String> {
        let file = format!("--cachegrind-out-file={}", self.0);
        ["--quiet", "--tool=cachegrind", "--cache-sim=no", &file].map(str::to_owned).to_vec()
    }

    /// The instructions that the run took.
    pub fn instructions(&self) -> Result<f64> {
        let profile = fs::read_to_string(&self.0)?;
        let count = profile.lines().find_map(|line| line.strip_prefix("summary: ")?.trim().parse().ok());
        count.context("valgrind counted nothing")
    }
}

/// Runs a program under valgrind. Threads that look for work would be counted too, so it has but one.
pub fn counted<T: AsRef<OsStr>>(arguments: &[T]) -> Result<Usage> {
    run_command(Command::new("valgrind").args(arguments).env("RAYON_NUM_THREADS", "1"))
        .context("valgrind has to be installed, and to run")
}

/// Runs `cargo` in a folder, without incremental compilation, with what it builds in `target` there.
pub fn cargo(folder: &Utf8Path, arguments: &[&str]) -> Result<Usage> {
    run_command(&mut cargo_command(folder, arguments))
}

/// Runs `cargo` in a folder, with the compiler of its workspace's crates under valgrind.
pub fn cargo_counted(folder: &Utf8Path, arguments: &[&str]) -> Result<f64> {
    let (profile, wrapper) = (Profile::new(folder), folder.join("count.sh"));
    let options = profile.options().join("' '");
    fs::write(&wrapper, format!("#!/bin/sh\nexec valgrind '{options}' \"$@\"\n"))?;
    fs::set_permissions(&wrapper, Permissions::from_mode(0o755))?;
    let mut command = cargo_command(folder, arguments);
    run_command(command.env("RUSTC_WORKSPACE_WRAPPER", &wrapper))
        .context("valgrind has to be installed, and to run")?;
    profile.instructions()
}

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
