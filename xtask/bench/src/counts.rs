//! Counts instructions and compares them with the committed baseline, so that nothing is timed.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use camino::Utf8Path;
use fs_err as fs;

use crate::in_process;
use crate::place::Place;
use crate::process;

/// How many times of the baseline are still as good as it.
const ALLOWED: f64 = 1.05;

type Counts = BTreeMap<String, u64>;

/// Fails if something takes over 5 % more instructions than the baseline says. `ERRCAT_BLESS=1` writes the baseline.
pub fn compare(place: &Place) -> Result<()> {
    let path = place.root.join("xtask/bench/counts.txt");
    let counts = count(place)?;
    if env::var_os("ERRCAT_BLESS").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, text(&counts))?);
    }
    let baseline = parse(&fs::read_to_string(&path)?)
        .with_context(|| format!("{path} has a line that can't be read"))?;
    let mut failed = baseline.keys().ne(counts.keys());
    for (thing, count) in &counts {
        let before = baseline.get(thing).copied().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "nothing here takes 2^53 instructions")]
        let ratio = *count as f64 / before as f64;
        failed |= ratio > ALLOWED;
        println!(
            "{thing:<14} {before:>9} {count:>9} {ratio:>6.3}{}",
            if ratio > ALLOWED { " too many" } else { "" }
        );
    }
    if failed {
        bail!("what is counted isn't what {path} has, or takes over 5 % more: see docs/performance.md");
    }
    Ok(())
}

fn count(place: &Place) -> Result<Counts> {
    let project = in_process::prepare(place, &[139])?;
    let build = ["build", "--quiet", "--profile", "counted", "--bin", "counted", "--features", "n139"];
    process::cargo(&project, &build)?;
    let program = project.join("target/counted/counted");
    let names = String::from_utf8(Command::new(&program).output()?.stdout)?;
    names.lines().map(|thing| Ok((thing.to_owned(), instructions(&program, thing, &project)?))).collect()
}

/// The instructions of the function `counted` and of what it calls.
fn instructions(program: &Utf8Path, thing: &str, folder: &Utf8Path) -> Result<u64> {
    let out = folder.join("target/callgrind.out");
    let file = format!("--callgrind-out-file={out}");
    let options = ["--tool=callgrind", "--toggle-collect=*counted*counted*", &file, program.as_str(), thing];
    process::run("valgrind".into(), &options).context("valgrind has to be installed, and to run")?;
    let profile = fs::read_to_string(&out)?;
    let count = profile.lines().find_map(|line| line.strip_prefix("summary: ")?.trim().parse().ok());
    count.filter(|count| *count > 0).with_context(|| format!("valgrind counted nothing of {thing}"))
}

fn text(counts: &Counts) -> String {
    counts.iter().fold(String::new(), |mut text, (thing, count)| {
        // Writing into a `String` can't fail.
        let _ = writeln!(text, "{thing} {count}");
        text
    })
}

fn parse(text: &str) -> Option<Counts> {
    let parse = |line: &str| {
        let (thing, count) = line.split_once(' ')?;
        Some((thing.to_owned(), count.parse().ok()?))
    };
    text.lines().map(parse).collect()
}
