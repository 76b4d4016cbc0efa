//! Turns a retry policy into waits and sentences.

use crate::model::{Backoff, Jitter, Policy, RetryAfterRule};

/// More waits than this are not listed one by one.
const LISTED: u32 = 10;

/// How long to wait before an attempt.
pub(super) struct Wait {
    /// Counted from 1; the first that waits is the second.
    pub(super) attempt: u32,
    shortest_ms: u64,
    longest_ms: u64,
}

impl Wait {
    /// The range, as `1 s to 2 s`.
    pub(super) fn range(&self) -> String {
        match (self.shortest_ms, self.longest_ms) {
            (shortest, longest) if shortest == longest => duration(longest),
            (0, longest) => format!("up to {}", duration(longest)),
            (shortest, longest) => format!("{} to {}", duration(shortest), duration(longest)),
        }
    }
}

/// The waits before the second attempt and those after it, the first ones of many.
pub(super) fn waits(policy: &Policy) -> Vec<Wait> {
    (1..policy.attempts.min(LISTED + 1)).map(|failures| wait(policy, failures - 1)).collect()
}

/// One sentence: whether to retry, how long to wait at first, how often.
pub(super) fn short(policy: &Policy) -> String {
    if policy.never || policy.attempts < 2 {
        return "no".to_owned();
    }
    let first = match policy.retry_after {
        RetryAfterRule::Exactly => "as long as `Retry-After` says, else ".to_owned(),
        RetryAfterRule::AtLeast | RetryAfterRule::Ignore => String::new(),
    };
    let safe = if policy.idempotent_only { ", if the request is safe to repeat" } else { "" };
    format!("yes{safe}; first wait {first}{}; {}", wait(policy, 0).range(), attempts(policy))
}

/// `5 attempts in all`.
pub(super) fn attempts(policy: &Policy) -> String {
    let plural = if policy.attempts == 1 { "" } else { "s" };
    format!("{} attempt{plural} in all", policy.attempts)
}

/// How the waits come about.
pub(super) fn growth(policy: &Policy) -> String {
    let initial = duration(policy.initial_ms);
    let grows = match policy.backoff {
        Backoff::Exponential => {
            format!("Waits begin at {initial} and grow {}-fold with each failure", policy.factor)
        }
        Backoff::Linear => format!("Waits begin at {initial} and grow by {initial} with each failure"),
        Backoff::Constant => format!("Each wait is {initial}"),
    };
    let cap = policy.max_ms.map(|max| format!(", up to {}", duration(max))).unwrap_or_default();
    let jitter = match policy.jitter {
        Jitter::None => "Nothing is left to chance.".to_owned(),
        Jitter::Full => "Chance picks the actual wait between zero and that.".to_owned(),
        Jitter::Equal => "Chance picks the actual wait between half of that and all of it.".to_owned(),
        Jitter::Up(most) => format!("Chance adds up to {}.", duration(most)),
    };
    format!("{grows}{cap}. {jitter}")
}

/// What else a client has to mind, a sentence each.
pub(super) fn rules(policy: &Policy) -> Vec<String> {
    let longest = duration(policy.max_retry_after_ms);
    let give_up = format!("If it asks for more than {longest}, give up and report the error.");
    let mut rules = vec![match policy.retry_after {
        RetryAfterRule::AtLeast => {
            format!("Where `Retry-After` is longer than the wait, wait that long. {give_up}")
        }
        RetryAfterRule::Exactly => format!("Where there is `Retry-After`, wait exactly that long. {give_up}"),
        RetryAfterRule::Ignore => "`Retry-After` does not count here.".to_owned(),
    }];
    rules.push(format!("Stop after {} and report the last error.", attempts(policy)));
    if policy.idempotent_only {
        rules.push("Retry only requests that are safe to repeat.".to_owned());
    }
    if policy.outcome_unknown {
        rules.push("When the last attempt has failed too, the work may still have been done. Look before you start anew.".to_owned());
    }
    rules
}

/// Milliseconds in the units that people read: `250 ms`, `1.5 s`, `1 min 30 s`, `2 h`.
pub(super) fn duration(ms: u64) -> String {
    if ms == 0 {
        return "0 s".to_owned();
    }
    if ms < 1_000 {
        return format!("{ms} ms");
    }
    let seconds = match ms % 60_000 {
        0 => None,
        rest if rest % 1_000 == 0 => Some(format!("{} s", rest / 1_000)),
        rest => {
            let decimals = format!("{:03}", rest % 1_000);
            Some(format!("{}.{} s", rest / 1_000, decimals.trim_end_matches('0')))
        }
    };
    let part = |count: u64, unit: &str| (count > 0).then(|| format!("{count} {unit}"));
    let parts = [part(ms / 3_600_000, "h"), part(ms / 60_000 % 60, "min"), seconds];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn wait(policy: &Policy, failures: u32) -> Wait {
    let cap = policy.max_ms.unwrap_or(u64::MAX);
    let wait = grown(policy, failures).min(cap);
    let (shortest, longest) = match policy.jitter {
        Jitter::None => (wait, wait),
        Jitter::Full => (0, wait),
        Jitter::Equal => (wait / 2, wait),
        Jitter::Up(most) => (wait, wait.saturating_add(most).min(cap)),
    };
    Wait { attempt: failures + 2, shortest_ms: shortest, longest_ms: longest }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates, as the language asks"
)]
fn grown(policy: &Policy, failures: u32) -> u64 {
    match policy.backoff {
        Backoff::Exponential => {
            let exponent = i32::try_from(failures).unwrap_or(i32::MAX);
            (policy.initial_ms as f64 * policy.factor.powi(exponent)) as u64
        }
        Backoff::Linear => policy.initial_ms.saturating_mul(u64::from(failures) + 1),
        Backoff::Constant => policy.initial_ms,
    }
}
