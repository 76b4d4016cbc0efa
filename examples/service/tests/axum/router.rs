//! What no handler answers: unknown paths, wrong methods, large bodies. By the crate of the inference API, whose catalog
//! gives an error for each.

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use axum::middleware::{map_request, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use inference_errors::axum::{
    Bytes, ErrorLayer, Refusal, RequestContexts, Role, Sent, method_not_allowed, router,
    router_with_own_fallback,
};
use inference_errors::errors::{MethodNotAllowed, PromptEmpty};
use inference_errors::runtime::request::RequestContext;
use inference_errors::{ApiError, Timestamp};

use crate::loopback::{self, Answer};

/// Every request gets the same id, and is answered at the same time.
fn layer() -> ErrorLayer {
    let contexts = RequestContexts::new().with_ids(|| "made-1".to_owned());
    let contexts = contexts.with_clock(|| Timestamp::from_unix(1_772_323_200, 500_000_000));
    ErrorLayer::new().with_contexts(contexts)
}

fn routes() -> Router {
    let missing = || async { (StatusCode::NOT_FOUND, "made by hand") };
    let refused = || async { (StatusCode::METHOD_NOT_ALLOWED, "made by hand") };
    let size = |Bytes(body): Bytes| async move { body.len().to_string() };
    let inner = Router::new().route("/leaf", get(|| async { "leaf" }).post(|| async { "posted" }));
    Router::new()
        .route("/missing", get(missing))
        .route("/refused", get(refused))
        .route("/size", post(size))
        .nest("/inner", inner)
}

async fn ask(routes: Router, request_line: &str, headers: &str, body: &str) -> Answer {
    loopback::send(loopback::serve(routes).await, request_line, headers, body).await
}

fn code(answer: &Answer) -> String {
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let code = answer.json()["error"]["code"].as_str().unwrap().to_owned();
    let sent = String::from_utf8_lossy(&answer.raw);
    assert_eq!(sent.matches("HTTP/1.1").count(), 1, "one answer: {sent}");
    let meta = &answer.json()["meta"];
    assert_eq!((&meta["request_id"], answer.header("x-request-id")), (&"made-1".into(), Some("made-1")));
    assert_eq!(meta["timestamp"], "2026-03-01T00:00:00.500Z");
    code
}

/// Version 2 of the API answered with a list, the second entry of `wire.accepts`.
#[tokio::test]
async fn a_client_of_an_older_version_is_answered_in_its_envelope() {
    let older = |mut request: Request| async {
        request.extensions_mut().insert(RequestContext::new().with_accepted(1));
        request
    };
    let routes = routes().route("/empty", get(async || ApiError::from(PromptEmpty::new()).into_response()));
    let app = router(routes, layer()).layer(map_request(older));
    for (path, code) in [("/empty", "prompt_empty"), ("/nowhere", "endpoint_not_found")] {
        let answer = ask(app.clone(), &format!("GET {path}"), "", "").await;
        assert_eq!(answer.json()["errors"][0]["code"], code);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("x-correlation-id"), Some("made-1"));
        assert_eq!((answer.header("x-error-code"), answer.header("x-request-id")), (None, None));
    }
}

#[tokio::test]
async fn an_unknown_path_is_the_error_of_its_role() {
    for path in ["/nowhere", "/inner/nowhere"] {
        let answer = ask(router(routes(), layer()), &format!("GET {path}"), "", "").await;
        assert_eq!((answer.status, code(&answer).as_str()), (404, "endpoint_not_found"));
    }
}

#[tokio::test]
async fn a_wrong_method_is_the_error_of_its_role_and_says_which_are_right() {
    let answer = ask(router(routes(), layer()), "DELETE /inner/leaf", "", "").await;
    assert_eq!((answer.status, code(&answer).as_str()), (405, "method_not_allowed"));
    assert_eq!(answer.header("allow"), Some("GET,HEAD,POST"));
}

#[tokio::test]
async fn the_error_itself_has_the_right_methods() {
    let count = map_response(|response: Response| async move {
        let sent = response.extensions().get::<Sent>().unwrap();
        let error: &MethodNotAllowed = sent.error().downcast_ref().unwrap();
        error.allowed_methods.clone().unwrap()
    });
    let answer = ask(router(routes(), layer()).layer(count), "DELETE /size", "", "").await;
    assert_eq!(answer.body, "POST");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_the_error_of_its_role() {
    let app = || router(routes(), layer().with_body_limit(10));
    let fits = ask(app(), "POST /size", "", "0123456789").await;
    assert_eq!((fits.status, fits.body.as_str()), (200, "10"));
    let large = ask(app(), "POST /size", "", "0123456789a").await;
    assert_eq!((large.status, code(&large).as_str()), (413, "request_too_large"));
    assert!(large.body.contains("\"limit_bytes\":\"10\""), "{}", large.body);
    let chunked = "b\r\n0123456789a\r\n0\r\n\r\n";
    // Sent without a length: the body has to be read for its size to be known.
    let headers = format!("transfer-encoding: chunked\r\n\r\n{chunked}");
    let chunked = ask(app(), "POST /size", &headers, "").await;
    assert_eq!((chunked.status, code(&chunked).as_str()), (413, "request_too_large"));
}

#[tokio::test]
async fn an_answer_of_a_handler_is_not_rewritten() {
    for (path, status) in [("/missing", 404), ("/refused", 405)] {
        let answer = ask(router(routes(), layer()), &format!("GET {path}"), "", "").await;
        assert_eq!((answer.status, answer.body.as_str()), (status, "made by hand"));
    }
}

#[tokio::test]
async fn a_body_that_a_handler_put_in_place_of_the_errors_is_not_rewritten() {
    let own = || async {
        let response = ApiError::from(PromptEmpty::new()).into_response();
        response.map(|body| Body::from("x".repeat(body.size_hint().exact().unwrap().try_into().unwrap())))
    };
    let answer = ask(router(Router::new().route("/", get(own)), layer()), "GET /", "", "").await;
    assert!(answer.body.bytes().all(|byte| byte == b'x'), "{}", answer.body);
    assert_eq!(answer.header("x-request-id"), None);
}

#[tokio::test]
async fn an_answer_to_a_wrong_method_that_somebody_replaced_is_not_rewritten() {
    let own = map_response(|response: Response| async move { response.map(|_| Body::from("my own words")) });
    let routes = Router::new().route("/", get(async || method_not_allowed(Method::GET).await)).layer(own);
    let answer = ask(router(routes, layer()), "GET /", "", "").await;
    assert_eq!((answer.status, answer.body.as_str()), (405, "my own words"));
}

#[tokio::test]
async fn a_service_refuses_with_the_error_of_a_role() {
    let refused = |role| get(move || async move { Err::<(), _>(Refusal::new(role)) });
    let routes = || {
        let unauthorized = refused(Role::Unauthorized);
        Router::new().route("/unauthorized", unauthorized).route("/overloaded", refused(Role::Overloaded))
    };
    let unauthorized = ask(router(routes(), layer()), "GET /unauthorized", "", "").await;
    assert_eq!((unauthorized.status, code(&unauthorized).as_str()), (401, "missing_api_key"));
    assert_eq!(unauthorized.header("www-authenticate"), Some("Bearer realm=\"inference\""));
    let overloaded = ask(router(routes(), layer()), "GET /overloaded", "", "").await;
    assert_eq!((overloaded.status, code(&overloaded).as_str()), (529, "overloaded"));
}

#[tokio::test]
async fn fallbacks_of_the_routes_stay() {
    let own = routes().fallback(|| async { (StatusCode::NOT_FOUND, "my own page") });
    let app = router_with_own_fallback(own, layer());
    assert_eq!(ask(app.clone(), "GET /nowhere", "", "").await.body, "my own page");
    let answer = ask(app, "DELETE /inner/leaf", "", "").await;
    assert_eq!((answer.status, code(&answer).as_str()), (405, "method_not_allowed"));
    let of_route = Router::new().route("/a", get(|| async { "a" }).fallback(|| async { "any method" }));
    assert_eq!(ask(router(of_route, layer()), "DELETE /a", "", "").await.body, "any method");
}
