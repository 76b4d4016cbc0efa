// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a response's `Retry-After` into a wait (RFC 9110 §10.2.3, and fractions of a second as well).

use core::time::Duration;

use super::http_date;
use super::number::MAX_SAFE_INTEGER;
use super::timestamp::Timestamp;

/// The wait that a server asks for. Dates count from the response's `Date` where that is valid, else from `now`; in
/// the past they are no wait. What is finer than a millisecond doesn't count, and a wait beyond all bounds is the
/// longest one. `None` for a value that is negative, repeated or nonsense.
pub fn parse<'a>(
    values: impl IntoIterator<Item = &'a str>,
    date: Option<&str>,
    now: Timestamp,
) -> Option<Duration> {
    let mut values = values.into_iter();
    let (value, None) = (values.next()?, values.next()) else { return None };
    let value = value.trim_matches([' ', '\t']);
    seconds(value).or_else(|| {
        let until = http_date::parse(value, now)?;
        let since = date.and_then(|date| http_date::parse(date, now)).unwrap_or(now);
        Some(until.since(since))
    })
}

/// `7` or `7.5`.
fn seconds(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let valid = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !valid(whole) || !valid(fraction) {
        return None;
    }
    let longest = MAX_SAFE_INTEGER.unsigned_abs();
    // Digits alone can only fail to parse because they are too many.
    let whole = whole.parse::<u64>().unwrap_or(u64::MAX);
    let digits = fraction.bytes().map(|digit| u64::from(digit - b'0')).chain([0, 0]).take(3);
    let thousandths = digits.fold(0, |value, digit| value * 10 + digit);
    let milliseconds = whole.saturating_mul(1_000).saturating_add(thousandths);
    Some(Duration::from_millis(milliseconds.min(longest)))
}
