//! The events that the middleware emits when it is asked to, and the errors of middlewares around which it stands.

use actix_web::App;
use actix_web::body::BoxBody;
use actix_web::dev::ServiceResponse;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{ServiceConfig, get, scope};
use actix_web::{HttpResponse, http::StatusCode};
use errcat_runtime::catalog::{FileNotFound, InvalidParameter, Maintenance};
use errcat_runtime::runtime::actix_web::Errors;
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::request::RequestContext;

use crate::errors;
use crate::kept::Kept;
use crate::loopback::Server;

fn routes(app: &mut ServiceConfig) {
    let invalid = async || {
        let error = ApiError::from(InvalidParameter::new().with_sent("SECRET")).with_message("SECRET");
        Err::<String, _>(error.with_source(std::io::Error::other("SECRET")).with_note("SECRET"))
    };
    let guard = from_fn(async |_, _: Next<BoxBody>| {
        Err::<ServiceResponse, _>(ApiError::from(FileNotFound::new("guard")).into())
    });
    app.route("/invalid", get().to(invalid));
    app.route("/busy", get().to(async || Err::<String, _>(ApiError::from(Maintenance::new()))));
    app.route("/own", get().to(async || HttpResponse::new(StatusCode::BAD_GATEWAY)));
    app.service(scope("/guarded").wrap(guard));
}

/// The events of a request for each path. The server's only thread is the one that they are emitted on.
fn events(errors: fn() -> Errors) -> Vec<String> {
    let kept = Kept::default();
    let here = kept.clone();
    let server = Server::start(move || {
        std::mem::forget(tracing::subscriber::set_default(here.clone()));
        App::new().wrap(errors()).configure(routes)
    });
    for path in ["/invalid", "/busy", "/own", "/guarded"] {
        server.get(path);
    }
    kept.lines()
}

#[test]
fn each_error_is_an_event_without_sensitive_values() {
    let common = "message=answered with an error api=\"files\"";
    let expected = [
        format!(
            "INFO {common} code=\"invalid_parameter\" status=400 request_id=\"r1\" fields={{sent: [redacted]}}"
        ),
        format!("ERROR {common} code=\"maintenance\" status=503 request_id=\"r1\" fields={{}}"),
        format!(
            "INFO {common} code=\"file_not_found\" status=404 request_id=\"r1\" fields={{file: \"guard\"}}"
        ),
    ];
    assert_eq!(events(|| errors().with_events()), expected);
}

#[test]
fn without_being_asked_the_middleware_emits_nothing() {
    assert_eq!(events(errors), Vec::<String>::new());
}

#[test]
fn a_conversion_emits_nothing_and_a_caller_can() {
    let kept = Kept::default();
    let _here = tracing::subscriber::set_default(kept.clone());
    let error = ApiError::from(Maintenance::new());
    let _ = HttpResponse::from_error(ApiError::from(Maintenance::new()));
    _ = error.to_response(&RequestContext::new());
    assert_eq!(kept.lines(), Vec::<String>::new());
    error.emit_event(&RequestContext::new());
    assert_eq!(kept.lines().len(), 1);
}
