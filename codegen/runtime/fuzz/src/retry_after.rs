//! Any value of `Retry-After` is a wait within the language's bounds, or nonsense.
//!
//! An input is a value, and after a line break the response's `Date`, and after another a second `Retry-After`.

use errcat_runtime::runtime::retry_after::parse;
use errcat_runtime::runtime::timestamp::Timestamp;

/// Parses a value, by its response's `Date` or without one. Panics when something doesn't hold.
pub fn retry_after(input: &str) {
    let mut lines = input.splitn(3, '\n');
    let (value, date, second) = (lines.next().unwrap_or_default(), lines.next(), lines.next());
    let now = Timestamp::from_unix(1_795_348_800, 0);
    let wait = parse([value], date, now);
    assert!(wait.is_none_or(|wait| wait.as_millis() < 1 << 53));
    if second.is_some() {
        assert_eq!(parse([value].into_iter().chain(second), date, now), None);
    }
    let Some(wait) = wait else { return };
    let value = value.trim_matches([' ', '\t']);
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        // Whole seconds, as servers write them, count the same without and with a fraction.
        assert_eq!(parse([format!("{value}.000").as_str()], date, now), Some(wait));
    } else if !value.contains('.') {
        // A date that has passed when the answer is written is no wait; only a leap second comes after the last one.
        let later = parse([value], Some("Fri, 31 Dec 9999 23:59:59 GMT"), now);
        assert!(later.is_some_and(|wait| wait.as_millis() < 1_000), "{later:?}");
    }
}
