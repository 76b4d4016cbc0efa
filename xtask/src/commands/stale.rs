//! `gen --check`: compares what is there with what would be generated, and says how to bring them together.

use std::fmt::Write as _;

use anyhow::Result;
use camino::Utf8Path;

use super::generate;
use super::report::Compiled;
use crate::catalog::{Catalog, Place};
use crate::cli::{Format, ReportArgs};
use crate::diff::diff;
use crate::failure::Outcome;
use crate::show;
use crate::sync::{Content, Difference, Folder, compare, shown};

/// Fails if `gen` would change anything, and lists what.
pub(super) fn check(place: &Place, args: ReportArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    let Some(content) = Compiled::of(&catalog, &catalog.files(), args)?.content() else {
        show::progress("nothing was compared");
        return Ok(Outcome::Problems);
    };
    compare_and_tell(
        &generate::folder(place),
        &content,
        &format!("cargo xtask gen{}", place.options),
        args.format,
    )
}

/// Lists the differences of a folder, and ends with the command that removes them.
pub(super) fn compare_and_tell(
    folder: &Folder,
    content: &Content,
    command: &str,
    format: Format,
) -> Result<Outcome> {
    let differences = compare(folder, content)?;
    if differences.is_empty() {
        show::progress(&format!("{} files are up to date", content.files.len()));
        return Ok(Outcome::Fine);
    }
    let mut text: String = differences.iter().map(|difference| entry(difference, &folder.root)).collect();
    text.push_str(&closing(&differences, command));
    show::beside_report(&text, format)?;
    Ok(Outcome::Problems)
}

fn entry(difference: &Difference, root: &Utf8Path) -> String {
    let path = shown(root, difference.path());
    match difference {
        Difference::Stale { was, is, .. } => format!("stale {path}\n{}", diff(was, is)),
        Difference::Missing { is, .. } => format!("missing {path}\n{}", diff("", is)),
        Difference::Orphaned { was, listed: true, .. } => format!("orphaned {path}\n{}", diff(was, "")),
        Difference::Orphaned { was, listed: false, .. } => {
            format!(
                "orphaned {path} (errcat has no record of writing it: remove it yourself)\n{}",
                diff(was, "")
            )
        }
    }
}

fn closing(differences: &[Difference], command: &str) -> String {
    let count =
        |wanted: fn(&Difference) -> bool| differences.iter().filter(|difference| wanted(difference)).count();
    let mut text = format!(
        "\n{} stale, {} missing, {} orphaned",
        count(|difference| matches!(difference, Difference::Stale { .. })),
        count(|difference| matches!(difference, Difference::Missing { .. })),
        count(|difference| matches!(difference, Difference::Orphaned { .. })),
    );
    _ = write!(text, "\nrun: {command}\n");
    text
}
