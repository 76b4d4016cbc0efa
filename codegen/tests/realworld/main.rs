//! Data from the world that nobody here wrote: error registries go through the whole pipeline, and answers of services
//! are read as a person reads them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it tried"
)]

mod answers;
#[path = "../common/mod.rs"]
mod common;
mod reader;
#[path = "../support/realworld.rs"]
mod registries;
mod responses;
mod verdicts;
mod verify;

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, emit};

#[test]
fn registries_from_the_world_become_crates_and_pages() {
    let Some(registries) = registries::catalogs() else { return };
    for registry in registries {
        let source = Source { path: format!("{}.yaml", registry.name), text: registry.catalog };
        let compilation = compile(source, &NoIncludes);
        let errors: Vec<_> =
            compilation.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
        let Some(model) = compilation.model else { panic!("{}: {errors:#?}", registry.name) };
        assert_eq!(model.errors.len(), registry.errors, "{}", registry.name);
        let files = emit(&model, &model.targets);
        let pages = files.iter().filter(|file| file.path.starts_with("docs/errors/")).count();
        assert_eq!(pages, registry.errors, "{}", registry.name);
        let rust: Vec<_> = files
            .iter()
            .filter(|file| file.path.rsplit_once('.').is_some_and(|(_, extension)| extension == "rs"))
            .collect();
        for file in &rust {
            assert!(syn::parse_file(&file.text).is_ok(), "{}: {} does not parse", registry.name, file.path);
        }
        println!("{}: {} errors, {} pages, {} Rust files", registry.name, registry.errors, pages, rust.len());
    }
}
