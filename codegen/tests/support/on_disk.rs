//! The catalogs whose outputs are written for programs of other languages, and what writes them.

use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::compile;
use errcat_codegen::model::Model;
use errcat_codegen::output::OutputFile;

use crate::catalogs::CATALOGS;
use crate::common::{Folder, read, root};

/// Catalogs with names and texts that few have.
const UNUSUAL: [&str; 2] =
    ["codegen/tests/generated_crates/stress.yaml", "codegen/tests/golden/catalog.yaml"];

/// Catalogs of the repository, and some with unusual names, envelopes and texts.
pub(crate) fn catalogs() -> Vec<PathBuf> {
    let unusual = fs::read_dir(root().join("codegen/tests/vectors")).unwrap();
    let unusual = unusual.map(|entry| entry.unwrap().path());
    let mut catalogs: Vec<_> =
        unusual.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect();
    catalogs.extend(CATALOGS.iter().chain(&UNUSUAL).map(|path| root().join(path)));
    catalogs.sort();
    catalogs
}

/// What a catalog says, with the files that it includes.
pub(crate) fn model(path: &Path) -> Model {
    compile(read(path), &Folder(path.parent().unwrap().to_owned())).model.unwrap()
}

/// Writes what was emitted.
pub(crate) fn write(folder: &Path, files: &[OutputFile]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
}
