//! What a catalog doesn't say is filled in as the language says.

#![expect(clippy::unwrap_used, reason = "a test without a model has failed")]

use errcat_codegen::model::{
    Backoff, ErrorId, Jitter, Model, Node, PolicyId, RetryAfterRule, Slot, TargetKind, Type, TypeBody,
};
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile, report};
use serde_json::{Value, json};

#[track_caller]
fn model(text: &str) -> Model {
    let compilation = compile(Source { path: "catalog.yaml".to_owned(), text: text.to_owned() }, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert!(compilation.model.is_some(), "{told}");
    compilation.model.unwrap()
}

const SMALL: &str = "
catalog: 1
api: { name: inference-api }
wire: { body: { code: $code, message: $message } }
errors:
  model_not_found: { status: 404, message: Gone. }
";

#[test]
fn the_api_and_its_targets() {
    let model = model(SMALL);
    assert_eq!(model.api.title, "Inference api");
    assert_eq!(
        (model.api.version.as_str(), model.api.locale.as_str(), model.api.error_type.as_str()),
        ("0.1.0", "en", "ApiError")
    );
    assert_eq!(model.wire.content_type, "application/json");
    let targets: Vec<_> = model.targets.iter().map(|target| (target.kind, target.path.as_str())).collect();
    let expected = [
        (TargetKind::Rust, ""),
        (TargetKind::Markdown, "docs"),
        (TargetKind::Vectors, "vectors.jsonl"),
        (TargetKind::JsonSchema, "schema"),
        (TargetKind::OpenApi, "openapi.json"),
        (TargetKind::Python, "python"),
        (TargetKind::TypeScript, "typescript"),
    ];
    assert_eq!(targets, expected);
}

#[test]
fn targets_that_are_named_are_the_only_ones() {
    let model =
        model(&format!("{SMALL}targets: {{ markdown: generated/./reference/, python: generated/py }}\n"));
    let targets: Vec<_> = model.targets.iter().map(|target| (target.kind, target.path.as_str())).collect();
    assert_eq!(targets, [(TargetKind::Markdown, "reference"), (TargetKind::Python, "py")]);
}

#[test]
fn an_output_of_one_file_keeps_its_name_in_a_folder() {
    for (written, path) in
        [("generated/", "vectors.jsonl"), ("tests/", "tests/vectors.jsonl"), ("a/b", "a/b")]
    {
        let model = model(&format!("{SMALL}targets: {{ vectors: {written} }}\n"));
        assert_eq!(model.targets[0].path, path);
    }
}

#[test]
fn an_error() {
    let model = model(SMALL);
    let error = &model.errors[0];
    assert_eq!((error.title.as_str(), error.name.as_str()), ("Model not found", "model_not_found"));
    assert_eq!(error.code.as_ref().unwrap().text, "model_not_found");
    assert_eq!((error.retry, error.internal, error.kind.as_ref()), (PolicyId(0), false, None));
    let example = &error.examples[0];
    assert!(example.made_up);
    assert_eq!((example.status, example.fields.len()), (404, 0));
}

#[test]
fn an_error_takes_from_its_category() {
    let model = model(
        "
catalog: 1
api: { name: a }
wire: { body: { code: $code } }
retry: { slow: {} }
attributes: { owner: { type: string }, level: { type: integer, default: 3 } }
categories: { c: { type: t, retry: slow, attributes: { owner: one } } }
errors:
  a: { status: 500, message: A., category: c }
  b: { status: 500, message: B., category: c, type: u, retry: never, attributes: { owner: two, level: 4 } }
  d: { status: 500, message: D. }
",
    );
    let facts = |index: usize| {
        let error = &model.errors[index];
        (error.kind.clone(), error.retry, error.attributes.clone())
    };
    assert_eq!(facts(0), (Some("t".to_owned()), PolicyId(1), vec![Some(json!("one")), Some(json!(3))]));
    assert_eq!(facts(1), (Some("u".to_owned()), PolicyId(0), vec![Some(json!("two")), Some(json!(4))]));
    assert_eq!(facts(2), (None, PolicyId(0), vec![None, Some(json!(3))]));
    assert_eq!(model.attributes.iter().map(|attribute| attribute.always).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_retry_policy() {
    let model =
        model(&format!("{SMALL}retry: {{ p: {{}}, q: {{ jitter: 1.5s, max: 1m30s, backoff: linear }} }}\n"));
    assert!(model.policies[0].never);
    let policy = &model.policies[1];
    assert_eq!(
        (policy.backoff, policy.initial_ms, policy.max_ms, policy.jitter, policy.attempts),
        (Backoff::Exponential, 1000, None, Jitter::None, 3)
    );
    assert!((policy.factor - 2.0).abs() < f64::EPSILON);
    assert_eq!((policy.retry_after, policy.max_retry_after_ms), (RetryAfterRule::AtLeast, 600_000));
    let policy = &model.policies[2];
    assert_eq!(
        (policy.backoff, policy.max_ms, policy.jitter),
        (Backoff::Linear, Some(90_000), Jitter::Up(1500))
    );
    assert_eq!(model.policies[3].name, "built-in", "one with the language's defaults");
    assert_eq!(model.fallback_policy, PolicyId(3));
}

#[test]
fn a_status_that_says_nothing_follows_the_policy_default() {
    let statuses =
        "statuses: { 429: Slow down, 500: { retry: never }, 503: {}, 507: {}, 529: Overloaded, 201: {} }\n";
    let with = model(&format!("{SMALL}{statuses}retry: {{ default: {{}} }}\n"));
    let known: Vec<_> =
        with.statuses.iter().map(|status| (status.code, status.phrase.as_str(), status.retry.0)).collect();
    let expected = [
        (201, "Created", 0),
        (404, "Not Found", 0),
        (429, "Slow down", 1),
        (500, "Internal Server Error", 0),
        (503, "Service Unavailable", 1),
        (507, "Insufficient Storage", 0),
        (529, "Overloaded", 0),
    ];
    assert_eq!(known, expected);
    let without = model(&format!("{SMALL}{statuses}"));
    assert!(without.statuses.iter().all(|status| status.retry == PolicyId(0)));
}

#[test]
fn enumerations_in_place_become_types_named_for_their_use() {
    let model = model(
        "
catalog: 1
api: { name: a }
wire: { body: { code: $code } }
types:
  size: { fields: { unit: [px, pt] } }
  hidden: [a, b]
errors:
  too_big:
    status: 400
    message: A.
    fields: { size: size, kind: { list: [x, y] }, inner: { type: hidden, internal: true } }
",
    );
    let types: Vec<_> = model.types.iter().map(|ty| (ty.name.as_str(), ty.internal)).collect();
    assert_eq!(types, [("size", false), ("hidden", true), ("too_big_kind", false), ("size_unit", false)]);
    let fields = &model.errors[0].fields;
    assert!(matches!(&fields[1].ty, Type::List(item) if matches!(**item, Type::Named(id) if id.0 == 2)));
    assert!(fields[2].optional, "internal fields always are");
    let TypeBody::Object(members) = &model.types[0].body else { panic!("{:?}", model.types[0]) };
    assert!(matches!(members[0].ty, Type::Named(id) if id.0 == 3));
    let example = &model.errors[0].examples[0].fields;
    assert_eq!(*example, [Some(json!({"unit": "px"})), Some(json!(["x"])), None]);
}

#[test]
fn examples_are_made_up_or_completed() {
    let model = model(
        "
catalog: 1
api: { name: a }
wire: { body: { code: $code } }
errors:
  a:
    status: [400, 409]
    message: A.
    fields:
      id: { type: int64, example: 5 }
      fixed: { const: prompt }
      wait: { type: duration, optional: true }
      limit: integer
    examples:
      - { status: 409, timestamp: 2026-01-31T09:30:00+02:00, message: Sent. }
  b: { status: 400, message: B., fields: { wait: { type: duration, optional: true } } }
",
    );
    let example = &model.errors[0].examples[0];
    assert_eq!(example.fields, [Some(json!("5")), Some(json!("prompt")), None, Some(json!(100))]);
    assert_eq!((example.status, example.timestamp.as_str()), (409, "2026-01-31T07:30:00Z"));
    assert_eq!((example.message.as_deref(), example.made_up), (Some("Sent."), false));
    assert_eq!(model.errors[1].examples[0].fields, [Some(json!("5s"))], "what can come is shown");
}

#[test]
fn the_envelope_is_typed() {
    let model = model(
        "
catalog: 1
api: { name: a }
wire:
  body: { ok: false, n: 1, f: 1.0, text: \"1\", none: null, dollar: $$5, empty: {}, \"...\": $details, code: $code? }
  headers: { X-Code: $code }
errors:
  a: { status: 400, message: A. }
",
    );
    let Some(Node::Object { members, spread }) = &model.wire.envelope.body else { panic!("no object") };
    assert_eq!(*spread, Some(7));
    let constants: Vec<&Value> = members
        .iter()
        .filter_map(|member| if let Node::Constant(value) = &member.value { Some(value) } else { None })
        .collect();
    assert_eq!(
        constants,
        [&json!(false), &json!(1), &json!(1.0), &json!("1"), &json!(null), &json!("$5"), &json!({})]
    );
    assert!(matches!(&members[7].value, Node::Slot(slot) if slot.optional && slot.slot == Slot::Code));
    assert_eq!(model.wire.envelope.headers[0].name, "x-code");
}

#[test]
fn operations_list_each_error_once_in_the_order_of_the_catalog() {
    let model = model(
        "
catalog: 1
api: { name: a }
wire: { body: { code: $code } }
categories: { c: {} }
errors:
  a: { status: 400, message: A. }
  b: { status: 400, message: B., category: c }
  d: { status: 400, message: D. }
operations: { get: { errors: [d, b], categories: [c] } }
",
    );
    assert_eq!(model.operations[0].errors, [ErrorId(1), ErrorId(2)]);
}
