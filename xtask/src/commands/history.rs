//! `history`: a page of what changed between the versions that git has tags for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, anyhow};
use camino::Utf8Path;
use errcat_codegen::{Compilation, Review, diff};
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
    show::result(&page(&versions, Review::sections))?;
    Ok(Outcome::Fine)
}

/// The versions that were tagged before, for a page of the site; none outside of a repository.
#[cfg(feature = "site")]
pub(super) fn versions(place: &Place, tags: &str) -> Result<Versions> {
    if Repository::of(folder(place)).is_err() { Ok(Versions::new()) } else { tagged(place, tags) }
}

/// The page of the site, with the catalog as it is now; `None` where no version is tagged.
#[cfg(feature = "site")]
pub(super) fn text(versions: &Versions, now: Compilation) -> Option<String> {
    let mut versions = versions.clone();
    if versions.is_empty() {
        return None;
    }
    keep(&mut versions, now, "the catalog as it is");
    Some(page(&versions, Review::changelog))
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

/// `shown` is how much is said of each change.
fn page(versions: &Versions, shown: fn(&Review) -> String) -> String {
    let mut text = "# Changes between versions\n".to_owned();
    let all: Vec<_> = versions.iter().collect();
    for pair in all.windows(2).rev() {
        let [(_, old), (version, new)] = pair else { continue };
        let sections = diff(old, new, None).map(|review| shown(&review)).unwrap_or_default();
        let sections = if sections.is_empty() { "\nNothing.\n" } else { &sections };
        _ = write!(text, "\n## {version}\n{sections}");
    }
    if let Some((first, _)) = all.first() {
        _ = write!(text, "\n## {first}\n\nThe first version.\n");
    }
    text
}
