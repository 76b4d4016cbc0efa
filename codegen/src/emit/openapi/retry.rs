//! What clients need to know to try again, as extensions.

use serde_json::{Map, Value, json};

use crate::model::{Backoff, ErrorDef, Jitter, Model, Policy, RetryAfterRule};

/// `x-retry-policies`: each policy by name, times in milliseconds.
pub(super) fn policies(model: &Model) -> Map<String, Value> {
    model.policies.iter().map(|policy| (policy.name.clone(), self::policy(policy))).collect()
}

/// `x-retry` of an error.
pub(super) fn of_error(model: &Model, error: &ErrorDef) -> Value {
    named(&model[error.retry])
}

/// `x-retry`: whether to try again, and by which policy.
pub(super) fn named(policy: &Policy) -> Value {
    json!({ "policy": policy.name, "retries": policy.retries() })
}

/// A policy as data; times are in milliseconds.
pub fn policy(policy: &Policy) -> Value {
    if !policy.retries() {
        return json!({ "retries": false });
    }
    let backoff = match policy.backoff {
        Backoff::Exponential => "exponential",
        Backoff::Linear => "linear",
        Backoff::Constant => "constant",
    };
    let jitter = match policy.jitter {
        Jitter::None => "none".into(),
        Jitter::Full => "full".into(),
        Jitter::Equal => "equal".into(),
        Jitter::Up(most) => Value::from(most),
    };
    let retry_after = match policy.retry_after {
        RetryAfterRule::AtLeast => "at_least",
        RetryAfterRule::Exactly => "exactly",
        RetryAfterRule::Ignore => "ignore",
    };
    json!({
        "retries": true,
        "attempts": policy.attempts,
        "backoff": backoff,
        "initial_ms": policy.initial_ms,
        "factor": policy.factor,
        "max_ms": policy.max_ms,
        "jitter": jitter,
        "retry_after": retry_after,
        "max_retry_after_ms": policy.max_retry_after_ms,
        "idempotent_only": policy.idempotent_only,
        "outcome_unknown": policy.outcome_unknown,
    })
}
