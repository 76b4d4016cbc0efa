//! Answers of the Files API, read as a client reads them.

use std::borrow::Cow;
use std::error::Error;
use std::time::Duration;

use errcat_runtime::catalog::{Code, Kind, RejectionReason, UploadRejected};
use errcat_runtime::runtime::read::plan::ChosenBy;
use errcat_runtime::runtime::read::response::{ErrorResponse, Outcome};
use errcat_runtime::runtime::timestamp::Timestamp;

use crate::wire::Answer;

fn read(answer: &Answer) -> ErrorResponse {
    let now = Timestamp::from_unix(1_795_348_800, 0);
    ErrorResponse::read_at(answer.status(), answer.headers(), answer.body(), now)
}

fn answer(status: u16, error: &str) -> Answer {
    crate::wire::answer(status, format!(r#"{{"ok":false,"error":{error},"extra":{{"a":[1,2]}}}}"#))
}

#[test]
fn a_known_error_is_typed() {
    let sent = r#"{"code":"rate_limited","message":"Slow down","severity":"low","retry":"yes",
        "details":{"limit":10,"window":60000,"zone":"eu"}}"#;
    let response = read(&answer(429, sent).header("retry-after", "7").header("x-request-id", "req_1"));
    let Some(Kind::RateLimited(error)) = response.kind() else { panic!("{response:?}") };
    assert_eq!((error.limit, error.window), (10, Duration::from_secs(60)));
    assert_eq!(error.retry_after, Some(Duration::from_secs(7)));
    assert!(matches!(response.outcome(), Outcome::Known(error) if error.code() == Code::RateLimited));
    assert_eq!(response.code(), Some(Code::RateLimited));
    assert_eq!(response.wire_code().as_deref(), Some("rate_limited"));
    assert_eq!(response.message().as_deref(), Some("Slow down"));
    assert_eq!(response.title().as_deref(), Some("Rate limited"));
    assert_eq!(response.request_id().as_deref(), Some("req_1"));
    assert_eq!(response.attribute("severity"), Some(r#""low""#));
    assert_eq!(response.detail("zone"), Some(r#""eu""#));
    assert_eq!(response.json_at("/extra/a/1"), Some("2"));
    assert_eq!(response.headers().collect::<Vec<_>>(), [("x-request-id", "req_1"), ("retry-after", "7")]);
    assert_eq!(response.header("retry-after").as_deref(), Some("7"));
    assert!(response.retryable());
    assert_eq!(response.retry().retry_after, Some(Duration::from_secs(7)));
    assert_eq!(response.to_string(), "429 rate_limited: Slow down");
}

#[test]
fn a_typed_error_keeps_what_was_sent_beside_its_fields() {
    let sent = r#"{"code":"maintenance","message":"Until noon","details":{"window":"11:00-12:00"}}"#;
    let error = read(&answer(502, sent)).into_error().expect("a typed error");
    assert_eq!((error.code(), error.status().as_u16()), (Code::Maintenance, 502));
    assert_eq!(error.message(), "Until noon");
    let usual =
        errcat_runtime::runtime::api_error::ApiError::from(errcat_runtime::catalog::Maintenance::new());
    assert!(error != usual);
    let plain = r#"{"code":"maintenance","message":"The service is being worked on"}"#;
    assert!(read(&answer(503, plain)).into_error().expect("a typed error") == usual);
}

#[test]
fn a_known_code_without_a_required_field_is_still_known() {
    let sent = r#"{"code":"upload_rejected","message":"m","details":{"name":"a.exe","media_type":7,"reason":"worm"}}"#;
    let response = read(&answer(422, sent));
    assert!(matches!(response.outcome(), Outcome::Incomplete(Code::UploadRejected)));
    assert_eq!(response.code(), Some(Code::UploadRejected));
    assert_eq!(response.category().as_deref(), Some("uploads"));
    assert!(response.error().is_none() && response.kind().is_none());
    // The fields that fit can be asked for; the one that doesn't keeps its raw value.
    assert_eq!(response.field::<String>("name").as_deref(), Some("a.exe"));
    assert_eq!(
        response.field::<RejectionReason>("reason").map(|reason| reason.as_str().to_owned()).as_deref(),
        Some("worm")
    );
    assert_eq!((response.field::<String>("media_type"), response.detail("media_type")), (None, Some("7")));
    assert_eq!(response.to_string(), "422 upload_rejected: m");
    let response = response.into_error().expect_err("no typed error");
    assert_eq!(response.code(), Some(Code::UploadRejected));
}

#[test]
fn a_word_from_the_future_is_kept() {
    let sent = r#"{"code":"upload_rejected","details":{"name":"a","media_type":"b","reason":"worm"}}"#;
    let response = read(&answer(422, sent));
    let error = response.error().and_then(|error| error.downcast_ref::<UploadRejected>()).expect("typed");
    assert_eq!(error.reason.as_str(), "worm");
    // No message was sent, so it is the catalog's.
    assert_eq!(response.message().as_deref(), Some("a was rejected: worm"));
}

#[test]
fn an_unknown_code_says_what_it_says() {
    let sent = r#"{"code":"region_locked","message":"Not in your region","retry":"yes","details":{"region":"eu","left":3}}"#;
    let response = read(&answer(403, sent).header("x-request-id", "req_2"));
    let Outcome::Unknown(unknown) = response.outcome() else { panic!("{response:?}") };
    assert_eq!(unknown.code().as_deref(), Some("region_locked"));
    assert_eq!(unknown.message().as_deref(), Some("Not in your region"));
    assert_eq!(unknown.category(), None);
    assert_eq!((response.code(), response.kind().is_none()), (None, true));
    assert_eq!(response.request_id().as_deref(), Some("req_2"));
    assert_eq!(
        (response.field::<String>("region").as_deref(), response.field::<i64>("left")),
        (Some("eu"), Some(3))
    );
    assert_eq!(response.retry().chosen_by, ChosenBy::Server);
    assert!(response.retryable());
    assert_eq!(response.to_string(), "403 region_locked: Not in your region");
}

#[test]
fn a_foreign_answer_keeps_status_headers_and_body() {
    let html = crate::wire::answer(429, "<html>").header("x-request-id", "req_3").header("retry-after", "30");
    let response = read(&html);
    assert!(matches!(response.outcome(), Outcome::Foreign));
    assert_eq!((response.status().as_u16(), response.body()), (429, &b"<html>"[..]));
    assert_eq!((response.wire_code(), response.message(), response.json_at("")), (None, None, None));
    assert_eq!(response.request_id().as_deref(), Some("req_3"));
    // The catalog has a policy for 429.
    assert_eq!(response.retry().chosen_by, ChosenBy::Status);
    assert_eq!((response.retryable(), response.retry_after()), (true, Some(Duration::from_secs(30))));
    assert_eq!(response.to_string(), "429: not an error of the files API");
    assert!(!format!("{response:?}").contains("html"));
    assert!(matches!(read(&crate::wire::answer(503, "")).outcome(), Outcome::Foreign));
}

#[test]
fn a_success_that_looks_like_an_error_is_foreign() {
    let success = crate::wire::answer(200, r#"{"ok":true,"error":{"code":"maintenance"}}"#);
    assert!(matches!(read(&success).outcome(), Outcome::Foreign));
    assert!(matches!(read(&answer(200, r#"{"code":"maintenance"}"#)).outcome(), Outcome::Known(_)));
}

#[test]
fn logs_show_no_sensitive_value() {
    let sent = r#"{"code":"invalid_parameter","message":"m","param":"folder","details":{"sent":"s3cret"}}"#;
    let response = read(&answer(400, sent));
    let Some(Kind::InvalidParameter(error)) = response.kind() else { panic!("{response:?}") };
    assert_eq!(error.sent.as_deref(), Some("s3cret"));
    assert!(!format!("{response} {response:?}").contains("s3cret"));
}

/// The body is taken as it is, and what is read of it stays in it until somebody asks for it.
#[test]
fn the_body_is_not_copied() {
    let sent = r#"{"ok":false,"error":{"code":"new","message":"m","details":{"a":[1,2],"b":"\u0041"}},"more":{"c":0}}"#;
    let bytes = sent.as_bytes().to_vec();
    let place = bytes.as_ptr_range();
    let status = http::StatusCode::BAD_REQUEST;
    let read = ErrorResponse::read(status, &http::HeaderMap::new(), bytes);
    let inside = |text: &str| place.contains(&text.as_ptr());
    assert_eq!(read.body().as_ptr_range(), place);
    for text in [read.wire_code(), read.message()] {
        assert!(matches!(text, Some(Cow::Borrowed(text)) if inside(text)));
    }
    assert!(read.details().all(|(_, json)| inside(json)) && read.json_at("/more/c").is_some_and(inside));
    assert_eq!(read.field::<String>("b").as_deref(), Some("A"));
    assert_eq!(read.into_body().as_ptr_range(), place);
}

/// A number past every type and half of a surrogate pair are JSON by its grammar, but no value of Rust.
#[test]
fn what_nobody_asks_for_is_not_understood() {
    const HUGE: &str = "1e999";
    const HALF: &str = r#""\ud800""#;
    let members = format!(r#""huge":{HUGE},"half":{HALF},"both":[{HUGE},{HALF}]"#);
    let error =
        format!(r#"{{"code":"maintenance","message":"m","details":{{{members},"left":3}},{members}}}"#);
    let body = format!(r#"{{"ok":false,"error":{error},{members}}}"#);
    let response = read(&crate::wire::answer(503, body));
    assert!(matches!(response.outcome(), Outcome::Known(error) if error.code() == Code::Maintenance));
    assert_eq!(response.message().as_deref(), Some("m"));
    assert_eq!((response.detail("huge"), response.detail("half")), (Some(HUGE), Some(HALF)));
    assert_eq!(response.detail("both"), Some(&*format!("[{HUGE},{HALF}]")));
    for object in ["", "/error", "/error/details"] {
        let at = |member: &str| response.json_at(&format!("{object}/{member}"));
        assert_eq!((at("huge"), at("half"), at("both/0")), (Some(HUGE), Some(HALF), Some(HUGE)), "{object}");
    }
    assert_eq!((response.field::<f64>("huge"), response.field::<i64>("huge")), (None, None));
    assert_eq!(response.field::<String>("half").as_deref(), Some("\u{fffd}"));
    assert_eq!(response.field::<serde_json::Value>("both"), None);
    assert_eq!(response.field::<i64>("left"), Some(3));
}

#[test]
fn it_is_an_error_and_small() {
    fn is_error(_: &(impl Error + Send + Sync + 'static)) {}
    is_error(&read(&answer(503, "{}")));
    assert!(size_of::<ErrorResponse>() <= 16);
}
