//! Works out waits from a policy, by the definitions of `docs/wire.md` and not by the runtime.

use crate::model::{Backoff, Jitter, Policy, RetryAfterRule};

/// The longest duration in milliseconds: 2^53 − 1.
pub(super) const LONGEST: u64 = (1 << 53) - 1;

/// What a client does after a failure.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Waits so many milliseconds.
    Wait(u64),
    /// Gives up, for this reason.
    GiveUp(&'static str),
}

/// What to do after the failure with this index, counted from 0.
pub(super) fn step(policy: &Policy, failure: u32, asked_ms: Option<u64>, random: f64) -> Step {
    let asked = asked_ms.filter(|_| policy.retry_after != RetryAfterRule::Ignore);
    if policy.never {
        Step::GiveUp("never")
    } else if u64::from(failure) + 1 >= u64::from(policy.attempts) {
        Step::GiveUp("attempts")
    } else if asked > Some(policy.max_retry_after_ms) {
        Step::GiveUp("too_long")
    } else {
        let own = wait(policy, failure, random);
        Step::Wait(match (asked, policy.retry_after) {
            (Some(asked), RetryAfterRule::Exactly) => asked,
            (asked, _) => asked.unwrap_or(0).max(own),
        })
    }
}

fn wait(policy: &Policy, failure: u32, random: f64) -> u64 {
    let cap = |wait: u64| policy.max_ms.map_or(wait, |max| wait.min(max)).min(LONGEST);
    let wait = cap(grown(policy, failure));
    cap(match policy.jitter {
        Jitter::None => wait,
        Jitter::Full => scaled(wait + 1, random).min(wait),
        Jitter::Equal => {
            let half = wait / 2;
            half + scaled(wait - half + 1, random).min(wait - half)
        }
        Jitter::Up(most) => wait + scaled(most, random).min(most.saturating_sub(1)),
    })
}

fn grown(policy: &Policy, failure: u32) -> u64 {
    match policy.backoff {
        Backoff::Constant => policy.initial_ms,
        Backoff::Linear => {
            let grown = u128::from(policy.initial_ms) * (u128::from(failure) + 1);
            u64::try_from(grown).unwrap_or(u64::MAX)
        }
        Backoff::Exponential => {
            let mut squares = vec![policy.factor];
            for _ in 1..u32::BITS {
                squares.extend(squares.last().map(|square| square * square));
            }
            let bits = (0..u32::BITS).zip(squares).filter(|(bit, _)| failure >> bit & 1 == 1);
            scaled(policy.initial_ms, bits.fold(1.0, |power, (_, square)| power * square))
        }
    }
}

/// A product in binary64, rounded down.
fn scaled(count: u64, by: f64) -> u64 {
    #[expect(clippy::cast_precision_loss, reason = "the language computes in binary64")]
    let product = count.min(LONGEST + 1) as f64 * by;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is rounded down and saturates"
    )]
    let product = product as u64;
    product.min(LONGEST)
}
