//! How much memory reading and sending take, counted.

use allocation_counter::{AllocationInfo, measure};
use errcat_runtime::catalog::Code;
use errcat_runtime::runtime::read::response::ErrorResponse;
use errcat_runtime::runtime::read::scan::MAX_LENGTH;
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
