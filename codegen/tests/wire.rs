//! Examples of a catalog as the responses that a server would send.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use bumpalo::Bump;
use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::wire::{Encoder, HttpResponse, tables};
use errcat_codegen::{compile, report};

use common::{Folder, read};

const CATALOG: &str = r#"
catalog: 1
api:
  name: files
  docs_url: https://docs.example.com/errors/{code}
wire:
  body:
    ok: false
    error:
      code: $code
      message: $message
      team: $attr_team?
      budget: $attr_budget?
      param: $field_param?
      after: $retry_after?
      docs: $docs_url
    "...": $details
  headers:
    x-request-id: $request_id
  internal_as: broken
statuses:
  405: { headers: { allow: $field_allow } }
  429: { phrase: Slow Down, retry: soon }
attributes:
  owner: { type: string, default: me, internal: true }
  team: { type: string }
  budget: { type: duration }
retry:
  soon: { initial: 1s }
types:
  size: { fields: { width: integer, wait: { type: duration, unit: ms } } }
errors:
  broken:
    status: 500
    message: It broke
    attributes: { team: "core\"", budget: 1m30s }
  "a b/é":
    name: odd
    status: [400, 409]
    message: "{note} after {pause}, {big} times, {many} {at} {wait}"
    fields:
      note: { const: "say \"hi\"" }
      pause: { type: duration, const: 1m30s, unit: ms }
      big: { type: int64, const: 9007199254740993 }
      many: { const: 5 }
      param: { const: prompt }
      at: { type: timestamp, const: "2026-01-01T01:00:00+01:00" }
      secret: { type: string, internal: true }
      wait: duration
    examples:
      - fields: { wait: 1.5s }
        message: Odd
        status: 409
        request_id: r1
        timestamp: 2026-01-01T00:00:00Z
      - fields: { wait: 2m }
  slow:
    status: 429
    retry: soon
    message: Slow
    fields:
      retry_after: { type: duration, header: retry-after }
      sizes: { map: { list: size } }
      any: json
    examples:
      - fields:
          retry_after: 1.5s
          sizes: { a: [{ width: 1, wait: 2s }], b: [] }
          any: [1.5, null, "x"]
  wrong_method:
    status: 405
    message: No
    fields: { allow: string }
  disk_failed:
    status: 500
    visibility: internal
    message: "Disk {disk} failed"
    fields: { disk: string }
"#;

fn model(catalog: &str) -> Model {
    let source = Source { path: "catalog.yaml".to_owned(), text: catalog.to_owned() };
    let compilation = compile(source, &Folder(common::root()));
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    compilation.model.expect(&told)
}

fn responses(model: &Model, key: &str) -> Vec<HttpResponse> {
    let arena = Bump::new();
    let tables = tables(model, &arena);
    let encoder = Encoder::new(model, &tables);
    let all = model.public_errors().chain(model.internal_errors());
    let (id, error) = all.into_iter().find(|(_, error)| error.key == key).expect(key);
    error.examples.iter().map(|example| encoder.response(id, example)).collect()
}

fn headers(response: &HttpResponse) -> Vec<String> {
    response.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn constants_are_written_as_their_types_are() {
    let responses = responses(&model(CATALOG), "a b/é");
    assert_eq!((responses[0].status, responses[0].phrase.as_str()), (409, "Conflict"));
    assert_eq!(headers(&responses[0]), ["content-type: application/json", "x-request-id: r1"]);
    let docs = "https://docs.example.com/errors/a%20b%2F%C3%A9";
    let details =
        r#""note":"say \"hi\"","pause":90000,"big":"9007199254740993","many":5,"at":"2026-01-01T00:00:00Z""#;
    let error = |message: &str| {
        format!(
            r#"{{"ok":false,"error":{{"code":"a b/é","message":{message},"param":"prompt","docs":"{docs}"}}"#
        )
    };
    let first = format!("{},{details},\"wait\":1.5}}", error("\"Odd\""));
    assert_eq!(responses[0].body.as_ref(), Some(&first));
    let message = r#""say \"hi\" after 90 s, 9007199254740993 times, 5 2026-01-01T00:00:00Z 120 s""#;
    let second = format!("{},{details},\"wait\":120}}", error(message));
    assert_eq!(responses[1].body.as_ref(), Some(&second));
    assert_eq!(responses[1].status, 400);
}

#[test]
fn values_of_every_shape() {
    let response = &responses(&model(CATALOG), "slow")[0];
    assert_eq!(response.phrase, "Slow Down");
    assert_eq!(headers(response)[2], "retry-after: 2");
    let expected = r#"{
  "ok": false,
  "error": {
    "code": "slow",
    "message": "Slow",
    "after": 1.5,
    "docs": "https://docs.example.com/errors/slow"
  },
  "sizes": {
    "a": [
      {
        "width": 1,
        "wait": 2000
      }
    ],
    "b": []
  },
  "any": [
    1.5,
    null,
    "x"
  ]
}"#;
    assert_eq!(response.pretty_body().as_deref(), Some(expected));
}

#[test]
fn a_field_in_a_header_of_its_status_is_not_in_the_body() {
    let response = &responses(&model(CATALOG), "wrong_method")[0];
    assert!(headers(response)[2].starts_with("allow: "));
    assert!(!response.body.as_ref().unwrap().contains("allow"));
}

#[test]
fn an_internal_error_is_sent_as_the_public_one() {
    let model = model(CATALOG);
    let (internal, public) = (&responses(&model, "disk_failed")[0], &responses(&model, "broken")[0]);
    assert_eq!(internal, public);
    let expected = r#"{"ok":false,"error":{"code":"broken","message":"It broke","team":"core\"","budget":90,"#
        .to_owned() + r#""docs":"https://docs.example.com/errors/broken"}}"#;
    assert_eq!(public.body.as_ref(), Some(&expected));
}

#[test]
fn every_example_of_the_catalogs_is_json() {
    for path in ["catalog.yaml", "examples/mx4-atlas/catalog.yaml", "examples/mythicdot/catalog.yaml"] {
        let path = common::root().join(path);
        let compilation = compile(read(&path), &Folder(path.parent().unwrap().to_owned()));
        let model = compilation.model.unwrap();
        let arena = Bump::new();
        let tables = tables(&model, &arena);
        let encoder = Encoder::new(&model, &tables);
        for (id, error) in model.public_errors() {
            for example in &error.examples {
                let response = encoder.response(id, example);
                assert_eq!(response.status, example.status, "{}", error.key);
                let sent: serde_json::Value = serde_json::from_str(response.body.as_ref().unwrap()).unwrap();
                let shown: serde_json::Value =
                    serde_json::from_str(&response.pretty_body().unwrap()).unwrap();
                assert_eq!(sent, shown);
            }
        }
    }
}
