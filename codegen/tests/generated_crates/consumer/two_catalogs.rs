//! A gateway that is described by one catalog and calls an API that is described by another. Both have errors of the
//! same names.

use core::fmt;
use core::time::Duration;

use http::Response;
use meta_envelope_errors::errors::{Overloaded, RateLimitExceeded};
use meta_envelope_errors::runtime::request::RequestContext;
use mimo_errors::errors::RateLimitExceeded as UpstreamLimited;

/// What the gateway's own functions fail with.
#[derive(Debug)]
enum GatewayError {
    Own(meta_envelope_errors::ApiError),
    Upstream(mimo_errors::ApiError),
}

impl From<meta_envelope_errors::ApiError> for GatewayError {
    fn from(error: meta_envelope_errors::ApiError) -> Self {
        Self::Own(error)
    }
}

impl From<mimo_errors::ApiError> for GatewayError {
    fn from(error: mimo_errors::ApiError) -> Self {
        Self::Upstream(error)
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(error) => error.fmt(f),
            Self::Upstream(error) => error.fmt(f),
        }
    }
}

fn limit(requests: u32) -> Result<(), meta_envelope_errors::ApiError> {
    if requests > 60 {
        Err(RateLimitExceeded::new().with_issue("61 requests"))?
    }
    Ok(())
}

/// What the other API answers.
fn upstream(requests: u32) -> Result<(), mimo_errors::ApiError> {
    if requests > 5 {
        Err(UpstreamLimited::new().with_retry_after(Duration::from_secs(7)))?
    }
    Ok(())
}

fn handle(requests: u32) -> Result<(), GatewayError> {
    limit(requests)?;
    upstream(requests)?;
    Ok(())
}

type Answer = Response<std::borrow::Cow<'static, [u8]>>;

#[test]
fn errors_of_both_convert_into_an_enum_with_a_question_mark() {
    assert!(handle(5).is_ok());
    let upstream = handle(6).unwrap_err();
    assert!(matches!(
        &upstream,
        GatewayError::Upstream(error) if matches!(error.kind(), mimo_errors::Kind::RateLimitExceeded(_))
    ));
    let own = handle(61).unwrap_err();
    assert!(matches!(
        &own,
        GatewayError::Own(error) if matches!(error.kind(), meta_envelope_errors::Kind::RateLimitExceeded(_))
    ));
    let shown = [own.to_string(), upstream.to_string()];
    assert_eq!(shown, ["RATE_LIMIT_EXCEEDED: Rate limit exceeded", "rate_limit_exceeded: Too many requests"]);
}

fn of_own(error: impl Into<meta_envelope_errors::ApiError>) -> Answer {
    error.into().to_response(&RequestContext::new().with_request_id("req_7"))
}

fn of_upstream(error: impl Into<mimo_errors::ApiError>) -> Answer {
    error.into().to_response(&mimo_errors::runtime::request::RequestContext::new())
}

#[test]
fn both_are_sent_and_each_reads_its_own() {
    let (own, upstream) = (of_own(RateLimitExceeded::new()), of_upstream(UpstreamLimited::new()));
    for (answer, is_own) in [(own, true), (upstream, false)] {
        let (status, headers, body) = (answer.status(), answer.headers(), answer.body());
        let read = meta_envelope_errors::ErrorResponse::read(status, headers, body.as_ref());
        assert_eq!(matches!(read.outcome(), meta_envelope_errors::Outcome::Known(_)), is_own, "{read:?}");
        let read = mimo_errors::ErrorResponse::read(status, headers, body.as_ref());
        assert_eq!(matches!(read.outcome(), mimo_errors::Outcome::Known(_)), !is_own, "{read:?}");
    }
}

#[test]
fn an_answer_of_one_is_the_source_of_an_error_of_the_other() {
    use meta_envelope_errors::ResultExt as _;

    let answer = of_upstream(UpstreamLimited::new().with_retry_after(Duration::from_secs(7)));
    let read = mimo_errors::ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
    assert_eq!(read.retry().retry_after, Some(Duration::from_secs(7)));
    let handled = || -> Result<(), meta_envelope_errors::ApiError> {
        Err(read).or_error(Overloaded::new())?;
        Ok(())
    };
    let error = handled().unwrap_err();
    meta_envelope_errors::assert_error!(error, Overloaded);
    let source = std::error::Error::source(&error).unwrap();
    mimo_errors::assert_error!(
        source.downcast_ref::<mimo_errors::ErrorResponse>().unwrap(),
        UpstreamLimited { retry_after: Some(Duration::from_secs(7)), .. }
    );
}

#[test]
fn extensions_of_both_are_used_in_one_function() {
    use meta_envelope_errors::ResultExt as _;

    let own = "7 apples".parse::<i64>().or_error(Overloaded::new());
    let upstream = mimo_errors::ResultExt::or_error("7".parse::<i64>(), UpstreamLimited::new());
    assert!(own.is_err() && upstream.is_ok());
}
