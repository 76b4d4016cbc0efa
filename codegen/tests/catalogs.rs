//! The project's own catalogs compile without a word.

#[path = "common/catalogs.rs"]
mod catalogs;
mod common;

use errcat_codegen::model::{Model, Type};
use errcat_codegen::{compile, report};

use catalogs::CATALOGS;
use common::{Folder, read};

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

#[test]
fn the_inference_api_is_a_large_catalog() {
    let root = common::root();
    let model = compile(read(&root.join("catalog.yaml")), &Folder(root)).model.unwrap();
    assert!(model.public_errors().count() >= 60);
    assert!(model.operations.len() >= 8);
    assert!(model.categories.len() >= 6);
    let is_shared = |name: &str| {
        let uses = model
            .errors
            .iter()
            .flat_map(|error| &error.fields)
            .filter(|field| names_type(&model, &field.ty, name));
        uses.count() >= 2
    };
    let shared = model.types.iter().filter(|ty| is_shared(&ty.name)).count();
    assert!(shared >= 3, "{shared} types are used by several fields");
}

fn names_type(model: &Model, ty: &Type, name: &str) -> bool {
    if let Type::List(inner) | Type::Map(inner) = ty {
        return names_type(model, inner, name);
    }
    matches!(ty, Type::Named(id) if model[*id].name == name)
}
