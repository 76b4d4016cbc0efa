//! Lowers retry policies.

use crate::model::{Backoff, Jitter, Policy, PolicyId, RetryAfterRule};
use crate::syntax::catalog::{Entries, Policy as Written, Text};
use crate::syntax::lexical;

/// The policy with the language's defaults, where the catalog names none `default`. It has another name, since only a
/// policy that the catalog names `default` counts for statuses.
const BUILT_IN: &str = "built-in";

/// `never`, the declared policies, and at the end one with the language's defaults where none is named `default`.
/// With them, the id of the one that an unknown code follows.
pub(super) fn policies(written: &Entries<Written>) -> (Vec<Policy>, PolicyId) {
    let never = Policy { never: true, ..policy("never", &Written::default()) };
    let declared = written.iter().map(|(name, written)| policy(&name.text, written));
    let mut policies: Vec<Policy> = std::iter::once(never).chain(declared).collect();
    let default = policies.iter().position(|policy| policy.name == "default").unwrap_or_else(|| {
        policies.push(policy(BUILT_IN, &Written::default()));
        policies.len() - 1
    });
    (policies, PolicyId(super::id(default)))
}

fn policy(name: &str, written: &Written) -> Policy {
    Policy {
        name: name.to_owned(),
        never: false,
        backoff: backoff(written.backoff.as_ref()),
        initial_ms: milliseconds(written.initial.as_ref()).unwrap_or(1000),
        factor: written.factor.as_ref().and_then(|factor| lexical::number(&factor.text)).unwrap_or(2.0),
        max_ms: milliseconds(written.max.as_ref()),
        jitter: jitter(written.jitter.as_ref()),
        attempts: written.attempts.as_ref().and_then(|attempts| attempts.text.parse().ok()).unwrap_or(3),
        retry_after: retry_after(written.retry_after.as_ref()),
        max_retry_after_ms: milliseconds(written.max_retry_after.as_ref()).unwrap_or(600_000),
        idempotent_only: written.idempotent_only.as_ref().is_some_and(|text| text.text == "true"),
        outcome_unknown: written.on_final.is_some(),
    }
}

fn milliseconds(text: Option<&Text>) -> Option<u64> {
    text.and_then(|text| lexical::duration_ms(&text.text))
}

fn backoff(text: Option<&Text>) -> Backoff {
    match text.map(|text| text.text.as_str()) {
        Some("linear") => Backoff::Linear,
        Some("constant") => Backoff::Constant,
        _ => Backoff::Exponential,
    }
}

fn jitter(text: Option<&Text>) -> Jitter {
    match text.map(|text| text.text.as_str()) {
        Some("full") => Jitter::Full,
        Some("equal") => Jitter::Equal,
        _ => milliseconds(text).map_or(Jitter::None, Jitter::Up),
    }
}

fn retry_after(text: Option<&Text>) -> RetryAfterRule {
    match text.map(|text| text.text.as_str()) {
        Some("exactly") => RetryAfterRule::Exactly,
        Some("ignore") => RetryAfterRule::Ignore,
        _ => RetryAfterRule::AtLeast,
    }
}
