//! The crate of the inference API.

use core::time::Duration;
use std::error::Error as _;

use http::{HeaderName, HeaderValue, StatusCode};
use inference_errors::errors::{FileNotFound, ModelNotFound, RateLimitExceeded};
use inference_errors::operations::{CreateResponseError, CreateResponseKind, GetFileError};
use inference_errors::runtime::request::RequestContext;
use inference_errors::types::LimitScope;
use inference_errors::{ApiError, CatalogError, Category, Code, ErrorResponse, Kind, Outcome};

fn limited() -> RateLimitExceeded {
    RateLimitExceeded::new(60, Duration::from_secs(60), LimitScope::Project)
}

/// With `?`, and without clippy minding the size.
fn fails() -> Result<(), ApiError> {
    Err(limited().with_retry_after(Duration::from_secs(3)))?;
    Ok(())
}

fn answers() -> Result<(), CreateResponseError> {
    Err(limited())?;
    Ok(())
}

#[test]
fn an_error_converts_and_can_be_matched() {
    let error = fails().unwrap_err();
    assert_eq!((error.code(), error.status()), (Code::RateLimitExceeded, StatusCode::TOO_MANY_REQUESTS));
    assert!(matches!(error.kind(), Kind::RateLimitExceeded(limited) if limited.limit == 60));
    assert_eq!(error.to_string(), format!("rate_limit_exceeded: {}", error.message()));
    assert!(size_of::<ApiError>() <= 64);
}

#[test]
fn an_operation_keeps_what_is_attached_and_admits_only_its_own() {
    let error = answers().unwrap_err().with_source(std::fmt::Error);
    assert!(matches!(error.kind(), CreateResponseKind::RateLimitExceeded(_)));
    let error = ApiError::from(error);
    assert!(error.source().is_some());
    let error = CreateResponseError::try_from(error).unwrap();
    assert!(error.source().is_some());
    let foreign = GetFileError::try_from(ApiError::from(ModelNotFound::new("lumen-9"))).unwrap_err();
    assert_eq!(foreign.code(), Code::ModelNotFound);
}

#[test]
fn a_code_is_its_text() {
    for code in Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        assert_eq!(serde_json::from_value::<Code>(code.as_str().into()).unwrap(), *code);
    }
    assert!("no_such_code".parse::<Code>().is_err());
    const TEXT: &str = Code::ModelNotFound.as_str();
    assert_eq!(TEXT, "model_not_found");
    assert_eq!(Code::RateLimitExceeded.category(), Some(Category::RateLimiting));
    assert_eq!(Category::RateLimiting.as_str(), "rate_limiting");
    assert_eq!(FileNotFound::CODE, Code::FileNotFound);
}

#[test]
fn a_code_maps_to_http() {
    assert_eq!(Code::Overloaded.status().as_u16(), 529);
    let of_429: Vec<_> = Code::of_status(StatusCode::TOO_MANY_REQUESTS).collect();
    assert!(of_429.contains(&Code::RateLimitExceeded));
    assert!(Code::RateLimitExceeded.headers().any(|name| name == "retry-after"));
    assert_eq!(Code::RateLimitExceeded.grpc_code(), 8);
    assert_eq!(Code::RateLimitExceeded.retry().attempts, 6);
    assert!(Code::RateLimitExceeded.docs_url().unwrap().ends_with("/rate_limit_exceeded"));
}

/// `wire.accepts` holds the shape of the edge, the list of version 2, and the headers of old edge nodes.
#[test]
fn every_error_is_read_in_each_envelope_that_servers_used_to_write() {
    for entry in 0..3 {
        let request = RequestContext::new().with_request_id("req_1").with_accepted(entry);
        // Under a 200 these envelopes have no constant that tells an error from a success.
        for error in ApiError::examples().into_iter().filter(|error| !error.status().is_success()) {
            let (parts, body) = error.to_response(&request).into_parts();
            assert_ne!(body, error.to_response(&RequestContext::new()).into_body());
            let answer = ErrorResponse::read(parts.status, &parts.headers, body.into_owned());
            let code = match answer.outcome() {
                Outcome::Known(read) => read.code(),
                Outcome::Incomplete(code) => code,
                _ => panic!("{}, entry {entry}", error.code()),
            };
            assert_eq!(code, error.code(), "entry {entry}");
        }
    }
    assert_eq!(RequestContext::new().with_accepted(3), RequestContext::new());
}

#[test]
fn there_is_an_example_of_each() {
    let codes: Vec<_> = ApiError::examples().iter().map(ApiError::code).collect();
    assert_eq!(codes, Code::ALL);
}

#[test]
fn what_is_sent_is_read() {
    for sent in ApiError::examples() {
        let answer = sent.to_response(&RequestContext::new().with_request_id("req_7"));
        let read = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
        assert!(matches!(read.outcome(), Outcome::Known(_)), "{read:?}");
        assert_eq!(read.message().as_deref(), Some(&*sent.message()));
        assert_eq!(read.retryable(), !sent.policy().never);
        assert_eq!(read.into_error().unwrap(), sent);
    }
}

/// A category and a word of an enumeration that a later version of the catalog adds.
#[test]
fn what_a_later_version_adds_is_kept() {
    let headers = [("x-inference-error", "quantum_drift"), ("x-inference-category", "quantum")];
    let headers =
        headers.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    let read = ErrorResponse::read(StatusCode::CONFLICT, &headers.into_iter().collect(), "");
    let Outcome::Unknown(unknown) = read.outcome() else { panic!("{read:?}") };
    assert_eq!(
        (unknown.code().as_deref(), unknown.category().as_deref()),
        (Some("quantum_drift"), Some("quantum"))
    );
    let sent = limited();
    let answer = ApiError::from(sent).to_response(&RequestContext::new());
    let body = String::from_utf8_lossy(answer.body()).replace("\"project\"", "\"galaxy\"");
    let read = ErrorResponse::read(answer.status(), answer.headers(), body);
    let Some(Kind::RateLimitExceeded(limited)) = read.kind() else { panic!("{read:?}") };
    assert_eq!(limited.scope.as_str(), "galaxy");
}
