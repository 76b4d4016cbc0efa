//! Errors that handlers return, with and without the layer.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, HttpBody as _};
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use errcat_runtime::catalog::{FileNotFound, GetFileError, Maintenance, RateLimited};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::axum::{ErrorLayer, RequestContexts, Sent, router as axum_router};
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::timestamp::Timestamp;

use crate::loopback;

async fn limited() -> Result<(), ApiError> {
    Err(RateLimited::new(5, Duration::from_secs(1)).with_retry_after(Duration::from_millis(7_001)))?
}

async fn missing() -> Result<(), GetFileError> {
    Err(FileNotFound::new("a.txt"))?
}

fn layer() -> ErrorLayer {
    let contexts = RequestContexts::new().with_ids(|| "made-1".to_owned()).with_clock(|| Timestamp::MIN);
    ErrorLayer::new().with_contexts(contexts)
}

fn router() -> Router {
    Router::new().route("/limited", get(limited)).route("/missing", get(missing))
}

#[tokio::test]
async fn an_error_is_an_answer_without_a_layer() {
    let answer = loopback::get(router(), "/limited").await;
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("retry-after"), Some("8"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-request-id"), None);
    assert_eq!(answer.json()["error"]["code"], "rate_limited");
}

#[tokio::test]
async fn the_layer_adds_the_request_id() {
    let address = loopback::serve(router().layer(layer())).await;
    let made = loopback::send(address, "GET /missing", "", "").await;
    assert_eq!((made.status, made.header("x-request-id")), (404, Some("made-1")));
    let brought = loopback::send(address, "GET /missing", "X-Request-Id: r-1\r\n", "").await;
    assert_eq!(brought.header("x-request-id"), Some("r-1"));
    assert_eq!(brought.json()["error"]["details"]["file"], "a.txt");
    let nonsense = loopback::send(address, "GET /missing", "X-Request-Id: r 1\r\n", "").await;
    assert_eq!(nonsense.header("x-request-id"), Some("made-1"));
}

#[tokio::test]
async fn a_handler_finds_the_request_id() {
    let shown = |context: axum::Extension<RequestContext>| async move { context.0.request_id.unwrap() };
    let router = Router::new().route("/", get(shown)).layer(layer());
    assert_eq!(loopback::get(router, "/").await.body, "made-1");
}

#[tokio::test]
async fn what_else_a_handler_says_stays() {
    async fn handler() -> Response {
        let extra =
            [(HeaderName::from_static("x-shard"), "7"), (HeaderName::from_static("retry-after"), "60")];
        (extra, ApiError::from(Maintenance::new())).into_response()
    }
    let answer = loopback::get(Router::new().route("/", get(handler)).layer(layer()), "/").await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.header("x-shard"), Some("7"));
    assert_eq!(answer.header("retry-after"), Some("60"));
    assert_eq!(answer.header("x-request-id"), Some("made-1"));
}

/// The response of an error, of which a handler kept all but one thing.
fn made_of_an_error() -> Router {
    let response = || ApiError::from(Maintenance::new()).into_response();
    let body = move || async move { response().map(|_| Body::from("my own words")) };
    let as_long_a_body = move || async move {
        response().map(|body| Body::from("x".repeat(body.size_hint().exact().unwrap().try_into().unwrap())))
    };
    let content_type = move || async move { ([(CONTENT_TYPE, "text/plain")], response()) };
    let status = move || async move { (StatusCode::BAD_GATEWAY, response()) };
    Router::new()
        .route("/body", get(body))
        .route("/long", get(as_long_a_body))
        .route("/type", get(content_type))
        .route("/status", get(status))
}

#[tokio::test]
async fn a_response_that_a_handler_made_of_an_error_is_not_rewritten() {
    let address = loopback::serve(made_of_an_error().layer(layer())).await;
    for (path, status) in [("/body", 503), ("/long", 503), ("/type", 503), ("/status", 502)] {
        let answer = loopback::send(address, &format!("GET {path}"), "", "").await;
        assert_eq!((answer.status, answer.header("x-request-id")), (status, None), "{path}");
    }
    assert_eq!(loopback::send(address, "GET /body", "", "").await.body, "my own words");
}

#[tokio::test]
async fn an_answer_without_its_body_is_completed() {
    let address = loopback::serve(axum_router(router(), layer())).await;
    let answer = loopback::send(address, "HEAD /missing", "", "").await;
    assert_eq!((answer.status, answer.header("x-request-id")), (404, Some("made-1")));
}

#[tokio::test]
async fn an_answer_that_a_handler_made_is_left_alone() {
    async fn handler() -> Response {
        (StatusCode::NOT_FOUND, "made by hand").into_response()
    }
    let answer = loopback::get(Router::new().route("/", get(handler)).layer(layer()), "/").await;
    assert_eq!((answer.status, answer.body.as_str()), (404, "made by hand"));
    assert_eq!(answer.header("x-request-id"), None);
}

#[tokio::test]
async fn the_error_is_there_for_other_layers() {
    let count = axum::middleware::map_response(|response: Response| async move {
        let code = response.extensions().get::<Sent>().map(|sent| sent.error().code().to_string());
        let mut headers = HeaderMap::new();
        headers.insert("x-seen", code.unwrap().parse().unwrap());
        (headers, response)
    });
    let answer = loopback::get(router().layer(layer()).layer(count), "/missing").await;
    assert_eq!(answer.header("x-seen"), Some("file_not_found"));
}
