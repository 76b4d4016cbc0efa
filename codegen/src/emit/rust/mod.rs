//! Turns the model into a crate: its manifest, its read-me, its code.

mod attributes;
mod code;
mod columns;
mod crate_root;
mod deprecation;
mod docs;
mod error_docs;
mod errors;
mod examples;
mod facts;
mod fields;
mod format;
mod internal;
mod kind;
mod literal;
mod manifest;
mod modules;
mod operations;
mod parts;
mod readme;
mod runtime_files;
pub(super) mod snippet;
mod table;
mod tables;
mod types;
mod vectors_test;

use bumpalo::Bump;
use errcat_runtime::runtime::table::Tables;
use quote::quote;

use crate::model::Model;
use crate::output::OutputFile;
use crate::wire;
use format::Job;

/// The files of the crate, in no particular order.
pub(super) fn emit(model: &Model, tables: &Tables<'_>) -> Vec<OutputFile> {
    let arena = Bump::new();
    let errors: Vec<_> = model.public_errors().map(|(_, error)| error).collect();
    let mut jobs = catalog(model);
    jobs.extend(error_modules(model));
    jobs.extend(parts::jobs(model, &errors));
    jobs.push(Job::new("src/catalog/code.rs", || code::codes(model, tables.errors)));
    jobs.push(Job::new("src/catalog/tables.rs", || tables::emit(tables)));
    if internal::is_needed(model) {
        let facts = wire::internal_facts(model, &arena);
        jobs.push(Job::new("src/internal.rs", move || internal::emit(model, facts)));
    }
    let mut files = format::run(&jobs);
    files.push(OutputFile {
        path: "src/catalog/facts.rs".to_owned(),
        text: facts::source(format::HEADER, tables.errors),
    });
    files.push(OutputFile {
        path: "src/catalog/errors/mod.rs".to_owned(),
        text: modules::root(format::HEADER, model),
    });
    files.extend(manifest::emit(model));
    files.extend(runtime_files::emit());
    files.extend(vectors_test::emit(model));
    files
}

/// The files there is one of.
fn catalog(model: &Model) -> Vec<Job<'_>> {
    let mut jobs = vec![
        Job::new("src/lib.rs", || crate_root::lib(model)),
        Job::new("src/examples.rs", || examples::emit(model)),
        Job::new("src/catalog/mod.rs", || crate_root::catalog(model)),
        Job::new("src/catalog/category.rs", || code::categories(model)),
        Job::new("src/catalog/kind.rs", || kind::emit(model)),
        Job::new("src/catalog/operations.rs", || operations::emit(model)),
        Job::new("src/catalog/types.rs", || {
            let types = types::emit(model, false);
            let docs = docs::inner("What fields are made of.");
            quote! { #docs #types }
        }),
    ];
    if attributes::public(model).is_some() {
        jobs.push(Job::new("src/catalog/attributes.rs", || attributes::public(model).unwrap_or_default()));
    }
    jobs
}

fn error_modules(model: &Model) -> impl Iterator<Item = Job<'_>> {
    modules::of(model).into_iter().map(move |module| {
        let path = format!("src/catalog/errors/{}.rs", module.name);
        Job::new(path, move || errors::module(model, module.title, &module.errors))
    })
}
