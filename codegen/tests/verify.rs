//! What recorded answers and a catalog disagree about: every rule is found where it is broken, and nothing where an
//! answer is what the catalog's own encoder writes.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "common/catalogs.rs"]
mod catalogs;
mod common;

use std::collections::BTreeSet;
use std::fs;

use bumpalo::Bump;
use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::verify::{Answer, Asked, RULES, Verdict, verifying};
use errcat_codegen::wire::{Encoder, HttpResponse, tables};
use errcat_codegen::{NoIncludes, compile, report};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use catalogs::CATALOGS;
use common::{Folder, read, root};

const CATALOG: &str = r"
catalog: 1
api: { name: shop, base_url: https://shop.example/v2 }
wire:
  body: { ok: false, error: { code: $code, type: $type, message: $message, details: $details? }, id: $request_id }
  internal_as: broken
statuses: { 401: { headers: { www-authenticate: Bearer } } }
roles: { not_found: no_route }
types: { colour: [red, green], size: { fields: { width: integer } } }
errors:
  broken: { status: 500, type: server, message: It broke }
  no_route: { status: 404, type: client, message: There is no such page }
  unknown_user: { status: 401, type: client, message: Who are you }
  out_of_stock:
    status: 409
    type: client
    message: '{item} is out of stock'
    fields:
      item: string
      left: integer
      colour: { type: colour, optional: true }
      sizes: { type: { list: size }, optional: true }
      shop: { const: north }
  too_many: { status: 429, type: client, message: Wait, fields: { retry_after: { type: duration, header: retry-after } } }
  disk_full: { status: 500, type: server, message: The disk is full, visibility: internal }
operations:
  order: { request: 'POST /orders/{order}', errors: [out_of_stock, too_many, unknown_user, disk_full] }
  look: { request: 'GET /orders/{order}', errors: [unknown_user] }
retired: { sold_out: { replaced_by: out_of_stock } }
";

/// What is asked, the status and the headers, what is in `error`; then the rule and what the finding is about.
type Case = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

const STOCK: &str = r#"{"code": "out_of_stock", "type": "client", "message": "x", "details": {"item": "cup", "left": 0, "shop": "north"}}"#;

const CASES: &[Case] = &[
    ("POST /orders/7", "409", STOCK, &[]),
    ("POST /v2/orders/7?x=y", "409", STOCK, &[]),
    ("POST https://shop.example/v2/orders/7", "409", STOCK, &[]),
    ("POST /elsewhere", "409", STOCK, &[]),
    // What is answered to any call, and what an internal error is sent as.
    ("GET /orders/7", "404", r#"{"code": "no_route", "type": "client", "message": "x"}"#, &[]),
    ("POST /orders/7", "500", r#"{"code": "broken", "type": "server", "message": "x"}"#, &[]),
    ("GET /orders/7", "200", "-", &[]),
    ("GET /orders/7", "302", "", &[]),
    // The envelope's constant tells an error from a success.
    ("GET /orders/7", "200", r#"{"code": "teapot"}"#, &[("unknown-code", "teapot")]),
    ("", "404", r#"{"code": "no_rute", "type": "client", "message": "x"}"#, &[("unknown-code", "no_rute")]),
    ("", "409", r#"{"code": "sold_out", "type": "client", "message": "x"}"#, &[("retired-code", "sold_out")]),
    (
        "",
        "500",
        r#"{"code": "disk_full", "type": "server", "message": "x"}"#,
        &[("internal-code", "disk_full")],
    ),
    ("", "404", r#"{"type": "client"}"#, &[("unlisted-error", "the type `client` and the status 404")]),
    ("", "502", "", &[("foreign-answer", "502 with a body of `text/html`")]),
    ("", "503", "-", &[("foreign-answer", "503 with no body")]),
    ("POST /orders/7", "410", STOCK, &[("undeclared-status", "out_of_stock 410")]),
    ("GET /orders/7", "409", STOCK, &[("undeclared-error", "look out_of_stock")]),
    // GET answers HEAD, whose answers have no body to find an error in.
    ("HEAD /orders/7/", "409", STOCK, &[("undeclared-error", "look out_of_stock")]),
    ("", "404", r#"{"code": "no_route", "message": "x"}"#, &[("unfit-envelope", "/error/type")]),
    (
        "",
        "404",
        r#"{"code": "no_route", "type": "client", "message": null}"#,
        &[("unfit-envelope", "/error/message")],
    ),
    (
        "",
        "404",
        r#"{"code": "no_route", "type": "client", "message": {}}"#,
        &[("unfit-envelope", "/error/message")],
    ),
    (
        "",
        "404",
        r#"{"code": "no_route", "type": "server", "message": "x"}"#,
        &[("different-value", "no_route `/error/type`")],
    ),
    (
        "",
        "401-",
        r#"{"code": "unknown_user", "type": "client", "message": "x"}"#,
        &[("missing-header", "www-authenticate 401")],
    ),
    (
        "",
        "401 www-authenticate: Basic",
        r#"{"code": "unknown_user", "type": "client", "message": "x"}"#,
        &[("different-value", "www-authenticate 401")],
    ),
    (
        "",
        "429",
        r#"{"code": "too_many", "type": "client", "message": "x"}"#,
        &[("missing-retry-after", "too_many")],
    ),
    ("", "429 retry-after: 7", r#"{"code": "too_many", "type": "client", "message": "x"}"#, &[]),
    (
        "",
        "429 retry-after: Fri, 20 Nov 2026 09:30:00 GMT",
        r#"{"code": "too_many", "type": "client", "message": "x"}"#,
        &[],
    ),
    (
        "",
        "429 retry-after: soon",
        r#"{"code": "too_many", "type": "client", "message": "x"}"#,
        &[("mistyped-field", "too_many retry-after")],
    ),
    (
        "",
        "409",
        r#"{"code": "out_of_stock", "type": "client", "message": "x", "details": {"item": null, "shop": "north"}}"#,
        &[("missing-field", "out_of_stock item"), ("missing-field", "out_of_stock left")],
    ),
    (
        "",
        "409",
        r#"{"code": "out_of_stock", "type": "client", "message": "x", "details": {"item": 7, "left": "0", "shop": "north"}}"#,
        &[("mistyped-field", "out_of_stock item"), ("mistyped-field", "out_of_stock left")],
    ),
    (
        "",
        "409",
        r#"{"code": "out_of_stock", "type": "client", "message": "x", "details":
          {"item": "cup", "left": 0, "shop": "south", "colour": "blue", "sizes": [{"width": 1}, {"width": "wide"}]}}"#,
        &[
            ("unknown-word", "out_of_stock colourblue"),
            ("mistyped-field", "out_of_stock sizes/1/width"),
            ("different-value", "out_of_stock shop"),
        ],
    ),
];

#[test]
fn each_rule_is_found_where_it_is_broken_and_nowhere_else() {
    let model = model("shop.yaml", CATALOG);
    let mut wrong = Vec::new();
    for case in CASES {
        let (asked, status, error, expected) = *case;
        let verdict = verifying(&model, |verifier| verifier.verify(&answer(asked, status, error)));
        let found: Vec<(&str, &str)> =
            verdict.findings.iter().map(|finding| (finding.rule, finding.about.as_str())).collect();
        if found != *expected {
            wrong.push(format!("{case:?}\n  gives {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let broken: BTreeSet<&str> =
        CASES.iter().flat_map(|(.., found)| found.iter().map(|(rule, _)| *rule)).collect();
    assert_eq!(broken, RULES.iter().map(|rule| rule.name).collect());
}

#[test]
fn what_is_told_names_values_and_an_action() {
    let model = model("shop.yaml", CATALOG);
    let answer =
        answer("POST /orders/7", "404", r#"{"code": "out_of_stok", "type": "client", "message": "x"}"#);
    let verdict = verifying(&model, |verifier| verifier.verify(&answer));
    let [finding] = &verdict.findings[..] else { panic!("{verdict:?}") };
    assert_eq!(finding.message, "no error of the catalog has the code `out_of_stok`");
    assert_eq!(finding.help, "did you mean `out_of_stock`? else add the error to the catalog");
}

#[test]
fn what_is_not_json_but_said_in_headers_does_not_fit() {
    let catalog = CATALOG.replace("  internal_as", "  headers: { x-code: $code }\n  internal_as");
    let model = model("shop.yaml", &catalog);
    let mut answer = answer("", "404 x-code: no_route", "");
    let verify = |answer: &Answer| verifying(&model, |verifier| verifier.verify(answer)).findings;
    let found = verify(&answer);
    assert_eq!(found.iter().map(|finding| finding.about.as_str()).collect::<Vec<_>>(), ["the body"]);
    answer.request = Some(Asked { method: "HEAD".to_owned(), target: "/".to_owned() });
    assert_eq!(verify(&answer), []);
}

#[test]
fn no_answer_that_the_encoder_writes_is_complained_of() {
    let mut answers = 0;
    for path in CATALOGS {
        let path = root().join(path);
        let compilation = compile(read(&path), &Folder(path.parent().unwrap().to_owned()));
        let model = compilation.model.unwrap();
        let arena = Bump::new();
        let tables = tables(&model, &arena);
        let encoder = Encoder::new(&model, &tables);
        verifying(&model, |verifier| {
            for (id, error) in model.public_errors() {
                for example in &error.examples {
                    let Verdict { is_error, findings } =
                        verifier.verify(&sent(encoder.response(id, example)));
                    assert!(is_error, "{}: {}", path.display(), error.key);
                    assert_eq!(findings, [], "{}: {}", path.display(), error.key);
                    answers += 1;
                }
            }
        });
    }
    assert!(answers > 150, "{answers}");
}

/// Values that stand where their own names aren't, or are written otherwise than in the catalog.
const ELSEWHERE: &str = r"
catalog: 1
api: { name: shop }
attributes: { ttl: { type: duration, default: 30s }, team: { type: string, internal: true, default: x } }
wire: { body: { code: $code, message: $message, after: $retry_after?, ttl: $attr_ttl, details: $details? } }
errors:
  too_many: { status: 429, message: Wait, fields: { retry_after: duration } }
  locked: { status: 409, message: Locked, fields: { account: { type: integer, sensitive: true } } }
operations: { fetch: { request: 'GET /fetch/{*url}', errors: [locked] } }
";

fn elsewhere(request: &str, status: u16, body: &str) -> Vec<String> {
    let request = request.split_once(' ');
    let request = request.map(|(method, target)| Asked { method: method.into(), target: target.into() });
    let headers =
        HeaderMap::from_iter([(http::header::CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
    let status = StatusCode::from_u16(status).unwrap();
    let answer = Answer { request, status, headers, body: body.as_bytes().to_vec() };
    let found = verifying(&model("shop.yaml", ELSEWHERE), |verifier| verifier.verify(&answer).findings);
    found
        .into_iter()
        .map(|finding| format!("{}: {} ({})", finding.rule, finding.message, finding.about))
        .collect()
}

#[test]
fn what_stands_elsewhere_or_is_not_shown_is_no_fault() {
    let nothing = Vec::<String>::new();
    let wait = r#"{"code": "too_many", "message": "Wait", "after": 7, "ttl": 30}"#;
    assert_eq!(elsewhere("", 429, wait), nothing, "a wait in `$retry_after`, a duration in seconds");
    assert_eq!(elsewhere("HEAD /x", 404, ""), nothing, "an answer to HEAD has no body");
    assert!(elsewhere("GET /x", 404, "")[0].starts_with("foreign-answer"));
    let url = elsewhere("GET /fetch/https://example.com/a", 429, wait);
    assert!(url[0].starts_with("undeclared-error"), "{url:?}");
    let secret = r#"{"code": "locked", "message": "x", "ttl": 30, "details": {"account": "DE89"}}"#;
    let told = elsewhere("", 409, secret).concat();
    assert!(told.contains("mistyped-field") && !told.contains("DE89"), "{told}");
}

#[test]
fn details_that_have_to_be_there_are_never_null() {
    let catalog = ELSEWHERE.replace("details: $details?", "details: $details");
    let model = model("shop.yaml", &catalog);
    let about = |body: &str| {
        let answer = Answer {
            request: None,
            status: StatusCode::TOO_MANY_REQUESTS,
            headers: HeaderMap::new(),
            body: body.as_bytes().to_vec(),
        };
        let findings = verifying(&model, |verifier| verifier.verify(&answer)).findings;
        findings.into_iter().map(|finding| finding.about).collect::<Vec<_>>()
    };
    let body = r#"{"code": "too_many", "message": "Wait", "after": 7, "ttl": 30, "details": "#;
    assert_eq!(about(&format!("{body}{{}}}}")), [""; 0]);
    assert_eq!(about(&format!("{body}null}}")), ["/details"]);
}

#[test]
fn every_rule_is_explained_in_the_documentation() {
    let page = fs::read_to_string(root().join("docs/verify.md")).unwrap();
    for rule in RULES {
        assert!(page.contains(&format!("| `{}` | {} |", rule.name, rule.summary)), "{}", rule.name);
    }
}

fn model(path: &str, text: &str) -> Model {
    let source = Source { path: path.to_owned(), text: text.to_owned() };
    let compilation = compile(source, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    compilation.model.unwrap_or_else(|| panic!("{told}"))
}

/// A body of `-` is empty, and an empty one a page of a proxy.
fn answer(asked: &str, status: &str, error: &str) -> Answer {
    let (status, header) = status.split_once(' ').unwrap_or((status, ""));
    let mut headers = HeaderMap::new();
    headers.insert(
        "content-type",
        HeaderValue::from_static(if error.is_empty() { "text/html; a=b" } else { "application/json" }),
    );
    if let Some((name, value)) = header.split_once(": ") {
        headers.insert(HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
    }
    let body = match error {
        "-" => String::new(),
        "" => "<h1>Bad Gateway</h1>".to_owned(),
        error => format!(r#"{{"ok": false, "error": {error}, "id": null}}"#),
    };
    let request = asked.split_once(' ');
    let request =
        request.map(|(method, target)| Asked { method: method.to_owned(), target: target.to_owned() });
    let status = status.trim_end_matches('-').parse().unwrap();
    Answer { request, status, headers, body: body.into_bytes() }
}

fn sent(response: HttpResponse) -> Answer {
    let mut headers = HeaderMap::new();
    for (name, value) in &response.headers {
        headers.append(HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap());
    }
    let status = StatusCode::from_u16(response.status).unwrap();
    Answer { request: None, status, headers, body: response.body.unwrap_or_default().into_bytes() }
}
