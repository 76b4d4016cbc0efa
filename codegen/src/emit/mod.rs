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

use bumpalo::Bump;
use errcat_runtime::runtime::table::Tables;
use rayon::prelude::*;

use crate::model::{ErrorId, Model, Target, TargetKind};
use crate::output::{OutputFile, Snippet};
use crate::wire;

type Emitter = fn(&Model, &Tables<'_>) -> Vec<OutputFile>;

/// What makes the files of each kind of output from the model and its tables, with paths relative to the target's own folder. An output of one file
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

/// The files of these targets, sorted by path; made on all cores.
pub fn emit(model: &Model, targets: &[Target]) -> Vec<OutputFile> {
    let arena = Bump::new();
    let tables = wire::tables(model, &arena);
    let mut files: Vec<_> =
        targets.par_iter().flat_map_iter(|target| emit_one(model, &tables, target)).collect();
    files.par_sort();
    files
}

/// The reference in pages for a site, with code that handles each error.
pub fn pages(model: &Model) -> Vec<Page> {
    let arena = Bump::new();
    markdown::pages(model, &wire::tables(model, &arena), &|id| snippets(model, id))
}

fn emit_one(model: &Model, tables: &Tables<'_>, target: &Target) -> Vec<OutputFile> {
    let emitters = EMITTERS.iter().filter(|(kind, _)| *kind == target.kind);
    let files = emitters.flat_map(|(_, emit)| emit(model, tables));
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
