//! Turns the model into a crate: its manifest, its read-me, its code.

mod docs;
mod format;

use crate::model::Model;
use crate::output::OutputFile;

pub(super) fn emit(_model: &Model) -> Vec<OutputFile> {
    format::run(vec![])
}
