//! Writes a crate of the code that handles each error of some catalogs.

use std::path::Path;

use errcat_codegen::model::Model;
use errcat_codegen::snippets;

use crate::write;

/// Writes the crate, which depends on these generated crates in their folders: a module for each public error.
pub(crate) fn write_crate(folder: &Path, catalogs: &[(&str, Model)]) {
    let mut root = "//! Code that handles errors, as users paste it.\n\n\
        #![expect(dead_code, reason = \"it only has to compile\")]\n\n"
        .to_owned();
    for (number, (_, model)) in catalogs.iter().enumerate() {
        for (id, _) in model.public_errors() {
            let rust = snippets(model, id).into_iter().find(|one| one.tag == "rust").unwrap();
            let module = format!("handles_{}_of_{number}", id.0);
            root.extend(["mod ", &module, ";\n"]);
            write(&folder.join(format!("src/{module}.rs")), &rust.code);
        }
    }
    assert!(root.matches("mod handles").count() > 150, "{root}");
    write(&folder.join("src/lib.rs"), &root);
    write(&folder.join("Cargo.toml"), &manifest(catalogs));
}

fn manifest(catalogs: &[(&str, Model)]) -> String {
    let dependency = |(folder, model): &(&str, Model)| {
        let package = model.api.package_name();
        format!("{package} = {{ path = \"../{folder}\", features = [\"reqwest-middleware\"] }}\n")
    };
    format!(
        "[package]\nname = \"snippets\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{}reqwest = {{ version = \"0.13\", default-features = false }}\nreqwest-middleware = \"0.5\"\n",
        catalogs.iter().map(dependency).collect::<String>(),
    )
}
