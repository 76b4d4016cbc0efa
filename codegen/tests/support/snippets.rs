//! Writes the code that handles the errors of catalogs, for tools that check it.

use std::fs;
use std::path::Path;

use errcat_codegen::model::Model;
use errcat_codegen::snippets;

/// Writes a file for each public error of a catalog, with its code in the language that fenced code calls `tag`.
pub(crate) fn write(folder: &Path, model: &Model, tag: &str, extension: &str) {
    fs::create_dir_all(folder).unwrap();
    for (number, (id, _)) in model.public_errors().enumerate() {
        let made = snippets(model, id).into_iter().find(|one| one.tag == tag).unwrap();
        let name = format!("{}_{number}.{extension}", model.api.module_name());
        fs::write(folder.join(name), made.code).unwrap();
    }
}
