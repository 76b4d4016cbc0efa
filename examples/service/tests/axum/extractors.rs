//! What an extractor refuses: the error that is sent, and the place and reason that it names.

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::{get, post};
use inference_errors::axum::{About, ErrorLayer, Json, Path, Query, Refusal, Role, router};

use crate::loopback::{self, Answer};

type Numbers = BTreeMap<String, Vec<u8>>;
type Limits = BTreeMap<String, u8>;

/// What a refusal says, in a form that shows everything.
fn told(refusal: &Refusal) -> String {
    let known = |about| refusal.known(about).unwrap_or_else(|| "-".to_owned());
    let place = [About::Pointer, About::Param, About::Line, About::Column].map(known).join(" ");
    format!("{:?} {place} {}", refusal.role(), known(About::Reason))
}

async fn numbers(body: Result<Json<Numbers>, Refusal>) -> String {
    body.map_or_else(|refusal| told(&refusal), |Json(numbers)| format!("{numbers:?}"))
}

async fn query(query: Result<Query<Limits>, Refusal>) -> String {
    query.map_or_else(|refusal| told(&refusal), |Query(limits)| format!("{limits:?}"))
}

async fn path(path: Result<Path<(String, u8)>, Refusal>) -> String {
    path.map_or_else(|refusal| told(&refusal), |Path(path)| format!("{path:?}"))
}

fn app() -> Router {
    let misfit = |Path(_): Path<(u8, u8)>| async { "never" };
    let echo = |Json(numbers): Json<Numbers>| async { Json(numbers) };
    let routes = Router::new()
        .route("/told/body", post(numbers))
        .route("/told/query", get(query))
        .route("/told/path/{name}/{size}", get(path))
        .route("/sent/body", post(echo))
        .route("/sent/query", get(|Query(_): Query<Limits>| async { "fits" }))
        .route("/sent/path/{size}", get(|Path(_): Path<u8>| async { "fits" }))
        .route("/sent/misfit/{one}", get(misfit));
    router(routes, ErrorLayer::new())
}

async fn post_json(path: &str, body: &str) -> Answer {
    let address = loopback::serve(app()).await;
    loopback::send(address, &format!("POST {path}"), "content-type: application/json\r\n", body).await
}

#[tokio::test]
async fn a_body_is_refused_with_its_place() {
    for (body, expected) in [
        (r#"{"a":[1,2]}"#, r#"{"a": [1, 2]}"#),
        (
            r#"{"a/b~":[1,300]}"#,
            "InvalidBody /a~1b~0/1 a/b~[1] 1 14 invalid value: integer `300`, expected u8 at line 1 column 14",
        ),
        ("[]", "InvalidBody - - 1 - invalid type: sequence, expected a map at line 1 column 0"),
        ("{\n \"a\": [1,", "InvalidBody - - 2 9 EOF while parsing a value at line 2 column 9"),
        ("{} {}", "InvalidBody - - 1 4 trailing characters at line 1 column 4"),
    ] {
        assert_eq!(post_json("/told/body", body).await.body, expected, "{body}");
    }
}

#[tokio::test]
async fn a_body_that_is_refused_is_the_error_of_its_role() {
    let answer = post_json("/sent/body", "{\n \"a\": [1,").await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_str()), (400, Some("invalid_body")));
    assert!(answer.body.contains("\"line\":2"), "{}", answer.body);
    let details = &post_json("/sent/body", "{\"a\": [1, \"b\"]}").await.json()["error"]["details"];
    assert_eq!((&details["pointer"], details["line"].as_u64()), (&"/a/1".into(), Some(1)));
    assert!(
        details["reason"].as_str().unwrap().starts_with("invalid type: string \"b\", expected u8"),
        "{details}"
    );
    let address = loopback::serve(app()).await;
    for (headers, received) in
        [("", None), ("content-type: Text/Plain; charset=utf-8\r\n", Some("text/plain"))]
    {
        let answer = loopback::send(address, "POST /sent/body", headers, "{}").await;
        let error = &answer.json()["error"];
        assert_eq!((answer.status, error["code"].as_str()), (415, Some("unsupported_media_type")));
        assert_eq!(answer.body.contains("received_type"), received.is_some());
        assert!(answer.body.contains(received.unwrap_or_default()), "{}", answer.body);
    }
}

#[tokio::test]
async fn json_is_also_an_answer() {
    let address = loopback::serve(app()).await;
    let headers = "content-type: application/problem+json; charset=utf-8\r\n";
    let answer = loopback::send(address, "POST /sent/body", headers, "{\"a\": [7]}").await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "{\"a\":[7]}"));
    assert_eq!(answer.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_query_is_refused_with_its_parameter() {
    let answer = loopback::get(app(), "/told/query?a=1&limit=many").await;
    assert_eq!(answer.body, "InvalidQuery /limit limit - - invalid digit found in string");
    assert_eq!(loopback::get(app(), "/told/query").await.body, "{}");
    let answer = loopback::get(app(), "/sent/query?limit=many").await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_str()), (400, Some("invalid_query")));
    assert_eq!(answer.json()["error"]["param"], "limit");
    assert_eq!(answer.json()["error"]["details"]["reason"], "invalid digit found in string");
}

#[tokio::test]
async fn a_path_is_refused_with_its_parameter() {
    let answer = loopback::get(app(), "/told/path/a/big").await;
    let reason = "Cannot parse value at index 1 with value `big` to a `u8`";
    assert_eq!(answer.body, format!("InvalidPath /size size - - {reason}"));
    let answer = loopback::get(app(), "/told/path/%ff/1").await;
    assert_eq!(answer.body, "InvalidPath /name name - - Invalid UTF-8 in `name`");
    let answer = loopback::get(app(), "/sent/path/big").await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_str()), (400, Some("invalid_path")));
    assert_eq!(answer.json()["error"]["param"], "size");
}

#[tokio::test]
async fn a_type_that_does_not_fit_its_route_is_the_servers_fault() {
    assert_eq!(Role::Panic.code().unwrap().as_str(), "internal_error");
    let answer = loopback::get(app(), "/sent/misfit/1").await;
    assert_eq!((answer.status, answer.json()["error"]["code"].as_str()), (500, Some("internal_error")));
}
