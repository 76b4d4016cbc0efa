//! Turns the model into files, and one error into code that handles it. A new output is one folder and one row of
//! [`EMITTERS`]; a language has a row of [`SNIPPETS`] too.

mod curl;
mod delays;
mod handling;
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

pub use delays::{Wait, waits};
pub use markdown::{About, Page, Role, Section, anchor};
pub use openapi::policy_json;
pub use terminal::explain;

use std::panic::resume_unwind;
use std::thread;

use crate::model::{ErrorId, Model, Target, TargetKind};
use crate::output::{OutputFile, Snippet};

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

type SnippetMaker = fn(&Model, ErrorId) -> String;

/// What makes the code that handles one error: the target that has the language, if it needs one, the language's name, the
/// word that fenced code has for it, and the maker.
const SNIPPETS: &[(Option<TargetKind>, &str, &str, SnippetMaker)] = &[
    (Some(TargetKind::Rust), "Rust", "rust", rust::snippet::of),
    (Some(TargetKind::TypeScript), "TypeScript", "ts", typescript::snippet::of),
    (Some(TargetKind::Python), "Python", "python", python::snippet::of),
    (None, "curl", "sh", curl::snippet),
];

/// Code that handles one error, in each language that the catalog has a target for, and commands that ask for it. None for
/// an internal error, which clients never see.
pub fn snippets(model: &Model, id: ErrorId) -> Vec<Snippet> {
    if model[id].internal {
        return Vec::new();
    }
    let has_target = |wanted: &TargetKind| model.targets.iter().any(|target| target.kind == *wanted);
    let made = SNIPPETS.iter().filter(|(target, ..)| target.as_ref().is_none_or(has_target));
    made.map(|&(_, language, tag, make)| Snippet { language, tag, code: make(model, id) }).collect()
}

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

/// The reference in pages for a site, with code that handles each error.
pub fn pages(model: &Model) -> Vec<Page> {
    markdown::pages(model, &|id| snippets(model, id))
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
