//! The test of the package that reads every vector: a real file.

use super::HEADER;
use crate::emit::places;
use crate::model::{Model, TargetKind};
use crate::output::OutputFile;

/// The test, for a package called `errcat_package`.
const TEST: &str = include_str!("test_vectors.py");

/// `tests/test_vectors.py`, where the catalog asks for vectors. It isn't published, and neither are they.
pub(super) fn emit(model: &Model) -> Option<OutputFile> {
    let vectors = places::path_between(model, TargetKind::Python, TargetKind::Vectors)?;
    let text = TEST.replace("errcat_package", &model.api.module_name());
    let text = text.replace("\"vectors.jsonl\"", &super::literal::string(&vectors));
    Some(OutputFile { path: "tests/test_vectors.py".to_owned(), text: format!("{HEADER}{text}") })
}
