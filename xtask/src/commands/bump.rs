//! `bump`: writes the version that the changes call for into the catalog, and a section into the changelog beside it.
//!
//! Of the catalog only the version's own text changes. The catalog is written first: a run that is killed between the
//! two files is made good by the next one, which finds the version large enough.

use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::span::{FileId, Source, Sources, Span};
use errcat_codegen::{Review, Step, version_place};
use errcat_runtime::runtime::timestamp::Timestamp;
use fs_err as fs;
use semver::Version;

use super::base::{Both, both};
use super::report::tell;
use crate::catalog::Place;
use crate::cli::Format;
use crate::failure::{Outcome, Usage};
use crate::show;
use crate::sync::replace;

/// Raises the version as far as the changes since `base` call for.
pub(super) fn bump(place: &Place, base: &str) -> Result<Outcome> {
    let Some(Both { old, new }) = both(place, base, Format::Human)? else { return Ok(Outcome::Problems) };
    let Some(review) = errcat_codegen::diff(&old, &new, None) else { return Ok(Outcome::Problems) };
    if review.changes.iter().any(|change| change.rule.refused) {
        tell(&review.diagnostics, &review.sources, Format::Human)?;
        show::progress("no version makes up for what is refused, so nothing was written");
        return Ok(Outcome::Problems);
    }
    if review.step == Step::None && review.is_version_enough() {
        show::progress(&format!("nothing changed since {}, so nothing was written", review.versions.0));
        return Ok(Outcome::Fine);
    }
    write(place, &review, &new.sources)
}

fn write(place: &Place, review: &Review, sources: &Sources) -> Result<Outcome> {
    let is = &review.versions.1;
    let version = if review.is_version_enough() { is } else { &review.needed };
    let changelog = beside(&place.catalog);
    let present = if changelog.exists() { fs::read_to_string(&changelog)? } else { String::new() };
    if present.lines().any(|line| line.starts_with(&heading(version))) {
        bail!("`{changelog}` has a section for {version} already: remove it, or compare with that version");
    }
    if version != is {
        let source = sources.get(FileId(0));
        replace(&place.catalog, &with_version(source, version_place(sources), version)?)?;
        show::progress(&format!("{}: the version was {is} and is {version}", place.catalog));
    }
    replace(&changelog, &with_section(&present, review, version, &place.catalog))?;
    show::progress(&format!("{changelog}: a section for {version}"));
    show::progress(&format!("run: cargo xtask gen{}", place.options));
    Ok(Outcome::Fine)
}

/// The changelog of `catalog.yaml` is `catalog.changelog.md`.
fn beside(catalog: &Utf8Path) -> Utf8PathBuf {
    let stem = catalog.file_stem().unwrap_or("catalog");
    catalog.with_file_name(format!("{stem}.changelog.md"))
}

fn heading(version: &Version) -> String {
    format!("## [{version}]")
}

/// The catalog with another version, in the quotes that it had.
fn with_version(source: &Source, place: Option<Span>, version: &Version) -> Result<String> {
    let place = place.filter(|place| place.file == FileId(0)).ok_or_else(|| {
        Usage(format!("`{}` says no version: write `version: {version}` under `api`", source.path))
    })?;
    let (start, end) = (place.start as usize, place.end as usize);
    let written = source.text.get(start..end).context("the version is out of the file")?;
    let quote = written.chars().next().filter(|first| ['"', '\''].contains(first));
    let quote = quote.map(String::from).unwrap_or_default();
    Ok(format!("{}{quote}{version}{quote}{}", &source.text[..start], &source.text[end..]))
}

/// The changelog with one more section, above all but what is unreleased.
fn with_section(present: &str, review: &Review, version: &Version, catalog: &Utf8Path) -> String {
    let today: String = Timestamp::from(SystemTime::now()).to_string().chars().take(10).collect();
    let section = format!("{} - {today}\n{}\n", heading(version), review.changelog());
    if present.is_empty() {
        let name = catalog.file_name().unwrap_or_default();
        return format!(
            "# Changelog\n\nWhat changed in the errors of `{name}`, in the form of\n\
             [Keep a Changelog](https://keepachangelog.com/en/1.1.0/). `cargo xtask bump` adds sections.\n\n{}\n",
            section.trim_end()
        );
    }
    let released = |(at, _): &(usize, &str)| {
        let rest = &present[*at..];
        (*at == 0 || present[..*at].ends_with('\n')) && !rest.starts_with("## [Unreleased]")
    };
    match present.match_indices("## [").find(released) {
        Some((at, _)) => format!("{}{section}{}", &present[..at], &present[at..]),
        None => format!("{}\n\n{}\n", present.trim_end(), section.trim_end()),
    }
}
