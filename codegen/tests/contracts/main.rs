//! Writes the contracts of the repository's catalogs for tools that check them; `cargo xtask ci --only contracts` does.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to the folder that it is given"
)]

#[path = "../common/catalogs.rs"]
mod catalogs;
#[path = "../common/mod.rs"]
mod common;
#[path = "../support/on_disk.rs"]
mod on_disk;

use std::env;
use std::path::PathBuf;

use errcat_codegen::emit;
use errcat_codegen::model::{Target, TargetKind};
use serde_json::Value;

use on_disk::{catalogs, model, write};

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
        write(&folder.join(&model.api.name), &emit(&model, &targets));
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
