//! Changes of what a retry policy says, key by key.

use super::change::{Change, ChangeRule, Changes, Subject};
use super::matched::matched;
use super::pair::Pair;
use super::retry::is_same_policy;
use super::table::policies::{
    ATTEMPTS_CHANGED, BACKOFF_CHANGED, FACTOR_CHANGED, FIRST_WAIT_CHANGED, JITTER_CHANGED,
    LONGEST_DEMAND_CHANGED, LONGEST_WAIT_CHANGED, OUTCOME_BECAME_KNOWN, OUTCOME_BECAME_UNKNOWN, POLICY_ADDED,
    POLICY_REMOVED, REPEATING_ALLOWED, REPEATING_RESTRICTED, RETRY_AFTER_RULE_CHANGED,
};
use super::table::retry::FALLBACK_POLICY_CHANGED;
use crate::model::{Backoff, Jitter, Model, Policy, RetryAfterRule};
use crate::phrase::duration;

pub(super) fn find(pair: &Pair<'_>, changes: &mut Changes) {
    let at = |name: &str| Subject::of(&["retry", name]);
    let policies = matched(written(pair.old), written(pair.new), |policy| policy.name.clone());
    for policy in policies.gone {
        changes.at(&POLICY_REMOVED, at(&policy.name));
    }
    for policy in policies.come {
        changes.at(&POLICY_ADDED, at(&policy.name));
    }
    for (old, new) in policies.kept {
        compare(&at(&new.name), old, new, changes);
    }
    let (was, is) = (&pair.old[pair.old.fallback_policy], &pair.new[pair.new.fallback_policy]);
    if was.name != is.name && !is_same_policy(was, is) {
        let change = Change::new(&FALLBACK_POLICY_CHANGED, at("default"));
        changes.push(change.with(&was.name, &is.name));
    }
}

/// The policies of the catalog, without the built-in ones.
fn written(model: &Model) -> impl Iterator<Item = &Policy> {
    model.policies.iter().filter(|policy| !policy.never && policy.name != "built-in")
}

/// What a policy says under a key, and the rule about it.
type Said<'a> = (&'static ChangeRule, &'static str, String);

fn said(policy: &Policy) -> [Said<'_>; 8] {
    let backoff = match policy.backoff {
        Backoff::Exponential => "exponential",
        Backoff::Linear => "linear",
        Backoff::Constant => "constant",
    };
    let jitter = match policy.jitter {
        Jitter::None => "none".to_owned(),
        Jitter::Full => "full".to_owned(),
        Jitter::Equal => "equal".to_owned(),
        Jitter::Up(most) => duration(most),
    };
    let retry_after = match policy.retry_after {
        RetryAfterRule::AtLeast => "at_least",
        RetryAfterRule::Exactly => "exactly",
        RetryAfterRule::Ignore => "ignore",
    };
    [
        (&BACKOFF_CHANGED, "backoff", backoff.to_owned()),
        (&FIRST_WAIT_CHANGED, "initial", duration(policy.initial_ms)),
        (&FACTOR_CHANGED, "factor", policy.factor.to_string()),
        (&LONGEST_WAIT_CHANGED, "max", policy.max_ms.map(duration).unwrap_or_default()),
        (&JITTER_CHANGED, "jitter", jitter),
        (&ATTEMPTS_CHANGED, "attempts", policy.attempts.to_string()),
        (&RETRY_AFTER_RULE_CHANGED, "retry_after", retry_after.to_owned()),
        (&LONGEST_DEMAND_CHANGED, "max_retry_after", duration(policy.max_retry_after_ms)),
    ]
}

fn compare(subject: &Subject, old: &Policy, new: &Policy, changes: &mut Changes) {
    for ((rule, key, was), (_, _, is)) in said(old).into_iter().zip(said(new)) {
        changes.text(rule, subject.at(key), &was, &is);
    }
    match (old.idempotent_only, new.idempotent_only) {
        (false, true) => changes.at(&REPEATING_RESTRICTED, subject.at("idempotent_only")),
        (true, false) => changes.at(&REPEATING_ALLOWED, subject.at("idempotent_only")),
        (true, true) | (false, false) => {}
    }
    match (old.outcome_unknown, new.outcome_unknown) {
        (false, true) => changes.at(&OUTCOME_BECAME_UNKNOWN, subject.at("on_final")),
        (true, false) => changes.at(&OUTCOME_BECAME_KNOWN, subject.at("on_final")),
        (true, true) | (false, false) => {}
    }
}
