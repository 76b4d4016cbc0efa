//! The Files API served by actix-web, seen from the other end of a socket.

#![cfg(feature = "actix-web")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at once")]

#[cfg(feature = "tracing")]
mod events;
#[cfg(feature = "tracing")]
#[path = "../support/kept.rs"]
mod kept;
mod loopback;
mod own;
mod refusals;

use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{ServiceConfig, get, scope};
use actix_web::{App, HttpMessage as _, HttpRequest, HttpResponse};
use errcat_runtime::catalog::{FileNotFound, GetFileError, Kind, Maintenance, RateLimited};
use errcat_runtime::runtime::actix_web::Errors;
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::read::response::ErrorResponse;
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::server::RequestContexts;
use http::StatusCode;

use loopback::{Answer, Server};

async fn not_found() -> Result<String, GetFileError> {
    Err(FileNotFound::new("a.txt"))?
}

async fn limited() -> Result<String, ApiError> {
    Err(RateLimited::new(5, Duration::ZERO).with_retry_after(Duration::from_millis(1_001)))?
}

async fn attached() -> Result<String, ApiError> {
    let error = ApiError::from(Maintenance::new()).with_message("Back at noon");
    let error = error.with_status(StatusCode::BAD_GATEWAY).with_detail("until", "12:00");
    Err(error.with_source(std::io::Error::other("SECRET")).with_note("SECRET"))
}

/// A response of the handler's own, which says the same as an error and yet isn't one.
async fn own(request: HttpRequest) -> HttpResponse {
    let context = request.extensions().get::<RequestContext>().cloned().unwrap();
    HttpResponse::NotFound().body(context.request_id.unwrap())
}

fn routes(app: &mut ServiceConfig) {
    app.route("/not-found", get().to(not_found));
    app.route("/limited", get().to(limited));
    app.route("/attached", get().to(attached));
    app.route("/own", get().to(own));
    #[cfg(feature = "server")]
    app.route("/internal", get().to(internal::disk));
    #[cfg(feature = "server")]
    app.route("/internal-field", get().to(internal::field));
}

/// A middleware that gives every request the same id.
fn errors() -> Errors {
    Errors::new().with_contexts(RequestContexts::new().with_ids(|| "r1".to_owned()))
}

fn server() -> Server {
    Server::start(|| App::new().wrap(errors()).configure(routes))
}

fn read(answer: &Answer) -> ErrorResponse {
    let status = StatusCode::from_u16(answer.status).unwrap();
    ErrorResponse::read(status, &answer.headers, answer.body.clone())
}

#[test]
fn an_error_is_sent_as_the_catalog_says() {
    let answer = server().get("/not-found");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("x-request-id"), Some("r1"));
    let expected = r#"{"ok":false,"error":{"code":"file_not_found","message":"File a.txt does not exist","severity":"low","retry":"no","details":{"file":"a.txt"}}}"#;
    assert_eq!(answer.body, expected);
    let read = read(&answer);
    assert!(matches!(read.kind(), Some(Kind::FileNotFound(error)) if error.file == "a.txt"));
    assert_eq!(read.request_id().as_deref(), Some("r1"));
}

#[test]
fn headers_of_fields_and_of_statuses_are_sent() {
    let answer = server().get("/limited");
    assert_eq!(answer.status, 429);
    assert_eq!(answer.header("retry-after"), Some("2"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn what_is_attached_is_sent_or_kept_back() {
    let answer = server().get("/attached");
    assert_eq!(answer.status, 502);
    assert_eq!(read(&answer).message().as_deref(), Some("Back at noon"));
    assert_eq!(read(&answer).detail("until"), Some("\"12:00\""));
    assert!(!String::from_utf8_lossy(&answer.bytes).contains("SECRET"));
}

#[test]
fn a_client_names_the_request() {
    let named = |id: &str| {
        let answer = server().send(&format!("GET /not-found HTTP/1.1\r\nx-request-id: {id}\r\n"), b"");
        answer.header("x-request-id").unwrap().to_owned()
    };
    assert_eq!(named("from-client"), "from-client");
    assert_eq!(named(""), "r1", "nothing is named");
    assert_eq!(named("two words"), "r1", "not plain");
    assert_eq!(named(&"x".repeat(129)), "r1", "too long");
}

#[test]
fn a_response_of_the_handler_is_not_rewritten() {
    let answer = server().get("/own");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.body, "r1", "the handler saw the context");
    assert_eq!(answer.header("content-type"), None);
}

fn guarded(app: &mut ServiceConfig) {
    let guard = from_fn(async |_, _: Next<BoxBody>| {
        Err::<ServiceResponse, _>(GetFileError::from(FileNotFound::new("guard")).into())
    });
    app.service(scope("").wrap(guard).route("/guarded", get().to(not_found)));
}

#[test]
fn an_error_of_a_middleware_gets_its_context() {
    let answer = Server::start(|| App::new().wrap(errors()).configure(guarded)).get("/guarded");
    assert!(matches!(read(&answer).kind(), Some(Kind::FileNotFound(error)) if error.file == "guard"));
    assert_eq!(answer.header("x-request-id"), Some("r1"));
}

#[test]
fn request_ids_differ() {
    let server = Server::start(|| App::new().wrap(Errors::new()).configure(routes));
    let ids = [(); 3].map(|()| server.get("/not-found").header("x-request-id").unwrap().to_owned());
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
}

#[cfg(feature = "server")]
mod internal {
    use errcat_runtime::catalog::{InternalError, PutFileError};
    use errcat_runtime::internal::{DiskFailed, FileNotFoundInternal};

    use super::*;

    pub(super) async fn disk() -> Result<String, PutFileError> {
        Err(PutFileError::from(DiskFailed::new("SECRET"))
            .with_message("SECRET")
            .with_detail("SECRET", "SECRET"))
    }

    pub(super) async fn field() -> Result<String, ApiError> {
        Err(FileNotFound::new("a").with_internal(FileNotFoundInternal::new().with_path("SECRET")))
    }

    #[test]
    fn nothing_internal_is_sent() {
        let server = server();
        for (path, status) in [("/internal", 500), ("/internal-field", 404)] {
            let answer = server.get(path);
            assert_eq!(answer.status, status);
            let sent = String::from_utf8_lossy(&answer.bytes);
            assert!(!sent.contains("SECRET") && !sent.contains("disk"), "{sent}");
        }
    }

    #[test]
    fn an_internal_error_goes_out_as_another() {
        let answer = server().get("/internal");
        assert!(matches!(read(&answer).kind(), Some(Kind::InternalError(_))));
        let plain = ApiError::from(InternalError::new()).encode(&RequestContext::new());
        assert_eq!(answer.body.as_bytes(), &*plain.body);
    }
}
