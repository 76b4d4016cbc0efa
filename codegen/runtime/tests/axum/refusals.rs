//! What the layer answers by itself, and how a role's error is made.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use errcat_runtime::catalog::Code;
use errcat_runtime::runtime::axum::{ErrorLayer, FailureLayer, RequestContexts};
use errcat_runtime::runtime::refusal::{About, Refusal};
use errcat_runtime::runtime::role::Role;
use tower::ServiceBuilder;

use crate::loopback;

fn layer() -> ErrorLayer {
    ErrorLayer::new().with_contexts(RequestContexts::new().with_ids(|| "made-1".to_owned()))
}

async fn breaks() -> &'static str {
    assert!(Code::ALL.is_empty(), "SECRET");
    "unreachable"
}

async fn sleeps() -> &'static str {
    tokio::time::sleep(Duration::from_secs(60)).await;
    "late"
}

#[tokio::test]
async fn a_panic_is_answered_with_the_error_of_its_role() {
    let address = loopback::serve(Router::new().route("/", get(breaks)).layer(layer())).await;
    for _ in 0..2 {
        let answer = loopback::send(address, "GET /", "", "").await;
        assert_eq!((answer.status, answer.header("x-request-id")), (500, Some("made-1")));
        assert_eq!(answer.json()["error"]["code"], "internal_error");
        assert!(!String::from_utf8(answer.raw).unwrap().contains("SECRET"));
    }
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_answered_for() {
    let layer = layer().with_timeout(Duration::from_millis(20));
    let router = Router::new().route("/", get(sleeps)).route("/fast", get(|| async { "fast" })).layer(layer);
    let address = loopback::serve(router).await;
    let answer = loopback::send(address, "GET /", "", "").await;
    assert_eq!((answer.status, answer.header("x-request-id")), (503, Some("made-1")));
    assert_eq!(answer.json()["error"]["code"], "maintenance");
    assert_eq!(loopback::send(address, "GET /fast", "", "").await.body, "fast");
}

#[test]
fn a_role_without_an_error_has_a_bare_status() {
    assert_eq!(Role::MethodNotAllowed.code(), None);
    let response = Refusal::new(Role::MethodNotAllowed).into_http::<axum::body::Body>();
    assert_eq!(response.status(), 405);
    assert!(response.headers().is_empty());
}

#[test]
fn a_required_field_of_which_nothing_is_known_gives_no_error() {
    assert_eq!(Role::NotFound.code(), Some(Code::FileNotFound));
    assert!(Role::NotFound.error().is_none());
    assert!(Refusal::new(Role::NotFound).text(About::Path, "/a").error().is_none());
}

#[test]
fn what_refused_a_request_is_kept_for_logs() {
    let error = Refusal::new(Role::InvalidBody).because("SECRET").error().unwrap();
    assert_eq!(error.code(), Code::InvalidParameter);
    assert!(format!("{error:?}").contains("SECRET"));
}

#[tokio::test]
async fn a_router_that_is_overloaded_says_so() {
    let busy = ServiceBuilder::new().layer(layer()).layer(FailureLayer).load_shed().concurrency_limit(0);
    let address = loopback::serve(Router::new().route("/", get(|| async { "idle" })).layer(busy)).await;
    let answer = loopback::send(address, "GET /", "", "").await;
    assert_eq!((answer.status, answer.header("x-request-id")), (503, Some("made-1")));
    assert_eq!(answer.json()["error"]["code"], "maintenance");
}
