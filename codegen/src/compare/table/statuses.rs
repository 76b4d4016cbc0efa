//! HTTP statuses.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::{Major, Minor, Patch};

super::family! { "statuses":

STATUS_CHANGED {
    name: "status-changed",
    summary: "An error is sent with another status.",
    says: "the status was `{was}` and is `{is}`",
    explanation: "Clients that know the code read it all the same. HTTP libraries, proxies and caches act on the status \
                  alone, and clients written by hand look there first.",
    advice: "keep the old status first and list the new one after it",
    effects: Effects { old_clients: Major, new_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 404, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

STATUS_ADDED {
    name: "status-added",
    kind: Kind::Added,
    summary: "An error can be sent with one more status.",
    says: "the error can be sent with the status `{is}` too",
    explanation: "The status that is sent unless a server names another stays. A known code under a status that a client \
                  doesn't list is still known.",
    advice: "let a server name the new status only to those who asked for it",
    effects: Effects { old_clients: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: 404, message: It is gone. }
",
    after: "errors:
  gone: { status: [404, 410], message: It is gone. }
"
}

STATUS_DROPPED {
    name: "status-dropped",
    kind: Kind::Removed,
    summary: "An error is no longer sent with a status.",
    says: "the error is no longer sent with the status `{was}`",
    explanation: "Clients lose nothing. A server in Rust that names the status is stopped by an assertion, and sends the \
                  first one in a release build.",
    advice: "look for `with_status` in servers",
    effects: Effects { new_clients: Minor, behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "errors:
  gone: { status: [404, 410], message: It is gone. }
",
    after: "errors:
  gone: { status: 404, message: It is gone. }
"
}

PHRASE_CHANGED {
    name: "phrase-changed",
    summary: "A status has another phrase.",
    says: "the phrase of the status was `{was}` and is `{is}`",
    explanation: "It stands in the docs. HTTP/2 and HTTP/3 don't send phrases, and clients may not rely on them.",
    advice: "nothing is to be done",
    effects: Effects::PROSE,
    before: "statuses:
  410: Gone
",
    after: "statuses:
  410: Not here any more
"
}

STATUS_POLICY_CHANGED {
    name: "status-policy-changed",
    summary: "A status has another retry policy.",
    says: "the policy of the status was `{was}` and is `{is}`",
    explanation: "Clients follow it when they don't know the code.",
    advice: "say in the changelog that clients wait otherwise",
    effects: Effects { behaviour: Minor, docs: Patch, ..Effects::NONE },
    before: "retry:
  soon: { initial: 1s }
  later: { initial: 10s }
statuses:
  410: { retry: soon }
  429: { retry: later }
  503: { retry: soon }
",
    after: "retry:
  soon: { initial: 1s }
  later: { initial: 10s }
statuses:
  410: { retry: later }
  429: { retry: later }
  503: { retry: soon }
"
}
}
