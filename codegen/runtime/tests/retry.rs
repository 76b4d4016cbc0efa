//! Waits worked out by hand from section 6 of the language, and `Retry-After` in all its forms.

use std::time::Duration;

use errcat_runtime::runtime::http_date::{self, HttpDate};
use errcat_runtime::runtime::retry::{GiveUp, Step};
use errcat_runtime::runtime::retry_after;
use errcat_runtime::runtime::table::{Backoff, Jitter, Policy, RetryAfterRule};
use errcat_runtime::runtime::timestamp::Timestamp;
use proptest::prelude::*;

const POLICY: Policy<'static> = Policy { name: "p", never: false, attempts: 5, ..Policy::NEVER };

fn waits(policy: &Policy<'_>, random: f64) -> [u64; 6] {
    [0, 1, 2, 3, 4, 5].map(|failure| policy.wait_ms(failure, random))
}

#[test]
fn backoff_without_jitter() {
    assert_eq!(waits(&POLICY, 0.9), [1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
    let linear = Policy { backoff: Backoff::Linear, initial_ms: 5_000, ..POLICY };
    assert_eq!(waits(&linear, 0.9), [5_000, 10_000, 15_000, 20_000, 25_000, 30_000]);
    let constant = Policy { backoff: Backoff::Constant, ..POLICY };
    assert_eq!(waits(&constant, 0.9), [1_000; 6]);
    let half = Policy { factor: 2.5, max_ms: Some(90_000), initial_ms: 2_000, ..POLICY };
    assert_eq!(waits(&half, 0.9), [2_000, 5_000, 12_500, 31_250, 78_125, 90_000]);
    let slow = Policy { factor: 1.1, initial_ms: 999, ..POLICY };
    assert_eq!(waits(&slow, 0.9), [999, 1_098, 1_208, 1_329, 1_462, 1_608]);
}

#[test]
fn jitter() {
    let with = |jitter| Policy { jitter, max_ms: Some(10_000), ..POLICY };
    assert_eq!(waits(&with(Jitter::Full), 0.0), [0; 6]);
    assert_eq!(waits(&with(Jitter::Full), 0.5), [500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    assert_eq!(waits(&with(Jitter::Full), 0.999_999), [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    assert_eq!(waits(&with(Jitter::Equal), 0.0), [500, 1_000, 2_000, 4_000, 5_000, 5_000]);
    assert_eq!(waits(&with(Jitter::Equal), 0.5), [750, 1_500, 3_000, 6_000, 7_500, 7_500]);
    assert_eq!(waits(&with(Jitter::Equal), 0.999_999), [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    // The cap holds again after the jitter.
    assert_eq!(waits(&with(Jitter::Up(1_000)), 0.5), [1_500, 2_500, 4_500, 8_500, 10_000, 10_000]);
    assert_eq!(waits(&with(Jitter::Up(1_000)), 0.999_999), [1_999, 2_999, 4_999, 8_999, 10_000, 10_000]);
    assert_eq!(waits(&with(Jitter::Up(0)), 0.5), [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
}

#[test]
fn the_server_can_ask_for_more() {
    let asks = |rule, asked| {
        let policy = Policy { retry_after: rule, max_ms: Some(3_000), ..POLICY };
        policy.step(1, Some(Duration::from_secs(asked)), 0.0)
    };
    let wait = |seconds| Step::Wait(Duration::from_secs(seconds));
    assert_eq!(asks(RetryAfterRule::AtLeast, 1), wait(2));
    assert_eq!(asks(RetryAfterRule::AtLeast, 120), wait(120));
    assert_eq!(asks(RetryAfterRule::AtLeast, 600), wait(600));
    assert_eq!(asks(RetryAfterRule::AtLeast, 601), Step::GiveUp(GiveUp::TooLong));
    assert_eq!(asks(RetryAfterRule::Exactly, 0), wait(0));
    assert_eq!(asks(RetryAfterRule::Exactly, 601), Step::GiveUp(GiveUp::TooLong));
    assert_eq!(asks(RetryAfterRule::Ignore, 601), wait(2));
    let exactly = Policy { retry_after: RetryAfterRule::Exactly, ..POLICY };
    assert_eq!(exactly.step(1, None, 0.0), wait(2));
}

#[test]
fn tries_run_out() {
    assert_eq!(POLICY.step(3, None, 0.0), Step::Wait(Duration::from_secs(8)));
    assert_eq!(POLICY.step(4, None, 0.0), Step::GiveUp(GiveUp::Attempts));
    assert_eq!(POLICY.step(u32::MAX, None, 0.0), Step::GiveUp(GiveUp::Attempts));
    assert_eq!(Policy::NEVER.step(0, Some(Duration::ZERO), 0.0), Step::GiveUp(GiveUp::Never));
}

#[test]
fn extremes_saturate() {
    const LONGEST: u64 = (1 << 53) - 1;
    assert_eq!(POLICY.wait_ms(u32::MAX, 0.0), LONGEST);
    let huge =
        Policy { initial_ms: u64::MAX, jitter: Jitter::Up(u64::MAX), max_ms: Some(u64::MAX), ..POLICY };
    for backoff in [Backoff::Exponential, Backoff::Linear, Backoff::Constant] {
        for random in [0.0, 0.999_999, 1.0, 2.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Policy { backoff, ..huge }.wait_ms(u32::MAX, random), LONGEST);
        }
    }
    let zero = Policy { initial_ms: 0, factor: f64::INFINITY, ..POLICY };
    assert_eq!(zero.wait_ms(3, f64::NAN), 0);
}

/// 1994-11-06T08:49:37Z.
const THEN: Timestamp = Timestamp::from_unix(784_111_777, 0);

fn asked(value: &str) -> Option<u128> {
    let delay = retry_after::parse([value], None, THEN)?;
    Some(delay.as_millis())
}

#[test]
fn retry_after_in_seconds() {
    for (value, milliseconds) in [
        ("0", 0),
        ("7", 7_000),
        (" 7\t", 7_000),
        ("007", 7_000),
        ("7.5", 7_500),
        ("0.0019", 1),
        ("18446744073709551615", (1 << 53) - 1),
        ("99999999999999999999999999999999.9", (1 << 53) - 1),
    ] {
        assert_eq!(asked(value), Some(milliseconds), "{value}");
    }
    for nonsense in
        ["", "-1", "+1", "1e3", "7.", ".5", "7,5", "7, 7", "0x7", "seven", "７", "1 2", "NaN", "7s"]
    {
        assert_eq!(asked(nonsense), None, "{nonsense}");
    }
}

#[test]
fn retry_after_as_a_date() {
    for date in
        ["Sun, 06 Nov 1994 08:49:47 GMT", "Sunday, 06-Nov-94 08:49:47 GMT", "Sun Nov  6 08:49:47 1994"]
    {
        assert_eq!(asked(date), Some(10_000), "{date}");
    }
    assert_eq!(asked("Sun, 06 Nov 1994 08:49:27 GMT"), Some(0));
    assert_eq!(asked("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
    for nonsense in [
        "Sun, 06 Nov 1994 08:49:47",
        "Sun, 06 Nov 1994 08:49:47 CET",
        "Sun, 31 Feb 1994 08:49:47 GMT",
        "Sun, 06 nov 1994 08:49:47 GMT",
        "Sun, 06 Nov 94 08:49:47 GMT",
        "06 Nov 1994 08:49:47 GMT",
        "Sun, 06 Nov 1994 8:49:47 GMT",
        "Sun, 06 Nov 1994 08:49:47:00 GMT",
        "Sunday, 06-Nov-94-1 08:49:47 GMT",
        "Sun, 06 Nov 1994 08:49:47 GMT GMT",
    ] {
        assert_eq!(asked(nonsense), None, "{nonsense}");
    }
}

#[test]
fn dates_count_from_the_response() {
    let from = |date| retry_after::parse(["Sun, 06 Nov 1994 09:00:00 GMT"], date, THEN).unwrap().as_secs();
    assert_eq!(from(Some("Sun, 06 Nov 1994 08:59:55 GMT")), 5);
    assert_eq!(from(Some("nonsense")), 623);
    assert_eq!(from(None), 623);
}

#[test]
fn a_repeated_header_is_absent() {
    assert_eq!(retry_after::parse(["7", "7"], None, THEN), None);
    assert_eq!(retry_after::parse([], None, THEN), None);
}

#[test]
fn years_of_two_digits_are_near() {
    let year = |two, now| {
        let read =
            http_date::parse(&format!("Monday, 01-Jan-{two} 00:00:00 GMT"), Timestamp::from_unix(now, 0));
        read.unwrap().to_string()[..4].to_owned()
    };
    let now = 1_795_000_000; // in 2026
    assert_eq!(year("26", now), "2026");
    assert_eq!(year("76", now), "2076");
    assert_eq!(year("77", now), "1977");
    let then = 3_900_000_000; // in 2093
    assert_eq!(year("05", then), "2105");
    assert_eq!(year("93", then), "2093");
}

proptest! {
    #[test]
    fn any_text_is_a_wait_or_none(value in "\\PC*|[A-Za-z]{3}, [0-9]{2} Nov [0-9]{4} [0-9:]{8} GMT|[0-9.]*") {
        let _ = retry_after::parse([value.as_str()], Some(&value), THEN);
    }

    #[test]
    fn dates_read_back_as_they_were(seconds in -62_167_219_200_i64..253_402_300_799) {
        let then = Timestamp::from_unix(seconds, 0);
        prop_assert_eq!(http_date::parse(&HttpDate(then).to_string(), THEN), Some(then));
    }

    #[test]
    fn waits_stay_under_the_cap(
        failure in any::<u32>(),
        random in any::<f64>(),
        initial_ms in any::<u64>(),
        factor in any::<f64>(),
        max_ms in any::<u64>(),
        jitter in prop_oneof![Just(Jitter::Full), Just(Jitter::Equal), any::<u64>().prop_map(Jitter::Up)],
    ) {
        let policy = Policy { initial_ms, factor, max_ms: Some(max_ms), jitter, ..POLICY };
        prop_assert!(policy.wait_ms(failure, random) <= max_ms);
    }
}
