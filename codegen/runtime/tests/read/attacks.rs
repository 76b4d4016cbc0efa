//! Answers that somebody could send to mislead a client, as `ErrorResponse` reads them.

use std::time::Duration;

use errcat_runtime::catalog::Code;
use errcat_runtime::runtime::read::plan::ChosenBy;
use errcat_runtime::runtime::read::response::{ErrorResponse, Outcome};
use errcat_runtime::runtime::retry::{GiveUp, Step};
use errcat_runtime::runtime::timestamp::Timestamp;
use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

const LIMITED: &str = r#"{"ok":false,"error":{"code":"rate_limited","message":"Slow down","retry":"yes","details":{"limit":5,"window":1000}}}"#;

/// Reads an answer at noon of 2026-11-22.
fn read(status: u16, headers: &[(HeaderName, &[u8])], body: impl Into<Vec<u8>>) -> ErrorResponse {
    let value = |bytes: &[u8]| HeaderValue::from_bytes(bytes).expect("a header's value");
    let mut all = HeaderMap::new();
    for (name, bytes) in headers {
        all.append(name, value(bytes));
    }
    let status = StatusCode::from_u16(status).expect("a status");
    ErrorResponse::read_at(status, &all, body, Timestamp::from_unix(1_795_348_800, 0))
}

fn waits(values: &[&[u8]], date: Option<&str>) -> Option<Duration> {
    let mut headers: Vec<_> = values.iter().map(|value| (RETRY_AFTER, *value)).collect();
    headers.extend(date.map(|date| (DATE, date.as_bytes())));
    let read = read(503, &headers, "");
    assert_eq!(read.retry_after(), read.retry().retry_after);
    read.retry_after()
}

fn wait(value: &str) -> Option<Duration> {
    waits(&[value.as_bytes()], None)
}

const LONGEST: Duration = Duration::from_millis((1 << 53) - 1);

#[test]
fn nonsense_in_retry_after_is_no_wait() {
    for nonsense in [
        "-0",
        "-1",
        "-0.5",
        "+0",
        "1e9",
        "1E9",
        "0x10",
        "1_000",
        "1,5",
        "1;2",
        "5 5",
        "5s",
        "PT5S",
        "NaN",
        "inf",
        "Infinity",
        "null",
        "\"5\"",
        "",
        " ",
        "\t",
        ".",
        "5.",
        ".5",
        "1.2.3",
        "٥",
        "Now",
        "never",
        "Sun, 32 Nov 2026 12:00:00 GMT",
        "Sun, 00 Nov 2026 12:00:00 GMT",
        "Sun, 22 Nov 2026 24:00:00 GMT",
        "Sun, 22 Nov 2026 12:60:00 GMT",
        "Sun, 22 Nov 12026 12:00:00 GMT",
        "Sun, 22 Nov -026 12:00:00 GMT",
        "Sun, 29 Feb 2027 12:00:00 GMT",
        "2026-11-22T12:00:09Z",
        "Sun, 22 Nov 2026 12:00:09 +0000",
    ] {
        assert_eq!(wait(nonsense), None, "{nonsense:?}");
    }
    assert_eq!(waits(&[b"\xff\xfe"], None), None);
    assert_eq!(waits(&[b"7\xa0"], None), None);
}

#[test]
fn waits_have_bounds() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(
        (wait(" 5 "), wait("\t5"), wait("0"), wait("0.0000001")),
        (seconds(5), seconds(5), seconds(0), seconds(0))
    );
    for long in ["9007199254740.991", "9007199254740.992", "18446744073709551616", &"9".repeat(4_000)] {
        assert_eq!(wait(long), Some(LONGEST), "{long}");
        assert_eq!(
            read(429, &[(RETRY_AFTER, long.as_bytes())], LIMITED).retry().step(0, 0.0),
            Step::GiveUp(GiveUp::TooLong)
        );
    }
}

#[test]
fn dates_long_gone_and_far_away_are_counted() {
    let past =
        ["Mon, 01 Jan 1900 00:00:00 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT"];
    for date in past {
        assert_eq!(wait(date), Some(Duration::ZERO), "{date}");
    }
    // To the end of the year 9999, of which one second is past the last moment.
    let end = Some(Duration::from_secs(253_402_300_799 - 1_795_348_800));
    assert_eq!(
        (wait("Fri, 31 Dec 9999 23:59:59 GMT"), wait("Fri Dec 31 23:59:60 9999")),
        (end, end.map(|end| end + Duration::from_nanos(999_999_999)))
    );
    // The response's date is believed, whatever it is; one that is none isn't.
    let noon = "Sun, 22 Nov 2026 12:00:00 GMT";
    let since = |date| waits(&[noon.as_bytes()], Some(date));
    assert_eq!(
        since("Mon, 01 Jan 1900 00:00:00 GMT"),
        Some(Duration::from_secs(1_795_348_800 + 2_208_988_800))
    );
    assert_eq!(since("Fri, 31 Dec 9999 23:59:59 GMT"), Some(Duration::ZERO));
    assert_eq!(
        (since("1900"), since("-1"), since("")),
        (Some(Duration::ZERO), Some(Duration::ZERO), Some(Duration::ZERO))
    );
}

/// Which of them counts nobody can say, so none does, in a field either.
#[test]
fn several_waits_are_none() {
    for values in [
        [&b"7"[..], b"7"],
        [b"7", b"8"],
        [b"7", b"\xff"],
        [b"Sun, 22 Nov 2026 12:00:09 GMT", b"7"],
        [b"", b"7"],
    ] {
        assert_eq!(waits(&values, None), None);
        let headers = values.map(|value| (RETRY_AFTER, value));
        let read = read(429, &headers, LIMITED);
        assert_eq!(
            (read.code(), read.retry_after(), read.field::<Duration>("retry_after")),
            (Some(Code::RateLimited), None, None)
        );
        assert_eq!((read.field::<String>("retry_after"), read.header("retry-after")), (None, None));
    }
}

#[test]
fn a_wait_in_the_body_is_not_negative() {
    for after in ["-1", "-0.0001", "-1e-300", "-1e300", "1e400", "\"1\"", "[1]", "NaN", "true"] {
        let body = format!(r#"{{"ok":false,"error":{{"code":"new","message":"m","after":{after}}}}}"#);
        assert_eq!(read(429, &[], body).retry_after(), None, "{after}");
    }
    for (after, milliseconds) in
        [("0", 0), ("-0", 0), ("0.0004", 0), ("1e300", LONGEST.as_millis()), ("1e0", 1_000)]
    {
        let body = format!(r#"{{"ok":false,"error":{{"code":"new","message":"m","after":{after}}}}}"#);
        assert_eq!(
            read(429, &[], body).retry_after().map(|wait| wait.as_millis()),
            Some(milliseconds),
            "{after}"
        );
    }
}

/// Bytes that aren't this encoding's JSON are kept, and aren't the API's.
#[test]
fn what_is_compressed_or_in_another_encoding_is_foreign() {
    let gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\x56\xca\xcf\x56\xb2\x4a\x4b\xcc\x29\x4e\xad\x05\0".to_vec();
    let utf_16 = |mark: &[u8], order: fn(u16) -> [u8; 2]| {
        [mark, &LIMITED.encode_utf16().flat_map(order).collect::<Vec<_>>()].concat()
    };
    let bodies = [
        gzip,
        utf_16(b"\xff\xfe", u16::to_le_bytes),
        utf_16(b"\xfe\xff", u16::to_be_bytes),
        utf_16(b"", u16::to_le_bytes),
        [b"\xef\xbb\xbf\xef\xbb\xbf", LIMITED.as_bytes()].concat(),
        [b")]}'\n", LIMITED.as_bytes()].concat(),
        format!("data: {LIMITED}\n\n").into_bytes(),
        format!("{LIMITED}\n{LIMITED}").into_bytes(),
    ];
    for body in bodies {
        let encoded = (http::header::CONTENT_ENCODING, &b"gzip"[..]);
        let read = read(429, &[encoded, (RETRY_AFTER, b"7")], body.clone());
        assert!(matches!(read.outcome(), Outcome::Foreign), "{read:?}");
        assert_eq!((read.body(), read.retry_after()), (&body[..], Some(Duration::from_secs(7))));
    }
}

/// Under any status but a 2xx a known code is known, and an answer without one is foreign.
#[test]
fn every_status_is_read() {
    for status in 100..=999 {
        let known = read(status, &[], LIMITED);
        assert_eq!((known.status().as_u16(), known.code()), (status, Some(Code::RateLimited)));
        assert_eq!(known.retry().chosen_by, ChosenBy::Error);
        let unlike = LIMITED.replace("\"ok\":false", "\"ok\":true");
        assert_eq!(read(status, &[], unlike).code().is_none(), (200..300).contains(&status), "{status}");
        assert!(matches!(read(status, &[], "").outcome(), Outcome::Foreign));
    }
}

/// What comes last counts, at each depth, and nothing of what came before is mixed in.
#[test]
fn members_that_come_twice_are_the_last_ones() {
    let twice = |first: &str, second: &str| {
        let read = read(429, &[], format!(r#"{{"ok":false,"error":{first},"error":{second}}}"#));
        (read.wire_code().map(String::from), read.message().map(String::from), read.details().count())
    };
    let limited = r#"{"code":"rate_limited","message":"m","details":{"limit":5,"window":1}}"#;
    let (code, message) = (Some("rate_limited".to_owned()), Some("m".to_owned()));
    assert_eq!(twice("null", limited), (code.clone(), message.clone(), 2));
    assert_eq!(twice(limited, "null"), (None, None, 0));
    assert_eq!(twice(limited, "[]"), (None, None, 0));
    assert_eq!(twice(limited, r#"{"message":"n"}"#), (None, Some("n".to_owned()), 0));
    assert_eq!(twice(r#"{"code":"new","details":{"a":1,"b":2,"c":3}}"#, limited), (code, message, 2));
    // However the name is written.
    let read = read(429, &[], r#"{"ok":false,"error":{"code":"rate_limited","c\u006fde":"new"}}"#);
    assert_eq!((read.code(), read.wire_code().as_deref()), (None, Some("new")));
}

/// Halves of surrogate pairs, in names as well as in texts, become U+FFFD, which no code of the catalog has.
#[test]
fn halves_of_characters_are_no_other_character() {
    let read = read(
        429,
        &[],
        r#"{"ok":false,"error":{"code":"rate_limited\ud800","message":"\udc00\ud83d\ude00\ud83d","details":{"\ud800":1}}}"#,
    );
    assert_eq!((read.code(), read.wire_code().as_deref()), (None, Some("rate_limited\u{fffd}")));
    assert_eq!(
        (read.message().as_deref(), read.detail("\u{fffd}")),
        (Some("\u{fffd}\u{1f600}\u{fffd}"), Some("1"))
    );
}
