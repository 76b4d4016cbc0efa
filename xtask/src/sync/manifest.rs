//! The list of the files that are errcat's, as text with one file a line.
//!
//! Reading is lenient: a line that isn't `<hash>  <path>` is passed over, and a path may be listed with several
//! hashes. So a manifest that a merge left in pieces, or that a killed run left behind, still tells what is ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Result, bail};
use errcat_codegen::output::OutputFile;
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::disk::{Disk, Found};
use super::{Content, plan};

/// Paths and, for each, the hashes of the texts that errcat wrote there.
#[derive(Default)]
pub(super) struct Manifest {
    catalog_hash: Option<String>,
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    /// The manifest on the disk; empty if there is none.
    pub(super) fn read(disk: &Disk, path: &str) -> Result<Self> {
        match disk.find(path)? {
            Found::Nothing => Ok(Self::default()),
            Found::File(bytes) => Ok(Self::parse(&String::from_utf8_lossy(&bytes))),
            Found::Symlink | Found::Folder | Found::Other => {
                bail!("`{}` is not a plain file: remove it and run again", disk.shown(path))
            }
        }
    }

    /// The manifest of a folder that holds these files and no others.
    pub(super) fn of(content: &Content) -> Self {
        let entry = |file: &OutputFile| (file.path.clone(), BTreeSet::from([hash(file.text.as_bytes())]));
        Self {
            catalog_hash: content.catalog_hash.clone(),
            files: content.files.par_iter().map(entry).collect(),
        }
    }

    /// What either lists.
    pub(super) fn union(&self, other: &Self) -> Self {
        let mut files = self.files.clone();
        for (path, hashes) in &other.files {
            files.entry(path.clone()).or_default().extend(hashes.iter().cloned());
        }
        Self { catalog_hash: other.catalog_hash.clone(), files }
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn lists(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether errcat wrote these bytes there.
    pub(super) fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        self.files.get(path).is_some_and(|hashes| hashes.contains(&hash(bytes)))
    }

    pub(super) fn parse(text: &str) -> Self {
        let mut manifest = Self::default();
        for (hash, path) in text.lines().filter_map(|line| line.split_once("  ")) {
            let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            if is_hash && plan::is_safe(path) {
                manifest.files.entry(path.to_owned()).or_default().insert(hash.to_owned());
            }
        }
        manifest
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# The files that errcat wrote, so that it can tell them from yours. Commit this file.")?;
        writeln!(f, "errcat {}", env!("CARGO_PKG_VERSION"))?;
        self.catalog_hash.iter().try_for_each(|hash| writeln!(f, "catalog {hash}"))?;
        for (path, hashes) in &self.files {
            hashes.iter().try_for_each(|hash| writeln!(f, "{hash}  {path}"))?;
        }
        Ok(())
    }
}

/// The SHA-256 of some bytes in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    use fmt::Write as _;

    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        _ = write!(text, "{byte:02x}");
        text
    })
}
