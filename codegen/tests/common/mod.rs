//! Reads catalogs from the disk for tests.

#![expect(clippy::unwrap_used, reason = "a test that can't read its files has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::Loader;
use errcat_codegen::span::Source;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file, named by its last part.
pub(crate) fn read(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    Source { path: name, text: fs::read_to_string(path).unwrap() }
}

/// Includes files of a folder; a `*` is the only wildcard, and stands in the last part.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Loader for Folder {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        let (folder, name) = pattern.rsplit_once('/').unwrap_or((".", pattern));
        let fits = |file: &str| match name.split_once('*') {
            Some((start, end)) => file.starts_with(start) && file.ends_with(end),
            None => file == name,
        };
        let entries = fs::read_dir(self.0.join(folder)).map_err(|error| error.to_string())?;
        let files =
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).map(|path| read(&path));
        let mut files: Vec<Source> = files.filter(|file| fits(&file.path)).collect();
        for file in &mut files {
            if folder != "." {
                file.path = format!("{folder}/{}", file.path);
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }
}
