//! The test of the crate that reads every vector: a real file, tested where it is written.

use crate::emit::places;
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
    let vectors = places::path_between(model, TargetKind::Rust, TargetKind::Vectors)?;
    let declared = |path: &str| format!("const VECTORS: &str = {};\n", serde_json::Value::from(path));
    let text = TEST.replace("errcat_runtime", &model.api.module_name());
    let text = text.replace(&declared("tests/vectors.jsonl"), &declared(&vectors));
    Some(OutputFile { path: "tests/vectors.rs".to_owned(), text: format!("{HEADER}{text}") })
}
