//! Writes the TypeScript packages of the repository's catalogs for tools that check them; `cargo xtask ci --only
//! typescript` does.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to the folder that it is given"
)]

#[path = "../common/catalogs.rs"]
mod catalogs;
#[path = "../common/mod.rs"]
mod common;
#[path = "../support/large.rs"]
mod large;
#[path = "../support/on_disk.rs"]
mod on_disk;
#[path = "../support/snippets.rs"]
mod snippets;

use std::env;
use std::path::PathBuf;

use errcat_codegen::emit;
use errcat_codegen::model::{Target, TargetKind};

use on_disk::{catalogs, model, write};

const TARGETS: [(TargetKind, &str); 2] =
    [(TargetKind::TypeScript, "typescript"), (TargetKind::Vectors, "vectors.jsonl")];

#[test]
#[ignore = "writes to the folder that ERRCAT_TYPESCRIPT_DIR names"]
fn packages_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_TYPESCRIPT_DIR").unwrap());
    for path in catalogs() {
        let mut model = model(&path);
        model.targets = TARGETS.map(|(kind, path)| Target { kind, path: path.to_owned() }).into();
        snippets::write(&folder.join("snippets"), &model, "ts", "ts");
        write(&folder.join(&model.api.name), &emit(&model, &model.targets));
    }
}

#[test]
#[ignore = "writes to the folder that ERRCAT_TYPESCRIPT_DIR names"]
fn a_large_package_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_TYPESCRIPT_DIR").unwrap());
    write(
        &folder,
        &emit(&large::model(), &TARGETS.map(|(kind, path)| Target { kind, path: path.to_owned() })),
    );
}

/// Every public error has an interface, a guard and a line of the tables, and no name of an internal one is anywhere.
#[test]
fn each_public_error_is_there() {
    for path in catalogs() {
        let model = model(&path);
        let files = emit(&model, &[Target { kind: TargetKind::TypeScript, path: "ts".to_owned() }]);
        let written = |folder: &str| {
            let files = files.iter().filter(|file| file.path.starts_with(folder));
            files.map(|file| file.text.as_str()).collect::<String>()
        };
        let (code, tables) = (written("ts/src/catalog/errors/"), written("ts/src/catalog/tables.ts"));
        let public = model.public_errors().count();
        assert_eq!(code.matches("extends CatalogError {").count(), public, "{}", path.display());
        assert_eq!(code.matches("  return hasKey(").count(), public, "{}", path.display());
        assert_eq!(tables.matches("\n  {\"key\":").count(), public, "{}", path.display());
        for (_, error) in model.internal_errors() {
            assert!(!(code.clone() + &tables).contains(&format!("\"{}\"", error.key)), "{}", error.key);
        }
    }
}
