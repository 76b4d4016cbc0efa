//! The crate of everything that is hard to generate.

use core::time::Duration;
use std::collections::BTreeMap;

use stress_errors::errors::{
    EveryType, FiveBooleans, FiveBooleansFields, NineRequired, NineRequiredFields, Some as Nothing,
};
use stress_errors::operations::{EverythingError, OptionError};
use stress_errors::runtime::request::RequestContext;
use stress_errors::types::Word;
use stress_errors::{Code, ErrorResponse, Kind, Outcome, StressError, Timestamp, assert_error, internal};

#[test]
fn many_fields_are_given_by_name() {
    let error = NineRequired::new(NineRequiredFields {
        a: "1".into(),
        b: "2".into(),
        c: 3,
        d: 4,
        e: 5.0,
        f: true,
        g: Timestamp::from_unix(0, 0),
        h: Duration::from_millis(1_500),
        i: "9".into(),
    });
    assert_eq!(StressError::from(error).message(), "12345true1970-01-01T00:00:00Z1.5 s9 {literal}");
    let truths = FiveBooleans::new(FiveBooleansFields { a: true, b: true, c: true, d: true, e: true });
    assert!(truths.a && StressError::from(truths).status() == 400);
}

#[test]
fn names_of_the_prelude_hide_nothing() {
    let error: StressError = Nothing::new().into();
    assert!(matches!(error.kind(), Kind::Some(_)));
    assert_eq!(OptionError::try_from(error).unwrap().code(), Code::Some);
}

#[test]
fn examples_have_every_type() {
    let examples = StressError::examples();
    assert_eq!(examples.iter().map(StressError::code).collect::<Vec<_>>(), Code::ALL);
    let every = examples.iter().find_map(StressError::downcast_ref::<EveryType>).unwrap();
    assert_eq!(every.string, "\"# */ \u{202e} \u{200b} \r\n \\ {");
    assert_eq!((every.integer, every.int64), (-9_007_199_254_740_991, i64::MAX));
    assert_eq!(every.timestamp.to_string(), "1969-12-31T23:59:59.123456Z");
    assert_eq!(every.duration, Duration::from_millis(1_500));
    assert_eq!(every.list, [vec![1, 22_222], vec![]]);
    assert_eq!(every.map["a b"], BTreeMap::from([("c".to_owned(), "d".to_owned())]));
    assert_eq!(every.named, Word::Self_);
    assert_eq!(every.object.inner.as_ref().unwrap().r#type, Word::Other);
}

#[test]
fn huge_values_are_read() {
    let examples = StressError::examples();
    let mut huge = examples.iter().find_map(StressError::downcast_ref::<EveryType>).unwrap().clone();
    huge.string = "\u{0}\"ü\u{10ffff}".repeat(100_000);
    huge.list = vec![vec![i64::from(u32::MAX); 10]; 20_000];
    let inner = |number: i32| (number.to_string(), BTreeMap::from([(String::new(), "\n".to_owned())]));
    huge.map = (0..20_000).map(inner).collect();
    huge.maybe_list = Some(vec![String::new(); 50_000]);
    huge.maybe_json = Some(vec![serde_json::Value::Null; 50_000].into());
    let sent = StressError::from(huge.clone());
    let answer = sent.to_response(&RequestContext::new());
    let read = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
    let read = assert_error!(read, EveryType);
    assert!(read.string == huge.string && read.list == huge.list && read.map == huge.map);
    assert!(read.maybe_list == huge.maybe_list && read.maybe_json == huge.maybe_json);
}

#[test]
fn sensitive_and_internal_fields_stay_out_of_sight() {
    let examples = StressError::examples();
    let every = examples.iter().find_map(StressError::downcast_ref::<EveryType>).unwrap().clone();
    let error = every.with_internal(internal::fields::EveryTypeInternal::new().with_hidden("seen in logs"));
    let shown = format!("{error:?} {error}");
    assert!(shown.contains("seen in logs") && !shown.contains("MARKER-SENSITIVE"), "{shown}");
}

#[test]
fn an_internal_error_is_sent_as_another() {
    let error = StressError::from(internal::errors::MarkerInternalError::new("sdb"));
    assert_eq!(error.code(), Code::Internal);
    assert_eq!(error.internal_code(), Some("marker_internal_error"));
    assert!(matches!(error.kind(), Kind::Internal(_)));
    let attributes = internal::attributes(&error);
    assert_eq!(
        (attributes.marker_internal_attribute, attributes.big),
        (Some("MARKER-INTERNAL-ATTRIBUTE"), Some(-5_000_000))
    );
    assert!(EverythingError::try_from(error).is_ok());
    assert_eq!(internal::errors::examples().len(), 2);
}

#[test]
fn what_is_sent_is_read() {
    for sent in StressError::examples() {
        let answer = sent.to_response(&RequestContext::new().with_request_id("req_7"));
        let read = ErrorResponse::read(answer.status(), answer.headers(), answer.body().as_ref());
        assert!(matches!(read.outcome(), Outcome::Known(_)), "{read:?}");
        assert_eq!(read.message().as_deref(), Some(&*sent.message()));
        assert_eq!(read.retryable(), !sent.policy().never);
        assert_eq!(read.into_error().unwrap(), sent);
    }
}
