//! Reads catalogs from the disk for tests.

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::Loader;
use errcat_codegen::span::Source;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file, named by its last part.
pub fn read(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    Source { path: name, text: fs::read_to_string(path).unwrap() }
}

/// Includes files of a folder; a `*` is the only wildcard, and stands in the last part.
pub struct Folder(pub PathBuf);

impl Loader for Folder {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        let (folder, name) = pattern.rsplit_once('/').unwrap_or(("", pattern));
        let (start, end) = name.split_once('*').unwrap_or((name, ""));
        let entries = fs::read_dir(self.0.join(folder)).map_err(|error| error.to_string())?;
        let mut sources: Vec<Source> = entries
            .map(|entry| read(&entry.unwrap().path()))
            .filter(|source| {
                if name.contains('*') {
                    source.path.starts_with(start) && source.path.ends_with(end)
                } else {
                    source.path == name
                }
            })
            .collect();
        for source in &mut sources {
            source.path =
                if folder.is_empty() { source.path.clone() } else { format!("{folder}/{}", source.path) };
        }
        sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }
}
