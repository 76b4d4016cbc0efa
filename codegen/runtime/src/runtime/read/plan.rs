//! Turns what an answer says into whether and how to try again, and why.

use core::time::Duration;
use std::borrow::Cow;

use http::StatusCode;

use super::reading::Reading;
use crate::runtime::random::RandomSource;
use crate::runtime::retry::Step;
use crate::runtime::table::{Policy, Slot, Tables};

/// Whether and how to try again.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetryPlan<'t> {
    /// The policy to follow. Only for requests that are safe to repeat, where it says so.
    pub policy: Policy<'t>,
    /// How long the server asks to wait.
    pub retry_after: Option<Duration>,
    /// The server's own word on it, if it sent one.
    pub verdict: Option<Verdict>,
    /// What the policy was chosen by.
    pub chosen_by: ChosenBy,
}

/// What decides on trying again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChosenBy {
    /// The catalog's policy for this error.
    Error,
    /// The status alone, since the error is not known.
    Status,
    /// The server's word for it, since the error is not known.
    Server,
    /// The server's word against it.
    ServerRefusal,
}

/// The server's word on trying again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It helps.
    Yes,
    /// It doesn't.
    No,
    /// It may, but the work may also have happened.
    OutcomeUnknown,
}

impl RetryPlan<'_> {
    /// Whether to try again at all.
    pub fn retries(&self) -> bool {
        !self.policy.never && self.policy.attempts > 1
    }

    /// Whether to try again with a request that is safe to repeat, or isn't: its method is idempotent, or it has an
    /// idempotency key, say. [`is_safe`](crate::runtime::retrier::is_safe) tells.
    pub fn allows(&self, safe: bool) -> bool {
        self.retries() && (safe || !self.policy.idempotent_only)
    }

    /// How long to wait after the failed attempt with this index, counted from 0; `None` to give up and report the
    /// failure. Waits nowhere itself.
    ///
    /// The random numbers for jitter come from [`Random`](crate::runtime::random::Random), or from any closure that
    /// gives numbers from [0, 1).
    pub fn delay(&self, attempt: u32, rng: &mut (impl RandomSource + ?Sized)) -> Option<Duration> {
        match self.step(attempt, rng.next_number()) {
            Step::Wait(wait) => Some(wait),
            Step::GiveUp(_) => None,
        }
    }

    /// What to do after the failure with this index, counted from 0, and why; `random` is from [0, 1).
    pub fn step(&self, failure: u32, random: f64) -> Step {
        self.policy.step(failure, self.retry_after, random)
    }
}

impl<'t> Reading<'t> {
    /// What `$retryable` or `$retry` says: whether to try again.
    pub fn verdict(&self) -> Option<Verdict> {
        let retryable =
            match self.json(Slot::Retryable).map(Cow::Borrowed).or_else(|| self.header_of(Slot::Retryable)) {
                Some(word) if word == "true" => Some(Verdict::Yes),
                Some(word) if word == "false" => Some(Verdict::No),
                _ => None,
            };
        let retry = self.text(Slot::Retry).and_then(|word| match word.as_ref() {
            "yes" => Some(Verdict::Yes),
            "no" => Some(Verdict::No),
            "outcome_unknown" => Some(Verdict::OutcomeUnknown),
            _ => None,
        });
        match (retryable, retry) {
            (Some(Verdict::No), _) | (_, Some(Verdict::No)) => Some(Verdict::No),
            (retryable, retry) => retry.or(retryable),
        }
    }

    /// Whether and how to try again. A server's "no" always counts; its "yes" only for an error that isn't known.
    pub fn plan(&self) -> RetryPlan<'t> {
        let verdict = self.verdict();
        let (policy, chosen_by) = match self.facts() {
            Some(facts) => refused(policy(self.tables, facts.policy), ChosenBy::Error, verdict),
            None => unknown(self.tables, self.status, verdict),
        };
        RetryPlan { policy, retry_after: self.retry_after(), verdict, chosen_by }
    }
}

/// What to do about an error that isn't known, by its status and the server's word.
pub(in crate::runtime) fn unknown<'t>(
    tables: &'t Tables<'t>,
    status: StatusCode,
    verdict: Option<Verdict>,
) -> (Policy<'t>, ChosenBy) {
    let of_status = status_policy(tables, status);
    if verdict == Some(Verdict::Yes) {
        let policy = if of_status.never { policy(tables, tables.fallback_policy) } else { of_status };
        return (policy, ChosenBy::Server);
    }
    let policy = by_status_alone(of_status, status);
    let outcome_unknown = policy.outcome_unknown || verdict == Some(Verdict::OutcomeUnknown);
    refused(Policy { outcome_unknown, ..policy }, ChosenBy::Status, verdict)
}

fn policy<'t>(tables: &Tables<'t>, index: u8) -> Policy<'t> {
    tables.policies.get(usize::from(index)).copied().unwrap_or(Policy::NEVER)
}

fn refused(policy: Policy<'_>, chosen_by: ChosenBy, verdict: Option<Verdict>) -> (Policy<'_>, ChosenBy) {
    match verdict {
        Some(Verdict::No) => (Policy { never: true, ..policy }, ChosenBy::ServerRefusal),
        Some(Verdict::Yes | Verdict::OutcomeUnknown) | None => (policy, chosen_by),
    }
}

/// What a client follows when it knows only the status: the catalog's word, else the policy named `default` for the
/// statuses that usually pass.
fn status_policy<'t>(tables: &Tables<'t>, status: StatusCode) -> Policy<'t> {
    let status = status.as_u16();
    let policy = match tables.status(status) {
        Some(known) => tables.policies.get(usize::from(known.policy)),
        None if matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504) => {
            tables.policies.iter().find(|policy| policy.name == "default")
        }
        None => None,
    };
    policy.copied().unwrap_or(Policy::NEVER)
}

/// The request may have been carried out under these statuses, so it must be safe to repeat (RFC 9110 §9.2.2).
fn by_status_alone(policy: Policy<'_>, status: StatusCode) -> Policy<'_> {
    let idempotent_only = policy.idempotent_only || matches!(status.as_u16(), 500 | 502 | 504);
    Policy { idempotent_only, ..policy }
}
