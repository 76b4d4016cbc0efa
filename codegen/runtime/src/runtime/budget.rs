//! A token bucket that bounds how many requests of a program are tries again, so that clients which all fail at once
//! don't bury the service that is trying to come back.

use core::time::Duration;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::random::{Random, RandomSource as _};

/// How many tries again a program may make: a share of its requests, some more for a short while, and a trickle for
/// programs that send little.
///
/// Every request adds a part of a token, time adds a little, and every try again takes one; without one, the client
/// gives up and reports the failure. Share one budget among all that send to the same service: put it in a `static`,
/// or in an [`Arc`](std::sync::Arc). The time is an argument, so that tests need not wait.
///
/// What a program has saved up it may spend at once when the service fails. Where very many programs run and each has a
/// budget of its own, they all do: give those [`with_burst(0)`](Self::with_burst).
#[derive(Debug)]
pub struct RetryBudget {
    /// What a request adds.
    per_request: u64,
    /// What a second adds.
    per_second: u64,
    /// The most there can be; 0 when nothing is saved up.
    most: u64,
    /// For what is a matter of chance; `None` for another one in each program.
    seed: Option<u64>,
    bucket: Mutex<Bucket>,
}

/// Amounts are in millionths of a token.
#[derive(Debug)]
struct Bucket {
    amount: u64,
    filled: Option<Instant>,
    /// Decides where there is less than a whole token and nothing is saved up.
    chance: Option<Random>,
}

const TOKEN: u64 = 1_000_000;

impl Bucket {
    const fn full(most: u64) -> Mutex<Self> {
        Mutex::new(Self { amount: most, filled: None, chance: None })
    }
}

impl RetryBudget {
    /// One try again for each ten requests, ten more at once, and one each ten seconds.
    pub const fn new() -> Self {
        let most = 10 * TOKEN;
        let bucket = Bucket::full(most);
        Self { per_request: TOKEN / 10, per_second: TOKEN / 10, most, seed: None, bucket }
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
    ///
    /// With 0 nothing is saved up. A request allows what it and the time since the one before it add, at most one try
    /// again, until the next request; of less than a whole one, it is a matter of chance whether it is had. So a program
    /// that sends little tries again as ever, one that sends much does so for a share of its requests, and however many
    /// programs there are, they don't begin all at once.
    #[must_use]
    pub const fn with_burst(self, tries: u32) -> Self {
        let most = tries as u64 * TOKEN;
        Self { most, bucket: Bucket::full(most), ..self }
    }

    /// Draws from a generator with this seed what is a matter of chance, for tests.
    #[must_use]
    pub const fn with_seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), bucket: Bucket::full(self.most), ..self }
    }

    /// Counts a request, its tries again left out.
    pub fn count_request(&self, now: Instant) {
        let mut bucket = self.locked();
        if self.most == 0 {
            let passed = bucket.filled.replace(now).map(|since| now.saturating_duration_since(since));
            // The first request comes after a time without any.
            let earned = passed.map_or(self.per_second.saturating_mul(TOKEN), |passed| self.earned(passed));
            bucket.amount = earned.saturating_add(self.per_request).min(TOKEN);
        } else {
            self.fill(&mut bucket, now);
            bucket.amount = bucket.amount.saturating_add(self.per_request).min(self.most);
        }
    }

    /// Takes what a try again costs; false when there isn't enough, and the client should give up.
    pub fn take(&self, now: Instant) -> bool {
        let mut bucket = self.locked();
        if self.most == 0 {
            let part = core::mem::take(&mut bucket.amount);
            return part > 0 && self.draws_less_than(part, &mut bucket);
        }
        self.fill(&mut bucket, now);
        let left = bucket.amount.checked_sub(TOKEN);
        bucket.amount = left.unwrap_or(bucket.amount);
        left.is_some()
    }

    /// How many tries again there are for certain: whole ones.
    pub fn left(&self, now: Instant) -> u64 {
        let mut bucket = self.locked();
        self.fill(&mut bucket, now);
        bucket.amount / TOKEN
    }

    fn draws_less_than(&self, part: u64, bucket: &mut Bucket) -> bool {
        let begin = || self.seed.map_or_else(Random::new, Random::seeded);
        millionths(bucket.chance.get_or_insert_with(begin).next_number()) < part
    }

    fn locked(&self) -> MutexGuard<'_, Bucket> {
        // No holder of the lock can panic between two changes.
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what time adds. A clock that stands or goes back adds nothing.
    fn fill(&self, bucket: &mut Bucket, now: Instant) {
        if self.most == 0 {
            return;
        }
        let since = *bucket.filled.get_or_insert(now);
        let added = self.earned(now.saturating_duration_since(since));
        if added > 0 {
            // What came to less than a millionth of a token counts the next time.
            let used = (u128::from(added) * MICROSECONDS).div_ceil(u128::from(self.per_second));
            bucket.filled = Some(since + Duration::from_micros(saturated(used)));
            bucket.amount = bucket.amount.saturating_add(added).min(self.most);
        }
    }

    fn earned(&self, passed: Duration) -> u64 {
        saturated(u128::from(self.per_second) * passed.as_micros() / MICROSECONDS)
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
