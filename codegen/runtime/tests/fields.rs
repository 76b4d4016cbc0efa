//! Field values that went over the wire and came back.

use std::collections::BTreeMap;
use std::time::Duration;

use errcat_runtime::catalog::{Quota, QuotaExceeded, QuotaFields};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::raw::{FromRaw, Raw};
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::table::Field;
use errcat_runtime::runtime::timestamp::Timestamp;
use proptest::prelude::*;

fn header<T: FromRaw>(value: &str) -> Option<T> {
    T::from_raw(Raw::header(value), &Field::PLAIN)
}

fn body<T: FromRaw>(json: &str) -> Option<T> {
    T::from_raw(Raw::json(json), &Field::PLAIN)
}

#[test]
fn headers_are_read_as_they_are_written() {
    assert_eq!(header::<String>("né plain").as_deref(), Some("né plain"));
    assert_eq!(header::<String>("n%C3%A9%e2%82%ac%F0%9F%A6%80").as_deref(), Some("né€🦀"));
    assert_eq!(
        header::<String>("100%25 %20 %C3 %A9 %C3%20 %").as_deref(),
        Some("100%25 %20 %C3 %A9 %C3%20 %")
    );
    assert_eq!(header::<i64>("5"), Some(5));
    assert_eq!(header::<i64>("5.5"), None);
    assert_eq!(header::<bool>("true"), Some(true));
    assert_eq!(header::<f64>("1e+21"), Some(1e21));
    assert_eq!(header::<Duration>("1.5"), Some(Duration::from_millis(1_500)));
    assert_eq!(header::<Timestamp>("1970-01-01T00:00:00Z"), Some(Timestamp::from_unix(0, 0)));
    assert_eq!(header::<Vec<i64>>("[1]"), None);
    assert_eq!(
        Duration::from_raw(Raw::retry_after("", Some(Duration::MAX)), &Field::PLAIN),
        Some(Duration::MAX)
    );
}

#[test]
fn a_mistyped_value_is_absent() {
    assert_eq!(body::<String>("5"), None);
    assert_eq!(body::<String>("null"), None);
    assert_eq!(body::<i64>("\"5\""), None);
    assert_eq!(body::<i64>("9223372036854775808"), None);
    assert_eq!(body::<f64>("1e999"), None);
    assert_eq!(body::<Duration>("-0.001"), None);
    assert_eq!(body::<Duration>("1e300"), Some(Duration::from_millis((1 << 53) - 1)));
    assert_eq!(body::<Vec<i64>>("[1,null]"), None);
    assert_eq!(body::<serde_json::Value>("null"), None);
    let int64 = Field { int64: true, ..Field::PLAIN };
    assert_eq!(i64::from_raw(Raw::json("\"-9223372036854775808\""), &int64), Some(i64::MIN));
    assert_eq!(Vec::<i64>::from_raw(Raw::json("[\"1\",2]"), &int64), Some(vec![1, 2]));
}

prop_compose! {
    fn quota()(granted: i64, used: i64, at in proptest::option::of((any::<i64>(), any::<u32>()))) -> Quota {
        let quota = Quota::new(QuotaFields { granted, used });
        match at {
            Some((seconds, nanos)) => quota.with_counted_at(Timestamp::from_unix(seconds, nanos)),
            None => quota,
        }
    }
}

proptest! {
    #[test]
    fn values_come_back_as_they_were(
        quota in quota(),
        folders: BTreeMap<String, i64>,
        owners in proptest::collection::vec(".*", 0..9),
    ) {
        let sent = ApiError::from(QuotaExceeded::new(quota, folders, owners));
        let body = sent.encode(&RequestContext::new()).body;
        let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let read = ApiError::from_fields(sent.code(), &json["error"]["details"].to_string());
        prop_assert_eq!(read, Some(sent));
    }

    #[test]
    fn any_text_is_a_value_or_none(text in "\\PC*|(%[0-9A-F]{2})*|[-\\[\\]{}\":,0-9.e]*") {
        let _ = header::<String>(&text);
        let _ = body::<Duration>(&text);
        let _ = body::<BTreeMap<String, Vec<serde_json::Value>>>(&text);
    }
}
