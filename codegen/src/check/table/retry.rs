//! Lints about retrying.

use super::super::{Rule, retry};
use crate::diagnostic::Severity;

/// The family's rules.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "no-retry-policy",
        severity: Severity::Warning,
        family: "retry",
        summary: "Nothing says whether clients retry a 429 or a 503.",
        explanation: "Both statuses invite a retry, and clients retry wildly or not at all when nobody tells them how. A policy of the error,
of its category or of the status will do; `never` is one.",
        bad: "errors:
  busy: { status: 503, message: We are busy., causes: [Many callers.], solution: Wait. }
",
        good: "errors:
  busy: { status: 503, message: We are busy., retry: never, causes: [Many callers.], solution: Wait. }
",
        run: Some(retry::no_retry_policy),
    },
    Rule {
        name: "server-error-without-policy",
        severity: Severity::Warning,
        family: "retry",
        summary: "Nothing says whether clients retry a 5xx.",
        explanation: "Some failures pass by themselves, others repeat each time, and only you know which. A policy of the error, of its
category or of the status will do; `never` is one.",
        bad: "errors:
  busy: { status: 500, message: We are busy., causes: [Many callers.], solution: Wait. }
",
        good: "errors:
  busy: { status: 500, message: We are busy., retry: never, causes: [Many callers.], solution: Wait. }
",
        run: Some(retry::server_error_without_policy),
    },
    Rule {
        name: "client-error-retries",
        severity: Severity::Warning,
        family: "retry",
        summary: "A 4xx that says the request is wrong is retried.",
        explanation: "Sent again unchanged, a wrong request fails again. Only 408, 425 and 429 say that a later attempt may succeed.",
        bad: "retry:
  default: { attempts: 5 }
errors:
  busy: { status: 409, message: We are busy., retry: default, causes: [Many callers.], solution: Wait. }
",
        good: "retry:
  default: { attempts: 5 }
errors:
  busy: { status: 429, message: We are busy., retry: default, causes: [Many callers.], solution: Wait. }
",
        run: Some(retry::client_error_retries),
    },
    Rule {
        name: "unused-policy",
        severity: Severity::Warning,
        family: "retry",
        summary: "Nothing uses the retry policy.",
        explanation: "Policies are used by errors, categories and statuses. The one named `default` is used by statuses without being named.",
        bad: "retry:
  slow: { initial: 1m }
",
        good: "retry:
  slow: { initial: 1m }
errors:
  busy: { status: 503, message: We are busy., retry: slow, causes: [Many callers.], solution: Wait. }
",
        run: Some(retry::unused_policy),
    },
];
