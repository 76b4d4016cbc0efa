// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! A token bucket that bounds how many requests of a program are tries again, so that clients which all fail at once
//! don't bury the service that is trying to come back.

use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// How many tries again a program may make: a share of its requests, some more for a short while, and a trickle for
/// programs that send little.
///
/// Every request adds a part of a token, time adds a little, and every try again takes one; without one, the client
/// gives up and reports the failure. Share one budget among all that send to the same service: put it in a `static`,
/// or in an [`Arc`](std::sync::Arc). The time is an argument, so that tests need not wait.
#[derive(Debug)]
pub struct RetryBudget {
    /// What a request adds.
    per_request: u64,
    /// What a second adds.
    per_second: u64,
    /// The most there can be.
    most: u64,
    bucket: Mutex<Bucket>,
}

/// Amounts are in millionths of a token.
#[derive(Debug)]
struct Bucket {
    amount: u64,
    filled: Option<Instant>,
}

const TOKEN: u64 = 1_000_000;

impl RetryBudget {
    /// One try again for each ten requests, ten more at once, and one each ten seconds.
    pub const fn new() -> Self {
        let most = 10 * TOKEN;
        let bucket = Mutex::new(Bucket { amount: most, filled: None });
        Self { per_request: TOKEN / 10, per_second: TOKEN / 10, most, bucket }
    }

    /// Sets how many tries again each request allows: 0.1 for one in ten.
    #[must_use]
    pub const fn with_ratio(self, ratio: f64) -> Self {
        Self { per_request: millionths(ratio), ..self }
    }

    /// Sets how many tries again each second allows, whatever is sent.
    #[must_use]
    pub const fn with_rate(self, per_second: f64) -> Self {
        Self { per_second: millionths(per_second), ..self }
    }

    /// Sets how many tries again can be saved up, with which the budget begins.
    #[must_use]
    pub const fn with_burst(self, tries: u32) -> Self {
        let most = tries as u64 * TOKEN;
        Self { most, bucket: Mutex::new(Bucket { amount: most, filled: None }), ..self }
    }

    /// Counts a request, its tries again left out.
    pub fn count_request(&self, now: Instant) {
        let mut bucket = self.filled(now);
        bucket.amount = bucket.amount.saturating_add(self.per_request).min(self.most);
    }

    /// Takes what a try again costs; false when there isn't enough, and the client should give up.
    pub fn take(&self, now: Instant) -> bool {
        let mut bucket = self.filled(now);
        let left = bucket.amount.checked_sub(TOKEN);
        bucket.amount = left.unwrap_or(bucket.amount);
        left.is_some()
    }

    /// How many tries again there are.
    pub fn left(&self, now: Instant) -> u64 {
        self.filled(now).amount / TOKEN
    }

    /// The bucket with what time added. A clock that stands or goes back adds nothing.
    fn filled(&self, now: Instant) -> MutexGuard<'_, Bucket> {
        // No holder of the lock can panic between two changes.
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let since = *bucket.filled.get_or_insert(now);
        let passed = now.saturating_duration_since(since).as_micros();
        let added = u128::from(self.per_second) * passed / MICROSECONDS;
        if added > 0 {
            // What came to less than a millionth of a token counts the next time.
            let used = (added * MICROSECONDS).div_ceil(u128::from(self.per_second));
            bucket.filled = Some(since + Duration::from_micros(saturated(used)));
            bucket.amount = bucket.amount.saturating_add(saturated(added)).min(self.most);
        }
        bucket
    }
}

const MICROSECONDS: u128 = 1_000_000;

fn saturated(number: u128) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

const fn millionths(amount: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "the cast saturates, as is wanted"
    )]
    let millionths = (amount * TOKEN as f64) as u64;
    millionths
}
