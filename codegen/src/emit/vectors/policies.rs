//! What each policy makes a client wait, for a fixed sequence of random numbers and of wishes of a server.

use serde_json::{Value, json};

use super::RANDOM;
use super::waits::{Step, step};
use crate::model::{Model, Policy};

/// A line for each policy.
pub(super) fn lines(model: &Model) -> Vec<Value> {
    let line = |policy: &Policy| {
        let steps = cases(policy).map(|case| case.to_json(policy)).collect::<Vec<_>>();
        json!({ "policy": policy.name, "steps": steps })
    };
    model.policies.iter().map(line).collect()
}

/// One failure.
struct Case {
    failure: u32,
    random: f64,
    asked_ms: Option<u64>,
}

impl Case {
    fn to_json(&self, policy: &Policy) -> Value {
        let Self { failure, random, asked_ms } = *self;
        let mut line = json!({ "failure": failure, "random": random });
        if let Some(asked) = asked_ms {
            line["retry_after_ms"] = asked.into();
        }
        match step(policy, failure, asked_ms, random) {
            Step::Wait(wait) => line["wait_ms"] = wait.into(),
            Step::GiveUp(why) => line["gives_up"] = why.into(),
        }
        line
    }
}

/// The first failures and the last ones, all random numbers, and wishes around the bounds of the policy.
fn cases(policy: &Policy) -> impl Iterator<Item = Case> {
    let last = policy.attempts;
    let failures = (0..8).filter(move |failure| *failure < last);
    let late = [last.saturating_sub(2), last.saturating_sub(1), last, u32::MAX];
    let random = |failure: u32| RANDOM[failure as usize % RANDOM.len()];
    let plain =
        failures.chain(late).map(move |failure| Case { failure, random: random(failure), asked_ms: None });
    let chances = RANDOM.into_iter().map(|random| Case { failure: 0, random, asked_ms: None });
    let longest = policy.max_retry_after_ms;
    let wishes = [0, 1, 1_500, 61_000, longest, longest.saturating_add(1)];
    plain.chain(chances).chain(wishes.map(|asked| Case { failure: 0, random: 0.5, asked_ms: Some(asked) }))
}
