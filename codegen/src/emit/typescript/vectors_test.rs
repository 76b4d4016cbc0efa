//! The test of the package that reads every vector.

use crate::model::{Model, TargetKind};
use crate::output::OutputFile;

use super::runtime_files::HEADER;

/// The test without the place of the vectors.
const TEST: &str = include_str!("vectors.test.js");

/// What stands for the place.
const PLACE: &str = "../../vectors.jsonl";

/// `test/vectors.test.js`, where the catalog asks for vectors. It isn't published, and neither are they.
pub(super) fn emit(model: &Model) -> Option<OutputFile> {
    let place = |wanted| model.targets.iter().find(|target| target.kind == wanted).map(|target| &target.path);
    let test = format!("{}/test", place(TargetKind::TypeScript)?);
    let vectors = between(&test, place(TargetKind::Vectors)?);
    let text = TEST.replace(&literal(PLACE), &literal(&vectors));
    Some(OutputFile { path: "test/vectors.test.js".to_owned(), text: format!("{HEADER}{text}") })
}

fn literal(path: &str) -> String {
    super::layout::literal(path)
}

/// The path of a file, seen from a folder.
fn between(folder: &str, file: &str) -> String {
    let folder: Vec<_> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let file: Vec<_> = file.split('/').filter(|part| !part.is_empty()).collect();
    let shared = folder.iter().zip(&file).take_while(|(left, right)| left == right).count();
    let up = folder[shared..].iter().map(|_| "..");
    up.chain(file[shared..].iter().copied()).collect::<Vec<_>>().join("/")
}
