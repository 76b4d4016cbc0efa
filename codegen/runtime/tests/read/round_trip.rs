//! Any error that is sent is read as it was: code, status, message, fields, free-form details.

use std::collections::BTreeMap;
use std::time::Duration;

use errcat_runtime::catalog::{
    FileNotFound, InvalidParameter, Maintenance, Quota, QuotaExceeded, QuotaFields, RateLimited,
    UploadRejected, UploadRejectedFields,
};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::raw::{FromRaw, Raw};
use errcat_runtime::runtime::read::response::ErrorResponse;
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::table::Field;
use errcat_runtime::runtime::timestamp::Timestamp;
use proptest::prelude::*;
use serde_json::Value;

/// Durations are whole milliseconds on the wire.
fn duration() -> impl Strategy<Value = Duration> {
    (0..1_u64 << 53).prop_map(Duration::from_millis)
}

fn quota() -> impl Strategy<Value = Quota> {
    let at = proptest::option::of((any::<i64>(), any::<u32>()));
    (any::<i64>(), any::<i64>(), at).prop_map(|(granted, used, at)| {
        let quota = Quota::new(QuotaFields { granted, used });
        match at {
            Some((seconds, nanos)) => quota.with_counted_at(Timestamp::from_unix(seconds, nanos)),
            None => quota,
        }
    })
}

fn uploads() -> impl Strategy<Value = ApiError> {
    any::<(String, String, String)>().prop_map(|(name, media_type, reason)| {
        let json = Value::from(reason).to_string();
        let reason = FromRaw::from_raw(Raw::json(&json), &Field::PLAIN).expect("any word is a reason");
        UploadRejected::new(UploadRejectedFields { name, media_type, reason }).into()
    })
}

fn rates() -> impl Strategy<Value = ApiError> {
    // Whole seconds, since `Retry-After` rounds up; and integers that JSON keeps.
    let wait = proptest::option::of((0..1_u64 << 43).prop_map(Duration::from_secs));
    (-(1_i64 << 53) + 1..1 << 53, duration(), wait).prop_map(|(limit, window, wait)| {
        let error = RateLimited::new(limit, window);
        wait.map_or(error.clone(), |wait| error.with_retry_after(wait)).into()
    })
}

fn errors() -> impl Strategy<Value = ApiError> {
    let quotas = (quota(), any::<BTreeMap<String, i64>>(), any::<Vec<String>>());
    prop_oneof![
        any::<String>().prop_map(|file| FileNotFound::new(file).into()),
        any::<Option<String>>().prop_map(|sent| match sent {
            Some(sent) => InvalidParameter::new().with_sent(sent).into(),
            None => InvalidParameter::new().into(),
        }),
        quotas.prop_map(|(quota, folders, owners)| QuotaExceeded::new(quota, folders, owners).into()),
        rates(),
        uploads(),
        any::<bool>().prop_map(|usual| {
            let status =
                if usual { http::StatusCode::SERVICE_UNAVAILABLE } else { http::StatusCode::BAD_GATEWAY };
            ApiError::from(Maintenance::new()).with_status(status)
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_sent_is_read(
        error in errors(),
        message in any::<Option<String>>(),
        details in any::<BTreeMap<String, i32>>(),
        request_id in "[!-~]{1,40}",
    ) {
        let error = match message {
            Some(message) => error.with_message(message),
            None => error,
        };
        let sent = details.into_iter().fold(error, |error, (name, value)| error.with_detail(name, value));
        let answer = sent.to_response(&RequestContext::new().with_request_id(&*request_id));
        let (parts, body) = answer.into_parts();
        let read = ErrorResponse::read(parts.status, &parts.headers, body.into_owned());
        prop_assert_eq!(read.status(), sent.status());
        prop_assert_eq!(read.message().map(String::from), Some(sent.message()));
        prop_assert_eq!(read.request_id().map(String::from), Some(request_id));
        prop_assert_eq!(read.retryable(), !sent.policy().never);
        let read = read.into_error();
        prop_assert!(read.as_ref().is_ok_and(|read| *read == sent), "{:?} {:?}", read, sent);
    }
}
