// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Keeps the headers of an answer that its catalog gives a meaning, so that the others needn't be copied.

use core::time::Duration;

use http::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::runtime::retry_after;
use crate::runtime::timestamp::Timestamp;

/// Names (lower case) and values; of a header that comes several times, the first. Bytes that aren't UTF-8 become
/// U+FFFD.
#[derive(Clone, Default)]
pub(super) struct Kept<'t> {
    headers: Vec<(&'t str, String)>,
}

impl<'t> Kept<'t> {
    /// Keeps a header, if it came. Of several `Retry-After` none counts.
    pub(super) fn keep(&mut self, name: &'t str, headers: &HeaderMap) {
        if headers.is_empty() || self.get(name).is_some() {
            return;
        }
        if name == RETRY_AFTER && headers.get_all(name).iter().nth(1).is_some() {
            return;
        }
        if let Some(value) = headers.get(name) {
            let lossy = || String::from_utf8_lossy(value.as_bytes()).into_owned();
            self.headers.push((name, value.to_str().map_or_else(|_| lossy(), str::to_owned)));
        }
    }

    /// A header's value as it came.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(kept, _)| *kept == name).map(|(_, value)| value.as_str())
    }

    /// All that were kept.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'t str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, value.as_str()))
    }
}

/// The wait that `Retry-After` asks for. The time is asked for only when a date has to be counted from it.
pub(super) fn retry_after(headers: &HeaderMap, now: impl FnOnce() -> Timestamp) -> Option<Duration> {
    // What isn't text is nonsense, and still counts as a repetition.
    let mut values = headers.get_all(RETRY_AFTER).iter().map(|value| value.to_str().unwrap_or("")).peekable();
    let is_date = values.peek()?.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !is_date {
        return retry_after::parse(values, None, Timestamp::MIN);
    }
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    retry_after::parse(values, date, now())
}
