//! `reference`: errcat's own pages and the editor's schemas, made from the tables that the compiler itself uses.

use anyhow::Result;
use errcat_codegen::references;

use super::stale::compare_and_tell;
use crate::catalog::workspace;
use crate::cli::Format;
use crate::failure::{Outcome, Usage};
use crate::show;
use crate::sync::{Content, Folder, sync};

/// Writes the pages into the workspace, or fails if one is out of date.
pub(super) fn reference(check: bool) -> Result<Outcome> {
    let root = workspace()
        .ok_or_else(|| Usage("run this as `cargo xtask reference`, in errcat's workspace".to_owned()))?;
    // Pages written by hand lie beside these.
    let folder = Folder { root, manifest: "docs/.errcat-manifest", exclusive: false };
    let content = Content { files: references(), catalog_hash: None };
    if check {
        return compare_and_tell(&folder, &content, "cargo xtask reference", Format::Human);
    }
    let changes = sync(&folder, &content)?;
    let lines: String = changes.iter().map(|change| change.line(&folder.root) + "\n").collect();
    show::result(&lines)?;
    show::progress(&format!("{} files generated, {} changed", content.files.len(), changes.len()));
    Ok(Outcome::Fine)
}
