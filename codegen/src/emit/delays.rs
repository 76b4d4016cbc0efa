//! Turns a retry policy into waits and sentences.

use crate::model::{Backoff, Jitter, Policy, RetryAfterRule};
use crate::phrase::{counted, duration};
use crate::wire;

/// More attempts than this are not worked out.
const WORKED_OUT: u32 = 1_000;

/// How long to wait before an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The shortest that chance gives, in milliseconds.
    pub shortest_ms: u64,
    /// The longest, in milliseconds.
    pub longest_ms: u64,
}

impl Wait {
    /// The range, as `1 s to 2 s`.
    fn range(self) -> String {
        match (self.shortest_ms, self.longest_ms) {
            (shortest, longest) if shortest == longest => duration(longest),
            (0, longest) => format!("up to {}", duration(longest)),
            (shortest, longest) => format!("{} to {}", duration(shortest), duration(longest)),
        }
    }
}

/// How long to wait before the second attempt, the third, and so on, for so many of them at most.
pub fn waits(policy: &Policy, most: usize) -> Vec<Wait> {
    let retries = if policy.never { 0 } else { policy.attempts.saturating_sub(1) };
    (0..retries).take(most).map(|failure| wait(policy, failure)).collect()
}

/// At most so many rows of attempts and how long to wait before them, and whether these are all.
pub(super) fn rows(policy: &Policy, most: usize) -> (Vec<[String; 2]>, bool) {
    let mut waits: Vec<(u32, u32, Wait)> = Vec::new();
    for attempt in 2..=policy.attempts.min(WORKED_OUT) {
        let wait = wait(policy, attempt - 2);
        let full = waits.len() == most;
        match waits.last_mut() {
            Some((_, last, same)) if *same == wait => *last = attempt,
            _ if full => break,
            _ => waits.push((attempt, attempt, wait)),
        }
    }
    let complete = waits.last().is_none_or(|(_, last, _)| *last == policy.attempts);
    (
        waits.into_iter().map(|(first, last, wait)| [attempts_range(first, last), wait.range()]).collect(),
        complete,
    )
}

fn attempts_range(first: u32, last: u32) -> String {
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

/// One sentence: whether to retry, how long to wait at first, how often.
pub(super) fn short(policy: &Policy) -> String {
    if !policy.retries() {
        return "no".to_owned();
    }
    let first = wait(policy, 0).range();
    let first = match policy.retry_after {
        RetryAfterRule::Exactly => format!("as long as `Retry-After` says, else {first}"),
        RetryAfterRule::AtLeast => format!("{first}, or `Retry-After` where that is longer"),
        RetryAfterRule::Ignore => first,
    };
    let safe = if policy.idempotent_only { ", if the request is safe to repeat" } else { "" };
    format!("yes{safe}; first wait {first}; {}", attempts(policy))
}

/// `5 attempts in all`.
pub(super) fn attempts(policy: &Policy) -> String {
    format!("{} in all", counted(policy.attempts.into(), "attempt"))
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
        Jitter::None => "There is no jitter.".to_owned(),
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

/// The span of waits after the failure with this index, as clients compute them.
fn wait(policy: &Policy, failure: u32) -> Wait {
    let table = wire::policy(policy);
    let longest_ms = table.wait_ms(failure, 1.0_f64.next_down());
    // A jitter that is added stays below its bound, but the bound is what a reader wants to see.
    let open = u64::from(matches!(policy.jitter, Jitter::Up(1..)));
    let longest_ms = (longest_ms + open).min(policy.max_ms.unwrap_or(u64::MAX));
    Wait { shortest_ms: table.wait_ms(failure, 0.0), longest_ms }
}
