//! A generated crate in use, seen from outside: the hand-written Files API.

#[path = "support/examples.rs"]
mod examples;

use std::error::Error as _;
use std::time::Duration;

use errcat_runtime::catalog::{
    Code, FileNotFound, GetFileError, GetFileKind, InternalError, InvalidParameter, Kind, Maintenance,
    PutFileError, QuotaExceeded, RateLimited, RejectionReason, TABLES, UploadRejected,
};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::table::{Facts, Fragment};
use errcat_runtime::runtime::value::Nothing;
use http::StatusCode;

use examples::examples;

fn body(error: &ApiError) -> String {
    String::from_utf8_lossy(&error.encode(&RequestContext::new()).body).into_owned()
}

#[test]
fn each_error_is_sent_as_the_catalog_says() {
    let sent: Vec<_> = examples().iter().map(body).collect();
    let expected = [
        r#"{"ok":false,"error":{"code":"file_not_found","message":"File a.txt does not exist","severity":"low","retry":"no","details":{"file":"a.txt"}}}"#,
        r#"{"ok":false,"error":{"code":"invalid_parameter","message":"The parameter is not valid","severity":"low","param":"folder","retry":"no","details":{"sent":"s3cret"}}}"#,
        r#"{"ok":false,"error":{"code":"quota_exceeded","message":"The account stores more than it may","severity":"low","retry":"no","details":{"quota":{"granted":"9223372036854775807","used":"0","counted_at":"0000-01-01T00:00:00Z"},"folders":{"a":"-1"},"owners":["me"]}}}"#,
        r#"{"ok":false,"error":{"code":"rate_limited","message":"More than 5 requests in 1.5 s","severity":"low","retry":"yes","after":7.001,"details":{"limit":5,"window":1500}}}"#,
        r#"{"ok":false,"error":{"code":"upload_rejected","message":"b was rejected: too_large","severity":"low","retry":"no","details":{"name":"b","media_type":"text/plain","reason":"too_large"}}}"#,
        r#"{"ok":false,"error":{"code":"maintenance","message":"The service is being worked on","severity":"high","retry":"yes"}}"#,
        r#"{"ok":false,"error":{"code":"internal_error","message":"Something went wrong on the server","severity":"high","retry":"no"}}"#,
    ];
    assert_eq!(sent, expected);
}

#[test]
fn bodies_computed_beforehand_are_what_the_encoder_writes() {
    for facts in TABLES.errors {
        let Some([Fragment::Json(body)]) = facts.body else { continue };
        let fresh = Facts { body: None, ..*facts };
        let written = encode(&TABLES, &fresh, &Nothing, &Circumstances::default());
        assert_eq!(body.as_bytes(), written.body.as_ref(), "{}", facts.key);
        let sent = encode(&TABLES, facts, &Nothing, &Circumstances::default());
        assert!(matches!(sent.body, std::borrow::Cow::Borrowed(_)));
    }
}

#[test]
fn a_response_has_status_headers_and_body() {
    let error =
        ApiError::from(RateLimited::new(5, Duration::ZERO).with_retry_after(Duration::from_millis(7_001)));
    let response = error.to_response(&RequestContext::new().with_request_id("r\r\n1"));
    assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
    let headers: Vec<_> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let expected: [(&str, &[u8]); 4] = [
        ("content-type", b"application/json"),
        ("x-request-id", b"r  1"),
        ("cache-control", b"no-store"),
        ("retry-after", b"8"),
    ];
    assert_eq!(headers, expected);
}

#[test]
fn what_is_attached_is_sent_or_kept_back() {
    let error = ApiError::from(Maintenance::new())
        .with_message("Back at noon")
        .with_status(StatusCode::BAD_GATEWAY)
        .with_detail("until", "12:00")
        .with_detail("until", "12:30")
        .with_source(std::io::Error::other("SECRET"))
        .with_note("SECRET");
    assert_eq!(error.status(), StatusCode::BAD_GATEWAY);
    assert_eq!(error.message(), "Back at noon");
    assert_eq!(error.to_string(), "maintenance: Back at noon");
    assert_eq!(error.source().unwrap().to_string(), "SECRET");
    assert!(format!("{error:?}").contains("note: \"SECRET\""));
    let sent = error.encode(&RequestContext::new());
    assert_eq!(sent.status, 502);
    assert!(!format!("{sent:?}").contains("SECRET"));
    let expected = r#"{"ok":false,"error":{"code":"maintenance","message":"Back at noon","severity":"high","retry":"yes","details":{"until":"12:30"}}}"#;
    assert_eq!(body(&error), expected);
}

#[test]
#[cfg_attr(debug_assertions, should_panic = "the catalog doesn't list 404 Not Found for `maintenance`")]
fn a_status_that_the_catalog_does_not_list_is_a_mistake_and_not_taken() {
    let error = ApiError::from(Maintenance::new()).with_status(StatusCode::NOT_FOUND);
    assert_eq!(error.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[test]
fn logs_show_no_sensitive_value() {
    let error = InvalidParameter::new().with_sent("s3cret");
    assert_eq!(format!("{error:?}"), "InvalidParameter { sent: [redacted] }");
    let error = ApiError::from(error);
    assert_eq!(
        format!("{error:?}"),
        "ApiError { code: \"invalid_parameter\", status: 400, fields: {sent: [redacted]} }"
    );
    assert_eq!(error.to_string(), "invalid_parameter: The parameter is not valid");
}

#[test]
fn logs_show_values_of_every_shape() {
    let shown: Vec<_> = examples().iter().map(|error| format!("{error:?}")).collect();
    assert!(shown[2].contains(
        "{quota: {granted: 9223372036854775807, used: 0, counted_at: 0000-01-01T00:00:00Z}, \
         folders: {\"a\": -1}, owners: [\"me\"]}"
    ));
    assert!(shown[3].contains("{limit: 5, window: 1.5s, retry_after: 7.001s}"));
}

#[test]
fn kinds_to_match_on() {
    let error = ApiError::from(FileNotFound::new("a.txt"));
    assert!(matches!(error.kind(), Kind::FileNotFound(FileNotFound { file, .. }) if file == "a.txt"));
    assert!(error.is::<FileNotFound>() && !error.is::<Maintenance>());
    assert_eq!(error.downcast_ref::<FileNotFound>().unwrap().file, "a.txt");
    let error = error.downcast::<Maintenance>().unwrap_err();
    assert_eq!(error.downcast::<FileNotFound>().unwrap().file, "a.txt");
}

/// Its code says all of an error without fields, so nothing else is kept of it, whoever made it.
#[test]
fn an_error_without_fields_is_known_by_its_code() {
    for error in [ApiError::from(Maintenance::new()), ApiError::from_fields(Code::Maintenance, "{}").unwrap()]
    {
        assert!(matches!(error.kind(), Kind::Maintenance(_)));
        assert!(error.is::<Maintenance>() && !error.is::<InternalError>() && !error.is::<FileNotFound>());
        assert!(error.downcast_ref::<InternalError>().is_none());
        let error = error.downcast::<FileNotFound>().unwrap_err();
        assert_eq!(format!("{:?}", error.downcast::<Maintenance>().unwrap()), "PlainError(maintenance)");
    }
}

#[test]
fn errors_are_small() {
    assert!(size_of::<ApiError>() <= 64);
    assert!(size_of::<GetFileError>() <= 64);
    shareable::<ApiError>();
    shareable::<GetFileError>();
}

fn shareable<T: Send + Sync + 'static>() {}

fn get_file() -> Result<(), GetFileError> {
    Err(FileNotFound::new("a.txt"))?
}

fn any() -> Result<(), ApiError> {
    Ok(get_file()?)
}

#[test]
fn an_operation_admits_its_own_errors() {
    let error = get_file().unwrap_err().with_note("from the cache");
    assert!(matches!(error.kind(), GetFileKind::FileNotFound(_)));
    assert_eq!(error.to_string(), "file_not_found: File a.txt does not exist");

    let error = any().unwrap_err().with_note("kept");
    let error = PutFileError::try_from(error).unwrap_err();
    let error = GetFileError::try_from(error).unwrap();
    assert!(format!("{error:?}").contains("kept"));
    assert!(format!("{:?}", ApiError::from(error)).contains("kept"));
}

#[test]
fn equal_errors_are_sent_alike() {
    assert_eq!(examples(), examples());
    assert_ne!(ApiError::from(FileNotFound::new("a")), ApiError::from(FileNotFound::new("b")));
    assert_ne!(ApiError::from(Maintenance::new()), ApiError::from(Maintenance::new()).with_message("m"));
    assert_eq!(ApiError::from(Maintenance::new()), ApiError::from(Maintenance::new()).with_note("n"));
}

#[test]
fn errors_from_their_fields() {
    let read = |code, json| ApiError::from_fields(code, json);
    let quota = r#"{"owners":["me"],"folders":{"a":"-1","b":2},"extra":[[]],
        "quota":{"granted":"9223372036854775807","used":0,"counted_at":"nonsense"}}"#;
    let error = read(Code::QuotaExceeded, quota).unwrap().downcast::<QuotaExceeded>().unwrap();
    assert_eq!(error.quota.granted, i64::MAX);
    assert_eq!(error.quota.counted_at, None);
    assert_eq!(error.folders.values().copied().collect::<Vec<_>>(), [-1, 2]);

    let limited = read(Code::RateLimited, r#"{"limit":5,"window":1500,"retry_after":1.001}"#).unwrap();
    let limited = limited.downcast::<RateLimited>().unwrap();
    assert_eq!(limited.window, Duration::from_millis(1_500));
    assert_eq!(limited.retry_after, Some(Duration::from_millis(1_001)));

    let rejected = read(Code::UploadRejected, r#"{"name":"b","media_type":"c","reason":"haunted"}"#).unwrap();
    let rejected = rejected.downcast::<UploadRejected>().unwrap();
    assert!(matches!(&rejected.reason, RejectionReason::OtherWord(word) if word.as_str() == "haunted"));

    assert!(read(Code::RateLimited, r#"{"limit":"5","window":1}"#).is_none(), "mistyped");
    assert!(read(Code::RateLimited, r#"{"limit":null,"window":1}"#).is_none(), "null");
    assert!(read(Code::RateLimited, r#"{"limit":5,"window":-1}"#).is_none(), "negative");
    assert!(read(Code::RateLimited, "[]").is_none());
}

#[test]
fn codes_know_their_facts() {
    assert_eq!("maintenance".parse(), Ok(Code::Maintenance));
    assert!("Maintenance".parse::<Code>().is_err());
    for code in Code::ALL.iter().copied() {
        assert_eq!(code.as_str().parse(), Ok(code));
        assert_eq!(serde_json::from_str::<Code>(&serde_json::to_string(&code).unwrap()).unwrap(), code);
    }
    assert_eq!(Code::of_status(StatusCode::BAD_GATEWAY).collect::<Vec<_>>(), [Code::Maintenance]);
    assert_eq!(Code::Maintenance.statuses().count(), 2);
    assert_eq!(Code::Maintenance.grpc_code(), 14);
    assert_eq!(Code::UploadRejected.grpc_code(), 9);
    assert_eq!(Code::RateLimited.retry().name, "later");
    assert_eq!(
        Code::RateLimited.headers().collect::<Vec<_>>(),
        ["x-request-id", "cache-control", "retry-after"]
    );
    assert_eq!(Code::Maintenance.headers().collect::<Vec<_>>(), ["x-request-id"]);
}

#[cfg(feature = "server")]
mod server {
    use errcat_runtime::catalog::InternalError;
    use errcat_runtime::internal::{DiskFailed, FileNotFoundInternal};

    use super::*;

    #[test]
    fn an_internal_error_goes_out_as_another() {
        let error =
            ApiError::from(DiskFailed::new("SECRET")).with_message("SECRET").with_detail("SECRET", "SECRET");
        assert_eq!(error.internal_code(), Some("disk_failed"));
        assert_eq!(error.code(), Code::InternalError);
        assert_eq!(error.message(), "Something went wrong on the server");
        assert!(matches!(error.kind(), Kind::InternalError(_)));
        assert!(error.is::<DiskFailed>());
        let request = RequestContext::new();
        assert_eq!(error.encode(&request), ApiError::from(InternalError::new()).encode(&request));
    }

    #[test]
    fn logs_tell_what_an_internal_error_is() {
        let error = ApiError::from(DiskFailed::new("sda"));
        assert_eq!(error.to_string(), "disk_failed: Disk sda failed");
        assert!(format!("{error:?}").contains("fields: {disk: \"sda\"}"));
        assert_eq!(format!("{:?}", DiskFailed::new("sda")), "DiskFailed { disk: \"sda\" }");
    }

    #[test]
    fn internal_fields_are_for_logs() {
        let error = FileNotFound::new("a").with_internal(FileNotFoundInternal::new().with_path("SECRET"));
        assert!(format!("{error:?}").contains("internal: {path: \"SECRET\"}"));
        assert!(!format!("{:?}", error.encode(&RequestContext::new())).contains("SECRET"));
        assert_eq!(error.internal_code(), None);
    }

    #[test]
    fn an_operation_admits_its_internal_errors() {
        let error = PutFileError::from(DiskFailed::new("sda"));
        assert_eq!(error.code(), Code::InternalError);
    }
}
