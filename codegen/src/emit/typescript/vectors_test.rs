//! The test of the package that reads every vector.

use crate::emit::places::path_between;
use crate::model::{Model, TargetKind};
use crate::output::OutputFile;

use super::layout::literal;
use super::runtime_files::HEADER;

/// The test without the place of the vectors.
const TEST: &str = include_str!("vectors.test.js");

/// What stands for the place.
const PLACE: &str = "../../vectors.jsonl";

/// `test/vectors.test.js`, where the catalog asks for vectors. It isn't published, and neither are they.
pub(super) fn emit(model: &Model) -> Option<OutputFile> {
    // The test is in a folder of the package.
    let vectors = format!("../{}", path_between(model, TargetKind::TypeScript, TargetKind::Vectors)?);
    let text = TEST.replace(&literal(PLACE), &literal(&vectors));
    Some(OutputFile { path: "test/vectors.test.js".to_owned(), text: format!("{HEADER}{text}") })
}
