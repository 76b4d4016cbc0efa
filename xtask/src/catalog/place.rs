//! Turns the options `--catalog` and `--out` into paths.

use std::env;

use anyhow::{Context as _, Result};
use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::Places;
use crate::failure::Usage;

const FILE_NAME: &str = "catalog.yaml";
const OUT_NAME: &str = "generated";

/// Where a catalog is and where what it generates goes, as a user would write it.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The catalog.
    pub(crate) catalog: Utf8PathBuf,
    /// The output folder.
    pub(crate) out: Utf8PathBuf,
    /// The options that name this place in another command.
    pub(crate) options: String,
}

impl Place {
    /// The place that the options mean. Wrong usage if there is no catalog.
    pub(crate) fn find(places: &Places) -> Result<Self> {
        if places.out.as_ref().is_some_and(|out| out.as_str().is_empty()) {
            return Err(Usage("`--out` is empty: name a folder; `.` is this one".to_owned()).into());
        }
        let catalog = match &places.catalog {
            Some(path) => named(path)?,
            None => search()?,
        };
        let beside = catalog.parent().unwrap_or(Utf8Path::new("")).join(OUT_NAME);
        let out = places.out.clone().unwrap_or(beside);
        Ok(Self { catalog, out, options: options(places) })
    }
}

fn named(path: &Utf8Path) -> Result<Utf8PathBuf> {
    if path.is_dir() {
        let usage = format!(
            "`{path}` is a folder: give the catalog in it, such as `--catalog {}`",
            path.join(FILE_NAME)
        );
        return Err(Usage(usage).into());
    }
    if !path.exists() {
        return Err(
            Usage(format!("there is no catalog `{path}`: check the path that `--catalog` gives")).into()
        );
    }
    Ok(path.to_owned())
}

/// Looks here, then in each folder above, then in the workspace that `cargo xtask` belongs to.
fn search() -> Result<Utf8PathBuf> {
    let here = Utf8PathBuf::try_from(env::current_dir().context("there is no current folder")?)?;
    for (above, folder) in here.ancestors().enumerate() {
        if folder.join(FILE_NAME).is_file() {
            return Ok(Utf8PathBuf::from("../".repeat(above)).join(FILE_NAME));
        }
    }
    let of_workspace = workspace().map(|root| root.join(FILE_NAME)).filter(|catalog| catalog.is_file());
    of_workspace.ok_or_else(|| {
        let usage = format!(
            "there is no `{FILE_NAME}` here or in a folder above: go to its folder, or give `--catalog PATH`"
        );
        Usage(usage).into()
    })
}

/// The root of the workspace that this tool is a member of, as Cargo tells it; `.` if that is here.
pub(crate) fn workspace() -> Option<Utf8PathBuf> {
    let member = Utf8PathBuf::from(env::var("CARGO_MANIFEST_DIR").ok()?);
    let root = member.parent()?;
    let is_here = env::current_dir().is_ok_and(|here| here == root);
    Some(if is_here { Utf8PathBuf::from(".") } else { root.to_owned() })
}

fn options(places: &Places) -> String {
    let catalog = places.catalog.as_ref().map(|path| format!(" --catalog {}", quoted(path)));
    let out = places.out.as_ref().map(|path| format!(" --out {}", quoted(path)));
    [catalog, out].into_iter().flatten().collect()
}

/// A path as a shell takes it.
fn quoted(path: &Utf8Path) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:,@~".contains(c);
    if path.as_str().chars().all(is_plain) {
        path.to_string()
    } else {
        format!("'{}'", path.as_str().replace('\'', r"'\''"))
    }
}
