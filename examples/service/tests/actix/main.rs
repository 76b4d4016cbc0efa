//! The feature `actix-web` of a crate whose catalog gives an error for every role, over a raw socket.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

mod extractors;
#[path = "../../../../codegen/runtime/tests/actix/loopback.rs"]
mod loopback;
mod roles;
mod splitting;

use actix_web::App;
use actix_web::web::ServiceConfig;
use inference_errors::Timestamp;
use inference_errors::actix_web::{Errors, RequestContexts};
use serde_json::Value;

use loopback::{Answer, Server};

/// Every request gets the same id, and is answered at the same time.
fn errors() -> Errors {
    let contexts = RequestContexts::new().with_ids(|| "made-1".to_owned());
    Errors::new().with_contexts(contexts.with_clock(|| Timestamp::from_unix(1_772_323_200, 500_000_000)))
}

fn serve(routes: fn(&mut ServiceConfig)) -> Server {
    Server::start(move || App::new().wrap(errors().with_body_limit(40)).configure(routes))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

/// The code, once it is clear that the middleware completed the error.
fn code(answer: &Answer) -> String {
    let body = json(answer);
    let meta = &body["meta"];
    assert_eq!((&meta["request_id"], answer.header("x-request-id")), (&"made-1".into(), Some("made-1")));
    assert_eq!(meta["timestamp"], "2026-03-01T00:00:00.500Z");
    body["error"]["code"].as_str().unwrap().to_owned()
}
