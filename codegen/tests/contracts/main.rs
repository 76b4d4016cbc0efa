//! Writes the contracts of the repository's catalogs for tools that check them; `cargo xtask ci --only contracts` does.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to the folder that it is given"
)]

#[path = "../common/mod.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::{env, fs};

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::{compile, emit};
use serde_json::Value;

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

const TARGETS: [(TargetKind, &str); 3] = [
    (TargetKind::OpenApi, "openapi.json"),
    (TargetKind::JsonSchema, "schema"),
    (TargetKind::Vectors, "vectors.jsonl"),
];

#[test]
#[ignore = "writes to the folder that ERRCAT_CONTRACTS_DIR names"]
fn contracts_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_CONTRACTS_DIR").unwrap());
    for path in catalogs() {
        let model = model(&path);
        let targets = TARGETS.map(|(kind, path)| Target { kind, path: path.to_owned() });
        for file in emit(&model, &targets) {
            let path = folder.join(&model.api.name).join(file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file.text).unwrap();
        }
    }
}

#[test]
fn each_public_error_has_a_schema_of_its_own() {
    for path in catalogs() {
        let model = model(&path);
        let files = emit(&model, &TARGETS.map(|(kind, path)| Target { kind, path: path.to_owned() }));
        let parsed = |path: &str| {
            let file = files.iter().find(|file| file.path == path).unwrap();
            serde_json::from_str::<Value>(&file.text).unwrap()
        };
        let errors = model.errors.iter().filter(|error| !error.internal).count();
        let schemas = files.iter().filter(|file| file.path.starts_with("schema/errors/")).count();
        assert_eq!(schemas, errors, "{}", path.display());
        let document = parsed("openapi.json");
        let named = document["components"]["schemas"].as_object().unwrap().values();
        let named = named.filter(|schema| schema.get("x-error").is_some()).count();
        let has_body = model.wire.envelope.body.is_some();
        assert_eq!(named, if has_body { errors } else { 0 }, "{}", path.display());
    }
}
