// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns a policy, the failures so far and the server's wish into a wait, or into giving up.
//!
//! All waits are whole milliseconds, and each step is exact or rounded down in IEEE 754 binary64, so that every
//! language computes the same wait from the same random number.

use core::time::Duration;

use super::number::{self, MAX_SAFE_INTEGER};
use super::table::{Backoff, Jitter, Policy, RetryAfterRule};

/// What a client does after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Waits so long, then tries again.
    Wait(Duration),
    /// Gives up and reports the failure.
    GiveUp(GiveUp),
}

/// Why a client gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum GiveUp {
    /// Another try can't help.
    Never,
    /// The tries are used up.
    Attempts,
    /// The server demands a longer wait than the policy allows.
    TooLong,
    /// The work may have been done, and the request isn't safe to repeat.
    NotIdempotent,
    /// The client's budget for tries again is used up.
    Budget,
}

impl Policy<'_> {
    /// What to do after the failure with this index, counted from 0: the first wait is that of failure 0.
    /// `retry_after` is what the server asked for; `random` is from [0, 1).
    pub fn step(&self, failure: u32, retry_after: Option<Duration>, random: f64) -> Step {
        if self.never {
            return Step::GiveUp(GiveUp::Never);
        }
        if failure.saturating_add(1) >= self.attempts {
            return Step::GiveUp(GiveUp::Attempts);
        }
        let asked =
            retry_after.filter(|_| self.retry_after != RetryAfterRule::Ignore).map(number::milliseconds);
        if asked.is_some_and(|asked| asked > self.max_retry_after_ms) {
            return Step::GiveUp(GiveUp::TooLong);
        }
        let wait = self.wait_ms(failure, random);
        Step::Wait(Duration::from_millis(match (self.retry_after, asked) {
            (RetryAfterRule::Exactly, Some(asked)) => asked,
            (_, Some(asked)) => wait.max(asked),
            (_, None) => wait,
        }))
    }

    /// The wait in milliseconds after the failure with this index, counted from 0, when the server asks for none.
    pub fn wait_ms(&self, failure: u32, random: f64) -> u64 {
        let cap = self.max_ms.unwrap_or(LONGEST).min(LONGEST);
        let wait = self.grown(failure).min(cap);
        let jittered = match self.jitter {
            Jitter::None => wait,
            Jitter::Full => draw(random, wait + 1),
            Jitter::Equal => wait / 2 + draw(random, wait - wait / 2 + 1),
            Jitter::Up(most) => wait.saturating_add(draw(random, most)),
        };
        jittered.min(cap)
    }

    fn grown(&self, failure: u32) -> u64 {
        match self.backoff {
            Backoff::Exponential => floor(float(self.initial_ms) * power(self.factor, failure)),
            Backoff::Linear => self.initial_ms.saturating_mul(u64::from(failure) + 1),
            Backoff::Constant => self.initial_ms,
        }
    }
}

const LONGEST: u64 = MAX_SAFE_INTEGER.unsigned_abs();

/// By squaring, since the power functions of languages differ in the last digit.
fn power(factor: f64, exponent: u32) -> f64 {
    let (mut power, mut square, mut rest) = (1.0, factor, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            power *= square;
        }
        square *= square;
        rest >>= 1;
    }
    power
}

/// One of the numbers from 0 to `count − 1`; 0 when there are none.
fn draw(random: f64, count: u64) -> u64 {
    floor(float(count) * random).min(count.saturating_sub(1))
}

fn float(number: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the smaller number has an exact float")]
    let float = number.min(LONGEST + 1) as f64;
    float
}

fn floor(number: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, as is wanted"
    )]
    let floor = number as u64;
    floor.min(LONGEST)
}
