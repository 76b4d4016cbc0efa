//! What clients of the four APIs do after an error, compared with delays worked out by hand from the APIs' pages.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use bumpalo::Bump;
use errcat_codegen::{compile, wire};
use errcat_runtime::runtime::read::plan::ChosenBy;
use errcat_runtime::runtime::read::reading;
use errcat_runtime::runtime::timestamp::Timestamp;
use http::{HeaderMap, HeaderValue, StatusCode};

use common::{Folder, read, root};

/// What a client does, and what made it.
struct Followed {
    /// Milliseconds before the second try, the third and so on.
    waits: Vec<u128>,
    chosen_by: ChosenBy,
    idempotent_only: bool,
}

/// Follows the plan for an answer until it gives up. `random` is what every draw gives.
fn follow(api: &str, status: u16, retry_after: Option<&'static str>, body: &str, random: f64) -> Followed {
    let path = root().join("examples").join(api).join("catalog.yaml");
    let model = compile(read(&path), &Folder(path.parent().unwrap().to_owned())).model.unwrap();
    let arena = Bump::new();
    let tables = wire::tables(&model, &arena);
    let headers: HeaderMap = retry_after
        .map(|value| (http::header::RETRY_AFTER, HeaderValue::from_static(value)))
        .into_iter()
        .collect();
    let status = StatusCode::from_u16(status).unwrap();
    let now = || Timestamp::from_unix(1_795_348_800, 0);
    let plan = reading::read(&tables, status, &headers, body.into(), now).plan();
    let delays = (0..).map_while(|attempt| plan.delay(attempt, &mut || random));
    Followed {
        waits: delays.map(|wait: Duration| wait.as_millis()).collect(),
        chosen_by: plan.chosen_by,
        idempotent_only: plan.policy.idempotent_only,
    }
}

/// The waits after an answer with a code in an envelope that the API's catalog understands.
fn waits(api: &str, status: u16, code: &str, retry_after: Option<&'static str>, random: f64) -> Vec<u128> {
    let body = format!(
        r#"{{"success":false,"error":{{"code":"{code}","message":"m","type":"error"}},"meta":{{"request_id":"r","timestamp":"2026-11-22T12:00:00Z"}}}}"#
    );
    follow(api, status, retry_after, &body, random).waits
}

const NEVER: [u128; 0] = [];
const PAGE: &str = "<html>The upstream server failed</html>";

/// Rate limit: 3 attempts, `2^attempt` s from attempt 0. Internal error and 503: 3 attempts, `5 × (attempt + 1)` s.
#[test]
fn mx4_atlas_has_two_shapes() {
    let api = "mx4-atlas";
    for random in [0.0, 0.5, 0.999] {
        assert_eq!(waits(api, 429, "rate_limit_error", None, random), [1_000, 2_000]);
        assert_eq!(waits(api, 500, "internal_error", None, random), [5_000, 10_000]);
        assert_eq!(waits(api, 503, "service_unavailable", None, random), [5_000, 10_000]);
    }
    for (status, code) in [
        (400, "invalid_request_error"),
        (401, "authentication_error"),
        (403, "permission_denied"),
        (404, "not_found_error"),
    ] {
        assert_eq!(waits(api, status, code, None, 0.0), NEVER, "{code}");
        // Not even when something between says how long to wait.
        assert_eq!(waits(api, status, code, Some("1"), 0.0), NEVER, "{code}");
    }
    // 503 "by status too, when a proxy answers".
    let proxy = follow(api, 503, None, PAGE, 0.0);
    assert_eq!((proxy.waits, proxy.chosen_by), (vec![5_000, 10_000], ChosenBy::Status));
    assert_eq!(waits(api, 429, "rate_limit_error", Some("7"), 0.0), [7_000, 7_000]);
    assert_eq!(waits(api, 500, "internal_error", Some("7"), 0.0), [7_000, 10_000]);
}

/// `min(2^n + U[0,1), 60)` s, n from 0, at most 5 attempts; `Retry-After` at least.
#[test]
fn mimo_adds_up_to_a_second() {
    let api = "mimo";
    for (status, code) in
        [(429, "rate_limit_exceeded"), (500, "internal_error"), (503, "service_unavailable")]
    {
        assert_eq!(waits(api, status, code, None, 0.0), [1_000, 2_000, 4_000, 8_000], "{code}");
        assert_eq!(waits(api, status, code, None, 0.25), [1_250, 2_250, 4_250, 8_250], "{code}");
        assert_eq!(waits(api, status, code, None, 0.999_5), [1_999, 2_999, 4_999, 8_999], "{code}");
        assert_eq!(waits(api, status, code, Some("3"), 0.25), [3_000, 3_000, 4_250, 8_250], "{code}");
        assert_eq!(waits(api, status, code, Some("2.3"), 0.25), [2_300, 2_300, 4_250, 8_250], "{code}");
        assert_eq!(waits(api, status, code, Some("90"), 0.25), [90_000; 4], "{code}");
        assert_eq!(
            waits(api, status, code, Some("Sun, 22 Nov 2026 12:00:05 GMT"), 0.0),
            [5_000, 5_000, 5_000, 8_000],
            "{code}"
        );
        assert_eq!(waits(api, status, code, Some("-3"), 0.0), [1_000, 2_000, 4_000, 8_000], "{code}");
    }
    for (status, code) in [
        (400, "invalid_request"),
        (401, "authentication_failed"),
        (403, "permission_denied"),
        (404, "not_found"),
    ] {
        assert_eq!(waits(api, status, code, None, 0.0), NEVER, "{code}");
    }
}

/// At most 3 attempts, `2^attempt × 1000` ms from attempt 1; never on a 4xx, 429 included; an unknown code under a 5xx
/// too.
#[test]
fn meta_envelope_spares_every_4xx() {
    let api = "meta-envelope";
    for (status, code) in [
        (500, "INTERNAL_ERROR"),
        (500, "MODEL_UNAVAILABLE"),
        (500, "PROCESSING_ERROR"),
        (502, "SERVICE_UNAVAILABLE"),
        (503, "SERVICE_UNAVAILABLE"),
        (502, "OVERLOADED"),
        (503, "OVERLOADED"),
        (500, "NEW_CODE"),
        (502, "NEW_CODE"),
        (503, "NEW_CODE"),
    ] {
        assert_eq!(waits(api, status, code, None, 0.5), [2_000, 4_000], "{status} {code}");
    }
    for (status, code) in [
        (400, "INVALID_REQUEST"),
        (401, "MISSING_API_KEY"),
        (403, "QUOTA_EXCEEDED"),
        (404, "MODEL_NOT_FOUND"),
        (429, "RATE_LIMIT_EXCEEDED"),
        (429, "CONCURRENT_LIMIT_EXCEEDED"),
        (429, "NEW_CODE"),
    ] {
        assert_eq!(waits(api, status, code, None, 0.5), NEVER, "{status} {code}");
    }
    // Chosen by the status alone, 500 and 502 are only for requests that are safe to repeat (RFC 9110 §9.2.2).
    assert!(follow(api, 502, None, PAGE, 0.0).idempotent_only);
    assert!(!follow(api, 503, None, PAGE, 0.0).idempotent_only);
}

/// 429: exponential backoff, `Retry-After`. 500: a short delay. 503: a few minutes. The page has no numbers; these are
/// the catalog's.
#[test]
fn mythicdot_has_only_statuses() {
    let api = "mythicdot";
    let waits = |status, kind: &str, retry_after| {
        let body = format!(r#"{{"error":{{"message":"m","type":"{kind}"}}}}"#);
        follow(api, status, retry_after, &body, 0.5).waits
    };
    assert_eq!(waits(429, "Rate Limited", None), [1_000, 2_000]);
    assert_eq!(waits(429, "Rate Limited", Some("20")), [20_000, 20_000]);
    assert_eq!(waits(500, "Server Error", None), [2_000, 2_000]);
    assert_eq!(waits(503, "Service Unavailable", None), [180_000, 180_000]);
    for (status, kind) in
        [(400, "Bad Request"), (401, "Unauthorized"), (403, "Forbidden"), (404, "Not Found")]
    {
        assert_eq!(waits(status, kind, None), NEVER, "{kind}");
    }
}
