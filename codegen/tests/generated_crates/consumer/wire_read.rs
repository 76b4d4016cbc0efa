//! Each line of `examples/wire.jsonl`, read by the crate of that API as the line's `expect` says.

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;

const LINES: &str = include_str!("wire.jsonl");

/// An answer as it came over the wire.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn of(line: &Value) -> Self {
        let status = line["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap();
        let header = |(name, value): (&String, &Value)| {
            let value = HeaderValue::from_str(value.as_str().unwrap()).unwrap();
            (HeaderName::try_from(name).unwrap(), value)
        };
        let headers = line["headers"].as_object().unwrap().iter().map(header).collect();
        let body = line["body"].as_str().unwrap().to_owned();
        Self { status: StatusCode::from_u16(status).unwrap(), headers, body }
    }
}

macro_rules! reader_of {
    ($name:ident, $errors:ident) => {
        /// What a client of this API gets from an answer, for one key of an `expect`.
        fn $name(answer: &Answer, key: &str) -> Value {
            use $errors::{ErrorResponse, Outcome};

            let read = ErrorResponse::read(answer.status, &answer.headers, answer.body.as_str());
            assert_eq!(read.body(), answer.body.as_bytes());
            let known = matches!(read.outcome(), Outcome::Known(_));
            assert_eq!(known, read.error().is_some() && read.code().is_some(), "{read:?}");
            match key {
                "known" => known.into(),
                "code" => read.wire_code().into(),
                "type" => read.type_word().into(),
                // Nothing else in the answer names the error.
                "by" => {
                    let names = ["/error/code", "/error/type"].map(|pointer| read.json_at(pointer));
                    (known && names == [None, None]).then_some("status").into()
                }
                "message" => read.message().into(),
                "request_id" => read.request_id().into(),
                "details" => {
                    let value = |json: &str| serde_json::from_str::<Value>(json).unwrap();
                    let details = read.details().map(|(name, json)| (name.into_owned(), value(json)));
                    Value::Object(details.collect())
                }
                "status" => read.status().as_u16().into(),
                "retryable" => {
                    assert_eq!(read.retryable(), read.retry().delay(0, &mut || 0.5).is_some(), "{read:?}");
                    read.retryable().into()
                }
                "retry_after_s" => {
                    let wait = read.retry_after();
                    assert!(wait.is_none_or(|wait| wait.subsec_nanos() == 0), "{wait:?}");
                    wait.map(|wait| wait.as_secs()).into()
                }
                other => panic!("`{other}` is not looked at"),
            }
        }
    };
}

reader_of!(meta_envelope, meta_envelope_errors);
reader_of!(mimo, mimo_errors);
reader_of!(mx4_atlas, mx4_atlas_errors);
reader_of!(mythicdot, mythicdot_errors);

#[test]
fn a_client_reads_what_the_apis_send() {
    let (mut lines, mut keys) = (0, 0);
    for (number, line) in (1..).zip(LINES.lines()) {
        let line: Value = serde_json::from_str(line).unwrap();
        let api = line["api"].as_str().unwrap();
        let read = match api {
            "meta-envelope" => meta_envelope,
            "mimo" => mimo,
            "mx4-atlas" => mx4_atlas,
            "mythicdot" => mythicdot,
            other => panic!("line {number} is of `{other}`, which has no crate here"),
        };
        let answer = Answer::of(&line);
        for (key, expected) in line["expect"].as_object().unwrap() {
            assert_eq!(read(&answer, key), *expected, "line {number}, {api}: `{key}`");
            keys += 1;
        }
        lines += 1;
    }
    // Neither a line nor a key is passed over.
    assert_eq!((lines, keys), (29, 115));
}
