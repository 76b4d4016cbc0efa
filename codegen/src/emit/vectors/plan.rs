//! Works out whether and how to try again after an answer.

use serde_json::{Value, json};

use super::RANDOM;
use super::waits::{self, Step};
use crate::model::{ErrorDef, Model, Policy};

/// Whether and how to try again.
#[derive(Clone)]
pub(super) struct Plan {
    /// The policy to follow, with what the answer changes in it.
    pub(super) policy: Policy,
    /// What chose it.
    pub(super) why: &'static str,
    /// The server's own word.
    pub(super) verdict: Option<Verdict>,
    /// How long the server asks to wait.
    pub(super) retry_after_ms: Option<u64>,
}

/// The server's own word on trying again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Yes,
    No,
    OutcomeUnknown,
}

impl Verdict {
    /// What `$retry` carries.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::OutcomeUnknown => "outcome_unknown",
        }
    }
}

impl Plan {
    /// For an error of the catalog.
    pub(super) fn of_error(model: &Model, error: &ErrorDef, verdict: Option<Verdict>) -> Self {
        Self::unless_refused(model[error.retry].clone(), "error", verdict)
    }

    /// For an error that is not known.
    pub(super) fn of_status(model: &Model, status: u16, verdict: Option<Verdict>) -> Self {
        let policy = status_policy(model, status);
        if verdict == Some(Verdict::Yes) {
            let policy = if policy.never { &model[model.fallback_policy] } else { policy };
            return Self { policy: policy.clone(), why: "server", verdict, retry_after_ms: None };
        }
        let mut policy = policy.clone();
        policy.idempotent_only |= matches!(status, 500 | 502 | 504);
        policy.outcome_unknown |= verdict == Some(Verdict::OutcomeUnknown);
        Self::unless_refused(policy, "status", verdict)
    }

    fn unless_refused(mut policy: Policy, why: &'static str, verdict: Option<Verdict>) -> Self {
        let refused = verdict == Some(Verdict::No);
        policy.never |= refused;
        Self { policy, why: if refused { "server_refusal" } else { why }, verdict, retry_after_ms: None }
    }

    /// The same, with what the server asks for.
    pub(super) fn after(self, retry_after_ms: Option<u64>) -> Self {
        Self { retry_after_ms, ..self }
    }

    pub(super) fn to_json(&self) -> Value {
        let Self { policy, why, verdict, .. } = self;
        let retries = policy.retries();
        let mut plan = json!({ "policy": policy.name, "why": why, "retries": retries });
        if let Some(verdict) = verdict {
            plan["verdict"] = verdict.word().into();
        }
        if policy.idempotent_only {
            plan["idempotent_only"] = true.into();
        }
        if policy.outcome_unknown {
            plan["outcome_unknown"] = true.into();
        }
        self.add_waits(&mut plan);
        plan
    }

    fn add_waits(&self, plan: &mut Value) {
        let mut waits = Vec::new();
        for (failure, random) in (0..).zip(RANDOM) {
            match waits::step(&self.policy, failure, self.retry_after_ms, random) {
                Step::Wait(wait) => waits.push(wait),
                Step::GiveUp(why) => {
                    plan["gives_up"] = why.into();
                    break;
                }
            }
        }
        plan["waits_ms"] = json!(waits);
    }
}

/// What a client follows when it knows only the status.
fn status_policy(model: &Model, status: u16) -> &Policy {
    let named_default = || {
        let retried = matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504);
        model.policies.iter().find(|policy| retried && policy.name == "default")
    };
    match model.status(status) {
        Some(known) => &model[known.retry],
        None => named_default().unwrap_or(&model.policies[0]),
    }
}
