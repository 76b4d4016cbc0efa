//! Writes what was measured into `docs/performance.md`, between two comments, and the chart beside it. The rest of the page
//! is written by hand.

use anyhow::{Context as _, Result};
use fs_err as fs;

use crate::chart;
use crate::figure::{Row, table};
use crate::machine;
use crate::place::Place;

const BEGIN: &str = "<!-- measured: cargo xtask bench writes what follows -->\n";
const END: &str = "<!-- end of what was measured -->\n";

/// Replaces what an earlier run measured.
pub fn write(place: &Place, rows: &[Row]) -> Result<()> {
    let docs = place.root.join("docs");
    let path = docs.join("performance.md");
    let page = fs::read_to_string(&path)?;
    let (before, rest) =
        page.split_once(BEGIN).with_context(|| format!("{path} has no `{}`", BEGIN.trim()))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{path} has no `{}`", END.trim()))?;
    let machine = machine::sentence()?;
    let chart = "![What was taken of what each bar allows](performance.svg)";
    let text = format!("{before}{BEGIN}\nMeasured on: {machine}\n\n{}\n{chart}\n\n{END}{after}", table(rows));
    fs::write(&path, text)?;
    Ok(fs::write(docs.join("performance.svg"), chart::svg(rows))?)
}
