//! What the middleware answers by itself, what a service refuses, and what neither touches.

use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody as _};
use actix_web::dev::Service as _;
use actix_web::web::{ServiceConfig, get, post};
use actix_web::{App, Error, HttpMessage as _, HttpResponse};
use inference_errors::ApiError;
use inference_errors::actix_web::{About, Refusal, Role};
use inference_errors::errors::PromptEmpty;
use inference_errors::runtime::request::RequestContext;

use crate::loopback::Server;
use crate::{code, errors, json, serve};

/// The response of an error, with another body of the same length.
async fn own() -> HttpResponse {
    let response = HttpResponse::from_error(ApiError::from(PromptEmpty::new()));
    let BodySize::Sized(length) = response.body().size() else { unreachable!() };
    response.set_body(BoxBody::new("x".repeat(length.try_into().unwrap())))
}

async fn unauthorized() -> Result<String, Error> {
    Err(Refusal::new(Role::Unauthorized).text(About::Reason, "no key was sent"))?
}

async fn overloaded() -> Result<String, Refusal> {
    Err(Refusal::new(Role::Overloaded))
}

fn routes(app: &mut ServiceConfig) {
    app.route("/own", get().to(own));
    app.route("/unauthorized", get().to(unauthorized));
    app.route("/overloaded", get().to(overloaded));
    app.route("/sent", get().to(async || HttpResponse::from_error(ApiError::from(PromptEmpty::new()))));
    app.route("/error", get().to(async || Err::<String, _>(ApiError::from(PromptEmpty::new()))));
    app.route("/size", post().to(async |body: String| body.len().to_string()));
}

#[test]
fn a_body_that_a_handler_put_in_place_of_the_errors_is_not_rewritten() {
    let server = serve(routes);
    assert_eq!(code(&server.get("/error")), "prompt_empty");
    let own = server.get("/own");
    assert!(own.body.bytes().all(|byte| byte == b'x'), "{}", own.body);
    assert_eq!(own.header("x-request-id"), None);
}

/// Version 2 of the API answered with a list, the second entry of `wire.accepts`.
#[test]
fn a_client_of_an_older_version_is_answered_in_its_envelope() {
    let server = Server::start(|| {
        App::new().wrap(errors()).configure(routes).wrap_fn(|request, service| {
            request.extensions_mut().insert(RequestContext::new().with_accepted(1));
            service.call(request)
        })
    });
    for (path, code) in [("/error", "prompt_empty"), ("/sent", "prompt_empty")] {
        let answer = server.get(path);
        assert_eq!(json(&answer)["errors"][0]["code"], code);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("x-correlation-id"), Some("made-1"));
        assert_eq!((answer.header("x-error-code"), answer.header("x-request-id")), (None, None));
    }
}

#[test]
fn a_service_refuses_with_the_error_of_a_role() {
    let server = serve(routes);
    let unauthorized = server.get("/unauthorized");
    assert_eq!((unauthorized.status, code(&unauthorized).as_str()), (401, "missing_api_key"));
    assert_eq!(unauthorized.header("www-authenticate"), Some("Bearer realm=\"inference\""));
    let overloaded = server.get("/overloaded");
    assert_eq!((overloaded.status, code(&overloaded).as_str()), (529, "overloaded"));
}

#[test]
fn a_body_that_is_too_large_is_the_error_of_its_role() {
    let server = serve(routes);
    assert_eq!(server.send("POST /size HTTP/1.1\r\n", &[b'a'; 40]).body, "40");
    let large = server.send("POST /size HTTP/1.1\r\n", &[b'a'; 41]);
    assert_eq!((large.status, code(&large).as_str()), (413, "request_too_large"));
    assert_eq!(json(&large)["error"]["details"]["limit_bytes"], "40");
    // Sent without a length: the body has to be read for its size to be known.
    let head = "POST /size HTTP/1.1\r\ntransfer-encoding: chunked\r\n";
    let chunk = format!("29\r\n{}\r\n0\r\n\r\n", "a".repeat(41));
    let chunked = server.exchange(head, chunk.as_bytes());
    assert_eq!((chunked.status, code(&chunked).as_str()), (413, "request_too_large"));
}

#[test]
fn a_handler_that_takes_too_long_is_the_error_of_its_role() {
    let slow = async || {
        actix_web::rt::time::sleep(Duration::from_secs(60)).await;
        "late"
    };
    let errors = || errors().with_timeout(Duration::from_millis(20));
    let answer = Server::start(move || App::new().wrap(errors()).route("/", get().to(slow))).get("/");
    assert_eq!((answer.status, code(&answer).as_str()), (504, "deadline_exceeded"));
    assert_eq!(json(&answer)["error"]["details"]["deadline"], 20);
}
