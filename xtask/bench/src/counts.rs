//! Counts instructions and compares them with the committed baseline, so that nothing is timed.

use std::collections::{BTreeMap, BTreeSet};
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
    for (thing, count) in &counts {
        println!(
            "{thing:<14} {count:>9} instructions, {} in the baseline",
            baseline.get(thing).unwrap_or(&0)
        );
    }
    let refused = refused(&baseline, &counts);
    if !refused.is_empty() {
        bail!(
            "over 5 % more than {path} has, or not in both: {}; see docs/performance.md",
            refused.join(", ")
        );
    }
    Ok(())
}

/// What takes too many instructions, and what isn't in both.
fn refused(baseline: &Counts, counts: &Counts) -> Vec<String> {
    #[expect(clippy::cast_precision_loss, reason = "nothing here takes 2^53 instructions")]
    let is_kept = |before: u64, now: u64| now as f64 <= before as f64 * ALLOWED;
    let things: BTreeSet<_> = baseline.keys().chain(counts.keys()).collect();
    let both = |thing: &String| Some((*baseline.get(thing)?, *counts.get(thing)?));
    things
        .into_iter()
        .filter(|thing| !both(thing).is_some_and(|(before, now)| is_kept(before, now)))
        .cloned()
        .collect()
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
    let of_function = ["--toggle-collect=*counted*counted*"];
    let count = process::counted(folder, "callgrind", &of_function, &[program.as_str(), thing])?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Counts {
        parse(text).expect("it can be read")
    }

    #[test]
    fn what_is_written_is_read() {
        let counts = counts("read 20\nsend 10\n");
        assert_eq!(parse(&text(&counts)), Some(counts));
        assert_eq!(parse("read many\n"), None);
    }

    #[test]
    fn more_than_five_percent_more_is_refused() {
        let baseline = counts("read 200\nsend 100\n");
        assert_eq!(refused(&baseline, &counts("read 210\nsend 20\n")), [""; 0]);
        assert_eq!(refused(&baseline, &counts("read 211\nsend 100\n")), ["read"]);
    }

    #[test]
    fn what_is_not_in_both_is_refused() {
        assert_eq!(refused(&counts("read 1\n"), &counts("send 1\n")), ["read", "send"]);
    }
}
