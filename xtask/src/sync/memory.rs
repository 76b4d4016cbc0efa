//! Remembers that a folder was up to date, so that the next run has only to see that nothing changed since.
//!
//! What is remembered lies beside the program, in a file for each output folder, and goes with the build: what the
//! program itself was, the hash of the catalog, the patterns of its `include`, and the hash of the manifest. Whatever
//! differs or can't be read means a whole run, so losing it costs time and nothing else.

use std::env;
use std::time::UNIX_EPOCH;

use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use super::Folder;
use super::disk::{Disk, Found, operation};
use super::manifest::{Manifest, hash};

const INCLUDE: &str = "include ";

/// What is remembered of one output folder and its catalog.
pub(crate) struct Memory<'a> {
    folder: &'a Folder,
    file: Utf8PathBuf,
    program: String,
}

impl<'a> Memory<'a> {
    /// `None` where the folder isn't there yet, or the program can't be found.
    pub(crate) fn of(folder: &'a Folder, catalog: &Utf8Path) -> Option<Self> {
        let program = Utf8PathBuf::try_from(env::current_exe().ok()?).ok()?;
        let metadata = program.metadata().ok()?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let places =
            format!("{}\n{}", folder.root.canonicalize_utf8().ok()?, catalog.canonicalize_utf8().ok()?);
        let file = program.parent()?.join(".errcat").join(hash(places.as_bytes()));
        let program = format!("program {} {}", metadata.len(), changed.as_nanos());
        Some(Self { folder, file, program })
    }

    /// How many files are up to date, if all are and would be made alike again. `catalog` gives the catalog's hash now,
    /// by the patterns that it included.
    pub(crate) fn still_holds(&self, catalog: impl FnOnce(&[&str]) -> Option<String>) -> Option<usize> {
        let known = fs::read_to_string(&self.file).ok()?;
        let patterns: Vec<&str> = known.lines().filter_map(|line| line.strip_prefix(INCLUDE)).collect();
        let disk = Disk::open(&self.folder.root).ok()?;
        let Found::File(manifest) = disk.find(self.folder.manifest).ok()? else { return None };
        if known != self.text(&catalog(&patterns)?, &patterns, &manifest) {
            return None;
        }
        let manifest = Manifest::parse(&String::from_utf8_lossy(&manifest));
        let is_there = |path: &str| match disk.find(path) {
            Ok(Found::File(bytes)) => manifest.wrote(path, &bytes),
            Ok(_) | Err(_) => false,
        };
        manifest.paths().all(is_there).then(|| manifest.paths().count())
    }

    /// Before anything is written.
    pub(crate) fn forget(&self) {
        operation();
        _ = fs::remove_file(&self.file);
    }

    /// After all was written. Where there is no place for it, nothing is remembered.
    pub(crate) fn keep(&self, catalog: &str, patterns: &[String]) {
        let Ok(manifest) = fs::read(self.folder.root.join(self.folder.manifest)) else { return };
        let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
        if let Some(folder) = self.file.parent() {
            operation();
            _ = fs::create_dir_all(folder);
            operation();
            _ = fs::write(&self.file, self.text(catalog, &patterns, &manifest));
        }
    }

    fn text(&self, catalog: &str, patterns: &[&str], manifest: &[u8]) -> String {
        let mut lines = vec![self.program.clone(), format!("catalog {catalog}")];
        lines.extend(patterns.iter().map(|pattern| format!("{INCLUDE}{pattern}")));
        lines.push(format!("manifest {}\n", hash(manifest)));
        lines.join("\n")
    }
}
