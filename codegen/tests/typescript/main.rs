//! Writes the TypeScript packages of the repository's catalogs for tools that check them; `cargo xtask ci --only
//! typescript` does.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to the folder that it is given"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../support/large.rs"]
mod large;
#[path = "../support/snippets.rs"]
mod snippets;

use std::path::{Path, PathBuf};
use std::{env, fs};

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::output::OutputFile;
use errcat_codegen::{compile, emit};

use common::{Folder, read, root};

/// Catalogs of the repository, and some with unusual envelopes and texts.
fn catalogs() -> Vec<PathBuf> {
    let mut catalogs = vec![root().join("catalog.yaml")];
    let examples = fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path().join("catalog.yaml"));
    catalogs.extend(examples.filter(|path| path.exists()));
    catalogs.push(root().join("codegen/tests/generated_crates/stress.yaml"));
    let unusual =
        fs::read_dir(root().join("codegen/tests/vectors")).unwrap().map(|entry| entry.unwrap().path());
    catalogs.extend(unusual.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")));
    catalogs.sort();
    catalogs
}

fn model(path: &Path) -> Model {
    compile(read(path), &Folder(path.parent().unwrap().to_owned())).model.unwrap()
}

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
    let model = large::enlarged(&model(&root().join("catalog.yaml")));
    assert_eq!(model.public_errors().count(), 10_000);
    write(&folder, &emit(&model, &TARGETS.map(|(kind, path)| Target { kind, path: path.to_owned() })));
}

fn write(folder: &Path, files: &[OutputFile]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.text).unwrap();
    }
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
