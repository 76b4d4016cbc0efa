//! What actix-web refuses by itself, and what a panic becomes.

use std::collections::BTreeMap;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{Bytes, Form, Json, Path, PayloadConfig, Query, ServiceConfig, get, post, scope};
use actix_web::{App, FromRequest, HttpRequest};
use errcat_runtime::catalog::{FileNotFound, GetFileError, Kind, RateLimited};
use errcat_runtime::runtime::actix_web::{json_config, refusals, resource};
use errcat_runtime::runtime::api_error::ApiError;

use crate::loopback::{Answer, Server};
use crate::{errors, read};

type Pairs = BTreeMap<String, u32>;

async fn breaks(_: HttpRequest) -> String {
    actix_web::rt::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(1 + 1, 3, "SECRET");
    "unreachable".to_owned()
}

/// An extractor that panics before there is a future to wait for.
struct Broken;

impl FromRequest for Broken {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        request.match_info().get("absent").map(|_| std::future::ready(Ok(Self))).expect("SECRET")
    }
}

fn routes(app: &mut ServiceConfig) {
    app.configure(refusals).app_data(json_config().limit(100)).app_data(PayloadConfig::new(100));
    app.route("/panic", get().to(breaks));
    app.route("/panic-early", get().to(async |_: Broken| "unreachable"));
    let read = async |pairs: Json<Pairs>| pairs.len().to_string();
    app.service(resource("/json").route(Method::POST, read).route(Method::GET, async || "got"));
    app.route("/query", get().to(async |pairs: Query<Pairs>| pairs.len().to_string()));
    app.route("/path/{number}", get().to(async |number: Path<u32>| number.to_string()));
    app.route("/form", post().to(async |pairs: Form<Pairs>| pairs.len().to_string()));
    app.route("/bytes", get().to(async |bytes: Bytes| bytes.len().to_string()));
    app.service(scope("/cached").wrap(from_fn(cached)).route("/limited", get().to(limited)));
    app.service(scope("/gone").wrap(from_fn(gone)).route("/file", get().to(not_found)));
}

async fn not_found() -> Result<String, GetFileError> {
    Err(FileNotFound::new("a.txt"))?
}

async fn limited() -> Result<String, ApiError> {
    Err(RateLimited::new(5, Duration::ZERO))?
}

/// Gives every response a header that the catalog gives errors too.
async fn cached(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private"));
    Ok(response)
}

/// Gives every response another status.
async fn gone(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    *response.response_mut().status_mut() = StatusCode::GONE;
    Ok(response)
}

fn server() -> Server {
    Server::start(|| App::new().wrap(errors()).configure(routes))
}

fn post_json(server: &Server, body: &str) -> Answer {
    server.send("POST /json HTTP/1.1\r\ncontent-type: application/json\r\n", body.as_bytes())
}

#[test]
fn a_panic_is_answered_with_the_error_of_its_role() {
    let server = server();
    for path in ["/panic", "/panic", "/panic-early"] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("x-request-id")), (500, Some("r1")));
        assert!(matches!(read(&answer).kind(), Some(Kind::InternalError(_))));
        assert!(!String::from_utf8_lossy(&answer.bytes).contains("SECRET"));
    }
}

#[test]
fn a_handler_that_takes_too_long_is_answered_for() {
    let slow = async || {
        actix_web::rt::time::sleep(Duration::from_secs(60)).await;
        "late"
    };
    let errors = || errors().with_timeout(Duration::from_millis(20));
    let app = move || {
        App::new().wrap(errors()).route("/", get().to(slow)).route("/fast", get().to(async || "fast"))
    };
    let server = Server::start(app);
    let answer = server.get("/");
    assert_eq!((answer.status, answer.header("x-request-id")), (503, Some("r1")));
    assert!(matches!(read(&answer).kind(), Some(Kind::Maintenance(_))));
    assert_eq!(server.get("/fast").body, "fast");
}

#[test]
fn a_body_that_is_not_what_the_handler_reads_is_answered_with_the_error_of_its_role() {
    let server = server();
    assert_eq!(post_json(&server, r#"{"a": 1}"#).body, "1");
    for body in ["{", r#"{"a": "b"}"#, ""] {
        let answer = post_json(&server, body);
        assert_eq!((answer.status, answer.header("x-request-id")), (400, Some("r1")), "{body}");
        assert!(matches!(read(&answer).kind(), Some(Kind::InvalidParameter(_))), "{body}");
    }
    let form = "POST /form HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    assert_eq!(server.send(form, b"a=1").body, "1");
    assert!(matches!(read(&server.send(form, b"a=b")).kind(), Some(Kind::InvalidParameter(_))));
    assert!(matches!(read(&server.send(form, b"\xff")).kind(), Some(Kind::InvalidParameter(_))));
}

#[test]
fn without_an_error_for_the_role_the_answer_is_that_of_actix_web() {
    let server = server();
    let long = format!("{{\"{}\": 1}}", "a".repeat(100));
    let large = post_json(&server, &long);
    assert_eq!((large.status, large.header("x-request-id")), (413, None));
    let query = server.get("/query?a=b");
    assert_eq!((query.status, query.header("x-request-id")), (400, None));
    let path = server.get("/path/seven");
    assert_eq!((path.status, path.header("x-request-id")), (400, None));
    assert_eq!(server.get("/path/7").body, "7");
    let bytes = server.send("GET /bytes HTTP/1.1\r\n", &[0; 101]);
    assert_eq!((bytes.status, bytes.header("x-request-id")), (413, None));
    let nowhere = server.get("/nowhere");
    assert_eq!((nowhere.status, nowhere.body.as_str()), (404, ""));
}

#[test]
fn a_resource_names_its_methods_to_others() {
    let server = server();
    assert_eq!(server.get("/json").body, "got");
    let answer = server.send("PUT /json HTTP/1.1\r\n", b"");
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST, GET")));
}

#[test]
fn an_error_that_was_given_another_status_is_not_rewritten() {
    let answer = server().get("/gone/file");
    assert_eq!((answer.status, answer.header("x-request-id")), (410, None));
}

#[test]
fn only_what_depends_on_the_request_is_written_anew() {
    let answer = server().get("/cached/limited");
    assert_eq!((answer.status, answer.header("x-request-id")), (429, Some("r1")));
    assert_eq!(answer.header("cache-control"), Some("private"));
}
