//! Turns the model into files. A new output is one folder and one row of [`EMITTERS`].

mod delays;
mod json;
mod json_schema;
mod markdown;
mod openapi;
mod places;
mod prose;
mod python;
mod runtime_files;
mod rust;
mod schema;
mod terminal;
mod toml;
mod typescript;
mod vectors;

pub use terminal::explain;

use std::panic::resume_unwind;
use std::thread;

use crate::model::{Model, Target, TargetKind};
use crate::output::OutputFile;

type Emitter = fn(&Model) -> Vec<OutputFile>;

/// What makes the files of each kind of output, with paths relative to the target's own folder. An output of one file
/// is that file: its path is empty.
const EMITTERS: &[(TargetKind, Emitter)] = &[
    (TargetKind::Markdown, markdown::emit),
    (TargetKind::Rust, rust::emit),
    (TargetKind::Vectors, vectors::emit),
    (TargetKind::JsonSchema, json_schema::emit),
    (TargetKind::OpenApi, openapi::emit),
    (TargetKind::Python, python::emit),
    (TargetKind::TypeScript, typescript::emit),
];

/// The files of these targets, sorted by path; each target is made on a thread of its own.
pub fn emit(model: &Model, targets: &[Target]) -> Vec<OutputFile> {
    let mut files: Vec<_> = thread::scope(|scope| {
        let emitters: Vec<_> =
            targets.iter().map(|target| scope.spawn(move || emit_one(model, target))).collect();
        let files =
            emitters.into_iter().map(|emitter| emitter.join().unwrap_or_else(|panic| resume_unwind(panic)));
        files.flatten().collect()
    });
    files.sort();
    files
}

fn emit_one(model: &Model, target: &Target) -> Vec<OutputFile> {
    let emitters = EMITTERS.iter().filter(|(kind, _)| *kind == target.kind);
    let files = emitters.flat_map(|(_, emit)| emit(model));
    files.map(|file| OutputFile { path: below(&target.path, &file.path), ..file }).collect()
}

/// The path of a file in a folder; either may be empty.
fn below(folder: &str, file: &str) -> String {
    match folder.trim_end_matches('/') {
        "" | "." => file.to_owned(),
        folder if file.is_empty() => folder.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}
