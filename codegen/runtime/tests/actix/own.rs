//! What the middleware leaves alone: responses that somebody made, and contexts that somebody knew before.

use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{CONTENT_TYPE, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{ServiceConfig, get, method, scope};
use actix_web::{App, Error, HttpMessage as _, HttpResponse};
use errcat_runtime::catalog::{FileNotFound, RateLimited};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::request::RequestContext;

use crate::errors;
use crate::loopback::Server;

fn limited() -> HttpResponse {
    HttpResponse::from_error(ApiError::from(RateLimited::new(5, Duration::from_secs(1))))
}

/// The response of an error, of which a handler kept all but one thing.
async fn other_body() -> HttpResponse {
    limited().set_body(BoxBody::new("my own words"))
}

async fn as_long_a_body() -> HttpResponse {
    let response = limited();
    let actix_web::body::BodySize::Sized(length) = response.body().size() else { unreachable!() };
    let own = "x".repeat(usize::try_from(length).unwrap());
    response.set_body(BoxBody::new(own))
}

async fn other_type() -> HttpResponse {
    let mut response = limited();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    response
}

async fn other_status() -> HttpResponse {
    let mut response = limited();
    *response.status_mut() = StatusCode::IM_A_TEAPOT;
    response
}

/// Answers instead of its service, with a response that can be taken out of the error only once.
async fn refuses(_: ServiceRequest, _: Next<BoxBody>) -> Result<ServiceResponse, Error> {
    Err(InternalError::from_response("refused", HttpResponse::Conflict().body("my own words")).into())
}

/// Knows the request before the middleware does.
async fn knows(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    request.extensions_mut().insert(RequestContext::new().with_request_id("known"));
    next.call(request).await
}

fn routes(app: &mut ServiceConfig) {
    app.route("/body", get().to(other_body)).route("/long", get().to(as_long_a_body));
    app.route("/type", get().to(other_type)).route("/status", get().to(other_status));
    app.route("/whole", get().to(async || limited()))
        .route("/whole", method(Method::HEAD).to(async || limited()));
    app.service(scope("/refuses").wrap(from_fn(refuses)));
}

#[test]
fn a_response_that_a_handler_made_of_an_error_is_not_rewritten() {
    let server = Server::start(|| App::new().wrap(errors()).configure(routes));
    for (path, status) in [("/body", 429), ("/long", 429), ("/type", 429), ("/status", 418)] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("x-request-id")), (status, None), "{path}");
    }
    assert_eq!(server.get("/body").body, "my own words");
    let whole = server.get("/whole");
    assert_eq!((whole.status, whole.header("x-request-id")), (429, Some("r1")));
    let head = server.send("HEAD /whole HTTP/1.1\r\n", b"");
    assert_eq!((head.status, head.header("x-request-id"), head.body.as_str()), (429, Some("r1"), ""));
}

#[test]
fn a_response_of_a_middleware_is_not_lost() {
    let server = Server::start(|| App::new().wrap(errors()).configure(routes));
    let answer = server.get("/refuses");
    assert_eq!((answer.status, answer.body.as_str()), (409, "my own words"));
}

#[test]
fn a_context_that_is_known_before_wins() {
    let missing = async || Err::<String, _>(ApiError::from(FileNotFound::new("a")));
    let app = move || App::new().wrap(errors()).wrap(from_fn(knows)).route("/", get().to(missing));
    let answer = Server::start(app).send("GET / HTTP/1.1\r\nx-request-id: from-client\r\n", b"");
    assert_eq!((answer.status, answer.header("x-request-id")), (404, Some("known")));
}
