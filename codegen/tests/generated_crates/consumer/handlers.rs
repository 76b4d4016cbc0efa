//! What handlers write before `?`, and what their tests assert.

use core::time::Duration;
use std::error::Error as _;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use http::{HeaderMap, StatusCode};
use inference_errors::errors::{FileNotFound, InternalError, ModelNotFound, RateLimitExceeded};
use inference_errors::operations::{GetFileError, GetFileKind};
use inference_errors::types::LimitScope;
use inference_errors::{ApiError, ErrorResponse, ResultExt as _, assert_error};

fn lost() -> io::Result<String> {
    Err(io::Error::new(io::ErrorKind::NotFound, "no such row"))
}

fn of_any_operation() -> Result<String, ApiError> {
    Ok(lost().or_error(InternalError::new())?)
}

fn of_one_operation() -> Result<String, GetFileError> {
    Ok(lost().or_error_with(|failure| FileNotFound::new(failure.kind().to_string()))?)
}

fn with_more_attached() -> Result<String, ApiError> {
    let noted = |_: &io::Error| ApiError::from(InternalError::new()).with_note("while tidying up");
    Ok(lost().or_error_with(noted)?)
}

fn by_what_failed() -> Result<String, GetFileError> {
    let told = |failure: &io::Error| match failure.kind() {
        io::ErrorKind::NotFound => GetFileError::from(FileNotFound::new("file_7")),
        _ => InternalError::new().into(),
    };
    Ok(lost().or_error_with(told)?)
}

fn of_a_text() -> Result<(), ApiError> {
    Err("the disk is full").or_error(InternalError::new())?;
    Ok(())
}

fn limited() -> Result<(), ApiError> {
    let limit = RateLimitExceeded::new(60, Duration::from_secs(60), LimitScope::Project);
    Err(limit.with_retry_after(Duration::from_secs(3)))?;
    Ok(())
}

#[test]
fn a_failure_becomes_an_error_and_stays_its_source() {
    let error = of_any_operation().unwrap_err();
    assert_error!(error, InternalError);
    assert_eq!(error.source().unwrap().to_string(), "no such row");
    let error = of_one_operation().unwrap_err();
    assert!(matches!(error.kind(), GetFileKind::FileNotFound(found) if found.file_id == "entity not found"));
    assert!(error.source().unwrap().downcast_ref::<io::Error>().is_some());
    let error = by_what_failed().unwrap_err();
    assert_error!(error, FileNotFound { file_id: "file_7", .. });
    assert!(error.source().is_some());
    let error = with_more_attached().unwrap_err();
    assert!(error.source().is_some() && format!("{error:?}").contains("while tidying up"));
    assert_eq!(of_a_text().unwrap_err().source().unwrap().to_string(), "the disk is full");
}

#[test]
fn what_is_fine_stays_and_makes_no_error() {
    let untouched = Ok::<_, io::Error>(7).or_error_with(|_| -> InternalError { unreachable!() });
    assert_eq!(untouched.unwrap(), 7);
}

#[test]
fn no_source_is_sent() {
    let answer = of_any_operation().unwrap_err().to_response(&Default::default());
    assert!(!format!("{answer:?} {:?}", str::from_utf8(answer.body())).contains("no such row"));
}

#[test]
fn an_assertion_gives_the_typed_error() {
    let (limit, tries) = (60, 2);
    let error = assert_error!(limited(), RateLimitExceeded { limit: limit, .. }, "after {tries} tries");
    assert_eq!(error.scope, LimitScope::Project);
    assert_error!(
        limited().unwrap_err(),
        inference_errors::errors::RateLimitExceeded {
            retry_after: Some(Duration::from_secs(3)),
            scope: LimitScope::Project,
            ..
        },
    );
    assert_error!(of_one_operation(), FileNotFound { file_id: "entity not found", .. });
    let answer = limited().unwrap_err().to_response(&Default::default());
    let read = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
    assert_error!(read, RateLimitExceeded { limit: 60, .. });
    assert_error!(Err::<(), _>(&read), RateLimitExceeded);
}

/// What an assertion says when it fails.
fn said(assertion: impl FnOnce()) -> String {
    let panic = catch_unwind(AssertUnwindSafe(assertion)).unwrap_err();
    *panic.downcast::<String>().unwrap()
}

#[test]
fn a_failed_assertion_shows_code_message_and_fields() {
    let another = said(|| _ = assert_error!(limited(), ModelNotFound { model: "lumen-9", .. }));
    assert!(another.contains("expected: ModelNotFound { model: \"lumen-9\", .. }\n"), "{another}");
    assert!(another.contains("found: rate_limit_exceeded: "), "{another}");
    assert!(another.contains("status 429, fields {limit: 60, "), "{another}");
    let fields = said(|| _ = assert_error!(limited(), RateLimitExceeded { limit: 5, .. }, "try {}", 1));
    assert!(fields.starts_with("not the expected error: try 1\n"), "{fields}");
    assert!(fields.ends_with("but: limit is not 5"), "{fields}");
    let fine = said(|| _ = assert_error!(Ok::<_, ApiError>(()), ModelNotFound));
    assert!(fine.ends_with("found: no error: `Ok`"), "{fine}");
    let page = ErrorResponse::read(StatusCode::BAD_GATEWAY, &HeaderMap::new(), "<html>");
    let foreign = said(|| _ = assert_error!(page, ModelNotFound));
    assert!(foreign.contains("502: not an error of the inference API"), "{foreign}");
}
