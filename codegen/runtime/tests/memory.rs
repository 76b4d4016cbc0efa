//! How much memory reading and sending take, counted.

use std::borrow::Cow;
use std::time::Duration;

use allocation_counter::{AllocationInfo, measure};
use errcat_runtime::catalog::{
    Code, FileNotFound, InternalError, Maintenance, Quota, QuotaExceeded, QuotaFields, RateLimited, TABLES,
};
use errcat_runtime::runtime::api_error::ApiError;
use errcat_runtime::runtime::encode::{Circumstances, encode};
use errcat_runtime::runtime::read::response::ErrorResponse;
use errcat_runtime::runtime::read::scan::MAX_LENGTH;
use errcat_runtime::runtime::request::RequestContext;
use errcat_runtime::runtime::table::{Facts, Fragment, Header, Status, Tables};
use errcat_runtime::runtime::value::Nothing;
use http::{HeaderMap, StatusCode};

/// What reading this body takes beside the body itself, which is given away.
fn reading(body: String) -> AllocationInfo {
    // The catalog's tables are made at the first use, and stay.
    assert_eq!(Code::RateLimited.facts().key, "rate_limited");
    let headers = HeaderMap::new();
    measure(|| drop(ErrorResponse::read(StatusCode::BAD_GATEWAY, &headers, body)))
}

fn answer(details: &str) -> String {
    format!(r#"{{"ok":false,"error":{{"code":"maintenance","details":{{{details}"z":0}}}}}}"#)
}

/// The worst bodies are those of the shortest members: each is two places of eight bytes in a list that grows.
#[test]
fn reading_takes_no_more_than_a_multiple_of_the_body() {
    const TIMES: usize = 100_000;
    let bodies = [
        ("unknown members", format!(r#"{{{}"z":0}}"#, r#""x":0,"#.repeat(TIMES))),
        ("details", answer(&r#""":0,"#.repeat(TIMES))),
        ("the same slot", format!(r#"{{"error":{{{}"z":0}}}}"#, r#""code":"a","#.repeat(TIMES))),
        ("a long text", answer(&format!(r#""x":"{}","#, "y".repeat(5 * TIMES)))),
        ("escapes", answer(&format!(r#""x":"{}","#, r"\u0041".repeat(TIMES)))),
        ("lists", format!("{}{}", "[".repeat(TIMES), "]".repeat(TIMES))),
        ("no JSON", "<p>".repeat(TIMES)),
    ];
    for (what, body) in bodies {
        let length = body.len() as u64;
        let taken = reading(body).bytes_max;
        assert!(taken <= 12 * length + 4_096, "{what}: {taken} bytes for a body of {length}");
    }
}

#[test]
fn a_body_past_the_limit_takes_nothing() {
    let taken = reading(answer(&r#""":0,"#.repeat(MAX_LENGTH / 5))).bytes_max;
    assert!(taken <= 4_096, "{taken} bytes");
}

/// A list of values in which there are `levels` in all, a hundred inside each other.
fn nested(open: &str, close: &str, levels: usize) -> String {
    let one = format!("{}0{}", open.repeat(100), close.repeat(100));
    format!("[{}0]", format!("{one},").repeat(levels / 100))
}

/// What becomes of the details is values of JSON. The shortest lists and objects take the most: two bytes are a list with
/// room for four values, of up to 72 bytes each.
#[test]
fn a_typed_error_takes_no_more_than_a_multiple_of_the_body() {
    const TIMES: usize = 100_000;
    let member = |value: &str| answer(&format!(r#""x":{value},"#));
    let names: Vec<String> = (0..TIMES).map(|name| format!(r#""{name:x}":0,"#)).collect();
    let names = names.concat();
    let bodies = [
        ("one name", answer(&r#""":0,"#.repeat(TIMES))),
        ("many names", answer(&names)),
        ("numbers", member(&format!("[{}0]", "0,".repeat(TIMES)))),
        ("objects", member(&format!("[{}0]", r#"{"":0},"#.repeat(TIMES)))),
        ("nested lists", member(&nested("[", "]", TIMES))),
        ("nested objects", member(&nested(r#"{"":"#, "}", TIMES))),
        ("an object", member(&format!(r#"{{{names}"z":0}}"#))),
        ("a long text", member(&format!(r#""{}""#, "y".repeat(5 * TIMES)))),
    ];
    let headers = HeaderMap::new();
    for (what, body) in bodies {
        let length = body.len() as u64;
        let taken = measure(|| {
            let error = ErrorResponse::read(StatusCode::BAD_GATEWAY, &headers, body).into_error().unwrap();
            assert_eq!(error.code(), Code::Maintenance);
        });
        let bytes = taken.bytes_max;
        assert!(bytes <= 160 * length + 4_096, "{what}: {bytes} bytes for a body of {length}");
    }
}

/// What sending this error takes, how long the body is, and whether that stands in the program.
fn sending(error: &ApiError) -> (AllocationInfo, usize, bool) {
    let request = RequestContext::new();
    // The catalog's tables are made at the first use, and stay.
    drop(error.encode(&request));
    let (mut length, mut stands) = (0, false);
    let taken = measure(|| {
        let body = error.encode(&request).body;
        (length, stands) = (body.len(), matches!(body, Cow::Borrowed(_)));
    });
    (taken, length, stands)
}

/// The list of headers, which takes one allocation, is all that is made for it.
#[test]
fn what_the_catalog_alone_says_is_not_written_anew() {
    for error in [ApiError::from(InternalError::new()), Maintenance::new().into()] {
        let (taken, length, stands) = sending(&error);
        assert!(stands && length > 100, "{error:?}");
        assert_eq!((taken.count_total, taken.bytes_total), (1, HEADERS), "{error:?}");
    }
}

/// In an envelope to which the request adds nothing, the headers stand in the program too.
#[test]
fn an_error_that_the_catalog_says_whole_takes_no_memory() {
    static FIXED: [Header<'static>; 1] = [("content-type", Cow::Borrowed("application/json"))];
    static STATUSES: [Status<'static>; 1] =
        [Status { code: 503, policy: 0, headers: &[], fixed: Some(&FIXED) }];
    let tables = Tables { statuses: &STATUSES, ..*TABLES };
    let facts =
        Facts { code: Some("busy"), statuses: &[503], body: Some(&[Fragment::Json("{}")]), ..Facts::EMPTY };
    let taken = measure(|| {
        let sent = encode(&tables, &facts, &Nothing, &Circumstances::default());
        assert_eq!((sent.headers.len(), sent.body.as_ref()), (1, &b"{}"[..]));
    });
    assert_eq!(taken.count_total, 0);
}

/// Room for four headers.
const HEADERS: u64 = 4 * size_of::<(&str, Cow<'_, str>)>() as u64;

/// The buffer has 512 bytes at first, and room for twice as much or more whenever it is full.
fn buffers(length: usize) -> u64 {
    let doublings = length.div_ceil(512).next_power_of_two().trailing_zeros();
    1 + u64::from(doublings)
}

fn quota_exceeded(folders: usize, owners: usize, name: &str) -> ApiError {
    let quota = Quota::new(QuotaFields { granted: i64::MAX, used: 0 });
    let folders = (0..folders).map(|folder| (format!("{name}{folder}"), 0)).collect();
    QuotaExceeded::new(quota, folders, vec![name.to_owned(); owners]).into()
}

/// Neither a number of fields or elements nor one of headers changes what is made: the list of headers and one buffer. A
/// `serde_json::Value` would take an allocation for each text and each key.
#[test]
fn any_other_error_is_written_into_one_buffer() {
    let long = "a\"\u{1}".repeat(10_000);
    let tree = serde_json::json!({"list": vec![Some("é"); 1_000], "map": {"x": {"y": 0.1}}});
    let errors: [ApiError; 9] = [
        ApiError::from(Maintenance::new()).with_message("until noon"),
        ApiError::from(Maintenance::new()).with_status(StatusCode::BAD_GATEWAY),
        ApiError::from(Maintenance::new()).with_detail("tree", tree),
        FileNotFound::new("a.txt").into(),
        FileNotFound::new(long.as_str()).into(),
        RateLimited::new(5, Duration::from_secs(1)).into(),
        quota_exceeded(1, 1, "k"),
        quota_exceeded(1_000, 1_000, "k"),
        quota_exceeded(100, 100, &long),
    ];
    for error in errors {
        let (taken, length, stands) = sending(&error);
        assert!(!stands, "{:?}", error.code());
        assert!(taken.count_total <= 1 + buffers(length), "{:?}: {taken:?} for {length}", error.code());
        // While a buffer moves, there are two.
        assert!(taken.count_max <= 3, "{:?}: {taken:?}", error.code());
        let most = HEADERS + 512 + 3 * length as u64;
        assert!(taken.bytes_max <= most, "{:?}: {taken:?} for {length}", error.code());
    }
}

/// A header whose value is a field of the error takes the text of that, and no more.
#[test]
fn a_header_takes_its_text() {
    let limited = || RateLimited::new(5, Duration::from_secs(1));
    let (without, ..) = sending(&limited().into());
    let (with, ..) = sending(&limited().with_retry_after(Duration::from_secs(7)).into());
    assert_eq!((without.count_total, with.count_total), (2, 3));
}
