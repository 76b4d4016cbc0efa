//! Catalogs with unusual envelopes: what is expected of their vectors is what their tables read.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it tried"
)]

#[path = "../common/mod.rs"]
mod common;
mod reader;

use std::fs;

use bumpalo::Bump;
use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::span::Source;
use errcat_codegen::{compile, emit, report, wire};
use serde_json::{Value, json};

use common::{Folder, read, root};
use reader::Reader;

#[test]
fn vectors_of_unusual_envelopes_are_read_as_they_say() {
    let folder = root().join("codegen/tests/vectors");
    let catalogs = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut catalogs: Vec<_> =
        catalogs.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    catalogs.sort();
    assert!(catalogs.len() > 5, "{catalogs:?}");
    let mut all = Vec::new();
    for path in catalogs {
        let model = model(read(&path));
        let lines = lines(&model);
        let complaints = complaints(&model, &lines);
        println!("{}: {} lines, {} complaints", path.display(), lines.len(), complaints.len());
        all.extend(complaints.into_iter().take(20));
    }
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn each_public_error_has_its_examples_and_more_and_no_name_comes_twice() {
    let model = model(read(&root().join("catalog.yaml")));
    let lines = lines(&model);
    let names: Vec<&str> = lines.iter().filter_map(|line| line["name"].as_str()).collect();
    for error in model.errors.iter().filter(|error| !error.internal) {
        let of_error = names
            .iter()
            .filter(|name| name.strip_prefix(&error.key).is_some_and(|rest| rest.starts_with('/')));
        assert!(of_error.count() > error.examples.len(), "{}", error.key);
    }
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), names.len());
    let policies = lines.iter().filter(|line| line.get("policy").is_some()).count();
    assert_eq!(policies, model.policies.len());
}

#[test]
fn a_wrong_expectation_is_noticed() {
    let model = model(read(&root().join("codegen/tests/vectors/headers.yaml")));
    let lines = lines(&model);
    let spoil = |name: &str, pointer: &str, value: Value| {
        let mut line = lines.iter().find(|line| line["name"] == name).unwrap().clone();
        *line.pointer_mut(pointer).unwrap() = value;
        assert_ne!(complaints(&model, &[lines[0].clone(), line]), Vec::<String>::new(), "{name} {pointer}");
    };
    spoil("scalars/full", "/expect/code", json!("other"));
    spoil("scalars/full", "/expect/message", json!("other"));
    spoil("scalars/full", "/expect/fields/a_word", json!({ "$word": "other" }));
    spoil("scalars/full", "/expect/fields/an_int64/$int64", json!("1"));
    spoil("busy/full", "/expect/retry_after_ms", json!(2_999));
    spoil("busy/full", "/expect/retry/waits_ms/1", json!(3_001));
    spoil("unknown/503", "/expect/retry/why", json!("error"));
}

fn model(source: Source) -> Model {
    let compilation = compile(source, &Folder(root()));
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    compilation.model.unwrap_or_else(|| panic!("{told}"))
}

fn lines(model: &Model) -> Vec<Value> {
    let files = emit(model, &[Target { kind: TargetKind::Vectors, path: "v.jsonl".to_owned() }]);
    let [file] = files.as_slice() else { panic!("{files:?}") };
    file.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What the tables read differently.
fn complaints(model: &Model, lines: &[Value]) -> Vec<String> {
    let arena = Bump::new();
    let tables = wire::tables(model, &arena);
    let (head, lines) = lines.split_first().unwrap();
    let answers = lines.iter().filter(|line| line.get("name").is_some());
    let reader = Reader::new(model, &tables, head);
    answers.flat_map(|line| reader.complaints(line)).collect()
}
