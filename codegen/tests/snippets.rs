//! Code that handles errors: for whom it is made, and what it says.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "common/catalogs.rs"]
mod catalogs;
mod common;

use errcat_codegen::model::{ErrorId, Model, TargetKind};
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, Snippet, compile, snippets};

use catalogs::CATALOGS;
use common::{Folder, read, root};

fn model(head: &str, errors: &str) -> Model {
    let text = format!("catalog: 1\napi: {{ name: demo }}\n{head}\nerrors:\n{errors}");
    compile(Source { path: "catalog.yaml".to_owned(), text }, &NoIncludes).model.unwrap()
}

fn code(model: &Model, language: &str) -> String {
    let made = snippets(model, ErrorId(0));
    made.into_iter().find(|one| one.language == language).unwrap().code
}

const BODY: &str = "wire: { body: { error: { code: $code, message: $message, details: $details } } }";

#[test]
fn each_target_has_its_language_and_curl_comes_last() {
    let mut model = model(BODY, "  gone: { status: 410, message: Gone }\n");
    let languages = |model: &Model| snippets(model, ErrorId(0)).iter().map(|one| one.tag).collect::<Vec<_>>();
    assert_eq!(languages(&model), ["rust", "ts", "python", "sh"]);
    model.targets.retain(|target| target.kind == TargetKind::Python);
    assert_eq!(languages(&model), ["python", "sh"]);
}

#[test]
fn an_internal_error_has_none() {
    let wire = BODY.replace("wire: {", "wire: { internal_as: gone,");
    let model = model(
        &wire,
        "  hidden: { status: 500, message: Hidden, visibility: internal }\n  gone: { status: 410, message: Gone }\n",
    );
    assert_eq!(snippets(&model, ErrorId(0)), Vec::<Snippet>::new());
    assert!(!snippets(&model, ErrorId(1)).is_empty());
}

#[test]
fn only_what_may_be_logged_is_shown() {
    let fields = "{ secret: { type: string, sensitive: true }, disk: { type: string, internal: true }, fixed: { const: x }, model: string }";
    let model = model(BODY, &format!("  gone: {{ status: 410, message: Gone, fields: {fields} }}\n"));
    for snippet in snippets(&model, ErrorId(0)) {
        for name in ["secret", "disk", "fixed"] {
            assert!(!snippet.code.contains(name), "{}", snippet.code);
        }
        assert!(
            snippet.tag == "sh"
                || snippet.code.contains("error.fields.model")
                || snippet.code.contains("error.model")
        );
    }
}

#[test]
fn what_is_tried_again_uses_the_client_for_it() {
    let errors = "  busy: { status: 503, message: Busy, retry: soon }\n";
    let soon = |more: &str| model(&format!("{BODY}\nretry: {{ soon: {{ attempts: 7{more} }} }}"), errors);
    for (language, word) in [
        ("Rust", "RetryMiddleware::default()"),
        ("TypeScript", "withRetry("),
        ("Python", "errors.retrying()"),
    ] {
        let code = code(&soon(""), language);
        assert!(code.contains(word) && code.contains("7 attempts in all"), "{code}");
        assert!(!code.to_lowercase().contains("it may be done"), "{code}");
        let code = self::code(&soon(", on_final: outcome_unknown"), language);
        assert!(code.to_lowercase().contains("it may be done: look first"), "{code}");
    }
    let curl = code(&soon(""), "curl");
    assert!(curl.contains("retry-after: %header{retry-after}"), "{curl}");
}

#[test]
fn curl_asks_the_first_call_that_answers_with_the_error() {
    let head = format!(
        "{BODY}\noperations: {{ list: {{ request: GET /all, errors: [other] }}, make: {{ errors: [gone] }}, get: {{ request: [\"DELETE /v2/a's/{{id}}\", GET /b], errors: [gone] }} }}"
    );
    let errors = "  gone: { status: 410, message: Gone }\n  other: { status: 400, message: Other }\n";
    let based = |base: &str| {
        let mut model = model(&head, errors);
        model.api.base_url = Some(base.to_owned());
        code(&model, "curl")
    };
    let asked = "--request 'DELETE' --globoff --url 'https://x.example/v2/a'\\''s/{id}'";
    for base in ["https://x.example", "https://x.example/", "https://x.example/v2", "https://x.example/v2/"] {
        assert!(based(base).contains(asked), "{}", based(base));
    }
    assert!(
        based("https://x.example/v").contains("https://x.example/v/v2/"),
        "{}",
        based("https://x.example/v")
    );
    let unknown = code(&model(&head, errors), "curl");
    assert!(unknown.contains("--url \"${BASE_URL:?}\"'/v2/a'\\''s/{id}'"), "{unknown}");
}

/// Where the code is told, by the envelope.
#[test]
fn curl_looks_for_the_code_where_it_is() {
    let numbered = "  \"7\": { status: 400, message: Seven }\n";
    let uncoded = "  gone: { status: 410, code: null, message: Gone, type: a \"type\" }\n";
    let cases = [
        ("{ body: $code }", numbered, "code \"7\"", "jq --raw-output '.' "),
        (
            "{ body: { error: { \"a b\": $number, m: $message } } }",
            numbered,
            "code 7",
            "jq --raw-output '.error.\"a b\"' ",
        ),
        (
            "{ body: [{ end: $number }, { m: $message }] }",
            numbered,
            "code 7",
            "jq --raw-output '.[0].\"end\"' ",
        ),
        (
            "{ body: { all: [{ is: trace }, { is: it's, in: { c: $code } }] } }",
            numbered,
            "code \"7\"",
            "jq --raw-output '.all | map(select(.is? == \"it'\\''s\"))[0].in.c' ",
        ),
        (
            "{ headers: { x-code: $code }, body: { m: $message } }",
            numbered,
            "code \"7\"",
            "x-code: %header{x-code}",
        ),
        ("{ headers: { x-code: $code }, body: { n: $number } }", numbered, "code 7", "jq --raw-output '.n' "),
        ("{ body: { t: $type, m: $message } }", uncoded, "type \"a \\\"type\\\"\"", "jq --raw-output '.t' "),
        ("{ body: { m: $message } }", uncoded, "the status 410.", "'\\nstatus: %{http_code}\\n'"),
    ];
    for (wire, errors, told, place) in cases {
        let code = code(&model(&format!("wire: {wire}"), errors), "curl");
        assert!(code.contains(told) && code.contains(place), "{wire}\n{code}");
        assert_eq!(code.contains("error.json"), place.starts_with("jq"), "{code}");
    }
}

#[test]
fn code_is_short() {
    for path in CATALOGS {
        let path = root().join(path);
        let model = compile(read(&path), &Folder(path.parent().unwrap().to_owned())).model.unwrap();
        for (id, error) in model.public_errors() {
            for Snippet { language, code, .. } in snippets(&model, id) {
                let (lines, bytes) = (code.lines().count(), code.len());
                assert!(
                    lines <= 24 && bytes < 900,
                    "{}: {language}: {lines} lines, {bytes} bytes",
                    error.key
                );
            }
        }
    }
}
