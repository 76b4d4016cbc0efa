//! `history`: a page of what changed between the versions that git has tags for.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use camino::Utf8Path;
use errcat_codegen::{Compilation, Release, Review, diff};
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
    show::result(&page(&releases(&versions)))?;
    Ok(Outcome::Fine)
}

/// The versions that were tagged before, for a site; none outside of a repository.
#[cfg(feature = "site")]
pub(super) fn versions(place: &Place, tags: &str) -> Result<Versions> {
    if Repository::of(folder(place)).is_err() { Ok(Versions::new()) } else { tagged(place, tags) }
}

/// What changed in each version and in the catalog as it is now; nothing where no version is tagged.
#[cfg(feature = "site")]
pub(super) fn releases_with(versions: &Versions, now: Compilation) -> Vec<Release> {
    if versions.is_empty() {
        return Vec::new();
    }
    let mut versions = versions.clone();
    keep(&mut versions, now, "the catalog as it is");
    releases(&versions)
}

/// Catalogs by their versions.
pub(super) type Versions = BTreeMap<Version, Compilation>;

fn folder(place: &Place) -> &Utf8Path {
    place.catalog.parent().unwrap_or(Utf8Path::new(""))
}

/// The versions that have a tag of the pattern.
fn tagged(place: &Place, tags: &str) -> Result<Versions> {
    let pattern = Pattern::new(tags).map_err(|error| anyhow!("`{tags}` is not a pattern: {}", error.msg))?;
    let mut versions = Versions::new();
    for tag in Repository::of(folder(place))?.tags()?.iter().filter(|tag| pattern.matches(tag)) {
        match compile_at(tag, &place.catalog) {
            Ok(compilation) => keep(&mut versions, compilation, tag),
            Err(error) => show::progress(&format!("`{tag}` was passed over: {error}")),
        }
    }
    Ok(versions)
}

/// Each version counts once, as it was tagged.
fn keep(versions: &mut Versions, compilation: Compilation, name: &str) {
    let version = compilation.model.as_ref().and_then(|model| Version::parse(&model.api.version).ok());
    match version {
        Some(version) => _ = versions.entry(version).or_insert(compilation),
        None => show::progress(&format!("`{name}` was passed over: it doesn't compile")),
    }
}

/// The newest first.
fn releases(versions: &Versions) -> Vec<Release> {
    let older = versions.values().map(Some);
    let before = std::iter::once(None).chain(older);
    let release = |((version, new), old): ((&Version, &Compilation), Option<&Compilation>)| Release {
        version: version.to_string(),
        review: old.and_then(|old| diff(old, new, None)),
    };
    let mut releases: Vec<_> = versions.iter().zip(before).map(release).collect();
    releases.reverse();
    releases
}

fn page(releases: &[Release]) -> String {
    let part = |release: &Release| format!("\n## {}\n{}", release.version, release.told(Review::sections));
    format!("# Changes between versions\n{}", releases.iter().map(part).collect::<String>())
}
