//! What retry policies say.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "policies":

POLICY_ADDED {
    name: "policy-added",
    kind: Kind::Added,
    summary: "A retry policy is new.",
    says: "the retry policy `{name}` is new",
    explanation: "Where it is used, that is a change of its own.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "retry:
  soon: { initial: 1s }
"
}

POLICY_REMOVED {
    name: "policy-removed",
    kind: Kind::Removed,
    summary: "A retry policy is gone.",
    says: "the retry policy `{name}` is gone",
    explanation: "Where it was used, that is a change of its own.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "retry:
  soon: { initial: 1s }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

BACKOFF_CHANGED {
    name: "backoff-changed",
    summary: "The waits grow otherwise.",
    says: "the backoff was `{was}` and is `{is}`",
    explanation: "Clients try again at other times.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { backoff: exponential, attempts: 5 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { backoff: linear, attempts: 5 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

FIRST_WAIT_CHANGED {
    name: "first-wait-changed",
    summary: "The first wait is longer or shorter.",
    says: "the first wait was `{was}` and is `{is}`",
    explanation: "Clients try again at other times.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 5s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

FACTOR_CHANGED {
    name: "factor-changed",
    summary: "The waits grow faster or slower.",
    says: "the factor was `{was}` and is `{is}`",
    explanation: "Clients try again at other times.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { factor: 2 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { factor: 3 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

LONGEST_WAIT_CHANGED {
    name: "longest-wait-changed",
    summary: "The longest wait is other.",
    says: "the longest wait was `{was}` and is `{is}`",
    explanation: "Clients try again at other times.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1m, max: 90s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1m, max: 2m }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

JITTER_CHANGED {
    name: "jitter-changed",
    summary: "Chance adds another part to the waits.",
    says: "the jitter was `{was}` and is `{is}`",
    explanation: "Clients try again at other times. Less jitter brings them back all at once.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { jitter: none }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { jitter: full }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

ATTEMPTS_CHANGED {
    name: "attempts-changed",
    summary: "Clients try more or fewer times.",
    says: "the number of attempts was `{was}` and is `{is}`",
    explanation: "More attempts are more load on a service that fails; after fewer, clients give up earlier.",
    advice: "say in the changelog that clients try another number of times",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { attempts: 3 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { attempts: 5 }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

RETRY_AFTER_RULE_CHANGED {
    name: "retry-after-rule-changed",
    summary: "Clients do otherwise with `Retry-After`.",
    says: "what `Retry-After` does was `{was}` and is `{is}`",
    explanation: "Clients try again at other times, when a server asks them to wait.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { retry_after: at_least }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { retry_after: exactly }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

LONGEST_DEMAND_CHANGED {
    name: "longest-demand-changed",
    summary: "A server can make clients wait longer, or not as long.",
    says: "the longest wait that a server can ask for was `{was}` and is `{is}`",
    explanation: "Clients give up and report when a server asks for more.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { max_retry_after: 1m }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { max_retry_after: 2m }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

REPEATING_RESTRICTED {
    name: "repeating-restricted",
    summary: "Only what is safe to repeat is tried again.",
    says: "only what is safe to repeat is tried again",
    explanation: "Requests that aren't safe to repeat fail at once.",
    advice: "let clients mark what is safe to repeat, by an idempotency key say",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s, idempotent_only: true }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

REPEATING_ALLOWED {
    name: "repeating-allowed",
    summary: "What isn't safe to repeat is tried again.",
    says: "what isn't safe to repeat is tried again too",
    explanation: "A request that did its work before it failed does it twice.",
    advice: "keep `idempotent_only`, unless a request that came to this did nothing for certain",
    effects: Effects { behaviour: Major, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s, idempotent_only: true }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

OUTCOME_BECAME_UNKNOWN {
    name: "outcome-became-unknown",
    summary: "After the last attempt the work may have been done.",
    says: "after the last attempt, the work may have been done",
    explanation: "Programs that ask whether to tell the user so get another answer.",
    advice: "say in the changelog what clients shall look up",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s, on_final: outcome_unknown }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

OUTCOME_BECAME_KNOWN {
    name: "outcome-became-known",
    summary: "After the last attempt the work has not been done.",
    says: "after the last attempt, the work has not been done",
    explanation: "Programs that ask whether to tell the user so get another answer, and send the request anew.",
    advice: "make sure that the work is not done for certain",
    effects: Effects { behaviour: Major, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s, on_final: outcome_unknown }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}
}
