//! The project's own catalogs compile without a word.

mod common;

use errcat_codegen::{compile, report};

use common::{Folder, read};

const CATALOGS: [&str; 5] = [
    "catalog.yaml",
    "examples/mx4-atlas/catalog.yaml",
    "examples/mythicdot/catalog.yaml",
    "examples/mimo/catalog.yaml",
    "examples/meta-envelope/catalog.yaml",
];

#[test]
fn the_catalogs_have_no_problems() {
    for path in CATALOGS {
        let path = common::root().join(path);
        let loader = Folder(path.parent().unwrap().to_owned());
        let compilation = compile(read(&path), &loader);
        let told = report::human(&compilation.diagnostics, &compilation.sources, false);
        assert!(compilation.diagnostics.is_empty(), "{}\n{told}", path.display());
        let model = compilation.model.unwrap();
        assert!(model.errors.iter().all(|error| !error.examples.is_empty()));
    }
}
