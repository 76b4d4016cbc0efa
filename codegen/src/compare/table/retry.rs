//! Whether clients try again.

use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "retry":

RETRY_BEGAN {
    name: "retry-began",
    summary: "Clients try again, and did not.",
    says: "clients try again by the policy `{is}`; they did not before",
    explanation: "Requests that were sent once are sent several times. Old clients follow the verdict of their own catalog.",
    advice: "make sure that a request that came to this error did nothing, or say `idempotent_only`",
    effects: Effects { behaviour: Major, old_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
statuses:
  503: { retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
statuses:
  503: { retry: soon }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
"
}

RETRY_ENDED {
    name: "retry-ended",
    summary: "Clients don't try again, and did.",
    says: "clients don't try again; they did by the policy `{was}`",
    explanation: "What came right by itself fails now.",
    advice: "keep the policy, or add a new error that isn't tried again",
    effects: Effects { behaviour: Major, old_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
statuses:
  503: { retry: soon }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
statuses:
  503: { retry: soon }
"
}

POLICY_EXCHANGED {
    name: "policy-exchanged",
    summary: "An error has another retry policy, which waits otherwise.",
    says: "the retry policy was `{was}` and is `{is}`",
    explanation: "Clients try again at other times, or another number of times.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
  later: { initial: 10s }
statuses:
  503: { retry: soon }
  429: { retry: later }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
  later: { initial: 10s }
statuses:
  503: { retry: soon }
  429: { retry: later }
errors:
  gone: { status: 410, message: It is gone., retry: later }
"
}

POLICY_RENAMED {
    name: "policy-renamed",
    summary: "An error has a retry policy of another name, which says the same.",
    says: "the retry policy was called `{was}` and is called `{is}`",
    explanation: "Clients do the same. Logs show the name.",
    advice: "nothing is to be done",
    effects: Effects { behaviour: Patch, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
  later: { initial: 1s }
statuses:
  503: { retry: soon }
  429: { retry: later }
errors:
  gone: { status: 410, message: It is gone., retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
  later: { initial: 1s }
statuses:
  503: { retry: soon }
  429: { retry: later }
errors:
  gone: { status: 410, message: It is gone., retry: later }
"
}

FALLBACK_POLICY_CHANGED {
    name: "fallback-policy-changed",
    summary: "Another policy is followed for codes and statuses without one.",
    says: "the policy for what has none was `{was}` and is `{is}`",
    explanation: "The policy called `default` is followed when an unknown code says on the wire that it can be tried again, \
                  and for some statuses.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "retry:
  default: { initial: 10s }
"
}
}
