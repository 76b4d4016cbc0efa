//! The test of the crate that reads every vector: a real file, tested where it is written.

use super::manifest;
use crate::model::{Model, TargetKind};
use crate::output::OutputFile;

/// The test as the runtime has it.
const TEST: &str = include_str!("../../../runtime/tests/vectors.rs");

/// Stands on top of the copy.
const HEADER: &str = "\
// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

";

/// `tests/vectors.rs`, where the catalog asks for vectors. It isn't published, and neither are they.
pub(super) fn emit(model: &Model) -> Option<OutputFile> {
    let place = |wanted| model.targets.iter().find(|target| target.kind == wanted).map(|target| &target.path);
    let vectors = from(place(TargetKind::Rust)?, place(TargetKind::Vectors)?);
    let declared = |path: &str| format!("const VECTORS: &str = {};\n", serde_json::Value::from(path));
    let text = TEST.replace("errcat_runtime", &manifest::crate_name(&model.api));
    let text = text.replace(&declared("tests/vectors.jsonl"), &declared(&vectors));
    Some(OutputFile { path: "tests/vectors.rs".to_owned(), text: format!("{HEADER}{text}") })
}

/// The path of a file, seen from a folder beside it or above it.
fn from(folder: &str, file: &str) -> String {
    let (mut folder, mut file): (Vec<&str>, Vec<&str>) = (parts(folder), parts(file));
    while folder.first().is_some_and(|first| file.len() > 1 && file.first() == Some(first)) {
        folder.remove(0);
        file.remove(0);
    }
    let up = folder.iter().map(|_| "..");
    up.chain(file.iter().copied()).collect::<Vec<_>>().join("/")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}
