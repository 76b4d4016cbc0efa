//! Answers of the APIs that have catalogs here, read by the tables that their generated crates hold.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it tried"
)]

#[path = "common/catalogs.rs"]
mod catalogs;
mod common;
#[path = "support/left_out.rs"]
mod left_out;

use std::fs;

use bumpalo::Bump;
use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::wire::{self, Encoder};
use errcat_codegen::{NoIncludes, compile};
use errcat_runtime::runtime::read::reading::{self, Reading};
use errcat_runtime::runtime::table::{Slot, Tables};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

use catalogs::CATALOGS;
use common::{Folder, read, root};
use left_out::left_out;

fn model(catalog: &str) -> Model {
    let path = root().join(catalog);
    let loader = Folder(path.parent().unwrap().to_owned());
    compile(read(&path), &loader).model.unwrap()
}

fn look<'t>(
    tables: &'t Tables<'t>,
    status: u16,
    headers: impl IntoIterator<Item = (String, String)>,
    body: &str,
) -> Reading<'t> {
    let parsed = |(name, value): (String, String)| {
        (HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap())
    };
    let headers: HeaderMap = headers.into_iter().map(parsed).collect();
    let status = StatusCode::from_u16(status).unwrap();
    reading::read(tables, status, &headers, body.into(), || Timestamp::from_unix(1_795_348_800, 0))
}

/// What a server sends for each example of each error, at each of its statuses, is read as that error.
#[test]
fn what_is_written_is_read_back() {
    for catalog in CATALOGS {
        let model = model(catalog);
        let arena = Bump::new();
        let tables = wire::tables(&model, &arena);
        let encoder = Encoder::new(&model, &tables);
        for (place, (id, error)) in model.public_errors().enumerate() {
            for (example, status) in
                error.examples.iter().flat_map(|one| error.statuses.iter().map(move |status| (one, status)))
            {
                let mut example = example.clone();
                example.status = *status;
                let sent = encoder.response(id, &example);
                let reading =
                    look(&tables, sent.status, sent.headers.clone(), sent.body.as_deref().unwrap_or(""));
                let facts = reading.facts().map(|facts| facts.key);
                assert_eq!(facts, Some(tables.errors[place].key), "{catalog}: {sent:#?}");
                assert_eq!(reading.plan().policy.name, model[error.retry].name, "{catalog}: {}", error.key);
            }
        }
        println!("{catalog}: {} errors are read as they are written", tables.errors.len());
    }
}

/// An error that the status alone tells is found by the first envelope of which anything was read, so another one's
/// message is not asked for.
#[test]
fn a_header_alone_finds_an_error_by_its_status() {
    let request_id = "headers: { x-request-id: $request_id? }";
    let text = format!(
        "catalog: 1\napi: {{ name: demo }}\nwire:\n  body: {{ message: $message }}\n  {request_id}\n  accepts:\n    \
         - body: {{ reason: $message }}\nerrors:\n  gone: {{ status: 410, message: It is gone }}\n"
    );
    let model = compile(Source { path: "catalog.yaml".to_owned(), text }, &NoIncludes).model.unwrap();
    let arena = Bump::new();
    let tables = wire::tables(&model, &arena);
    let said = |headers: &[(&str, &str)]| {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let reading = look(&tables, 410, headers, r#"{"reason": "sold"}"#);
        (reading.facts().map(|facts| facts.key), reading.text(Slot::Message).map(String::from))
    };
    assert_eq!(said(&[]), (Some("gone"), Some("sold".to_owned())));
    assert_eq!(said(&[("x-request-id", "r1")]), (Some("gone"), None));
}

/// A request id that is bound to a status is read, but finds no error: what says something does.
#[test]
fn a_header_of_a_status_is_read_and_finds_no_error() {
    let text = "catalog: 1\napi: { name: demo }\nwire:\n  body: { message: $message }\n  accepts:\n    - body: { reason: \
                $message }\nstatuses: { 410: { headers: { x-request-id: $request_id? } } }\nerrors:\n  gone: { status: 410, \
                message: It is gone }\n";
    let source = Source { path: "catalog.yaml".to_owned(), text: text.to_owned() };
    let model = compile(source, &NoIncludes).model.unwrap();
    let arena = Bump::new();
    let tables = wire::tables(&model, &arena);
    let said = |body| {
        let reading = look(&tables, 410, [("x-request-id".to_owned(), "r1".to_owned())], body);
        let texts = [Slot::Message, Slot::RequestId].map(|slot| reading.text(slot).map(String::from));
        (reading.facts().map(|facts| facts.key), texts)
    };
    let (sold, id) = (Some("sold".to_owned()), Some("r1".to_owned()));
    assert_eq!(said(r#"{"reason": "sold"}"#), (Some("gone"), [sold, id.clone()]));
    assert_eq!(said("<html>"), (None, [None, id]));
}

/// Each line of the APIs' own answers is read as its `expect` says.
#[test]
fn the_answers_of_four_apis_are_read_as_expected() {
    let lines = fs::read_to_string(root().join("examples/wire.jsonl")).unwrap();
    let mut wrong = Vec::new();
    for (number, line) in (1..).zip(lines.lines()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let model = model(&format!("examples/{}/catalog.yaml", line["api"].as_str().unwrap()));
        let arena = Bump::new();
        let tables = wire::tables(&model, &arena);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let headers =
            line["headers"].as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value)));
        let status = line["status"].as_u64().unwrap().try_into().unwrap();
        let reading = look(&tables, status, headers, &text(&line["body"]));
        for (key, expected) in line["expect"].as_object().unwrap() {
            let found = found(&reading, key);
            if found != *expected {
                wrong.push(format!("line {number}: {key} is {found}, expected {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    println!("{} answers are read as expected", lines.lines().count());
}

/// The lines are the APIs' own: nothing is left out of them, and nothing added.
#[test]
fn the_answers_are_those_that_were_written_down() {
    let given = root().join("../shared/apis/wire.jsonl");
    let Ok(given) = fs::read(given) else {
        return left_out("whether the answers are those that were written down", "../shared/apis/wire.jsonl");
    };
    assert!(fs::read(root().join("examples/wire.jsonl")).unwrap() == given, "examples/wire.jsonl differs");
}

/// What was read, in the words of an `expect`.
fn found(reading: &Reading<'_>, key: &str) -> Value {
    let known = reading.facts().is_some();
    match key {
        "known" => known.into(),
        "code" => reading.code().map_or(Value::Null, Value::from),
        "type" => reading.text(Slot::Type).map_or(Value::Null, Value::from),
        "by" if known && reading.text(Slot::Type).is_none() && reading.code().is_none() => "status".into(),
        "message" => reading.text(Slot::Message).map_or(Value::Null, Value::from),
        "request_id" => reading.text(Slot::RequestId).map_or(Value::Null, Value::from),
        "details" => {
            let details = reading
                .details()
                .map(|(name, json)| (name.into_owned(), serde_json::from_str(json).unwrap()));
            Value::Object(details.collect())
        }
        "status" => reading.status().as_u16().into(),
        "retryable" => reading.plan().retries().into(),
        "retry_after_s" => reading.retry_after().map_or(Value::Null, |wait| wait.as_secs().into()),
        other => panic!("`{other}` is not checked"),
    }
}
