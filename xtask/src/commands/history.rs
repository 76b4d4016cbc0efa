//! `history`: a page of what changed between the versions that git has tags for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, anyhow};
use camino::Utf8Path;
use errcat_codegen::{Compilation, diff};
use glob::Pattern;
use semver::Version;

use super::report::tell;
use crate::catalog::{Catalog, Place};
use crate::cli::Format;
use crate::failure::{Outcome, Usage};
use crate::git::{Repository, compile_at};
use crate::show;

/// Prints the page, the newest version first.
pub(super) fn history(place: &Place, tags: &str) -> Result<Outcome> {
    let mut versions = tagged(place, tags)?;
    if versions.is_empty() {
        let usage = format!("no tag of the pattern `{tags}` has `{}`: tag the versions", place.catalog);
        return Err(Usage(usage).into());
    }
    let catalog = Catalog::new(&place.catalog)?;
    let now = catalog.compile(&catalog.files())?;
    if now.model.is_none() {
        tell(&now.diagnostics, &now.sources, Format::Human)?;
        return Ok(Outcome::Problems);
    }
    keep(&mut versions, now, "the catalog as it is");
    show::result(&page(&versions))?;
    Ok(Outcome::Fine)
}

/// The page with the catalog as it is now; `None` where no version is tagged.
#[cfg(feature = "site")]
pub(super) fn text(place: &Place, tags: &str, now: Compilation) -> Result<Option<String>> {
    if Repository::of(folder(place)).is_err() {
        return Ok(None);
    }
    let mut versions = tagged(place, tags)?;
    if versions.is_empty() {
        return Ok(None);
    }
    keep(&mut versions, now, "the catalog as it is");
    Ok(Some(page(&versions)))
}

fn folder(place: &Place) -> &Utf8Path {
    place.catalog.parent().unwrap_or(Utf8Path::new(""))
}

/// The versions that have a tag of the pattern.
fn tagged(place: &Place, tags: &str) -> Result<BTreeMap<Version, Compilation>> {
    let pattern = Pattern::new(tags).map_err(|error| anyhow!("`{tags}` is not a pattern: {}", error.msg))?;
    let mut versions = BTreeMap::new();
    for tag in Repository::of(folder(place))?.tags()?.iter().filter(|tag| pattern.matches(tag)) {
        match compile_at(tag, &place.catalog) {
            Ok(compilation) => keep(&mut versions, compilation, tag),
            Err(error) => show::progress(&format!("`{tag}` was passed over: {error}")),
        }
    }
    Ok(versions)
}

/// Each version counts once, as it was tagged.
fn keep(versions: &mut BTreeMap<Version, Compilation>, compilation: Compilation, name: &str) {
    let version = compilation.model.as_ref().and_then(|model| Version::parse(&model.api.version).ok());
    match version {
        Some(version) => _ = versions.entry(version).or_insert(compilation),
        None => show::progress(&format!("`{name}` was passed over: it doesn't compile")),
    }
}

fn page(versions: &BTreeMap<Version, Compilation>) -> String {
    let mut text = "# Changes between versions\n".to_owned();
    let all: Vec<_> = versions.iter().collect();
    for pair in all.windows(2).rev() {
        let [(_, old), (version, new)] = pair else { continue };
        let sections = diff(old, new, None).map(|review| review.sections()).unwrap_or_default();
        let sections = if sections.is_empty() { "\nNothing.\n" } else { &sections };
        _ = write!(text, "\n## {version}\n{sections}");
    }
    if let Some((first, _)) = all.first() {
        _ = write!(text, "\n## {first}\n\nThe first version.\n");
    }
    text
}
