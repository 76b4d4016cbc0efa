//! Writes the Python packages of the repository's catalogs for tools that check them; `cargo xtask ci --only python` does.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to the folder that it is given"
)]

#[path = "../common/catalogs.rs"]
mod catalogs;
#[path = "../common/mod.rs"]
mod common;
#[path = "../support/large.rs"]
mod large;
#[path = "../support/on_disk.rs"]
mod on_disk;
#[path = "../support/snippets.rs"]
mod snippets;

use std::env;
use std::path::PathBuf;

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::output::OutputFile;
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, emit, report};

use common::root;
use on_disk::{catalogs, model, write};

/// The model of a catalog that asks for a package, and for the vectors that its test reads.
fn with_package(model: &Model) -> Model {
    let target = |kind, path: &str| Target { kind, path: path.to_owned() };
    let targets = vec![target(TargetKind::Python, "python"), target(TargetKind::Vectors, "vectors.jsonl")];
    Model { targets, ..model.clone() }
}

fn files(model: &Model) -> Vec<OutputFile> {
    let model = with_package(model);
    emit(&model, &model.targets)
}

#[test]
#[ignore = "writes to the folder that ERRCAT_PYTHON_DIR names"]
fn packages_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_PYTHON_DIR").unwrap());
    for path in catalogs() {
        let model = model(&path);
        snippets::write(&folder.join("snippets"), &with_package(&model), "python", "py");
        snippets::write(&folder.join("snippets"), &model, "sh", "sh");
        write(&folder.join(&model.api.name), &files(&model));
    }
}

#[test]
#[ignore = "writes to the folder that ERRCAT_PYTHON_DIR names"]
fn a_large_package_on_disk() {
    let folder = PathBuf::from(env::var_os("ERRCAT_PYTHON_DIR").unwrap());
    write(&folder, &files(&large::model()));
}

/// A catalog with errors of these keys, and these fields in the first.
fn catalog(keys: &[&str], fields: &[&str]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("{field}: string")).collect();
    let head = "catalog: 1\napi: { name: demo }\nwire: { body: { code: $code, message: $message, details: \
                $details } }\nerrors:\n";
    let error = |(number, key): (usize, &&str)| {
        let fields = if number == 0 { fields.join(", ") } else { String::new() };
        format!("  {key}: {{ status: 400, message: \"It is {number}\", fields: {{ {fields} }} }}\n")
    };
    head.to_owned() + &keys.iter().enumerate().map(error).collect::<Vec<_>>().concat()
}

fn errors_of(keys: &[&str], fields: &[&str]) -> Result<String, String> {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog(keys, fields) };
    let compilation = compile(source, &NoIncludes);
    match compilation.model {
        Some(model) => {
            let errors = files(&model).into_iter().find(|file| file.path.ends_with("demo_errors/errors.py"));
            Ok(errors.unwrap().text)
        }
        None => Err(report::human(&compilation.diagnostics, &compilation.sources, false)),
    }
}

#[test]
fn names_that_python_has_are_escaped() {
    let text =
        errors_of(&["timeout", "key", "\"404\""], &["class", "type", "status", "_2fa", "datetime"]).unwrap();
    for class in
        ["class ApiTimeoutError(ApiError, key=\"timeout\"):", "class ApiKeyError(", "class E404Error("]
    {
        assert!(text.contains(class), "{class} isn't in\n{text}");
    }
    for property in ["class_", "type_", "status_", "_2fa", "datetime_"] {
        assert!(text.contains(&format!("    def {property}(self) -> str | None:")), "{property}");
    }
    assert!(text.contains("return self._field(\"status\")"), "the name on the wire stays");
}

#[test]
fn names_that_become_one_are_refused_with_their_places() {
    let told = errors_of(&["timeout", "api_timeout"], &[]).unwrap_err();
    assert!(told.contains("error[identifier-collision]"), "{told}");
    assert!(told.contains("both become `ApiTimeoutError` in Python"), "{told}");
    assert!(told.contains("--> catalog.yaml:6:3"), "{told}");
    let told = errors_of(&["gone"], &["userId", "user_id"]).unwrap_err();
    assert!(told.contains("`userId` and `user_id` both become `user_id`"), "{told}");
}

#[test]
fn a_category_makes_room_for_an_error_of_its_name() {
    let text = catalog(&["rate_limit"], &[])
        .replace("errors:\n", "categories: { rate_limit: { title: Limits } }\nerrors:\n");
    let text = text.replace("message: \"It is 0\"", "category: rate_limit, message: \"It is 0\"");
    let source = Source { path: "catalog.yaml".to_owned(), text };
    let model = compile(source, &NoIncludes).model.unwrap();
    let errors = files(&model).into_iter().find(|file| file.path.ends_with("errors.py")).unwrap().text;
    assert!(errors.contains("class RateLimitCategoryError(ApiError, category=\"rate_limit\"):"), "{errors}");
    assert!(errors.contains("class RateLimitError(RateLimitCategoryError, key=\"rate_limit\"):"), "{errors}");
}

#[test]
fn a_base_type_that_python_has_is_refused() {
    let text = catalog(&["gone"], &[]).replace("name: demo", "name: demo, error_type: ValueError");
    let source = Source { path: "catalog.yaml".to_owned(), text };
    let compilation = compile(source, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert!(told.contains("error[reserved-name]") && told.contains("--> catalog.yaml:2:"), "{told}");
}

/// A maker of catalogs may give any number of codes: what is laid out for one is laid out for all.
#[test]
fn each_error_is_a_class_and_a_code() {
    let model = model(&root().join("catalog.yaml"));
    let files = files(&model);
    let text = |name: &str| &files.iter().find(|file| file.path.ends_with(name)).unwrap().text;
    let count = model.public_errors().count();
    assert_eq!(text("errors.py").matches(", key=").count(), count);
    let codes = text("codes.py").split("class Category").next().unwrap();
    assert_eq!(codes.matches("ClassVar[Code] = word(").count(), count);
    assert_eq!(text("/catalog.py").matches("\n{\"key\":").count(), count);
}
