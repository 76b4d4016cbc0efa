//! Says which machine this is.

use std::process::Command;
use std::thread;

use anyhow::{Context as _, Result};
use fs_err as fs;

/// The processor, its cores, the memory, the system and the compiler, in one sentence.
pub fn sentence() -> Result<String> {
    let processors = fs::read_to_string("/proc/cpuinfo")?;
    let name = value(&processors, "model name").context("the processor has no name")?;
    let memory = fs::read_to_string("/proc/meminfo")?;
    let memory = value(&memory, "MemTotal").and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    let memory = memory.context("the memory has no size")? / 1e6;
    let cores = thread::available_parallelism()?;
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease")?;
    let compiler = String::from_utf8(Command::new("rustc").arg("--version").output()?.stdout)?;
    let (kernel, compiler) = (kernel.trim(), compiler.trim());
    Ok(format!("{name}, {cores} cores, {memory:.0} GB of memory, Linux {kernel}, {compiler}."))
}

fn value<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    let line = lines.lines().find(|line| line.starts_with(key))?;
    line.split_once(':').map(|(_, value)| value.trim())
}
